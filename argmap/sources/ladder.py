"""The ladder: a quote against a document; the first rung that finds it is the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from argmap.sources.gaps import Refused, find_gapped, has_gaps
from argmap.sources.guarded import Guard
from argmap.sources.marks import Marks
from argmap.sources.near import Closeness
from argmap.sources.search import Searchable
from argmap.sources.sentences import sentence_around

Rung = Literal["exact", "normalised", "elided", "bracketed", "near", "absent"]


MOST_PLACES = 1_000
"""How many places of a quote are counted."""


@dataclass(slots=True, frozen=True)
class Judged:
    """What came of a quote."""

    rung: Rung
    start: int | None = None
    """Where it stands in the document, in code points; for `near` the close passage."""
    end: int | None = None
    """The end, exclusive."""
    occurrences: int = 0
    places: tuple[tuple[int, int], ...] = ()
    """Every place, as start and end."""
    replaced: tuple[tuple[str, str], ...] = ()
    """Each bracket and the source's words in whose place it stands."""
    reason: str | None = None
    """Why brackets or an ellipsis are refused."""


def has_words(quote: str) -> bool:
    """Whether a quote has a letter or a digit."""
    return any(character.isalnum() for character in quote)


class Ladder:
    """A document made ready for any number of quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def searchable(self) -> Searchable:
        """For finding."""
        return Searchable(self.text)

    @cached_property
    def marks(self) -> Marks:
        """Its quotation marks."""
        return Marks(self.text)

    @cached_property
    def _guard(self) -> Guard:
        return Guard(self.text)

    @cached_property
    def _closeness(self) -> Closeness:
        return Closeness(self.text)

    def holds(self, quote: str) -> bool:
        """Whether a quote stands in the document, typography and white space aside."""
        return has_words(quote) and next(self.searchable.find(quote), None) is not None

    def judge(self, quote: str) -> Judged:
        """The verdict on a quote: its lines joined by blanks, or with line ends."""
        if not has_words(quote):
            return Judged("absent")
        found = list(islice(self.searchable.find(quote), MOST_PLACES))
        if found:
            first = next((place for place in found if place.exact), None)
            rung: Rung = "exact" if first else "normalised"
            first = first or found[0]
            spans = tuple((place.start, place.end) for place in found)
            return Judged(rung, first.start, first.end, len(found), spans)
        refused = None
        if has_gaps(quote):
            gapped = find_gapped(quote, self.searchable, self._guard)
            if isinstance(gapped, Refused):
                refused = gapped
            elif gapped is not None:
                name, places = gapped
                rung = "bracketed" if name == "bracketed" else "elided"
                spans = tuple((place.start, place.end) for place in places)
                return Judged(rung, *spans[0], len(places), spans, places[0].replaced)
        reason = refused.reason if refused else None
        close = self._closeness.closest(quote)
        if close is not None:
            return Judged("near", close.start, close.end, reason=reason)
        if refused is not None and refused.start is not None:
            return Judged("near", *sentence_around(self.text, refused.start), reason=reason)
        return Judged("absent", reason=reason)
