"""What was found, while the files that it was found in change."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.check.moving import Move
from argmap.check.settling import place
from argmap.diagnostics import Diagnostic
from argmap.text import SourceText, Span


class Result:
    """What is found, what is held back, and their places by the text that they stand in."""

    def __init__(self, found: Iterable[Diagnostic], held: Iterable[Diagnostic] = ()) -> None:
        self.found = list(found)
        self.held = list(held)
        self._spans: dict[SourceText, list[Span]] = {}
        for one in (*self.found, *self.held):
            for span in one.spans:
                self._spans.setdefault(span.source, []).append(span)

    def touched(self, move: Move) -> bool:
        """Whether it speaks of words that an edit has changed."""
        return any(move.touches(span) for span in self._spans.get(move.old, ()))

    def move(self, move: Move) -> None:
        """Moves its places in a text that was edited."""
        if move.old in self._spans:
            spans = self._spans.pop(move.old)
            move.make(spans)
            self._spans.setdefault(move.new, []).extend(spans)

    def again(self, other: Result) -> Result:
        """Another result, with the very findings of this one where they are the same."""
        known = {place(one): one for one in (*self.found, *self.held)}

        def same(one: Diagnostic) -> Diagnostic:
            before = known.get(place(one))
            return before if before == one and before is not None else one

        return Result(map(same, other.found), map(same, other.held))
