"""Which boxes and lines a picture has.

A link becomes one wire, or several that meet in a knot. Where each section is laid out by
itself, a link is drawn in one section, and cards of other sections stand there as stubs: small
boxes that name them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from argmap.graph.portions import portions
from argmap.graph.view import View
from argmap.model import Argument, Link

BoxKind = Literal["card", "stub", "argument", "disc", "ring"]


class Group(NamedTuple):
    """What is laid out together: a section, or what is in none; of a large one, a portion."""

    section: str | None
    portion: int = 0

    def __str__(self) -> str:
        return f"{self.section}/{self.portion}"


@dataclass(frozen=True, slots=True)
class Node:
    """A box: a card, a stub for one, an argument's card, or a knot on a link."""

    key: str
    kind: BoxKind
    group: Group
    id: str = ""
    """The id of the entry that it shows."""
    link: Link | None = None
    """The link that a knot stands on."""


@dataclass(frozen=True, slots=True)
class Wire:
    """One line between two boxes of a group."""

    key: str
    link: Link
    upper: str
    lower: str
    head: bool
    """Whether the link's head stands at one of its ends."""
    flipped: bool = False
    """Whether the target is the lower end."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link of a card that is drawn in other sections only."""

    phrase: str
    """The relation, read from the card, in English: `supported by`. The words have a row for it."""
    others: dict[str, None]
    """Ids of the cards at the other end, in order."""
    relation: str
    out: bool
    """Whether the link leads from the card to the others."""


@dataclass(slots=True)
class Wiring:
    """The boxes and wires of a view, boxes by key."""

    nodes: dict[str, Node] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)
    elsewhere: dict[str, list[Elsewhere]] = field(default_factory=dict)
    """By the id of the card or argument."""

    @property
    def named(self) -> set[str]:
        """Ids of the entries that are named elsewhere than on their own card."""
        own = {node.id for node in self.nodes.values() if node.kind in ("card", "argument")}
        stubs = {node.id for node in self.nodes.values() if node.kind == "stub"} & own
        rows = {id for rows in self.elsewhere.values() for row in rows for id in row.others}
        return stubs | rows


PASSIVE = {
    "supports": "supported by",
    "attacks": "attacked by",
    "undercuts": "undercut by",
    "contradicts": "contradicts",
    "corroborates": "corroborates",
    "updates": "updated by",
    "explains": "explained by",
    "details": "detailed by",
    "assumes": "assumed by",
    "bears on": "left open by",
    "answers": "answered by",
}
_GRADED = ("supports", "attacks", "undercuts")
"""Relations that can be strong or weak."""
_STRENGTHS = {"strong": "strongly ", "weak": "weakly "}


def phrase(link: Link, passive: bool = False) -> str:
    """A link's relation with its strength, in English: `strongly supports`.

    The words have a row for each.
    """
    strength = _STRENGTHS.get(link.strength or "", "") if link.relation in _GRADED else ""
    return strength + (PASSIVE[link.relation] if passive else link.relation)


def wire(view: View, by_section: bool) -> Wiring:
    """Wire a view, all in one drawing or each section by itself."""
    return _Wirer(view, by_section).wiring


class _Wirer:
    def __init__(self, view: View, by_section: bool) -> None:
        self.view, self.by_section = view, by_section
        self.wiring = Wiring()
        self.outside = frozenset(view.outside)
        self.portions = portions(view) if by_section else {}
        self.groups = {self._home(id) for id in view.cards}
        for id in view.cards:
            self._add(Node(f"c:{id}", "card", self._home(id), id))
        for link in view.links:
            if self._argued(link):
                id = link.argument or ""
                self._add(Node(f"a:{id}", "argument", self._where(link), id, link))
        self.hits = self._hits()
        for number, link in enumerate(view.links):
            self._draw(number, link, self._where(link))
        for number, link in enumerate(view.links):
            for group in self.hits.get(link.id, ()):
                if group != self._where(link) and not self._argued(link):
                    self._draw(number, link, group)
        if by_section:
            for link in view.links:
                self._note(link)

    def _add(self, node: Node) -> str:
        self.wiring.nodes.setdefault(node.key, node)
        return node.key

    def _argued(self, link: Link) -> bool:
        return isinstance(self.view.map.get(link.argument or ""), Argument)

    def _home(self, id: str) -> Group:
        if not self.by_section:
            return Group(None)
        return Group(self.view.section_of(id), self.portions.get(id, 0))

    def _where(self, link: Link) -> Group:
        """The group in which a link is drawn: its premises', or else its target's."""
        if self._argued(link):
            home = self._home(link.argument or "")
            if home in self.groups:
                return home
        homes = {self._home(id) for id in link.premises if id not in self.outside}
        if len(homes) == 1 or (homes and link.relation == "undercuts"):
            return next(self._home(id) for id in link.premises if id not in self.outside)
        if link.target in self.outside or self.view.map.get(link.target) is None:
            hit = self.view.names.get(link.target)
            ends = (hit.target, *hit.premises) if hit else ()
            inside = (id for id in (*ends, *link.premises) if id not in self.outside)
            return self._home(next(inside, link.target))
        return self._home(link.target)

    def _hits(self) -> dict[str, set[Group]]:
        """For each link that is undercut, the groups in which that is drawn."""
        hits: dict[str, set[Group]] = {}
        for link in self.view.links:
            hit = self.view.names.get(link.target)
            if link.relation == "undercuts" and hit is not None:
                hits.setdefault(hit.id, set()).add(self._where(link))
        return hits

    def _end(self, id: str, group: Group) -> str | None:
        """The box in a group that stands for a card, an argument or a link."""
        key = f"c:{id}"
        if id in self.outside:
            return self._add(Node(f"s:{group}:{id}", "stub", group, id))
        if key not in self.wiring.nodes:
            hit = self.view.names.get(id)
            if hit is None:
                return None
            if not self._argued(hit):
                return self._knot(hit, group)
            id = hit.argument or ""
            key = f"a:{id}"
        node = self.wiring.nodes[key]
        if node.group == group:
            return key
        return self._add(Node(f"s:{group}:{id}", "stub", group, id))

    def _knot(self, link: Link, group: Group) -> str | None:
        """The knot of a link in a group, if it has one."""
        if self._argued(link):
            return self._end(link.argument or "", group)
        if len(link.premises) > 1:
            return self._add(Node(f"d:{group}:{link.id}", "disc", group, link=link))
        if group in self.hits.get(link.id, ()):
            return self._add(Node(f"r:{group}:{link.id}", "ring", group, link=link))
        return None

    def _draw(self, number: int, link: Link, group: Group) -> None:
        name = f"{number}:{group}"
        target = self._end(link.target, group)
        lower = [key for id in link.premises if (key := self._end(id, group))]
        if target is None or not lower:
            return
        knot = self._knot(link, group)
        add = self.wiring.wires.append
        if knot is None:
            if link.relation == "assumes":
                add(Wire(name, link, lower[0], target, True, flipped=True))
            else:
                add(Wire(name, link, target, lower[0], True))
            return
        add(Wire(name, link, target, knot, True))
        for leg, key in enumerate(lower):
            add(Wire(f"{name}.{leg}", link, knot, key, False))

    def _note(self, link: Link) -> None:
        """Note a link on those of its cards in whose group it is not drawn."""
        where = self._where(link)
        active, passive = phrase(link), phrase(link, passive=True)
        if link.relation == "undercuts":
            hit = self.view.names.get(link.target)
            if hit is None:
                return
            if self._argued(hit):
                self._row(hit.argument or "", where, passive, link.premises, link, False)
            else:
                noun = "attack" if hit.relation == "attacks" else "support"
                for id in hit.premises:
                    self._row(id, where, f"{noun} {passive}", link.premises, link, False)
            return
        both = link.relation in ("contradicts", "corroborates")
        acting: Iterable[str] = (link.argument or "",) if self._argued(link) else link.premises
        self._row(link.target, where, passive, tuple(acting), link, both)
        for id in link.premises:
            others = (link.argument or "",) if self._argued(link) else (link.target,)
            said = "premise of" if self._argued(link) else active
            self._row(id, where, said, others, link, True)

    def _row(
        self, id: str, where: Group, phrase: str, others: tuple[str, ...], link: Link, out: bool
    ) -> None:
        others = tuple(one for one in others if one not in self.outside)
        own = self.wiring.nodes.get(f"c:{id}") or self.wiring.nodes.get(f"a:{id}")
        if own is None or own.group == where or not others:
            return
        rows = self.wiring.elsewhere.setdefault(id, [])
        row = next((one for one in rows if one.phrase == phrase and one.out == out), None)
        if row is None:
            row = Elsewhere(phrase, {}, link.relation, out)
            rows.append(row)
        row.others.update(dict.fromkeys(others))
