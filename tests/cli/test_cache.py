"""`argmap cache`, and `--no-cache`."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import write

from argmap.cache import files

MAP = "claim a: A.\n  supports: b\n\nclaim b: B.\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "maps", {"map.argmap": MAP, "other/map.argmap": MAP})


def test_it_says_where_it_is_and_how_much_it_holds(place: Path) -> None:
    assert argmap("cache").output == f"{place}: 0 checks, 0 parses and 0 layouts, 0.0 MB\n"
    assert argmap("cache").stderr == ""
    assert not place.exists()


def test_clear_empties_it_and_nothing_else(place: Path, folder: Path) -> None:
    argmap("render", folder / "other", "-o", folder / "map.svg")
    place.joinpath("checks").mkdir()
    place.joinpath("checks", "some").write_bytes(b"x" * 100_000)
    (place / "mine.txt").write_text("not argmap's")
    assert argmap("cache", "clear").output == "Cleared: 1 check, 0 parses and 1 layout, 0.1 MB.\n"
    assert (place / "mine.txt").exists()
    assert files("checks") == files("layouts") == []


def test_clear_of_no_cache(place: Path) -> None:
    assert argmap("cache", "clear").exit_code == 0
    assert not place.exists()


def test_without_cache_nothing_is_kept(place: Path, folder: Path) -> None:
    for words in (["check", folder], ["render", folder / "other", "-o", folder / "map.svg"]):
        assert argmap(*words, "--no-cache").exit_code == 0
    assert not place.exists()
    argmap("check", folder)
    argmap("check", folder, "--no-cache")
    assert argmap("check", folder).exit_code == 0


def test_a_cache_that_can_t_be_had_costs_nothing_but_time(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").touch()
    done = process("check", folder, env={"ARGMAP_CACHE_DIR": str(tmp_path / "file")})
    assert done.returncode == 0
    assert not done.stderr


@pytest.mark.parametrize("name", ["file", "file/cache"])
def test_it_says_why_nothing_can_be_kept(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / name))
    result = argmap("cache")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{tmp_path / name}: 0 checks")
    assert result.stderr == f"note: nothing can be kept: {tmp_path / 'file'} is not a folder\n"


def test_it_says_where_it_may_not_write(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.mkdir()
    (place / "checks").mkdir()
    monkeypatch.setattr("os.access", lambda path, how: path != place / "checks")
    said = f"nothing can be kept: you may not write into {place / 'checks'}\n"
    assert argmap("cache").stderr == f"note: {said}"


def test_a_wrong_word_gets_a_suggestion() -> None:
    result = argmap("cache", "claer")
    assert result.exit_code == 2
    assert "clear" in result.output
