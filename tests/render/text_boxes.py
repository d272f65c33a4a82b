"""Where the lines of text of a scene stand, and which of them are in each other's way."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.lettering.fonts import width
from argmap.render.scene import Group, Scene, Text

Box = tuple[float, float, float, float]
"""Left, top, right and lower edge."""
SLACK = 0.1


def text_box(group: Group, text: Text) -> Box:
    """Where a line of text stands on the page."""
    wide = width(text.text, text.style, text.size, text.tracking)
    left = group.x + text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    y = group.y + text.y
    return left, y - text.size * 0.74, left + wide, y + text.size * 0.21


def text_boxes(scene: Scene) -> list[tuple[Box, str]]:
    """All lines of text that are not empty, from the top."""
    found = [
        (text_box(group, shape), shape.text)
        for group in scene.groups
        for shape in group.shapes
        if isinstance(shape, Text) and shape.text.strip()
    ]
    return sorted(found)


def faults(scene: Scene, margin: float) -> Iterator[str]:
    """Which texts overlap, and which leave the page's margins."""
    open_: list[tuple[Box, str]] = []
    for box, text in text_boxes(scene):
        if box[0] < margin - 0.5 or box[2] > scene.width - margin + 0.5:
            yield f"{text!r} leaves the margins"
        if box[1] < 0 or box[3] > scene.height:
            yield f"{text!r} leaves the page"
        open_ = [(other, said) for other, said in open_ if other[2] > box[0] + SLACK]
        for other, said in open_:
            if box[1] < other[3] - SLACK and other[1] < box[3] - SLACK:
                yield f"{text!r} lies on {said!r}"
        open_.append((box, text))
