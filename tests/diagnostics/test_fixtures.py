"""Every finding that there is, in a map that has it.

A fixture of `tests/fixtures/findings` is named after the rule that it is about. Each finding is
announced on the line above the line that has it:

    # finds unknown-id: claim `a` supports `b`, which does not exist
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mapkit import ROOT

from argmap.check import check
from argmap.language.faults import FORM_RULES, LINK_RULES
from argmap.rules import RULES

FIXTURES = {path.stem: path for path in (ROOT / "tests/fixtures/findings").glob("*.argmap")}
ELSEWHERE = {"unreadable-file"}
"""What no text has: see `tests/workspace/test_hostile_files.py`."""
_ANNOUNCED = re.compile(r"[ \t]*# finds ([a-z-]+): (.*)")


def announced(text: str) -> list[tuple[int, str, str]]:
    """Line, rule and message of what a fixture announces."""
    found, waiting = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _ANNOUNCED.match(line):
            waiting.append((match[1], match[2]))
        else:
            found += [(number, *what) for what in waiting]
            waiting = []
    assert not waiting
    return found


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_a_fixture_has_what_it_announces_and_nothing_else(name: str, tmp_path: Path) -> None:
    data = FIXTURES[name].read_bytes()
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "empty").mkdir()
    path = tmp_path / f"{name}.argmap"
    path.write_bytes(data)
    found = [(d.span.line, d.rule, d.message) for d in check([path]).diagnostics]
    assert sorted(found) == sorted(announced(data.decode()))
    assert name in {rule for _, rule, _ in found}


def test_every_rule_has_a_fixture() -> None:
    rules = {*FORM_RULES, *LINK_RULES, *RULES}
    assert set(FIXTURES) == rules - ELSEWHERE


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_messages_are_one_sentence_that_ends_without_a_stop(name: str) -> None:
    for _, _, message in announced(FIXTURES[name].read_text(encoding="utf-8")):
        assert message[0].islower() or not message[0].isalpha()
        assert not message.endswith((".", "!"))
        for word in ("token", "unexpected", "invalid", "parse", "syntax", "None", "``"):
            assert word not in message
