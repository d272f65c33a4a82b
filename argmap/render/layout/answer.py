"""Reads what a layout engine answers."""

from __future__ import annotations

import math

from argmap.render.layout import dot
from argmap.render.layout.boxes import Drawing, Join
from argmap.render.layout.ends import End, spread
from argmap.render.layout.engine import Answer, EngineError
from argmap.render.layout.placing import Place, Placed
from argmap.render.scene import Point

CORNER = 10.0
"""How far from the corners of a box lines end, in points."""


def read(drawing: Drawing, answer: Answer) -> Placed:
    """The places of a drawing's boxes and lines. Raises `EngineError` where one is missing."""
    try:
        return _read(drawing, answer)
    except (KeyError, ValueError, IndexError, TypeError) as error:
        raise EngineError(f"the layout engine's answer lacks a place: {error!r}") from None


def _read(drawing: Drawing, graph: Answer) -> Placed:
    left, low, right, high = (float(part) for part in graph["bb"].split(","))
    boxes: dict[str, Place] = {}
    clusters: dict[str, Place] = {}
    for item in graph.get("objects", ()):
        name = item["name"]
        if name.startswith("cluster"):
            x, y, x2, y2 = (float(part) for part in item["bb"].split(","))
            key = drawing.clusters[int(name[7:])][0]
            inset = dot.CLUSTER_GAP
            clusters[key] = Place(
                x - left + inset, high - y2 + inset, x2 - x - 2 * inset, y2 - y - 2 * inset
            )
        elif name.startswith("n"):
            box = drawing.boxes[int(name[1:])]
            cx, cy = (float(part) for part in item["pos"].split(","))
            boxes[box.key] = Place(
                cx - left - box.width / 2, high - cy - box.height / 2, box.width, box.height
            )
    if len(boxes) < len(drawing.boxes):
        raise ValueError("a box is missing")
    curves: dict[str, list[Point]] = {}
    ends: dict[str, list[End]] = {}
    for item in graph.get("edges", ()):
        join = drawing.joins[int(item["id"][1:])]
        if not join.hidden and "pos" in item:
            points = [(x - left, high - y) for x, y in _points(item["pos"])]
            points = points[::-1] if join.turned else points
            if len(points) >= 4:
                curves[join.key] = _ended(points, join, boxes)
                ends.setdefault(join.upper, []).append((join.key, False))
                ends.setdefault(join.lower, []).append((join.key, True))
    met = ((boxes[key], some) for key, some in ends.items() if not _knot(boxes[key]))
    spread(met, curves, CORNER)
    return Placed(right - left, high - low, boxes, curves, clusters)


def _points(text: str) -> list[Point]:
    """The points of one spline; the engine writes several only for lines it cannot join."""
    first = text.split(";")[0]
    pairs = [part for part in first.split() if not part.startswith(("s,", "e,"))]
    return [(float(x), float(y)) for x, y in (pair.split(",")[:2] for pair in pairs)]


def _ended(points: list[Point], join: Join, boxes: dict[str, Place]) -> list[Point]:
    """Lead both ends of a curve through the air around their boxes to the boxes' borders."""
    start = _border(points[0], points[1], boxes[join.upper])
    end = _border(points[-1], points[-2], boxes[join.lower])
    if start:
        dx, dy = start[0] - points[0][0], start[1] - points[0][1]
        points = [start, (points[1][0] + dx, points[1][1] + dy), *points[2:]]
    if end:
        dx, dy = end[0] - points[-1][0], end[1] - points[-1][1]
        points = [*points[:-2], (points[-2][0] + dx, points[-2][1] + dy), end]
    return points


def _knot(box: Place) -> bool:
    """Whether a box is a disc or a ring: there, lines end where the engine ends them."""
    return box.width == box.height and box.width < 24


def _border(end: Point, before: Point, box: Place) -> Point | None:
    """Where a line that ends near a box meets its border, if it went on."""
    if _knot(box):
        return None
    (x, y), (dx, dy) = end, (end[0] - before[0], end[1] - before[1])
    right, low = box.x + box.width, box.y + box.height
    best: tuple[float, Point] | None = None
    for along, across, sides, first, last in (
        ((x, dx), (y, dy), (box.x, right), box.y, low),
        ((y, dy), (x, dx), (box.y, low), box.x, right),
    ):
        if abs(along[1]) < 1e-9:
            continue
        for side in sides:
            t = (side - along[0]) / along[1]
            other = across[0] + across[1] * t
            if (
                t >= 0
                and first + CORNER <= other <= last - CORNER
                and (best is None or t < best[0])
            ):
                vertical = sides == (box.x, right)
                best = t, ((side, other) if vertical else (other, side))
    if best and abs(best[1][0] - x) + abs(best[1][1] - y) < 24:
        return best[1]
    wide, high = min(CORNER, box.width / 2), min(CORNER, box.height / 2)
    on_edge = (
        min(max(x, box.x + wide), right - wide),
        box.y if y < box.centre[1] else low,
    )
    on_side = (
        box.x if x < box.centre[0] else right,
        min(max(y, box.y + high), low - high),
    )
    if box.x < x < right:
        return on_edge
    if box.y < y < low:
        return on_side
    return min(on_edge, on_side, key=lambda one: _turn((dx, dy), before, one))


def _turn(way: Point, start: Point, goal: Point) -> float:
    """How far a line would turn from a direction to go from one point to another: 0 to 2."""
    x, y = goal[0] - start[0], goal[1] - start[1]
    return 1 - (way[0] * x + way[1] * y) / (math.hypot(*way) * math.hypot(x, y) or 1.0)
