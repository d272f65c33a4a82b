"""All formats: any findings, and many."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from findings import any_report, many
from hypothesis import given

from argmap.diagnostics.reports import FORMATS, Reported


@given(any_report())
def test_no_format_lets_a_map_drive_a_terminal(report: Reported) -> None:
    for name in FORMATS:
        text = FORMATS[name](report)
        assert text.endswith("\n") or not report.diagnostics
        assert "\x1b" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_twice_as_many_findings_take_twice_the_work(name: str) -> None:
    def calls(count: int) -> int:
        report = many(count)
        profile = cProfile.Profile()
        profile.runcall(FORMATS[name], report)
        return int(pstats.Stats(profile).total_calls)

    FORMATS[name](many(1))  # what is loaded the first time
    assert calls(2000) < 2.2 * calls(1000)
