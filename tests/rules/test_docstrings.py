"""Every rule's docstring explains it, with a wrong example that it finds and a right one."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import check_with, rules, write

from argmap.check.fixing import fix
from argmap.language.formatter import format_text
from argmap.rules import families, rule
from argmap.text import SourceText

TOLD = {"bad-lock", "unreadable-file"}
"""What no text shows: see `tests/cli/test_lock.py`, `tests/workspace/test_hostile_files.py`."""


def test_only_what_no_text_shows_is_told_in_words() -> None:
    assert {name for name in families() if rule(name).in_words} == TOLD


@pytest.mark.parametrize("name", sorted(set(families()) - TOLD))
@pytest.mark.parametrize("example", ["wrong", "right"])
def test_the_wrong_example_is_found_and_the_right_one_is_not(
    name: str, example: str, tmp_path: Path
) -> None:
    told = rule(name)
    text = told.wrong if example == "wrong" else told.right
    folder = write(tmp_path, {**told.files, "map.argmap": text})
    report = check_with(folder / "map.argmap", name)
    assert rules(report) == ([name] if example == "wrong" else [])
    assert all(found.severity == told.severity for found in report.diagnostics)
    fixes = {one.safe for found in report.diagnostics for one in found.fixes}
    assert fixes <= ({told.fix == "safe"} if told.fix else set())
    if fixes:
        after = fix([folder], select=["default", name], unsafe=told.fix == "unsafe")
        assert [found.message for found in after.outcome.diagnostics] == []
        assert [found.rule for found in after.applied] == [name]


@pytest.mark.parametrize("name", sorted(set(families()) - TOLD))
def test_the_right_example_is_in_canonical_form(name: str) -> None:
    right = rule(name).right
    assert format_text(SourceText("map.argmap", right)) == right


@pytest.mark.parametrize("name", families())
def test_what_is_always_on_is_an_error(name: str) -> None:
    told = rule(name)
    assert not told.always_on or (told.on and told.severity == "error")
