"""Scenes become SVG, PNG, PDF and DOT, the same bytes every time, whatever a map says."""

import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from sample_maps import Maker, city_centre, everything, said

from argmap.graph.view import view
from argmap.render import FORMATS, THEMES, Look, NothingToShow, TooLarge, find, render
from argmap.render.lettering.bidi import visual_runs
from argmap.render.lettering.clean import clean
from argmap.render.output.png import scale_of
from argmap.render.output.svg import PDF, RLE
from argmap.render.scene import Scene

GOLDEN = Path(__file__).with_name("golden")
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    "]]><svg onload=x>",
    '"]; node [label="x"]; subgraph cluster_x {',
    "\\N \\G \\E \\l \\",
    "&lt;b&gt; &amp; &#0; &nbsp;",
    "a\x00b\x01c\x7f\ufffe\ud800",
    "שלום עולם, 12 דגים.",
    "e\u0301\u0323" * 30,
    "😀👍🏽👨‍👩‍👧‍👦",
    "\u202eevil\u202c",
    "{a|b} <TABLE><TR><TD>x</TD></TR></TABLE>",
    "<b>bold</b>",
    "漢字" * 60,
    "<" * 200,
    "i" * 10_000,
]


def hostile(text):
    """A map that has a text in every place that reaches a picture."""
    m = Maker(text)
    m.speaker(f"s{text}", text)
    m.source(f"d{text}", text, publisher=text, published=text, grade="B")
    m.section(f"x{text}", text)
    m.claim("a", text, said(f"s{text}", f"d{text}", "indirect", text, (text,)))
    m.claim(f"b{text}", text)
    m.claim("c", text)
    m.argument("arg", text, ("a", "c"), f"b{text}", scheme=text[:40] or None)
    link = m.link("a", "supports", f"b{text}")
    m.link("c", "undercuts", link)
    m.link("c", "assumes", "a")
    return m.map(text)


def words(text):
    """Text without blanks and the marks of direction, as it may be split over lines."""
    return re.sub(r"\s", "", clean(text)).replace(RLE, "").replace(PDF, "")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("detail", ["full", "ids"])
def test_hostile_text_is_data(text, detail):
    shown = view(hostile(text))
    look = Look(detail=detail)
    root = ET.fromstring(render(shown, "svg", look).data)
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ["svg", "title", "desc", "g", "rect", "circle", "path", "text"]
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert root.find(f"{SVG}title").text == clean(text)
    if detail == "full":
        drawn = words("".join(element.text or "" for element in root.iter(f"{SVG}text")))
        assert drawn.count(words(text)) >= 4
    dot = render(shown, "dot", look).data
    (answer,) = find().run([dot.decode()])
    assert answer is not None
    assert len(answer["objects"]) == 5 + 1  # boxes and the section: nothing more
    assert len(answer["edges"]) == 7
    assert render(shown, "pdf", look).data.startswith(b"%PDF")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=60))
def test_any_text_is_data(text):
    shown = view(hostile(text))
    root = ET.fromstring(render(shown, "svg").data)
    drawn = words("".join(element.text or "" for element in root.iter(f"{SVG}text")))
    assert words(text) in drawn
    assert find().run([render(shown, "dot").data.decode()]) != [None]


def test_hostile_text_makes_a_png():
    text = "".join(one for one in "".join(HOSTILE[:12]))
    assert render(view(hostile(text)), "png").data.startswith(b"\x89PNG")


def test_golden():
    drawn = render(view(city_centre()), "svg").data
    golden = GOLDEN / "city-centre.svg"
    if os.environ.get("ARGMAP_GOLDEN"):
        golden.write_bytes(drawn)
    assert drawn == golden.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"


@pytest.mark.parametrize("to", FORMATS)
def test_same_bytes_from_run_to_run(to, tmp_path):
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from sample_maps import everything\n"
        "from argmap.graph.view import view\nfrom argmap.render import render\n"
        "sys.stdout.buffer.write(render(view(everything()), sys.argv[2]).data)"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent), to],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert made[0]


def test_svg_says_what_it_is():
    root = ET.fromstring(render(view(city_centre()), "svg").data)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}desc").text == (
        "Argument map of 15 cards (11 claims, 4 pieces of evidence) and 13 links."
    )
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"card-t", "card-e1", "section-health"} <= set(ids)


@pytest.mark.parametrize("theme", THEMES)
def test_themes_and_png(theme):
    data = render(view(everything()), "png", theme=theme).data
    assert data.startswith(b"\x89PNG")
    assert len(data) > 50_000


def test_pdf_has_text_and_its_own_fonts():
    reader = PdfReader(io.BytesIO(render(view(everything()), "pdf").data))
    page = reader.pages[0]
    text = page.extract_text()
    assert "Why did Bakiyev press Washington" in text
    assert "“the threat is more about trying" in text
    fonts = page["/Resources"]["/Font"].values()
    for font in fonts:
        assert "Arimo" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
    assert reader.metadata.title == "Why did Bakiyev press Washington over the Manas base?"


def test_pdf_of_right_to_left_text_can_be_searched():
    m = Maker("שלום")
    m.claim("a", "שלום עולם")
    text = PdfReader(io.BytesIO(render(view(m.map()), "pdf").data)).pages[0].extract_text()
    assert "שלום עולם" in text or "םלוע םולש" in text


def test_visual_order():
    assert visual_runs("abc אבג 12", False) == [("abc ", False), ("אבג", True), (" 12", False)] or (
        "".join(run for run, _ in visual_runs("abc אבג 12", False)).startswith("abc")
    )
    assert [run for run, _ in visual_runs("אבג 12 דה", True)] == [" דה", "12", "אבג "]


def test_system_dot_gives_the_same_cards(needs):
    needs("dot")
    drawn = render(view(city_centre()), "svg", engine=find("dot")).data
    texts = [e.text for e in ET.fromstring(drawn).iter(f"{SVG}text")]
    own = [e.text for e in ET.fromstring(render(view(city_centre()), "svg").data).iter(
        f"{SVG}text"
    )]  # fmt: skip
    assert sorted(texts) == sorted(own)


def test_exported_dot_is_accepted_by_the_system(needs):
    dot = needs("dot")
    for make in (city_centre, everything):
        source = render(view(make()), "dot").data
        done = subprocess.run([dot, "-Tsvg"], input=source, capture_output=True, check=True)
        assert b"<svg" in done.stdout
        assert b"not well-formed" not in done.stderr


def test_nothing_to_show():
    with pytest.raises(NothingToShow):
        render(view(Maker("T").map()), "svg")


def test_a_png_has_a_limit():
    def scene(wide, high):
        return Scene(wide, high, "", "", ())

    assert scale_of(scene(1000, 1000)) == 2.0
    assert 1.0 <= scale_of(scene(6000, 5000)) < 2.0
    with pytest.raises(TooLarge, match="--section"):
        scale_of(scene(20_000, 10_000))


def test_characters_without_a_font_come_with_advice(monkeypatch):
    monkeypatch.setattr("argmap.render.lettering.system_fonts.covering", lambda characters: {})
    m = Maker("漢字")
    m.claim("a", "漢字")
    notes = render(view(m.map()), "png").notes
    assert any("Noto Sans CJK" in note and "SVG" in note for note in notes)
    assert not render(view(m.map()), "svg").notes
