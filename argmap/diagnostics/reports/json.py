"""The `json` report: one object, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.printable import printable_json, shown_file
from argmap.diagnostics.reports.reported import Reported, extent
from argmap.text import Span


def report(reported: Reported) -> str:
    """A JSON object: `findings`, see `findings`, and `summary` with counts."""
    counts = {
        severity: sum(d.severity == severity for d in reported.diagnostics)
        for severity in ("error", "warning", "info")
    }
    summary = {
        "files": len(reported.files),
        **counts,
        "known": reported.known,
        "held_back": reported.held,
        "quotes": dict(reported.quotes),
    }
    whole = {"findings": list(findings(reported)), "summary": summary}
    return printable_json(whole, indent=2) + "\n"


def findings(reported: Reported) -> Iterator[dict[str, Any]]:
    """Each finding with its places, its help, its fixes and its fingerprint."""
    for finding, fingerprint in zip(reported.diagnostics, reported.fingerprints, strict=True):
        yield {**_finding(finding), "fingerprint": fingerprint}


def _finding(d: Diagnostic) -> dict[str, Any]:
    return {
        "rule": d.rule,
        "severity": d.severity,
        "message": d.message,
        **_place(d.span),
        "label": d.primary.text,
        "others": [{**_place(label.span), "label": label.text} for label in d.others],
        "help": list(d.help),
        "fixes": [
            {
                "message": fix.message,
                "safe": fix.safe,
                "edits": [{**_place(edit.span), "text": edit.text} for edit in fix.edits],
            }
            for fix in d.fixes
        ],
    }


def _place(span: Span) -> dict[str, Any]:
    line, column, end_line, end_column = extent(span)
    return {
        "file": shown_file(span.source),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
