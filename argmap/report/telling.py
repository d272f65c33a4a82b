"""The order in which a report tells a view: from each answer down to what speaks for and against.

It is the order of the view's outline. A statement gets its number where the outline has it in
full; elsewhere a line refers to it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from argmap.graph.order import by_name, ends
from argmap.graph.outline import Node, outline
from argmap.graph.view import View
from argmap.model import Assumption, Claim, Evidence, Gap, Link, Question, Section


class Letters(NamedTuple):
    """What stands before the numbers of entries that are not simply statements."""

    hypothesis: str = "H"
    assumption: str = "A"
    gap: str = "G"


@dataclass(frozen=True, slots=True)
class Told:
    """One place where an entry is told."""

    id: str | None
    """The entry; None for what holds together the premises that follow one level deeper."""
    link: Link | None
    """The link by which it bears on `under`; None for a premise, and for what stands alone."""
    level: int
    under: str | None
    """The id of the entry that it bears on; for an undercut, of the reason that it hits."""
    full: bool = True
    """Whether it is told here in full."""


@dataclass(frozen=True, slots=True)
class Head:
    """An entry under a heading of its own, an answer say, with what bears on it."""

    id: str
    told: tuple[Told, ...]
    full: bool = True
    """Whether it is told here in full."""


@dataclass(slots=True)
class Telling:
    """All that a report tells of a view."""

    view: View
    questions: list[tuple[Question | None, list[Head]]] = field(default_factory=list)
    """The questions with their answers, the likeliest first; None with the main claim of a map
    that has no question, or with the claims that were asked for."""
    asked: bool = False
    """Whether claims were asked for."""
    assumptions: list[Head] = field(default_factory=list)
    """In the order in which they are met."""
    gaps: list[str] = field(default_factory=list)
    """In the order in which they are met."""
    further: list[tuple[Section | None, list[Told]]] = field(default_factory=list)
    """What bears on no question, by section."""
    number: dict[str, str] = field(default_factory=dict)
    """The number of every entry that is told: `H1`, `A1`, `G1`, and digits for statements."""

    @property
    def statements(self) -> list[Claim | Evidence]:
        """The claims and items of evidence that are told, in the order of their telling."""
        entries = (self.view.map.get(id) for id in self.number)
        return [entry for entry in entries if isinstance(entry, Claim | Evidence)]


def telling(view: View, letters: Letters) -> Telling:
    """What to tell of a view; takes time linear in its cards and links."""
    return _Teller(view, letters).tell()


class _Step(NamedTuple):
    """A node that waits to be told."""

    node: Node
    level: int
    under: str | None


class _Teller:
    def __init__(self, view: View, letters: Letters) -> None:
        self.map, self.letters = view.map, letters
        # Answers first, the likeliest before the others, so that the outline has them so.
        self.view = view = replace(view, links=tuple(sorted(view.links, key=self._unlikely)))
        self.made = Telling(view)
        self.count = self.assumptions = 0
        self.rivals: dict[str, list[tuple[str, Link]]] = {}
        self.told: set[str] = set()
        """The assumptions that are, or will be, told in full."""
        self.waiting: deque[Node] = deque()
        """Those of which what bears on them is still to be told."""

    def tell(self) -> Telling:
        """Tell everything."""
        found = outline(self.view)
        tops = [self._question(node) for node in found.tops if self._is(node, Question)]
        loose = [node for node in found.tops if not self._is(node, Question)]
        main = [node for node in loose if node.id in self.view.filters.for_]
        self.made.asked = bool(main)
        if not main and loose and loose[0].id in self.view.roles.main:
            main = loose[:1]
        if main:
            tops.append((None, main))
            ids = {node.id for node in main}
            loose = [node for node in loose if node.id not in ids]
        answers = [node.id for _, nodes in tops for node in nodes if not node.seen]
        for place, id in enumerate(answers, 1):
            self.made.number[id] = f"{self.letters.hypothesis}{place}"
        self._pair(answers)
        for question, nodes in tops:
            heads = [Head(one.id, tuple(self._answer(one)), not one.seen) for one in nodes]
            self.made.questions.append((question, heads))
        self._tell_assumptions()
        left = [id for id in self.view.cards if id not in found.reached]
        loose += outline(self._only(left)).tops if left else ()
        parts: dict[str | None, list[_Step]] = {}
        for node in loose:
            entry = self.map.entries.get(node.id)
            parts.setdefault(entry.section if entry else None, []).append(_Step(node, 0, None))
        for one in (None, *self.map.of_kind(Section)):
            if told := self._told(parts.get(one.id if one else None, ())):
                self.made.further.append((one, told))
        self._tell_assumptions()
        return self.made

    def _is(self, node: Node, kind: type) -> bool:
        return node.kind == "entry" and isinstance(self.map.get(node.id), kind)

    def _question(self, top: Node) -> tuple[Question | None, list[Node]]:
        """A question with its answers."""
        question = self.map.get(top.id)
        self._meet_below(top)
        answers = [node for node in top.children if node.relation == "answers"]
        return question if isinstance(question, Question) else None, answers

    def _unlikely(self, link: Link) -> tuple[float, float]:
        """A key that sorts likely answers before unlikely ones, these before what is not judged."""
        entry = self.map.get(link.premises[0]) if link.relation == "answers" else None
        found = getattr(entry, "likelihood", None)
        return (-found.low - found.high, -found.high) if found else (1.0, 0.0)

    def _pair(self, answers: Iterable[str]) -> None:
        """Find the answers that contradict each other: the outline has that at one of them."""
        known = set(answers)
        for link in self.view.links:
            if link.relation == "contradicts" and known.issuperset((*link.premises, link.target)):
                for id in link.premises:
                    self.rivals.setdefault(id, []).append((link.target, link))
                    self.rivals.setdefault(link.target, []).append((id, link))

    def _answer(self, node: Node) -> list[Told]:
        self._meet_below(node)
        told = self._told([_Step(one, 0, node.id) for one in node.children])
        if not node.seen:
            shown = {one.link.id for one in told if one.level == 0 and one.link}
            told += [
                Told(other, link, 0, node.id, False)
                for other, link in self.rivals.get(node.id, ())
                if link.id not in shown
            ]
        return told

    def _told(self, steps: Sequence[_Step]) -> list[Told]:
        """All that hangs under some nodes, they included, depth first."""
        told: list[Told] = []
        waiting = list(reversed(steps))
        while waiting:
            node, level, under = waiting.pop()
            link = None if node.premise else node.link
            entry = self.map.get(node.id)
            if node.kind != "entry":
                told.append(Told(None, link, level, under))
                holder, inside = under, node.children
            elif isinstance(entry, Assumption | Gap):
                self._meet(node)
                if under is None or node.relation in ("assumes", "bears on"):
                    continue
                told.append(Told(node.id, link, level, under, False))
                holder, inside = node.id, []
            else:
                full = not node.seen and node.id not in self.made.number
                if full:
                    self.count += 1
                    self.made.number[node.id] = str(self.count)
                    self._meet_below(node)
                told.append(Told(node.id, link, level, under, full))
                holder, inside = node.id, node.children if full else []
            more = (*node.undercuts, *inside)
            waiting += [_Step(one, level + 1, holder) for one in reversed(more)]
        return told

    def _meet_below(self, node: Node) -> None:
        for one in node.children:
            if one.relation in ("assumes", "bears on"):
                self._meet(one)

    def _meet(self, node: Node) -> None:
        """Take note of an assumption or a gap, and give it its number."""
        number, is_gap = self.made.number, self._is(node, Gap)
        if node.id not in number and is_gap:
            self.made.gaps.append(node.id)
            number[node.id] = f"{self.letters.gap}{len(self.made.gaps)}"
        elif node.id not in number:
            self.assumptions += 1
            number[node.id] = f"{self.letters.assumption}{self.assumptions}"
        if not is_gap and not node.seen and node.id not in self.told:
            self.told.add(node.id)
            self.waiting.append(node)

    def _tell_assumptions(self) -> None:
        while self.waiting:
            node = self.waiting.popleft()
            told = self._told([_Step(one, 0, node.id) for one in node.children])
            self.made.assumptions.append(Head(node.id, tuple(told)))
        self.made.assumptions.sort(key=lambda head: int(self._digits(head.id)))

    def _digits(self, id: str) -> str:
        return self.made.number[id].removeprefix(self.letters.assumption)

    def _only(self, ids: Iterable[str]) -> View:
        """The view of some cards, with the others to which their links lead."""
        inside = dict.fromkeys(ids)
        touched = {link.id: ends(link, self.view.names, self.map) for link in self.view.links}
        links = [one for one in self.view.links if not inside.keys().isdisjoint(touched[one.id])]
        others = dict.fromkeys(id for link in links for id in touched[link.id])
        return replace(
            self.view,
            cards=tuple(inside),
            outside=tuple(id for id in others if id not in inside),
            links=tuple(links),
            names=by_name(links),
        )
