"""Every finding that there is, in a map that has it.

A fixture of `tests/fixtures/findings` is named after the rule that it is about. Each finding is
announced on the line above the line that has it:

    # finds unknown-id: claim `a` supports `b`, which does not exist

With ARGMAP_GOLDEN=1 in the environment the tests write these lines anew; then read the diff.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from mapkit import ROOT, check_with

from argmap.rules import families

FIXTURES = {path.stem: path for path in (ROOT / "tests/fixtures/findings").glob("*.argmap")}
ELSEWHERE = {"bad-lock", "unreadable-file"}
"""What no text has: see `tests/workspace/test_hostile_files.py`, `tests/cli/test_lock.py`."""
_ANNOUNCED = re.compile(r"[ \t]*# finds ([a-z-]+): (.*)")


def announced(text: str) -> list[tuple[int, str, str]]:
    """Line, rule and message of what a fixture announces."""
    there, waiting = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _ANNOUNCED.match(line):
            waiting.append((match[1], match[2]))
        else:
            there += [(number, *what) for what in waiting]
            waiting = []
    assert not waiting
    return there


def found(name: str, data: bytes, folder: Path) -> list[tuple[int, str, str]]:
    """Line, rule and message of what is found in a fixture, put into a project of its own."""
    (folder / "argmap.toml").touch()
    (folder / "empty").mkdir(exist_ok=True)
    shutil.copytree(ROOT / "tests/fixtures/findings/documents", folder, dirs_exist_ok=True)
    path = folder / f"{name}.argmap"
    path.write_bytes(data)
    return [(d.span.line, d.rule, d.message) for d in check_with(path, name).diagnostics]


def announce(name: str, folder: Path) -> None:
    """Writes the announcements of a fixture anew."""
    lines = FIXTURES[name].read_bytes().decode().split("\n")
    lines = [line for line in lines if not _ANNOUNCED.match(line)]
    there = found(name, "\n".join(lines).encode(), folder)
    out = []
    for number, line in enumerate(lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        out += [f"{indent}# finds {rule}: {words}" for at, rule, words in there if at == number]
        out.append(line)
    FIXTURES[name].write_bytes("\n".join(out).encode())


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_a_fixture_has_what_it_announces_and_nothing_else(name: str, tmp_path: Path) -> None:
    if os.environ.get("ARGMAP_GOLDEN"):
        announce(name, tmp_path)
    data = FIXTURES[name].read_bytes()
    there = found(name, data, tmp_path)
    assert sorted(there) == sorted(announced(data.decode()))
    assert name in {rule for _, rule, _ in there}


def test_every_rule_has_a_fixture() -> None:
    assert set(FIXTURES) == set(families()) - ELSEWHERE


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_messages_are_one_sentence_that_ends_without_a_stop(name: str) -> None:
    for _, _, message in announced(FIXTURES[name].read_text(encoding="utf-8")):
        assert message[0].islower() or not message[0].isalpha()
        assert not message.endswith((".", "!"))
        for word in ("token", "unexpected", "invalid", "parse", "syntax", "None", "``"):
            assert word not in message
