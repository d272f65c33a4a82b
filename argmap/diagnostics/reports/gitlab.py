"""The `gitlab` report: a code quality report of GitLab.

The form is that of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from argmap.diagnostics.printable import printable_json, shown_file
from argmap.diagnostics.reports.reported import Reported, last

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(reported: Reported) -> str:
    """A JSON array with an object for each finding."""
    found = [
        {
            "description": d.message,
            "check_name": d.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[d.severity],
            "location": {
                "path": shown_file(d.span.source),
                "lines": {"begin": d.span.line, "end": last(d.span)[0]},
            },
        }
        for d, fingerprint in zip(reported.diagnostics, reported.fingerprints, strict=True)
    ]
    return printable_json(found) + "\n"
