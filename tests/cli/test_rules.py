"""`argmap rules`: the list, one rule, and what is mistyped."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import argmap, process
from hypothesis import given
from hypothesis import strategies as st
from mapkit import ROOT

from argmap.diagnostics import Rule
from argmap.diagnostics.explanation import explanation
from argmap.rules import FAMILIES, families, rule

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_every_rule_is_listed_in_its_family() -> None:
    text = argmap("rules").stdout
    starts = [text.index(f"{family}: ") for family in FAMILIES] + [len(text)]
    for number, family in enumerate(FAMILIES):
        part = text[starts[number] : starts[number + 1]]
        names = re.findall(r"^  ([a-z-]+) +(?:error|warning|info) ", part, re.MULTILINE)
        assert names == [name for name, one in families().items() if one == family]


def test_a_family_is_listed_by_itself() -> None:
    text = argmap("rules", "wording").stdout
    assert "likelihood-confidence" in text
    assert "unknown-id" not in text


def test_the_list_says_what_is_off_and_what_has_a_fix() -> None:
    words = " ".join(argmap("rules").stdout.split())
    told = [rule(name) for name in families()]
    assert words.count("off by default") == sum(not one.on for one in told)
    assert words.count("(always on") == sum(one.always_on for one in told)
    assert words.count("safe fix") == sum(one.fix is not None for one in told)


@pytest.mark.parametrize("word", ["default", "all"])
def test_words_of_a_configuration_are_listed_too(word: str) -> None:
    listed = json.loads(argmap("rules", word, "--format", "json").stdout)
    wanted = {name for name in families() if word == "all" or rule(name).on}
    assert {one["name"] for one in listed} == wanted


@pytest.mark.parametrize("name", [None, *FAMILIES, *families()])
def test_everything_fits_80_columns(name: str | None) -> None:
    text = argmap("rules", *([name] if name else [])).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert "\x1b" not in text


@pytest.mark.parametrize("name", families())
def test_a_rule_is_explained_in_full(name: str) -> None:
    text = argmap("rules", name).stdout
    words = " ".join(text.split())
    told = rule(name)
    for part in explanation(told):
        assert part.heading in text
        assert " ".join(part.text.split()) in words
    assert text.startswith(f"{name}: {told.severity}, {told.family}\n")


@pytest.mark.parametrize("name", ["quote-altered", "bad-lock", "encoding"])
def test_colours_add_nothing_but_colours(name: str) -> None:
    plain = process("rules", name).stdout.decode()
    coloured = process("rules", name, env={"FORCE_COLOR": "1"}).stdout.decode()
    assert coloured != plain
    lines = ANSI.sub("", coloured).splitlines()
    assert [line.rstrip() for line in lines] == plain.splitlines()


def test_no_colour_where_it_is_not_wanted() -> None:
    done = process("rules", env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("name", [None, "sourcing", "quote-altered"])
def test_json_has_all_that_is_known(name: str | None) -> None:
    given = [name] if name else []
    listed = json.loads(argmap("rules", *given, "--format", "json").stdout)
    wanted = [one for one, family in families().items() if name in (None, one, family)]
    assert [one["name"] for one in listed] == wanted
    for one in listed:
        summary = one.pop("summary")
        assert Rule(**one) == rule(one["name"])
        assert summary == rule(one["name"]).summary


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("quote-alterd", "did you mean `quote-altered`"),
        ("sourceing", "did you mean `sourcing`?"),
        ("nothing-like-it", "`argmap rules` lists them"),
        ("\x1b[31m", "`argmap rules` lists them"),
    ],
)
def test_a_name_that_is_not_there(typed: str, help: str) -> None:
    result = argmap("rules", typed)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "there is no rule `" in result.stderr
    assert help in result.stderr
    assert "\x1b" not in result.stderr


NAMES = st.sampled_from(list(families()))


@given(NAMES, st.booleans(), st.booleans(), st.sampled_from(["error", "warning", "info"]))
def test_a_rule_says_how_it_is_turned_on_or_off(
    name: str, on: bool, fixed: bool, severity: str
) -> None:
    told = Rule(name, "form", severity, "A.", "B.", "c", "d", on=on, always_on=fixed)
    *_, last = explanation(told)
    assert last.heading == "Configuration"
    assert ("ignore = [" in last.text) == (on and not fixed)
    assert ("select = [" in last.text) == (not on and not fixed)
    assert ("argmap: ignore[" in last.text) == (not fixed)


def test_the_configuration_that_a_rule_names_does_what_it_says(tmp_path: Path) -> None:
    told = rule("unreached-entry")
    (tmp_path / "map.argmap").write_text(told.wrong, encoding="utf-8")
    *_, last = explanation(told)
    off, lighter, comment = re.findall(r"`((?:ignore|unreached-entry) = [^`]+|# [^`]+)`", last.text)
    settings = tmp_path / "argmap.toml"
    for text, severity in (
        ("", "warning"),
        (off, None),
        (f"[severity]\n{lighter}", "error"),
    ):
        settings.write_text(text, encoding="utf-8")
        found = json.loads(argmap("check", tmp_path, "--format", "json").stdout)["findings"]
        assert [one["severity"] for one in found] == ([severity] if severity else [])
    settings.write_text("", encoding="utf-8")
    with_comment = told.wrong.replace("claim old:", f"{comment}\nclaim old:")
    (tmp_path / "map.argmap").write_text(with_comment, encoding="utf-8")
    assert json.loads(argmap("check", tmp_path, "--format", "json").stdout)["findings"] == []


def on_a_terminal(*words: str | Path) -> str:
    """What a command prints on a terminal, 70 columns wide."""
    import fcntl  # noqa: PLC0415  (not on Windows)
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 70, 0, 0))
    unwanted = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
    env = {name: value for name, value in os.environ.items() if name not in unwanted}
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**env, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm-256color"},
    ) as started:
        os.close(theirs)
        printed = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            printed += part
        started.wait(timeout=120)
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


@posix
@pytest.mark.parametrize("name", ["", "quote-altered"])
def test_a_terminal_has_colours_and_its_own_width(name: str) -> None:
    printed = on_a_terminal("rules", *([name] if name else []))
    assert "\x1b[" in printed
    lines = ANSI.sub("", printed).splitlines()
    maps = re.compile(r"  (?:  )?[>a-z]")
    assert all(len(line) <= 70 or (name and maps.match(line)) for line in lines)
    assert any(len(line) > 60 for line in lines)


@posix
def test_a_check_on_a_terminal_says_what_explains_its_findings(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    path = tmp_path / "map.argmap"
    for text, end in (
        ("claim a: A.\n  supports: b\n\nclaim b: B.\n", "No findings in 1 file.\n"),
        ("claim a: A.\n  supports: a\n", "`argmap rules self-reference` explains it.\n"),
        (
            "claim a: A.\n\nclaim b: B.\n",
            "`argmap rules unreached-entry` explains the first of them.\n",
        ),
    ):
        path.write_text(text, encoding="utf-8")
        assert ANSI.sub("", on_a_terminal("check", path)).endswith(end)
        assert "explains" not in process("check", path).stdout.decode()
