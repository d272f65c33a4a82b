"""From drawings to places: runs the engine and reads its answer."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from argmap.render import dot
from argmap.render.boxes import Drawing, Join
from argmap.render.ends import spread
from argmap.render.engine import Engine, EngineError
from argmap.render.scene import Point

CORNER = 10.0
"""How far from the corners of a box lines end, in points."""


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

    def mirrored(self, upright: bool) -> Placed:
        """Its mirror image: left and right change places, or, `upright`, above and below."""

        def place(one: Place) -> Place:
            if upright:
                return Place(one.x, self.height - one.y - one.height, one.width, one.height)
            return Place(self.width - one.x - one.width, one.y, one.width, one.height)

        def point(x: float, y: float) -> Point:
            return (x, self.height - y) if upright else (self.width - x, y)

        return Placed(
            self.width,
            self.height,
            {key: place(one) for key, one in self.boxes.items()},
            {key: [point(x, y) for x, y in one] for key, one in self.curves.items()},
            {key: place(one) for key, one in self.clusters.items()},
        )

    def shifted(self, dx: float, dy: float) -> Placed:
        """The same, moved."""

        def place(one: Place) -> Place:
            return Place(one.x + dx, one.y + dy, one.width, one.height)

        return Placed(
            self.width,
            self.height,
            {key: place(one) for key, one in self.boxes.items()},
            {key: [(x + dx, y + dy) for x, y in one] for key, one in self.curves.items()},
            {key: place(one) for key, one in self.clusters.items()},
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


def lay_out(
    drawings: Sequence[Drawing], engine: Engine, direction: str, wide_ranks: bool = False
) -> tuple[list[Placed], tuple[str, ...]]:
    """Lay out drawings, all in one run of the engine.

    Returns one `Placed` for each drawing, and the engine's notes. Raises `EngineError`.
    """
    placed: list[Placed | None] = [_alone(drawing) for drawing in drawings]
    asked = [number for number, one in enumerate(placed) if one is None]
    notes: tuple[str, ...] = ()
    if asked:
        wanted = [drawings[number] for number in asked]
        answer, notes = engine.run(dot.source(wanted, direction, wide_ranks))
        graphs = _documents(answer)
        if len(graphs) != len(asked):
            raise EngineError("the layout engine answered with another number of graphs")
        for number, graph in zip(asked, graphs, strict=True):
            placed[number] = _read(drawings[number], graph)
    return [one for one in placed if one is not None], notes


def _alone(drawing: Drawing) -> Placed | None:
    """A single box needs no engine."""
    if len(drawing.boxes) != 1 or drawing.joins or drawing.clusters:
        return None
    box = drawing.boxes[0]
    place = Place(0.0, 0.0, box.width, box.height)
    return Placed(box.width, box.height, {box.key: place})


def _documents(answer: str) -> list[dict[str, Any]]:
    decoder, found, at = json.JSONDecoder(), list[dict[str, Any]](), 0
    try:
        while (at := answer.find("{", at)) >= 0:
            document, at = decoder.raw_decode(answer, at)
            found.append(document)
    except ValueError as error:
        raise EngineError(f"the layout engine's answer is no JSON: {error}") from None
    return found


def _read(drawing: Drawing, graph: dict[str, Any]) -> Placed:
    try:
        return _read_well_formed(drawing, graph)
    except (KeyError, ValueError, IndexError, TypeError) as error:
        raise EngineError(f"the layout engine's answer lacks a place: {error!r}") from None


def _read_well_formed(drawing: Drawing, graph: dict[str, Any]) -> Placed:
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
    curves: dict[str, list[Point]] = {}
    for item in graph.get("edges", ()):
        join = drawing.joins[int(item["id"][1:])]
        if not join.hidden and "pos" in item:
            points = [(x - left, high - y) for x, y in _points(item["pos"])]
            points = points[::-1] if join.turned else points
            curves[join.key] = _ended(points, join, boxes)
    spread([box for box in boxes.values() if box.width >= 24], curves, CORNER)
    return Placed(right - left, high - low, boxes, curves, clusters)


def _points(text: str) -> list[Point]:
    """The points of one spline; the engine writes several only for lines it cannot join."""
    first = text.split(";")[0]
    pairs = [part for part in first.split() if not part.startswith(("s,", "e,"))]
    return [(float(x), float(y)) for x, y in (pair.split(",")[:2] for pair in pairs)]


def _ended(points: list[Point], join: Join, boxes: dict[str, Place]) -> list[Point]:
    """Lead both ends of a curve through the air around their boxes to the boxes' borders."""
    if len(points) < 4:
        return points
    start = _border(points[0], points[1], boxes[join.upper])
    end = _border(points[-1], points[-2], boxes[join.lower])
    if start:
        dx, dy = start[0] - points[0][0], start[1] - points[0][1]
        points = [start, (points[1][0] + dx, points[1][1] + dy), *points[2:]]
    if end:
        dx, dy = end[0] - points[-1][0], end[1] - points[-1][1]
        points = [*points[:-2], (points[-2][0] + dx, points[-2][1] + dy), end]
    return points


def _border(end: Point, before: Point, box: Place) -> Point | None:
    """Where a line that ends near a box meets its border, if it went on."""
    if box.width == box.height and box.width < 24:
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
