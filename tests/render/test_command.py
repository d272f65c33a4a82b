"""`argmap render` on the command line."""

import stat
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from argmap.cli.render import render

MAP = """\
map lake-road: The lake road

speaker police: The police

question close-road: Should the town close the lake road to cars?

claim close-it: The town should close the lake road to cars.
  answers: close-road

section reasons: Reasons

claim fewer-accidents: Closing the road would prevent accidents.
  supports: close-it

claim guests-by-car: The café lives on guests who come by car.
  attacks: close-it
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "lake"
    place.mkdir()
    (place / "lake.argmap").write_text(MAP, encoding="utf-8")
    (tmp_path / "argmap.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return place


def run(*arguments):
    return CliRunner().invoke(render, list(arguments))


def test_a_picture_stands_beside_under_the_maps_name(folder, tmp_path):
    done = run("lake")
    assert done.exit_code == 0, done.output
    assert "written: lake.svg (4 cards)" in done.stderr
    assert ET.parse(tmp_path / "lake.svg").getroot().get("role") == "img"
    assert stat.S_IMODE((tmp_path / "lake.svg").stat().st_mode) & 0o444 == 0o444


@pytest.mark.parametrize(
    ("name", "start"),
    [("x.svg", b"<svg"), ("x.PNG", b"\x89PNG"), ("x.pdf", b"%PDF"), ("x.gv", b"digraph")],
)
def test_the_ending_names_the_format(folder, tmp_path, name, start):
    assert run("lake", "-o", name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert not list(tmp_path.glob(".*.tmp"))


def test_standard_output(folder):
    done = run("lake", "--to", "pdf", "-o", "-")
    assert done.stdout_bytes.startswith(b"%PDF")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lake", "-o", "x.jpeg"], "--to"),
        (["lake", "--focus", "close-roads"], "did you mean `close-road`"),
        (["lake", "--section", "reason"], "did you mean `reasons`"),
        (["lake", "--speaker", "police"], "no card passes the filters"),
        (["lake", "--depth", "2"], "--focus"),
        (["nowhere"], "no file or folder"),
        (["lake", "-o", "lake"], "write into it: -o lake/NAME"),
        (["lake", "-o", "lake/"], "write into it: -o lake/NAME"),
        (["lake", "--to", "svg", "-o", "lake"], "is a folder"),
        (["lake", "-o", "no/such/folder.svg"], "there is no folder no/such"),
        (["lake", "-o", "missing/"], "there is no folder missing"),
        (["lake", "-o", "x.svg", "--to", "png"], "disagree"),
        (["lake", "-o", "x.jpeg", "--to", "png"], "disagree"),
        (["lake", "--focus", "police"], "police is a speaker: use --speaker police"),
        (["lake", "--focus", "reasons"], "reasons is a section: use --section reasons"),
        (["lake", "--speaker", "The Police"], "`police`: The police"),
        (["lake", "--speaker", "close-it"], "close-it is a card: use --focus close-it"),
    ],
)
def test_what_can_not_be_done_is_said(folder, arguments, said):
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("more", [["--to", "svg"], ["--to", "png"], []])
def test_a_map_is_never_written_over(folder, tmp_path, more):
    (folder / "link.svg").symlink_to("lake.argmap")
    for name in ("lake/lake.argmap", "new.argmap", "new.ARGMAP", "lake/link.svg"):
        done = run("lake", "-o", name, *(more if "svg" not in name else []))
        assert done.exit_code == 2
        assert "choose another name" in done.stderr
    assert (folder / "lake.argmap").read_text(encoding="utf-8") == MAP
    assert not (tmp_path / "new.argmap").exists()


def test_a_source_is_never_written_over(folder, tmp_path):
    (folder / "lake.svg").write_text("a drawing that is a source")
    more = "source plan: The plan\n  file: lake.svg\n"
    (folder / "more.argmap").write_text(more, encoding="utf-8")
    done = run("lake", "-o", "lake/lake.svg")
    assert done.exit_code == 2
    assert "the source `plan`" in done.stderr
    assert (folder / "lake.svg").read_text() == "a drawing that is a source"
    assert run("lake").exit_code == 0


def test_a_file_without_cards_sends_to_its_folder(folder):
    (folder / "sources.argmap").write_text("source plan: The plan\n")
    done = run("lake/sources.argmap")
    assert done.exit_code == 2
    assert "filter" not in done.stderr
    assert "draw the folder: argmap render lake" in done.stderr


def test_several_maps_are_named(folder):
    other = folder.parent / "other"
    other.mkdir()
    (other / "a.argmap").write_text("claim a: A.\n")
    done = run(".")
    assert done.exit_code == 2
    assert "lake" in done.stderr
    assert "other" in done.stderr


def test_a_file_shows_its_own_cards_and_names_the_others(folder):
    (folder / "more.argmap").write_text("claim late: It is late.\n  attacks: close-it\n")
    done = run("lake/more.argmap", "-o", "-")
    assert done.exit_code == 0, done.output
    root = ET.fromstring(done.stdout)
    ids = {element.get("id") for element in root.iter()}
    assert "card-late" in ids
    assert "card-fewer-accidents" not in ids
    assert any("close the lake" in (e.text or "") for e in root.iter())


def test_a_map_with_errors_is_not_drawn(folder):
    (folder / "more.argmap").write_text("claim late: It is late.\n  attacks: nothing-there\n")
    done = run("lake")
    assert done.exit_code == 1
    assert "Nothing was drawn" in done.stderr


def test_a_map_without_cards_says_so(folder):
    (folder / "lake.argmap").write_text("map m: Empty\n")
    done = run("lake")
    assert done.exit_code == 2
    assert "nothing to draw" in done.stderr


def test_an_old_picture_keeps_its_permissions(folder, tmp_path):
    old = tmp_path / "lake.svg"
    old.write_text("old")
    old.chmod(0o640)
    assert run("lake").exit_code == 0
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert old.read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "told", "counted"),
    [
        (("-o", "x.png"), True, " (4 cards)"),
        (("-o", "x.md"), True, " (4 cards)"),
        (("-o", "x.html"), False, " (5 cards)"),
        (("-o", "x.mmd"), False, " (5 cards)"),
        (("--view", "graph", "-o", "x.svg"), False, " (5 cards)"),
        (("--view", "speakers", "-o", "x.svg"), False, ""),
    ],
)
def test_what_is_not_in_the_tree_is_named_and_not_counted(folder, arguments, told, counted):
    more = "claim apart: It rains.\n  said by: police\n"
    (folder / "more.argmap").write_text(more, encoding="utf-8")
    done = run("lake", *arguments)
    assert done.exit_code == 0, done.output
    note = "1 card is not in the tree, for no link leads from there to its top: `apart`"
    assert (note in done.stderr) == told
    assert f"written: {arguments[-1]}{counted}\n" in done.stderr
