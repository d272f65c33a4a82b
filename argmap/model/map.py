"""A whole map: the entries of one folder and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import Field

from argmap.model.attribution import Attribution, Quote
from argmap.model.entries import (
    Argument,
    Assumption,
    Claim,
    Entry,
    EntryBase,
    Evidence,
    Gap,
    MapHead,
    Question,
    Section,
)
from argmap.model.links import Link
from argmap.model.values import USUAL_SCALE, Model

E = TypeVar("E", bound=EntryBase)
ANY_KEY = ""
"""Stands for the key of a line at fault whose key is not known."""
LINKED = "linked"
"""Stands for all keys that name another entry, and for being named."""
NAMED = "named"
"""Stands for being named in another entry."""
_STATED = (Question, Claim, Evidence, Assumption, Gap, Argument, Section)
_APART = {"kind", "id", "section", "at", "places", "attributions"}
ASPECTS = (
    "links",
    "attributions",
    "quotes",
    "faults",
    *dict.fromkeys(name for one in _STATED for name in one.model_fields if name not in _APART),
)
"""What of a map may change while its ids, its sources, its speakers and its head stay: the links,
who says what where, the words of quotes and hedges with their verdicts, what lines at fault may be
to say, and each field of its entries."""


class Stamp:
    """Stands for how something of a map is: another for what is otherwise."""


NO_DOUBT = Stamp()
"""That lines at fault are to say nothing."""


class Map(Model):
    """The entries of one folder, resolved."""

    folder: str
    """The folder, relative to the project, with `/`; `.` for the project's own."""
    entries: dict[str, Entry] = Field(default_factory=dict)
    """The entries by id, in reading order: files by name, then from top to bottom."""
    imported: dict[str, Entry] = Field(default_factory=dict)
    """Entries of imported maps that this map names, by `ID.theirs`."""
    links: tuple[Link, ...] = ()
    """All links in reading order, each once, argument entries' own links included."""
    at_fault: Mapping[str, frozenset[str]] = Field(default_factory=dict, exclude=True)
    """What lines at fault may be to say of entries, as keys by id; see `may_say`. Not part of a
    map's JSON."""
    stamps: Mapping[str, Any] = Field(default_factory=dict, exclude=True)
    """For each of `ASPECTS` the `Stamp` that other maps have too that are the same in it; empty
    where that is not known. Not part of a map's JSON."""

    @property
    def head(self) -> MapHead | None:
        """The `map` entry, where there is one."""
        return next(iter(self.of_kind(MapHead)), None)

    @property
    def title(self) -> str:
        """The map's title, or its folder's name."""
        head = self.head
        return head.text if head else self.folder.rsplit("/", 1)[-1]

    @property
    def scale(self) -> str:
        """The name of the scale that its likelihood words are of."""
        head = self.head
        return head.scale if head else USUAL_SCALE

    def of_kind(self, *kinds: type[E]) -> Iterable[E]:
        """The entries of the given classes, in reading order."""
        return (entry for entry in self.entries.values() if isinstance(entry, kinds))

    def quotes(self) -> Iterator[tuple[Attribution, Quote]]:
        """Every quote and every hedge with the attribution that it stands in, in reading order."""
        for entry in self.entries.values():
            # Comparing types is faster than `isinstance` with two, and most entries have no quote.
            if type(entry) is not Claim and type(entry) is not Evidence:
                continue
            for said in entry.attributions:
                if said.quote is not None:
                    yield said, said.quote
                if said.hedge is not None:
                    yield said, said.hedge

    def may_say(self, id: str, *keys: str) -> bool:
        """Whether a line at fault may be to write one of some keys for an entry.

        A rule that finds something because a line with such a key is not there holds it back
        then, for it may follow from the fault that is found already.
        """
        mine = self.at_fault.get(id)
        return mine is not None and (ANY_KEY in mine or not mine.isdisjoint(keys))

    def part(self, ids: Iterable[str]) -> Map:
        """A map of the head and some entries alone, in which all others can still be got.

        For rules that look at each entry by itself: it has no links.
        """
        wanted = (self.head, *(self.entries.get(id) for id in ids))
        return Map.model_construct(
            folder=self.folder,
            entries={one.id: one for one in wanted if one is not None},
            imported={**self.imported, **self.entries},
            at_fault=self.at_fault,
        )

    def get(self, id: str) -> EntryBase | None:
        """The entry with an id, of this map or imported."""
        return self.entries.get(id) or self.imported.get(id)
