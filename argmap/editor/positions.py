"""Places in a text as an editor counts them, and as code points.

An editor counts lines from 0, and in a line units of UTF-16, of UTF-8 or of UTF-32, as was agreed
at the start (Language Server Protocol 3.17, `positionEncoding`). Lines end with LF, CR LF or CR;
other characters that Unicode breaks lines at are part of a line.

A text that was read is not what the editor has, letter by letter (`argmap/text/reading.py`): it
has no byte-order mark, its line ends are LF, and it has one at its end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from lsprotocol import types

from argmap.text import SourceText, Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
MARK = "\ufeff"
"""A byte-order mark."""
_ENDS = re.compile(r"\r\n?|\n")
_ENDS_READ = re.compile(r"[\r\n]")
"""The same in a text that was read, where CR LF was CR CR LF: an empty line between two ends."""
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The places of one text."""

    def __init__(
        self, text: str | SourceText, encoding: Encoding, shown: str | None = None
    ) -> None:
        """A text as the editor has it, or one that was read from `shown`, which the editor has."""
        self.text = text if isinstance(text, str) else text.text
        self._encoding = encoding
        if "\r" in self.text:
            ends = _ENDS if isinstance(text, str) else _ENDS_READ
            self._starts = [0, *(found.end() for found in ends.finditer(self.text))]
        else:
            source = SourceText("", text) if isinstance(text, str) else text
            self._starts = source.line_starts
        self._before = MARK if shown is not None and shown.startswith(MARK) else ""
        is_longer = shown is not None and not shown.endswith("\n")
        self._end = len(self.text) - (is_longer and self.text.endswith("\n"))
        self._lines = bisect_right(self._starts, self._end)

    def offset(self, position: types.Position) -> int:
        """The code point at a place; one behind the end of its line is that end."""
        if position.line >= self._lines:
            return self._end
        start, end = self._line(max(position.line, 0))
        before = "" if start else self._before
        points = self._points(before + self.text[start:end], max(position.character, 0))
        return start + max(points - len(before), 0)

    def position(self, offset: int) -> types.Position:
        """The place of a code point."""
        offset = min(max(offset, 0), self._end)
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        return types.Position(line, self._units(before if line else self._before + before))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two code points."""
        return types.Range(self.position(start), self.position(end))

    def of(self, span: Span) -> types.Range:
        """The range of a span of this text."""
        return self.range(span.start, span.end)

    def line(self, number: int) -> tuple[int, int]:
        """Where a line, counted from 0, begins and ends, without its end of line."""
        return self._line(min(max(number, 0), self._lines - 1))

    def _line(self, number: int) -> tuple[int, int]:
        start = self._starts[number]
        if number + 1 == self._lines:
            return start, self._end
        end = self._starts[number + 1]
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def _units(self, words: str) -> int:
        if self._encoding == "utf-32" or words.isascii():
            return len(words)
        if self._encoding == "utf-16":
            return len(words) + len(_WIDE.findall(words))
        return len(words.encode("utf-8", "replace"))

    def _points(self, line: str, units: int) -> int:
        """How many code points of a line so many units are; half a character counts as none."""
        if self._encoding == "utf-32" or line.isascii():
            return min(units, len(line))
        if self._encoding == "utf-16":
            data = line.encode("utf-16-le", "surrogatepass")[: units * 2]
            return len(data.decode("utf-16-le", "ignore"))
        return len(line.encode("utf-8", "replace")[:units].decode("utf-8", "ignore"))
