"""A report as a Word document, read back by python-docx and by mammoth."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from reading import HOSTILE, hostile_map, tight

from argmap.exchange.clean import clean
from argmap.graph.view import view
from argmap.model import Claim, Evidence, Map
from argmap.render import Words, find
from argmap.report import Report, build
from argmap.report.blocks import Heading, Items, Table, plain
from argmap.report.word import docx

library = pytest.importorskip("docx")
mammoth = pytest.importorskip("mammoth")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def data(manas_report: Report) -> bytes:
    return docx(manas_report)


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


def words(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def test_everything_stands_in_it(data: bytes, manas: Map) -> None:
    text = words(part(data, "word/document.xml"))
    for entry in manas.of_kind(Claim, Evidence):
        assert entry.text in text
    for _, quote in manas.quotes():
        assert f"“{quote.text}”" in text


def test_a_tab_parts_the_number_of_a_statement_from_its_words(
    data: bytes, manas_report: Report
) -> None:
    items = [
        item for block in manas_report.blocks if isinstance(block, Items) for item in block.items
    ]
    document = part(data, "word/document.xml")
    assert "\ufffd" not in words(document)
    tabs = [one for one in document.iter(f"{W}p") if one.find(f"{W}r/{W}tab") is not None]
    assert [words(one.findall(f"{W}r")[0]) for one in tabs] == [
        item.mark for item in items if item.mark
    ]


def test_headings_and_tables_are_real(data: bytes, manas_report: Report) -> None:
    document = library.Document(io.BytesIO(data))
    found = [
        (int(paragraph.style.name.removeprefix("Heading ")), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    wanted = [
        (block.level, plain(block.line))
        for block in manas_report.blocks
        if isinstance(block, Heading)
    ]
    assert found == wanted
    tables = [block for block in manas_report.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in document.tables] == [1 + len(t.rows) for t in tables]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None


def test_footnotes_are_real(data: bytes, manas_report: Report) -> None:
    notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
    assert [words(note).strip() for note in notes[2:]] == [
        plain(line) for line in manas_report.notes
    ]
    references = part(data, "word/document.xml").iter(f"{W}footnoteReference")
    numbers = [int(one.attrib[f"{W}id"]) for one in references]
    assert numbers == list(range(1, len(manas_report.notes) + 1))
    page = mammoth.convert_to_html(io.BytesIO(data)).value
    assert page.count("footnote-ref-") >= 2 * len(manas_report.notes)


def test_links_inside_lead_to_bookmarks(data: bytes) -> None:
    document = part(data, "word/document.xml")
    names = [one.attrib[f"{W}name"] for one in document.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    goals = {one.attrib.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")}
    assert goals - {None} <= set(names)
    ids = [one.attrib[f"{W}id"] for one in document.iter(f"{W}bookmarkStart")]
    assert ids == [one.attrib[f"{W}id"] for one in document.iter(f"{W}bookmarkEnd")]


def test_pictures_fit_the_page_and_have_their_text(data: bytes, manas_report: Report) -> None:
    document = library.Document(io.BytesIO(data))
    assert len(document.inline_shapes) == len(manas_report.figures)
    widest = max(s.page_width - s.left_margin - s.right_margin for s in document.sections)
    for shape, figure in zip(document.inline_shapes, manas_report.figures, strict=True):
        assert shape.width <= widest
        assert shape._inline.docPr.get("descr") == figure.alt
    across = [s for s in document.sections if s.page_width > s.page_height]
    assert across
    assert document.sections[-1].page_height  # the last one is of the text or of a picture


def test_its_properties(data: bytes, manas: Map) -> None:
    properties = library.Document(io.BytesIO(data)).core_properties
    assert properties.title == manas.title
    assert properties.language == "en"
    german = docx(build(view(manas), Words("de")))
    assert library.Document(io.BytesIO(german)).core_properties.language == "de"
    styles = part(german, "word/styles.xml")
    assert [one.attrib[f"{W}val"] for one in styles.iter(f"{W}lang")] == ["de"]


def test_properties_of_paragraphs_stand_in_their_order(data: bytes) -> None:
    order = (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing jc outlineLvl rPr sectPr"
    ).split()
    for name in ("word/document.xml", "word/styles.xml", "word/footnotes.xml"):
        for properties in part(data, name).iter(f"{W}pPr"):
            found = [order.index(one.tag.removeprefix(W)) for one in properties]
            assert found == sorted(found)


def test_the_same_report_gives_the_same_bytes(manas_report: Report, data: bytes) -> None:
    assert docx(manas_report) == data


def test_hostile_texts_are_text() -> None:
    data = docx(build(view(hostile_map()), engine=find()))
    document = part(data, "word/document.xml")
    text = tight(words(document))
    for one in HOSTILE:
        assert tight(clean(one)) in text
    relations = part(data, "word/_rels/document.xml.rels")
    targets = [one.attrib["Target"] for one in relations if one.get("TargetMode") == "External"]
    assert all(target.startswith(("http://", "https://")) for target in targets)
    assert not list(document.iter(f"{W}instrText"))
    assert list(document.iter(f"{W}bidi"))
    library.Document(io.BytesIO(data))
    mammoth.convert_to_html(io.BytesIO(data))
