"""Files that are no maps: too large, not to be read, of odd kinds, behind odd links."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest
from commands import argmap, process
from mapkit import checked, only, rules, write

from argmap.check import check
from argmap.workspace import PathProblem

GOOD = "claim a: A.\n  supports: b\n\nclaim b: B.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"map.argmap": GOOD})


def reason(folder: Path) -> str:
    finding = only(check([folder]))
    assert finding.rule == "unreadable-file"
    return finding.message


def test_an_empty_file(folder: Path) -> None:
    for data in (b"", b"\n", b"\xef\xbb\xbf", b"# only a comment", b" \t\n\n"):
        (folder / "empty.argmap").write_bytes(data)
        assert rules(check([folder])) == []
        assert rules(check([folder / "empty.argmap"])) == []
        assert argmap("fmt", folder).exit_code == 0


def test_a_file_that_is_too_large(folder: Path) -> None:
    with (folder / "large.argmap").open("wb") as file:
        file.truncate(50 * 1024 * 1024)  # takes no room on most disks
    assert "larger than 32 MB" in reason(folder)
    result = argmap("fmt", folder)
    assert result.exit_code == 1
    assert "larger than 32 MB" in result.stderr


def test_a_folder_with_a_map_s_name(folder: Path) -> None:
    write(folder, {"x.argmap/inner.argmap": GOOD})
    report = check([folder])
    assert rules(report) == []
    assert [map.folder for map in report.maps] == [".", "x.argmap"]
    assert argmap("check", folder / "x.argmap").exit_code == 0
    assert argmap("fmt", "--check", folder).exit_code == 0


def test_a_folder_with_a_map_s_name_and_nothing_in_it(folder: Path) -> None:
    (folder / "x.argmap").mkdir()
    assert rules(check([folder])) == []
    assert argmap("check", folder / "x.argmap").exit_code == 2


@posix
@pytest.mark.parametrize("command", ["check", "fmt", "export"])
def test_a_pipe_is_not_waited_for(folder: Path, command: str) -> None:
    os.mkfifo(folder / "pipe.argmap")
    assert process(command, folder, timeout=60).returncode == 1
    assert process(command, folder / "pipe.argmap", timeout=60).returncode in (1, 2)


@posix
def test_a_device(folder: Path) -> None:
    (folder / "zero.argmap").symlink_to("/dev/zero")
    assert "out of the project" in reason(folder)
    assert argmap("fmt", folder).exit_code == 1


@posix
def test_a_loop_of_links(folder: Path) -> None:
    (folder / "one.argmap").symlink_to("two.argmap")
    (folder / "two.argmap").symlink_to("one.argmap")
    report = check([folder])
    assert rules(report) == ["unreadable-file", "unreadable-file"]
    assert argmap("fmt", folder).exit_code in (1, 2)
    (folder / "loop").symlink_to(".", target_is_directory=True)
    assert len(check([folder]).maps) == 1
    with pytest.raises(PathProblem):
        check([folder / "one.argmap"])


@posix
def test_a_link_to_nothing(folder: Path) -> None:
    (folder / "gone.argmap").symlink_to("nowhere")
    assert "a link to nothing" in reason(folder)


@posix
def test_a_link_out_of_the_project(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("claim secret-id: A secret.\n", encoding="utf-8")
    folder = write(tmp_path / "project", {"map.argmap": GOOD})
    (folder / "link.argmap").symlink_to(secret)
    assert "out of the project" in reason(folder)
    for command in ("check", "fmt", "export"):
        result = argmap(command, folder)
        assert result.exit_code == 1
        assert "secret-id" not in result.output


@posix
def test_a_document_behind_a_link_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    text = "source s: S\n  file: doc.txt\n\nclaim a: A.\n  from: s\n  supports: b\n\nclaim b: B.\n"
    folder = write(tmp_path / "project", {"map.argmap": text})
    (folder / "doc.txt").symlink_to(tmp_path / "secret.txt")
    assert rules(check([folder])) == ["outside-project"]


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission(folder: Path) -> None:
    (folder / "map.argmap").chmod(0)
    assert "can't read this file" in reason(folder)


def test_no_permission_as_the_system_says_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix != ".argmap":
            return whole(path)
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason(folder) == "can't read this file: Permission denied"
    result = argmap("fmt", folder)
    assert (result.exit_code, "Permission denied" in result.stderr) == (2, True)


def test_a_folder_that_may_not_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    for command in ("check", "fmt", "export"):
        result = argmap(command, folder)
        assert (result.exit_code, "Permission denied" in result.stderr) == (2, True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, {})
    (tmp_path / "map.argmap").write_bytes(GOOD.encode(encoding))
    finding = only(check([tmp_path]))
    assert finding.rule == "encoding"
    assert "UTF-8" in finding.message


def test_single_bytes_are_named(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "map.argmap").write_bytes(b"claim a: caf\xe9\n  supports: b\n\nclaim b: B.\n")
    finding = only(check([tmp_path]))
    assert "byte 12 of this file (0xE9) is not UTF-8" in finding.message
    assert (finding.span.line, finding.span.column) == (1, 13)


def test_null_bytes(tmp_path: Path) -> None:
    report = checked(tmp_path, "claim a: A\0.\n  supports: b\n\nclaim b\0: B.\n")
    assert "encoding" in rules(report)
    assert set(rules(report)) <= {"encoding", "bad-id", "unknown-id", "bad-head"}


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, {})
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.argmap")).write_text("claim a: A.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    for form in ("full", "concise", "json"):
        done = process("check", "--format", form, tmp_path)
        assert done.returncode == 0
    assert process("fmt", tmp_path).returncode == 0


def test_a_name_that_drives_a_terminal(tmp_path: Path) -> None:
    name = "a\x1b[31m\u202eb.argmap"
    write(tmp_path, {name: "claim a:  A.\n  supports: b\n"})
    for words in (["check"], ["check", "--format", "concise"], ["check", "--format", "json"],
                  ["fmt", "--check"], ["fmt", "--diff"], ["export"], ["fmt"]):  # fmt: skip
        assert not set(argmap(*words, tmp_path).output) & set("\x1b\u202e"), words


def test_a_folder_that_changes_while_it_is_read(folder: Path) -> None:
    """Files that come and go give findings or none, and no traceback."""
    stop = threading.Event()

    def churn() -> None:
        while not stop.is_set():
            (folder / "new.argmap").write_text(GOOD.replace(" a", " c"), encoding="utf-8")
            (folder / "new.argmap").unlink()

    thread = threading.Thread(target=churn)
    thread.start()
    try:
        for _ in range(20):
            check([folder])
    finally:
        stop.set()
        thread.join()
