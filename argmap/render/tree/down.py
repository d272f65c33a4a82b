"""Trees that grow downwards: heads in rows below their question, reasons in columns below them."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph.outline import Node
from argmap.model import Link
from argmap.render.tree.boxes import Boxes
from argmap.render.tree.bus import Stop, between, rivals, to_question
from argmap.render.tree.columns import (
    BETWEEN,
    CHANNEL,
    PAD,
    PANELS,
    Panel,
    panels,
    spread,
)
from argmap.render.tree.drawing import Drawing
from argmap.render.tree.layout import Layout

QUESTIONS = 64.0
"""Between the trees of two questions, in points."""
MARGIN = 22.0
"""Left of several rows of heads, for the line to the lower ones."""


class Down:
    """A question with its heads, or heads alone."""

    def __init__(
        self,
        question: Node | None,
        heads: Sequence[Node],
        boxes: Boxes,
        continued: dict[Node, int],
    ) -> None:
        self.question, self.heads = question, heads
        self.boxes, self.continued = boxes, continued
        self.rivals = dict(rivals(heads))
        """What contradicts the next head, by the node that would say so below one of them."""
        self.panels = self._panels()
        self.rows: list[list[Panel]] = []

    @property
    def area(self) -> float:
        """How large all is that hangs under the heads, in square points."""
        return sum(height * panel.column for panel in self.panels for _, height in panel.blocks)

    def _panels(self) -> list[Panel]:
        under = [
            (head, [one for one in head.children if one not in self.rivals]) for head in self.heads
        ]
        return panels(under, self.boxes, self.continued)

    def spread(self) -> None:
        """Spread the heads in rows, and what hangs under them in columns.

        That heads in different rows contradict each other is said below one of them.
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

    def reading(self) -> list[tuple[Node, list[Node]]]:
        """The heads, each with what stands right below it, in the order in which they stand."""
        return [
            (panel.head, [node for column in panel.columns for node in column])
            for row in self.rows
            for panel in row
        ]

    def draw(self, drawing: Drawing) -> None:
        """Draw it below what is there."""
        y = drawing.bottom + (QUESTIONS if drawing.bottom else 0.0)
        card = self.boxes.question(self.question) if self.question else None
        margin = MARGIN if card and len(self.rows) > 1 else 0.0
        wide = max((self._width(row) for row in self.rows), default=0.0)
        room = max(wide + margin, card.width if card else 0.0)
        left = margin + (room - wide - margin) / 2
        middle = left + wide / 2
        if card and self.question:
            drawing.card(self.question, card, middle - card.width / 2, y)
            y += card.height
        start, bottom = (middle, y), y
        levels: list[float] = []
        stops: list[list[Stop]] = []
        for number, row in enumerate(self.rows):
            levels.append(bottom + CHANNEL / 2)
            top = bottom + (CHANNEL if card else PANELS if number else 0.0)
            bottom = self._row(drawing, row, left + (wide - self._width(row)) / 2, top)
            spots = [drawing.heads[panel.head] for panel in row]
            stops.append(
                [
                    Stop(spot.node.link, spot.x + spot.width / 2, spot.y)
                    for spot in spots
                    if spot.node.link
                ]
            )
        if card and stops:
            to_question(drawing, start, stops, levels, left - margin)
        self._between(drawing)
        drawing.width, drawing.bottom = max(drawing.width, room), bottom

    def _between(self, drawing: Drawing) -> None:
        """Draw what contradicts the head beside it."""
        pairs: dict[tuple[Node, Node], list[Link]] = {}
        for node, pair in self.rivals.items():
            if node.link:
                pairs.setdefault(pair, []).append(node.link)
        for (one, other), links in pairs.items():
            between(drawing.lines, drawing.heads[one], drawing.heads[other], links)

    def _row(self, drawing: Drawing, row: Sequence[Panel], x: float, y: float) -> float:
        """Draw heads side by side, with what hangs under them; returns their lower edge."""
        places: list[tuple[float, float]] = []
        bottom = y
        for panel in row:
            wide = panel.width()
            card = self.boxes.head(panel.head, wide - 2 * PAD)
            head = drawing.card(panel.head, card, x + PAD, y + PAD)
            low = head.bottom
            for number, nodes in enumerate(panel.columns):
                left = head.x + number * (panel.column + BETWEEN)
                layout = Layout(self.boxes, self.continued, drawing.captions)
                low = max(low, layout.hang(head, nodes, left, left + panel.column))
                drawing.add(layout.spots, layout.lanes)
            places.append((x, wide))
            bottom = max(bottom, low + PAD)
            x += wide + PANELS
        for left, wide in places:
            drawing.ground(left, y, wide, bottom - y)
        return bottom

    def _width(self, row: Sequence[Panel]) -> float:
        return sum(panel.width() for panel in row) + PANELS * (len(row) - 1)
