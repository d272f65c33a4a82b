"""What no command that writes a file may write over."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap
from mapkit import write

FILES = {
    "argmap.toml": "",
    "map.argmap": "import o: other\n\nsource s: S\n  file: doc.pdf\n\nclaim a: A.\n",
    "doc.pdf": "%PDF\n",
    "other/map.argmap": "source t: T\n  file: doc.svg\n",
    "other/doc.svg": "<svg/>\n",
    ".git/hooks.svg": "hooks\n",
}
COMMANDS = {
    "render": ["render", "map.argmap", "--to", "svg"],
    "report": ["report", "map.argmap", "--to", "md"],
    "footnotes": ["footnotes", "map.argmap", "--to", "md"],
    "source export": ["source", "export", "map.argmap", "--to", "csl"],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("doc.pdf", "is the file of the source `s`"),
        ("other/doc.svg", "is the file of the source `t`"),
        ("new.argmap", "is the name of a map's file"),
        ("argmap.toml", "is the name of a file that the project is read from"),
        ("other/argmap.lock", "is the name of a file that the project is read from"),
        (".git/hooks.svg", "is a file of git"),
    ],
)
def test_what_the_project_needs_stays(folder: Path, words: list[str], name: str, said: str) -> None:
    result = argmap(*words, "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{name} {said}" in result.stderr
    there = [path for path in folder.rglob("*") if path.is_file()]
    assert {p.relative_to(folder).as_posix(): p.read_text() for p in there} == FILES


def test_the_usual_name_of_a_picture_may_be_that_of_a_document(folder: Path) -> None:
    (folder / "map.argmap").write_text("source s: S\n  file: map.svg\n\nclaim a: A.\n")
    (folder / "map.svg").write_text("<svg/>\n")
    result = argmap("render", "map.argmap")
    assert result.exit_code == 2
    assert "map.svg is the file of the source `s`" in result.stderr
    assert (folder / "map.svg").read_text() == "<svg/>\n"


def test_any_other_file_is_replaced(folder: Path) -> None:
    (folder / "old.svg").write_text("old")
    for _ in range(2):
        assert argmap("render", "map.argmap", "-o", "old.svg").exit_code == 0
    assert "<svg" in (folder / "old.svg").read_text()
