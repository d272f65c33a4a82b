"""Where words stand in a document, whatever its typography."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.sources.boundaries import cuts_a_word, in_plain_word
from argmap.sources.folding import DIRECTIONS, bare, bare_word, fold, same

_WORD = re.compile(r"\S+")
_DIRECTIONS = dict.fromkeys(map(ord, DIRECTIONS))
_OVERRIDES = set("\u202d\u202e")
_WORK = 5_000_000
"""How many code points are compared for one quote; only a text made for it needs more."""
_EDGE = 24
"""How far a dash at the end of a quote may stand from its next word, in code points."""


@dataclass(slots=True, frozen=True)
class Found:
    """A place in code points, `end` exclusive, and whether no character of it differs."""

    start: int
    end: int
    exact: bool


class Searchable:
    """A text made ready to be searched, once, in time linear in its length.

    It is searched without white space and dashes, which a place is then compared with.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        pieces: list[str] = []
        self._at: list[int] = []
        self._words: list[tuple[int, list[tuple[int, int]] | None]] = []
        known: dict[str, tuple[str, list[tuple[int, int]] | None]] = {}
        length = 0
        for found in _WORD.finditer(text):
            word = found[0]
            made = known.get(word)
            if made is None:
                made = known[word] = bare_word(word)
            if made[0]:
                pieces.append(made[0])
                self._at.append(length)
                self._words.append((found.start(), made[1]))
                length += len(made[0])
        self._bare = "".join(pieces)

    def find(
        self,
        quote: str,
        first: int = 0,
        last: int | None = None,
        *,
        begins: bool = True,
        ends: bool = True,
    ) -> Iterator[Found]:
        """Each place of some words between two offsets, in order.

        `begins` and `ends`: the place may not begin or end inside a word.
        """
        folded = fold(quote.translate(_DIRECTIONS))
        wanted = bare(folded)
        if not wanted:
            return
        inner, work = folded.strip("- "), 0
        at = self._bare.find(wanted, self._from(first))
        limit = len(self.text) if last is None else last
        while at >= 0:
            start, end = self._place(at, at + len(wanted))
            if end > limit or work > _WORK:
                return
            found = None
            if start >= first and not (begins and in_plain_word(self.text, start)):
                if inner == folded:
                    found = self._compared(quote, folded, start, end)
                else:
                    found = self._with_edges(quote, folded, start, end)
                    work += _EDGE * _EDGE
                work += len(folded)
            if found and not (
                (begins and cuts_a_word(self.text, found.start))
                or (ends and cuts_a_word(self.text, found.end))
            ):
                yield found
            at = self._bare.find(wanted, at + 1)

    def _compared(self, quote: str, folded: str, start: int, end: int) -> Found | None:
        there = self.text[start:end]
        if there == quote:
            return Found(start, end, True)
        if len(quote.translate(_DIRECTIONS)) < len(quote):
            return None  # they could make the quote read otherwise: not unless the source has them
        if _OVERRIDES & set(there):
            return None  # it is read otherwise than it is written
        there = fold(there.translate(_DIRECTIONS))
        return Found(start, end, False) if there == folded or same(there, folded) else None

    def _with_edges(self, quote: str, folded: str, start: int, end: int) -> Found | None:
        """As `_compared`, for a quote with a dash at an end, which is searched without it."""
        lead = folded[: len(folded) - len(folded.lstrip("- "))].strip()
        tail = folded[len(folded.rstrip("- ")) :].strip()
        begin: int | None = start
        stop: int | None = end
        if lead:
            begins = range(start - 1, max(-1, start - _EDGE), -1)
            begin = next((a for a in begins if fold(self.text[a:start]) == lead), None)
        if tail:
            stops = range(end + 1, min(len(self.text), end + _EDGE) + 1)
            stop = next((b for b in stops if fold(self.text[end:b]) == tail), None)
        if begin is None or stop is None:
            return None
        return self._compared(quote, folded, begin, stop)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """From offsets into the bare text to offsets into the text."""
        word = bisect_right(self._at, start) - 1
        origin, places = self._words[word]
        off = start - self._at[word]
        begin = origin + (places[off][0] if places else off)
        word = bisect_right(self._at, end - 1) - 1
        origin, places = self._words[word]
        off = end - 1 - self._at[word]
        return begin, origin + (places[off][1] if places else off + 1)

    def _from(self, offset: int) -> int:
        """From an offset into the text to one into the bare text, at or before it."""
        if offset <= 0:
            return 0
        word = bisect_left(self._words, offset, key=lambda w: w[0]) - 1
        return self._at[word] if word >= 0 else 0
