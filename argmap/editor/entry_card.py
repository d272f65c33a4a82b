"""All that is known of an entry, as a card for a small window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.editor.indexes import grounds, holding, reasons
from argmap.editor.markup import Card, Words, bold, code, italic, listed, shortened
from argmap.editor.told import about, ids, likely, said
from argmap.editor.voice_card import source_facts, speaker_facts
from argmap.exchange.dates import in_words
from argmap.exchange.ground import sum_of
from argmap.graph.ends import contradictions, corroborations, into, out_of
from argmap.graph.hypotheses import likeliest_first
from argmap.model import (
    Argument,
    Assumption,
    Claim,
    Evidence,
    Import,
    Link,
    Map,
    MapHead,
    Question,
    Section,
    Source,
    Speaker,
)
from argmap.model.entries import EntryBase
from argmap.model.scales import admiralty
from argmap.text import counted

_FEW = 4
"""How many of what may be many are shown."""
_TEXT = 110
"""How much of another entry's text is shown, in code points."""
_NOTE = 300
"""The same of a note."""
_ACTIVE = {
    "answers": "Answers",
    "supports": "Supports",
    "attacks": "Attacks",
    "undercuts": "Undercuts",
    "assumes": "Assumes",
    "updates": "Updates",
    "explains": "Explains",
    "details": "Details",
    "bears on": "Bears on",
}
_PASSIVE = {
    "assumes": "Assumed by",
    "updates": "Updated by",
    "explains": "Explained by",
    "details": "Detailed by",
    "bears on": "Gaps",
}


def entry_card(map: Map, entry: EntryBase) -> Card:
    """The card of an entry of a map, or of one that it imports."""
    card = Card()
    imported = entry.id in map.imported and entry.id not in map.entries
    card.line(italic(entry.kind), " ", code(entry.id), f" from {entry.at.file}" if imported else "")
    card.line(bold(entry.text))
    match entry:
        case Source():
            source_facts(card, map, entry)
        case Speaker():
            speaker_facts(card, map, entry)
        case MapHead():
            _head(card, map, entry)
        case Section():
            card.line(f"Holds {_entries(holding(map).get(entry.id, 0))}.")
        case Import():
            _import(card, map, entry)
        case Argument():
            _argument(card, map, entry)
        case _:
            _judgments(card, map, entry)
            _items(card, [said(map, one) for one in getattr(entry, "attributions", ())])
    _reasons(card, map, entry)
    _relations(card, map, entry)
    if isinstance(entry, Claim | Evidence | Assumption):
        ground = grounds(map).of(entry.id)
        if ground.shares:
            names = [italic(one.name) for one in ground.independent]
            more = [f" and {len(names) - _FEW} more"] if len(names) > _FEW else []
            told = sum_of(map, ground)[0].removesuffix(".")
            card.fact("Rests on", f"{told}: ", *listed(names[:_FEW]), *more)
    for note in entry.note:
        card.fact("Note", shortened(note, _NOTE))
    if entry.tags:
        card.fact("Tags", ", ".join(entry.tags))
    return card


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"


def _judgments(card: Card, map: Map, entry: EntryBase) -> None:
    if isinstance(entry, Claim | Evidence):
        if entry.likelihood:
            card.fact("Likelihood", f"{likely(map, entry.likelihood)}, scale {map.scale}")
        if entry.confidence:
            why = entry.confidence.reason
            told = f", {shortened(why, _NOTE)}" if why else ""
            card.fact("Confidence", f"{entry.confidence.level}{told}")
        if isinstance(entry, Evidence) and entry.grade:
            meaning = admiralty("evidence").get(entry.grade, "").lower()
            card.fact("Grade", f"{entry.grade}, {meaning}")
        if entry.on:
            card.fact("On", in_words(entry.on.text))
    elif isinstance(entry, Assumption):
        if entry.falls_if:
            card.fact("Falls if", shortened(entry.falls_if, _NOTE))
        if entry.tested:
            card.fact("Tested", in_words(entry.tested.text))


def _head(card: Card, map: Map, entry: MapHead) -> None:
    kinds = Counter(one.kind for one in map.entries.values())
    shown = [
        f"{counted(kinds[kind], 'item')} of evidence"
        if kind == "evidence"
        else counted(kinds[kind], kind)
        for kind in ("question", "claim", "evidence", "source", "speaker")
        if kinds[kind]
    ]
    facts = [f"by {entry.author}"] if entry.author else []
    facts += [in_words(entry.date.text)] if entry.date else []
    card.line(" · ".join([*facts, f"scale {entry.scale}", ", ".join(shown)]))
    card.line(entry.summary or "")


def _import(card: Card, map: Map, entry: Import) -> None:
    named = [id for id in map.imported if id.startswith(f"{entry.id}.")]
    card.line(f"The map in the folder {entry.text}; its ids are ", code(f"{entry.id}.ID"), " here.")
    if named:
        card.fact("Used", *ids(named))


def _argument(card: Card, map: Map, entry: Argument) -> None:
    against = entry.stance == "against"
    strength = f"{entry.strength} " if entry.strength else ""
    scheme = f", scheme {entry.scheme}" if entry.scheme else ""
    way = "against" if against else "for"
    card.line(italic(f"{strength}argument {way} its conclusion{scheme}"))
    for number, id in enumerate(entry.premises):
        card.item("and " if number else "because ", *about(map, id, _TEXT))
    if entry.conclusion:
        word = "speaks against " if against else "therefore "
        card.item(word, *about(map, entry.conclusion, _TEXT))


def _reasons(card: Card, map: Map, entry: EntryBase) -> None:
    for_, against, undercuts = reasons(map, entry.id)
    if isinstance(entry, Question):
        answers = [id for link in for_ for id in link.premises]
        answers.sort(key=lambda id: likeliest_first(map, id))
        _group(card, "Hypotheses", [about(map, id, _TEXT) for id in answers], len(answers))
        return
    _group(card, "For", [_reason(map, link) for link in for_], len(for_))
    _group(card, "Against", [_reason(map, link) for link in against], len(against))
    _group(card, "Undercut", [_hit(map, link, entry) for link in undercuts], len(undercuts))


def _reason(map: Map, link: Link) -> list[Words]:
    """The premises of a link, and the argument that joins them to what they bear on."""
    strength: list[Words] = [italic(f"{link.strength}ly"), " "] if link.strength else []
    warrant: list[Words] = [" (by ", code(link.argument), ")"] if link.argument else []
    if len(link.premises) == 1:
        return [*strength, *about(map, link.premises[0], _TEXT), *warrant]
    most = max(40, _TEXT // len(link.premises))
    return [*strength, *listed((about(map, id, most) for id in link.premises), " + "), *warrant]


def _hit(map: Map, link: Link, entry: EntryBase) -> list[Words]:
    """An undercut, and the link that it is aimed at where that is not the entry itself."""
    told = _reason(map, link)
    return told if link.target == entry.id else ["of ", code(link.target), " by ", *told]


def _relations(card: Card, map: Map, entry: EntryBase) -> None:
    leading: dict[str, list[str]] = {}
    for link in out_of(map).get(entry.id, ()):
        if link.relation in _ACTIVE:
            leading.setdefault(link.relation, []).append(link.target)
    told = [(word, tuple(dict.fromkeys(leading.get(name, ())))) for name, word in _ACTIVE.items()]
    told.append(("Contradicts", tuple(dict.fromkeys(contradictions(map).get(entry.id, ())))))
    told.append(("Corroborates", tuple(dict.fromkeys(corroborations(map).get(entry.id, ())))))
    for name, word in _PASSIVE.items():
        links = into(map, name).get(entry.id, ())
        told.append((word, tuple(dict.fromkeys(id for link in links for id in link.premises))))
    for word, named in told:
        if named:
            card.fact(word, *ids(named, _FEW * 2))


def _group(card: Card, title: str, lines: Sequence[Sequence[Words]], number: int) -> None:
    if lines:
        card.line(bold(title), f" ({number:,})")
        _items(card, lines)


def _items(card: Card, lines: Iterable[Sequence[Words]]) -> None:
    lines = list(lines)
    for line in lines[:_FEW]:
        card.item(*line)
    if len(lines) > _FEW:
        card.item(italic(f"and {len(lines) - _FEW:,} more"))
