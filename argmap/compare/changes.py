"""What changed between two states of a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from argmap.model import Confidence, Likelihood, Link, Map
from argmap.model.entries import EntryBase
from argmap.model.values import Place

What = Literal["added", "dropped", "changed"]
Aspect = Literal["relation", "target", "premises", "strength"]

QUIET = frozenset(
    "note tags url archived accessed file sha256 medium excerpt alias summary".split()
)
"""Keys that say nothing of the argument: remarks, and where a document is found."""
QUIET_KINDS = ("section", "import", "map")
"""Kinds of entries that come and go without a change of the argument."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A value of an entry that is not what it was; None stands for none."""

    key: str
    """The key as maps write it, or `text`, `kind`, `reason` (of a confidence), `attribution` (who
    says it where), and `quote` and `hedge` of one."""
    old: str | None
    new: str | None
    said: str = ""
    """For a part of an attribution: the attribution as it is now, `said by mayor in minutes`."""

    @property
    def quiet(self) -> bool:
        """Whether it says nothing of the argument."""
        return self.key in QUIET


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is new, gone, or not what it was."""

    old: EntryBase | None
    new: EntryBase | None
    altered: tuple[Altered, ...] = ()
    moved: tuple[str, str] | None = None
    """The file and section that it was in, and those it is in."""

    @property
    def what(self) -> What:
        """Whether it is new, gone or changed."""
        return "added" if self.old is None else "dropped" if self.new is None else "changed"

    @property
    def lacks(self) -> int:
        """The state that lacks it or a value of it: 0 the old one, 1 the new one."""
        if self.what == "changed":
            return int(any(one.new is None for one in self.altered))
        return int(self.new is None)

    @property
    def entry(self) -> EntryBase:
        """The entry as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def renamed(self) -> bool:
        """Whether its id is another one."""
        return self.old is not None and self.new is not None and self.old.id != self.new.id

    @property
    def quiet(self) -> bool:
        """Whether the argument is what it was: a new id, another place, a remark."""
        if self.what != "changed":
            return self.entry.kind in QUIET_KINDS
        return all(one.quiet for one in self.altered) or (self.entry.kind in ("section", "import"))


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link that is new, gone, or not what it was."""

    old: Link | None
    new: Link | None
    aspects: tuple[Aspect, ...] = ()
    """What changed of a link that is in both states."""
    beside: bool = False
    """Whether it came or went with an entry at one of its ends."""

    @property
    def what(self) -> What:
        """Whether it is new, gone or changed."""
        return "added" if self.old is None else "dropped" if self.new is None else "changed"

    @property
    def lacks(self) -> int:
        """The state that lacks it: 0 the old one, 1 the new one."""
        return int(self.new is None)

    @property
    def quiet(self) -> bool:
        """Whether the argument is what it was: never."""
        return False

    @property
    def link(self) -> Link:
        """The link as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found


Change = EntryChange | LinkChange


@dataclass(frozen=True, slots=True)
class Judgment:
    """An entry whose likelihood or confidence moved, and what changed that bears on it."""

    change: EntryChange
    likelihood: tuple[Likelihood | None, Likelihood | None] | None
    """What it was and what it is; None where it did not move."""
    confidence: tuple[Confidence | None, Confidence | None] | None
    """The same for the level of confidence."""
    under: tuple[Change, ...]
    """What changed that bears on it, however far, the nearest first; at most `MOST`."""

    @property
    def unfounded(self) -> bool:
        """Whether it moved though nothing changed that bears on it, nor anything else of it."""
        keys = {"likelihood", "confidence", "reason"}
        own = any(not one.quiet and one.key not in keys for one in self.change.altered)
        return not self.under and not own


@dataclass(frozen=True, slots=True)
class Overlooked:
    """A judgment that stayed though something changed that bears on it."""

    entry: EntryBase
    """As it is now."""
    under: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two states of a map."""

    old: Map
    """Without entries where the map is new."""
    new: Map
    """Without entries where the map is gone."""
    ids: Mapping[str, str]
    """The ids that entries have now, by those that they had, for all that are in both states."""
    entries: tuple[EntryChange, ...]
    """In the order of the map as it is now, and then what is gone."""
    links: tuple[LinkChange, ...]
    judgments: tuple[Judgment, ...]
    overlooked: tuple[Overlooked, ...]
    unsure: tuple[Change, ...] = ()
    """What may be no change, since a line at fault may say it in the state that lacks it."""

    @property
    def renamed(self) -> dict[str, str]:
        """The ids that changed, old to new."""
        return {
            one.old.id: one.new.id for one in self.entries if one.renamed and one.old and one.new
        }

    @property
    def quiet(self) -> bool:
        """Whether the argument is surely what it was."""
        several = (*self.entries, *self.unsure)
        return not self.links and all(one.quiet for one in several)

    @property
    def empty(self) -> bool:
        """Whether nothing changed at all, places apart."""
        return not self.links and not self.entries and not self.unsure

    def within(self, chosen: Callable[[Place], bool]) -> Changes:
        """The changes that stand at chosen places, in one state or the other."""

        def keeps(old: EntryBase | Link | None, new: EntryBase | Link | None) -> bool:
            return any(one is not None and chosen(one.at) for one in (old, new))

        return replace(
            self,
            entries=tuple(one for one in self.entries if keeps(one.old, one.new)),
            links=tuple(one for one in self.links if keeps(one.old, one.new)),
            judgments=tuple(one for one in self.judgments if keeps(one.change.old, one.change.new)),
            overlooked=tuple(one for one in self.overlooked if keeps(one.entry, None)),
            unsure=tuple(one for one in self.unsure if keeps(one.old, one.new)),
        )
