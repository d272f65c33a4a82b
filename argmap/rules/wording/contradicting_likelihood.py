"""What it finds: a claim of the analyst's own whose text says one likelihood and whose
`likelihood:` says another.

Why it matters: readers of the text and readers of the picture come away with different judgments.

Severity: warning

Wrong:

    claim unsafe: The bridge is probably unsafe.
      likelihood: very unlikely
      supported by: rust

    claim rust: Its bearings are rusted.

Right:

    claim unsafe: The bridge is unsafe.
      likelihood: very unlikely
      supported by: rust

    claim rust: Its bearings are rusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Likelihood, Map
from argmap.model.scales import likelihood_words, read_likelihood, scales
from argmap.rules.texts import claims, place_in_text, unquoted
from argmap.rules.vocabularies import (
    Vocabulary,
    apart,
    lowered,
    pattern,
    vocabulary_of,
)

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each claim whose two likelihoods have no percentage in common."""
    scale = map.scale
    for entry in claims(map):
        likelihood = entry.likelihood
        if likelihood is None or entry.attributions:
            continue
        small = unquoted(lowered(entry.text))
        vocabulary = vocabulary_of(small)
        said = vocabulary and _said(small, scale, vocabulary)
        if not said:
            continue
        start, end, other = said
        if other.high <= likelihood.low or other.low >= likelihood.high:
            others = (Label(entry.places["likelihood"], _range(likelihood)),)
            yield Diagnostic(
                "contradicting-likelihood",
                "warning",
                f"{entry.kind} `{entry.id}` says `{entry.text[start:end]}` in its text, and "
                f"`{likelihood.text}` as its likelihood",
                Label(place_in_text(entry, start, end), _range(other)),
                others,
                ("leave the likelihood out of the text: `likelihood:` says it",),
            )


def _said(small: str, scale: str, vocabulary: Vocabulary) -> tuple[int, int, Likelihood] | None:
    """The one likelihood that a text says, with its place."""
    find, terms = _terms(scale, vocabulary)
    never = vocabulary.pattern("likelihood.degrees_never").finditer(small)
    found = list(apart(find.finditer(small), never))
    if len(found) != 1 or found[0][0] not in terms:
        return None
    return found[0].start(), found[0].end(), read_likelihood(terms[found[0][0]], scale)


@cache
def _terms(scale: str, vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds likelihoods in texts, and what each word of a scale is in it.

    Words of other scales are found too, as `highly likely` is not the `likely` of ICD 203.
    """
    words = likelihood_words(scale)
    degrees = vocabulary.words("likelihood.degrees")
    terms = {word: word for word in words if " " in word or word in degrees}
    derived = vocabulary.table("likelihood.derived")
    terms |= {word: term for word, term in derived.items() if term in words}
    others = {word for one in scales() for word in likelihood_words(one) if " " in word}
    return pattern(others | set(terms)), terms


def _range(likelihood: Likelihood) -> str:
    low, high = likelihood.low, likelihood.high
    return f"{low:g} %" if low == high else f"{low:g} to {high:g} %"
