"""The text of one file, and where its lines begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, eq=False)
class SourceText:
    """The text of one file, with line ends made LF.

    `name` is the path as people read it (relative to the project, with `/`),
    `path` the place on disk (None for standard input), `text` the characters.
    Offsets count code points from 0; lines and columns count from 1.
    """

    name: str
    text: str
    path: Path | None = None
    _starts: list[int] | None = field(default=None, repr=False)

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin, the first of them 0."""
        if self._starts is None:
            starts = [0]
            find, at = self.text.find, 0
            while (at := find("\n", at) + 1) > 0:
                starts.append(at)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1 and in code points, of an offset."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """The offset at which a line (from 1) begins."""
        return self.line_starts[line - 1]

    def line(self, number: int) -> str:
        """The characters of a line (from 1), without its end."""
        starts = self.line_starts
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]

    def __len__(self) -> int:
        return len(self.text)
