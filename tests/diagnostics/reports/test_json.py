"""The reports `json` and `jsonl`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from findings import any_report, at
from hypothesis import given

from argmap.diagnostics.reports import FORMATS, Reported


def offsets(text: str, place: dict[str, Any]) -> tuple[int, int]:
    """Start and end of a place in a text."""
    start = at(text, place["line"], place["column"])
    return start, at(text, place["end_line"], place["end_column"])


@given(any_report())
def test_places_labels_and_fixes_are_those_of_the_findings(report: Reported) -> None:
    made = json.loads(FORMATS["json"](report))
    for one, finding in zip(made["findings"], report.diagnostics, strict=True):
        labels = (finding.primary, *finding.others)
        for place, label in zip((one, *one["others"]), labels, strict=True):
            span = label.span
            assert offsets(span.source.text, place) == (span.start, span.end)
            assert Path.cwd() / place["file"] == span.source.path
            assert place["label"] == label.text
        for told, fix in zip(one["fixes"], finding.fixes, strict=True):
            assert (told["message"], told["safe"]) == (fix.message, fix.safe)
            for place, edit in zip(told["edits"], fix.edits, strict=True):
                found = (*offsets(edit.span.source.text, place), place["text"])
                assert found == (edit.span.start, edit.span.end, edit.text)
    counts = [made["summary"][severity] for severity in ("error", "warning", "info")]
    assert sum(counts) == len(report.diagnostics)
    assert made["summary"]["files"] == len(report.files)


@given(any_report())
def test_a_line_each_has_the_same(report: Reported) -> None:
    lines = FORMATS["jsonl"](report).split("\n")
    assert lines.pop() == ""
    assert [*map(json.loads, lines)] == json.loads(FORMATS["json"](report))["findings"]
