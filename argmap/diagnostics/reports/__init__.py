"""Reports of findings: for people, for programs, and for the systems that run checks.

`full` and `concise` are for people; the others are read by programs, and are UTF-8.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.diagnostics.reports import concise, full, github, gitlab, json, jsonl, junit, sarif
from argmap.diagnostics.reports.reported import Reported

FORMATS: dict[str, Callable[[Reported], str]] = {
    "full": full.report,
    "concise": concise.report,
    "json": json.report,
    "jsonl": jsonl.report,
    "sarif": sarif.report,
    "junit": junit.report,
    "github": github.report,
    "gitlab": gitlab.report,
}
"""What writes each format, by its name."""

__all__ = ["FORMATS", "Reported"]
