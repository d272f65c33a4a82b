"""`argmap check --write-baseline`: what is known is not told again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from commands import argmap
from mapkit import write

from argmap.diagnostics.baseline import Counts

OLD = "claim a: A.\n\nclaim b: B.\n"
GOOD = "claim a: A.\n  supports: b\n\nclaim b: B.\n"
NEW = "\nclaim c: C.\n"
BAD = "claim a: A.\n  on: yesterday\n"
ALTERED = "source s: S.\n  file: s.txt\n\nclaim a: A.\n  from: s\n  > The wolf is ther\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path.resolve(), {"old/map.argmap": OLD, "bad.argmap": BAD})


def baseline(folder: Path) -> Counts:
    known: Counts = json.loads((folder / "argmap-baseline.json").read_text())["findings"]
    return known


def check(*words: str | Path) -> tuple[int, list[str], str]:
    """Exit code, the rules and lines of what is found, and what is said besides."""
    result = argmap("check", "--format", "concise", *words)
    found = [line.rsplit("[", 1)[1][:-1] for line in result.stdout.splitlines()]
    return result.exit_code, found, result.stderr


def test_only_what_is_new_is_told(project: Path) -> None:
    assert check(project)[:2] == (1, ["unreached-entry", "bad-date"] + ["unreached-entry"] * 2)
    code, found, said = check("--write-baseline", project)
    assert (code, found) == (0, [])
    assert "written: " in said
    assert "(4 findings)" in said
    assert baseline(project) == {
        "bad.argmap": {"bad-date": {"a": 1}, "unreached-entry": {"a": 1}},
        "old/map.argmap": {"unreached-entry": {"a": 1, "b": 1}},
    }
    code, found, said = check("--strict", project)
    assert (code, found) == (0, [])
    assert "No findings in 2 files.\nBesides, 4 findings are known from " in said
    assert check("--no-baseline", project)[:2] == check("--no-baseline", project / ".")[:2]
    assert len(check("--no-baseline", project)[1]) == 4

    # Lines move, and nothing is new.
    (project / "old/map.argmap").write_text(f"# A remark.\n\n{OLD}", encoding="utf-8")
    assert check("--strict", project)[:2] == (0, [])
    # What is new is told alone, where it stands in another entry.
    (project / "old/map.argmap").write_text(OLD + NEW, encoding="utf-8")
    code, found, said = check("--strict", project)
    assert (code, found) == (1, ["unreached-entry"])
    assert "Besides, 4 findings are known" in said


def test_one_that_is_gone_makes_no_room_for_another(project: Path) -> None:
    check("--write-baseline", project)
    (project / "old/map.argmap").write_text(OLD.replace("b: B", "c: C"), encoding="utf-8")
    code, found, said = check("--strict", project)
    assert (code, found) == (1, ["unreached-entry"])
    assert "has 1 finding more" in said


def test_more_of_a_rule_in_an_entry_are_all_told(project: Path) -> None:
    twice = OLD.replace("A.\n", "A.\n  supports: b, b\n  details: b, b\n")
    (project / "old/map.argmap").write_text(twice, encoding="utf-8")
    check("--write-baseline", project)
    assert baseline(project)["old/map.argmap"] == {"repeated-name": {"a": 2}}
    text = twice.replace("  details", "  explains: b, b\n  details")
    (project / "old/map.argmap").write_text(text, encoding="utf-8")
    told = argmap("check", project).stdout
    assert told.count("2 of the 3 findings of this rule in this entry are known") == 3


def test_reports_have_what_is_new(project: Path) -> None:
    check("--write-baseline", project)
    (project / "new.argmap").write_text("claim n: N.\n", encoding="utf-8")
    out = project / "out.sarif"
    made = json.loads(
        argmap("check", "--format", "json", "--report", f"sarif={out}", project).stdout
    )
    assert [one["file"].rsplit("/", 1)[1] for one in made["findings"]] == ["new.argmap"]
    assert (made["summary"]["warning"], made["summary"]["known"]) == (1, 4)
    assert "  = note: Besides, 4 findings are known" in check("--format", "sarif", project)[2]
    (run,) = json.loads(out.read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == 1


def test_what_is_gone_is_said_in_a_line(project: Path) -> None:
    check("--write-baseline", project)
    (project / "old/map.argmap").write_text("claim a: A.\n", encoding="utf-8")
    code, found, said = check(project)
    assert (code, found) == (0, [])
    assert "has 1 finding more than there are: tighten it with `argmap check --write" in said
    assert "more than" not in check(project / "bad.argmap")[2]
    assert "more than" not in check("--select", "bad-date", project)[2]
    check("--write-baseline", project)
    assert baseline(project)["old/map.argmap"] == {"unreached-entry": {"a": 1}}
    assert "more than" not in check(project)[2]


def test_files_that_were_renamed_or_deleted(project: Path) -> None:
    check("--write-baseline", project)
    (project / "bad.argmap").rename(project / "renamed.argmap")
    code, found, said = check(project)
    assert (code, found) == (1, ["unreached-entry", "bad-date"])
    gone = "names bad.argmap, not there any more: if it was renamed, rename it there too"
    assert gone in said
    assert "findings more" not in said
    assert gone in check(project / "old")[2]
    check("--write-baseline", project / "old")  # takes out what is not there any more
    assert baseline(project) == {"old/map.argmap": {"unreached-entry": {"a": 1, "b": 1}}}


def test_names_that_no_file_can_have(project: Path) -> None:
    names = ["x" * 5000, "a\0b", "a\ud800b", "map.argmap/x"]
    known = {"version": 1, "findings": {name: {"bad-date": {"a": 1}} for name in names}}
    (project / "argmap-baseline.json").write_text(json.dumps(known), encoding="utf-8")
    code, found, said = check(project / "old")
    assert (code, len(found)) == (0, 2)
    assert ", map.argmap/x and 1 more, not there any more: if they were renamed" in said
    check("--write-baseline", project / "old")
    assert set(baseline(project)) == {"old/map.argmap"}


def test_a_part_of_the_project_leaves_the_rest_as_it_is(project: Path) -> None:
    check("--write-baseline", project / "old")
    assert baseline(project) == {"old/map.argmap": {"unreached-entry": {"a": 1, "b": 1}}}
    check("--write-baseline", project / "bad.argmap")
    assert set(baseline(project)) == {"bad.argmap", "old/map.argmap"}
    # Wherever it is called from, and in whatever order.
    text = (project / "argmap-baseline.json").read_text(encoding="utf-8")
    (project / "argmap-baseline.json").unlink()
    check("--write-baseline", project)
    assert (project / "argmap-baseline.json").read_text(encoding="utf-8") == text


def test_each_project_has_its_own(tmp_path: Path) -> None:
    folder = tmp_path.resolve()
    one, two = (write(folder / name, {"map.argmap": OLD}) for name in ("one", "two"))
    check("--write-baseline", one)
    assert check(folder)[1] == ["unreached-entry"] * 2
    said = check("--write-baseline", folder)[2]
    assert said.count("written: ") == 2
    assert baseline(one) == baseline(two) == {"map.argmap": {"unreached-entry": {"a": 1, "b": 1}}}
    assert check("--strict", folder)[:2] == (0, [])


def test_what_is_always_on_is_never_known(project: Path) -> None:
    write(project, {"altered.argmap": ALTERED, "s.txt": "The wolf is there, they say."})
    code, found, said = check("--write-baseline", project)
    assert (code, found) == (1, ["quote-altered"])
    assert "left out: 1 finding of rules that are always on: no baseline takes them" in said
    assert baseline(project)["altered.argmap"] == {"unreached-entry": {"a": 1}}
    known = (project / "argmap-baseline.json").read_text(encoding="utf-8")
    known = known.replace('"unreached-entry"', '"quote-altered"', 1)
    (project / "argmap-baseline.json").write_text(known, encoding="utf-8")
    result = argmap("check", project)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`quote-altered` is always on" in result.stderr


def test_where_there_is_nothing_for_it(tmp_path: Path) -> None:
    folder = write(tmp_path.resolve(), {"map.argmap": GOOD})
    code, _, said = check("--write-baseline", folder)
    assert code == 0
    assert "not written: " in said
    assert not (folder / "argmap-baseline.json").exists()
    (folder / "map.argmap").write_text(OLD, encoding="utf-8")
    check("--write-baseline", folder)
    (folder / "map.argmap").unlink()
    write(folder, {"other.argmap": GOOD})
    assert "deleted: " in check("--write-baseline", folder)[2]
    assert not (folder / "argmap-baseline.json").exists()


def test_standard_input_is_compared_too(project: Path) -> None:
    check("--write-baseline", project)
    name = project / "old/map.argmap"
    words = ("check", "-", "--stdin-filename", name, "--strict")
    assert argmap(*words, stdin=OLD).exit_code == 0
    assert argmap(*words, stdin=OLD + NEW).exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--select", "bad-date"],
        ["--ignore", "bad-date"],
        ["--diff"],
        ["-", "--stdin-filename", "x.argmap"],
    ],
)
def test_it_is_for_whole_checks(project: Path, words: list[str]) -> None:
    result = argmap("check", "--write-baseline", project, *words, stdin="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "leave out --select, --ignore, --diff and `-`" in result.stderr
    assert not (project / "argmap-baseline.json").exists()


@pytest.mark.parametrize("option", [[], ["--write-baseline"]])
def test_one_that_can_t_be_read(project: Path, option: list[str]) -> None:
    file = project / "argmap-baseline.json"
    for data, words in (
        (b"{\n<<<<<<< HEAD\n", "2:1"),
        (b"\xff\n", "is not UTF-8"),
        (b"{" * 9_000_000, "larger than 8 MB"),
    ):
        file.write_bytes(data)
        result = argmap("check", *option, project)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "[bad-baseline]" in result.stderr
        assert words in result.stderr
        assert file.read_bytes() == data
    assert argmap("check", "--no-baseline", project).exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_one_that_is_no_file(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = project / "argmap-baseline.json"
    file.mkdir()
    assert "this is not a file" in argmap("check", project).stderr
    file.rmdir()
    other = tmp_path_factory.mktemp("other") / "secret"
    other.write_text("a secret", encoding="utf-8")
    file.symlink_to(other)
    for option in ([], ["--write-baseline"]):
        result = argmap("check", *option, project)
        assert result.exit_code == 2
        assert "leads out of the project" in result.stderr
        assert "a secret" not in result.stderr
    assert other.read_text(encoding="utf-8") == "a secret"


def test_what_is_fixed_is_not_put_into_it(project: Path) -> None:
    comment = "# argmap: ignore[bad-grade] why\n"
    (project / "old/map.argmap").write_text(comment + OLD, encoding="utf-8")
    check("--fix", "--write-baseline", project)
    assert (project / "old/map.argmap").read_text(encoding="utf-8") == OLD
    assert baseline(project)["old/map.argmap"] == {"unreached-entry": {"a": 1, "b": 1}}


def test_to_write_a_baseline_and_to_leave_it_out_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n\nclaim b: B.\n"})
    result = argmap("check", tmp_path, "--write-baseline", "--no-baseline")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--write-baseline and --no-baseline go against each other" in result.stderr
    assert not list(tmp_path.glob("*.json"))
