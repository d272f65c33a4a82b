"""`--format` and `--report`: what is printed, what is written, and what can't be."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import write

from argmap.diagnostics.reports import FORMATS

BAD = "claim a: A.\n  supports: c\n"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return write(tmp_path, {"maps/map.argmap": BAD, "maps/other.argmap": "claim d: D.\n"})


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_has_what_is_printed(maps: Path, form: str) -> None:
    done = process("check", "maps", "--format", form, "--report", f"{form}=out", cwd=maps)
    assert done.returncode == 1
    assert (maps / "out").read_bytes() == done.stdout != b""
    assert b"Traceback" not in done.stderr


def test_several_are_written_beside_what_is_printed(maps: Path) -> None:
    words = [word for form in FORMATS for word in ("--report", f"{form}=out.{form}")]
    done = process("check", *words, cwd=maps, env={"FORCE_COLOR": "1"})
    assert done.stdout == process("check", cwd=maps, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" in done.stdout
    written = {path.suffix[1:]: path.read_bytes() for path in maps.glob("out.*")}
    assert written.keys() == FORMATS.keys()
    assert not any(b"\x1b" in data for data in written.values())
    assert all(b"unknown-id" in data for data in written.values())
    assert not [*maps.glob(".*tmp")]


def test_the_exit_code_is_that_of_the_check(maps: Path) -> None:
    (maps / "maps" / "map.argmap").write_text("claim a: A.\n", encoding="utf-8")
    for words, code in (([], 0), (["--strict"], 1)):
        for form in FORMATS:
            out = maps / "out"
            ended = argmap("check", maps, "--report", f"{form}={out}", *words).exit_code
            assert (ended, out.stat().st_size > 0) == (code, True)
            out.unlink()


@pytest.mark.parametrize(
    ("given", "message", "help"),
    [
        ("sariff=x", "`sariff` is not a format", "did you mean `sarif`?"),
        ("yaml=x", "`yaml` is not a format", "formats are full, concise, json, jsonl, sarif"),
        ("out.sarif", "`out.sarif` is not a format", "formats are "),
        ("=x", "`` is not a format", "formats are "),
        ("", "`` is not a format", "formats are "),
        ("sarif", "it names no file", "write --report sarif=FILE"),
        ("sarif=", "it names no file", "write --report sarif=FILE"),
        ("sarif=-", "this writes files", "print it with --format sarif"),
        ("json=maps/map.argmap", "maps/map.argmap is the name of a map's file", "another file"),
        ("json=new.ARGMAP", "new.ARGMAP is the name of a map's file", "name another file"),
        ("junit=maps/report.txt", "maps/report.txt is the file of the source `r`", "another file"),
        ("junit=twin.txt", "twin.txt is the file of the source `r`", "name another file"),
        ("junit=link.txt", "link.txt is the file of the source `r`", "name another file"),
        ("json=argmap-baseline.json", "argmap-baseline.json is the name of a file", ""),
        ("json=maps/argmap.lock", "maps/argmap.lock is the name of a file", ""),
        ("json=argmap.toml", "argmap.toml is the name of a file", "name another file"),
        ("json=pyproject.toml", "pyproject.toml is the name of a file", "name another file"),
        ("json=.git/config", ".git/config is a file of git", "name another file"),
        ("json=.git/new", ".git/new is a file of git", "name another file"),
        ("json=maps", "maps is a folder", "write maps/FILE"),
        ("json=nowhere/x.json", "there is no folder nowhere", "make it first"),
        (f"json={'x' * 300}", "File name too long", ""),
        ("json=maps/map.argmap/x", "there is no folder maps/map.argmap", "make it first"),
    ],
)
def test_what_can_t_be_written_is_said_before_the_check(
    maps: Path, given: str, message: str, help: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(maps)
    write(maps, {"maps/report.txt": "Words.\n", ".git/config": "[core]\n"})
    write(maps, {"maps/source.argmap": "# r\nsource r: R\n# r\n  file:\n    report.txt  \n"})
    (maps / "twin.txt").hardlink_to(maps / "maps" / "report.txt")
    (maps / "link.txt").symlink_to(maps / "maps" / "report.txt")
    before = {path: path.read_bytes() for path in maps.rglob("*") if path.is_file()}
    result = argmap("check", "--report", "junit=first.xml", "--report", given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"error: --report {given}: {message}" in result.stderr
    assert help in result.stderr
    assert {path: path.read_bytes() for path in maps.rglob("*") if path.is_file()} == before


def test_a_document_is_spared_whichever_maps_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the maps that are checked, and those of maps above the file."""
    said = "source s: S\n  file: sources/a.txt\n"
    files = {"one/m.argmap": said, "one/sources/a.txt": "Words.\n", "two/m.argmap": "claim a: A.\n"}
    write(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    for path in ("one", "one/m.argmap", "two", "."):
        result = argmap("check", path, "--report", "json=one/sources/a.txt")
        assert result.exit_code == 2
        assert "one/sources/a.txt is the file of the source `s`" in result.stderr
    words = ["-", "--stdin-filename", "one/n.argmap", "--report", "json=one/sources/a.txt"]
    assert argmap("check", *words, stdin="claim a: A.\n").exit_code == 2
    assert (tmp_path / "one/sources/a.txt").read_text() == "Words.\n"


def test_two_reports_can_t_go_into_one_file(maps: Path) -> None:
    out = maps / "out"
    result = argmap("check", maps, "--report", f"json={out}", "--report", f"sarif={out}")
    assert (result.exit_code, out.exists()) == (2, False)
    assert "another report goes into the same file" in result.stderr


def test_a_file_that_can_t_be_written_is_said_after_the_findings(
    maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(path: Path, data: bytes) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr("argmap.workspace.writing.write_atomically", full_disk)
    result = argmap("check", maps, "--report", f"json={maps / 'out'}")
    assert result.exit_code == 2
    assert "unknown-id" in result.stdout
    assert f"error: can't write {maps / 'out'}: no space left on device" in result.stderr


def test_a_report_is_replaced_whole(maps: Path) -> None:
    out = maps / "out.json"
    out.write_text("x" * 100_000, encoding="utf-8")
    argmap("check", maps, "--report", f"json={out}")
    assert json.loads(out.read_bytes())["summary"]["error"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_device_or_pipe_is_written_to_and_stays_one(maps: Path) -> None:
    pipe = maps / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert argmap("check", maps, "--report", f"jsonl={pipe}").exit_code == 1
        data = os.read(reading, 60_000)
    finally:
        os.close(reading)
    assert pipe.is_fifo()
    assert {json.loads(line)["rule"] for line in data.splitlines()} >= {"unknown-id"}


def test_programs_read_utf_8_whatever_the_terminal_s_encoding(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim база: Слова.\n  supports: нет\n"})
    latin = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    for form in FORMATS:
        if form not in ("full", "concise"):
            done = process("check", "--format", form, cwd=tmp_path, env=latin)
            assert "база" in done.stdout.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="needs names of files that are no UTF-8")
def test_names_of_files_may_be_any_bytes(tmp_path: Path) -> None:
    write(tmp_path, {})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/[a](b) 100%\xff,:\n.argmap")).write_text(BAD)
    words = [word for form in FORMATS for word in ("--report", f"{form}={tmp_path / form}")]
    for _ in range(2):  # the second time from what was kept
        assert process("check", *words, cwd=tmp_path).returncode == 1
        for form in FORMATS:
            assert "unknown-id" in (tmp_path / form).read_bytes().decode()
    assert '"%5Ba%5D%28b%29%20100%25%FF%2C%3A%0A.argmap"' in (tmp_path / "sarif").read_text()


def test_concise_has_colours_on_a_terminal(maps: Path) -> None:
    plain = process("check", "--format", "concise", cwd=maps)
    coloured = process("check", "--format", "concise", cwd=maps, env={"FORCE_COLOR": "1"})
    assert b"\x1b" not in plain.stdout
    assert b"\x1b" in coloured.stdout
    for form in FORMATS.keys() - {"full", "concise"}:
        done = process("check", "--format", form, cwd=maps, env={"FORCE_COLOR": "1"})
        assert b"\x1b" not in done.stdout


def test_paths_are_relative_to_the_working_folder(maps: Path) -> None:
    done = process("check", "--format", "json", cwd=maps / "maps")
    assert {one["file"] for one in json.loads(done.stdout)["findings"]} == {
        "map.argmap",
        "other.argmap",
    }
    (maps / "elsewhere").mkdir()
    done = process("check", "../maps", "--format", "json", cwd=maps / "elsewhere")
    files = {Path(one["file"]) for one in json.loads(done.stdout)["findings"]}
    assert files == {maps / "maps" / "map.argmap", maps / "maps" / "other.argmap"}
