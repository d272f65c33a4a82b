"""What bears on what: chains of reasoning between entries, and all that reaches one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.graph.order import by_name, ends
from argmap.model import Argument, Link, Map

_FORWARD = ("supports", "attacks", "undercuts", "bears on", "answers")
"""Relations whose active end bears on the other; `assumes` and `contradicts` are apart."""

Steps = Mapping[str, list[str]]


class NoPath(ValueError):
    """No chain of reasoning leads from one entry to another.

    `back` says whether one leads the other way, and `meeting` are the ids of the entries that
    both bear on, those that are nearest to `start` first.
    """

    def __init__(self, start: str, goal: str, back: bool, meeting: tuple[str, ...]) -> None:
        self.start, self.goal, self.back, self.meeting = start, goal, back, meeting
        super().__init__(f"no chain of reasoning leads from {start!r} to {goal!r}")


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which entries and links bear on which, step by step, in both directions.

    Reasons lead to their link and the link to what it is for or against; what undercuts
    leads to the link that it hits, an assumption to what stands on it, a gap to what it leaves
    open, an answer to its question, and an argument entry to its link. Of two entries that
    contradict each other, each leads to the other. Other relations inform, and lead nowhere.
    """

    map: Map
    links: Mapping[str, Link]
    """By id, and by the id of the argument entry that is their warrant."""
    ahead: Steps
    """From an entry or a link to what it bears on next; links stand there by their id."""
    back: Steps
    rival: frozenset[str]
    """Ids of links by which one answer to a question is against another one."""

    @classmethod
    def of(cls, map: Map) -> Bearing:
        """The bearing of a map, in time linear in its links."""
        links = by_name(map.links)
        ahead: dict[str, list[str]] = {}
        back: dict[str, list[str]] = {}

        def step(start: str, goal: str) -> None:
            ahead.setdefault(start, []).append(goal)
            back.setdefault(goal, []).append(start)

        answers: dict[str, set[str]] = {}
        for link in map.links:
            hit = links.get(link.target)
            target = hit.id if hit else link.target
            if link.relation in (*_FORWARD, "contradicts"):
                for id in link.premises:
                    step(id, link.id)
                step(link.id, target)
            if link.relation in ("assumes", "contradicts"):
                step(target, link.id)
                for id in link.premises:
                    step(link.id, id)
            if link.argument:
                step(link.argument, link.id)
            if link.relation == "answers":
                for id in link.premises:
                    answers.setdefault(id, set()).add(link.target)
        rival = {
            link.id
            for link in map.links
            if link.relation in ("attacks", "contradicts")
            for id in link.premises
            if answers.get(id, set()) & answers.get(link.target, set())
        }
        return cls(map, links, ahead, back, frozenset(rival))

    def between(self, start: str, goal: str) -> set[str]:
        """The ids of all entries on chains of reasoning from one entry to another.

        What counts only together with an entry on the chain is among them, and what undercuts
        one of its links. What only leads away from an entry and back to it is not. Raises
        `NoPath`.
        """
        first, last = self._point(start), self._point(goal)
        reached = reach(self.ahead, (first,))
        if last not in reached:
            others = reach(self.ahead, (last,))
            meeting = (id for id in reached if id in others and id not in self.links)
            raise NoPath(start, goal, first in others, tuple(meeting))
        behind = set(reach(self.back, (last,)))
        chain = self._without_dead_ends({id for id in reached if id in behind}, first, last)
        undercuts = {
            id
            for one in chain
            for id in self.back.get(one, ())
            if id in self.links and self.links[id].relation == "undercuts"
        }
        return self._entries(chain | undercuts)

    def upon(self, ids: Iterable[str]) -> set[str]:
        """The ids of some entries and of all that speaks for and against them, however far.

        A rival answer to the same question that is against one of them is among the ids; what
        speaks for and against the rival is not, unless it bears on them in another way.
        """
        steps = {
            id: [one for one in before if one in self.links] if id in self.rival else before
            for id, before in self.back.items()
        }
        return self._entries(reach(steps, [self._point(id) for id in ids]))

    def _point(self, id: str) -> str:
        """An entry, or for an argument entry its link."""
        link = self.links.get(id) if isinstance(self.map.get(id), Argument) else None
        return link.id if link else id

    def _without_dead_ends(self, chain: set[str], first: str, last: str) -> set[str]:
        """A chain without what hangs at one place of it alone: there, one can only turn back."""
        beside = {
            id: {one for one in (*self.ahead.get(id, ()), *self.back.get(id, ())) if one in chain}
            for id in chain
        }
        queue = deque(id for id, others in beside.items() if len(others) < 2)
        while queue:
            id = queue.popleft()
            if id in (first, last) or id not in beside:
                continue
            for other in beside.pop(id):
                beside[other].discard(id)
                if len(beside[other]) < 2:
                    queue.append(other)
        return set(beside)

    def _entries(self, chain: Iterable[str]) -> set[str]:
        """The entries of a chain, with all the ends of its links."""
        found: set[str] = set()
        for id in chain:
            link = self.links.get(id)
            found.update(ends(link, self.links, self.map) if link else (id,))
        return found


def reach(steps: Steps, starts: Iterable[str]) -> dict[str, None]:
    """All that steps lead to from some places, these included; nearest first."""
    found = dict.fromkeys(starts)
    queue = deque(found)
    while queue:
        for id in steps.get(queue.popleft(), ()):
            if id not in found:
                found[id] = None
                queue.append(id)
    return found
