"""Footnotes as a Word document: real footnotes, headings and styles."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.exchange.citation import Citation
from argmap.exchange.clean import clean
from argmap.exchange.footnotes import Footnotes, Item, Note, about_source, map_place

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SEPARATORS = "".join(
    f'<w:footnote w:type="{type}" w:id="{id}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for id, type, mark in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)


class NoWord(Exception):
    """The library that writes Word documents is not installed."""


def as_docx(made: Footnotes) -> bytes:
    """The document; what the map says is text in it. Raises NoWord."""
    try:
        import docx  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError as error:
        raise NoWord from error
    document = docx.Document()
    _prepare(document, made.title)
    document.add_heading(clean(made.title), 0)
    for label, value in made.about:
        document.add_paragraph(clean(f"{label}: {value}"))
    document.add_paragraph(clean(made.summary))
    feet = _Feet(document)
    for part in made.parts:
        if part.heading:
            document.add_heading(clean(part.heading), 1)
        for item in part.items:
            _item(document, item, feet)
    if made.sources:
        document.add_heading("Sources", 1)
    for source, citation in made.sources:
        paragraph = document.add_paragraph(style="Bibliography")
        _cite(paragraph, citation)
        for label, value in about_source(source):
            document.add_paragraph(clean(f"{label}: {value}"), style="Facts")
    feet.save()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Document, title: str) -> None:
    """The styles that the template lacks, and the document's own title."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    document.core_properties.title = clean(title)[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    styles, grey = document.styles, RGBColor(0x5C, 0x5C, 0x5C)
    text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = styles["Normal"]
    text.font.size, text.paragraph_format.space_after = Pt(9), Pt(2)
    quote = styles.add_style("footnote quote", WD_STYLE_TYPE.PARAGRAPH)
    quote.base_style, quote.paragraph_format.left_indent = text, Cm(0.8)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    facts = styles.add_style("Facts", WD_STYLE_TYPE.PARAGRAPH)
    facts.base_style = styles["Normal"]
    facts.font.size, facts.font.color.rgb = Pt(9), grey
    facts.paragraph_format.space_after, facts.paragraph_format.left_indent = Pt(0), Cm(0.8)
    statement = styles.add_style("Statement", WD_STYLE_TYPE.PARAGRAPH)
    statement.base_style = styles["Normal"]
    statement.paragraph_format.space_after = Pt(0)
    statement.paragraph_format.keep_with_next = True
    place = styles.add_style("Place", WD_STYLE_TYPE.PARAGRAPH)
    place.base_style = facts
    place.paragraph_format.left_indent, place.paragraph_format.space_after = Cm(0), Pt(8)
    sources = styles.add_style("Bibliography", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    sources.base_style = styles["Normal"]
    sources.paragraph_format.left_indent = Cm(0.8)
    sources.paragraph_format.first_line_indent = Cm(-0.8)
    sources.paragraph_format.space_before, sources.paragraph_format.space_after = Pt(8), Pt(2)


def _item(document: Document, item: Item, feet: _Feet) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.style = feet.styles["Statement"]
    paragraph.add_run(f"{item.kind}: ").bold = True
    paragraph.add_run(clean(item.entry.text))
    for note in item.notes:
        feet.add(paragraph, note, note is item.notes[0])
    about = f"{item.about} " if item.about else ""
    place = clean(f"{about}{item.entry.id} · {map_place(item.entry.at)}")
    document.add_paragraph(place)._p.style = feet.styles["Place"]


class _Feet:
    """The footnotes' part of a document, which the library doesn't write."""

    def __init__(self, document: Document) -> None:
        from docx.oxml import parse_xml  # noqa: PLC0415

        self._document = document
        self._root: Any = parse_xml(f"<w:footnotes {_SPACES}>{_SEPARATORS}</w:footnotes>")
        # Styles are set by id: the library looks through all of them for each name.
        self.styles = {style.name: style.style_id for style in document.styles}

    def add(self, paragraph: Paragraph, note: Note, first: bool) -> None:
        """A footnote, with its number at the end of a paragraph, parted from one before it."""
        from docx.oxml import OxmlElement  # noqa: PLC0415
        from docx.oxml.ns import qn  # noqa: PLC0415

        if not first:
            self._marked(paragraph, ", ")
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(note.number))
        self._marked(paragraph)._r.append(mark)
        foot = OxmlElement("w:footnote")
        foot.set(qn("w:id"), str(note.number))
        self._root.append(foot)
        top = self._paragraph(foot, "footnote text")
        self._marked(top)._r.append(OxmlElement("w:footnoteRef"))
        top.add_run(" ")
        _cite(top, note.citation)
        said = "; ".join(part for part in (note.who, note.mode) if part)
        hedge = f"; hedged: “{note.hedge}”" if note.hedge else ""
        top.add_run(clean(f"{' ' if note.citation else ''}{said}{hedge}."))
        for words in note.quote:
            self._paragraph(foot, "footnote quote").add_run(clean(words))
        last = self._paragraph(foot, "footnote text")
        last.add_run(clean(note.checked)).bold = note.sound is False or None
        last.add_run(clean(f" Map: {map_place(note.said.at)}."))

    def save(self) -> None:
        """Put the part into the document."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import XmlPart  # noqa: PLC0415

        part = self._document.part
        made = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, self._root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)

    def _paragraph(self, foot: Any, style: str) -> Paragraph:
        from docx.oxml import OxmlElement  # noqa: PLC0415
        from docx.text.paragraph import Paragraph  # noqa: PLC0415

        element: Any = OxmlElement("w:p")
        foot.append(element)
        element.style = self.styles[style]
        return Paragraph(element, self._document._body)

    def _marked(self, paragraph: Paragraph, text: str = "") -> Run:
        """A run in the style of a footnote's number."""
        run = paragraph.add_run(text)
        run._r.style = self.styles["footnote reference"]
        return run


def _cite(paragraph: Paragraph, citation: Citation) -> None:
    for piece in citation:
        paragraph.add_run(clean(piece.text)).italic = piece.italic or None
