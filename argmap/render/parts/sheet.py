"""Sheets: pictures that are written from top to bottom, a heading first and a legend last."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from argmap.graph.view import View
from argmap.render.cards.card import shorten
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style, width
from argmap.render.lettering.rtl import is_rtl
from argmap.render.lettering.wrap import wrap
from argmap.render.parts.chosen import chosen
from argmap.render.parts.page import MARGIN, NARROWEST
from argmap.render.scene import Anchor, Group, Path, Scene, Shape, Text, line
from argmap.render.words import Words
from argmap.render.words.dates import in_words

Align = Literal["start", "left", "middle"]
"""Where rows stand: as their script runs, or always at the left edge, or in the middle."""

TITLE, SMALL = 17.0, 8.5
LEADING = 1.3
LONGEST = 300
"""More characters than this of one text no title has that is about more than the text."""


class Sheet:
    """A page, its contents between the margins, that grows downwards."""

    def __init__(self, wide: float) -> None:
        self.width = max(wide, NARROWEST)
        self.groups: list[Group] = []
        self.y = 0.0
        """How far down the page is written."""
        self._left = MARGIN
        """Where in its row the next entry of the legend stands."""

    def heading(self, kicker: str, view: View, facts: Iterable[str], words: Words) -> None:
        """What the picture shows, the map's title, and below them its date, how much it is,
        and what filters chose."""
        label = kicker.upper()
        shapes: list[Shape] = [Text(MARGIN, 26, label, 7.5, "bold", "muted", tracking=0.08)]
        self.y = 46.0
        title = clean(view.map.title)
        for row in fitted(title, "bold", TITLE, self.width, 6):
            shapes.append(Text(MARGIN, self.y, row, TITLE, "bold", "ink", rtl=is_rtl(title)))
            self.y += 22
        head = view.map.head
        parts = [in_words(clean(head.date.text), words)] if head and head.date else []
        parts += (*facts, *chosen(view, words))
        if view.hidden:
            whole = view.hidden + len(view.cards)
            parts.append(words.many("shown-of", whole, shown=len(view.cards)))
        self.y -= 5
        for row in wrap(" · ".join(parts), "regular", 9, self.width):
            shapes.append(Text(MARGIN, self.y, row, 9, "regular", "muted"))
            self.y += 12.5
        self.y += 5.5
        self.groups.append(Group("heading", tuple(shapes)))

    def rule(self, colour: str, wide: float) -> None:
        """A line across the page."""
        points = line((MARGIN, self.y), (MARGIN + wide, self.y))
        self.groups.append(Group("rule", (Path(points, stroke=colour, stroke_width=0.8),)))

    def paragraph(self, text: str, fill: str = "muted", size: float = SMALL) -> None:
        """A paragraph of argmap's own across the page, below what is there."""
        column = Column(MARGIN, MARGIN + self.width, self.y)
        column.rows(text, size, fill=fill, gap=size * LEADING, own=True)
        self.groups.append(Group("text", tuple(column.shapes)))
        self.y = column.y

    def key(self, shapes: tuple[Shape, ...], wide: float, said: str) -> None:
        """An entry of the legend: shapes around y 0, so many points wide, and what they mean."""
        room = self.width - wide - 6
        rows = fitted(said, "regular", SMALL, room)
        whole = wide + 6 + max(width(row, "regular", SMALL) for row in rows)
        if self._left > MARGIN and self._left + whole > MARGIN + self.width:
            self.turn()
        step = SMALL * LEADING
        words = [
            Text(wide + 6, 3 + step * n, row, SMALL, "regular", "muted")
            for n, row in enumerate(rows)
        ]
        self.groups.append(Group("legend", (*shapes, *words), x=self._left, y=self.y))
        self._left += whole + 20
        self.y += step * (len(rows) - 1)

    def turn(self, down: float = 20.0) -> None:
        """Begin a new row of the legend, so many points further down."""
        self._left, self.y = MARGIN, self.y + down

    def scene(self, title: str, description: str, notes: tuple[str, ...] = ()) -> Scene:
        """The finished page."""
        return Scene(
            width=round(self.width + 2 * MARGIN),
            height=round(self.y + 30),
            title=title,
            description=description,
            groups=tuple(self.groups),
            notes=notes,
        )


class Column:
    """Text that is set from top to bottom between two edges."""

    def __init__(self, left: float, right: float, y: float = 0.0) -> None:
        self.left, self.right = left, right
        self.y = y
        """The baseline of the last row, or the lower edge of the last shape."""
        self.shapes: list[Shape] = []

    def rows(
        self,
        text: str,
        size: float,
        style: Style = "regular",
        fill: str = "ink",
        gap: float = 0.0,
        *,
        indent: float = 0.0,
        leading: float = LEADING,
        most: int | None = None,
        align: Align = "start",
        own: bool = False,
    ) -> None:
        """Set a paragraph, its first baseline `gap` below the last one; nothing for no text.

        `own`: a sentence of argmap's, which runs as the reader's language does, whatever names
        stand in it.
        """
        text = clean(text).strip()
        rtl, room = not own and is_rtl(text), self.right - self.left - indent
        places: dict[str, tuple[float, Anchor]] = {
            "start": (self.right, "end") if rtl else (self.left + indent, "start"),
            "left": (self.left + indent, "start"),
            "middle": ((self.left + self.right) / 2, "middle"),
        }
        x, anchor = places[align]
        for number, row in enumerate(fitted(text, style, size, room, most) if text else ()):
            self.y += gap if number == 0 else size * leading
            self.shapes.append(Text(x, self.y, row, size, style, fill, anchor, rtl=rtl))


@lru_cache(maxsize=20_000)
def fitted(
    text: str, style: Style, size: float, room: float, most: int | None = None
) -> tuple[str, ...]:
    """The rows of a text, no wider than `room` points and at most so many.

    An ellipsis ends a text that is longer.
    """
    rows = wrap(text, style, size, room)
    return tuple(rows if most is None else shorten(rows, most, style, size, room))


def brief(text: str) -> str:
    """A text for a title, cut where it is very long."""
    said = clean(text)
    return said if len(said) <= LONGEST else said[: LONGEST - 2].rstrip() + " …"
