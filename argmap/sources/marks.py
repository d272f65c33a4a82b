"""Which words of a document stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\f")
_MARK = re.compile(r"[\"“”„‟«»「」『』]|['‘’‚‹›]")
_PAIRS = {"“": "”‟", "„": "“”", "‟": "”", "«": "»", "»": "«", "「": "」", "『": "』"}
_SINGLE = {"‘": "’", "‚": "‘’", "'": "'", "‹": "›", "›": "‹"}


class Marks:
    """The stretches of a text in quotation marks, as its paragraphs open and close them.

    A paragraph may leave a quotation open that the next one goes on with, by an opening mark of
    its own.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        at = 0
        for found in (*_PARAGRAPH.finditer(text), None):
            end = found.start() if found else len(text)
            self._paragraph(at, end)
            at = found.end() if found else end

    def around(self, start: int, end: int) -> bool:
        """Whether words begin and end in quotation marks, or with them; in code points."""
        while start < end and not self._text[start].isalnum():
            start += 1
        while end > start and not self._text[end - 1].isalnum():
            end -= 1
        return self._inside(start) and self._inside(end - 1)

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches in quotation marks that reach into some words, without their marks."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end)
        pairs = zip(self._starts[first:last], self._ends[first:last], strict=True)
        return [(a, b) for a, b in pairs if a < end and b > start]

    def _inside(self, offset: int) -> bool:
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self._ends[number]

    def _paragraph(self, start: int, end: int) -> None:
        text = self._text
        opened: str | None = None
        begin = start
        last = {mark: text.rfind(mark, start, end) for mark in "".join(_SINGLE.values())}
        for found in _MARK.finditer(text, start, end):
            mark, at = found[0], found.start()
            before, after = text[at - 1 : at] if at > start else "", text[at + 1 : at + 2]
            if mark in "'‘’‚‹›" and before.isalnum() and after.isalnum():
                continue  # an apostrophe
            if opened is not None:
                closers = '"”' if opened in '"”' else _PAIRS.get(opened) or _SINGLE[opened]
                if mark in closers and not (mark == '"' and opened == "”"):
                    self._add(begin, at)
                    opened = None
            elif mark in '"”' or mark in _PAIRS or (mark in _SINGLE and self._opens(before, after)):
                closer = _SINGLE.get(mark)
                if closer is None or any(last[c] > at for c in closer):
                    opened, begin = mark, at + 1
        if opened is not None and opened not in _SINGLE:
            self._add(begin, end)

    @staticmethod
    def _opens(before: str, after: str) -> bool:
        return (not before or before.isspace() or before in "([—–-") and after.isalnum()

    def _add(self, start: int, end: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
