"""The scene: what stands where, as plain geometry that SVG, PNG, PDF and HTML are made from.

All measures are points (1/72 in; one SVG pixel each), x to the right and y downwards. Colours
are names of roles in `theme.Theme`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from argmap.render.lettering.fonts import Style

Point = tuple[float, float]
Segment = tuple[str, tuple[float, ...]]
"""`M` and `L` with x, y; `C` with two control points and an end; `Z` with nothing."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    style: Style = "regular"
    fill: str = "ink"
    anchor: Anchor = "start"
    tracking: float = 0.0
    """Letter spacing, in em."""
    rtl: bool = False
    """Whether it is part of a paragraph that runs from right to left."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, with round corners if `radius` is given."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc or a ring."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an outline."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    round_cap: bool = False
    opacity: float = 1.0


Shape = Text | Rect | Circle | Path


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together: a card, a line, a section, the legend.

    `x` and `y` shift its shapes. `kind` says what it draws, `id` which thing of the map that
    is, and `title` says the same in words, for a pointer that rests on it and for readers of
    the screen. `data` is for views that act on the picture.
    """

    kind: str
    shapes: tuple[Shape, ...]
    id: str | None = None
    title: str | None = None
    x: float = 0.0
    y: float = 0.0
    data: tuple[tuple[str, str], ...] = ()
    href: str | None = None
    """The id of the card that a click leads to."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. Groups are drawn in order, later ones above earlier ones."""

    width: float
    height: float
    title: str
    description: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = field(default=())
    """What a person should be told about the picture, one sentence each."""
    cards: int | None = None
    """How many of the map's cards stand in it; None where a picture is of something else."""

    def texts(self) -> Iterator[Text]:
        """All lines of text."""
        for group in self.groups:
            for shape in group.shapes:
                if isinstance(shape, Text):
                    yield shape


def line(*points: Point) -> tuple[Segment, ...]:
    """Segments of straight lines through points."""
    first, *rest = points
    return (("M", first), *(("L", point) for point in rest))


def polygon(*points: Point) -> tuple[Segment, ...]:
    """Segments of a closed outline."""
    return (*line(*points), ("Z", ()))
