"""Links in two states: which are new, gone, aimed elsewhere, stronger, weaker or turned round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from argmap.compare.changes import Aspect, LinkChange
from argmap.compare.matching import now
from argmap.graph.order import by_name
from argmap.model import Link, Map

_MUTUAL = ("contradicts", "corroborates")
"""Relations that read the same from both ends."""
_DEEPEST = 8
"""How many undercuts of undercuts are told apart from their targets."""


def link_changes(old: Map, new: Map, ids: Mapping[str, str]) -> Iterator[LinkChange]:
    """What changed of the links; `ids` has new ids by old ones.

    A link is the same where its relation and its ends are, whatever their ids. Of the others, one
    is what another was if it has the same argument entry, the same ends, or, where no other could
    be meant, the same relation and either end. Takes time linear in the links.
    """
    paired = _Pairing(old, new, ids)
    kept = set(ids.values())
    for was, is_now in paired.pairs:
        aspects = tuple(paired.aspects(was, is_now))
        if aspects:
            yield LinkChange(was, is_now, aspects)
    for link in paired.rest[1]:
        yield LinkChange(None, link, beside=_is_missing(link, new, kept))
    for link in paired.rest[0]:
        yield LinkChange(link, None, beside=_is_missing(link, old, ids))


def _is_missing(link: Link, map: Map, kept: Iterable[str]) -> bool:
    """Whether an entry of the map that the link joins, or that warrants it, is not in the other."""
    names = (*link.premises, link.target, *((link.argument,) if link.argument else ()))
    return any(id in map.entries and id not in kept for id in names)


class _Pairing:
    def __init__(self, old: Map, new: Map, ids: Mapping[str, str]) -> None:
        self.ids = ids
        self.named = by_name(old.links), by_name(new.links)
        self.now: dict[str, str] = {}
        """The ids of links of the new state by those of the old."""
        self.pairs: list[tuple[Link, Link]] = []
        self.rest: tuple[list[Link], list[Link]] = [], []
        levels: dict[int, tuple[list[Link], list[Link]]] = defaultdict(lambda: ([], []))
        for side, map in enumerate((old, new)):
            for link in map.links:
                levels[self._depth(link, side)][side].append(link)
        for level in sorted(levels):
            self._pair(*levels[level])

    def _depth(self, link: Link, side: int) -> int:
        """How many links of links a link is aimed through."""
        depth = 0
        while depth < _DEEPEST and (hit := self.named[side].get(link.target)) is not None:
            depth, link = depth + 1, hit
        return depth

    def _pair(self, old: list[Link], new: list[Link]) -> None:
        """Pairs the links of one depth, the surest ways first."""
        whole = self._relation_and_ends
        old, new = self._joined(old, new, whole, several=True)
        if old and new:
            old, new = self._joined(old, new, lambda link, side: self._argument(link, side))
            old, new = self._joined(old, new, lambda link, side: whole(link, side)[1:])
            old, new = self._overlapping(old, new)
            old, new = self._joined(old, new, lambda link, side: whole(link, side)[:2])
        self.rest[0].extend(old)
        self.rest[1].extend(new)

    def _joined(
        self,
        old: list[Link],
        new: list[Link],
        key: Callable[[Link, int], Hashable],
        several: bool = False,
    ) -> tuple[list[Link], list[Link]]:
        """What is left once those are paired that have the same key and are the only ones."""
        groups: dict[Hashable, tuple[list[Link], list[Link]]] = defaultdict(lambda: ([], []))
        for side, links in enumerate((old, new)):
            for link in links:
                groups[key(link, side)][side].append(link)
        taken: set[int] = set()
        for name, (one, two) in groups.items():
            if name is not None and one and two and (several or len(one) == len(two) == 1):
                for was, other in zip(one, two, strict=False):
                    self._keep(was, other)
                    taken |= {id(was), id(other)}
        return [k for k in old if id(k) not in taken], [k for k in new if id(k) not in taken]

    def _overlapping(self, old: list[Link], new: list[Link]) -> tuple[list[Link], list[Link]]:
        """Pairs links that are aimed alike and share a premise with one another alone."""
        posts: dict[Hashable, list[Link]] = defaultdict(list)
        for link in new:
            relation, premises, target = self._relation_and_ends(link, 1)
            for id_ in premises:
                posts[relation, target, id_].append(link)
        met: dict[int, dict[int, Link]] = {}
        back: dict[int, set[int]] = defaultdict(set)
        for link in old:
            relation, premises, target = self._relation_and_ends(link, 0)
            found = {id(k): k for id_ in premises for k in posts.get((relation, target, id_), ())}
            met[id(link)] = found
            for other in found:
                back[other].add(id(link))
        taken: set[int] = set()
        for link in old:
            only = list(met[id(link)].values())
            if len(only) == 1 and len(back[id(only[0])]) == 1:
                self._keep(link, only[0])
                taken |= {id(link), id(only[0])}
        return [k for k in old if id(k) not in taken], [k for k in new if id(k) not in taken]

    def _keep(self, was: Link, other: Link) -> None:
        self.pairs.append((was, other))
        self.now[was.id] = other.id

    def _relation_and_ends(
        self, link: Link, side: int
    ) -> tuple[str, frozenset[Hashable], Hashable]:
        """A link's relation, premises and target, as they are called now."""
        premises = frozenset(self._now(id, side) for id in link.premises)
        target = self._target(link, side)
        if link.relation in _MUTUAL:
            return link.relation, frozenset((*premises, target)), None
        return link.relation, premises, target

    def _target(self, link: Link, side: int) -> Hashable:
        hit = self.named[side].get(link.target)
        if hit is None:
            return self._now(link.target, side)
        return hit.id if side else self.now.get(hit.id, ("old", hit.id))

    def _now(self, id: str, side: int) -> Hashable:
        if side:
            return id
        return now(self.ids, id) if "." in id else self.ids.get(id, ("old", id))

    def _argument(self, link: Link, side: int) -> Hashable:
        return None if link.argument is None else self._now(link.argument, side)

    def aspects(self, was: Link, other: Link) -> Iterator[Aspect]:
        """What is not the same of a link and the one that it is now."""
        before, after = self._relation_and_ends(was, 0), self._relation_and_ends(other, 1)
        if was.relation != other.relation:
            yield "relation"
        if was.relation in _MUTUAL or other.relation in _MUTUAL:
            ends = [frozenset((*one[1], one[2])) - {None} for one in (before, after)]
            if ends[0] != ends[1]:
                yield "target"
        else:
            if before[1] != after[1]:
                yield "premises"
            if before[2] != after[2]:
                yield "target"
        if was.strength != other.strength:
            yield "strength"
