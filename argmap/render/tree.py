"""The tree: a question, its hypotheses in a row, and below each what is for and against it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from argmap.graph.outline import Node, Outline, outline, walk
from argmap.graph.roles import Roles
from argmap.graph.view import View
from argmap.model import Link, Question
from argmap.render.card import Card
from argmap.render.engine import Engine
from argmap.render.look import Look
from argmap.render.page import Body, card_group, page
from argmap.render.scene import Group, Rect, Scene
from argmap.render.tree_boxes import HEADS, Boxes
from argmap.render.tree_bus import Stop, between, to_question
from argmap.render.tree_columns import (
    BETWEEN,
    CHANNEL,
    COLUMN,
    PAD,
    PANELS,
    SHAPE,
    Panel,
    panels,
    spread,
)
from argmap.render.tree_layout import Layout, Spot
from argmap.render.tree_lines import Lines, caption_groups

GROWING = (900.0, 2600.0)
"""Between these widths of a page, in points, heads grow with it."""
QUESTIONS = 64.0
"""Between the trees of two questions, in points."""
MARGIN = 22.0
"""Left of several rows of heads, for the line to the lower ones."""


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the scene of a view that has cards. No engine is needed."""
    made = outline(view)
    boxes = Boxes(replace(view, roles=_roles(view.roles, made)), look)
    continued: dict[Node, int] = {}
    questions = [node for node in made.tops if isinstance(view.map.get(node.id), Question)]
    if questions:
        trees = [_Tree(one, one.children, boxes, continued) for one in questions]
    else:
        trees = [_Tree(None, made.tops, boxes, continued)]
    area = sum(tree.area for tree in trees)
    boxes.heads = _grown(HEADS, math.sqrt(area * SHAPE))
    for tree in trees:
        tree.spread()
    boxes.number(_named(trees, boxes, continued))
    drawing = _Drawing(boxes, continued)
    for tree in trees:
        drawing.draw(tree)
    return page(view, drawing.body(made.reached), look.words)


def _roles(roles: Roles, made: Outline) -> Roles:
    """The parts that entries play where they stand in the tree.

    What is elsewhere an objection may be a reason here; and where premises have an argument
    entry, it is this that speaks against something.
    """
    counterclaims: set[str] = set()
    premises: set[str] = set()
    for _, node in walk(made.tops):
        if node.kind == "entry" and not node.seen and node.link:
            if node.premise:
                premises.add(node.id)
            if node.relation in ("attacks", "undercuts") and not (
                node.premise and node.link.argument
            ):
                counterclaims.add(node.id)
    return replace(roles, counterclaims=frozenset(counterclaims), premises=frozenset(premises))


def _grown(sizes: tuple[float, float], page: float) -> float:
    """A size between a least and a greatest, by how wide a page will be."""
    low, high = GROWING
    part = min(1.0, max(0.0, (page - low) / (high - low)))
    return sizes[0] + (sizes[1] - sizes[0]) * part


class _Tree:
    """A question with its heads, or heads alone, and how they are spread."""

    def __init__(
        self,
        question: Node | None,
        heads: Sequence[Node],
        boxes: Boxes,
        continued: dict[Node, int],
    ) -> None:
        self.question, self.heads = question, heads
        self.boxes, self.continued = boxes, continued
        self.rivals = dict(_rivals(heads))
        """What contradicts the next head, by the node that would say so below one of them."""
        self.panels = self._panels()
        self.rows: list[list[Panel]] = []

    @property
    def area(self) -> float:
        """How large all is that hangs under the heads, in square points."""
        heights = (height for panel in self.panels for _, height in panel.blocks)
        return sum(heights) * COLUMN[self.boxes.detail]

    def _panels(self) -> list[Panel]:
        under = [
            (head, [one for one in head.children if one not in self.rivals]) for head in self.heads
        ]
        return panels(under, self.boxes, self.continued)

    def spread(self) -> None:
        """Spread the heads in rows, and what hangs under them in columns.

        Rivals in two rows are told from each other below one of them.
        """
        above = self.boxes.question(self.question).height if self.question else 0.0
        for again in (False, True, True):
            self.rows = spread(self.panels, self.boxes, above) if self.panels else []
            row = {panel.head: n for n, row in enumerate(self.rows) for panel in row}
            parted = [one for one, pair in self.rivals.items() if row[pair[0]] != row[pair[1]]]
            if not parted:
                break
            for one in list(self.rivals) if again else parted:
                del self.rivals[one]
            self.panels = self._panels()


def _rivals(heads: Sequence[Node]) -> Iterator[tuple[Node, tuple[Node, Node]]]:
    """Nodes that say of two heads beside each other that they contradict each other."""
    for pair in pairwise(heads):
        for one, other in (pair, pair[::-1]):
            for node in one.children:
                if node.relation == "contradicts" and node.id == other.id and node.kind == "entry":
                    yield node, pair


def _named(trees: Sequence[_Tree], boxes: Boxes, continued: dict[Node, int]) -> list[str]:
    """The ids of all that stubs name, in the order in which it stands on the page in full."""
    full: dict[str, None] = {}
    named: set[str] = set()
    for tree in trees:
        for panel in (panel for row in tree.rows for panel in row):
            open = [(node, True) for column in panel.columns for node in column]
            open = [*open[::-1], (panel.head, True)]
            while open:
                node, whole = open.pop()
                under = node.undercuts
                if boxes.is_stub(node) or (node in continued and not whole):
                    named.add(node.id)
                else:
                    full[node.id] = None
                    under = under if node is panel.head else [*node.children, *under]
                open += ((one, False) for one in reversed(under))
    return [id for id in full if id in named]


class _Drawing:
    """Draws trees below each other."""

    def __init__(self, boxes: Boxes, continued: dict[Node, int]) -> None:
        self.boxes = boxes
        self.layout = Layout(boxes, continued)
        self.lines = Lines(boxes.wording.words)
        self.grounds: list[Group] = []
        self.words: list[Group] = []
        self.cards: list[tuple[Card, float, float]] = []
        self.heads: dict[Node, Spot] = {}
        self.width = self.bottom = 0.0

    def draw(self, tree: _Tree) -> None:
        """Draw a tree below what is there."""
        y = self.bottom + (QUESTIONS if self.cards else 0.0)
        column = COLUMN[self.boxes.detail]
        card = self.boxes.question(tree.question) if tree.question else None
        margin = MARGIN if card and len(tree.rows) > 1 else 0.0
        wide = max((_width(row, column) for row in tree.rows), default=0.0)
        room = max(wide + margin, card.width if card else 0.0)
        left = margin + (room - wide - margin) / 2
        middle = left + wide / 2
        if card:
            self.cards.append((card, middle - card.width / 2, y))
            y += card.height
        start, bottom = (middle, y), y
        levels: list[float] = []
        stops: list[list[Stop]] = []
        for number, row in enumerate(tree.rows):
            if card:
                levels.append(bottom + CHANNEL / 2)
            top = bottom + (CHANNEL if card else PANELS if number else 0.0)
            x = left + (wide - _width(row, column)) / 2
            bottom = self._row(row, x, top, column)
            spots = [self.heads[panel.head] for panel in row]
            stops.append(
                [
                    Stop(spot.node.link, spot.x + spot.width / 2, spot.y)
                    for spot in spots
                    if spot.node.link
                ]
            )
        if levels:
            self.words += to_question(self.lines, start, stops, levels, left - margin)
        pairs: dict[tuple[Node, Node], list[Link]] = {}
        for node, pair in tree.rivals.items():
            if node.link:
                pairs.setdefault(pair, []).append(node.link)
        for (one, other), links in pairs.items():
            between(self.lines, self.heads[one], self.heads[other], links)
        self.width, self.bottom = max(self.width, room), bottom

    def _row(self, row: Sequence[Panel], x: float, y: float, column: float) -> float:
        """Draw heads side by side, with what hangs under them; returns their lower edge."""
        places: list[tuple[float, float]] = []
        bottom = y
        for panel in row:
            wide = panel.width(column)
            card = self.boxes.head(panel.head, wide - 2 * PAD)
            head = Spot(panel.head, card, x + PAD, y + PAD, card.width, card.height)
            self.heads[panel.head] = head
            self.cards.append((card, head.x, head.y))
            low = head.y + head.height
            for number, nodes in enumerate(panel.columns):
                left = x + PAD + number * (column + BETWEEN)
                low = max(low, self.layout.hang(head, nodes, left, left + column))
            places.append((x, wide))
            bottom = max(bottom, low + PAD)
            x += wide + PANELS
        for left, wide in places:
            ground = Rect(left, y, wide, bottom - y, 12, fill="group", stroke="group_edge")
            self.grounds.append(Group("column", (ground,)))
        return bottom

    def body(self, reached: frozenset[str]) -> Body:
        """What was drawn."""
        for lane in self.layout.lanes:
            self.lines.lane(lane)
        cards = [*self.cards]
        cards += ((spot.card, spot.x, spot.y) for spot in self.layout.spots if spot.card)
        placed = [card_group(*one) for one in cards]
        words = [*self.words, *caption_groups(self.layout.captions)]
        return Body(
            width=self.width,
            height=self.bottom,
            groups=(*self.grounds, *self.lines.groups, *words, *placed),
            boxes=[card for card, _, _ in cards],
            links=tuple(self.lines.links.values()),
            shown=reached,
            discs=any(spot.card is None for spot in self.layout.spots),
            references="legend repeated" if self.boxes.marks else None,
        )


def _width(row: Sequence[Panel], column: float) -> float:
    return sum(panel.width(column) for panel in row) + PANELS * (len(row) - 1)
