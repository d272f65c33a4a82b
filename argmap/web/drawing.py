"""A scene as the page draws it: markup in parts, each with its place, colours as variables.

The page puts a part into the document when it comes into sight, so that a map of ten thousand
cards opens as fast as one of a hundred. Sections with a frame are parts that can be folded; what
stands in none is cut into tiles.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.render.lettering.fonts import width
from argmap.render.lettering.wrap import wrap
from argmap.render.output.svg import escape
from argmap.render.scene import Circle, Group, Rect, Scene, Shape, Text
from argmap.web.shapes import Paints, tenths

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""
MARGIN = 24.0
TILE = 2400.0
"""The side of a tile, in points."""
MANY = 400
"""Up to this many groups that show entries, tiles would only cost."""
LARGEST, SMALLEST = 0.02, 9.0
"""Sizes of the name of a folded section: as a part of the picture's width, since it is read from
where all of that can be seen, and in points."""
_OUTSIDE = ("heading", "legend")
_OVER = ("section-name", "word", "knot", "head")
_CARDS = ("card", "stub")
"""What stands within its first shape."""
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text stands before its place."""


@dataclass(slots=True)
class Part:
    """Groups of a picture that come and go together."""

    section: str | None
    box: Box
    markup: list[str] = field(default_factory=list)
    cards: dict[str, Box] = field(default_factory=dict)


def drawing(
    scene: Scene, names: dict[str, str], links: dict[str, int], paints: Paints
) -> dict[str, Any]:
    """What the page needs to draw a scene.

    `names` are those of the sections, `links` are the numbers of the links by their ids, and
    `paints` collects the paints of the page.

    `box` is left, top, width and height of what is drawn, in points; the title and the legend
    are left out, since the page has its own. `parts` are the sections and tiles, `under` and
    `over` what stands behind and before them.
    """
    groups = [group for group in scene.groups if group.kind not in _OUTSIDE]
    boxes = [bounds(group) for group in groups]
    whole = _around(boxes) or (0.0, 0.0, scene.width, scene.height)
    framed = any(group.kind == "section-name" for group in groups)
    frames = {
        group.id: box
        for group, box in zip(groups, boxes, strict=True)
        if framed and group.kind == "section"
    }
    parts = {id: Part(id, box) for id, box in frames.items() if id in names}
    finder = _Finder(parts.values())
    entries = [_entry(group) for group in groups]
    many = len(entries) - entries.count(None) > MANY
    tiles: dict[tuple[int, int], Part] = {}
    under: list[str] = []
    over: list[str] = []
    pills = iter(frames)  # names of sections stand in the order of their frames
    for group, box, entry in zip(groups, boxes, entries, strict=True):
        section = group.id if group.kind == "section" else None
        if group.kind == "section-name":
            section = next(pills, None)
        text = _markup(group, entry, section, links, paints)
        if group.kind in ("section", "section-name"):
            (under if group.kind == "section" else over).append(text)
            continue
        part = finder.holding(box)
        if part is None and many and _small(box):
            key = (int(box[0] // TILE), int(box[1] // TILE))
            part = tiles.setdefault(key, Part(None, box))
            part.box = _union(part.box, box)
        if part is None:
            part = tiles.setdefault((-1, -1), Part(None, box)) if entry else None
            if part is None:
                (over if group.kind in _OVER else under).append(text)
                continue
            part.box = _union(part.box, box)
        part.markup.append(text)
        if entry and group.kind != "stub":
            part.cards.setdefault(entry, box)
    left, top, right, bottom = whole
    return {
        "title": scene.title,
        "about": scene.description,
        "box": _numbers(
            (left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
        ),
        "under": "".join(under),
        "over": "".join(over),
        "parts": [
            _part(part, names, LARGEST * (right - left))
            for part in (*parts.values(), *tiles.values())
        ],
    }


def _entry(group: Group) -> str | None:
    """The id of the entry that a group shows, where it shows one."""
    if group.kind == "section":
        return None
    for name, value in group.data:
        if name == "entry":
            return value
    return group.id if group.kind == "card" else group.href


def _markup(
    group: Group, entry: str | None, section: str | None, links: dict[str, int], paints: Paints
) -> str:
    """A group as SVG: `data-e` has the id of its entry, `data-s` that of its section, and
    `data-l` the number of its link."""
    link = dict(group.data).get("link", "")
    marks = ""
    for name, value in (("e", entry), ("l", links.get(link)), ("s", section)):
        if value is not None:
            marks += f" data-{name}='{html.escape(str(value))}'"
    if group.x or group.y:
        marks += f" transform='translate({tenths(group.x)} {tenths(group.y)})'"
    title = ""
    if group.title and not link and not any(isinstance(shape, Text) for shape in group.shapes):
        title = f"<title>{escape(group.title)}</title>"
    return f"<g class='{group.kind}'{marks}>{title}{''.join(map(paints.markup, group.shapes))}</g>"


def legend(scene: Scene, paints: Paints) -> list[dict[str, Any]]:
    """The entries of a scene's legend: a sample as SVG, its width in points, and the words."""
    made: list[dict[str, Any]] = []
    for group in scene.groups:
        texts = [shape for shape in group.shapes if isinstance(shape, Text)]
        if group.kind != "legend" or not texts:
            continue
        said = texts[-1]
        sample = [shape for shape in group.shapes if shape is not said]
        markup = "".join(map(paints.markup, sample))
        made.append({"svg": markup, "wide": math.ceil(said.x - 5), "says": said.text})
    return made


def bounds(group: Group) -> Box:
    """The rectangle around a group, in the picture's points."""
    if not group.shapes:
        return group.x, group.y, group.x, group.y
    left, top, right, bottom = _extent(group.shapes[0])
    for shape in group.shapes[1:] if group.kind not in _CARDS else ():
        a, b, c, d = _extent(shape)
        left = a if a < left else left
        top = b if b < top else top
        right = c if c > right else right
        bottom = d if d > bottom else bottom
    return left + group.x, top + group.y, right + group.x, bottom + group.y


def _extent(shape: Shape) -> Box:
    if isinstance(shape, Text):
        wide = width(shape.text, shape.style, shape.size, shape.tracking)
        left = shape.x - _BEFORE[shape.anchor] * wide
        return left, shape.y - shape.size, left + wide, shape.y + shape.size * 0.3
    if isinstance(shape, Rect):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Circle):
        far = shape.radius
        return shape.x - far, shape.y - far, shape.x + far, shape.y + far
    xs = [x for _, parts in shape.segments for x in parts[0::2]]
    ys = [y for _, parts in shape.segments for y in parts[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _around(boxes: Iterable[Box]) -> Box | None:
    sides = list(zip(*boxes, strict=True))
    if not sides:
        return None
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def _union(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _small(box: Box) -> bool:
    return box[2] - box[0] < TILE and box[3] - box[1] < TILE


class _Finder:
    """Finds the section in whose frame a rectangle lies, by a grid."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._cells: dict[tuple[int, int], list[Part]] = {}
        for part in parts:
            for cell in self._over(part.box):
                self._cells.setdefault(cell, []).append(part)

    @staticmethod
    def _over(box: Box) -> Iterator[tuple[int, int]]:
        side = 800.0
        for x in range(int(box[0] // side), int(box[2] // side) + 1):
            for y in range(int(box[1] // side), int(box[3] // side) + 1):
                yield x, y

    def holding(self, box: Box) -> Part | None:
        first = next(self._over((box[0], box[1], box[0], box[1])))
        for part in self._cells.get(first, ()):
            left, top, right, bottom = part.box
            if (
                left - 1 <= box[0]
                and top - 1 <= box[1]
                and box[2] <= right + 1
                and box[3] <= bottom + 1
            ):
                return part
        return None


def _part(part: Part, names: dict[str, str], largest: float) -> dict[str, Any]:
    left, top, right, bottom = part.box
    told: dict[str, Any] = {
        "box": _numbers((left, top, right - left, bottom - top)),
        "svg": "".join(part.markup),
        "cards": [
            [id, *map(round, (a, b, c - a, d - b))] for id, (a, b, c, d) in part.cards.items()
        ],
    }
    if part.section is not None:
        size, rows = _name(names[part.section], right - left, bottom - top, largest)
        told |= {"section": part.section, "size": round(size, 1), "rows": rows}
    return told


def _name(text: str, wide: float, high: float, largest: float) -> tuple[float, list[str]]:
    """The largest size at which a name, and a row for a count, fits its frame; and its rows."""
    room, size = wide * 0.84, min(largest, high / 3)
    while True:
        size = max(size, SMALLEST)
        rows = wrap(text, "bold", size, room)
        fits = (len(rows) * 1.25 + 1.3) * size <= high * 0.9
        whole = all(width(word, "bold", size) <= room for word in text.split())
        if size <= SMALLEST or (fits and whole and len(rows) <= 4):
            break
        size *= 0.86
    most = max(1, int((high * 0.9 / size - 1.3) / 1.25))
    return size, rows if len(rows) <= most else [*rows[: most - 1], rows[most - 1] + " …"]


def _numbers(values: Iterable[float]) -> list[float]:
    return [round(value, 1) for value in values]
