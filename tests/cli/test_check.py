"""`argmap check`: paths, formats, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import REAL_FOLDERS, write

GOOD = "claim a: A.\n  supports: b\n\nclaim b: B.\n"
BAD = "claim a: A.\n  supports: c\n"
WARNED = "claim a: A.\n"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "good/map.argmap": GOOD,
            "bad/map.argmap": BAD,
            "bad/other.argmap": "claim d: D.\n",
            "warned/deep/map.argmap": WARNED,
            "none/text.txt": "no map",
        },
    )


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_real_maps_have_no_findings(folder: Path) -> None:
    assert argmap("check", "--strict", folder).exit_code == 0


def test_exit_codes(maps: Path) -> None:
    assert argmap("check", maps / "good").exit_code == 0
    assert argmap("check", maps / "warned").exit_code == 0
    assert argmap("check", "--strict", maps / "warned").exit_code == 1
    assert argmap("check", maps / "bad").exit_code == 1
    assert argmap("check", maps).exit_code == 1
    assert argmap("check", maps / "good", maps / "bad").exit_code == 1


def test_a_file_is_reported_on_alone(maps: Path) -> None:
    assert argmap("check", maps / "bad" / "other.argmap").exit_code == 0
    found = argmap("check", "--format", "concise", maps / "bad" / "map.argmap").stdout
    assert found.count("\n") == 1
    assert "other" not in found


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nowhere", "there is no file or folder"),
        ("goodd", "did you mean `good`?"),
        ("none", "there is no map in"),
        ("none/text.txt", "does not end in .argmap"),
        ("good/map.argmap/x", "there is no file or folder"),
        ("x" * 5000, ""),
    ],
)
def test_paths_that_are_none(maps: Path, path: str, words: str) -> None:
    for command in ("check", "fmt", "export"):
        result = argmap(command, maps / path)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("error: ")
        if command == "check":
            assert words in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--formt", "json"],
        ["check", "--format", "yaml"],
        ["check", "--stdin-filename", "a.argmap"],
        ["check", "-", "--stdin-filename", "a.txt"],
        ["chek"],
        ["fmt", "--chek"],
        ["export", "--to", "yaml"],
        ["show"],
        ["show", "a", "--depth", "-1"],
        ["show", "a", "--depth", "x"],
        ["schema", "x"],
        ["--nothing"],
    ],
)
def test_wrong_options(words: list[str]) -> None:
    result = argmap(*words, stdin="")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_a_misspelt_command() -> None:
    assert "did you mean `check`?" in argmap("chek").stderr


def test_json(maps: Path) -> None:
    made = json.loads(argmap("check", "--format", "json", maps / "bad").stdout)
    assert made["summary"].pop("quotes")["all"] == 0
    counts = {"files": 2, "error": 1, "warning": 1, "info": 0, "known": 0, "held_back": 1}
    assert made["summary"] == counts
    finding = next(f for f in made["findings"] if f["severity"] == "error")
    assert (finding["rule"], finding["line"], finding["column"]) == ("unknown-id", 2, 13)
    assert (finding["end_line"], finding["end_column"]) == (2, 14)
    assert json.loads(argmap("check", "--format", "json", maps / "good").stdout)["findings"] == []


def test_concise(maps: Path) -> None:
    result = argmap("check", "--format", "concise", maps / "bad" / "map.argmap")
    assert result.stdout.endswith(
        "map.argmap:2:13: error: claim `a` supports `c`, which does not exist [unknown-id]\n"
    )
    assert "1 error in 1 file." in result.stderr


def test_full(maps: Path) -> None:
    assert argmap("check", maps / "good").stdout == "No findings in 1 file.\n"
    assert "1 error and 1 warning in 2 files." in argmap("check", maps / "bad").stdout


def test_standard_input(maps: Path) -> None:
    assert argmap("check", "-", stdin=GOOD).exit_code == 0
    result = argmap("check", "-", stdin=BAD)
    assert result.exit_code == 1
    assert "standard-input.argmap:2:13" in result.stdout
    # In place of a file, among the files of its folder.
    path = maps / "good" / "map.argmap"
    text = GOOD + "\nclaim c: C.\n  supports: d\n"
    result = argmap("check", "-", "--stdin-filename", path, stdin=text)
    assert (result.exit_code, "map.argmap:7:13" in result.stdout) == (1, True)
    other = maps / "good" / "new.argmap"
    result = argmap("check", "-", "--stdin-filename", other, stdin="claim z: Z.\n  supports: a\n")
    assert result.exit_code == 0
    assert not other.exists()


def test_bytes_that_are_no_text() -> None:
    for data in (
        b"\xff\xfe\x00",
        b"claim a: \xff\n",
        b"\x00" * 100,
        "claim a: A.\n".encode("utf-16"),
    ):
        result = argmap("check", "-", stdin=data)
        assert result.exit_code == 1
        assert "UTF-8" in result.stdout


def test_colours_are_for_terminals(maps: Path) -> None:
    plain = process("check", maps / "bad")
    assert (plain.returncode, b"\x1b" in plain.stdout) == (1, False)
    forced = process("check", maps / "bad", env={"FORCE_COLOR": "1"})
    assert b"\x1b" in forced.stdout
    none = process("check", maps / "bad", env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert none.stdout == plain.stdout


def test_without_a_path_it_takes_the_folder(maps: Path) -> None:
    done = process("check", cwd=maps / "bad")
    assert done.returncode == 1
    assert b"--> map.argmap:2:13" in done.stdout


def test_a_terminal_that_can_t_show_a_script(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim база: Слова.\n"})
    done = process("check", tmp_path, env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert rb"\u0431" in done.stdout


def test_help_and_version() -> None:
    for words in (["--help"], ["--version"], ["check", "-h"], ["fmt", "--help"], ["show", "-h"]):
        assert process(*words).returncode == 0
