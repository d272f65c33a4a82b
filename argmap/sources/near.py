"""The passage of a document that comes closest to a quote that does not stand in it.

For the message only: nothing found here ever passes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from argmap.sources.boundaries import cuts_a_word
from argmap.sources.folding import APOSTROPHES, QUOTATION_MARKS, fold
from argmap.sources.sentences import sentence_ends

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*|[^\w\s]")
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u2009\u202f]\d+)+")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ALL_MARKS = ".,;:!?()[]{}-–—…" + QUOTATION_MARKS + APOSTROPHES
_MARKS = frozenset(fold(mark) for mark in _ALL_MARKS)
_VOTERS = 96
"""How many words of a quote, the rarest, say where it could be."""
_COMMON = 2_000
"""A word that stands more often in a document says nothing."""
_LONGEST = 12_000
"""How many words of a longer quote are compared."""


@dataclass(slots=True, frozen=True)
class Close:
    """A passage, in code points, and how many of the quote's words it has in their order."""

    start: int
    end: int
    shared: int


@dataclass(slots=True, frozen=True)
class Difference:
    """Words of a quote and of a passage that differ, as offsets into each; either may be empty."""

    quote_start: int
    quote_end: int
    passage_start: int
    passage_end: int


class Closeness:
    """A document's words by where they stand, made once, for the quotes that failed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, (word, start, end) in enumerate(_words(text)):
            self._words.append(word)
            self._places.append((start, end))
            self._where[word].append(number)

    def closest(self, quote: str) -> Close | None:
        """The passage that shares more than half of a quote's words in order, if there is one."""
        words = [word for word, _, _ in _words(quote)][:_LONGEST]
        if not words:
            return None
        best: Close | None = None
        for begin in self._candidates(words):
            close = self._aligned(words, begin)
            if close and (best is None or close.shared > best.shared):
                best = close
        if best is None or best.shared * 2 <= len(words):
            return None
        start, end = self._with_marks(quote, best.start, best.end)
        while cuts_a_word(self._text, start):
            start -= 1
            while self._text[start].isspace():  # a word that is broken at a line end
                start -= 1
        while cuts_a_word(self._text, end):
            end += 1
        return Close(start, end, best.shared)

    def _with_marks(self, quote: str, start: int, end: int) -> tuple[int, int]:
        """A passage with the marks at its ends that the quote has there too."""
        text = self._text
        while start > 0 and quote and fold(text[start - 1]) == fold(quote[0]) in _MARKS:
            start, quote = start - 1, quote[1:]
        marks = quote[len(quote.rstrip(_ALL_MARKS)) :]
        while end < len(text) and marks and fold(text[end]) == fold(marks[0]):
            end, marks = end + 1, marks[1:]
        return start, end

    def _candidates(self, words: list[str]) -> list[int]:
        """Numbers of words at which the quote may begin, the likeliest first."""
        counted = [(len(self._where.get(word, ())), number) for number, word in enumerate(words)]
        known = sorted(pair for pair in counted if 0 < pair[0] <= _COMMON)[:_VOTERS]
        if not known:
            known = sorted(pair for pair in counted if pair[0])[:3]
        slack = max(2, len(words) // 8)
        votes: Counter[int] = Counter()
        for _, number in known:
            votes.update({(at - number) // slack for at in self._where[words[number]][:_COMMON]})
        pairs = {spot: count + votes[spot + 1] for spot, count in votes.items()}
        ranked = sorted(pairs, key=lambda spot: (-pairs[spot], spot))
        return [spot * slack for spot in ranked[:4]]

    def _aligned(self, words: list[str], begin: int) -> Close | None:
        slack = max(4, len(words) // 4)
        first = max(0, begin - slack)
        last = min(len(self._words), begin + len(words) + 2 * slack)
        window = self._words[first:last]
        blocks = [
            (op.src_start, op.dest_start, op.src_end - op.src_start)
            for op in _opcodes(words, window)
            if op.tag == "equal"
        ]
        blocks = _close_together(_without_strays(blocks), window)
        if not blocks:
            return None
        mine, theirs, _ = blocks[0]
        lead = self._extended(first + theirs, -mine)
        mine, theirs, length = blocks[-1]
        tail = self._extended(first + theirs + length - 1, len(words) - mine - length)
        shared = sum(length for _, _, length in blocks)
        return Close(self._places[lead][0], self._places[tail][1], shared)

    def _extended(self, number: int, by: int) -> int:
        """A word's number, moved by as many words as the quote has more, inside the sentence."""
        step = 1 if by > 0 else -1
        for _ in range(min(abs(by), 8)):
            other = number + step
            if not 0 <= other < len(self._places):
                break
            between = sorted((self._places[number], self._places[other]))
            if next(sentence_ends(self._text, between[0][1], between[1][0] - 1), None) is not None:
                break
            number = other
        return number


def _words(text: str) -> list[tuple[str, int, int]]:
    """Words folded and in lower case, with their places."""
    return [(fold(m[0]).lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


def _without_strays(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Matched stretches without small ones at the ends that stand far from the others."""

    def stray(small: tuple[int, int, int], next_one: tuple[int, int, int]) -> bool:
        low, high = sorted((small, next_one))
        gap = high[1] - low[1] - low[2] - max(0, high[0] - low[0] - low[2])
        return gap > 2 * small[2] + 1

    while len(blocks) > 1 and stray(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and stray(blocks[-1], blocks[-2]):
        blocks = blocks[:-1]
    return blocks


def _close_together(
    blocks: list[tuple[int, int, int]], window: list[str]
) -> list[tuple[int, int, int]]:
    """The first stretch as late, and the last as early, as their words stand in the window."""
    if len(blocks) > 1:
        (mine, theirs, length), follows = blocks[0], blocks[1][1]
        run = window[theirs : theirs + length]
        starts = range(follows - length, theirs, -1)
        late = next((at for at in starts if window[at : at + length] == run), theirs)
        blocks = [(mine, late, length), *blocks[1:]]
        (mine, theirs, length), before = blocks[-1], blocks[-2]
        run = window[theirs : theirs + length]
        starts = range(before[1] + before[2], theirs)
        early = next((at for at in starts if window[at : at + length] == run), theirs)
        blocks = [*blocks[:-1], (mine, early, length)]
    return blocks


def _opcodes(mine: list[str], theirs: list[str]) -> Iterable[Any]:
    """How to make one list of words into the other, by a longest common subsequence."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  (only for a quote that failed)

    return LCSseq.opcodes(mine, theirs)


def differences(quote: str, passage: str) -> list[Difference]:
    """Where a quote's words and marks differ from a passage's, in order; offsets in code points.

    Where they differ within a number, the whole numbers differ: `80,000` from `18,000`.
    """
    mine = [(fold(m[0]) or m[0], m.start(), m.end()) for m in _TOKEN.finditer(quote)]
    theirs = [(fold(m[0]) or m[0], m.start(), m.end()) for m in _TOKEN.finditer(passage)]
    mine, theirs = mine[: 2 * _LONGEST], theirs[: 2 * _LONGEST]
    runs: list[list[int]] = []
    for op in _opcodes([t[0] for t in mine], [t[0] for t in theirs]):
        if op.tag == "equal":
            continue
        if runs and runs[-1][1] == op.src_start and runs[-1][3] == op.dest_start:
            runs[-1][1], runs[-1][3] = op.src_end, op.dest_end
        else:
            runs.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    found = [
        Difference(*_stretch(mine, a, b, len(quote)), *_stretch(theirs, c, d, len(passage)))
        for a, b, c, d in runs
    ]
    return list(dict.fromkeys(_of_numbers(quote, passage, one) for one in found))


def _of_numbers(quote: str, passage: str, one: Difference) -> Difference:
    """A difference, with all of the numbers that it is in where it is in one on either side."""
    ours = _number(quote, one.quote_start, one.quote_end)
    theirs = _number(passage, one.passage_start, one.passage_end)
    return Difference(*ours, *theirs) if ours and theirs else one


def _number(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the number stands that has all of a stretch, if there is one."""
    if start == end:
        return None
    found = (number.span() for number in _NUMBER.finditer(text))
    return next((one for one in found if one[0] <= start and end <= one[1]), None)


def _stretch(
    tokens: list[tuple[str, int, int]], first: int, last: int, length: int
) -> tuple[int, int]:
    """From token numbers to offsets; an empty stretch stands where its next token begins."""
    if first < last:
        return tokens[first][1], tokens[last - 1][2]
    at = tokens[first][1] if first < len(tokens) else length
    return at, at
