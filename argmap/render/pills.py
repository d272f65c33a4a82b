"""Sections: their frames, and their names in pills on the upper border."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from argmap.graph.view import View
from argmap.render.arrange import Arrangement
from argmap.render.clean import clean
from argmap.render.curves import Curve
from argmap.render.fonts import edges, width
from argmap.render.layout import Place
from argmap.render.scene import Group, Rect, Text

SIZE, TRACKING, HIGH, RADIUS = 9.0, 0.04, 17.0, 12.0


def section_groups(view: View, placed: Arrangement) -> tuple[list[Group], list[Group]]:
    """The frames of the sections, which stand behind everything, and their pills."""
    tops = sorted({place.y for place in placed.sections.values()})
    points = [
        point
        for one in placed.curves.values()
        if _meets(tops, one)
        for point in Curve(one).samples(5)
    ]
    points.sort(key=itemgetter(1))
    heights = [y for _, y in points]
    frames: list[Group] = []
    pills: list[Group] = []
    for id, place in placed.sections.items():
        entry = view.map.entries.get(id)
        name = clean(entry.text if entry else id)
        frame = Rect(
            place.x,
            place.y,
            place.width,
            place.height,
            RADIUS,
            fill="group",
            stroke="group_edge",
        )
        frames.append(Group("section", (frame,), id=id, title=name))
        pills.append(Group("section-name", _pill(name, place, points, heights), title=name))
    return frames, pills


def _meets(tops: list[float], curve: list[tuple[float, float]]) -> bool:
    """Whether a curve comes near the upper border of any section."""
    ys = [y for _, y in curve]
    at = bisect_left(tops, min(ys) - 20)
    return at < len(tops) and tops[at] <= max(ys) + 20


def _pill(
    name: str, place: Place, points: list[tuple[float, float]], heights: list[float]
) -> tuple[Rect | Text, ...]:
    limit = place.width - 24 - 18
    said = _cut(name, limit)
    wide, high = width(said, "bold", SIZE, TRACKING) + 18, HIGH
    top = place.y - 8.5
    low, end = bisect_left(heights, top - 3), bisect_left(heights, top + high + 3)
    near = [x for x, _ in points[low:end]]
    first, last = place.x + 12, max(place.x + 12, place.x + place.width - 12 - wide)
    x, step = first, 6.0
    while x <= last and any(x - 6 < one < x + wide + 6 for one in near):
        x += step
    if x > last:
        x = first
    return (
        Rect(x, top, wide, high, HIGH / 2, fill="page", stroke="group_edge"),
        Text(x + 9, top + 11.6, said, SIZE, "bold", "group_ink", tracking=TRACKING),
    )


def _cut(name: str, limit: float) -> str:
    """A name on one row: where it is wider than `limit` points, an ellipsis ends it."""
    if width(name, "bold", SIZE, TRACKING) <= limit:
        return name
    ends = edges(name, "bold", SIZE, TRACKING)
    room = limit - width(" …", "bold", SIZE, TRACKING)
    return name[: max(1, bisect_right(ends, room) - 1)].rstrip() + " …"
