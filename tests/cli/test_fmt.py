"""`argmap fmt`: what it writes, what it leaves alone, and how."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import REAL_FILES, write

from argmap.workspace import writing

ROUGH = "claim a:   A.\n\n\n    supports:b-1\n".replace("supports:", "supports: ")
FINE = "claim a: A.\n  supports: b-1\n"
FAULTY = "claim a:   A.\n    suported by: b\n"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return write(tmp_path, {"rough.argmap": ROUGH, "fine.argmap": FINE, "faulty.argmap": FAULTY})


def texts(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_bytes().decode() for path in folder.glob("*.argmap")}


def test_a_folder(maps: Path) -> None:
    result = argmap("fmt", maps)
    assert result.exit_code == 1
    assert texts(maps) == {"rough": FINE, "fine": FINE, "faulty": FAULTY}
    assert "left alone" in result.stderr
    assert "faulty.argmap:2:5" in result.stderr
    assert result.stdout.count("written:") == 1
    (maps / "faulty.argmap").unlink()
    assert argmap("fmt", maps).exit_code == 0


def test_a_file(maps: Path) -> None:
    assert argmap("fmt", maps / "rough.argmap").exit_code == 0
    assert texts(maps)["rough"] == FINE
    assert argmap("fmt", maps / "faulty.argmap").exit_code == 1


def test_check_and_diff_change_nothing(maps: Path) -> None:
    before = texts(maps)
    result = argmap("fmt", "--check", maps / "rough.argmap", maps / "fine.argmap")
    assert result.exit_code == 1
    assert "would change" in result.stdout
    assert "fine" not in result.stdout
    result = argmap("fmt", "--diff", maps / "rough.argmap")
    assert result.exit_code == 1
    assert "+claim a: A.\n" in result.stdout
    assert argmap("fmt", "--check", "--diff", maps / "fine.argmap").exit_code == 0
    assert texts(maps) == before


def test_standard_input() -> None:
    done = argmap("fmt", "-", stdin=ROUGH)
    assert (done.exit_code, done.stdout, done.stderr) == (0, FINE, "")
    result = argmap("fmt", "-", stdin=FAULTY)
    assert (result.exit_code, result.stdout) == (1, FAULTY)
    assert "left alone: standard-input.argmap has " in result.stderr
    done = argmap("fmt", "--check", "-", stdin=ROUGH)
    assert (done.exit_code, done.stdout) == (1, "would change: standard-input.argmap\n")
    assert argmap("fmt", "--check", "-", stdin=FINE).exit_code == 0
    assert argmap("fmt", "-", stdin="").stdout == ""


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + ROUGH.encode(),
        ROUGH.replace("\n", "\r\n").encode(),
        ROUGH.rstrip().encode(),
    ],
    ids=["byte-order mark", "CRLF", "no last newline"],
)
def test_line_ends_and_marks(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "map.argmap"
    path.write_bytes(data)
    assert argmap("fmt", path).exit_code == 0
    assert path.read_bytes() == FINE.encode()


def test_line_ends_are_not_changed_in_silence(maps: Path) -> None:
    path = maps / "fine.argmap"
    path.write_bytes(FINE.replace("\n", "\r\n").encode())
    said = f"{path} (its CRLF line ends become LF)"
    assert argmap("fmt", "--check", path).stdout == f"would change: {said}\n"
    assert argmap("fmt", path).stdout == f"written: {said}\n"
    assert path.read_bytes() == FINE.encode()
    assert argmap("fmt", "--check", path).exit_code == 0


@pytest.mark.parametrize("data", [b"claim a:  \xff\n", b"claim a:  \x07\n", b"\xff\xfec\0l\0"])
def test_what_is_no_text_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "map.argmap"
    path.write_bytes(data)
    assert argmap("fmt", path).exit_code == 1
    assert path.read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_stay(maps: Path, mode: int) -> None:
    path = maps / "rough.argmap"
    path.chmod(mode)
    assert argmap("fmt", path).exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_a_link(maps: Path) -> None:
    link = maps / "link.argmap"
    link.symlink_to("rough.argmap")
    assert argmap("fmt", link).exit_code == 0
    assert link.is_symlink()
    assert texts(maps)["rough"] == FINE


def test_it_is_written_whole_or_not_at_all(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(writing.os, "fsync", fail)
    result = argmap("fmt", maps / "rough.argmap")
    assert result.exit_code == 2
    assert "no space left" in result.stderr
    assert texts(maps)["rough"] == ROUGH
    assert {path.suffix for path in maps.iterdir()} == {".argmap", ".toml"}


def test_a_file_that_may_not_be_written(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.os, "access", lambda path, mode: mode != os.W_OK)
    result = argmap("fmt", maps / "rough.argmap")
    assert result.exit_code == 2
    assert "can't write" in result.stderr
    assert texts(maps)["rough"] == ROUGH


def test_a_file_that_is_fine_is_not_touched(maps: Path) -> None:
    path = maps / "fine.argmap"
    before = path.stat()
    assert argmap("fmt", path).exit_code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_link_out_of_the_project_is_not_written(tmp_path: Path) -> None:
    outside = tmp_path / "outside.argmap"
    outside.write_text(ROUGH, encoding="utf-8")
    inside = write(tmp_path / "project", {"map.argmap": FINE})
    (inside / "link.argmap").symlink_to(outside)
    assert argmap("fmt", inside).exit_code == 1
    assert outside.read_text(encoding="utf-8") == ROUGH


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_real_maps_are_in_canonical_form(path: Path) -> None:
    assert argmap("fmt", "--check", path).exit_code == 0


def test_as_typed(maps: Path) -> None:
    done = process("fmt", "-", stdin=ROUGH.replace("\n", "\r\n").encode())
    assert (done.returncode, done.stdout) == (0, FINE.encode())
    assert process("fmt", "--check", cwd=maps).returncode == 1


def test_files_are_named_as_they_can_be_opened(maps: Path) -> None:
    done = process("fmt", "--check", ".", "./rough.argmap", cwd=maps)
    assert done.stdout == b"would change: rough.argmap\n"


def test_a_path_that_is_not_there(maps: Path) -> None:
    result = argmap("fmt", maps / "fautly.argmap")
    assert result.exit_code == 2
    assert "did you mean `faulty.argmap`?" in result.stderr
