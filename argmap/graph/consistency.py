"""What fits a hypothesis and what does not, by the reasons of a map.

Each entry is asked how the chains of reasons bear that lead from it to the hypothesis. A chain
of supports makes it consistent. So does one that ends in an attack on the hypothesis itself make
it inconsistent; two entries that contradict each other attack each other. An attack further away
is on a reason: it weakens a reason for the hypothesis, or one against it, and says nothing of the
hypothesis itself. A chain has the force of its weakest link; one with a link that is undercut has
none. Chains do not lead through rival answers to the same question.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from argmap.graph.order import by_name
from argmap.model import Map

Sign = Literal["consistent", "inconsistent", "weakens", "defends"]
"""`weakens` is against a reason for the hypothesis, `defends` against a reason against it."""
STRONG, PLAIN, WEAK, UNDERCUT = 3, 2, 1, 0
"""The forces of chains."""

_FORCES = {"strong": STRONG, None: PLAIN, "weak": WEAK}
_DIRECT = ("consistent", "inconsistent")
_TURNED: dict[Sign, Sign] = {
    "consistent": "weakens",
    "inconsistent": "defends",
    "weakens": "defends",
    "defends": "weakens",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How an entry bears on a hypothesis by its most forceful chain of one sign."""

    sign: Sign
    force: int
    together: str | None = None
    """The link, by id, in whose premises it counts only together with others; None where it
    has this force alone, and for `weakens` and `defends`, which have no force of their own."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A link as one of its ends sees it from the other."""

    link: str
    others: tuple[str, ...]
    attack: bool
    force: int


class Reasons:
    """The links of a map by what they lead to."""

    def __init__(self, map: Map) -> None:
        self._into: dict[str, list[_Step]] = {}
        undercut = _undercuts(map)
        for link in map.links:
            if link.relation not in ("supports", "attacks", "contradicts"):
                continue
            force = min(_FORCES[link.strength], undercut.get(link.id, STRONG))
            step = _Step(link.id, link.premises, link.relation != "supports", force)
            self._into.setdefault(link.target, []).append(step)
            if link.relation == "contradicts":
                for id in link.premises:
                    back = _Step(link.id, (link.target,), True, force)
                    self._into.setdefault(id, []).append(back)

    def rest_on_nothing(self, id: str) -> bool:
        """Whether no entry supports an entry."""
        return all(step.attack for step in self._into.get(id, ()))

    def bearing_on(self, hypothesis: str, rivals: Collection[str]) -> dict[str, tuple[Mark, ...]]:
        """How all entries bear that bear on a hypothesis, by id; consistent marks first.

        What is consistent or inconsistent with some force has no mark for reasons further away.
        Takes time linear in the links that lead to it.
        """
        every = self._spread(hypothesis, rivals, together=True)
        alone = self._spread(hypothesis, rivals, together=False)
        found: dict[str, dict[Sign, Mark]] = {}
        for (id, sign), (force, link) in every.items():
            if sign in _DIRECT:
                single = (id, sign) in alone and alone[id, sign][0] == force
                found.setdefault(id, {})[sign] = Mark(sign, force, None if single else link)
        direct = {id for id, marks in found.items() if any(one.force for one in marks.values())}
        for (id, sign), (force, _) in every.items():
            if sign not in _DIRECT and force > UNDERCUT and id not in direct:
                found.setdefault(id, {})[sign] = Mark(sign, PLAIN)
        return {
            id: tuple(marks[sign] for sign in _TURNED if sign in marks)
            for id, marks in found.items()
        }

    def _spread(
        self, hypothesis: str, rivals: Collection[str], *, together: bool
    ) -> dict[tuple[str, Sign], tuple[int, str | None]]:
        """The greatest force of each entry and sign, and the first joint link on the way.

        The widest paths from the hypothesis (Dijkstra 1959, with a queue for each of the few
        forces); `together` says whether links of several premises are followed.
        """
        done: dict[tuple[str, Sign], tuple[int, str | None]] = {}
        queues: list[list[tuple[str, Sign, str | None]]] = [[], [], [], []]
        queues[STRONG].append((hypothesis, "consistent", None))
        for force in (STRONG, PLAIN, WEAK, UNDERCUT):
            for id, sign, link in queues[force]:
                if (id, sign) in done:
                    continue
                done[id, sign] = (force, link)
                for step in self._into.get(id, ()):
                    joint = len(step.others) > 1
                    if joint and not together:
                        continue
                    after: Sign = sign
                    if step.attack:
                        after = "inconsistent" if id == hypothesis else _TURNED[sign]
                    first = link or (step.link if joint else None)
                    queue = queues[min(force, step.force)]
                    queue += [
                        (other, after, first)
                        for other in step.others
                        if other not in rivals and other != hypothesis
                    ]
        del done[hypothesis, "consistent"]
        return done


def _undercuts(map: Map) -> dict[str, int]:
    """The force that is left to links that are undercut, by id: none, or weak for a weak one."""
    named = by_name(map.links)
    left: dict[str, int] = {}
    for link in map.links:
        hit = named.get(link.target) if link.relation == "undercuts" else None
        if hit is not None:
            force = WEAK if link.strength == "weak" else UNDERCUT
            left[hit.id] = min(force, left.get(hit.id, force))
    return left
