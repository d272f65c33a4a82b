"""Worked cases of the ladder: what a quote's verdict is, and where it stands.

A case has a document by name or its text in full. `refused` is `near` or `absent`; `place` is the
passage that the verdict points at.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mapkit import ROOT

from argmap.sources.ladder import Ladder

SOURCES = ROOT / "maps" / "kyrgyzstan-2006" / "sources"
DATA = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "quotes" / "cases.json").read_text(encoding="utf-8")
)


@cache
def of_document(name: str) -> Ladder:
    """The ladder of a document of the worked cases."""
    return Ladder((SOURCES / DATA["documents"][name]).read_text(encoding="utf-8"))


def parameters() -> list[Any]:
    """The cases as pytest takes them, named by kind and number."""
    return [
        pytest.param(case, id=f"{case['kind']}-{number}".replace(" ", "-"))
        for number, case in enumerate(DATA["cases"])
    ]


@pytest.mark.parametrize("case", parameters())
def test_worked_case(case: dict[str, Any]) -> None:
    ladder = of_document(case["doc"]) if "doc" in case else Ladder(case["text"])
    judged = ladder.judge(case["quote"])
    rungs = ("near", "absent") if case["expect"] == "refused" else (case["expect"],)
    assert judged.rung in rungs, (case["why"], judged)
    if "start" in case:
        assert (judged.start, judged.end) == (case["start"], case["end"])
    if "place" in case:
        assert ladder.text[judged.start : judged.end] == case["place"]
    if "occurrences" in case:
        assert judged.occurrences == case["occurrences"]
    if "replaced" in case:
        assert [list(pair) for pair in judged.replaced] == case["replaced"]


@pytest.mark.parametrize("count", [30, 1000])
@pytest.mark.parametrize("gap", [" ... ", " [so] "])
def test_very_many_gaps_are_no_trouble(gap: str, count: int) -> None:
    parts = ["a b c"] * count
    judged = Ladder("a b c d e f " * 3000).judge(gap.join([*parts, "z z z"]))
    assert judged.rung in ("near", "absent")
