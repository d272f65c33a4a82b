"""Values and names in the words that the cards have for them."""

from __future__ import annotations

from argmap.editor.markup import Words, bold, code, italic, listed, shortened
from argmap.model import Attribution, Claim, Evidence, Likelihood, Map, Quote, Source, Speaker
from argmap.model.entries import EntryBase
from argmap.model.naming import name_in
from argmap.model.scales import likelihood_words

STANCES = {"asserts": "Said by", "denies": "Denied by", "doubts": "Doubted by"}
TOLD = {"asserts": "says", "denies": "denies", "doubts": "doubts"}
_VERDICTS = {
    "exact": "word for word",
    "normalised": "word for word",
    "elided": "with words left out",
    "bracketed": "with words in brackets",
    "near": "altered",
    "absent": "not in the source",
    "unchecked": "not looked up",
}
_QUOTE = 140
_TITLE = 70


def percent(low: float, high: float) -> str:
    """Bounds in percent: `55–80 %`, `60 %`."""
    return f"{low:g} %" if low == high else f"{low:g}–{high:g} %"


def likely(map: Map, likelihood: Likelihood) -> str:
    """A likelihood, with what its word means: `likely (55–80 %)`."""
    if likelihood.text in likelihood_words(map.scale):
        return f"{likelihood.text} ({percent(likelihood.low, likelihood.high)})"
    return likelihood.text


def judged(entry: EntryBase) -> list[Words]:
    """The judgments on an entry in brackets, to stand behind its text; none where it has none."""
    if not isinstance(entry, Claim | Evidence):
        return []
    parts = [entry.likelihood.text] if entry.likelihood else []
    parts += [f"{entry.confidence.level} confidence"] if entry.confidence else []
    parts += [f"grade {entry.grade}"] if isinstance(entry, Evidence) and entry.grade else []
    return [" ", italic(f"[{', '.join(parts)}]")] if parts else []


def about(map: Map, id: str, most: int) -> list[Words]:
    """An entry that is named: its id, its text and its judgments."""
    entry = map.get(id)
    if entry is None:
        return [code(id)]
    return [code(id), f": {shortened(entry.text, most)}", *judged(entry)]


def who(map: Map, id: str) -> list[Words]:
    """Somebody who speaks: the name, the role and whom they belong to."""
    speaker = map.get(id)
    found: list[Words] = [bold(name_in(map, id))]
    if isinstance(speaker, Speaker):
        facts = [shortened(speaker.role, _TITLE)] if speaker.role else []
        facts += [f"of {name_in(map, speaker.of)}"] if speaker.of else []
        found += [f" ({', '.join(facts)})"] if facts else []
    return found


def said(map: Map, one: Attribution) -> list[Words]:
    """An attribution on one line: who, where, how, in which words, and whether they stand there."""
    if one.speaker == "author" and one.source:
        found: list[Words] = [f"{_voice(one)} ", *where(map, one)]
    else:
        via = [name for id in one.via for name in (" via ", *who(map, id))]
        place = [" in ", *where(map, one)] if one.source else []
        found = [f"{STANCES[one.stance]} ", *who(map, one.speaker), *via, *place]
    found += [f", {word}" for word in (*one.locators, one.mode) if word]
    if one.quote:
        found += [f": {quoted(one.quote)} (", italic(verdict(one.quote)), ")"]
    if one.hedge:
        found.append(f"; hedged: {quoted(one.hedge)}")
    return found


def _voice(one: Attribution) -> str:
    return {"asserts": "From", "denies": "Denied in", "doubts": "Doubted in"}[one.stance]


def where(map: Map, one: Attribution) -> list[Words]:
    """The source of an attribution, by id and title."""
    assert one.source is not None
    source = map.get(one.source)
    title = [f" ({shortened(source.text, _TITLE)})"] if isinstance(source, Source) else []
    return [code(one.source), *title]


def quoted(quote: Quote) -> str:
    """The words of a quote in quotation marks, cut where they are many."""
    return f"\u201c{shortened(quote.text, _QUOTE)}\u201d"


def verdict(quote: Quote) -> str:
    """What came of looking a quote up, in a few words."""
    return _VERDICTS[quote.verdict.verdict if quote.verdict else "unchecked"]


def ids(found: list[str] | tuple[str, ...], most: int = 8) -> list[Words]:
    """Ids, and how many more there are."""
    more: list[Words] = [f" and {len(found) - most} more"] if len(found) > most else []
    return [*listed(code(id) for id in found[:most]), *more]
