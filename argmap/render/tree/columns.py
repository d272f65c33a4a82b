"""How a tree is spread over a page: what hangs under each head in one column or in several, the
heads in rows, so that the page comes near to a good shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from argmap.graph.outline import Node
from argmap.render.tree.boxes import Boxes
from argmap.render.tree.layout import APART, indent
from argmap.render.tree.pieces import measured

COLUMN = {"full": 272.0, "brief": 252.0, "ids": 196.0}
"""Width of a column in points, with one lane in it."""
BETWEEN, PAD, PANELS = 18.0, 13.0, 26.0
"""Between columns under one head, around them, and between heads."""
CHANNEL = 40.0
"""Above each row of heads, for the lines to the question."""
SHAPE = 1.6
ROW = 1200.0
"""Shorter than this, in points, no rows are made of heads that could stand in fewer."""
SHORT, TALL = 400.0, 1000.0
"""Up to the first height, in points, what hangs under a head is not set in several columns, and
up to the second it is never cut into pieces."""
BEYOND = 1.0
"""What each point costs by which a page is wider than it should be."""
MANY = 200
"""For more heads than this, fewer ways to spread them are tried."""

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Panel:
    """A head, and what hangs under it in columns."""

    head: Node
    hanging: list[Node]
    column: float
    """Width of its columns. They are the wider the more lanes there are."""
    blocks: list[tuple[Node, float]] = field(default_factory=list)
    """What stands right below the head, with its height."""
    columns: list[list[Node]] = field(default_factory=list)

    def width(self, many: int | None = None) -> float:
        """Its width with so many columns, or with those that it has."""
        many = many or max(1, len(self.columns))
        return 2 * PAD + many * self.column + (many - 1) * BETWEEN


def panels(
    heads: Sequence[tuple[Node, list[Node]]], boxes: Boxes, continued: dict[Node, int]
) -> list[Panel]:
    """Measure what hangs under each head, and cut into pieces what is too tall."""
    made = [
        Panel(head, nodes, COLUMN[boxes.detail] + indent(nodes) - indent(()))
        for head, nodes in heads
    ]
    for panel in made:
        panel.blocks = measured(panel.hanging, panel.column, boxes, continued, math.inf)
    area = sum(height * panel.column for panel in made for _, height in panel.blocks)
    limit = max(TALL, 0.9 * math.sqrt(area / SHAPE))
    for panel in made:
        if any(height > limit for _, height in panel.blocks):
            panel.blocks = measured(panel.hanging, panel.column, boxes, continued, limit)
    return made


def spread(panels: Sequence[Panel], boxes: Boxes, above: float) -> list[list[Panel]]:
    """Choose columns under each head, and rows of heads.

    `above` is the height of what stands above them.
    """
    heights = [[height for _, height in panel.blocks] for panel in panels]
    heads = [boxes.head(panel.head, panel.column).height for panel in panels]
    tallest = max((height for some in heights for height in some), default=0.0)
    low = max(tallest, SHORT)
    high = max(low, *map(_sum, heights))
    steps = 24 if len(panels) <= MANY else 4
    best: tuple[float, list[int], float] | None = None
    for step in range(steps + 1):
        limit = low * (high / low) ** (step / steps)
        many = [len(_filled(some, limit)) for some in heights]
        sizes = [
            (
                panel.width(count),
                head + 2 * PAD + max(map(_sum, _filled(some, limit)), default=0.0),
            )
            for panel, head, some, count in zip(panels, heads, heights, many, strict=True)
        ]
        fixed = boxes.widest < math.inf
        for width in [boxes.widest] if fixed else _widths(sizes):
            cost = _cost(sizes, width, above)
            if best is None or cost < best[0] - 1e-9:
                best = cost, many, width
    assert best is not None
    for panel, some, count in zip(panels, heights, best[1], strict=True):
        at = 0
        for part in _even(some, count):
            panel.columns.append([node for node, _ in panel.blocks[at : at + len(part)]])
            at += len(part)
    return _rows(panels, [panel.width() for panel in panels], best[2])


def _sum(heights: Sequence[float]) -> float:
    return sum(heights) + APART * (len(heights) - 1) if heights else 0.0


def _filled(heights: Sequence[float], limit: float) -> list[list[float]]:
    """Heights in columns, in order, each as full as a limit lets it be."""
    made: list[list[float]] = [[]]
    full = 0.0
    for height in heights:
        if made[-1] and full + height > limit + 0.1:
            made.append([])
            full = 0.0
        made[-1].append(height)
        full += height + APART
    return made


def _even(heights: Sequence[float], many: int) -> list[list[float]]:
    """Heights in so many columns, in order, the tallest of which is as low as can be."""
    low, high = max(heights, default=0.0), _sum(heights)
    for _ in range(24):
        middle = (low + high) / 2
        if len(_filled(heights, middle)) <= many:
            high = middle
        else:
            low = middle
    return _filled(heights, high)


def _widths(sizes: Sequence[tuple[float, float]]) -> list[float]:
    """Widths of a page worth to try: for one row of heads, for two, and so on."""
    wide = [one[0] for one in sizes]
    whole = sum(wide) + PANELS * (len(wide) - 1)
    found, rows = [whole], 2
    while rows <= len(wide) and whole / rows >= ROW:
        low, high = max(max(wide), whole / rows), whole
        if len(wide) > MANY:  # near enough, and quicker
            low = high = low * 1.05
        while high - low > 10.0:
            middle = (low + high) / 2
            if len(_rows(wide, wide, middle)) <= rows:
                high = middle
            else:
                low = middle
        found.append(high)
        rows = max(rows + 1, int(rows * 1.25))
    return found


def _cost(sizes: Sequence[tuple[float, float]], width: float, above: float) -> float:
    """How far a page is from a good shape, and how much of it is empty."""
    rows = _rows(sizes, [wide for wide, _ in sizes], width)
    wide = max(sum(one[0] + PANELS for one in row) for row in rows)
    high = above + sum(max(one[1] for one in row) + CHANNEL for row in rows)
    used = sum(one[0] * one[1] for one in sizes)
    return (
        abs(math.log(wide / high / SHAPE))
        + 0.4 * (1 - used / (wide * high))
        + 0.1 * math.log2(len(rows))
        + BEYOND * max(0.0, wide - PANELS - width - 0.1)
    )


def _rows(things: Sequence[T], widths: Sequence[float], width: float) -> list[list[T]]:
    """Things in rows, in order, none wider than a width, if one thing alone is not."""
    made: list[list[T]] = []
    left = 0.0
    for thing, wide in zip(things, widths, strict=True):
        if not made or left + wide > width + 0.1:
            made.append([])
            left = 0.0
        made[-1].append(thing)
        left += wide + PANELS
    return made
