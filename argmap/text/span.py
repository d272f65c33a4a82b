"""A stretch of a file."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.text.source import SourceText


@dataclass(slots=True, unsafe_hash=True)  # frozen would double the time to make one
class Span:
    """Code points `start` (inclusive) to `end` (exclusive) of a file."""

    source: SourceText
    start: int
    end: int

    @property
    def file(self) -> str:
        """The file's name as people read it."""
        return self.source.name

    @property
    def line(self) -> int:
        """The line of the start, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column of the start, from 1, in code points."""
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.source.text[self.start : self.end]

    def become(self, other: Span) -> None:
        """Makes this the stretch that another is, for all who hold it: its file was edited."""
        self.source, self.start, self.end = other.source, other.start, other.end

    def __str__(self) -> str:
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"
