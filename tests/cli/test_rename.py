"""`argmap rename`: which map is meant, what is written, and locks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commands import argmap
from mapkit import write

from argmap.workspace import writing

FILES = {
    "a/one.argmap": (
        "source voa: V\n  file: voa.txt\n\nclaim old: O.\n  from: voa\n  > the words\n"
        "  supports: b\n"
    ),
    "a/two.argmap": "claim b: On `old`.\n",
    "a/voa.txt": "These are the words.\n",
    "b/three.argmap": (
        "import a: ../a\n\nclaim c: C.\n  from: a.voa\n  > the words\n  supports: a.old\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_files_of_the_project(folder: Path) -> None:
    result = argmap("rename", "old", "new", folder)
    assert result.exit_code == 0
    assert result.stdout.count("written: ") == 2
    assert "two.argmap:1:14: `old` is in a comment or in prose, and stays" in result.stderr
    assert "`old` renamed to `new`: 2 places in 2 files." in result.stderr
    assert b"supports: a.new" in (folder / "b/three.argmap").read_bytes()


def test_a_diff_changes_nothing(folder: Path) -> None:
    before = state(folder)
    result = argmap("rename", "old", "new", folder / "a/two.argmap", "--diff")
    assert result.exit_code == 0
    assert "-claim old: O.\n+claim new: O.\n" in result.stdout
    assert "-  supports: a.old\n+  supports: a.new\n" in result.stdout
    assert "would be renamed" in result.stderr
    assert state(folder) == before


def test_an_id_that_is_empty(folder: Path) -> None:
    before = state(folder)
    for words, said in ((("", "x"), "OLD, the id that"), (("old", ""), "NEW, the id that")):
        result = argmap("rename", *words, folder)
        assert result.exit_code == 2
        assert f"error: {said}" in result.stderr
    assert state(folder) == before


def test_several_maps_that_have_it(folder: Path) -> None:
    write(folder, {"c/c.argmap": "claim old: Another.\n"})
    before = state(folder)
    result = argmap("rename", "old", "new", folder)
    assert result.exit_code == 2
    assert "the id `old` is in 2 maps" in result.stderr
    assert "name one of the folders: a, c" in result.stderr
    assert state(folder) == before
    assert argmap("rename", "old", "new", folder / "c").exit_code == 0
    assert b"claim old" in (folder / "a/one.argmap").read_bytes()


def test_none_that_has_it(folder: Path) -> None:
    result = argmap("rename", "odl", "new", folder)
    assert result.exit_code == 2
    assert "did you mean `old`?" in result.stderr


def test_locks_know_the_new_id(folder: Path) -> None:
    assert argmap("lock", folder).exit_code == 0
    before = state(folder)
    assert argmap("rename", "voa", "radio", folder / "a").exit_code == 0
    assert argmap("lock", folder, "--check").exit_code == 0
    after = state(folder)
    assert after["a/argmap.lock"] == before["a/argmap.lock"].replace(b"voa", b"radio")
    assert after["b/argmap.lock"] == before["b/argmap.lock"].replace(b"a.voa", b"a.radio")
    assert argmap("rename", "a", "alpha", folder / "b").exit_code == 0
    assert argmap("lock", folder, "--check").exit_code == 0
    assert b"alpha.radio" in (folder / "b/argmap.lock").read_bytes()


def test_a_lock_that_can_t_be_read_stays(folder: Path) -> None:
    (folder / "a/argmap.lock").write_text("{", encoding="utf-8")
    result = argmap("rename", "voa", "radio", folder / "a")
    assert result.exit_code == 0
    assert "argmap.lock can't be read, and stays" in result.stderr


def test_all_files_are_written_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(folder)
    real, calls = os.fsync, []

    def fail_at_second(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "no space left on device")
        real(handle)

    monkeypatch.setattr(writing.os, "fsync", fail_at_second)
    result = argmap("rename", "old", "new", folder)
    assert result.exit_code == 2
    assert "one.argmap: no space left on device" in result.stderr
    assert state(folder) == before


def test_a_file_that_has_changed_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(folder)
    path = folder / "a/one.argmap"

    def save_meanwhile(was: dict[Path, bytes], after: dict[Path, bytes]) -> None:
        path.write_bytes(path.read_bytes() + b"# More.\n")
        write_all(was, after)

    write_all = writing.write_all
    monkeypatch.setattr(writing, "write_all", save_meanwhile)
    result = argmap("rename", "old", "new", folder)
    assert result.exit_code == 2
    assert "has changed since it was read" in result.stderr
    assert state(folder) == {**before, "a/one.argmap": before["a/one.argmap"] + b"# More.\n"}


def test_a_link_is_not_written(folder: Path) -> None:
    (folder / "a/link.argmap").symlink_to("../aside.txt")
    (folder / "aside.txt").write_text("claim l: L.\n  supports: old\n", encoding="utf-8")
    result = argmap("rename", "old", "new", folder)
    assert result.exit_code == 2
    assert "is a link" in result.stderr
