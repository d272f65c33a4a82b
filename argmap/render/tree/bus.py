"""The lines of a tree between heads: to the question above them, and from head to head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.graph.outline import Node
from argmap.model import Link
from argmap.render.scene import Point
from argmap.render.tree.drawing import Drawing
from argmap.render.tree.layout import Spot
from argmap.render.tree.lines import CORNER, Lines

APART = 14.0
"""Between the lines of two neighbours, in points."""


class Stop(NamedTuple):
    """A head that a line leads to: the middle of its upper edge."""

    link: Link
    x: float
    y: float


def to_question(
    drawing: Drawing,
    start: Point,
    rows: Sequence[Sequence[Stop]],
    levels: Sequence[float],
    left: float,
) -> None:
    """Draw lines from below a question to the heads in each row, which stand from left to right.

    They run along `levels`, one above each row, and down at `left` to the lower rows. Each
    begins where another one leaves it.
    """
    lines = drawing.lines
    middle, level = start[0], levels[0]
    fork: list[Point] = [(middle, level - CORNER), (middle, level)]
    way: list[Point] = [start, (middle, level)]
    rightwards = [stop for stop in rows[0] if stop.x >= middle - 1]
    leftwards = [stop for stop in reversed(rows[0]) if stop.x < middle - 1]
    for stops, side in ((rightwards, 1), (leftwards, -1)):
        for stop in stops:
            _to(lines, way, stop, way[0] == start)
            way = fork if abs(stop.x - middle) <= 1 else [(stop.x - side * CORNER, level)]
        down, way = way, way if way[0] == start else fork
    way = [*down, (left, level)]
    for row, level in zip(rows[1:], levels[1:], strict=True):
        way.append((left, level))
        for stop in row:
            _to(lines, way, stop, False)
            way = [(stop.x - CORNER, level)]
        way = [(left, level - CORNER)]
    _words(drawing, start, rows, levels)


def _to(lines: Lines, way: Sequence[Point], stop: Stop, head: bool) -> None:
    points = [*way, (stop.x, way[-1][1]), (stop.x, stop.y)]
    lines.line(stop.link, points, head)


def _words(
    drawing: Drawing, start: Point, rows: Sequence[Sequence[Stop]], levels: Sequence[float]
) -> None:
    """Say what the lines mean: once below the question, and at each head that is no answer."""
    links = [stop.link for row in rows for stop in row]
    common = most_common(links)
    drawing.captions.relation(common, start[0] + 7, (start[1] + levels[0]) / 2 + 4)
    for row, level in zip(rows, levels, strict=True):
        for stop in row:
            if stop.link.relation != common.relation:
                drawing.captions.relation(stop.link, stop.x + 5, level + 12)


def most_common(links: Sequence[Link]) -> Link:
    """The first of those links whose relation most of them have."""
    relations = [link.relation for link in links]
    return max(links, key=lambda link: relations.count(link.relation))


def rivals(heads: Sequence[Node]) -> Iterator[tuple[Node, tuple[Node, Node]]]:
    """Nodes that say of two heads beside each other that they contradict each other."""
    for pair in pairwise(heads):
        for one, other in (pair, pair[::-1]):
            for node in one.children:
                if node.relation == "contradicts" and node.id == other.id and node.seen:
                    yield node, pair


def between(lines: Lines, one: Spot, other: Spot, links: Sequence[Link]) -> None:
    """Draw links between two heads that stand side by side."""
    y = one.y + min(one.height, other.height) / 2 - APART / 2 * (len(links) - 1)
    for number, link in enumerate(links):
        at = y + APART * number
        lines.line(link, [(one.x + one.width, at), (other.x, at)], True)
