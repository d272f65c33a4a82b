"""Lines that would run through boxes are led around them.

The way is the shortest along corners of boxes that see each other, a visibility graph
(Lozano-Pérez and Wesley, 1979), searched with A*. Only the boxes that are in the way take part:
those that a way meets join it until a way meets none.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from argmap.render.layout.boxes import Drawing
from argmap.render.layout.curves import Curve, rounded
from argmap.render.layout.near import Near
from argmap.render.layout.placing import Place, Placed
from argmap.render.scene import Point

CLEAR = 2.0
"""How near a line may come to a box that it does not join, in points: half its width, and air."""
AIR = 7.0
"""How far from boxes a line is led, in points: about half their smallest distance."""
BEND = 12.0
"""How long a bend is, in points, and how much further a line may go to save one."""
ENDS = 9.0
"""How far from the ends of other lines a line ends, in points, where there is room."""

Frame = tuple[float, float, float, float]
"""Left, upper, right and lower edge."""
Port = tuple[Point, Point]
"""A place on the border of a box, and the place outside where the way begins."""


def clear(drawing: Drawing, placed: Placed) -> None:
    """Lead every line that is missing, or meets a box that it does not join, around the boxes."""
    near = Near(placed.boxes)
    for join in drawing.joins:
        if join.hidden or join.upper == join.lower:
            continue
        points = placed.curves.get(join.key, [])
        if len(points) >= 4 and not met(points, near, (join.upper, join.lower)):
            continue
        taken = [end for key, one in placed.curves.items() if key != join.key for end in _ends(one)]
        way = _way(join.upper, join.lower, near, taken)
        if way is not None:
            placed.curves[join.key] = way


def met(points: Sequence[Point], near: Near, own: Iterable[str]) -> bool:
    """Whether a curve comes too near to a box that is not one of its own."""
    for at in range(0, len(points) - 3, 3):
        piece = points[at : at + 4]
        left, right = min(x for x, _ in piece) - CLEAR, max(x for x, _ in piece) + CLEAR
        top, low = min(y for _, y in piece) - CLEAR, max(y for _, y in piece) + CLEAR
        others = [key for key in near.meeting(left, top, right, low) if key not in own]
        if others:
            frames = [_frame(near.boxes[key], CLEAR) for key in others]
            samples = Curve(piece).samples(2)
            if any(a < x < c and b < y < d for x, y in samples for a, b, c, d in frames):
                return True
    return False


def _ends(curve: Sequence[Point]) -> tuple[Point, Point]:
    return curve[0], curve[-1]


def _frame(box: Place, air: float) -> Frame:
    return box.x - air, box.y - air, box.x + box.width + air, box.y + box.height + air


def _way(start: str, goal: str, near: Near, taken: Sequence[Point]) -> list[Point] | None:
    """A curve from one box to another that meets no other; None where there is none."""
    known = dict.fromkeys((start, goal))
    begins, ends = (list(_ports(near.boxes[key], taken)) for key in (start, goal))
    while True:
        frames = [_frame(near.boxes[key], AIR) for key in known]
        way = _shortest(begins, ends, frames)
        if way is None:
            return None
        fresh = [key for a, b in pairwise(way[1:-1]) for key in _hit(a, b, near)]
        if known.keys() >= set(fresh):
            return rounded(way, BEND)
        known.update(dict.fromkeys(fresh))


def _hit(a: Point, b: Point, near: Near) -> Iterator[str]:
    """The boxes that a straight line comes too near to."""
    left, right = min(a[0], b[0]) - AIR, max(a[0], b[0]) + AIR
    top, low = min(a[1], b[1]) - AIR, max(a[1], b[1]) + AIR
    for key in near.meeting(left, top, right, low):
        if _crosses(a, b, _frame(near.boxes[key], AIR)):
            yield key


def _ports(box: Place, taken: Sequence[Point]) -> Iterator[Port]:
    """Places on a box's border where a line may end, away from other lines' ends if possible."""
    right, low = box.x + box.width, box.y + box.height
    parts = (0.5,) if box.width < 24 else (0.5, 0.3, 0.7, 0.15, 0.85)
    ports: list[Port] = []
    for part in parts:
        x, y = box.x + box.width * part, box.y + box.height * part
        ports += [
            ((x, box.y), (x, box.y - AIR)),
            ((x, low), (x, low + AIR)),
            ((box.x, y), (box.x - AIR, y)),
            ((right, y), (right + AIR, y)),
        ]
    free = [one for one in ports if all(math.dist(one[0], end) > ENDS for end in taken)]
    yield from free or ports


def _shortest(begins: list[Port], ends: list[Port], frames: list[Frame]) -> list[Point] | None:
    """The shortest way from one of some ports to one of others; bends count as a little length."""
    corners = [
        (x, y) for left, top, right, low in frames for x in (left, right) for y in (top, low)
    ]
    places = [port[1] for port in (*begins, *ends)] + corners
    goals = range(len(begins), len(begins) + len(ends))

    def rest(at: Point) -> float:
        return min(math.dist(at, places[number]) for number in goals)

    best = dict.fromkeys(range(len(begins)), 0.0)
    before: dict[int, int] = {}
    queue = [(rest(places[number]), number) for number in best]
    heapq.heapify(queue)
    done: set[int] = set()
    while queue:
        _, here = heapq.heappop(queue)
        if here in done:
            continue
        done.add(here)
        if here in goals:
            way = [ends[here - len(begins)][0], places[here]]
            while here in before:
                here = before[here]
                way.append(places[here])
            return [*way, begins[here][0]][::-1]
        a = places[here]
        for there in range(len(begins), len(places)):
            if there in done:
                continue
            b = places[there]
            cost = best[here] + math.dist(a, b) + BEND
            if cost < best.get(there, math.inf) and not any(_crosses(a, b, one) for one in frames):
                best[there], before[there] = cost, here
                heapq.heappush(queue, (cost + rest(b), there))
    return None


def _crosses(a: Point, b: Point, frame: Frame) -> bool:
    """Whether a straight line runs through the inside of a rectangle (Liang and Barsky, 1984)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        low, high = frame[axis] + 0.01, frame[axis + 2] - 0.01
        start, way = a[axis], b[axis] - a[axis]
        if abs(way) < 1e-9:
            if not low < start < high:
                return False
            continue
        enter, leave = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, enter), min(last, leave)
        if first >= last:
            return False
    return True
