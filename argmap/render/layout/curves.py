"""Bezier curves: lengths, points, directions, and cutting their ends off.

A curve is a start and then three points a piece (two controls and an end), in points.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from argmap.render.scene import Point, Segment

STEPS = 10
"""Into how many chords a piece is cut for measuring; an even straight one is a chord itself."""


def split(piece: Sequence[Point], t: float) -> tuple[list[Point], list[Point]]:
    """Cut one piece (four points) at a parameter, 0 to 1 (de Casteljau)."""

    def mix(a: Point, b: Point) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    a, b, c, d = piece
    ab, bc, cd = mix(a, b), mix(b, c), mix(c, d)
    abc, bcd = mix(ab, bc), mix(bc, cd)
    middle = mix(abc, bcd)
    return [a, ab, abc, middle], [middle, bcd, cd, d]


def at(piece: Sequence[Point], t: float) -> Point:
    """The point of a piece at a parameter."""
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return (
        a * piece[0][0] + b * piece[1][0] + c * piece[2][0] + d * piece[3][0],
        a * piece[0][1] + b * piece[1][1] + c * piece[2][1] + d * piece[3][1],
    )


class Curve:
    """A curve that knows its length."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.pieces = [list(points[n : n + 4]) for n in range(0, len(points) - 3, 3)]

    @cached_property
    def _chords(self) -> tuple[list[float], list[tuple[int, float, float]], list[Point]]:
        """Where chords along the curve end.

        By how far that is from the start, by the piece with the parameter and how much of it the
        chord spans, and as points.
        """
        lengths, parameters, points = [0.0], [(0, 0.0, 0.0)], [self.pieces[0][0]]
        for number, piece in enumerate(self.pieces):
            steps = 1 if _is_even(piece) else STEPS
            for step in range(1, steps + 1):
                here = at(piece, step / steps) if step < steps else piece[3]
                lengths.append(lengths[-1] + math.dist(points[-1], here))
                parameters.append((number, step / steps, 1 / steps))
                points.append(here)
        return lengths, parameters, points

    @property
    def length(self) -> float:
        """The length, in points, measured along chords."""
        return self._chords[0][-1]

    def _where(self, distance: float) -> tuple[int, float]:
        lengths, parameters, _ = self._chords
        distance = max(0.0, min(distance, self.length))
        index = max(1, min(bisect_left(lengths, distance), len(lengths) - 1))
        before, after = lengths[index - 1], lengths[index]
        part = (distance - before) / (after - before) if after > before else 0.0
        number, t, span = parameters[index]
        return number, max(0.0, min(1.0, t - (1 - part) * span))

    def point(self, distance: float) -> Point:
        """The point so far from the start."""
        number, t = self._where(distance)
        return at(self.pieces[number], t)

    def samples(self, every: float = 6.0) -> list[Point]:
        """Points along the chords, evenly, from the start to the end."""
        lengths, _, points = self._chords
        count = max(2, math.ceil(self.length / every))
        step, found, after = self.length / count, list[Point](), 1
        for number in range(count):
            distance = step * number
            while lengths[after] < distance:
                after += 1
            before, chord = lengths[after - 1], lengths[after]
            part = (distance - before) / (chord - before) if chord > before else 0.0
            (x, y), (x2, y2) = points[after - 1], points[after]
            found.append((x + (x2 - x) * part, y + (y2 - y) * part))
        return [*found, self.end]

    def cut(self, start: float, end: float) -> Curve:
        """The curve without so much at its start and its end; at least a little is left."""
        spare = max(0.0, self.length - 0.5)
        if start + end > spare:
            scale = spare / (start + end)
            start, end = start * scale, end * scale
        first, t = self._where(start)
        last, u = self._where(self.length - end)
        pieces = [list(piece) for piece in self.pieces[first : last + 1]]
        if first == last and u < 1.0:
            pieces[0] = split(pieces[0], u)[0]
            t = t / u if u > 0 else 0.0
        elif u < 1.0:
            pieces[-1] = split(pieces[-1], u)[0]
        if t > 0.0:
            pieces[0] = split(pieces[0], min(1.0, t))[1]
        return Curve([pieces[0][0], *(point for piece in pieces for point in piece[1:])])

    def segments(self) -> tuple[Segment, ...]:
        """The curve as a path."""
        return (
            ("M", self.pieces[0][0]),
            *(("C", (*piece[1], *piece[2], *piece[3])) for piece in self.pieces),
        )

    @property
    def start(self) -> Point:
        """Where it begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> Point:
        """Where it ends."""
        return self.pieces[-1][3]


def _is_even(piece: Sequence[Point]) -> bool:
    """Whether a piece is a straight line, run through evenly."""
    (x, y), a, b, (x2, y2) = piece
    dx, dy = (x2 - x) / 3, (y2 - y) / 3
    return (
        abs(x + dx - a[0]) + abs(y + dy - a[1]) + abs(x2 - dx - b[0]) + abs(y2 - dy - b[1]) < 1e-6
    )


def towards(a: Point, b: Point) -> Point:
    """The direction from one point to another, of length 1; downwards for equal points."""
    far = math.dist(a, b)
    return ((b[0] - a[0]) / far, (b[1] - a[1]) / far) if far > 1e-6 else (0.0, 1.0)


def rounded(way: Sequence[Point], radius: float) -> list[Point]:
    """A curve along straight lines, with bends of at most some points that stay inside them."""
    made, corners = [way[0]], [way[0]]
    for place in way[1:-1]:
        if math.dist(place, corners[-1]) >= 1:
            corners.append(place)
    if len(corners) > 1 and math.dist(corners[-1], way[-1]) < 1:
        corners.pop()
    corners.append(way[-1])

    def straight(end: Point) -> None:
        (x, y), (x2, y2) = made[-1], end
        third = (x2 - x) / 3, (y2 - y) / 3
        made.extend(((x + third[0], y + third[1]), (x2 - third[0], y2 - third[1]), end))

    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        bend = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        (a, b), (c, d) = towards(corner, before), towards(corner, after)
        (x, y), lean = corner, bend * 0.45
        straight((x + a * bend, y + b * bend))
        made += [
            (x + a * lean, y + b * lean),
            (x + c * lean, y + d * lean),
            (x + c * bend, y + d * bend),
        ]
    straight(way[-1])
    return made
