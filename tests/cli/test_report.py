"""`argmap report`, as it is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import ROOT, write

MANAS = ROOT / "tests" / "fixtures" / "manas"
_MAP = (
    "map m: A map\n\nsource s: S\n  file: s.md\n\nquestion q: Why?\n\nclaim h: So.\n"
    "  answers: q\n  supported by: a\n\nclaim a: A.\n  said by: author in s\n  > some words\n"
)


def _project(folder: Path) -> Path:
    return write(folder, {"map.argmap": _MAP, "s.md": "There are some words here.\n"})


def test_markdown_without_pictures_to_standard_output() -> None:
    done = process("report", MANAS)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert text.startswith("# Why did Bakiyev press Washington")
    assert "According to Kumar Bekbalatov" in text
    assert "![" not in text
    assert "pictures are left out" in done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.md", b"# "),
        ("out.html", b"<!DOCTYPE html>"),
        ("out.docx", b"PK"),
        ("out.pdf", b"%PDF-"),
    ],
)
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, start: bytes) -> None:
    if name.endswith("docx"):
        pytest.importorskip("docx")
    result = argmap("report", MANAS, "--output", tmp_path / name)
    assert result.exit_code == 0, result.output
    assert f"written: {tmp_path / name} (" in result.stderr
    assert (tmp_path / name).read_bytes().startswith(start)


def test_pictures_of_markdown_stand_beside_it(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    out = folder / "my report.md"
    result = argmap("report", folder, "-o", out)
    assert result.exit_code == 0, result.output
    picture = folder / "my report-1.svg"
    assert "](<my%20report-1.svg>)" in out.read_text(encoding="utf-8")
    assert picture.read_text(encoding="utf-8").startswith("<svg ")
    assert f"written: {picture} (Figure 1)" in result.stderr
    before = picture.read_bytes()
    assert argmap("report", folder, "-o", out).exit_code == 0  # its own pictures are renewed
    assert picture.read_bytes() == before


def test_no_other_picture_is_written_over(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    (folder / "r-1.svg").write_text("<svg>mine</svg>", encoding="utf-8")
    result = argmap("report", folder, "-o", folder / "r.md")
    assert result.exit_code == 2
    assert "is no picture of argmap's" in result.stderr
    assert (folder / "r-1.svg").read_text(encoding="utf-8") == "<svg>mine</svg>"
    assert not (folder / "r.md").exists()


def test_to_chooses_the_format_on_standard_output() -> None:
    done = process("report", MANAS, "--to", "html")
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert b"<svg" in done.stdout


def test_the_language_and_the_question_are_chosen(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    text = argmap("report", folder, "--question", "q", "--lang", "de").stdout
    assert "## In Kürze" in text
    assert "Was dafür spricht" in text
    slip = argmap("report", folder, "--question", "h")
    assert slip.exit_code == 2
    assert "no question" in slip.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "pdf", "-o", "x.md"], "disagree"),
        (["-o", "x.txt"], "names no format"),
        (["-o", "map.argmap", "--to", "md"], "a map's file"),
        (["-o", "s.md"], "the file of the source `s`"),
        (["-o", "none/x.md"], "there is no folder none"),
        (["-o", "folder.md"], "is a folder"),
        (["--kind", "gap"], "there is nothing to report"),
    ],
)
def test_what_can_t_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    folder = _project(tmp_path)
    (folder / "folder.md").mkdir()
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    monkeypatch.chdir(folder)
    result = argmap("report", ".", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_map_with_errors_is_not_reported(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": "claim a: A.\n  supports: nobody\n"})
    result = argmap("report", folder, "-o", tmp_path / "r.html")
    assert result.exit_code == 1
    assert "Nothing was written" in result.stderr
    assert not (tmp_path / "r.html").exists()


def test_an_empty_map_has_nothing_to_report(tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": "map m: A map\n"})
    result = argmap("report", folder)
    assert result.exit_code == 2
    assert "there is nothing to report" in result.stderr


def test_without_the_library_for_word_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = argmap("report", MANAS, "-o", tmp_path / "r.docx")
    assert result.exit_code == 2
    assert 'pip install "argmap[documents]"' in result.stderr
