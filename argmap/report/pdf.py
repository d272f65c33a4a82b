"""A report as PDF: A4, with its fonts, vector pictures, an outline and linked footnotes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
)

from argmap.render.lettering.clean import clean
from argmap.render.lettering.rtl import is_rtl
from argmap.render.lettering.wrap import wrap
from argmap.render.output.pdf import Pen, font
from argmap.render.scene import Rect, Text
from argmap.render.theme import THEMES
from argmap.render.words import Words
from argmap.report.blocks import (
    Block,
    Figure,
    Heading,
    Item,
    Paragraph,
    Report,
    Run,
    Table,
    plain,
)
from argmap.report.figures import ACROSS, SMALLEST, UPRIGHT, readable, scale_on
from argmap.report.grid import Grid
from argmap.report.prose import Face, Prose

_WIDTH, _TOP, _BOTTOM = 454.0, 66.0, 64.0
_SIDE = (A4[0] - _WIDTH) / 2
_GROWTH = 16.0
"""How many times as wide as A4 a page for a picture may be: PDF ends at 200 inches."""
_STEP, _MARK = 15.0, 26.0
"""How far each level of a list stands in, and the room for its numbers."""
_FACES = {
    "text": Face(),
    "lead": Face(size=12, leading=1.45, after=8),
    "small": Face(size=8.5, ink="muted", after=3.5),
    "quote": Face(size=9.5, bar="edge", inset=10, after=4),
    "judgment": Face(size=10.5, bar="ink", ground="group", inset=4, padding=7, after=7),
}
_HEADING = Face(style="bold", leading=1.3, with_next=True, balanced=True)
_HEADINGS = {
    1: replace(_HEADING, size=16, before=22, after=9),
    2: replace(_HEADING, size=12.5, before=16, after=6),
    3: replace(_HEADING, size=10.5, before=10, after=5),
}
_BELOW = {1: 150.0, 2: 120.0, 3: 80.0}
"""A heading stands on the next page where less than this is left below it, in points."""
_TITLE = Face(size=24, leading=1.2, style="bold", after=8, balanced=True)
_BYLINE = Face(size=11, ink="muted", after=4)
_COLUMN = Face(size=8.5, style="bold", ink="muted", after=0)
_CELL = Face(size=9, leading=1.38, after=0)
_NOTE = Face(size=8.5, after=3, left=_MARK - 6)
_CAPTION = Face(size=8.5, ink="muted", after=12)


def pdf(report: Report) -> bytes:
    """The document, the same bytes for the same report."""
    out = io.BytesIO()
    made = _Document(out, report)
    made.build([*_title(report), *_story(made, report.blocks), *_notes(report)])
    return out.getvalue()


def _title(report: Report) -> Iterator[Flowable]:
    yield Prose((Run(report.title),), _TITLE, anchor="top", outline=(report.title, 0))
    byline = " · ".join(part for part in (report.author, report.date) if part)
    if byline:
        yield Prose((Run(byline),), _BYLINE)
    yield _Rule()


def _story(document: _Document, blocks: tuple[Block, ...]) -> Iterator[Flowable]:
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            yield from _started(block, after)
        elif isinstance(block, Paragraph):
            yield Prose(block.line, _FACES[block.role])
        elif isinstance(block, Figure):
            yield from _figure(document, block)
        elif isinstance(block, Table):
            yield _table(block)
        else:
            for item in block.items:
                yield from _item(item)


def _started(heading: Heading, after: Block | None) -> Iterator[Flowable]:
    """A heading; it may begin a page, and never stands alone at the end of one."""
    made = _heading(heading)
    if isinstance(after, Table):
        made.keepWithNext = 0  # a table need not stand on one page
    yield PageBreak() if heading.fresh else CondPageBreak(_BELOW[heading.level])
    yield made


def _heading(heading: Heading) -> Prose:
    outline = (plain(heading.line), heading.level - 1)
    return Prose(heading.line, _HEADINGS[heading.level], "", heading.anchor, outline)


def _item(item: Item) -> Iterator[Flowable]:
    """The paragraphs of a statement, its number beside the first, set in by its level."""
    left = _MARK + item.level * _STEP
    for place, paragraph in enumerate(item.paragraphs):
        face = _FACES[paragraph.role]
        last = place == len(item.paragraphs) - 1
        face = replace(
            face,
            left=left,
            after=8.0 if last else min(face.after, 3.5),
            with_next=not last,
        )
        if place:
            yield Prose(paragraph.line, face)
        else:
            yield Prose(paragraph.line, face, item.mark, item.anchor)


def _table(table: Table) -> Flowable:
    head = [Prose((Run(column),), _COLUMN) for column in table.columns]
    rows = [[Prose(cell, _CELL) for cell in row] for row in table.rows]
    return Grid(head, rows, [_WIDTH * share for share in table.shares])


def _figure(document: _Document, figure: Figure) -> Iterator[Flowable]:
    if readable(figure.scene, UPRIGHT):
        caption = Prose((Run(f"{figure.label}. {figure.caption}"),), _CAPTION)
        yield KeepTogether([_Picture(figure), caption])
        return
    document.count += 1
    figure_anchor = f"plate-{document.count}"
    overleaf = Words(document.report.language).fill("report overleaf", figure=figure.label)
    yield Prose((Run(overleaf, to=figure_anchor),), _FACES["small"])
    yield _Waiting(document, figure, figure_anchor)


def _notes(report: Report) -> Iterator[Flowable]:
    if report.notes:
        yield _heading(Heading(1, (Run(report.notes_title),), "notes"))
    for number, line in enumerate(report.notes, 1):
        yield Prose(line, _NOTE, str(number), f"note-{number}")


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Upright pages; pictures that need it get a page of their own after the one they belong to."""

    def __init__(self, out: io.BytesIO, report: Report) -> None:
        super().__init__(
            out,
            pagesize=A4,
            title=clean(report.title),
            author=clean(report.author),
            subject=clean(" ".join(part for part in (report.author, report.date) if part)),
            creator="argmap",
            lang=report.language,
            invariant=1,
            initialFontName=font("regular"),
        )
        self.report = report
        self.count = 0
        self.plates: list[tuple[Figure, str]] = []
        """Pictures that wait for the end of the page, with their anchors."""
        height = A4[1] - _TOP - _BOTTOM
        frame = Frame(_SIDE, _BOTTOM, _WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], pagesize=A4, onPageEnd=self._foot))

    def handle_pageEnd(self) -> None:
        super().handle_pageEnd()
        plates, self.plates = self.plates, []
        for figure, anchor in plates:
            self._plate(figure, anchor)

    def _plate(self, figure: Figure, anchor: str) -> None:
        """A page for one picture, as large as its letters need, and at least A4."""
        scene, canvas = figure.scene, self.canv
        caption = Prose((Run(f"{figure.label}. {figure.caption}"),), _CAPTION, anchor=anchor)
        page, room = (A4[1], A4[0]), ACROSS
        if not readable(scene, room):
            least = min((text.size for text in scene.texts()), default=SMALLEST)
            grown = min(SMALLEST / (least * scale_on(scene, room)), _GROWTH)
            room = (room[0] * grown, room[1] * grown)
            page = (room[0] + A4[1] - ACROSS[0], room[1] + A4[0] - ACROSS[1])
        canvas.setPageSize(page)
        scale = scale_on(scene, room)
        left = (page[0] - scene.width * scale) / 2
        high = caption.wrap(room[0], 100)[1]
        below = (page[1] - scene.height * scale - high - 8) / 2
        caption.drawOn(canvas, max(left, (page[0] - room[0]) / 2), below)
        _draw(canvas, figure, left, below + high + 8, scale)
        self._foot(canvas, self, page)
        canvas.showPage()

    def _foot(self, canvas: Any, _: Any, page: tuple[float, float] = A4) -> None:
        """The title and the page's number below a page; the first has no title."""
        number = canvas.getPageNumber()
        canvas.saveState()
        canvas.transform(1, 0, 0, -1, 0, page[1])
        pen, y = Pen(canvas, THEMES["light"]), page[1] - 34
        pen.shape(Text(page[0] - _SIDE, y, str(number), 8.5, "regular", "muted", "end"))
        if number > 1:
            rows = wrap(clean(self.report.title), "regular", 8.5, _WIDTH - 60)
            title = rows[0] + (" …" if len(rows) > 1 else "")
            pen.shape(Text(_SIDE, y, title, 8.5, "regular", "muted", rtl=is_rtl(title)))
        canvas.restoreState()


class _Picture(Flowable):  # type: ignore[misc]
    """A picture between paragraphs."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure, self.scale = figure, scale_on(figure.scene, UPRIGHT)
        self.width = figure.scene.width * self.scale
        self.height = figure.scene.height * self.scale
        self.spaceBefore, self.spaceAfter = 8.0, 6.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, self.height

    def draw(self) -> None:
        left = (_WIDTH - self.width) / 2
        _draw(self.canv, self.figure, left, 0, self.scale)


class _Rule(Flowable):  # type: ignore[misc]
    """The line below the title."""

    spaceAfter = 14.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, 6.0

    def draw(self) -> None:
        Pen(self.canv, THEMES["light"]).shape(Rect(0, 0, self.width, 2, fill="ink"))


class _Waiting(Flowable):  # type: ignore[misc]
    """Where a picture belongs that gets a page of its own: the next one."""

    def __init__(self, document: _Document, figure: Figure, anchor: str) -> None:
        super().__init__()
        self.document, self.figure, self.anchor = document, figure, anchor

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.document.plates.append((self.figure, self.anchor))


def _draw(canvas: Any, figure: Figure, x: float, y: float, scale: float) -> None:
    """Draw a picture with its lower left corner at a place."""
    canvas.saveState()
    canvas.translate(x, y + figure.scene.height * scale)
    canvas.scale(scale, -scale)
    Pen(canvas, THEMES["light"]).scene(figure.scene)
    canvas.restoreState()
