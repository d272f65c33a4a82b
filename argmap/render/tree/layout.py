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
from argmap.render.cards.card import Card
from argmap.render.parts.strokes import STROKES
from argmap.render.tree.boxes import SCALES, Boxes
from argmap.render.tree.captions import Captions, room

FIRST, GAP, RISE, APART = 12.0, 9.0, 13.0, 17.0
"""Room above a box: the first below its parent, the next, the first after what is indented,
and between those right below the head of a column."""
LEFT, LANE, BRANCH, RINGED = 12.0, 13.0, 13.0, 24.0
"""From a box's left edge to its first lane, from lane to lane, and from the last lane to what
hangs on it, without and with a ring on the way."""
ATTACH = 16.0
"""How far below its upper edge the line to its lane meets a box, at most."""
DISC, RING, BESIDE = 9.4, 5.0, 10.0
"""Radius of a disc and of a ring, and room between a disc and its premises."""
NARROW = {"full": 148.0, "brief": 140.0, "ids": 96.0}
"""Narrower than this is no place for what something else hangs under."""

LaneKind = Literal["down", "right", "bracket", "ring"]


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
    """By which its size goes, an index of `SCALES`."""

    @property
    def attach(self) -> float:
        """The height at which its line meets it."""
        return self.y + min(ATTACH, self.height / 2)

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(slots=True, eq=False, repr=False)
class Lane:
    """A line down from a spot, from which a branch leads to each spot that hangs on it."""

    x: float
    start: Spot
    kind: LaneKind = "down"
    """From the lower or right edge of a card, from a disc to its premises, or from the ring on
    the branch to a spot."""
    y: float = 0.0
    """Where it leaves the right edge of a card."""
    stops: list[Spot] = field(default_factory=list)


class Item(NamedTuple):
    """A node that waits for its place."""

    node: Node
    x: float
    lane: Lane | None
    rank: int
    top: bool = False
    """Whether it stands right below the head of a column."""


def indent(nodes: Sequence[Node]) -> float:
    """How much further right than a box stands what hangs under it, if there is any."""
    return LEFT + LANE * max(0, len({sort(node) for node in nodes}) - 1) + branch(nodes)


class Layout:
    """Sets nodes below each other."""

    def __init__(
        self, boxes: Boxes, continued: dict[Node, int], captions: Captions | None = None
    ) -> None:
        self.boxes = boxes
        self.narrow = NARROW[boxes.detail]
        self.continued = continued
        """What is named by a stub where it hangs and continued in another place, with its rank.
        More is added where there is no room for it."""
        self.captions = captions or Captions(boxes.wording.words)
        self.spots: list[Spot] = []
        self.lanes: list[Lane] = []

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
        return self._set(items, head.bottom, right)

    def _items(self, parent: Spot, nodes: Sequence[Node], left: float, above: int) -> list[Item]:
        """What hangs under a spot, each with its lane."""
        lanes: dict[str, Lane] = {}
        last = left - branch(nodes)
        for node in nodes:
            lanes.setdefault(sort(node), Lane(last - LANE * len(lanes), parent))
        self.lanes += lanes.values()
        return [Item(node, left, lanes[sort(node)], rank(node, above), above < 0) for node in nodes]

    def _set(self, items: Sequence[Item], bottom: float, right: float) -> float:
        """Set items and all that hangs under them, down from a height."""
        open = list(reversed(items))
        before, heading = -1.0, ""
        disc: Spot | None = None
        while open:
            item = open.pop()
            node, x, lane, size, top = item
            if disc is None:
                row = self.captions.heading(node, lane is not None) if top else None
                over = self.captions.over(node, lane is not None, row if row != heading else "")
                heading = heading if row is None else row
                bottom += self._gap(item, before) + room(over)
                aside = 2 * DISC + BESIDE if node.kind == "together" else 0.0
                self.captions.place(over, x + aside, bottom)
            before = x
            if node.kind == "together":
                disc = Spot(node, None, x, bottom, 2 * DISC, 2 * DISC, lane, size)
                self._stop(disc)
                open += reversed([*self._together(disc), *self._undercuts(disc)])
                continue
            spot = self._spot(item, bottom, right)
            self._stop(spot)
            if disc is not None:
                disc.y, disc = spot.attach - DISC, None
            bottom += spot.height
            apart = lane is not None and node in self.continued
            nodes = [] if apart else under(node)
            items = self._items(spot, nodes, x + indent(nodes), size) if nodes else []
            open += reversed([*items, *self._undercuts(spot)])
        return bottom

    def _stop(self, spot: Spot) -> None:
        self.spots.append(spot)
        if spot.lane:
            spot.lane.stops.append(spot)

    def _spot(self, item: Item, y: float, right: float) -> Spot:
        node, x, lane, size, _ = item
        wide = right - x
        opens = bool(node.children) and not self.boxes.is_stub(node)
        if lane is not None and wide < self.narrow and opens:
            self.continued[node] = size
        card = self.boxes.box(node, wide, SCALES[size], lane is not None and node in self.continued)
        return Spot(node, card, x, y, card.width, card.height, lane, size)

    def _together(self, disc: Spot) -> list[Item]:
        """The premises that join in a disc."""
        lane = Lane(disc.x + DISC, disc, "bracket")
        self.lanes.append(lane)
        return [Item(node, disc.right + BESIDE, lane, disc.rank) for node in disc.node.children]

    def _undercuts(self, spot: Spot) -> list[Item]:
        """What undercuts the link of a spot: it hangs on a ring on its branch."""
        if not ringed(spot.node) or spot.lane is None:
            return []
        lane = Lane(spot.x - RINGED / 2, spot, "ring")
        self.lanes.append(lane)
        return [Item(node, spot.x, lane, spot.rank) for node in spot.node.undercuts]

    def _gap(self, item: Item, before: float) -> float:
        """The room above an item, after one whose left edge was there."""
        if before < 0 or item.x > before:
            return FIRST
        return APART if item.top else RISE if item.x < before else GAP


def under(node: Node) -> list[Node]:
    """What hangs under a node, in order. What undercuts an argument entry hangs under it."""
    if node.kind != "argument":
        return node.children
    premises = [one for one in node.children if one.premise]
    return [*premises, *node.undercuts, *node.children[len(premises) :]]


def rank(node: Node, above: int) -> int:
    """The rank of what hangs under something of a rank; -1 is the head of a column."""
    if node.relation in INFORMING:
        return len(SCALES) - 1
    return above if above == len(SCALES) - 1 else min(above + 1, len(SCALES) - 2)


def sort(node: Node) -> str:
    """What nodes must share to hang on one lane."""
    stroke = STROKES[node.relation or "answers"]
    head = "" if node.premise else stroke.head
    return f"{stroke.colour} {head} {stroke.dash}"


def ringed(node: Node) -> bool:
    """Whether there is a ring on the branch to a node: something undercuts its link."""
    return bool(node.undercuts) and node.kind != "argument"


def branch(nodes: Iterable[Node]) -> float:
    """How long the branches from the nearest lane to nodes are."""
    return RINGED if any(map(ringed, nodes)) else BRANCH
