"""Which document cites which, as lines beside a column of cards.

All that cite one document join in one vertical line, its trunk, which leads to the card of what
they cite. Trunks that run beside each other have a lane each, the longer ones further out, so
that no line runs through a card and none on another.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.render.scene import Circle, Group, Path, Point, Segment, Shape, line, polygon

LANES = 24
"""More trunks than this never run beside each other; those that are too many are not drawn."""
APART, NEAR = 9.0, 16.0
"""From lane to lane, and from the innermost lane to the cards, in points."""
CORNER = 5.0
HEAD = 8.0


@dataclass(frozen=True, slots=True)
class Trunk:
    """What leads to one document."""

    cited: str
    citing: tuple[str, ...]
    lane: int
    """From 0, the innermost, outwards."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The left edge of a card, in points from the top of the page."""

    top: float
    low: float


def trunks(order: Sequence[str], cited_by: Mapping[str, Sequence[str]]) -> tuple[list[Trunk], int]:
    """The trunks of a column of cards, and how many there is no lane for."""
    place = {id: number for number, id in enumerate(order)}
    spans = []
    for id, citing in cited_by.items():
        if citing:
            rows = [place[one] for one in (id, *citing)]
            spans.append((max(rows) - min(rows), min(rows), max(rows), id))
    lanes: list[list[tuple[int, int]]] = []
    made: list[Trunk] = []
    for _, first, last, id in sorted(spans):
        free = next((n for n, taken in enumerate(lanes) if _fits(taken, first, last)), len(lanes))
        if free == LANES:
            continue
        if free == len(lanes):
            lanes.append([])
        insort(lanes[free], (first, last))
        made.append(Trunk(id, tuple(cited_by[id]), free))
    return made, len(spans) - len(made)


def _fits(taken: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a span meets none of those in a lane, which are sorted and apart."""
    at = bisect_left(taken, (first, last))
    before, after = taken[at - 1 : at], taken[at : at + 1]
    return all(one[1] < first for one in before) and all(one[0] > last for one in after)


def room(found: Iterable[Trunk]) -> float:
    """How wide the lanes are together, in points."""
    widest = max((one.lane for one in found), default=-1)
    return 0.0 if widest < 0 else NEAR + APART * widest + 6.0


def draw(
    found: Sequence[Trunk],
    edges: Mapping[str, Edge],
    x: float,
    titles: Mapping[tuple[str, str], str],
) -> list[Group]:
    """The lines left of cards whose left edge is at x.

    `titles` says in words that the first of two documents cites the second.
    """
    ports = _ports(found, edges)
    lines: list[Group] = []
    branches: list[Group] = []
    for trunk in sorted(found, key=lambda one: -one.lane):
        along = x - NEAR - APART * trunk.lane
        wide = 2.0 if len(trunk.citing) > 1 else 1.3
        goal = ports[trunk.cited, None]
        ends = {one: ports[one, trunk.cited] for one in trunk.citing}
        low, high = max(ends, key=ends.__getitem__), min(ends, key=ends.__getitem__)
        furthest = [low] if ends[low] > goal else []
        furthest += [high] if ends[high] < goal else []
        for one in furthest:
            way = _way((x, ends.pop(one)), along, (x - HEAD + 1, goal))
            shapes: list[Shape] = [
                Path(way, stroke="page", stroke_width=wide + 3.4, opacity=0.9),
                Path(way, stroke="inform", stroke_width=wide),
            ]
            lines.append(Group("cites", tuple(shapes), title=titles[one, trunk.cited]))
        head = polygon((x, goal), (x - HEAD, goal - 4), (x - 6.2, goal), (x - HEAD, goal + 4))
        lines.append(Group("head", (Path(head, fill="inform"),)))
        for one, y in ends.items():
            points = line((x, y), (along, y))
            shapes = [
                Path(points, stroke="page", stroke_width=4.6, opacity=0.9),
                Path(points, stroke="inform", stroke_width=1.3),
                Circle(along, y, 2.6, fill="inform"),
            ]
            branches.append(Group("cites", tuple(shapes), title=titles[one, trunk.cited]))
    return lines + branches


def _ports(
    found: Sequence[Trunk], edges: Mapping[str, Edge]
) -> dict[tuple[str, str | None], float]:
    """Where lines meet a card: those of what cites it first, then one for each that it cites."""
    cites: dict[str, list[Trunk]] = {}
    for trunk in found:
        for id in trunk.citing:
            cites.setdefault(id, []).append(trunk)
    ports: dict[tuple[str, str | None], float] = {
        (one.cited, None): edges[one.cited].top + 20 for one in found
    }
    for id, leaving in cites.items():
        edge = edges[id]
        first = edge.top + (34 if (id, None) in ports else 20)
        step = min(11.0, (edge.low - 10 - first) / max(1, len(leaving) - 1))
        for number, trunk in enumerate(sorted(leaving, key=lambda one: one.lane)):
            ports[id, trunk.cited] = first + step * number
    return ports


def _way(start: Point, along: float, goal: Point) -> tuple[Segment, ...]:
    """From a card to a lane, along it, and to another card, round at the corners."""
    (x, y), (x2, y2) = start, goal
    turn = min(CORNER, abs(y2 - y) / 2)
    down = turn if y2 > y else -turn
    return (
        ("M", (x, y)),
        ("L", (along + turn, y)),
        ("C", (along + turn / 2, y, along, y + down / 2, along, y + down)),
        ("L", (along, y2 - down)),
        ("C", (along, y2 - down / 2, along + turn / 2, y2, along + turn, y2)),
        ("L", (x2, y2)),
    )
