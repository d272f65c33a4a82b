"""What is drawn of trees: boxes, lines, words and the grounds behind them."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.outline import Node
from argmap.render.cards.card import Card
from argmap.render.parts.page import Body, card_group
from argmap.render.scene import Group, Rect
from argmap.render.tree.boxes import Boxes
from argmap.render.tree.captions import Captions
from argmap.render.tree.layout import Lane, Spot
from argmap.render.tree.lines import Lines

RADIUS = 12.0
"""Of the corners of the ground behind a head and its reasons, in points."""


class Drawing:
    """Collects what is drawn; trees stand below each other."""

    def __init__(self, boxes: Boxes, continued: dict[Node, int]) -> None:
        self.boxes, self.continued = boxes, continued
        self.lines = Lines(boxes.wording.words)
        self.captions = Captions(boxes.wording.words)
        self.heads: dict[Node, Spot] = {}
        self.width = self.bottom = 0.0
        self._grounds: list[Group] = []
        self._cards: list[tuple[Card, float, float]] = []
        self._discs = False

    def card(self, node: Node, card: Card, x: float, y: float) -> Spot:
        """Set the card of a question or of a head."""
        self._cards.append((card, x, y))
        spot = self.heads[node] = Spot(node, card, x, y, card.width, card.height)
        return spot

    def ground(self, x: float, y: float, wide: float, high: float) -> None:
        """Set the ground behind a head and what hangs under it."""
        shape = Rect(x, y, wide, high, RADIUS, fill="group", stroke="group_edge")
        self._grounds.append(Group("column", (shape,)))

    def add(self, spots: Iterable[Spot], lanes: Iterable[Lane]) -> None:
        """Draw spots, and what they hang on."""
        for lane in lanes:
            self.lines.lane(lane)
        for spot in spots:
            if spot.card:
                self._cards.append((spot.card, spot.x, spot.y))
            else:
                self._discs = True

    def body(self, shown: tuple[str, ...]) -> Body:
        """All that was drawn; `shown` are the ids of the cards."""
        placed = [card_group(*one) for one in self._cards]
        return Body(
            width=self.width,
            height=self.bottom,
            groups=(*self._grounds, *self.lines.groups, *self.captions.groups, *placed),
            boxes=[card for card, _, _ in self._cards],
            links=tuple(self.lines.links.values()),
            shown=shown,
            discs=self._discs,
            references="legend repeated" if self.boxes.referring else None,
        )
