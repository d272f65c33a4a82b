"""How bad a layout looks: room, crossings, and lines that run through cards."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations, islice, pairwise

from argmap.render.layout.boxes import Drawing
from argmap.render.layout.curves import Curve
from argmap.render.layout.near import Near
from argmap.render.layout.placing import Place, Placed, out_of_order
from argmap.render.scene import Point

SHAPE = 1.5
FRAMED = 0.6
"""How much the shape counts where frames of sections stand side by side: more than otherwise, for
wide pages are read from afar."""
KNOT = 6.0
"""How near a line may come to a knot of others, in points, without seeming to belong to it."""
CELL = 48.0
"""The side of the squares in which crossings are looked for, in points."""
HEAD = 9.0
"""How far apart the ends of two lines have to be, in points, for their heads to stay apart."""


def badness(drawing: Drawing, placed: Placed) -> float:
    """A number that is smaller for a better layout; comparable for the same boxes only."""
    filled = sum(box.width * box.height for box in drawing.boxes) or 1.0
    wide, high = max(placed.width, 1.0), max(placed.height, 1.0)
    room = math.sqrt(wide * high / filled)
    off = abs(math.log(wide / high / SHAPE))
    ends = {join.key: {join.upper, join.lower} for join in drawing.joins}
    knots = {box.key for box in drawing.boxes if box.round}
    lines = {
        key: Curve(points).samples(12 if knots else 24)
        for key, points in placed.curves.items()
        if len(points) > 3
    }
    close = {
        key: Curve(points).samples(6) for key, points in placed.curves.items() if len(points) > 3
    }
    near = Near(placed.boxes)
    through = sum(
        _runs_through(line, placed.boxes[name], KNOT if name in knots else 0.0)
        for key, line in lines.items()
        for name in near.meeting(*_around(placed.curves[key]))
        if name not in ends[key]
    )
    length = sum(len(line) for line in lines.values()) / max(1, len(lines))
    return (
        1.5 * room * (1 + (FRAMED if len(drawing.clusters) > 1 else 0.15) * off)
        + 2.0 * through
        + 0.12 * crossings(lines)
        + (0.01 if knots else 0.02) * length
        + 0.08 * shared(close)
        + 0.3 * heads_together(placed)
        + 0.15 * out_of_order(drawing, placed)
    )


def heads_together(placed: Placed) -> int:
    """How many pairs of lines end so near to each other that their heads lie on one another."""
    ends = sorted({end for curve in placed.curves.values() for end in (curve[0], curve[-1])})
    count = 0
    for number, a in enumerate(ends):
        for b in islice(ends, number + 1, None):
            if b[0] - a[0] >= HEAD:
                break
            count += math.dist(a, b) < HEAD
    return count


def shared(lines: dict[str, list[Point]]) -> int:
    """How many pieces of lines, of some 8 points each, run on top of other lines."""
    cells: dict[tuple[int, int], set[str]] = {}
    for key, line in lines.items():
        for x, y in line[2:-2]:
            cells.setdefault((round(x / 8), round(y / 8)), set()).add(key)
    return sum(len(keys) - 1 for keys in cells.values())


def _around(curve: list[Point]) -> tuple[float, float, float, float]:
    """Left, top, right and lower limit of a curve, and of the knots that it may come near to."""
    return (
        min(x for x, _ in curve) - KNOT,
        min(y for _, y in curve) - KNOT,
        max(x for x, _ in curve) + KNOT,
        max(y for _, y in curve) + KNOT,
    )


def _runs_through(line: list[Point], box: Place, air: float) -> bool:
    left, right = box.x - air, box.x + box.width + air
    top, low = box.y - air, box.y + box.height + air
    return any(left < x < right and top < y < low for x, y in line)


def crossings(lines: Mapping[str, list[Point]]) -> int:
    """How many pairs of lines cross. The lines are given by points along them."""
    cells: dict[tuple[int, int], list[tuple[int, Point, Point]]] = {}
    for number, line in enumerate(lines.values()):
        for p, q in pairwise(line):
            for x in range(int(min(p[0], q[0]) // CELL), int(max(p[0], q[0]) // CELL) + 1):
                for y in range(int(min(p[1], q[1]) // CELL), int(max(p[1], q[1]) // CELL) + 1):
                    cells.setdefault((x, y), []).append((number, p, q))
    found: set[tuple[int, int]] = set()
    for chords in cells.values():
        for (a, p, q), (b, r, s) in combinations(chords, 2):
            if a != b and (a, b) not in found and _cross(p, q, r, s):
                found.add((a, b))
    return len(found)


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    return _side(p, q, r) * _side(p, q, s) < 0 and _side(r, s, p) * _side(r, s, q) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
