"""Measures sheets: where lines of text stand, what they overlap, and what they leave."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.lettering.fonts import width
from argmap.render.scene import Circle, Group, Path, Rect, Scene, Text

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom on the page."""

HOSTILE = [
    "<script>alert(1)</script>",
    "]]><svg onload=x>",
    "&lt;b&gt; &amp; &#0;",
    "a\x00b\x01c\x7f\ufffe\ud800",
    "שלום עולם, 12 דגים.",
    "ادعاء باللغة العربية طويل بما يكفي ليحتاج إلى أكثر من سطر واحد",
    "e\u0301\u0323" * 30,
    "😀👍🏽👨‍👩‍👧‍👦",
    "\u202eevil\u202c",
    "漢字" * 60,
    "i" * 10_000,
    "A word. " * 1_250,
]


def box(group: Group, text: Text) -> Frame:
    """Where a line of text stands on the page."""
    wide = width(text.text, text.style, text.size, text.tracking) - text.tracking * text.size
    left = group.x + text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    y = group.y + text.y
    return left, y - text.size * 0.74, left + wide, y + text.size * 0.21


def boxes(scene: Scene) -> Iterator[tuple[Group, Text, Frame]]:
    """All lines of text of a scene, with their groups."""
    for group in scene.groups:
        for shape in group.shapes:
            if isinstance(shape, Text):
                yield group, shape, box(group, shape)


def overlap(one: Frame, other: Frame) -> bool:
    """Whether two frames overlap by more than a trace."""
    return (
        one[0] < other[2] - 0.1
        and other[0] < one[2] - 0.1
        and one[1] < other[3] - 0.1
        and other[1] < one[3] - 0.1
    )


def check_texts(scene: Scene, margin: float) -> None:
    """No line of text overlaps another, and none leaves the page."""
    placed = sorted(((frame, text.text) for _, text, frame in boxes(scene)), key=lambda p: p[0][1])
    for index, (one, words) in enumerate(placed):
        assert one[0] >= margin - 0.5, words
        assert one[2] <= scene.width - margin + 0.5, words
        assert 0 <= one[1] <= one[3] <= scene.height, words
        for other, more in placed[index + 1 :]:
            if other[1] > one[3]:
                break
            assert not overlap(one, other), (words, more)


def check_names(scene: Scene) -> None:
    """No two groups of one kind have the same id."""
    named = [(group.kind, group.id) for group in scene.groups if group.id is not None]
    assert len(named) == len(set(named))


def frame_of(group: Group) -> Frame:
    """The first rectangle of a group, on the page."""
    rect = next(shape for shape in group.shapes if isinstance(shape, Rect))
    x, y = group.x + rect.x, group.y + rect.y
    return x, y, x + rect.width, y + rect.height


def points(group: Group) -> Iterator[tuple[float, float]]:
    """The corners of a group's paths and the middles of its circles, on the page."""
    for shape in group.shapes:
        if isinstance(shape, Circle):
            yield group.x + shape.x, group.y + shape.y
        if isinstance(shape, Path):
            for _, numbers in shape.segments:
                for at in range(0, len(numbers), 2):
                    yield group.x + numbers[at], group.y + numbers[at + 1]
