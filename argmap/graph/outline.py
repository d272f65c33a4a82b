"""The outline of a view: what hangs under what, from the questions down to the last reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from argmap.graph.order import by_name
from argmap.graph.view import View
from argmap.model import Argument, Link, Question

NodeKind = Literal["entry", "argument", "together"]

ORDER = (
    "answers",
    "supports",
    "attacks",
    "contradicts",
    "undercuts",
    "assumes",
    "bears on",
    "explains",
    "details",
    "updates",
    "corroborates",
)
"""In which order the relations of an entry are read."""
SYMMETRIC = frozenset(("contradicts", "corroborates"))
INFORMING = frozenset(("explains", "details", "updates", "corroborates"))
_STRENGTHS = ("strong", None, "weak")


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """An entry at its place in the outline, or what stands between entries there."""

    kind: NodeKind
    """`argument` stands between a conclusion and its premises; so does `together`, where
    premises that count only together have no argument entry."""
    id: str
    """The id of the entry or argument; for `together` that of the link."""
    link: Link | None = None
    """The link to what it hangs under; None at the top. Premises share that of their joint."""
    premise: bool = False
    """Whether it hangs under an `argument` or `together`, as one of its premises."""
    seen: bool = False
    """Whether it stands in full in another place, with what hangs under it."""
    children: list[Node] = field(default_factory=list)
    undercuts: list[Node] = field(default_factory=list)
    """What undercuts `link`."""

    @property
    def relation(self) -> str | None:
        """The relation to what it hangs under, as the link names it; None at the top."""
        return self.link.relation if self.link else None


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a view."""

    tops: tuple[Node, ...]
    """The entries that were asked for (`Filters.for_`), or else the questions; without one, what
    is a reason for nothing else."""
    reached: frozenset[str]
    """The ids of all cards that stand in it."""


def outline(view: View) -> Outline:
    """Make the outline of a view.

    An entry that is reached in several ways stands in full where it is nearest to the top,
    ways of arguments before those that only inform, and everywhere else it is `seen`. So
    circles end, and it takes time linear in the links.
    """
    return _Outliner(view).outline()


def walk(tops: Iterable[Node]) -> Iterator[tuple[int, Node]]:
    """All nodes from top to bottom, each with its depth.

    What undercuts a link comes after the node that the link leads from, one level deeper.
    """
    stack = [(0, node) for node in reversed(tuple(tops))]
    while stack:
        depth, node = stack.pop()
        yield depth, node
        stack += [(depth + 1, one) for one in reversed((*node.children, *node.undercuts))]


class _Outliner:
    def __init__(self, view: View) -> None:
        self.view = view
        self.places = dict.fromkeys((*view.cards, *view.outside))
        self.below: dict[str, list[Link]] = {}
        """The links by which entries hang under each entry or argument, in reading order."""
        self.hits: dict[str, list[Link]] = {}
        """What undercuts each link, by its id."""
        self.owners: dict[str, tuple[str, str] | None] = {}
        """Under what, and by which link, each entry stands in full."""
        self.paired: set[str] = set()
        """The ids of symmetric links that have a place."""
        names = by_name(view.links)
        for link in view.links:
            hit = names.get(link.target) if link.relation == "undercuts" else None
            if hit is not None:
                self.hits.setdefault(hit.id, []).append(link)
                continue
            ends = link.premises if link.relation == "assumes" else (link.target,)
            if link.relation in SYMMETRIC:
                ends = (link.target, *link.premises)
            for id in dict.fromkeys(ends):
                self.below.setdefault(id, []).append(link)
        for links in (*self.below.values(), *self.hits.values()):
            links.sort(key=_rank)

    def outline(self) -> Outline:
        tops = self._asked()
        if tops:
            for id in tops:
                self._own([id])
        else:
            tops = self._heads()
            self._own(tops)
            for id in self.view.cards:  # circles that nothing leads into
                if id not in self.owners:
                    tops.append(id)
                    self._own([id])
        made = tuple(Node("entry", id) for id in tops)
        self._fill(made)
        return Outline(made, frozenset(self.owners).intersection(self.view.cards))

    def _asked(self) -> list[str]:
        """What the view is about: the entries that were asked for, or the questions."""
        asked: list[str] = []
        for id in self.view.filters.for_:
            link = self.view.names.get(id)
            asked.append(link.target if link and link.argument == id else id)
        shown = set(self.view.cards)
        found = [id for id in dict.fromkeys(asked) if id in shown]
        return found or [
            id for id in self.view.cards if isinstance(self.view.map.get(id), Question)
        ]

    def _heads(self) -> list[str]:
        """Entries that hang under nothing, the main one first, then those with reasons."""
        hanging: set[str] = set()
        for link in self.view.links:
            if link.relation == "assumes":
                hanging.add(link.target)
            elif link.relation not in SYMMETRIC:
                hanging.update(link.premises)
        carrying = {
            id
            for id, links in self.below.items()
            if any(link.relation not in SYMMETRIC for link in links)
        }
        standing = carrying.union(self.view.cards)
        heads = [id for id in self.places if id in standing and id not in hanging]
        main = self.view.roles.main
        return sorted(heads, key=lambda id: (id not in main, id not in carrying))

    def _hanging(self, id: str) -> Iterator[tuple[str, Link]]:
        """What hangs under an entry or argument, and by which link."""
        open = list(reversed(self.below.get(id, ())))
        while open:
            link = open.pop()
            yield from ((other, link) for other in self._others(link, id))
            open += reversed(self.hits.get(link.id, ()))

    def _others(self, link: Link, id: str) -> tuple[str, ...]:
        """The ends of a link that hang under another of its ends."""
        if link.relation == "assumes":
            found: tuple[str, ...] = (link.target,)
        elif link.relation in SYMMETRIC and id in link.premises:
            found = (*(one for one in link.premises if one != id), link.target)
        else:
            found = link.premises
        return tuple(one for one in found if one in self.places)

    def _own(self, tops: Iterable[str]) -> None:
        """Find where each entry below the tops stands in full: breadth first."""
        now = deque(dict.fromkeys(id for id in tops if id not in self.owners))
        self.owners.update((id, None) for id in now)
        later: deque[tuple[str, str, Link]] = deque()
        while now or later:
            if not now:
                id, holder, link = later.popleft()
                if id not in self.owners:
                    self.owners[id] = holder, link.id
                    now.append(id)
                continue
            top = now.popleft()
            arguments = (one.argument or "" for one in self.below.get(top, ()))
            for holder in (top, *filter(None, arguments)):
                for id, link in self._hanging(holder):
                    if id in self.owners:
                        continue
                    if link.relation in INFORMING:
                        later.append((id, holder, link))
                    else:
                        self.owners[id] = holder, link.id
                        now.append(id)

    def _fill(self, tops: Iterable[Node]) -> None:
        """Hang everything under the tops."""
        open = list(tops)[::-1]
        while open:
            node = open.pop()
            fresh: list[Node] = []
            for link in self.below.get(node.id, ()):
                if link.relation in SYMMETRIC and link.id in self.paired:
                    continue
                self.paired.add(link.id)
                node.children += self._hang(link, node.id, fresh)
            open += reversed(fresh)

    def _hang(self, link: Link, holder: str, fresh: list[Node]) -> list[Node]:
        """The node of a link, with what undercuts it; `fresh` gets what is still to be filled."""
        made: list[Node] = []
        waiting = [(link, made)]
        while waiting:
            link, place = waiting.pop()
            others = self._others(link, holder)
            if not others:
                continue
            argued = link.argument if self._argued(link) else None
            joined = argued is not None or len(others) > 1
            if argued is not None:
                others = self._as_written(argued, others)
            premises = [
                Node("entry", id, link, joined, self.owners[id] != (holder, link.id))
                for id in others
            ]
            if argued is not None:
                node = Node("argument", argued, link, children=premises)
                fresh.append(node)
            elif joined:
                node = Node("together", link.id, link, children=premises)
            else:
                node = premises[0]
            fresh += (one for one in premises if not one.seen)
            place.append(node)
            waiting += ((hit, node.undercuts) for hit in reversed(self.hits.get(link.id, ())))
        return made

    def _as_written(self, argument: str, premises: tuple[str, ...]) -> tuple[str, ...]:
        """The premises of an argument entry in the order in which it names them."""
        entry = self.view.map.get(argument)
        named = entry.premises if isinstance(entry, Argument) else ()
        return tuple(sorted(premises, key=lambda id: named.index(id) if id in named else 0))

    def _argued(self, link: Link) -> bool:
        return isinstance(self.view.map.get(link.argument or ""), Argument)


def _rank(link: Link) -> tuple[int, int]:
    return ORDER.index(link.relation), _STRENGTHS.index(link.strength)
