"""The `github` report: workflow commands, which GitHub shows as annotations.

The form is that of https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
and of the runner that reads it: columns are only read within one line, and the last one counts in.
"""

from __future__ import annotations

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.printable import printable, shown_file
from argmap.diagnostics.reports.reported import Reported, last, sentences

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(reported: Reported) -> str:
    """An annotation a line and finding."""
    return "".join(map(_annotation, reported.diagnostics))


def _annotation(d: Diagnostic) -> str:
    line, column = d.span.source.position(d.span.start)
    end_line, end_column = last(d.span)
    place = {"file": shown_file(d.span.source), "line": line, "endLine": end_line}
    if line == end_line:
        place |= {"col": column, "endColumn": end_column}
    properties = {**place, "title": f"argmap {d.rule}"}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    said = _data("\n".join(map(printable, sentences(d).split("\n"))))
    return f"::{_COMMANDS[d.severity]} {given}::{said}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
