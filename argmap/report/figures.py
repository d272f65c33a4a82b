"""The pictures of a report: of a whole question where a page has room, else of its parts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from argmap.graph.order import by_name, ends, reading_order
from argmap.graph.reaching import Bearing
from argmap.graph.view import View
from argmap.model import Question
from argmap.render.cards.card import Detail
from argmap.render.layout.engine import Engine
from argmap.render.lettering.fonts import width
from argmap.render.look import Look
from argmap.render.nothing import NothingToShow
from argmap.render.scene import Circle, Group, Rect, Scene, Shape, Text
from argmap.render.views import PICTURES
from argmap.report.telling import Head, Telling

UPRIGHT = (454.0, 600.0)
"""The room for a picture between the paragraphs of an upright page of A4, in points."""
ACROSS = (757.0, 480.0)
"""The same on a page of A4 that lies across."""
AIR = 4.0
"""The air around a picture, in points."""
SMALLEST = 5.25
"""The size of the smallest letters on paper, in points."""
NARROW = UPRIGHT[0] * 7.5 / SMALLEST - 40.0
"""So wide a tree can be read on an upright page: letters of 7.5 points, lanes beside it."""
MOST = 50
"""More cards than this can't be read on one page, and are not tried."""
WORTH = 3
"""An answer on which fewer statements bear is told as well without a picture."""
Box = tuple[float, float, float, float]
Kind = Literal["whole", "overview", "part", "nearest"]
_DETAILS: tuple[Detail, ...] = ("full", "brief")
_ARGUING = ("supports", "attacks", "undercuts")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and what it shows of a question."""

    scene: Scene
    kind: Kind
    head: str | None = None
    """The id of the answer of which a part shows what speaks for and against it."""


def scale_on(scene: Scene, room: tuple[float, float]) -> float:
    """How much smaller a scene is drawn to fit a room; at most 1."""
    return min(1.0, room[0] / scene.width, room[1] / scene.height)


def readable(scene: Scene, room: tuple[float, float]) -> bool:
    """Whether the smallest letters of a scene can be read where it is drawn to fit a room."""
    least = min((text.size for text in scene.texts()), default=SMALLEST)
    return least * scale_on(scene, room) >= SMALLEST


class Pictures:
    """Draws the questions of a telling."""

    def __init__(self, telling: Telling, look: Look, engine: Engine) -> None:
        self._telling, self._engine = telling, engine
        self._look = replace(look, numbers=telling.number)
        self._view = telling.view
        self._bearing = Bearing.of(telling.view.map)
        self._place = {id: number for number, id in enumerate(self._view.cards)}
        self._touching: dict[str, list[tuple[int, set[str]]]] = {}
        """The links at each entry, as their places in the view and the entries they touch."""
        self._near: dict[str, set[str]] = {}
        """Each entry with what bears on it directly, and what undercuts that."""
        for number, link in enumerate(self._view.links):
            touched = ends(link, self._view.names, self._view.map)
            for id in touched:
                self._touching.setdefault(id, []).append((number, set(touched)))
            if link.relation in _ARGUING:
                self._near.setdefault(touched[0], {touched[0]}).update(touched)

    def of(self, question: Question | None, heads: Sequence[Head]) -> list[Drawn]:
        """The pictures of a question with its answers, or of the main claim of a map.

        One picture where all can be read on a page; otherwise the question with its answers,
        and each answer by itself. Raises `EngineError`.
        """
        ids = [head.id for head in heads if head.told]
        top = {question.id} if question else set()
        answers = [head.id for head in heads]
        everything = self._bearing.upon([*top, *answers])
        whole = self._first("whole", None, [everything])
        if whole is not None or not ids:
            return [whole] if whole else []
        drawn = []
        if question:
            near = {id for head in answers for id in self._near.get(head, ())}
            overview = self._first("overview", None, [top | near, top.union(answers)])
            drawn += [overview] if overview else []
        for id in (head.id for head in heads if len(head.told) >= WORTH):
            part = self._first("part", id, [self._bearing.upon([id]) - top])
            part = part or self._first("nearest", id, [self._near.get(id, {id})], always=True)
            drawn += [part] if part else []
        return drawn

    def _first(
        self, kind: Kind, head: str | None, candidates: Iterable[set[str]], always: bool = False
    ) -> Drawn | None:
        """The first picture that can be read on a page, the fuller before the shorter.

        Where none can it is None, or with `always` the last one.
        """
        scene = None
        for ids in candidates:
            if len(ids) > MOST:
                continue
            for detail in _DETAILS:
                scenes = [*map(trimmed, self._scenes(self._only(ids), detail))]
                for room in (UPRIGHT, ACROSS):
                    if found := next((one for one in scenes if readable(one, room)), None):
                        return Drawn(found, kind, head)
                scene = scenes[0] if scenes else scene
        return Drawn(scene, kind, head) if always and scene is not None else None

    def _scenes(self, view: View, detail: Detail) -> Iterator[Scene]:
        """A view drawn in its best shape, and as narrow as an upright page."""
        draw = PICTURES.get("tree", PICTURES["graph"])
        for widest in (math.inf, NARROW):
            try:
                look = replace(self._look, detail=detail, widest=widest)
                yield draw(view, look, self._engine)
            except NothingToShow:
                return

    def _only(self, ids: set[str]) -> View:
        """The view of some cards, and of the links between them."""
        view = self._view
        cards = sorted(ids.intersection(self._place), key=self._place.__getitem__)
        inside = set(cards)
        found = {
            number
            for id in cards
            for number, touched in self._touching.get(id, ())
            if inside.issuperset(touched)
        }
        links = [view.links[number] for number in sorted(found)]
        return replace(
            view,
            cards=reading_order(view.map, cards, links),
            links=tuple(links),
            names=by_name(links),
            outside=(),
            framed=False,
            filtered=True,
            hidden=len(view.cards) - len(cards),
        )


def trimmed(scene: Scene) -> Scene:
    """A scene without the heading above it, which the report has already, and without margins."""
    kept = [group for group in scene.groups if group.kind != "heading"]
    boxes = [_moved(_bounds(shape), group) for group in kept for shape in group.shapes]
    if not boxes:
        return scene
    left, top = min(box[0] for box in boxes) - AIR, min(box[1] for box in boxes) - AIR
    right, low = max(box[2] for box in boxes) + AIR, max(box[3] for box in boxes) + AIR
    groups = tuple(replace(group, x=group.x - left, y=group.y - top) for group in kept)
    return replace(scene, groups=groups, width=right - left, height=low - top)


def _moved(box: Box, group: Group) -> Box:
    return box[0] + group.x, box[1] + group.y, box[2] + group.x, box[3] + group.y


def _bounds(shape: Shape) -> Box:
    """The left, upper, right and lower ends of a shape."""
    if isinstance(shape, Text):
        wide = width(shape.text, shape.style, shape.size, shape.tracking)
        left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        return left, shape.y - shape.size, left + wide, shape.y + 0.3 * shape.size
    if isinstance(shape, Rect):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Circle):
        x, y, r = shape.x, shape.y, shape.radius
        return x - r, y - r, x + r, y + r
    xs = [x for _, parts in shape.segments for x in parts[::2]]
    ys = [y for _, parts in shape.segments for y in parts[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
