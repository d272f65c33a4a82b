"""A map in Python and in notebooks."""

from __future__ import annotations

import base64
import pickle
import subprocess
import sys
import xml.etree.ElementTree as ET

import nbformat
import pytest
from commands import argmap as command
from hypothesis import given
from hypothesis import strategies as st
from mapkit import ROOT, write
from nbclient import NotebookClient
from pagekit import HOSTILE, LAKE, NASTY, parsed, texts

import argmap
from argmap import LoadedMap, MapError
from argmap.embed.loaded import read

STARTS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph", "mmd": b"---\n"}


@pytest.fixture(scope="module")
def lake() -> LoadedMap:
    return argmap.load(LAKE)


def test_a_map_is_loaded_and_says_what_it_is(lake):
    assert lake.map.title == "The lake road"
    assert repr(lake) == "<LoadedMap: The lake road, 8 cards>"
    assert lake.warnings == ""
    assert {file.name for file in lake.files} == {"lake.argmap", "road-report.txt"}


def test_the_picture_is_the_one_that_the_command_draws(lake, tmp_path):
    for ending in STARTS:
        lake.save(tmp_path / f"x.{ending}")
        assert command("render", LAKE, "-o", tmp_path / f"y.{ending}").exit_code == 0
        made, drawn = (tmp_path / f"{name}.{ending}" for name in "xy")
        assert made.read_bytes() == drawn.read_bytes()
        assert made.read_bytes().startswith(STARTS[ending])
    assert lake.svg() == (tmp_path / "x.svg").read_text(encoding="utf-8")


def test_a_part_is_shown_and_the_map_stays_as_it_is(lake):
    near = lake.focus("bus-instead")
    assert set(near.chosen.cards) == {"bus-instead", "guests-by-car", "close-it"}
    assert len(lake.focus("bus-instead", depth=2).chosen.cards) > 3
    assert set(lake.question("close-road").chosen.cards) == set(lake.chosen.cards)
    assert len(lake.chosen.cards) == 8


def test_views_and_looks(lake):
    assert lake.svg() == lake.view("tree").svg() != lake.view("graph").svg()
    assert "#11161d" in lake.view(theme="dark").svg()
    assert "HYPOTHESE" in lake.view(language="de").focus("close-it").svg()
    assert ">cars-involved<" in lake.view(detail="ids").svg()


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (lambda m: m.focus("bus-insted"), "did you mean `bus-instead`"),
        (lambda m: m.question("close-it"), "`close-it` is a card"),
        (lambda m: m.view("timelin"), "did you mean `timeline`"),
        (lambda m: m.view(theme="blue"), "there are: light, dark, print"),
        (lambda m: m.view(detail="few"), "there are: full, brief, ids"),
        (lambda m: m.view(language="it"), "there are: en, de, fr, es, ru"),
        (lambda m: m.focus(), "`focus` needs the id"),
        (lambda m: m.focus(""), "`focus` needs the id"),
        (lambda m: m.question(), "`question` needs the id"),
        (lambda m: m.save("x.gif"), "end it in one of .svg, .png, .pdf, .dot, .mmd, .html"),
    ],
)
def test_a_slip_is_said_with_what_to_do(lake, slip, said):
    with pytest.raises(MapError, match=said):
        slip(lake)


@pytest.mark.parametrize(
    ("path", "said"),
    [("nowhere", "no file or folder"), ("maps", "name one of them"), ("README.md", "not a map")],
)
def test_what_is_no_map_is_said(path, said, monkeypatch):
    monkeypatch.chdir(ROOT)
    with pytest.raises(MapError, match=said):
        argmap.load(path)


def test_an_error_is_the_report_that_the_check_prints(tmp_path):
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n\nclaim a: B.\n"})
    with pytest.raises(MapError) as raised:
        argmap.load(tmp_path)
    said, _, rest = command("check", tmp_path).stdout.partition(" in 1 file.\n")
    assert str(raised.value) == f"{said} in 1 file."
    assert rest.startswith("1 more finding may follow from lines at fault")
    assert [finding.rule for finding in raised.value.findings] == ["unknown-id", "duplicate-id"]
    assert [file.name for file in raised.value.files] == ["map.argmap", "argmap.toml"]


def test_a_configuration_that_can_t_be_used_is_an_error(tmp_path):
    write(tmp_path, {"map.argmap": "claim a: A.\n", "argmap.toml": 'select = ["defualt"]\n'})
    with pytest.raises(MapError) as error:
        argmap.load(tmp_path)
    assert str(error.value).strip() == command("check", tmp_path).stderr.strip()
    assert "did you mean `default`?" in str(error.value)
    assert [one.rule for one in error.value.findings] == ["bad-configuration"]
    assert error.value.files == (tmp_path / "argmap.toml",)


def test_a_map_is_checked_as_its_project_says(tmp_path):
    write(tmp_path, {"map.argmap": "claim a: A.\n"})
    assert "unreached-entry" in argmap.load(tmp_path).warnings
    file = tmp_path / "argmap.toml"
    file.write_text('ignore = ["unreached-entry"]\n', encoding="utf-8")
    loaded = argmap.load(tmp_path)
    assert loaded.warnings == ""
    assert file in loaded.files


def test_a_file_shows_what_it_says_itself(tmp_path):
    write(tmp_path, {"a.argmap": "claim a: A.\n", "b.argmap": "claim b: B.\n  supports: a\n"})
    assert argmap.load(tmp_path / "b.argmap").chosen.cards == ("b",)


def test_an_empty_map_says_so_when_it_is_shown(tmp_path):
    write(tmp_path, {"a.argmap": "map a: Nothing yet\n"})
    with pytest.raises(MapError, match="no card to draw"):
        argmap.load(tmp_path).svg()


def test_a_scene_can_be_kept():
    scene = read("claim a: A.\n\nclaim b: B\n  attacks: a\n", "page").view(detail="ids").scene
    kept = pickle.loads(pickle.dumps(scene))
    assert kept == scene
    assert {type(text.text) for text in kept.texts()} == {str}


def test_a_map_that_stands_in_a_page_has_the_lines_of_the_page():
    with pytest.raises(MapError, match=r"page\.rst:13:13"):
        read("claim a: A.\n  supports: b\n", "page.rst", 12)


def test_a_map_that_stands_in_a_page_reads_no_file():
    with pytest.raises(MapError, match="leads out of the project"):
        read("import x: ..\n\nclaim a: A.\n", "page.rst")
    with pytest.raises(MapError) as raised:
        read("source s: S\n  file: /etc/passwd\n\nclaim a: A.\n  from: s\n  > root\n", "page.rst")
    assert "root:" not in str(raised.value)


@given(st.text(max_size=80))
def test_no_text_of_a_page_gets_past_as_anything_but_a_map_or_an_error(text):
    error = None
    try:
        read(text, "page")
    except MapError as raised:
        error = raised
    assert error is None or (error.findings and ("/tmp" not in str(error) or "/tmp" in text))


def test_the_page_is_that_of_the_command(tmp_path):
    lake = argmap.load(LAKE)
    lake.save(tmp_path / "lake.html")
    assert command("render", LAKE, "-o", tmp_path / "command.html").exit_code == 0
    page = (tmp_path / "lake.html").read_bytes()
    assert page == (tmp_path / "command.html").read_bytes()
    lake.view("matrix", theme="dark").save(tmp_path / "dark.html")
    assert (tmp_path / "dark.html").read_bytes() != page


def test_a_folder_that_is_not_there_is_named(lake, tmp_path):
    with pytest.raises(FileNotFoundError) as raised:
        lake.save(tmp_path / "nodir" / "x.svg")
    assert raised.value.filename == str(tmp_path / "nodir")
    assert ".tmp" not in str(raised.value)


def test_what_is_printed_is_short(tmp_path):
    write(tmp_path, {"a.argmap": f"map m: {'A long title. ' * 100}\n\nclaim a: A.\n"})
    assert len(str(argmap.load(tmp_path))) < 120


def test_a_notebook_gets_an_image_that_can_do_nothing(lake):
    page = lake._repr_html_()
    start = '<img src="data:image/svg+xml;base64,'
    assert page.startswith(start)
    data, rest = page.removeprefix(start).split('"', 1)
    assert ET.fromstring(base64.b64decode(data)).get("role") == "img"
    assert 'alt="The lake road. Argument map of 8 cards' in rest
    assert "max-width:" in rest


def test_what_a_map_says_is_no_markup_in_a_notebook():
    hostile = read(HOSTILE, "hostile")
    (said,) = texts(parsed(hostile._repr_svg_()))
    assert "".join(NASTY.split())[:20] in said
    assert ET.fromstring(hostile._repr_svg_()) is not None
    assert "<" not in hostile._repr_html_()[1:]


def test_a_notebook_shows_the_map():
    code = f"import argmap\nargmap.load({str(LAKE)!r}).focus('bus-instead')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    (shown,) = notebook.cells[0].outputs
    assert shown.output_type == "execute_result"
    assert shown.data["text/plain"] == "<LoadedMap: The lake road, 3 cards>"
    assert ET.fromstring(shown.data["image/svg+xml"]).get("role") == "img"
    assert shown.data["text/html"].startswith("<img ")


def test_the_package_is_light_until_a_map_is_loaded():
    code = "import sys, argmap; print(argmap.__version__, *sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"lark", "pydantic", "rich", "graphviz", "argmap.embed"} & set(done.stdout.split())
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        argmap.lode  # noqa: B018
