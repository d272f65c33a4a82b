"""The `concise` report: one line a finding."""

from __future__ import annotations

import click

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.printable import printable, shown_place
from argmap.diagnostics.reports.full import COLOURS
from argmap.diagnostics.reports.reported import Reported


def report(reported: Reported) -> str:
    """File, line, column, severity, message and rule of each finding."""
    one = _coloured if reported.colour else _plain
    return "".join(map(one, reported.diagnostics))


def _plain(d: Diagnostic) -> str:
    place = printable(shown_place(d.span))
    return f"{place}: {d.severity}: {printable(d.message)} [{d.rule}]\n"


def _coloured(d: Diagnostic) -> str:
    place = click.style(printable(shown_place(d.span)), bold=True)
    severity = click.style(d.severity, fg=COLOURS[d.severity], bold=True)
    rule = click.style(f"[{d.rule}]", dim=True)
    return f"{place}: {severity}: {printable(d.message)} {rule}\n"
