"""Reports of findings: `full` for people, `concise` one line each, `json` for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.full import full
from argmap.diagnostics.printable import printable, shown_file, shown_place
from argmap.text import Span


def concise(found: Iterable[Diagnostic]) -> str:
    """One line a finding: file, line, column, severity, message, rule."""
    return "".join(
        f"{printable(shown_place(d.span))}: {d.severity}: {printable(d.message)} [{d.rule}]\n"
        for d in found
    )


def as_json(found: Iterable[Diagnostic], files: int, quotes: dict[str, int]) -> str:
    """A JSON object: `findings`, each with its places and help, and `summary` with counts."""
    import json  # noqa: PLC0415  (only for this format)

    findings = [_finding(d) for d in found]
    counts = {
        severity: sum(f["severity"] == severity for f in findings)
        for severity in ("error", "warning", "info")
    }
    summary = {"files": files, **counts, "quotes": quotes}
    return json.dumps({"findings": findings, "summary": summary}, indent=2) + "\n"


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
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {
        "file": shown_file(span.source),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def summary(found: list[Diagnostic], files: int) -> str:
    """The closing line: how much was found in how many files."""
    errors = sum(d.severity == "error" for d in found)
    warnings = sum(d.severity == "warning" for d in found)
    where = f"in {_count(files, 'file')}"
    if not errors and not warnings:
        return f"No findings {where}."
    parts = [_count(errors, "error")] if errors else []
    parts += [_count(warnings, "warning")] if warnings else []
    return f"{' and '.join(parts)} {where}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


__all__ = ["as_json", "concise", "full", "summary"]
