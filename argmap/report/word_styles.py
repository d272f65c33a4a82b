"""How a report looks as a Word document: page, typefaces, styles, borders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.exchange.clean import clean
from argmap.exchange.feet import TEXT
from argmap.render.theme import THEMES
from argmap.report.blocks import Report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import RGBColor

WIDTH = 454.0
"""The width of the text on a page of A4, in points."""
ROLES = {
    "text": "Normal",
    "lead": "Lead",
    "small": "Small",
    "quote": "Quote",
    "judgment": "Judgment",
}
"""The style of a paragraph by what it is."""
AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc rPr".split()
    )
)
"""What stands behind the direction of a paragraph among its properties."""
_FONT = "Arial"
_A4 = (595.3, 841.9)
_SIDE, _TOP = (_A4[0] - WIDTH) / 2, 66.0
_ACROSS = 42.0
"""The margins of a page that lies across."""
_STYLES: dict[str, dict[str, Any]] = {
    "Normal": {"size": 10, "after": 5, "leading": 1.2},
    "Title": {"size": 24, "bold": True, "after": 6, "leading": 1.05},
    "Subtitle": {"size": 11, "ink": "muted", "after": 14},
    "Heading 1": {"size": 16, "bold": True, "before": 20, "after": 8},
    "Heading 2": {"size": 12.5, "bold": True, "before": 16, "after": 5},
    "Heading 3": {"size": 10.5, "bold": True, "before": 10, "after": 4},
    "Lead": {"size": 12, "after": 8, "leading": 1.25},
    "Small": {"size": 8.5, "ink": "muted", "after": 3},
    "Quote": {"size": 9.5, "italic": True, "after": 4, "left": 10},
    "Judgment": {"size": 10.5, "after": 7, "before": 3, "left": 8},
    "Cell": {"size": 9, "after": 2, "before": 2},
    "Figure": {"size": 10, "before": 6, "after": 4, "next": True},
    "Caption": {"size": 8.5, "ink": "muted", "after": 10},
    TEXT: {"size": 8.5, "after": 2},
}


def prepare(document: Document, report: Report) -> None:
    """Set the page, the styles and the document's properties."""
    properties = document.core_properties
    properties.title = clean(report.title)[:255]
    properties.author = clean(report.author)[:255]
    properties.language = report.language
    properties.comments = ""
    for date in properties._element.xpath("dcterms:created|dcterms:modified"):
        date.getparent().remove(date)  # those of the library's template
    _page(document.sections[0])
    _number(document)
    for name, form in _STYLES.items():
        _style(document, name, form)
    _bar(document.styles["Judgment"], "ink", 24)
    _bar(document.styles["Quote"], "edge", 18)
    ground = element("w:shd", val="clear", color="auto", fill=THEMES["light"].group[1:])
    document.styles["Judgment"].element.get_or_add_pPr().insert_element_before(
        ground, "w:tabs", "w:suppressAutoHyphens", *AFTER_BIDI
    )
    language = element("w:lang", val=report.language, eastAsia="zh-CN", bidi="ar-SA")
    defaults = document.styles.element.find(_name("w:docDefaults"))
    inner = defaults.find(f".//{_name('w:rPr')}")
    for old in inner.findall(_name("w:lang")):
        inner.remove(old)
    inner.append(language)


def _page(section: Any) -> None:
    from docx.shared import Pt  # noqa: PLC0415  (an extra)

    section.page_width, section.page_height = Pt(_A4[0]), Pt(_A4[1])
    section.left_margin = section.right_margin = Pt(_SIDE)
    section.top_margin = section.bottom_margin = Pt(_TOP)


def turn(document: Document, room: tuple[float, float] | None) -> None:
    """Begin a page that lies across, with `room` for a picture, or without one that stands."""
    from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415  (an extra)
    from docx.shared import Pt  # noqa: PLC0415

    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section)
    section.orientation = WD_ORIENT.LANDSCAPE if room else WD_ORIENT.PORTRAIT
    if room:
        section.page_width, section.page_height = Pt(_A4[1]), Pt(_A4[0])
        section.left_margin = section.right_margin = Pt((_A4[1] - room[0]) / 2)
        section.top_margin = section.bottom_margin = Pt(_ACROSS)


def _number(document: Document) -> None:
    """The page's number at the bottom."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  (an extra)

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = element("w:fldSimple", instr="PAGE")
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._r)  # until a program has counted


def _style(document: Document, name: str, form: dict[str, Any]) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415  (an extra)
    from docx.shared import Pt  # noqa: PLC0415

    styles = document.styles
    known = {style.name for style in styles}
    style: Any = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in known:
        style.base_style = styles["Normal"]
    font, space = style.font, style.paragraph_format
    font.name, font.size = _FONT, Pt(form["size"])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "heme" in key]:
        del fonts.attrib[key]
    for script in ("w:hAnsi", "w:cs"):
        fonts.set(_name(script), _FONT)
    font.bold, font.italic = form.get("bold", False), form.get("italic", False)
    font.color.rgb = colour(form.get("ink", "ink"))
    space.space_before, space.space_after = Pt(form.get("before", 0)), Pt(form["after"])
    space.line_spacing = form.get("leading", 1.15)
    space.left_indent = Pt(form.get("left", 0))
    space.keep_with_next = form.get("next") or name.startswith("Heading") or None
    for border in style.element.findall(f".//{_name('w:pBdr')}"):
        border.getparent().remove(border)


def _bar(style: Any, ink: str, size: int) -> None:
    """A bar left of the paragraphs of a style, in eighths of a point."""
    colour = THEMES["light"][ink][1:]
    border = element("w:pBdr")
    border.append(element("w:left", val="single", sz=str(size), space="8", color=colour))
    style.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", *AFTER_BIDI
    )


def shade(cell: Any, head: bool) -> None:
    """The line below a cell; that of the head of a table is stronger."""
    borders = element("w:tcBorders")
    colour = THEMES["light"]["ink" if head else "edge"][1:]
    borders.append(
        element("w:bottom", val="single", sz="10" if head else "4", space="0", color=colour)
    )
    cell._tc.get_or_add_tcPr().append(borders)


def colour(role: str) -> RGBColor:
    """The colour of a role."""
    from docx.shared import RGBColor  # noqa: PLC0415  (an extra)

    made: RGBColor = RGBColor.from_string(THEMES["light"][role][1:].upper())
    return made


def element(tag: str, /, **attributes: str) -> Any:
    """An element of the document's XML, its attributes in the main name space."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  (an extra)

    made: Any = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(_name(f"w:{key}"), value)
    return made


def _name(tag: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415  (an extra)

    made: str = qn(tag)
    return made
