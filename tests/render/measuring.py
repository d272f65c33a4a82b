"""Measures a picture: what overlaps, what overflows, and which lines run where they may not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from unittest.mock import patch

from argmap.graph.view import View
from argmap.render import Engine, Look, Scene, compose
from argmap.render.graph.wiring import Wiring
from argmap.render.layout.arrange import Arrangement, arrange
from argmap.render.layout.curves import Curve
from argmap.render.lettering.fonts import width
from argmap.render.parts.strokes import STROKES, width_of
from argmap.render.scene import Group, Rect, Text

Frame = tuple[float, float, float, float]
"""Left, top, right and lower edge."""
SLACK = 0.05


def drawn(view: View, look: Look, engine: Engine) -> tuple[Wiring, Arrangement, Scene]:
    """A view's scene, and the boxes and curves that it was made from."""
    kept = []

    def keeping(view: View, wiring: Wiring, *rest: object) -> Arrangement:
        placed = arrange(view, wiring, *rest)  # type: ignore[arg-type]
        kept.append((wiring, placed))
        return placed

    with patch("argmap.render.graph.picture.arrange", keeping):
        scene = compose(view, look, engine)
    return (*kept[-1], scene)


def faults(wiring: Wiring, placed: Arrangement, scene: Scene) -> Iterator[tuple[str, str]]:
    """All that is wrong with a picture: the sort of fault, and where it is."""
    yield from _overlaps(scene)
    yield from _overflows(scene)
    boxes = {
        key: (one.x, one.y, one.x + one.width, one.y + one.height)
        for key, one in placed.boxes.items()
    }
    origin = _origin(placed, scene)
    pills = [(title, _moved(frame, *origin)) for title, frame in _rects(scene, "section-name")]
    words = [(title, _moved(frame, *origin)) for title, frame in _rects(scene, "word")]
    near = Near(boxes)
    for wire in wiring.wires:
        points = placed.curves.get(wire.key, ())
        if len(points) < 4:
            yield "line missing", wire.key
            continue
        half = width_of(wire.link) / 2
        line = Curve(points).samples(1.5)
        through = {
            key
            for x, y in line
            for key in near.touching(x, y, half)
            if key not in (wire.upper, wire.lower)
        }
        for end, key in ((line[0], wire.upper), (line[-1], wire.lower)):
            if _off(end, boxes[key]) > 2:
                yield "line ends beside its box", f"{wire.key} {key}"
            if any(_inside(x, y, boxes[key], -2) for x, y in line) and _sort(key) == "card":
                yield "line under its card", f"{wire.key} {key}"
        for key in through:
            yield f"line through {_sort(key)}", f"{wire.key} {key}"
        for title, frame in pills:
            if any(_inside(x, y, frame, half) for x, y in line):
                yield "line through pill", f"{wire.key} {title}"
    named = sum(
        STROKES[one.link.relation].named and (one.head or "." not in one.key)
        for one in wiring.wires
    )
    if len(words) != named:
        yield "word missing", f"{named - len(words)} of {named}"
    for number, (title, frame) in enumerate(words):
        for key, other in boxes.items():
            if _meet(frame, other):
                yield "word on card", f"{title} {key}"
        for other_title, other in pills:
            if _meet(frame, other):
                yield "word on pill", f"{title} {other_title}"
        for other_title, other in words[number + 1 :]:
            if _meet(frame, other):
                yield "word on word", f"{title} {other_title}"
    for title, frame in pills:
        for key, other in boxes.items():
            if _meet(frame, other):
                yield "pill on card", f"{title} {key}"


class Near:
    """Boxes by the squares of a grid in which they stand."""

    SIDE = 120.0

    def __init__(self, boxes: dict[str, Frame]) -> None:
        self.boxes = boxes
        self.cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for key, (left, top, right, low) in boxes.items():
            for a in range(int((left - 5) // self.SIDE), int((right + 5) // self.SIDE) + 1):
                for b in range(int((top - 5) // self.SIDE), int((low + 5) // self.SIDE) + 1):
                    self.cells[a, b].append(key)

    def touching(self, x: float, y: float, half: float) -> Iterator[str]:
        """The boxes that a disc of radius `half` around a point touches."""
        for key in self.cells.get((int(x // self.SIDE), int(y // self.SIDE)), ()):
            if _inside(x, y, self.boxes[key], half):
                yield key


def _off(point: tuple[float, float], frame: Frame) -> float:
    """How far a point is from the border of a rectangle, or of the circle in a square."""
    (x, y), (left, top, right, low) = point, frame
    if abs(right - left - low + top) < 0.01 and right - left < 20:
        far = math.dist(point, ((left + right) / 2, (top + low) / 2))
        return abs(far - (right - left) / 2)
    out = math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - low))
    return out or min(x - left, right - x, y - top, low - y)


def _sort(key: str) -> str:
    return {"c": "card", "a": "card", "s": "card"}.get(key[0], "knot")


def _inside(x: float, y: float, frame: Frame, half: float) -> bool:
    left, top, right, low = frame
    half -= SLACK
    return left - half < x < right + half and top - half < y < low + half


def _meet(a: Frame, b: Frame) -> bool:
    return (
        a[0] < b[2] - SLACK and b[0] < a[2] - SLACK and a[1] < b[3] - SLACK and b[1] < a[3] - SLACK
    )


def _moved(frame: Frame, dx: float, dy: float) -> Frame:
    return frame[0] + dx, frame[1] + dy, frame[2] + dx, frame[3] + dy


def _origin(placed: Arrangement, scene: Scene) -> tuple[float, float]:
    """How far the scene's contents have to be moved to stand as in the arrangement."""
    groups = [one for one in scene.groups if one.kind in ("card", "stub")]
    cards = [one for key, one in placed.boxes.items() if key[0] in "csa"]
    return (
        min(one.x for one in cards) - min(one.x for one in groups),
        min(one.y for one in cards) - min(one.y for one in groups),
    )


def _rects(scene: Scene, kind: str) -> Iterator[tuple[str, Frame]]:
    for group in scene.groups:
        for shape in group.shapes if group.kind == kind else ():
            if isinstance(shape, Rect):
                x, y = group.x + shape.x, group.y + shape.y
                said = group.title or next(s.text for s in group.shapes if isinstance(s, Text))
                yield said, (x, y, x + shape.width, y + shape.height)
                break


def _overlaps(scene: Scene) -> Iterator[tuple[str, str]]:
    frames = [*_rects(scene, "card"), *_rects(scene, "stub")]
    frames.sort(key=lambda one: one[1])
    for number, (title, a) in enumerate(frames):
        for other, b in frames[number + 1 :]:
            if b[0] >= a[2]:
                break
            if _meet(a, b):
                yield "cards overlap", f"{title} {other}"
        if a[0] < 0 or a[1] < 0 or a[2] > scene.width or a[3] > scene.height:
            yield "card off the page", title


def _overflows(scene: Scene) -> Iterator[tuple[str, str]]:
    for group in scene.groups:
        if group.kind in ("card", "stub"):
            yield from _in_card(group)
        elif group.kind in ("heading", "legend", "section-name", "word"):
            for shape in group.shapes:
                if isinstance(shape, Text):
                    left, right = _extent(shape)
                    if group.x + left < 0 or group.x + right > scene.width:
                        yield "text off the page", shape.text


def _in_card(group: Group) -> Iterator[tuple[str, str]]:
    frame = next(shape for shape in group.shapes if isinstance(shape, Rect))
    for shape in group.shapes:
        if isinstance(shape, Text):
            left, right = _extent(shape)
            upper, lower = shape.y - shape.size * 0.75, shape.y + shape.size * 0.25
            if left < 5 or right > frame.width - 4 or upper < 0 or lower > frame.height:
                yield "text out of its card", shape.text


def _extent(text: Text) -> tuple[float, float]:
    wide = width(text.text, text.style, text.size, text.tracking) - text.tracking * text.size
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, left + wide
