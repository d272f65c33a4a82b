"""Judgments that moved or stayed, and what changed that bears on them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.compare.changes import Change, EntryChange, Judgment, LinkChange, Overlooked
from argmap.graph.reaching import Bearing
from argmap.model import Attribution, Claim, Confidence, Evidence, Likelihood, Map
from argmap.model.entries import EntryBase

MOST = 50
"""How many changes are listed below one judgment."""

Pair = tuple[EntryBase | None, EntryBase | None]


class _Side:
    """One state: what changed at which of its entries and links, and what these bear on."""

    def __init__(self, map: Map, at: dict[str, list[Change]]) -> None:
        self.bearing, self.at = Bearing.of(map), at
        self.live = self._live()

    def _live(self) -> set[str]:
        """All that something that changed bears on; nothing else need be looked through."""
        found = set(self.at)
        edge = list(found)
        while edge:
            for id in self.bearing.ahead.get(edge.pop(), ()):
                if id not in found:
                    found.add(id)
                    edge.append(id)
        return found

    def under(self, id: str) -> Iterator[tuple[int, Change]]:
        """What changed at an entry and at all that bears on it, with how far it is away."""
        bearing = self.bearing
        found, queue = {id}, deque([(0, id)])
        while queue:
            far, one = queue.popleft()
            for change in self.at.get(one, ()):
                yield far, change
            rival = one in bearing.rival
            for before in bearing.back.get(one, ()):
                if before in found or before not in self.live:
                    continue
                if not rival or before in bearing.links:
                    found.add(before)
                    queue.append((far + 1, before))


class Grounds:
    """What changed under the judgments of a map."""

    def __init__(
        self,
        maps: tuple[Map, Map],
        entries: Sequence[EntryChange],
        links: Sequence[LinkChange],
    ) -> None:
        self.sides = [
            _Side(map, _places(map, side, entries, links)) for side, map in enumerate(maps)
        ]

    def under(self, pair: Pair, own: EntryChange | None) -> tuple[Change, ...]:
        """What changed that bears on an entry, by what it is in both states; nearest first."""
        found: dict[int, tuple[int, int, Change]] = {}
        for side, entry in zip(self.sides, pair, strict=True):
            many = 0
            for far, change in side.under(entry.id) if entry is not None else ():
                if change is own or many >= MOST:
                    continue
                many += id(change) not in found
                known = found.get(id(change))
                if known is None or far < known[0]:
                    found[id(change)] = far, len(found), change
        return tuple(one for *_, one in sorted(found.values(), key=lambda one: one[:2])[:MOST])


def _places(
    map: Map, side: int, entries: Iterable[EntryChange], links: Iterable[LinkChange]
) -> dict[str, list[Change]]:
    """The changes by the id of the entry or link at which they stand; of a source or a speaker,
    by the entries that it stands behind."""
    at: dict[str, list[Change]] = {}
    behind: dict[str, EntryChange] = {}
    for change in entries:
        entry = (change.old, change.new)[side]
        if entry is None or change.quiet:
            continue
        if entry.kind in ("source", "speaker"):
            if change.what == "changed":
                behind[entry.id] = change
        else:
            at.setdefault(entry.id, []).append(change)
    for one in links:
        link = (one.old, one.new)[side]
        if link is not None:
            at.setdefault(link.id, []).append(one)
    if behind:
        for said in map.entries.values():
            for attribution in said.attributions if isinstance(said, Claim | Evidence) else ():
                for id in _names(attribution):
                    if id in behind and behind[id] not in at.get(said.id, ()):
                        at.setdefault(said.id, []).append(behind[id])
    return at


def _names(said: Attribution) -> tuple[str, ...]:
    return (said.speaker, *said.via, *((said.source,) if said.source else ()))


def judgments(changes: Iterable[EntryChange], grounds: Grounds) -> Iterator[Judgment]:
    """The entries whose likelihood or level of confidence moved."""
    for change in changes:
        if change.old is None or change.new is None:
            continue
        keys = {one.key for one in change.altered}
        likelihood = _likelihoods(change.old, change.new) if "likelihood" in keys else None
        confidence = _confidences(change.old, change.new) if "confidence" in keys else None
        if likelihood or confidence:
            under = grounds.under((change.old, change.new), change)
            yield Judgment(change, likelihood, confidence, under)


def overlooked(
    maps: tuple[Map, Map], ids: Mapping[str, str], moved: Iterable[Judgment], grounds: Grounds
) -> Iterator[Overlooked]:
    """The judgments that stayed though something changed that bears on them."""
    done = {one.change.entry.id for one in moved}
    before = {now: was for was, now in ids.items()}
    for entry in maps[1].entries.values():
        if not isinstance(entry, Claim | Evidence) or not (entry.likelihood or entry.confidence):
            continue
        was = maps[0].entries.get(before.get(entry.id, ""))
        if was is None or entry.id in done:
            continue
        if entry.id in grounds.sides[1].live or was.id in grounds.sides[0].live:
            found = [
                one
                for one in grounds.under((was, entry), None)
                if not (isinstance(one, EntryChange) and one.new is entry)
            ]
            if found:
                yield Overlooked(entry, tuple(found))


def _likelihoods(
    old: EntryBase, new: EntryBase
) -> tuple[Likelihood | None, Likelihood | None] | None:
    """Both likelihoods where their ranges differ; another word for the same range moves nothing."""
    was: Likelihood | None = getattr(old, "likelihood", None)
    now: Likelihood | None = getattr(new, "likelihood", None)
    if (was and (was.low, was.high)) == (now and (now.low, now.high)):
        return None
    return was, now


def _confidences(
    old: EntryBase, new: EntryBase
) -> tuple[Confidence | None, Confidence | None] | None:
    was: Confidence | None = getattr(old, "confidence", None)
    now: Confidence | None = getattr(new, "confidence", None)
    return None if (was and was.level) == (now and now.level) else (was, now)
