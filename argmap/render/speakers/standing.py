"""Who stands with whom: a triangle with a cell for each two voices, as for the distances between
towns; and on how many points they agree and oppose each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph.alignment import Alignment, Pair, Point
from argmap.graph.voices import Voice
from argmap.model import Map
from argmap.model.naming import name_in
from argmap.render.lettering.fonts import width
from argmap.render.lettering.rtl import is_rtl
from argmap.render.parts.page import MARGIN
from argmap.render.parts.sheet import SMALL, Column, Sheet, brief, fitted
from argmap.render.scene import Group, Path, Rect, Shape, Text, line
from argmap.render.speakers.voicing import named
from argmap.render.words import Words

HIGH, CHIP, GAP, NAME = 23.0, 15.0, 4.0, 8.5
NAMES = 240.0
"""The most room for a voice's name, in points."""
SHOWN = 24
"""The voices with most points, so many of them, have a place in the triangle."""
LISTED, TOLD = 6, 3
"""Of so many pairs the points are told, so many each."""
WIDEST = 900.0
"""No row of the list is longer, in points."""


def standing(
    sheet: Sheet, map: Map, voices: Sequence[Voice], alignment: Alignment, words: Words
) -> None:
    """Write the triangle below what a sheet has; nothing where there is but one voice."""
    if len(voices) < 2:
        return
    sheet.y += 40
    title = Text(MARGIN, sheet.y, words["standing title"], 11, "bold", "ink")
    sheet.groups.append(Group("text", (title,)))
    if alignment.pairs:
        triangle = _Triangle(sheet, map, voices, alignment, words)
        triangle.legend()
        triangle.draw()
        triangle.tell()
        triangle.note()
    else:
        sheet.y += 6
        sheet.paragraph(words["standing nobody"])
    if has_unnamed(voices):
        sheet.paragraph(words["standing unnamed"])


def has_unnamed(voices: Sequence[Voice]) -> bool:
    """Whether somebody speaks who is compared with nobody."""
    return any(one.speaker == "unnamed" for one in voices)


class _Triangle:
    """Draws the cells of all pairs of some voices on a sheet."""

    def __init__(
        self,
        sheet: Sheet,
        map: Map,
        voices: Sequence[Voice],
        alignment: Alignment,
        words: Words,
    ) -> None:
        self.sheet, self.map, self.voices = sheet, map, voices
        self.alignment, self.words = alignment, words
        points: dict[int, int] = {}
        for pair in alignment.pairs:
            for number in (pair.first, pair.second):
                points[number] = points.get(number, 0) + pair.agreed + pair.opposed
        most = set(sorted(points, key=lambda n: (-points[n], n))[:SHOWN])
        self.shown = [number for number in alignment.order() if number in most]
        self.left_out = len(points) - len(self.shown) + alignment.left_out
        self.pairs = {
            (one.first, one.second): one
            for one in alignment.pairs
            if one.first in most and one.second in most
        }
        self.cell = max(44.0, *(_across(_chips_of(one)) + 10 for one in self.pairs.values()))
        sheet.width = max(sheet.width, self.cell * (len(self.shown) - 1) + NAMES)

    def legend(self) -> None:
        """What the numbers mean."""
        self.sheet.turn(20)
        for good, said in ((True, "standing agree"), (False, "standing oppose")):
            if any(one.agreed if good else one.opposed for one in self.pairs.values()):
                one = (1, good)
                self.sheet.key(_chip(0, *one), _wide(*one), self.words[said])
                self.sheet.turn(20)
        self.sheet.y -= 9

    def draw(self) -> None:
        """The cells, and the names on the diagonal."""
        sheet, top, count = self.sheet, self.sheet.y, len(self.shown)
        low, far = top + HIGH * count, MARGIN + self.cell * (count - 1)
        ways = [line((MARGIN, top + HIGH), (MARGIN, low)), line((MARGIN, low), (far, low))]
        for row in range(1, count):
            x, y = MARGIN + self.cell * row, top + HIGH * row
            ways += [line((MARGIN, y), (x, y)), line((x, y), (x, low))]
        segments = tuple(segment for way in ways for segment in way)
        sheet.groups.append(Group("rule", (Path(segments, stroke="edge", stroke_width=0.8),)))
        for row, number in enumerate(self.shown):
            y = top + HIGH * (row + 0.5)
            self._name(number, MARGIN + self.cell * row + 7, y)
            for place, other in enumerate(self.shown[:row]):
                pair = self.pairs.get((min(number, other), max(number, other)))
                if pair:
                    shapes = _centred(_chips_of(pair), self.cell, 0.0)
                    x = MARGIN + self.cell * place
                    group = Group("pair", shapes, title=self._title(pair), x=x, y=y)
                    sheet.groups.append(group)
        sheet.y = low

    def tell(self) -> None:
        """On what those agree and oppose each other who have most points."""
        self.sheet.y += 18
        for pair in self.alignment.pairs[:LISTED]:
            chips = _chips_of(pair)
            column = Column(
                MARGIN + _across(chips) + 8, MARGIN + min(self.sheet.width, WIDEST), -9.0
            )
            for heading, points in self._told(pair):
                column.rows(heading, SMALL, "bold", gap=12.0, most=2, own=True)
                column.rows(points, SMALL, fill="muted", gap=11.5, most=3, own=True)
            shapes = (*_centred(chips, _across(chips), MARGIN), *column.shapes)
            group = Group("points", shapes, title=self._title(pair), y=self.sheet.y)
            self.sheet.groups.append(group)
            self.sheet.y += column.y + 21
        self.sheet.y -= 8

    def note(self) -> None:
        """How many voices are left out."""
        self.sheet.y += 8
        if self.left_out:
            self.sheet.paragraph(self.words.many("standing left-out", self.left_out))

    def _name(self, number: int, x: float, y: float) -> None:
        voice = self.voices[number]
        name = named(voice, self.words)
        said = fitted(name, "bold", NAME, NAMES - 8, 1)[0]
        text = Text(x, y + 3, said, NAME, "bold", "ink", rtl=is_rtl(name))
        data = (("entry", voice.source or voice.speaker),)
        self.sheet.groups.append(Group("standing", (text,), title=brief(name), data=data))

    def _title(self, pair: Pair) -> str:
        return brief(" ".join(self.words.named(*one) for one in self._told(pair)))

    def _told(self, pair: Pair) -> list[tuple[str, str]]:
        """That two voices agree, that they oppose each other, and the first few points of each."""
        both = {
            "first": brief(named(self.voices[pair.first], self.words)),
            "second": brief(named(self.voices[pair.second], self.words)),
        }
        counts = (("agree", pair.agreed), ("oppose", pair.opposed))
        return [
            (
                self.words.many(f"standing {what} on", count, **both),
                " · ".join(self._point(one) for one in points) + (" …" if count > TOLD else ""),
            )
            for (what, count), points in zip(counts, self.alignment.points(pair, TOLD), strict=True)
            if count
        ]

    def _point(self, one: Point) -> str:
        """A point in words: the text of its entry, or of its two."""
        texts = (brief(name_in(self.map, id)).removesuffix(".") for id in one)
        return " – ".join(self.words.quoted(text) for text in texts)


_Chip = tuple[int, bool]
"""A number of points, and whether they are of agreement."""


def _chips_of(pair: Pair) -> list[_Chip]:
    return [one for one in ((pair.agreed, True), (pair.opposed, False)) if one[0]]


def _centred(chips: Sequence[_Chip], wide: float, left: float) -> tuple[Shape, ...]:
    """Chips side by side in the middle of a cell."""
    x = left + (wide - _across(chips)) / 2
    shapes: list[Shape] = []
    for one in chips:
        shapes += _chip(x, *one)
        x += _wide(*one) + GAP
    return tuple(shapes)


def _chip(x: float, count: int, good: bool) -> tuple[Shape, ...]:
    """A filled pill with a plus, or an open square with a minus, around y 0."""
    wide, half = _wide(count, good), CHIP / 2
    ground = (
        Rect(x, -half, wide, CHIP, half, fill="support")
        if good
        else Rect(x + 0.7, 0.7 - half, wide - 1.4, CHIP - 1.4, 1.5, "page", "attack", 1.4)
    )
    ink = "page" if good else "attack"
    return ground, Text(x + wide / 2, 3, _said(count, good), SMALL, "bold", ink, "middle")


def _said(count: int, good: bool) -> str:
    return f"{'+' if good else '−'}{count}"


def _wide(count: int, good: bool) -> float:
    return max(24.0, width(_said(count, good), "bold", SMALL) + 12)


def _across(chips: Sequence[_Chip]) -> float:
    return sum(_wide(*one) for one in chips) + GAP * (len(chips) - 1)
