"""What it finds: a word of likelihood from another scale than the map's, in the analyst's own text.

Why it matters: each scale gives its words percentages of its own. A reader can't tell whether
`highly likely` (PHIA) is meant to be more than `very likely` (ICD 203), which stands next to it.

Severity: warning

Fix: unsafe: writes the word of the map's scale whose range is nearest.

Wrong:

    map bridge: Is the bridge safe?
      scale: icd203

    claim unsafe: It is highly likely that the bridge is unsafe.
      supported by: rust

    claim rust: Its bearings are rusted.

Right:

    map bridge: Is the bridge safe?
      scale: icd203

    claim unsafe: It is very likely that the bridge is unsafe.
      supported by: rust

    claim rust: Its bearings are rusted.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.model import Map
from argmap.model.scales import Term, likelihood_words, nearest_word, scales
from argmap.rules.texts import Text, claims, own_texts, unquoted
from argmap.rules.vocabularies import holding, lowered, pattern, vocabularies

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such word, in maps that use their scale."""
    head, scale = map.head, map.scale
    if not (head and "scale" in head.places) and not any(entry.likelihood for entry in claims(map)):
        return
    others = _others(scale)
    find = pattern(others)
    for text in holding(list(own_texts(map)), others):
        for found in find.finditer(unquoted(lowered(text.words))):
            other, term = others[found[0]]
            yield _found(text, found.start(), found.end(), other, term, scale)


def _others(scale: str) -> dict[str, tuple[str, Term]]:
    """The terms of several words that other scales have, with their scale.

    Single words, such as `remote` and `certain`, have everyday senses. So do Kent's `probably
    not` and `almost certainly not` in a scale that has their halves.
    """
    mine = likelihood_words(scale)
    return {
        word: (other, term)
        for other, terms in scales().items()
        if other != scale
        for term in terms
        for word in (term.word, term.alternative)
        if word and " " in word and not word.endswith(" not") and word not in mine
    }


def _found(text: Text, start: int, end: int, other: str, term: Term, scale: str) -> Diagnostic:
    word, place = text.words[start:end], text.place(start, end)
    near = nearest_word(term, scale)
    fixes: tuple[Fix, ...] = ()
    adjectives = any(
        one.pattern("likelihood.adjectives").fullmatch(word.lower())
        and one.pattern("likelihood.adjectives").fullmatch(near)
        for one in vocabularies()
    )
    if adjectives and place.text == word:
        written = near[:1].upper() + near[1:] if word[:1].isupper() else near
        fixes = (Fix(f"write `{written}`", (Edit(place, written),), safe=False),)
    return Diagnostic(
        "other-scale-word",
        "warning",
        f"`{word}` is a word of the scale {other}, and this map uses {scale}",
        Label(place, f"{term.low:g} to {term.high:g} % in {other}"),
        help=(f"in {scale} the nearest is `{near}`",),
        fixes=fixes,
    )
