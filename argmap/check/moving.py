"""Places in a file that was edited: where they are now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.text import SourceText, Span


@dataclass(slots=True, frozen=True)
class Move:
    """An edit of a file: its text before and now, and what stretch of it is another."""

    old: SourceText
    new: SourceText
    start: int
    end: int
    """The end in the text before."""
    by: int
    """By how many code points what stands behind has moved."""

    def touches(self, span: Span) -> bool:
        """Whether a place of the text before has words that are others now, or is beside such."""
        return span.source is self.old and span.start <= self.end and span.end >= self.start

    def make(self, spans: Iterable[Span]) -> None:
        """Moves places of the text before, each once; others stay."""
        old, new, end, by = self.old, self.new, self.end, self.by
        for span in spans:
            if span.source is old:
                span.source = new
                if span.start >= end:
                    span.start += by
                if span.end >= end:
                    span.end += by
