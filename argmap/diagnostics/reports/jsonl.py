"""The `jsonl` report: one JSON object a line and finding, for programs that read line by line."""

from __future__ import annotations

from argmap.diagnostics.printable import printable_json
from argmap.diagnostics.reports.json import findings
from argmap.diagnostics.reports.reported import Reported


def report(reported: Reported) -> str:
    """The findings as in the report `json`, a line each; nothing where there are none."""
    return "".join(printable_json(one) + "\n" for one in findings(reported))
