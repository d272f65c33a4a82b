"""The marks of dates: a disc for a day, a bar for a longer time, filled for what happened and
hollow for what was published.

An end that is about fades out, what is uncertain has a question mark or is hatched, and an open
end is an arrow that fades.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.graph.timeline import Extent
from argmap.render.scene import Circle, Path, Rect, Segment, Shape, Text, line
from argmap.render.timeline.axis import Axis

RADIUS, HIGH = 4.6, 6.0
FADE = 14.0
"""How far an end that is about reaches, in points."""
ARROW = 44.0
"""How long the arrow of an open end is."""
_OPACITIES = (0.75, 0.5, 0.32, 0.16)
_HATCH = 4.0


@dataclass(frozen=True, slots=True)
class DateMark:
    """A mark along the axis, around y 0, on the axis's own x."""

    left: float
    right: float
    """All that the mark covers, in points."""
    start: float
    end: float
    """The days that are known; the same where there is but one."""
    shapes: tuple[Shape, ...]


def date_mark(extent: Extent, axis: Axis, colour: str, hollow: bool) -> DateMark:
    """The mark of a date on an axis that has it."""
    start = end = axis.x(extent.start) + axis.day / 2
    if extent.end > extent.start:
        start, end = axis.x(extent.start), axis.x(extent.end + 1)
        end = max(end, start + 2 * RADIUS)
    body = 0.0 if end > start else RADIUS
    left, right = start - body, end + body
    shapes: list[Shape] = []
    reach = []
    for open_, soft, at, way in (
        (extent.first is None, extent.soft[0], left, -1),
        (extent.last is None, extent.soft[1], right, 1),
    ):
        reach.append(ARROW if open_ else FADE if soft else 0.0)
        if open_:
            shapes += _arrow(at, way, colour, hollow)
        elif soft:
            shapes += _fading(at, way, colour, hollow)
    if end > start:
        shapes += _bar(start, end, colour, hollow, extent.uncertain)
    else:
        shapes += _disc(start, colour, hollow, extent.uncertain)
    return DateMark(left - reach[0], right + reach[1], start, end, tuple(shapes))


def _disc(x: float, colour: str, hollow: bool, uncertain: bool) -> Iterable[Shape]:
    yield Circle(x, 0, RADIUS - 0.7, "page" if hollow else colour, colour, 1.4)
    if uncertain:
        ink = colour if hollow else "page"
        yield Text(x, 2.6, "?", 7.2, "bold", ink, "middle")


def _bar(start: float, end: float, colour: str, hollow: bool, uncertain: bool) -> Iterable[Shape]:
    top, wide = -HIGH / 2, end - start
    if not hollow and not uncertain:
        yield Rect(start, top, wide, HIGH, 2, fill=colour)
        return
    dash = (2.6, 2.0) if hollow and uncertain else ()
    yield Rect(start + 0.6, top + 0.6, wide - 1.2, HIGH - 1.2, 1.5, "page", colour, 1.2, dash)
    if uncertain and not hollow:
        strokes: list[Segment] = []
        x = start + 1.2
        while x + HIGH - 2.4 <= end - 1.2:
            strokes += line((x, -top - 1.2), (x + HIGH - 2.4, top + 1.2))
            x += _HATCH
        if strokes:
            yield Path(tuple(strokes), stroke=colour, stroke_width=1.1)


def _fading(at: float, way: int, colour: str, hollow: bool) -> Iterable[Shape]:
    """An end that is about: pieces that grow fainter."""
    long = FADE / len(_OPACITIES)
    for number, opacity in enumerate(_OPACITIES):
        ends = at + way * long * number, at + way * long * (number + 0.8)
        for y in (-HIGH / 2 + 1, HIGH / 2 - 1) if hollow else (0.0,):
            yield Path(
                line(*((x, y) for x in sorted(ends))),
                stroke=colour,
                stroke_width=1.2 if hollow else HIGH - 1.6,
                opacity=opacity,
            )


def _arrow(at: float, way: int, colour: str, hollow: bool) -> Iterable[Shape]:
    """An open end: a line that grows fainter up to its head."""
    opacities = (1.0, *_OPACITIES[:-1])
    long = (ARROW - 4) / len(opacities)
    for number, opacity in enumerate(opacities):
        ends = at + way * long * number, at + way * long * (number + 0.86)
        yield Path(
            line(*((x, 0) for x in sorted(ends))),
            stroke=colour,
            stroke_width=1.2 if hollow else 2.4,
            opacity=opacity,
        )
    tip = at + way * (ARROW - 1)
    head = line((tip - way * 5, -3.6), (tip, 0), (tip - way * 5, 3.6))
    yield Path(head, stroke=colour, stroke_width=1.4)
