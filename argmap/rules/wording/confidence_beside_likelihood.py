"""What it finds: a sentence of the analyst's own that says at once how likely something is and
how confident the analyst is.

Why it matters: a reader takes the two for one measure, and adds them up. ICD 203 forbids to
combine them: "We have high confidence that it is likely" leaves open what is high.

Severity: warning

Wrong:

    claim unsafe: The bridge is unsafe.
      supported by: rust
      note: We have high confidence that the bridge is very likely unsafe.

    claim rust: Its bearings are rusted.

Right:

    claim unsafe: The bridge is unsafe.
      likelihood: very likely
      confidence: high, two engineers looked at it
      supported by: rust

    claim rust: Its bearings are rusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.model.scales import likelihood_words, scales
from argmap.rules.texts import Text, own_texts, unquoted
from argmap.rules.vocabularies import (
    Vocabulary,
    apart,
    holding,
    lowered,
    pattern,
    vocabularies,
    words_of,
)
from argmap.sources.sentences import sentence_ends

_PARTS = re.compile(r"[^;:()\u2014]+")

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such sentence."""
    texts = list(own_texts(map))
    for vocabulary in vocabularies():
        for text in holding(texts, vocabulary.words("likelihood.confidence")):
            yield from _combined(text, vocabulary)


def _combined(text: Text, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    small = unquoted(lowered(text.words))
    start = 0
    for end in [*sentence_ends(text.words, 0, len(text.words)), len(text.words)]:
        if not _reported(small[start:end], vocabulary):
            for part in _PARTS.finditer(small, start, end):
                confidence = next(
                    apart(
                        vocabulary.pattern("likelihood.confidence").finditer(small, *part.span()),
                        vocabulary.pattern("likelihood.confidence_never").finditer(
                            small, *part.span()
                        ),
                    ),
                    None,
                )
                degree = confidence and _degree(small, part.start(), part.end(), vocabulary)
                if confidence and degree:
                    yield _found(text, confidence.span(), degree)
                    break
        start = end


def _reported(sentence: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence tells what somebody else says or judges."""
    words = words_of(sentence)
    verbs, writer = vocabulary.words("reports.verbs"), vocabulary.words("reports.writer")
    return any(
        word in verbs and not (number and words[number - 1] in writer)
        for number, word in enumerate(words)
    )


def _degree(small: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where a degree of likelihood stands."""
    never = vocabulary.pattern("likelihood.degrees_never").finditer(small, start, end)
    found = next(apart(_degrees(vocabulary).finditer(small, start, end), never), None)
    return found.span() if found else None


@cache
def _degrees(vocabulary: Vocabulary) -> re.Pattern[str]:
    """What finds degrees of likelihood; one-word terms of the scales have other senses too."""
    terms = {word for scale in scales() for word in likelihood_words(scale) if " " in word}
    return pattern([*terms, *vocabulary.list("likelihood.degrees")])


def _found(text: Text, confidence: tuple[int, int], degree: tuple[int, int]) -> Diagnostic:
    sure, likely = text.words[slice(*confidence)], text.words[slice(*degree)]
    return Diagnostic(
        "confidence-beside-likelihood",
        "warning",
        f"one sentence says `{likely}`, a likelihood, and `{sure}`, a confidence",
        Label(text.place(*confidence), "how confident"),
        (Label(text.place(*degree), "how likely"),),
        ("say them in two sentences, or write `likelihood:` and `confidence:` lines",),
    )
