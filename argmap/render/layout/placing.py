"""Where the boxes and lines of a drawing stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from argmap.render.layout.boxes import Drawing
from argmap.render.scene import Point

How = Literal["engine", "simple", "rows"]
"""Who placed a drawing: the engine, the engine in a simple and fast way, or argmap, in rows."""


@dataclass(slots=True)
class Place:
    """Where a rectangle stands: its upper left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """The middle of the rectangle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(slots=True)
class Placed:
    """A drawing that was laid out; its upper left corner is at 0, 0."""

    width: float
    height: float
    boxes: dict[str, Place] = field(default_factory=dict)
    curves: dict[str, list[Point]] = field(default_factory=dict)
    """Bezier curves from the upper box to the lower: a start, then three points a piece."""
    clusters: dict[str, Place] = field(default_factory=dict)
    how: How = "engine"
    bundled: set[str] = field(default_factory=set)
    """Lines that begin on top of another one of their sort."""

    def mirrored(self, upright: bool) -> Placed:
        """Its mirror image: left and right change places, or, `upright`, above and below."""

        def place(one: Place) -> Place:
            if upright:
                return Place(one.x, self.height - one.y - one.height, one.width, one.height)
            return Place(self.width - one.x - one.width, one.y, one.width, one.height)

        def point(x: float, y: float) -> Point:
            return (x, self.height - y) if upright else (self.width - x, y)

        return replace(
            self,
            boxes={key: place(one) for key, one in self.boxes.items()},
            curves={key: [point(x, y) for x, y in one] for key, one in self.curves.items()},
            clusters={key: place(one) for key, one in self.clusters.items()},
        )

    def shifted(self, dx: float, dy: float) -> Placed:
        """The same, moved."""

        def place(one: Place) -> Place:
            return Place(one.x + dx, one.y + dy, one.width, one.height)

        return replace(
            self,
            boxes={key: place(one) for key, one in self.boxes.items()},
            curves={key: [(x + dx, y + dy) for x, y in one] for key, one in self.curves.items()},
            clusters={key: place(one) for key, one in self.clusters.items()},
        )


def in_order(drawing: Drawing, placed: Placed, direction: str) -> Placed:
    """The layout or its mirror image, by which of them reads in the order of its levels."""
    mirrored = placed.mirrored(direction == "LR")
    fewer = out_of_order(drawing, mirrored) < out_of_order(drawing, placed)
    return mirrored if fewer else placed


def out_of_order(drawing: Drawing, placed: Placed) -> int:
    """How many pairs of boxes of one level stand against the order in which they are read."""
    return sum(
        placed.boxes[a].x >= placed.boxes[b].x + 1 or placed.boxes[a].y >= placed.boxes[b].y + 60
        for level in drawing.levels
        for a, b in combinations(level, 2)
    )
