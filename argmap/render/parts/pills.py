"""Sections: their frames, and their names in pills on the upper border."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter

from argmap.graph.view import View
from argmap.render.layout.arrange import Arrangement
from argmap.render.layout.curves import Curve
from argmap.render.layout.placing import Place
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import edges, width
from argmap.render.scene import Group, Rect, Text

SIZE, TRACKING, HIGH, RADIUS = 9.0, 0.04, 17.0, 12.0
APART = 6.0
"""How far from lines a pill stands, in points."""
SHORTER = (260.0, 170.0, 110.0, 70.0)
"""To what widths a long name is cut, in points, where lines leave no room for more."""


def section_groups(view: View, placed: Arrangement) -> tuple[list[Group], list[Group], bool]:
    """The frames of the sections, which stand behind everything, and their pills.

    And whether every pill has a place that no line crosses.
    """
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
    clear = True
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
        shapes, free = _pill(name, place, points, heights)
        pills.append(Group("section-name", shapes, title=name))
        clear = clear and free
    return frames, pills, clear


def pill_places(pills: Iterable[Group]) -> dict[str, Place]:
    """Where pills stand, for what has to keep off them."""
    rects = [shape for group in pills for shape in group.shapes if isinstance(shape, Rect)]
    return {
        f"pill {number}": Place(one.x, one.y, one.width, one.height)
        for number, one in enumerate(rects)
    }


def _meets(tops: list[float], curve: list[tuple[float, float]]) -> bool:
    """Whether a curve comes near the upper border of any section."""
    ys = [y for _, y in curve]
    at = bisect_left(tops, min(ys) - 20)
    return at < len(tops) and tops[at] <= max(ys) + 20


def _pill(
    name: str, place: Place, points: list[tuple[float, float]], heights: list[float]
) -> tuple[tuple[Rect | Text, ...], bool]:
    """A section's pill, and whether no line crosses it."""
    top, right = place.y - 8.5, place.x + place.width
    low, end = bisect_left(heights, top - 3), bisect_left(heights, top + HIGH + 3)
    near = sorted(x for x, _ in points[low:end] if place.x < x < right)
    room = place.width - 24 - 18
    for limit in (room, *(part for part in SHORTER if part < room)):
        said = _cut(name, limit)
        wide = width(said, "bold", SIZE, TRACKING) + 18
        x = _free(place, wide, near)
        if x is not None:
            break
    free = x is not None
    if x is None:
        said = _cut(name, room)
        wide = width(said, "bold", SIZE, TRACKING) + 18
        x = place.x + 12
    shapes = (
        Rect(x, top, wide, HIGH, HIGH / 2, fill="page", stroke="group_edge"),
        Text(x + 9, top + 11.6, said, SIZE, "bold", "group_ink", tracking=TRACKING),
    )
    return shapes, free


def _free(place: Place, wide: float, near: list[float]) -> float | None:
    """The leftmost place for a pill that no line crosses; lines cross the border at `near`."""
    x = place.x + 12
    for line in near:
        if line - APART >= x + wide:
            break
        x = max(x, line + APART)
    return x if x <= max(place.x + 12, place.x + place.width - 12 - wide) else None


def _cut(name: str, limit: float) -> str:
    """A name on one row: where it is wider than `limit` points, an ellipsis ends it."""
    if width(name, "bold", SIZE, TRACKING) <= limit:
        return name
    ends = edges(name, "bold", SIZE, TRACKING)
    room = limit - width(" …", "bold", SIZE, TRACKING)
    kept = name[: max(1, bisect_right(ends, room) - 1)]
    words = kept.rpartition(" ")[0]
    return (words if len(words) > len(kept) / 2 else kept).rstrip(" ,;:") + " …"
