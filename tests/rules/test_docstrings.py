"""Every rule's docstring explains it, with a wrong example that it finds and a right one."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import check_with, rules, write

from argmap.rules import families, rule


@pytest.mark.parametrize("name", families())
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
    fixes = {fix.safe for found in report.diagnostics for fix in found.fixes}
    assert fixes <= ({told.fix == "safe"} if told.fix else set())


@pytest.mark.parametrize("name", families())
def test_what_is_always_on_is_an_error(name: str) -> None:
    told = rule(name)
    assert not told.fixed or (told.on and told.severity == "error")
