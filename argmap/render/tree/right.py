"""Trees that grow to the right: heads below each other, reasons in levels right of them.

Each node stands as high up as its level is free, but not above what it is a reason for
(Wetherell and Shannon, Tidy drawings of trees, 1979). Lanes run down between two levels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from argmap.graph.outline import Node
from argmap.render.lettering.fonts import width
from argmap.render.parts.lines import WORD
from argmap.render.tree.boxes import SCALES, Boxes
from argmap.render.tree.bus import most_common, rivals
from argmap.render.tree.captions import CAPTION, HEADING, Captions, room
from argmap.render.tree.drawing import Drawing
from argmap.render.tree.layout import (
    APART,
    ATTACH,
    BESIDE,
    DISC,
    GAP,
    LANE,
    RINGED,
    Lane,
    Spot,
    branch,
    rank,
    ringed,
    sort,
    under,
)

WIDTH = {"full": 230.0, "brief": 210.0, "ids": 130.0}
"""Of a level, in points."""
HEAD, QUESTION = 1.15, 1.1
"""How much wider than a level heads and a question are."""
HEADROOM = 14.0
"""From a box's right edge to its first lane, for the heads of lines."""
DEEPEST = 6
"""So many levels right of a head; what is further away is continued below."""
PAD, BANDS, QUESTIONS = 13.0, 22.0, 64.0
"""Around a head with its reasons, between two of them, and between two questions."""
ABOVE = HEADING + CAPTION + 4.0
"""Above a head, where the words over the first of its reasons find room."""
ASIDE = 2 * DISC + BESIDE
"""How far left of its premises the edge of a disc is."""


class _Item(NamedTuple):
    node: Node
    level: int
    """0 is that of heads."""
    lane: Lane | None
    rank: int


class Right:
    """A question with its heads, or heads alone."""

    def __init__(
        self,
        question: Node | None,
        heads: Sequence[Node],
        boxes: Boxes,
        continued: dict[Node, int],
    ) -> None:
        self.question, self.boxes, self.continued = question, boxes, continued
        self.rivals = dict(rivals(heads))
        """What contradicts the next head, by the node that would say so right of one of them."""
        self.gutters: defaultdict[int, float] = defaultdict(lambda: HEADROOM + branch(()))
        """How wide the room right of each level is; -1 is that of the question."""
        word = boxes.wording.words["relation answers"]
        self.gutters[-1] += width(word, "regular", WORD)
        self._widen(-1, heads)
        self.heads = [(head, self._blocks(head)) for head in heads]

    def reading(self) -> list[tuple[Node, list[Node]]]:
        """The heads, each with what stands right beside it, in the order in which they stand."""
        return self.heads

    def _blocks(self, head: Node) -> list[Node]:
        """What hangs right beside a head, and then what is continued there."""
        blocks = [node for node in head.children if node not in self.rivals]
        self._widen(0, blocks)
        open = [_Item(node, 1, None, rank(node, -1)) for node in reversed(blocks)]
        while open:
            node, level, _, size = open.pop()
            if ringed(node):
                open += [_Item(one, level, None, size) for one in reversed(node.undercuts)]
            if node.kind == "together":
                open += [_Item(one, level, None, size) for one in reversed(node.children)]
                continue
            if level > DEEPEST and node.children and not self.boxes.is_stub(node):
                self.continued[node] = size
                blocks.append(node)
                level = 1
            self._widen(level, under(node))
            open += [_Item(one, level + 1, None, rank(one, size)) for one in reversed(under(node))]
        return blocks

    def _widen(self, level: int, nodes: Sequence[Node]) -> None:
        """Make room right of a level for what hangs beside one of its nodes."""
        if nodes:
            aside = ASIDE if any(node.kind == "together" for node in nodes) else 0.0
            lanes = LANE * (len({sort(node) for node in nodes}) - 1)
            need = HEADROOM + lanes + branch(nodes) + aside
            self.gutters[level] = max(self.gutters[level], need)

    def draw(self, drawing: Drawing) -> None:
        """Draw it below what is there."""
        top = drawing.bottom + (QUESTIONS if drawing.bottom else 0.0)
        wide = WIDTH[self.boxes.detail]
        start: Spot | None = None
        x = PAD
        if self.question:
            card = self.boxes.question(self.question, wide * QUESTION)
            start = drawing.card(self.question, card, 0.0, top + (ABOVE if self.heads else 0.0))
            x = start.right + self.gutters[-1] + PAD
        lane = Lane(x - PAD - branch(()), start, "right", start.attach) if start else None
        bands: list[tuple[float, float]] = []
        bottom = top - BANDS
        for head, blocks in self.heads:
            y = bottom + BANDS
            spot = drawing.card(head, self.boxes.head(head, wide * HEAD), x, y + ABOVE)
            if lane:
                lane.stops.append(spot)
            band = _Band(self, drawing.captions, spot, wide)
            bottom = max(spot.bottom, band.set(blocks)) + PAD
            drawing.add(band.spots, band.lanes)
            bands.append((y, bottom))
            drawing.width = max(drawing.width, spot.right + PAD, band.right + PAD)
        for y, low in bands:
            drawing.ground(x - PAD, y, drawing.width - x + PAD, low - y)
        if lane and start and lane.stops:
            drawing.lines.lane(lane)
            links = [spot.node.link for spot in lane.stops if spot.node.link]
            common = most_common(links)
            drawing.captions.relation(common, start.right + 9, start.attach - 4)
            for spot, link in zip(lane.stops, links, strict=True):
                if link.relation != common.relation:
                    drawing.captions.relation(link, spot.x, spot.y - 3.5)
        self._between(drawing)
        drawing.bottom = max(bottom, start.bottom if start else 0.0)

    def _between(self, drawing: Drawing) -> None:
        """Draw what contradicts the next head."""
        for number, (node, (one, other)) in enumerate(self.rivals.items()):
            upper, lower = drawing.heads[one], drawing.heads[other]
            x = upper.x + 2 * LANE + LANE * (number % 3)
            if node.link:
                drawing.lines.line(node.link, [(x, upper.bottom), (x, lower.y)], True)


class _Band:
    """Sets what hangs right of one head."""

    def __init__(self, tree: Right, captions: Captions, head: Spot, wide: float) -> None:
        self.tree, self.boxes, self.captions = tree, tree.boxes, captions
        self.head, self.wide = head, wide
        self.spots: list[Spot] = []
        self.lanes: list[Lane] = []
        self._lefts = {1: head.right + tree.gutters[0]}
        """The left edge of each level."""
        self._free: defaultdict[int, float] = defaultdict(lambda: head.y - ABOVE - APART)
        """How far down each level is taken."""
        self._lanes: defaultdict[int, float] = defaultdict(lambda: head.y - ABOVE - APART)
        """How far down lanes reach right of each level."""

    @property
    def right(self) -> float:
        """How far right it reaches."""
        return max((spot.right for spot in self.spots), default=0.0)

    def set(self, blocks: Sequence[Node]) -> float:
        """Set what is right beside the head, and all that hangs there; returns its lower edge."""
        apart = [node for node in blocks if node in self.tree.continued]
        hanging = [node for node in blocks if node not in self.tree.continued]
        open = [_Item(node, 1, None, self.tree.continued[node]) for node in reversed(apart)]
        open += reversed(self._items(self.head, hanging, 0, -1))
        heading = ""
        disc: Spot | None = None
        while open:
            item = open.pop()
            node, level, lane, size = item
            if disc is None:
                row = self._heading(item)
                over = self.captions.over(node, lane is not None, row if row != heading else "")
                heading = heading if row is None else row
                hung = lane
                above = room(over) + (APART if row is not None else GAP)
            if node.kind == "together":
                left = self._left(level) - ASIDE
                disc = Spot(node, None, left, 0.0, 2 * DISC, 2 * DISC, lane, size)
                self._stop(disc)
                bracket = Lane(left + DISC, disc, "bracket")
                self.lanes.append(bracket)
                premises = [_Item(one, level, bracket, size) for one in node.children]
                open += reversed([*premises, *self._undercuts(disc, level)])
                continue
            spot = self._spot(item, hung, above)
            self.captions.place(over, spot.x, spot.y)
            self._stop(spot)
            if disc is not None:
                disc.y, disc = spot.attach - DISC, None
            self._free[level] = spot.bottom
            self._lanes[level - 1] = max(self._lanes[level - 1], spot.attach)
            nodes = [] if self._apart(item) else under(node)
            open += reversed(
                [*self._items(spot, nodes, level, size), *self._undercuts(spot, level)]
            )
        return max(self._free.values(), default=0.0)

    def _apart(self, item: _Item) -> bool:
        return item.lane is not None and item.node in self.tree.continued

    def _heading(self, item: _Item) -> str | None:
        """The row of the heading of what stands right beside the head; None elsewhere."""
        lane = item.lane
        if lane is None or (lane.start is self.head and lane.kind == "right"):
            return self.captions.heading(item.node, lane is not None)
        return None

    def _left(self, level: int) -> float:
        if level not in self._lefts:
            self._lefts[level] = self._left(level - 1) + self.wide + self.tree.gutters[level - 1]
        return self._lefts[level]

    def _spot(self, item: _Item, lane: Lane | None, above: float) -> Spot:
        """A node at its place. `lane` is what it hangs on, or the disc that it begins."""
        node, level, _, size = item
        card = self.boxes.box(node, self.wide, SCALES[size], self._apart(item))
        y = self._free[level] + above
        reach = min(ATTACH, card.height / 2)
        if lane and lane.kind == "right":
            straight = lane.y - reach
            y = straight if y <= straight else max(y, straight + LANE)
        elif lane:
            y = max(y, lane.start.y)
        if under(node) and not self._apart(item):
            y = max(y, self._lanes[level] + LANE - reach)
        return Spot(node, card, self._left(level), y, card.width, card.height, item.lane, size)

    def _items(self, parent: Spot, nodes: Sequence[Node], level: int, above: int) -> list[_Item]:
        """What hangs right of a spot, each with its lane."""
        if not nodes:
            return []
        aside = ASIDE if any(node.kind == "together" for node in nodes) else 0.0
        last = self._left(level + 1) - aside - branch(nodes)
        sorts = list(dict.fromkeys(map(sort, nodes)))
        step = min(LANE, (parent.bottom - parent.attach - 4) / len(sorts))
        lanes = {
            one: Lane(last - LANE * number, parent, "right", parent.attach + step * number)
            for number, one in enumerate(sorts)
        }
        self.lanes += lanes.values()
        return [_Item(node, level + 1, lanes[sort(node)], rank(node, above)) for node in nodes]

    def _undercuts(self, spot: Spot, level: int) -> list[_Item]:
        """What undercuts the link of a spot: it hangs on a ring on its branch."""
        if not ringed(spot.node) or spot.lane is None:
            return []
        lane = Lane(spot.x - RINGED / 2, spot, "ring")
        self.lanes.append(lane)
        return [_Item(node, level, lane, spot.rank) for node in spot.node.undercuts]

    def _stop(self, spot: Spot) -> None:
        self.spots.append(spot)
        if spot.lane:
            spot.lane.stops.append(spot)
