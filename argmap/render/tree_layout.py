"""Where the reasons of a tree stand: an indented list, each below what it is a reason for.

All hangs on lanes: lines that run down from a card, left of everything that hangs on them,
one for each sort of relation. Of two sorts the one that is read first has the lane further
right. So lanes meet no card, and cross no branch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from argmap.graph.outline import INFORMING, Node
from argmap.render.card import Card
from argmap.render.strokes import STROKES
from argmap.render.tree_boxes import SCALES, Boxes

FIRST, GAP, RISE, APART = 12.0, 9.0, 13.0, 17.0
"""Room above a box: the first below its parent, the next, the first after what is indented,
and between those right below the head of a column."""
CAPTION, HEADING = 10.0, 17.0
"""Room above a box for the word of its relation, and for the heading over several."""
LEFT, LANE, BRANCH, RINGED = 12.0, 13.0, 13.0, 24.0
"""From a box's left edge to its first lane, from lane to lane, and from the last lane to what
hangs on it, without and with a ring on the way."""
ATTACH = 16.0
"""How far below its upper edge the line to its lane meets a box, at most."""
DISC, RING, BESIDE = 9.4, 5.0, 10.0
"""Radius of a disc and of a ring, and room between a disc and its premises."""
NARROW = {"full": 156.0, "brief": 140.0, "ids": 80.0}
"""Narrower than this is no place for what something else hangs under."""
HEADINGS = {
    "supports": "tree for",
    "attacks": "tree against",
    "assumes": "tree assumed",
    "bears on": "tree unknown",
}

LaneKind = Literal["down", "bracket", "ring"]


@dataclass(slots=True, eq=False, repr=False)
class Spot:
    """A node at its place. A disc stands left of its first premise."""

    node: Node
    card: Card | None
    x: float
    y: float
    width: float
    height: float
    lane: Lane | None = None
    """What it hangs on; None for heads, and for what is continued from elsewhere."""
    rank: int = 0

    @property
    def attach(self) -> float:
        """The height at which its line meets it."""
        return self.y + min(ATTACH, self.height / 2)


@dataclass(slots=True, eq=False, repr=False)
class Lane:
    """A line down from a spot, from which a branch leads to each spot that hangs on it."""

    x: float
    start: Spot
    kind: LaneKind = "down"
    """From the lower edge of a card, from a disc to its premises, or from the ring on the
    branch to a spot."""
    stops: list[Spot] = field(default_factory=list)


class Caption(NamedTuple):
    """A word above a box."""

    x: float
    y: float
    text: str
    colour: str
    heading: bool


class Item(NamedTuple):
    """A node that waits for its place."""

    node: Node
    x: float
    lane: Lane | None
    rank: int
    """By which its size goes, an index of `SCALES`."""
    top: bool = False
    """Whether it stands right below the head of a column."""


def indent(nodes: Sequence[Node]) -> float:
    """How much further right than a box stands what hangs under it, if there is any."""
    return LEFT + LANE * (len({_sort(node) for node in nodes}) - 1) + _branch(nodes)


class Layout:
    """Sets nodes below each other."""

    def __init__(self, boxes: Boxes, continued: dict[Node, int]) -> None:
        self.boxes = boxes
        self.words = boxes.wording.words
        self.narrow = NARROW[boxes.detail]
        self.continued = continued
        """What is named by a stub where it hangs and continued in another place, with its rank.
        More is added where there is no room for it."""
        self.spots: list[Spot] = []
        self.lanes: list[Lane] = []
        self.captions: list[Caption] = []

    def hang(self, head: Spot, nodes: Sequence[Node], x: float, right: float) -> float:
        """Set what hangs under the head of a column, from its left to its right edge.

        Nodes that are continued from elsewhere stand below without a lane. Returns how far down
        all reaches.
        """
        hanging = [node for node in nodes if node not in self.continued]
        items = self._items(head, hanging, x + indent(hanging), -1)
        items += [
            Item(node, x, None, self.continued[node], True)
            for node in nodes
            if node in self.continued
        ]
        return self._set(items, head.y + head.height, right)

    def _items(self, parent: Spot, nodes: Sequence[Node], left: float, above: int) -> list[Item]:
        """What hangs under a spot, each with its lane."""
        lanes: dict[str, Lane] = {}
        last = left - _branch(nodes)
        for node in nodes:
            lanes.setdefault(_sort(node), Lane(last - LANE * len(lanes), parent))
        self.lanes += lanes.values()
        return [
            Item(node, left, lanes[_sort(node)], _rank(node, above), above < 0) for node in nodes
        ]

    def _set(self, items: Sequence[Item], bottom: float, right: float) -> float:
        """Set items and all that hangs under them, down from a height."""
        open = list(reversed(items))
        before, heading = -1.0, ""
        disc: Spot | None = None
        while open:
            item = open.pop()
            node, x, lane, rank, top = item
            if disc is None:
                bottom += self._room(item, before)
                if top:
                    bottom, heading = self._heading(item, bottom, heading)
                bottom = self._caption(item, bottom)
            before = x
            if node.kind == "together":
                disc = Spot(node, None, x, bottom, 2 * DISC, 2 * DISC, lane, rank)
                premises = self._together(disc, rank)
                open += reversed([*premises, *self._undercuts(disc, rank)])
                self._stop(disc)
                continue
            spot = self._spot(item, bottom, right)
            self._stop(spot)
            if disc is not None:
                disc.y, disc = spot.attach - DISC, None
            bottom += spot.height
            open += reversed([*self._children(spot, rank), *self._undercuts(spot, rank)])
        return bottom

    def _stop(self, spot: Spot) -> None:
        self.spots.append(spot)
        if spot.lane:
            spot.lane.stops.append(spot)

    def _spot(self, item: Item, y: float, right: float) -> Spot:
        node, x, lane, rank, _ = item
        room = right - x
        if lane is not None and room < self.narrow and self._opens(node):
            self.continued[node] = rank
        stub = self.boxes.is_stub(node) or (lane is not None and node in self.continued)
        card = self.boxes.box(node, room, SCALES[rank], stub)
        return Spot(node, card, x, y, card.width, card.height, lane, rank)

    def _opens(self, node: Node) -> bool:
        return bool(node.children) and not self.boxes.is_stub(node)

    def _children(self, spot: Spot, rank: int) -> list[Item]:
        """What hangs under a spot, which is no disc."""
        node = spot.node
        if spot.lane is not None and node in self.continued:
            return []
        nodes = list(node.children)
        if node.kind == "argument":
            premises = [one for one in nodes if one.premise]
            nodes = [*premises, *node.undercuts, *nodes[len(premises) :]]
        return self._items(spot, nodes, spot.x + indent(nodes), rank) if nodes else []

    def _together(self, disc: Spot, rank: int) -> list[Item]:
        """The premises that join in a disc."""
        lane = Lane(disc.x + DISC, disc, "bracket")
        self.lanes.append(lane)
        left = disc.x + disc.width + BESIDE
        return [Item(node, left, lane, rank) for node in disc.node.children]

    def _undercuts(self, spot: Spot, rank: int) -> list[Item]:
        """What undercuts the link of a spot: it hangs on a ring on its branch."""
        if not spot.node.undercuts or spot.node.kind == "argument" or spot.lane is None:
            return []
        lane = Lane(spot.x - RINGED / 2, spot, "ring")
        self.lanes.append(lane)
        return [Item(node, spot.x, lane, rank) for node in spot.node.undercuts]

    def _room(self, item: Item, before: float) -> float:
        """The room above an item."""
        if before < 0 or item.x > before:
            return FIRST
        return APART if item.top else RISE if item.x < before else GAP

    def _heading(self, item: Item, y: float, last: str) -> tuple[float, str]:
        """Set the heading that a sort of reasons begins with."""
        relation = item.node.relation if item.lane else None
        row = "tree continued" if item.lane is None else HEADINGS.get(relation or "", "")
        if row and row != last:
            colour = STROKES[relation].colour if relation else "muted"
            y += HEADING
            self.captions.append(Caption(item.x, y - 6, self.words[row], colour, True))
        return y, row

    def _caption(self, item: Item, y: float) -> float:
        """Set the word of a relation, where it needs one."""
        node = item.node
        if node.link is None or node.premise or item.lane is None:
            return y
        stroke = STROKES[node.link.relation]
        if node.link.relation == "contradicts" or stroke.named:
            if item.top and node.link.relation in HEADINGS:
                return y
            word = self.words[f"relation {node.link.relation}"]
        elif node.link.strength:
            word = self.words[f"legend {node.link.strength}"]
        else:
            return y
        x = item.x + (2 * DISC + BESIDE if node.kind == "together" else 0.0)
        self.captions.append(Caption(x, y + CAPTION - 3.5, word, stroke.colour, False))
        return y + CAPTION


def _rank(node: Node, above: int) -> int:
    """The rank of what hangs under something of a rank; -1 is the head of a column."""
    if node.relation in INFORMING:
        return len(SCALES) - 1
    return above if above == len(SCALES) - 1 else min(above + 1, len(SCALES) - 2)


def _sort(node: Node) -> str:
    """What nodes must share to hang on one lane."""
    stroke = STROKES[node.relation or "answers"]
    head = "" if node.premise else stroke.head
    return f"{stroke.colour} {head} {stroke.dash}"


def _branch(nodes: Iterable[Node]) -> float:
    ringed = any(node.undercuts and node.kind != "argument" for node in nodes)
    return RINGED if ringed else BRANCH
