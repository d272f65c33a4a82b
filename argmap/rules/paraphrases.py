"""Claims beside the quotes they rest on: which clause of a quote a claim takes up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from argmap.model import Attribution, Claim, Evidence, Map, Quote
from argmap.model.once import once
from argmap.rules.texts import claims
from argmap.rules.vocabularies import WORD, Vocabulary, lowered, vocabulary_of, words_of

_MARKS = re.compile(r"[.,:](?!\d)|[;!?()\[\]\u2014\u2013\u2026\"“”]|\s-+\s")
_LONG_QUOTE, _LONG_CLAIM = 1000, 500
_SURE, _SHARE = 2, 0.6
"""A clause is taken up where so many of its words of substance, and such a share, are there..."""
_MANY, _HALF = 3, 0.5
"""... or so many and such a share; or where it and the claim have nothing else."""


class Paraphrase(NamedTuple):
    """A claim beside a quote that it rests on."""

    entry: Claim | Evidence
    said: Attribution
    quote: Quote
    small: str
    """The quote, lowered."""
    words: frozenset[str]
    """Its words."""


@once
def paraphrases(map: Map) -> Sequence[Paraphrase]:
    """Each claim with an attribution that asserts it and its quote, in reading order.

    A text of many sentences is no paraphrase, and a quote of many says more than its claim.
    """
    found = []
    for entry in claims(map):
        for said in entry.attributions:
            quote = said.quote
            if quote is None or said.stance != "asserts":
                continue
            if len(quote.text) <= _LONG_QUOTE and len(entry.text) <= _LONG_CLAIM:
                small = lowered(quote.text)
                found.append(Paraphrase(entry, said, quote, small, frozenset(words_of(small))))
    return found


@dataclass(slots=True)
class Clause:
    """A clause of a quote."""

    start: int
    end: int
    words: list[tuple[int, str]]
    """Its words of substance, with where they begin."""


def clauses(small: str, vocabulary: Vocabulary) -> list[Clause]:
    """The clauses of a lowered text: what its marks and joining words part."""
    stops = [found.span() for found in _MARKS.finditer(small)]
    stops += [found.span() for found in vocabulary.pattern("clauses.breaks").finditer(small)]
    found, start = [], 0
    for stop, next_start in [*sorted(stops), (len(small), len(small))]:
        if small[start:stop].strip():
            found.append(Clause(start, stop, substance(small, vocabulary, start, stop)))
        start = max(start, next_start)
    return found


def substance(
    small: str, vocabulary: Vocabulary, start: int = 0, end: int | None = None
) -> list[tuple[int, str]]:
    """The words of a lowered text that are no function words, without a possessive ending."""
    stop = len(small) if end is None else end
    without = vocabulary.words("function_words")
    words = [(one.start(), one[0].removesuffix("'s")) for one in WORD.finditer(small, start, stop)]
    return [(at, word) for at, word in words if word not in without]


def takes_up(clause: Clause, claim: Collection[str], others: list[Clause]) -> bool:
    """Whether a claim, by its words of substance, takes up a clause rather than any of others."""
    words = {word for _, word in clause.words}
    shared = sum(has_like(word, claim) for word in words)
    share = shared / len(words) if words else 0
    is_all = 0 < shared == len(words) == len(set(claim))
    much = (shared >= _SURE and share >= _SHARE) or (shared >= _MANY and share >= _HALF)
    if not (is_all or much):
        return False
    mine = _covered(claim, clause)
    return all(_covered(claim, other) < mine for other in others)


def has_like(word: str, words: Collection[str]) -> bool:
    """Whether some words have one that is the same but for its ending."""
    return word in words or any(_alike(word, other) for other in words)


def denies(words: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether some words have one that denies, in whatever form."""
    kept = vocabulary.words("negations.kept")
    return any(word in kept for word in words)


def in_language(quote: str, claim: str, vocabulary: Vocabulary) -> bool:
    """Whether a lowered quote is in a language: by its function words, or, where it is too short
    to have any, as it shares its words with its claim, which is."""
    found = vocabulary_of(quote)
    if found is not None:
        return found is vocabulary
    mine = [word for _, word in substance(quote, vocabulary)]
    theirs = [word for _, word in substance(claim, vocabulary)]
    shared = sum(has_like(word, theirs) for word in mine)
    return shared >= len(mine) * _HALF and vocabulary_of(claim) in (vocabulary, None)


def _covered(claim: Collection[str], clause: Clause) -> int:
    words = {word for _, word in clause.words}
    return sum(has_like(word, words) for word in claim)


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings at most: `receive`, `receives`, `receiving`."""
    short, long = sorted((one, other), key=len)
    beginning = max(3, len(short) - 2)
    return len(long) - len(short) <= 4 and short[:beginning] == long[:beginning]
