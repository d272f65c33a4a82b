"""What is followed beside what is found anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from argmap.check.checking import Checker
from argmap.check.following import Following
from argmap.diagnostics import Diagnostic, in_order
from argmap.model import Map


def told(findings: list[Diagnostic]) -> list[Any]:
    """Findings with all that they say, and where."""
    return [
        (
            one.rule,
            one.severity,
            one.message,
            one.help,
            [(span.source.text, span.start, span.end) for span in one.spans],
            [(label.text) for label in (one.primary, *one.others)],
            [(fix.message, [edit.text for edit in fix.edits], fix.safe) for fix in one.fixes],
        )
        for one in findings
    ]


def said(map: Map) -> Any:
    """All that a map says, with its places."""
    return map.model_dump(mode="json", exclude={"stamps"}), dict(map.at_fault)


def same(following: Following, texts: dict[Path, bytes]) -> None:
    """Compares what is followed with what is found anew."""
    loaded, findings, _ = Checker(texts).check(following.folder)
    assert told(following.findings) == told(in_order(findings))
    assert said(following.map) == said(loaded.map)
    assert list(following.map.entries) == list(loaded.map.entries)
