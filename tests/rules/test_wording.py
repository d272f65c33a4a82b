"""What the rules on wording find in claims and quotes: `tests/fixtures/wording.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from mapkit import ROOT, write

from argmap.check import check

CASES: list[tuple[str, dict[str, str]]] = [
    (rule, case)
    for rule, cases in tomllib.loads(
        (ROOT / "tests/fixtures/wording.toml").read_text(encoding="utf-8")
    ).items()
    for case in cases
]


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{rule}: {case['claim']}" for rule, case in CASES]
)
def test_a_rule_finds_what_it_should_and_nothing_else(
    rule: str, case: dict[str, str], tmp_path: Path
) -> None:
    text = f"map m: A map\n  scale: icd203\n\nclaim c: {case['claim']}\n"
    if "quote" in case:
        text += f"  said by: author in s\n  > {case['quote']}\n\nsource s: A book\n"
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    found = [finding.span.text for finding in check([path], select=[rule]).diagnostics]
    assert found == ([case["finds"]] if case["finds"] else [])


def test_there_are_as_many_traps_as_faults() -> None:
    traps = sum(not case["finds"] for _, case in CASES)
    assert traps * 2 >= len(CASES)
