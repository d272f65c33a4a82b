"""`argmap lock`, and checking against the lock where the documents are not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import argmap
from mapkit import write

DOCUMENT = "The city will close two bridges. “Close it today,” she said.\n\nMore of it.\n"
MAP = """\
source report: A report
  file: report.txt

speaker eva: Eva Ode

claim a: Words.
  from: report
  > The city will close two bridges
  supports: b

claim b: Words.
  said by: eva in report, direct
  > Close it today
  hedge: she said
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", {"map.argmap": MAP, "report.txt": DOCUMENT})


def edit(project: Path, old: str, new: str) -> None:
    path = project / "map.argmap"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def locked(project: Path) -> Path:
    result = argmap("lock", project)
    assert result.exit_code == 0, result.output
    assert "3 quotes and hedges of 1 document." in result.stdout
    return project / "argmap.lock"


def test_the_lock_has_no_words_of_the_document(project: Path) -> None:
    text = locked(project).read_text(encoding="utf-8")
    assert "bridges" not in text
    source = json.loads(text)["sources"]["report"]
    assert source["extractor"] == "text 1"
    assert {one["verdict"] for one in source["quotes"].values()} == {"exact"}


def test_written_twice_it_is_the_same(project: Path) -> None:
    before = locked(project).read_bytes()
    assert "up to date" in argmap("lock", project).stdout
    assert (project / "argmap.lock").read_bytes() == before
    assert argmap("lock", "--check", project).exit_code == 0


def test_without_the_document_quotes_are_checked_against_the_lock(project: Path) -> None:
    locked(project)
    (project / "report.txt").unlink()
    result = argmap("check", project)
    assert result.exit_code == 0
    assert "0 checked against documents, 2 against the lock." in result.stdout
    assert argmap("lock", "--check", project).exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("close two bridges", "close ten bridges", "quote-absent"),
        ("> Close it", "> close it", "quote-absent"),
        ("hedge: she said", "hedge: she says", "hedge-altered"),
        ("in report, direct", "in report, indirect", "wrong-mode"),
        ("claim b:", "claim c: More.\n  from: report\n  > More of it\n\nclaim b:", "quote-absent"),
    ],
)
def test_what_was_changed_since_is_found(project: Path, old: str, new: str, rule: str) -> None:
    locked(project)
    (project / "report.txt").unlink()
    edit(project, old, new)
    result = argmap("check", "--format", "concise", project)
    assert f"[{rule}]" in result.stdout


def test_a_document_that_is_there_wins_over_the_lock(project: Path) -> None:
    locked(project)
    edit(project, "close two", "close ten")
    (project / "report.txt").write_text(DOCUMENT.replace("two", "ten"), encoding="utf-8")
    assert argmap("check", project).exit_code == 0
    result = argmap("lock", "--check", project)
    assert result.exit_code == 1
    assert "the document of source `report` has changed" in result.stdout
    assert "1 quotes are not in it, 1 are no longer quoted" in result.stdout


def test_no_lock_where_a_quote_fails(project: Path) -> None:
    edit(project, "close two", "close ten")
    result = argmap("lock", project)
    assert result.exit_code == 1
    assert "No lock was written." in result.stderr
    assert not (project / "argmap.lock").exists()


def test_without_a_lock_the_check_of_it_fails(project: Path) -> None:
    result = argmap("lock", "--check", project)
    assert result.exit_code == 1
    assert "is not there; it would have 3 quotes and hedges of 1 document" in result.stdout
    assert not (project / "argmap.lock").exists()


def test_nothing_to_lock(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n\nclaim b: B.\n"})
    result = argmap("lock", tmp_path)
    assert result.exit_code == 0
    assert "nothing to lock" in result.stdout
    assert not (tmp_path / "argmap.lock").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"version": 2}', b'{"sources": {"report": {}}}', b"\xff\xfe", b'{"a": 1}'],
)
def test_a_lock_that_can_t_be_read(project: Path, content: bytes) -> None:
    (project / "argmap.lock").write_bytes(content)
    result = argmap("check", "--format", "concise", project)
    assert "this lock can't be read" in result.stdout
    assert "[bad-lock]" in result.stdout
    assert "[bad-lock]" in argmap("check", "--format", "concise", project / "map.argmap").stdout
    locked(project)
    assert argmap("check", project).exit_code == 0


def test_a_verdict_that_somebody_wrote_into_the_lock(project: Path) -> None:
    path = locked(project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"occurrences": 1', '"occurrences": 2', 1), encoding="utf-8")
    result = argmap("lock", "--check", project)
    assert result.exit_code == 1
    assert "the verdict or place of 1 quotes is another now" in result.stdout


def test_a_digest_of_another_document(project: Path) -> None:
    locked(project)
    edit(project, "  file: report.txt", f"  file: report.txt\n  sha256: {'0' * 64}")
    (project / "report.txt").unlink()
    result = argmap("check", "--format", "concise", project)
    assert "[changed-document]" in result.stdout


def test_a_lock_behind_a_link_out_of_the_project(project: Path) -> None:
    path = locked(project)
    path.rename(project.parent / "elsewhere.lock")
    path.symlink_to(project.parent / "elsewhere.lock")
    result = argmap("check", "--format", "concise", project)
    assert "it is a link that leads out of the project" in result.stdout
