"""What can't be compared, since a line at fault may say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.compare.changes import Altered, Change, EntryChange, LinkChange
from argmap.model import Link


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a state could not be read."""

    heads: frozenset[str] = frozenset()
    """Words of the heads at fault, ids among them: what these begin is no entry of the map."""
    within: frozenset[str] = frozenset()
    """Ids of the entries of which a line is at fault."""


NOTHING = (Unread(), Unread())


def parted(
    entries: Iterable[EntryChange],
    links: Iterable[LinkChange],
    ids: Mapping[str, str],
    sides: tuple[Unread, Unread],
) -> tuple[tuple[EntryChange, ...], tuple[LinkChange, ...], tuple[Change, ...]]:
    """The changes of entries and of links that are sure, and those that are not.

    What one state lacks has not gone or come where it may stand in a line at fault of that state.
    `ids` has new ids by old ones, `sides` what could not be read of the old state and of the new.
    """
    entries, links = tuple(entries), tuple(links)
    if sides == NOTHING:
        return entries, links, ()
    sure: list[EntryChange] = []
    unsure: list[Change] = []
    lacking: tuple[set[str], set[str]] = set(), set()
    """Ids of entries that the old state and the new state surely lack."""
    for one in entries:
        if one.old is not None and one.new is not None:
            kept, lost = _values(one, sides)
            sure += kept
            unsure += lost
        elif one.entry.id in sides[one.lacks].heads:
            unsure.append(one)
        else:
            sure.append(one)
            lacking[one.lacks].add(one.entry.id)
    settled: list[LinkChange] = []
    there = (ids, {now: was for was, now in ids.items()})
    for link in links:
        if link.what == "changed":
            settled.append(link)
            continue
        side = link.lacks
        # a link that one state lacks is named in the words of the other
        ends = {there[1 - side].get(id, id) for id in _ends(link.link)}
        known = sides[side].heads | sides[side].within
        if known.isdisjoint(ends) or not lacking[side].isdisjoint(_ends(link.link)):
            settled.append(link)
        else:
            unsure.append(link)
    return tuple(sure), tuple(settled), tuple(unsure)


def _ends(link: Link) -> set[str]:
    return {*link.premises, link.target, *((link.argument,) if link.argument else ())}


def _values(
    one: EntryChange, sides: tuple[Unread, Unread]
) -> tuple[list[EntryChange], list[EntryChange]]:
    """A changed entry as a change of what both states say, and one of what may not be read."""
    assert one.old is not None
    assert one.new is not None
    at_fault = [one.old.id in sides[0].within, one.new.id in sides[1].within]
    kept: list[Altered] = []
    lost: tuple[list[Altered], list[Altered]] = [], []
    for value in one.altered:
        side = 0 if value.old is None else 1
        is_there = None not in (value.old, value.new)
        (kept if is_there or not at_fault[side] else lost[side]).append(value)
    if not any(lost):
        return [one], []
    rest = replace(one, altered=tuple(kept))
    told = [rest] if kept or one.moved or one.renamed else []
    return told, [replace(one, altered=tuple(some), moved=None) for some in lost if some]
