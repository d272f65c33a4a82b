"""Footnotes as a Word document: real footnotes, headings and styles."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from argmap.exchange.citation import Citation
from argmap.exchange.clean import clean
from argmap.exchange.feet import TEXT, Feet, NoWord
from argmap.exchange.footnotes import Footnotes, Item, Note, about_source, map_place

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def as_docx(made: Footnotes) -> bytes:
    """The document; what the map says is text in it. Raises NoWord."""
    try:
        import docx  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError as error:
        raise NoWord from error
    document = docx.Document()
    feet = Feet(document)
    _prepare(document, made.title)
    # Styles are set by id: the library looks through all of them for each name.
    styles = {style.name: style.style_id for style in document.styles}
    document.add_heading(clean(made.title), 0)
    for label, value in made.about:
        document.add_paragraph(clean(f"{label}: {value}"))
    document.add_paragraph(clean(made.summary))
    for part in made.parts:
        if part.heading:
            document.add_heading(clean(part.heading), 1)
        for item in part.items:
            _item(document, item, feet, styles)
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
    quote = styles.add_style("footnote quote", WD_STYLE_TYPE.PARAGRAPH)
    quote.base_style, quote.paragraph_format.left_indent = styles[TEXT], Cm(0.8)
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


def _item(document: Document, item: Item, feet: Feet, styles: dict[str, str]) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.style = styles["Statement"]
    paragraph.add_run(f"{item.kind}: ").bold = True
    paragraph.add_run(clean(item.entry.text))
    for note in item.notes:
        feet.refer(paragraph, note.number, note is not item.notes[0])
        _note(feet, styles, note)
    about = f"{item.about} " if item.about else ""
    place = clean(f"{about}{item.entry.id} · {map_place(item.entry.at)}")
    document.add_paragraph(place)._p.style = styles["Place"]


def _note(feet: Feet, styles: dict[str, str], note: Note) -> None:
    """A footnote: the source, who says it, the quote, what came of the check."""
    top = feet.begin(note.number, styles[TEXT])
    _cite(top, note.citation)
    said = "; ".join(part for part in (note.who, note.mode) if part)
    hedge = f"; hedged: “{note.hedge}”" if note.hedge else ""
    top.add_run(clean(f"{' ' if note.citation else ''}{said}{hedge}."))
    for words in note.quote:
        feet.more(styles["footnote quote"]).add_run(clean(words))
    last = feet.more(styles[TEXT])
    last.add_run(clean(note.checked)).bold = note.sound is False or None
    last.add_run(clean(f" Map: {map_place(note.said.at)}."))


def _cite(paragraph: Paragraph, citation: Citation) -> None:
    for piece in citation:
        paragraph.add_run(clean(piece.text)).italic = piece.italic or None
