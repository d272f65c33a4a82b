"""Finding the boxes at a place, without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.render.layout.placing import Place

SIDE = 150.0
"""The side of the squares by which boxes are found, in points."""


class Near:
    """Boxes, found by the squares of a grid in which they stand."""

    def __init__(self, boxes: Mapping[str, Place]) -> None:
        self.boxes: dict[str, Place] = {}
        self._cells: dict[tuple[int, int], list[str]] = {}
        for key, box in boxes.items():
            self.add(key, box)

    def add(self, key: str, box: Place) -> None:
        """Add a box."""
        self.boxes[key] = box
        for cell in _cells(box.x, box.y, box.x + box.width, box.y + box.height):
            self._cells.setdefault(cell, []).append(key)

    def meeting(self, left: float, top: float, right: float, low: float) -> list[str]:
        """The keys of the boxes that a rectangle meets, each once, in the order of the grid."""
        found: dict[str, None] = {}
        for cell in _cells(left, top, right, low):
            for key in self._cells.get(cell, ()):
                box = self.boxes[key]
                if (
                    box.x < right
                    and left < box.x + box.width
                    and box.y < low
                    and top < box.y + box.height
                ):
                    found[key] = None
        return list(found)


def _cells(left: float, top: float, right: float, low: float) -> Iterator[tuple[int, int]]:
    for x in range(int(left // SIDE), int(right // SIDE) + 1):
        for y in range(int(top // SIDE), int(low // SIDE) + 1):
            yield x, y
