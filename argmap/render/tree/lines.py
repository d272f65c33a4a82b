"""The lines of a tree: along lanes and branches, with heads, discs and rings."""

from __future__ import annotations

import math
from collections.abc import Sequence

from argmap.model import Link
from argmap.render.layout.curves import Curve
from argmap.render.parts.legend import disc
from argmap.render.parts.lines import line_group, line_name, of_link
from argmap.render.parts.strokes import STROKES, drawn
from argmap.render.scene import Circle, Group, Point
from argmap.render.tree.layout import DISC, RING, RINGED, Lane, Spot
from argmap.render.words import Words

CORNER = 6.0
"""Radius of the bends of a line."""


class Lines:
    """Draws the lines of one picture."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.bodies: list[Group] = []
        self.tips: list[Group] = []
        self.knots: list[Group] = []
        self.links: dict[str, Link] = {}
        """All links drawn, by id."""
        self._names: dict[str, int] = {}

    @property
    def groups(self) -> list[Group]:
        """All that was drawn, what lies above last."""
        return [*self.bodies, *self.knots, *self.tips]

    def line(self, link: Link, points: Sequence[Point], head: bool, leg: str | None = None) -> None:
        """Draw a line through points, with round bends; they begin at its target."""
        body, tips = drawn(link, Curve(bent(points)), head)
        name = line_name(link, leg)
        self._names[name] = self._names.get(name, 0) + 1
        if self._names[name] > 1:
            name = f"{name} {self._names[name]}"
        self.links[link.id] = link
        self.bodies.append(line_group(link, name, body[1:], self.words))
        if tips:
            self.tips.append(Group("head", tips, data=of_link(link)))

    def lane(self, lane: Lane) -> None:
        """Draw a lane with its branches.

        Each line begins where the one before it has left the lane, so that the lane is nowhere
        thicker than its strongest line; dashed ones begin where the lane does, so that the dashes
        of all lie on each other.
        """
        start, y = lane.start, lane.y
        if lane.kind != "right":
            y = start.attach + RING if lane.kind == "ring" else start.bottom
        way: list[Point] = [(lane.x, y)]
        if lane.kind == "right":
            way.insert(0, (start.right, y))
        first = way
        for number, stop in enumerate(lane.stops):
            link, end = _link(stop), (stop.x, stop.attach)
            leg = stop.node.id if stop.node.premise else None
            self._knot(stop)
            if lane.kind == "bracket" and number == 0:
                self.line(link, [(start.right, stop.attach), end], False, leg)
                continue
            back = link.relation == "assumes"
            dashed = bool(STROKES[link.relation].dash) and not back
            points = [*(first if dashed else way), (lane.x, stop.attach), end]
            head = leg is None and (way is first or dashed or back)
            self.line(link, points[::-1] if back else points, head, leg)
            way = [(lane.x, max(y, stop.attach - CORNER))]
            if stop.attach == y:
                way = [(lane.x - CORNER, y), (lane.x, y)]

    def _knot(self, spot: Spot) -> None:
        """The disc of a spot, and the ring on its branch, if it has them."""
        link, y = _link(spot), spot.attach
        colour = STROKES[link.relation].colour
        if spot.card is None:
            shapes = disc(spot.x + DISC, spot.y + DISC, DISC, colour)
            title = self.words["premises-together"]
            self.knots.append(Group("knot", shapes, title=title, data=of_link(link)))
            y = spot.y + DISC
        if spot.node.undercuts and spot.node.kind != "argument":
            x = spot.x - RINGED / 2
            ring = Circle(x, y, RING, fill="page", stroke=colour, stroke_width=1.6)
            self.knots.append(Group("knot", (ring,), data=of_link(link)))


def _link(spot: Spot) -> Link:
    assert spot.node.link is not None, "what hangs on a lane has a link"
    return spot.node.link


def bent(points: Sequence[Point]) -> list[Point]:
    """A curve (a start, then three points a piece) along straight lines with round bends."""
    points = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    made = [points[0]]
    for number in range(1, len(points)):
        here = points[number]
        if number == len(points) - 1:
            made += _straight(made[-1], here)
            break
        after = points[number + 1]
        reach = min(CORNER, math.dist(points[number - 1], here) / 2, math.dist(here, after) / 2)
        start, end = _towards(here, points[number - 1], reach), _towards(here, after, reach)
        made += _straight(made[-1], start)
        # a quarter of a circle, as nearly as one cubic comes (0.5523 of the radius)
        rest = reach * (1 - 0.5523)
        made += [_towards(here, start, rest), _towards(here, end, rest), end]
    return made


def _straight(start: Point, end: Point) -> list[Point]:
    (x, y), (a, b) = start, end
    return [(x + (a - x) / 3, y + (b - y) / 3), (x + (a - x) * 2 / 3, y + (b - y) * 2 / 3), end]


def _towards(start: Point, end: Point, far: float) -> Point:
    """The point so far from one point towards another."""
    long = math.dist(start, end)
    part = far / long if long else 0.0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
