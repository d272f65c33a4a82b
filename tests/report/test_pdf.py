"""A report as PDF: its text, its fonts, its outline, its links, and what stands on which page."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reading import HOSTILE, hostile_map, large_map, tight
from reportlab.pdfgen.canvas import Canvas
from sample_maps import Maker, said

from argmap.exchange.clean import clean
from argmap.graph.view import view
from argmap.model import Claim, Evidence, Map
from argmap.render.lettering.fonts import missing
from argmap.render.lettering.glyphs import outlines, shaped_edges
from argmap.render.lettering.rtl import has_rtl
from argmap.render.output.pdf import Pen
from argmap.render.scene import Group, Scene, Text
from argmap.render.theme import THEMES
from argmap.report import Report, build
from argmap.report.blocks import Figure, Heading, Mark, Run, plain
from argmap.report.figures import SMALLEST
from argmap.report.pdf import pdf
from argmap.report.prose import Face, Prose


@pytest.fixture(scope="module")
def data(manas_report: Report) -> bytes:
    return pdf(manas_report)


@pytest.fixture(scope="module")
def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    """All text of a document without its blanks, which line ends are too."""
    document = pypdfium2.PdfDocument(data)
    return tight("".join(page.get_textpage().get_text_range() for page in document))


def test_everything_is_there_to_select(data: bytes, manas: Map) -> None:
    text = words(data)
    broken = 0
    for entry in manas.of_kind(Claim, Evidence):
        broken += tight(entry.text) not in text
    for _, quote in manas.quotes():
        broken += tight(f"“{quote.text}”") not in text
    assert broken <= 3  # those that the foot of a page runs through


def test_it_says_what_it_is(reader: PdfReader, manas: Map) -> None:
    assert reader.metadata
    assert reader.metadata.title == manas.title
    assert reader.metadata.creator == "argmap"
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]


def test_its_fonts_are_embedded(reader: PdfReader) -> None:
    names = set()
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in (one.get_object() for one in fonts.values()):
            names.add(str(font["/BaseFont"]))
            assert "/FontFile2" in font["/FontDescriptor"]
    assert {name.split("+")[-1] for name in names} == {"Arimo", "Arimo-Bold", "Arimo-Italic"}


def test_its_outline_has_the_headings(reader: PdfReader, manas_report: Report) -> None:
    def flat(items: list[object]) -> list[str]:
        return [
            one
            for item in items
            for one in (flat(item) if isinstance(item, list) else [str(item["/Title"])])  # type: ignore[index]
        ]

    headings = [plain(block.line) for block in manas_report.blocks if isinstance(block, Heading)]
    wanted = [manas_report.title, *headings, "Notes"]
    assert [one.replace("\xa0", " ") for one in flat(reader.outline)] == wanted


def test_footnotes_and_numbers_are_links(reader: PdfReader, manas_report: Report) -> None:
    goals: dict[int, int] = {}
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            goal = annotation.get_object().get("/Dest")
            if goal is not None:
                number = pages[goal[0].idnum]
                goals[number] = goals.get(number, 0) + 1
    last = len(reader.pages) - 1
    assert sum(goals.values()) > 2 * len(manas_report.notes)
    assert goals[last] + goals[last - 1] + goals.get(last - 2, 0) >= len(manas_report.notes)


def test_pages_are_a4_and_pictures_that_need_it_lie_across(reader: PdfReader) -> None:
    sizes = {
        (round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages
    }
    assert sizes == {(595, 842), (842, 595)}
    first = reader.pages[0].extract_text()
    assert "In short" in first
    assert "What speaks for it" not in first


def test_the_same_report_gives_the_same_bytes(manas_report: Report, data: bytes) -> None:
    assert pdf(manas_report) == data


def test_a_picture_that_no_page_holds_gets_a_larger_page() -> None:
    shapes = (Text(10, 20, "small", 7.5), Text(2900, 1900, "far", 7.5))
    scene = Scene(3000, 2000, "T", "D", (Group("card", shapes),))
    figure = Figure(scene, "Figure 1", "Too large.", "A picture.")
    report = Report("T", "", "", (figure,), (), "Notes", "en")
    page = PdfReader(io.BytesIO(pdf(report))).pages[-1]
    wide = float(page.mediabox.width)
    assert wide > 842
    assert (wide - 85) / 3000 * 7.5 >= SMALLEST - 0.01


def test_hostile_texts_stay_on_the_page() -> None:
    data = pdf(build(view(hostile_map())))
    text = words(data)
    for one in HOSTILE:
        if one.isprintable() and not missing(one) and not has_rtl(one) and len(one) < 100:
            assert tight(clean(one)) in text
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            action = annotation.get_object().get("/A", {})
            assert str(action.get("/URI", "http")).startswith("http")


@settings(max_examples=30)
@given(st.text(max_size=200), st.integers(0, 3000))
def test_any_text_of_any_length_makes_pages(words: str, more: int) -> None:
    maker = Maker(words or "x", author=words, summary=words or "x")
    maker.source("doc", words or "x", descriptor=(words + "x ") * (more // 100))
    by = said("author", "doc", "direct", words or "x")
    maker.claim("c", words + "w" * more or "x", by, note=("n " * more + "n",))
    reader = PdfReader(io.BytesIO(pdf(build(view(maker.map())))))
    assert len(reader.pages) >= 1


def test_text_from_right_to_left_stands_at_the_right() -> None:
    prose = Prose((Run("הטיעון "), Run("הזה", "bold"), Run(" abc")), Face())
    prose.wrap(400, 100)
    (parts,) = prose._lines
    assert parts[-1].x + parts[-1].width == pytest.approx(400)
    assert [part.text.strip() for part in parts if part.text.strip()] == ["abc", "הזה", "הטיעון"]


def test_words_from_right_to_left_stand_by_themselves_in_a_line() -> None:
    line = (Run("By דוד (שר): "), Run("הם (40 איש) באו."), Mark(12), Run(" So."))
    prose = Prose(line, Face())
    prose.wrap(400, 100)
    (parts,) = prose._lines
    shown = "".join(part.text[::-1] if part.rtl else part.text for part in parts)
    assert shown == "By )רש( דוד: .ואב )שיא 40( םה12 So."
    for part, after in pairwise(parts):
        assert after.x == pytest.approx(part.x + part.width)
        drawn = shaped_edges(part.text, part.piece.style, part.piece.size, part.rtl)
        assert part.width == pytest.approx(drawn[-1])


def test_a_bracket_by_itself_is_mirrored() -> None:
    drawn = []
    for rtl in (False, True):
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1)
        Pen(canvas, THEMES["light"]).text(Text(0, 0, "(", 10, rtl=rtl))
        canvas.save()
        drawn.append(out.getvalue())
    assert drawn[0] != drawn[1]
    assert outlines("(", "regular", 10, True)[0] == outlines(")", "regular", 10)[0]


def test_a_large_map_makes_a_document() -> None:
    report = build(view(large_map(300)))
    assert len(PdfReader(io.BytesIO(pdf(report))).pages) > 20
