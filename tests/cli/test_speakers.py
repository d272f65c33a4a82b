"""`argmap speakers`: who asserts, denies and doubts what, as a table and as a picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import write

MAP = """\
map bridge: Is the bridge safe?

source gazette: Cracks in the bridge
  publisher: The Gazette

speaker weiss: Anna Weiss
  role: engineer
  of: office

speaker office: Harbour Office

speaker marne: Ida Marne

section one: One

claim unsafe: The bridge is unsafe.
  said by: weiss via marne in gazette
  denied by: office in gazette
  supported by: cracks
"""
OTHER = """\
section two: Two

evidence cracks: Two piers are cracked.
  from: gazette
  said by: weiss in gazette
  doubted by: unnamed in gazette
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"maps/a.argmap": MAP, "maps/b.argmap": OTHER})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(shown: str) -> list[list[str]]:
    """The cells of a table, the lines of each cell joined."""
    found: list[list[str]] = [[]]
    for line in shown.splitlines():
        if line[:1] in "├└":
            found.append([])
        elif line[:1] == "│":
            cells = [cell.strip() for cell in line.strip("│").split("│")]
            found[-1] = [
                f"{old} {new}".strip()
                for old, new in zip(found[-1] or [""] * len(cells), cells, strict=True)
            ]
    return [row for row in found if row]


def test_the_table(folder: Path) -> None:
    shown = argmap("speakers", "maps").stdout
    assert shown.splitlines()[0].strip() == "Is the bridge safe?"
    assert rows(shown) == [
        ["Anna Weiss engineer Harbour Office", "2  unsafe (via Ida Marne), cracks", "", ""],
        ["Harbour Office", "", "1  unsafe", ""],
        ["The Gazette in its own voice", "1  cracks", "", ""],
        ["Somebody unnamed in The Gazette", "", "", "1  cracks"],
    ]


def test_a_reserved_speaker_on_the_way_is_told_in_words(tmp_path: Path) -> None:
    text = (
        "source s: S\n\nspeaker x: Xenia\n\nclaim a: A.\n  said by: x via author in s\n\n"
        "claim b: B.\n  said by: x via unnamed in s\n"
    )
    write(tmp_path, {"map.argmap": text})
    shown = " ".join(" ".join(row) for row in rows(argmap("speakers", tmp_path).stdout))
    assert "a (via the source itself), b (via somebody unnamed)" in shown
    for command in ("speakers", "render"):
        drawn = argmap(command, tmp_path, "-o", "-").stdout
        assert "via the source itself" in drawn
        assert "via somebody unnamed" in drawn


def test_a_file_has_its_own_entries_alone(folder: Path) -> None:
    assert [row[0] for row in rows(argmap("speakers", "maps/a.argmap").stdout)] == [
        "Anna Weiss engineer Harbour Office",
        "Harbour Office",
    ]


def test_a_stance_that_nobody_takes_has_no_column(folder: Path) -> None:
    shown = argmap("speakers", "maps/a.argmap").stdout
    assert "denies" in shown
    assert "doubts" not in shown


def test_several_maps(folder: Path) -> None:
    write(folder, {"more/m.argmap": "map other: The [b]other[/] map\n\nclaim a: A.\n"})
    shown = argmap("speakers").stdout
    assert "Is the bridge safe?" in shown
    assert "The [b]other[/] map: nobody speaks in it" in shown


def test_names_are_no_markup(tmp_path: Path) -> None:
    text = "speaker eva: [bold]Eva[/bold] [/x]\n\nclaim a: A.\n  said by: eva\n"
    write(tmp_path, {"map.argmap": text})
    assert "[bold]Eva[/bold] [/x]" in argmap("speakers", tmp_path).stdout


def test_colours_are_for_terminals(folder: Path) -> None:
    words = ("speakers", folder)
    assert b"\x1b" not in process(*words).stdout
    assert b"\x1b" in process(*words, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" not in process(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


@pytest.mark.parametrize(
    ("name", "start"), [("x.svg", b"<svg"), ("x.PNG", b"\x89PNG"), ("x.pdf", b"%PDF")]
)
def test_the_ending_names_the_format(folder: Path, name: str, start: bytes) -> None:
    done = argmap("speakers", "maps", "-o", name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"written: {name} (4 voices)" in done.stderr
    assert (folder / name).read_bytes().startswith(start)
    assert not list(folder.glob(".*.tmp"))


def test_a_picture_of_one_file(folder: Path) -> None:
    assert argmap("speakers", "maps/b.argmap", "-o", "x.svg").exit_code == 0
    picture = (folder / "x.svg").read_text(encoding="utf-8")
    assert "Two piers are cracked." in picture
    assert "The bridge is unsafe." not in picture


def test_standard_output_is_svg(folder: Path) -> None:
    done = argmap("speakers", "maps", "-o", "-")
    assert ET.fromstring(done.stdout).get("role") == "img"


def test_the_dark_theme_has_another_page(folder: Path) -> None:
    light = argmap("speakers", "maps", "-o", "-").stdout
    dark = argmap("speakers", "maps", "-o", "-", "--theme", "dark").stdout
    assert "#11161d" in dark
    assert "#11161d" not in light


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("x.dot", "names no format"),
        ("x.jpg", "names no format"),
        ("maps", "is a folder"),
        ("maps/a.argmap", "is the name of a map's file"),
        ("none/x.svg", "there is no folder none"),
    ],
)
def test_where_no_picture_can_be_written(folder: Path, output: str, said: str) -> None:
    before = (folder / "maps" / "a.argmap").read_bytes()
    done = argmap("speakers", "maps", "-o", output)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert (folder / "maps" / "a.argmap").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["argmap.toml", "maps"]


def test_a_picture_shows_one_map(folder: Path) -> None:
    write(folder, {"more/m.argmap": "claim a: A.\n"})
    done = argmap("speakers", ".", "-o", "x.svg")
    assert done.exit_code == 2
    assert "name one of them" in done.stderr


def test_nobody_to_draw(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n\nclaim b: B.\n  supports: a\n"})
    done = argmap("speakers", tmp_path, "-o", tmp_path / "x.svg")
    assert done.exit_code == 2
    assert "nobody speaks" in done.stderr
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize("more", [[], ["-o", "x.svg"]])
def test_a_map_with_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: list[str]
) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  said by: nobody\n"})
    monkeypatch.chdir(tmp_path)
    done = argmap("speakers", ".", *more)
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (tmp_path / "x.svg").exists()


def test_no_such_path(tmp_path: Path) -> None:
    assert argmap("speakers", tmp_path / "none").exit_code == 2
