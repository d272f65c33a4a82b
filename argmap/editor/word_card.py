"""What a word of the language or of a vocabulary means, and how it is written."""

from __future__ import annotations

from argmap.diagnostics.explanation import explanation
from argmap.editor.markup import Card, Words, bold, code, italic, listed, ours
from argmap.editor.told import percent
from argmap.exchange.dates import in_words
from argmap.language.vocabulary import (
    KEYS,
    KINDS,
    MODES,
    STRENGTHS,
    Key,
    keys_of,
    relation_of,
    strength_of,
)
from argmap.model.dates import read_date
from argmap.model.fault import ValueFault
from argmap.model.scales import (
    LEVELS,
    admiralty,
    admiralty_source,
    read_likelihood,
    scale_source,
    scales,
    scheme_source,
    schemes,
)
from argmap.rules import families, rule

_DATES = ("on", "published", "accessed", "date", "tested")
_FORMS = {
    "text": "TEXT",
    "ids": "ID, ID",
    "premises": "ID + ID, ID",
    "links": "ID -> ID, ARGUMENT",
    "attribution": "SPEAKER via SPEAKER in SOURCE, LOCATOR, MODE",
    "origin": "SOURCE, LOCATOR",
    "hedge": "WORDS",
}
_VALUES = {
    "scale": "icd203",
    "likelihood": "likely",
    "confidence": "low, WHY",
    "grade": "B",
    "of": "SPEAKER",
    "conclusion": "ID",
    "scheme": "SCHEME",
    "strength": "strong",
    "stance": "against",
    "alias": "NAME, NAME",
    "tags": "TAG, TAG",
    "url": "https://ADDRESS",
    "archived": "https://ADDRESS",
    "file": "PATH",
    "sha256": "DIGEST",
    "cites": "SOURCE, SOURCE",
    "descriptor": "TEXT",
    **dict.fromkeys(_DATES, "2006-07-17"),
}
"""What stands behind a key, where its form alone does not say it."""


def kind_card(kind: str) -> Card | None:
    """What entries of a kind are, and the keys that they can have."""
    if kind not in KINDS:
        return None
    card = Card()
    card.line(bold(kind), ": ", *ours(KINDS[kind]))
    card.form(f"{kind} ID: {'PATH' if kind == 'import' else 'TEXT'}")
    card.fact("Keys", *listed(code(key) for key in keys_of(kind)))
    return card


def key_card(key: str, kind: str | None) -> Card | None:
    """What a key says in an entry of a kind, and what may stand behind it."""
    name, strength = strength_of(key)
    known = KEYS.get(name)
    if known is None:
        return None
    card = Card()
    relation = relation_of(name)
    if relation and relation[1]:
        active = relation[0]
        meaning: list[Words] = ["each of these ", code(active.active), f" it: {active.meaning}"]
    else:
        meaning = ours(known.meaning)
    card.line(bold(key), ": ", *meaning)
    if strength:
        word = next(word for word, one in STRENGTHS.items() if one == strength)
        card.line(code(word), f" marks the reason as {strength}.")
    card.form(f"  {key}: {_behind(known, kind)}")
    if relation and relation[0].linked and known.form == "premises":
        card.line("What ", code("+"), " joins counts only together; commas part separate reasons.")
    if relation and not relation[1]:
        targets = ("a link" if one == "link" else one for one in relation[0].targets)
        card.fact("Names", *listed(targets))
    card.fact(
        "Stands in", *listed(known.kinds if len(known.kinds) < len(KINDS) else ("any entry",))
    )
    return card


def _behind(key: Key, kind: str | None) -> str:
    if key.name == "grade" and kind == "evidence":
        return "2"
    if key.name == "author":
        return "SPEAKER, SPEAKER" if kind == "source" else "NAME"
    return _VALUES.get(key.name) or _FORMS[key.form]


def value_card(key: str, text: str, kind: str | None, scale: str) -> Card | None:
    """What a value means; `scale` is the map's. None where the words speak for themselves."""
    text = " ".join(text.split())
    if key == "likelihood":
        return _likelihood(text, scale)
    if key == "scale":
        return scale_card(text, "") if text in scales() else None
    if key == "confidence":
        return _confidence(text)
    if key == "grade":
        return _grade(text, "source" if kind == "source" else "evidence")
    if key in _DATES:
        return _date(text)
    card = Card()
    if key == "scheme" and text in schemes():
        card.line(bold(text), ": an argumentation scheme")
        card.line(italic(scheme_source()))
    elif key == "strength" and text in ("strong", "weak"):
        card.line(bold(text), f": the premises are a {text} reason")
    elif key == "stance" and text in ("for", "against"):
        card.line(bold(text), f": the premises speak {text} the conclusion")
    else:
        return None
    return card


def scale_card(name: str, marked: str) -> Card:
    """A scale, from its highest word to its lowest, one of them marked."""
    card = Card()
    card.line(bold(name), ": a scale of likelihood words")
    _rows(card, name, {marked})
    return card


def _rows(card: Card, name: str, marked: set[str]) -> None:
    for term in sorted(scales()[name], key=lambda one: -one.low - one.high):
        word = f"{term.word} or {term.alternative}" if term.alternative else term.word
        stands_out = not marked.isdisjoint((term.word, term.alternative))
        card.item(bold(word) if stands_out else word, f" {percent(term.low, term.high)}")
    card.line(italic(scale_source(name)))


def _likelihood(text: str, scale: str) -> Card | None:
    try:
        read = read_likelihood(text, scale)
    except ValueFault:
        return None
    terms = scales()[scale]
    same = {one for one in terms if text in (one.word, one.alternative)}
    met = same or {one for one in terms if one.low < read.high and read.low < one.high}
    met = met or {one for one in terms if one.low <= read.low <= one.high}
    card = Card()
    if same:
        card.line(bold(text), f": {percent(read.low, read.high)}")
    else:
        words = [one.word for one in terms if one in met]
        span = " to ".join(dict.fromkeys((words[0], words[-1]))) if words else ""
        between = f"; in words of {scale}: {span}" if span else f"; {scale} has no word for it"
        card.line(bold(percent(read.low, read.high)), between)
    _rows(card, scale, {one.word for one in met})
    return card


def _confidence(text: str) -> Card | None:
    level = text.partition(",")[0].strip()
    if level not in LEVELS:
        return None
    card = Card()
    card.line(bold(f"{level} confidence"), ": how well founded the judgment is")
    card.line("How likely the claim is, it does not say. The levels are ", *listed(LEVELS), ".")
    return card


def _grade(text: str, kind: str) -> Card | None:
    table = admiralty(kind)
    if text not in table:
        return None
    card = Card()
    of = "how reliable a source is" if kind == "source" else "how credible evidence is"
    card.line(bold(text), f": {table[text].lower()} ({of})")
    for letter, meaning in table.items():
        row = f"{letter} {meaning.lower()}"
        card.item(bold(row) if letter == text else row)
    card.line(italic(admiralty_source()))
    return card


def _date(text: str) -> Card | None:
    try:
        read = read_date(text)
    except ValueFault:
        return None
    card = Card()
    card.line(bold(in_words(text)))
    first, last = read.earliest, read.latest
    if first and last and first != last:
        card.line(f"Any day from {in_words(first)} to {in_words(last)}.")
    card.line(italic("EDTF (ISO 8601-2), levels 0 and 1"))
    return card


def mode_card(mode: str) -> Card | None:
    """What a mode says of how the source gives the words."""
    if mode not in MODES:
        return None
    card = Card()
    card.line(bold(mode), f": {MODES[mode]}")
    return card


def rule_card(name: str) -> Card | None:
    """What a rule finds, and why it matters."""
    if name not in families():
        return None
    known = rule(name)
    card = Card()
    always = ", always on" if known.always_on else ""
    card.line(bold(name), italic(f" {known.severity}, {known.family}{always}"))
    for part in explanation(known):
        if not part.code and part.heading in ("", "Why it matters"):
            for paragraph in part.text.split("\n\n"):
                card.line(*ours(paragraph))
    return card
