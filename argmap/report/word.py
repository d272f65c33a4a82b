"""A report as a Word document: real headings, tables and footnotes, pictures with their text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.exchange.clean import clean
from argmap.exchange.feet import TEXT, Feet, NoWord
from argmap.render.lettering.fonts import missing
from argmap.render.lettering.rtl import is_rtl
from argmap.render.output.png import png, scale_of
from argmap.render.output.svg import svg
from argmap.render.theme import THEMES
from argmap.report.blocks import (
    Block,
    Figure,
    Heading,
    Item,
    Line,
    Mark,
    Paragraph,
    Report,
    Run,
    Table,
    is_address,
    plain,
)
from argmap.report.figures import ACROSS, readable, scale_on
from argmap.report.word_styles import (
    AFTER_BIDI,
    ROLES,
    WIDTH,
    colour,
    element,
    prepare,
    shade,
    turn,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_STEP, _MARK = 15.0, 26.0
"""How far each level of a list stands in, and the room for its numbers, in points."""
_LINK = "evidence"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(report: Report) -> bytes:
    """The document, the same bytes for the same report. Raises NoWord."""
    try:
        import docx as library  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError as error:
        raise NoWord from error
    document = library.Document()
    feet = Feet(document)
    prepare(document, report)
    _Writer(document, feet, report).write()
    feet.save()
    out = BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """A package whose parts do not tell when they were written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


class _Writer:
    def __init__(self, document: Document, feet: Feet, report: Report) -> None:
        self.document, self.feet, self.report = document, feet, report
        # Styles are set by id: the library looks through all of them for each name.
        self.styles = {style.name: style.style_id for style in document.styles}
        self.end: Any = document.element.body.sectPr
        self.waiting: list[Figure] = []
        """Pictures that get a page of their own, before the next heading."""
        self.bookmarks = 0

    def write(self) -> None:
        """All of it."""
        report = self.report
        self._fill(self._paragraph("Title"), (Run(report.title),))
        byline = " · ".join(part for part in (report.author, report.date) if part)
        if byline:
            self._fill(self._paragraph("Subtitle"), (Run(byline),))
        for block in report.blocks:
            self._block(block)
        self._plates(last=True)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            if block.level < 3:
                self._plates()
            made = self._paragraph(f"Heading {block.level}")
            made.paragraph_format.page_break_before = block.fresh or None
            self._fill(made, block.line, block.anchor)
        elif isinstance(block, Paragraph):
            self._fill(self._paragraph(ROLES[block.role]), block.line)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        else:
            for item in block.items:
                self._item(item)

    def _paragraph(self, style: str) -> WordParagraph:
        """A new paragraph at the end; the library would look for the end each time."""
        from docx.text.paragraph import Paragraph  # noqa: PLC0415  (an extra)

        made = element("w:p")
        self.end.addprevious(made)
        made.style = self.styles[style]
        return Paragraph(made, self.document._body)

    def _fill(self, made: WordParagraph, line: Line, anchor: str | None = None) -> None:
        """Set the runs of a line, with a bookmark around them."""
        if is_rtl(plain(line)):
            made._p.get_or_add_pPr().insert_element_before(element("w:bidi"), *AFTER_BIDI)
        if anchor:
            self.bookmarks += 1
            place = {"id": str(self.bookmarks), "name": _bookmark(anchor)}
            made._p.append(element("w:bookmarkStart", **place))
        for place_, one in enumerate(line):
            if isinstance(one, Mark):
                follows = place_ > 0 and isinstance(line[place_ - 1], Mark)
                self.feet.refer(made, one.number, follows)
                self._foot(one.number)
            else:
                self._run(made, one)
        if anchor:
            made._p.append(element("w:bookmarkEnd", id=str(self.bookmarks)))

    def _run(self, made: WordParagraph, one: Run) -> None:
        run = made.add_run(clean(one.text))
        run.bold = True if one.style == "bold" else None
        run.italic = True if one.style == "italic" else None
        ink = _LINK if one.to or one.url else {"attack": "counter_ink"}.get(one.ink, one.ink)
        if ink != "ink":
            run.font.color.rgb = colour(ink)
        if is_rtl(one.text):
            run.font.rtl = True
        if one.to:
            link = element("w:hyperlink", anchor=_bookmark(one.to))
        elif one.url and is_address(clean(one.url)):
            link = self._address(made, clean(one.url))
        else:
            return
        if link is not None:
            made._p.append(link)
            link.append(run._r)

    def _address(self, made: WordParagraph, url: str) -> Any:
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415  (an extra)
        from docx.oxml.ns import qn  # noqa: PLC0415

        if made.part is not self.document.part:
            return None
        link = element("w:hyperlink")
        link.set(qn("r:id"), made.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, True))
        return link

    def _foot(self, number: int) -> None:
        foot = self.feet.begin(number, self.styles[TEXT])
        for one in self.report.notes[number - 1]:
            if isinstance(one, Run):
                foot.add_run(clean(one.text)).italic = one.style == "italic" or None

    def _item(self, item: Item) -> None:
        """A statement, set in by its level, with its number before it."""
        from docx.shared import Pt  # noqa: PLC0415  (an extra)

        left = _MARK + _STEP * item.level
        for place, paragraph in enumerate(item.paragraphs):
            first, last = place == 0, place == len(item.paragraphs) - 1
            made = self._paragraph(ROLES[paragraph.role])
            form = made.paragraph_format
            form.left_indent = Pt(left + (10 if paragraph.role == "quote" else 0))
            form.space_after = Pt(8 if last else 3)
            form.keep_with_next = (first and not last) or None
            line = paragraph.line
            if first and item.mark:
                form.first_line_indent = Pt(-_MARK)
                self._run(made, Run(item.mark, "bold", "muted"))
                made.add_run().add_tab()
            self._fill(made, line, item.anchor if first else None)

    def _table(self, table: Table) -> None:
        from docx.shared import Pt  # noqa: PLC0415  (an extra)

        made = self.document.add_table(rows=0, cols=len(table.columns))
        made.autofit = False
        for column, share in zip(made.columns, table.shares, strict=True):
            column.width = Pt(WIDTH * share)
        made._tbl.tblPr.append(element("w:tblDescription", val=clean(table.title)))
        heads = tuple((Run(column, "bold", "muted"),) for column in table.columns)
        for number, row in enumerate((heads, *table.rows)):
            self._row(made.add_row(), row, table.shares, number == 0)
        self._paragraph("Small")

    def _row(self, made: Any, row: Iterable[Line], shares: tuple[float, ...], head: bool) -> None:
        from docx.shared import Pt  # noqa: PLC0415  (an extra)

        properties = made._tr.get_or_add_trPr()
        properties.append(element("w:tblHeader") if head else element("w:cantSplit"))
        for cell, line, share in zip(made.cells, row, shares, strict=True):
            cell.width = Pt(WIDTH * share)
            shade(cell, head)
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self.styles["Cell"]
            self._fill(paragraph, line)

    def _figure(self, figure: Figure) -> None:
        if readable(figure.scene, (WIDTH, 600.0)):
            self._picture(figure, (WIDTH, 600.0))
            return
        self.waiting.append(figure)

    def _plates(self, last: bool = False) -> None:
        """Set the pictures that wait on pages that lie across; then pages stand again."""
        if not self.waiting:
            return
        turn(self.document, ACROSS)
        for figure in self.waiting:
            self._picture(figure, ACROSS)
        self.waiting = []
        if not last:
            turn(self.document, None)

    def _picture(self, figure: Figure, room: tuple[float, float]) -> None:
        """A picture, as large as the room allows, with its text for those who can't see it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  (an extra)
        from docx.shared import Pt  # noqa: PLC0415

        scene = figure.scene
        letters = "".join(text.text for text in scene.texts())
        drawn = png(svg(scene, THEMES["light"]), scale_of(scene), bool(missing(letters)))
        made = self._paragraph("Figure")
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        scale = scale_on(scene, room)
        shape = made.add_run().add_picture(BytesIO(drawn), Pt(scene.width * scale))
        shape._inline.docPr.set("descr", clean(figure.alt))
        shape._inline.docPr.set("name", clean(figure.label))
        caption = f"{figure.label}. {figure.caption}"
        self._fill(self._paragraph("Caption"), (Run(caption),))


def _bookmark(anchor: str) -> str:
    """An anchor as the name of a bookmark, which takes letters, digits and `_`."""
    return re.sub(r"\W", "_", anchor)
