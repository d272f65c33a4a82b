"""Places in a text as an editor counts them, and as code points.

An editor counts lines from 0, and in a line units of UTF-16, of UTF-8 or of UTF-32, as was agreed
at the start (Language Server Protocol 3.17, `positionEncoding`). Lines end with LF, CR LF or CR;
other characters that Unicode breaks lines at are part of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from lsprotocol import types

from argmap.text import SourceText, Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
_ENDS = re.compile(r"\r\n?|\n")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The places of one text."""

    def __init__(self, text: str | SourceText, encoding: Encoding) -> None:
        self.text = text if isinstance(text, str) else text.text
        self._encoding = encoding
        if "\r" in self.text:
            self._starts = [0, *(found.end() for found in _ENDS.finditer(self.text))]
        else:
            source = text if isinstance(text, SourceText) else SourceText("", text)
            self._starts = source.line_starts

    def offset(self, position: types.Position) -> int:
        """The code point at a place; one behind the end of its line is that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._line(max(position.line, 0))
        return start + self._points(self.text[start:end], max(position.character, 0))

    def position(self, offset: int) -> types.Position:
        """The place of a code point."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        return types.Position(line, self._units(before))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two code points."""
        return types.Range(self.position(start), self.position(end))

    def of(self, span: Span) -> types.Range:
        """The range of a span of this text."""
        return self.range(span.start, span.end)

    def line(self, number: int) -> tuple[int, int]:
        """Where a line, counted from 0, begins and ends, without its end of line."""
        return self._line(min(max(number, 0), len(self._starts) - 1))

    def _line(self, number: int) -> tuple[int, int]:
        start = self._starts[number]
        if number + 1 == len(self._starts):
            return start, len(self.text)
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
