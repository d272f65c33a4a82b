"""Footnotes of a Word document, a part that python-docx does not write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TEXT = "footnote text"
"""The style of a footnote's paragraphs."""
_REFERENCE = "footnote reference"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{address}"'
    for name, address in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{type}" w:id="{id}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for id, type, mark in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)


class NoWord(Exception):
    """The library that writes Word documents is not installed."""


class Feet:
    """The footnotes of a document."""

    def __init__(self, document: Document) -> None:
        """Adds the styles of footnotes, which the template of python-docx lacks."""
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415  (an extra)
        from docx.oxml import parse_xml  # noqa: PLC0415
        from docx.shared import Pt  # noqa: PLC0415

        text = document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.base_style = document.styles["Normal"]
        text.font.size, text.paragraph_format.space_after = Pt(9), Pt(2)
        mark = document.styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER, builtin=True)
        mark.font.superscript = True
        self._document = document
        self._root: Any = parse_xml(f"<w:footnotes {_SPACES}>{_SEPARATORS}</w:footnotes>")
        # Styles are set by id: the library looks through all of them for each name.
        self._mark = mark.style_id

    def refer(self, paragraph: Paragraph, number: int, parted: bool = False) -> None:
        """Set the number of a footnote at the end of a paragraph; `parted` from one before it."""
        from docx.oxml import OxmlElement  # noqa: PLC0415
        from docx.oxml.ns import qn  # noqa: PLC0415

        if parted:
            self._marked(paragraph, ", ")
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        self._marked(paragraph)._r.append(mark)

    def begin(self, number: int, style: str) -> Paragraph:
        """The first paragraph of a footnote, which begins with its number; `style` is an id."""
        from docx.oxml import OxmlElement  # noqa: PLC0415
        from docx.oxml.ns import qn  # noqa: PLC0415

        foot = OxmlElement("w:footnote")
        foot.set(qn("w:id"), str(number))
        self._root.append(foot)
        first = self.more(style)
        self._marked(first)._r.append(OxmlElement("w:footnoteRef"))
        first.add_run(" ")
        return first

    def more(self, style: str) -> Paragraph:
        """One more paragraph of the footnote that was begun last; `style` is an id."""
        from docx.oxml import OxmlElement  # noqa: PLC0415
        from docx.text.paragraph import Paragraph  # noqa: PLC0415

        element: Any = OxmlElement("w:p")
        self._root[-1].append(element)
        element.style = style
        return Paragraph(element, self._document._body)

    def save(self) -> None:
        """Put the footnotes into the document."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import XmlPart  # noqa: PLC0415

        part = self._document.part
        made = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, self._root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)

    def _marked(self, paragraph: Paragraph, text: str = "") -> Run:
        """A run in the style of a footnote's number."""
        run = paragraph.add_run(text)
        run._r.style = self._mark
        return run
