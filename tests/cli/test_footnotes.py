"""`argmap footnotes`, as it is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import ROOT, write

MANAS = ROOT / "tests" / "fixtures" / "manas"
_MAP = "source s: S\n  file: s.md\n\nclaim a: A.\n  said by: author in s\n  > some words\n"


def _project(folder: Path) -> Path:
    return write(folder, {"map.argmap": _MAP, "s.md": "There are some words here.\n"})


def test_markdown_to_standard_output() -> None:
    done = process("footnotes", MANAS)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "[^1]: “Kyrgyz President Bakiyev Makes First State Visit to Russia,” " in text
    assert "Verified word for word at line " in text
    assert text.endswith("\n")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.md", b"# "),
        ("out.html", b"<!DOCTYPE html>"),
        ("out.docx", b"PK"),
        ("out.csv", b'\xef\xbb\xbf"note"'),
    ],
)
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, start: bytes) -> None:
    if name.endswith("docx"):
        pytest.importorskip("docx")
    result = argmap("footnotes", MANAS, "--output", tmp_path / name)
    assert result.exit_code == 0
    assert f"written: {tmp_path / name} (" in result.stderr
    assert (tmp_path / name).read_bytes().startswith(start)


def test_to_chooses_the_format_on_standard_output(tmp_path: Path) -> None:
    assert argmap("footnotes", MANAS, "--to", "html").stdout.startswith("<!DOCTYPE html>")
    named = tmp_path / "notes.txt"
    assert argmap("footnotes", MANAS, "--to", "md", "-o", named).exit_code == 0
    assert named.read_text(encoding="utf-8").startswith("# ")


def test_a_file_gives_the_notes_of_its_own_claims(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.argmap": "claim a: AAA.\n", "b.argmap": "claim b: BBB.\n"})
    shown = argmap("footnotes", folder / "a.argmap").stdout
    assert "AAA" in shown
    assert "BBB" not in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "docx"], "write it with --output FILE"),
        (["--to", "csv", "-o", "x.md"], "disagree"),
        (["-o", "x.txt"], "names no format"),
        (["-o", "x"], "names no format"),
        (["-o", "map.argmap", "--to", "md"], "a map's file"),
        (["-o", "s.md"], "the file of the source `s`"),
        (["-o", "none/x.md"], "there is no folder none"),
        (["-o", "folder.md"], "is a folder"),
    ],
)
def test_what_can_t_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    folder = _project(tmp_path)
    (folder / "folder.md").mkdir()
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    monkeypatch.chdir(folder)
    result = argmap("footnotes", ".", *words)
    assert result.exit_code == 2
    assert said in result.output
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_map_with_errors_gives_no_notes(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n"})
    result = argmap("footnotes", folder, "-o", tmp_path / "x.md")
    assert result.exit_code == 1
    assert "unknown-id" in result.output
    assert "Nothing was written" in result.output
    assert not (tmp_path / "x.md").exists()


def test_an_altered_quote_gives_no_notes(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    (folder / "map.argmap").write_text(_MAP.replace("some words", "many words"))
    result = argmap("footnotes", folder)
    assert result.exit_code == 1
    assert "Verified" not in result.output


def test_no_such_path_several_maps_and_nothing_to_note(tmp_path: Path) -> None:
    assert argmap("footnotes", tmp_path / "none").exit_code == 2
    write(tmp_path, {"a/a.argmap": "claim a: A.\n", "b/b.argmap": "question b: B?\n"})
    assert "are 2 maps" in argmap("footnotes", tmp_path).output
    assert "no claim and no evidence" in argmap("footnotes", tmp_path / "b").output


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = argmap("footnotes", MANAS, "-o", tmp_path / "x.docx")
    assert result.exit_code == 2
    assert 'pip install "argmap[documents]"' in result.output
    assert list(tmp_path.iterdir()) == []
