"""Ends of lines at a box: set apart, so that no head lies on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.render.scene import Point

if TYPE_CHECKING:
    from argmap.render.layout.placing import Place

APART = 13.0
"""How far apart the ends of lines on one side of a box stand at least, in points."""
NEAR = 0.6

End = tuple[str, bool]
"""A curve's key, and whether it is the curve's last point."""


def spread(
    boxes: Iterable[tuple[Place, Sequence[End]]], curves: dict[str, list[Point]], corner: float
) -> None:
    """Move ends of curves that meet a box too near to each other along the box's border.

    Each box comes with the ends of the curves that meet it. They keep off the corners by
    `corner` points, as far as the side is long enough, and keep their order; of those at one
    place, the one that comes from further left stays left.
    """
    for box, some in boxes:
        ends = sorted((curves[key][-1 if last else 0], (key, last)) for key, last in some)
        for axis in (0, 1):
            start, long = ((box.x, box.width), (box.y, box.height))[axis]
            for side in ((box.y, box.y + box.height), (box.x, box.x + box.width))[axis]:
                here = [
                    (point[axis], end)
                    for point, end in ends
                    if abs(point[1 - axis] - side) < NEAR and start <= point[axis] <= start + long
                ]
                if len(here) > 1 and long > 4 * corner:
                    _set_apart(here, curves, axis, start + corner, start + long - corner)


def _set_apart(
    here: list[tuple[float, End]],
    curves: dict[str, list[Point]],
    axis: int,
    first: float,
    last: float,
) -> None:
    def before(end: End) -> float:
        curve = curves[end[0]]
        return curve[-4 if end[1] else 3][axis]

    here.sort(key=lambda one: (round(one[0] / 4), before(one[1]), one[1]))
    gap = min(APART, (last - first) / (len(here) - 1))
    wanted = [at for at, _ in here]
    if all(b - a >= gap - 0.01 for a, b in pairwise(wanted)):
        return
    for (_, (key, end)), was, to in zip(
        here, wanted, _placed(wanted, gap, first, last), strict=True
    ):
        curve = curves[key]
        for at in (-1, -2) if end else (0, 1):
            point = list(curve[at])
            point[axis] += to - was
            curve[at] = (point[0], point[1])


def _placed(wanted: list[float], gap: float, first: float, last: float) -> list[float]:
    """Places at least `gap` apart between two limits, near to the wanted ones."""
    groups: list[tuple[float, int]] = []  # the first place of a run without slack, its length
    for at in wanted:
        start, count = at, 1
        while groups and groups[-1][0] + groups[-1][1] * gap > start:
            left, many = groups.pop()
            shifted = start - many * gap
            start = (left * many + shifted * count) / (many + count)
            count += many
        groups.append((start, count))
    places = [start + number * gap for start, count in groups for number in range(count)]
    for number in range(len(places)):
        places[number] = max(places[number], first + number * gap)
    for number in range(len(places)):
        room = last - (len(places) - 1 - number) * gap
        places[number] = min(places[number], room)
    return places
