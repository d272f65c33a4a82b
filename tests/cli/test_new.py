"""`argmap new` writes a map that is without findings, and harms nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.main import cli
from argmap.language.vocabulary import KINDS

FILES = {"ferry.argmap", "sources/gazette.txt"}


def argmap(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a new map."""
    folder = tmp_path / "below" / "my map"
    assert argmap("new", folder).exit_code == 0
    return folder


def test_it_writes_a_map_and_the_report_that_it_quotes(folder: Path) -> None:
    assert files(folder) == FILES


def test_the_map_is_without_findings_and_in_canonical_form(folder: Path) -> None:
    assert argmap("check", "--strict", folder).exit_code == 0
    assert argmap("fmt", "--check", folder).exit_code == 0


def test_the_quotes_stand_in_the_report(folder: Path) -> None:
    report = (folder / "sources" / "gazette.txt").read_text(encoding="utf-8")
    quotes = re.findall(r"^  > (.*)$", (folder / "ferry.argmap").read_text(encoding="utf-8"), re.M)
    assert len(quotes) == 4
    assert all(quote in report for quote in quotes)


def test_the_map_shows_most_of_the_language(folder: Path) -> None:
    text = (folder / "ferry.argmap").read_text(encoding="utf-8")
    assert set(re.findall(r"^\w+", text, re.M)) == {*KINDS} - {"argument", "section", "import"}
    for part in (
        "answers:",
        "undercuts:",
        " + ",
        " -> ",
        "likelihood:",
        "confidence:",
        "falls if:",
    ):
        assert part in text


def test_it_says_what_to_type_next(tmp_path: Path) -> None:
    said = argmap("new", tmp_path / "my map").output
    assert f'argmap check "{tmp_path / "my map"}"' in said
    assert f'argmap render "{tmp_path / "my map"}"' in said


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert argmap("new", tmp_path).exit_code == 0
    assert files(tmp_path) == {"notes.txt", *FILES}


@pytest.mark.parametrize("name", ["ferry.argmap", "other.argmap", "sources/gazette.txt"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    result = argmap("new", tmp_path)
    assert result.exit_code == 2
    assert path.name in result.output
    assert files(tmp_path) == {name}
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine", encoding="utf-8")
    result = argmap("new", path)
    assert result.exit_code == 2
    assert "can't write" in result.output
    assert path.read_text(encoding="utf-8") == "mine"
