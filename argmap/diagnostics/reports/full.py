"""The `full` report: each finding with the lines it is about, underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.printable import printable, shown_place, width
from argmap.diagnostics.reports.reported import Reported

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_LONGEST = 110
_CUT = "..."


def report(reported: Reported) -> str:
    """The findings, and what they come to."""
    return full(reported.diagnostics, reported.colour) + reported.closing + "\n"


def full(found: Iterable[Diagnostic], colour: bool) -> str:
    """The findings with their lines and an empty line after each; colours as ANSI codes.

    Those that have a safe fix are marked by `[*]`.
    """
    style = click.style if colour else _plain
    return "".join(_one(finding, style) + "\n" for finding in found)


def _plain(text: str, **_: object) -> str:
    return text


def _one(finding: Diagnostic, style: Callable[..., str]) -> str:
    hue = COLOURS[finding.severity]
    labels = (finding.primary, *finding.others)
    gutter = max(len(str(label.span.line)) for label in labels)
    bar = style("|", fg="blue", bold=True)
    margin = " " * (gutter + 1)
    lines = [
        style(finding.severity, fg=hue, bold=True)
        + style(f": {printable(finding.message)} ", bold=True)
        + style(f"[{finding.rule}]", dim=True)
        + (style(" [*]", fg="cyan") if any(fix.safe for fix in finding.fixes) else "")
    ]
    for number, label in enumerate(labels):
        main = number == 0
        arrow = style("-->" if main else ":::", fg="blue", bold=True)
        lines.append(f"{' ' * gutter}{arrow} {printable(shown_place(label.span))}")
        if main:
            lines.append(f"{margin}{bar}")
        text, under = _underlined(label, "^" if main else "-")
        line = style(str(label.span.line).rjust(gutter), fg="blue", bold=True)
        lines.append(f"{line} {bar} {text}".rstrip())
        mark = style(
            f"{under.lstrip()} {printable(label.text)}".rstrip(), fg=hue if main else "blue"
        )
        lines.append(f"{margin}{bar} {' ' * (len(under) - len(under.lstrip()))}{mark}")
    for help in finding.help:
        first, *more = help.split("\n")
        lines.append(f"{margin}{style('=', fg='blue', bold=True)} help: {printable(first)}")
        lines += [f"{margin}  {printable(line)}" for line in more]
    return "\n".join(lines) + "\n"


def _underlined(label: Label, mark: str) -> tuple[str, str]:
    """The line of a label's start, cut to size around it, and the marks to stand below it."""
    span = label.span
    line, column = span.source.position(span.start)
    text = span.source.line(line)
    start = column - 1
    end = min(start + max(1, span.end - span.start), max(len(text), start + 1))
    before, after = "", ""
    if len(text) > _LONGEST:
        end = min(end, start + _LONGEST - 20)
        first = max(0, min(start - 30, len(text) - _LONGEST))
        before = _CUT if first else ""
        after = _CUT if first + _LONGEST < len(text) else ""
        text, start, end = text[first : first + _LONGEST], start - first, end - first
    shown = printable(text)
    left = width(before + shown[:start])
    return f"{before}{shown}{after}", " " * left + mark * max(1, width(shown[start:end]))
