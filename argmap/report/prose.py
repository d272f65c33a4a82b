"""Running text on the pages of a PDF.

reportlab's own paragraphs know neither scripts that their font lacks nor text that runs from
right to left; these are made of the same lines of text as pictures, which know both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from reportlab.platypus import Flowable

from argmap.render.lettering.bidi import levels, visual
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style, edges, lacks
from argmap.render.lettering.glyphs import shaped_edges
from argmap.render.lettering.rtl import has_rtl, is_rtl
from argmap.render.lettering.wrap import fill
from argmap.render.output.pdf import Pen
from argmap.render.scene import Rect, Text
from argmap.render.theme import THEMES
from argmap.report.blocks import Line, Mark, Run, is_address

_INKS = {"attack": "counter_ink"}
_RAISED, _RISE = 0.66, 0.36
"""The size of footnote marks and how high they stand, as parts of the size of the text."""
_LINK = "evidence"
_OBJECT = "\ufffc"
"""What stands for an isolated code point, a neutral sign."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a paragraph is set; measures are points."""

    size: float = 10.0
    leading: float = 1.42
    """The distance between lines, as a multiple of the size."""
    style: Style = "regular"
    """The style of words that have none of their own."""
    ink: str = "ink"
    """The colour of words that have none of their own."""
    before: float = 0.0
    after: float = 5.0
    left: float = 0.0
    """How far it stands in."""
    inset: float = 0.0
    """How much further in the text stands than the bar and the ground."""
    bar: str | None = None
    """The colour of a bar before the text."""
    ground: str | None = None
    """The colour of the ground behind the text."""
    padding: float = 0.0
    balanced: bool = False
    """Whether its lines are about as wide as each other, as those of headings."""
    with_next: bool = False
    """Whether it stands on one page with what follows."""


class _Piece(NamedTuple):
    text: str
    style: Style
    size: float
    rise: float
    ink: str
    to: str | None
    url: str | None


class _Part(NamedTuple):
    """A part of a line, with its place from the left."""

    x: float
    width: float
    piece: _Piece
    text: str
    rtl: bool


class Prose(Flowable):  # type: ignore[misc]
    """A paragraph: it knows its links and anchors, and breaks between pages."""

    def __init__(
        self,
        line: Line,
        face: Face,
        mark: str = "",
        anchor: str | None = None,
        outline: tuple[str, int] | None = None,
    ) -> None:
        """`mark` stands left of the first line.

        `outline` is the title and the level of its entry in the outline.
        """
        super().__init__()
        self.face, self.mark, self.anchor, self.outline = face, mark, anchor, outline
        self.spaceBefore, self.spaceAfter = face.before, face.after
        self.keepWithNext = int(face.with_next)
        self._pieces = [one for piece in map(self._piece, line) for one in self._apart(piece)]
        self._text = "".join(piece.text for piece in self._pieces)
        self._starts = [0, *accumulate(len(piece.text) for piece in self._pieces)]
        self._rtl = is_rtl(self._text)
        self._inside = [_inside(piece) for piece in self._pieces]
        around = (
            piece.text if inside is None else _OBJECT * len(inside)
            for piece, inside in zip(self._pieces, self._inside, strict=True)
        )
        self._levels = levels("".join(around), self._rtl)
        self._lines: list[list[_Part]] = []
        self._room = -1.0

    def _piece(self, one: Run | Mark) -> _Piece:
        face = self.face
        if isinstance(one, Mark):
            size, rise = face.size * _RAISED, face.size * _RISE
            return _Piece(str(one.number), "regular", size, rise, _LINK, f"note-{one.number}", None)
        style = face.style if one.style == "regular" else one.style
        ink = face.ink if one.ink == "ink" else _INKS.get(one.ink, one.ink)
        url = one.url if one.url and is_address(one.url) else None
        if one.to or url:
            ink = _LINK
        return _Piece(clean(one.text), style, face.size, 0.0, ink, one.to, url)

    def _apart(self, piece: _Piece) -> Iterator[_Piece]:
        """A piece without the blanks around it, and these."""
        core = piece.text.strip()
        before, _, after = piece.text.partition(core) if core else (piece.text, "", "")
        yield from (piece._replace(text=text) for text in (before, core, after) if text)

    @property
    def _leading(self) -> float:
        return self.face.size * self.face.leading

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width and height that the paragraph takes."""
        self.width = width
        room = width - self.face.left - self.face.inset - 2 * self.face.padding
        if room != self._room:
            self._room, self._lines = room, list(self._fill(max(room, 1.0)))
        self.height = len(self._lines) * self._leading + 2 * self.face.padding
        return width, self.height

    def _fill(self, room: float) -> Iterator[list[_Part]]:
        at = [0.0]
        for piece in self._pieces:
            at += [at[-1] + edge for edge in _edges(piece.text, piece)[1:]]
        spans = fill(self._text, at, room)
        low, high = at[-1] / max(1, len(spans)) * 0.9, room
        for _ in range(8 if self.face.balanced and len(spans) > 1 else 0):
            middle = (low + high) / 2
            tried = fill(self._text, at, middle)
            if len(tried) <= len(spans):
                spans, high = tried, middle
            else:
                low = middle
        for start, end in spans:
            yield self._set(start, end, room)

    def _set(self, start: int, end: int, room: float) -> list[_Part]:
        """The parts of a line from left to right."""
        end = start + len(self._text[start:end].rstrip())
        parts: list[_Part] = []
        for first, last, rtl in visual(self._levels[start:end]):
            cut = list(self._cut(start + first, start + last))
            for number, begin, stop in reversed(cut) if rtl else cut:
                piece, inside = self._pieces[number], self._inside[number]
                own = visual(inside[begin:stop]) if inside else [(0, stop - begin, rtl)]
                for one, other, way in own:
                    text = piece.text[begin + one : begin + other]
                    wide = _edges(text, piece, way)[-1]
                    parts.append(_Part(0.0, wide, piece, text, way))
        x = room - sum(part.width for part in parts) if self._rtl else 0.0
        placed = []
        for part in parts:
            placed.append(part._replace(x=x))
            x += part.width
        return placed

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The pieces between two places of the text: which, from where and to where in it."""
        number = bisect_right(self._starts, start) - 1
        while start < end:
            begin, stop = self._starts[number], min(end, self._starts[number + 1])
            yield number, start - begin, stop - begin
            start, number = stop, number + 1

    def split(self, width: float, height: float) -> list[Flowable]:
        """The paragraph in two parts, the first as high as there is room; or none."""
        self.wrap(width, height)
        fitting = int((height - 2 * self.face.padding + 0.01) // self._leading)
        count = len(self._lines)
        if count - fitting == 1 and fitting > 2:
            fitting -= 1  # no line stands alone at the top of a page
        if fitting < min(2, count) or fitting >= count:
            return []
        return [self._share(0, fitting), self._share(fitting, count)]

    def blank(self) -> Prose:
        """A paragraph without words in the place of this one."""
        return Prose((), self.face)

    def _share(self, first: int, last: int) -> Prose:
        share = Prose((), replace(self.face, before=0.0) if first else self.face)
        share._rtl, share._room = self._rtl, self._room
        share._lines = self._lines[first:last]
        if not first:
            share.mark, share.anchor, share.outline = self.mark, self.anchor, self.outline
        return share

    def draw(self) -> None:
        """Draw the lines, with what leads from them and to them."""
        canvas, face = self.canv, self.face
        canvas.saveState()
        canvas.transform(1, 0, 0, -1, 0, self.height)
        if self.anchor:
            canvas.bookmarkHorizontal(self.anchor, 0, -6)
        if self.outline and self.anchor:
            title, level = self.outline
            canvas.addOutlineEntry(clean(title), self.anchor, level, closed=level > 0)
        pen, left = Pen(canvas, THEMES["light"]), face.left
        if face.ground:
            pen.shape(Rect(left, 0, self.width - left, self.height, 2, fill=face.ground))
        if face.bar:
            x = self.width - 2.4 if self._rtl else left
            pen.shape(Rect(x, 0, 2.4, self.height, fill=face.bar))
        first = face.padding + face.size * (0.5 * face.leading + 0.36)
        if self.mark:
            pen.shape(Text(left - 6, first, self.mark, 8.5, "bold", "muted", "end"))
        left += face.inset + face.padding
        for number, parts in enumerate(self._lines):
            for part in parts:
                self._draw(pen, part, left, first + number * self._leading)
        canvas.restoreState()

    def _draw(self, pen: Pen, part: _Part, left: float, y: float) -> None:
        piece, x = part.piece, left + part.x
        text = Text(x, y - piece.rise, part.text, piece.size, piece.style, piece.ink, rtl=part.rtl)
        pen.shape(text)
        area = (x, y - piece.size, x + part.width, y + 0.3 * piece.size)
        if piece.to:
            self.canv.linkRect("", piece.to, area, relative=1)
        elif piece.url:
            self.canv.linkURL(piece.url, area, relative=1)


def _inside(piece: _Piece) -> list[int] | None:
    """The levels inside a piece that is isolated (UAX #9, FSI): none where it turns nothing."""
    if piece.rise > 0 or has_rtl(piece.text):
        return levels(piece.text, is_rtl(piece.text))
    return None


def _edges(text: str, piece: _Piece, rtl: bool = False) -> list[float]:
    """Where each code point of a text is drawn in reading order, and where the text ends."""
    if has_rtl(text) or any(map(lacks, text)):
        return shaped_edges(text, piece.style, piece.size, rtl)
    return edges(text, piece.style, piece.size)
