"""`argmap check --fix`, `--unsafe-fixes` and `--diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import argmap
from mapkit import write

from argmap.check import fixing

WRONG = "claim a: A.\n  on: 1 May 2006\n  supports: bb\n\nclaim b: B.\n  supports: a, a\n"
SAFELY = "claim a: A.\n  on: 2006-05-01\n  supports: bb\n\nclaim b: B.\n  supports: a\n"
GUESS = "1 can be fixed with `--fix --unsafe-fixes`.\n"
ALL = SAFELY.replace("bb", "b")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    config = 'select = ["form", "repeated-name"]\n'
    return write(tmp_path, {"map.argmap": WRONG, "argmap.toml": config})


def text(folder: Path) -> str:
    return (folder / "map.argmap").read_bytes().decode()


def test_a_check_says_what_can_be_fixed(folder: Path) -> None:
    result = argmap("check", folder)
    assert result.exit_code == 1
    assert "[bad-date] [*]\n" in result.stdout
    assert "[unknown-id]\n" in result.stdout
    assert "[*] 2 can be fixed with `--fix`, 1 more with `--fix --unsafe-fixes`.\n" in result.stdout
    assert text(folder) == WRONG


def test_what_is_safe_is_fixed_and_the_rest_is_reported(folder: Path) -> None:
    result = argmap("check", folder, "--fix")
    assert result.exit_code == 1
    assert text(folder) == SAFELY
    assert "unknown-id" in result.stdout
    assert "bad-date" not in result.stdout
    assert f"2 findings fixed; of those left, {GUESS}" in result.stdout
    again = argmap("check", folder, "--fix")
    assert "fixed with `--fix --unsafe-fixes`" in again.stdout
    assert text(folder) == SAFELY


def test_guesses_are_made_where_they_are_asked_for(folder: Path) -> None:
    result = argmap("check", folder, "--fix", "--unsafe-fixes")
    assert result.exit_code == 0
    assert "3 findings fixed.\n" in result.stdout
    assert text(folder) == ALL
    result = argmap("check", folder, "--fix", "--unsafe-fixes")
    assert "fixed" not in result.stdout


def test_a_diff_changes_nothing(folder: Path) -> None:
    result = argmap("check", folder, "--diff")
    assert result.exit_code == 1
    assert "-  on: 1 May 2006\n+  on: 2006-05-01\n" in result.stdout
    assert "bb\n-" not in result.stdout
    assert f"2 findings would be fixed; of those left, {GUESS}" in result.stderr
    assert result.stderr.endswith("Left: 1 error in 1 file.\n")
    assert text(folder) == WRONG
    assert "+  supports: b\n" in argmap("check", folder, "--diff", "--unsafe-fixes").stdout
    (folder / "map.argmap").write_text(ALL, encoding="utf-8")
    result = argmap("check", folder, "--diff")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_diff_with_only_guesses_says_so_and_what_stays(folder: Path) -> None:
    (folder / "map.argmap").write_text(SAFELY, encoding="utf-8")
    result = argmap("check", folder, "--diff")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{GUESS}Left: 1 error in 1 file.\n"
    result = argmap("check", folder, "--diff", "--unsafe-fixes")
    assert (result.exit_code, result.stderr) == (1, "1 finding would be fixed.\n")


def test_what_a_baseline_knows_is_not_left(folder: Path) -> None:
    (folder / "map.argmap").write_text("claim a: A.\n  supports: a\n  of: c\n", encoding="utf-8")
    assert "Left: " in argmap("check", folder, "--diff").stderr
    (folder / "argmap.toml").write_text('select = ["structure"]\n', encoding="utf-8")
    (folder / "map.argmap").write_text("claim a: A.\n\nclaim b: B.\n", encoding="utf-8")
    assert "Left: 2 warnings in 1 file." in argmap("check", folder, "--diff").stderr
    argmap("check", folder, "--write-baseline")
    assert "Left: " not in argmap("check", folder, "--diff").stderr
    assert "Left: 2" in argmap("check", folder, "--diff", "--no-baseline").stderr


@pytest.mark.parametrize(
    "more", [["--report", "json=x.json"], ["--format", "json"], ["--format", "full"], ["--strict"]]
)
def test_a_diff_reports_no_findings(
    folder: Path, more: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    result = argmap("check", "--diff", *more)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--diff shows what would change, and reports no findings" in result.stderr
    assert not (folder / "x.json").exists()


def test_standard_input_becomes_standard_output(folder: Path) -> None:
    name = folder / "other.argmap"
    (folder / "map.argmap").unlink()
    result = argmap("check", "-", "--stdin-filename", name, "--fix", stdin=WRONG)
    assert result.stdout == SAFELY
    assert "unknown-id" in result.stderr
    assert result.exit_code == 1
    assert not name.exists()
    result = argmap("check", "-", "--stdin-filename", name, "--fix", stdin="claim a: A.\n")
    assert result.stdout == "claim a: A.\n"
    result = argmap("check", "-", "--stdin-filename", name, "--diff", stdin=WRONG)
    assert "+  on: 2006-05-01\n" in result.stdout


def test_fixes_in_json_say_what_is_left(folder: Path) -> None:
    result = argmap("check", folder, "--fix", "--format", "json")
    [left] = json.loads(result.stdout)["findings"]
    assert [fix["safe"] for fix in left["fixes"]] == [False]


def test_guesses_need_something_to_do() -> None:
    result = argmap("check", "--unsafe-fixes")
    assert result.exit_code == 2
    assert "--unsafe-fixes needs --fix or --diff" in result.stderr


def test_a_file_that_has_changed_meanwhile_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = folder / "other.argmap"
    other.write_text("claim c: C.\n  on: 1 May 2006\n", encoding="utf-8")
    check = fixing.outcome

    def slow(*words: object, **more: object) -> object:
        done = check(*words, **more)  # type: ignore[arg-type]
        if words[1]:  # somebody saves the file while it is checked again
            other.write_text("claim c: Another.\n", encoding="utf-8")
        return done

    monkeypatch.setattr(fixing, "outcome", slow)
    result = argmap("check", folder, "--fix")
    assert result.exit_code == 2
    assert "has changed since it was read" in result.stderr
    assert text(folder) == WRONG
    assert other.read_text(encoding="utf-8") == "claim c: Another.\n"


def test_a_fix_that_is_taken_back_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = fixing._form
    monkeypatch.setattr(
        fixing, "_form", lambda data: form(data + (b"\nclam x: X.\n" if b"-05-" in data else b""))
    )
    result = argmap("check", folder, "--fix")
    assert "map.argmap:2:7: [bad-date] its fix would bring another error" in result.stderr
    assert text(folder) == WRONG.replace("a, a", "a")
