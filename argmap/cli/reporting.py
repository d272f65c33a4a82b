"""Printing and writing reports of findings: what `argmap check` has for it in options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import write_file
from argmap.cli.common import give_up, in_colour
from argmap.cli.options import with_options
from argmap.diagnostics.reports import FORMATS

if TYPE_CHECKING:
    from argmap.check import Outcome

_FOR_PEOPLE = ("full", "concise")


def _destinations(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> dict[Path, str]:
    """The format of each file to write; gives up where one can't be."""
    formats: dict[Path, str] = {}
    for words in given:
        form, equals, name = words.partition("=")
        if form not in FORMATS:
            from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)

            near = did_you_mean(form, FORMATS)
            give_up(f"--report {words}: `{form}` is not a format", [*near, _listed()])
        if not equals or not name:
            give_up(f"--report {words}: it names no file", [f"write --report {form}=FILE"])
        if name == "-":
            give_up(f"--report {words}: this writes files", [f"print it with --format {form}"])
        path = Path(name)
        try:
            if path.is_dir():
                give_up(f"--report {words}: {path} is a folder", [f"write {path / 'FILE'}"])
            if not path.parent.is_dir():
                give_up(f"--report {words}: there is no folder {path.parent}", ["make it first"])
        except OSError as error:
            give_up(f"--report {words}: {error.strerror}")
        if path in formats:
            give_up(f"--report {words}: another report goes into the same file")
        formats[path] = form
    return formats


def _listed() -> str:
    return f"formats are {', '.join(FORMATS)}"


report_options = with_options(
    click.option(
        "--format",
        "form",
        type=click.Choice(list(FORMATS)),
        default="full",
        show_default=True,
        help="How findings are printed.",
    ),
    click.option(
        "--report",
        "reports",
        metavar="FORMAT=FILE",
        multiple=True,
        callback=_destinations,
        help="Also write findings to a file in any format; may be given several times.",
    ),
)
"""The options `--format` and `--report`; they give `form` and `reports` for `report`."""


def spare_needed(reports: dict[Path, str], paths: Sequence[str]) -> None:
    """Gives up where a report would replace a file that the project of maps at paths needs."""
    if not reports:
        return
    from argmap.check.needed import why_needed  # noqa: PLC0415  (slow to load)

    for path, form in reports.items():
        try:
            why = why_needed(path, paths)
        except (OSError, RuntimeError) as error:
            give_up(f"can't write {path}: {error}")
        if why:
            give_up(f"--report {form}={path}: {path} {why}", ["name another file"])


def report(
    outcome: Outcome,
    form: str,
    reports: dict[Path, str],
    strict: bool,
    mending: str,
    left_out: Sequence[str],
    err: bool = False,
) -> bool:
    """Prints what was found, and writes it to files; gives up where a file can't be written.

    `mending` is a closing line on fixes, `""` for none; `left_out` are lines on what is not told,
    which users of programs get on standard error. With `err`, all is printed there.
    Tells whether the check fails: for errors, and if `strict` for any finding.
    """
    from dataclasses import replace  # noqa: PLC0415

    from argmap.diagnostics.reports import Reported  # noqa: PLC0415
    from argmap.diagnostics.reports.summary import summary  # noqa: PLC0415
    from argmap.rules import rule  # noqa: PLC0415  (slow to load)
    from argmap.sources.tally import told  # noqa: PLC0415  (slow to load)

    found, files, quotes = outcome.diagnostics, outcome.files, outcome.quotes
    lines = [summary(found, len(files)), mending, *left_out, *told(quotes)]
    closing = "\n".join(line for line in lines if line)
    reported = Reported(
        found, files, quotes, closing, rule, strict, known=outcome.known, held=outcome.held
    )
    if form in _FOR_PEOPLE:
        stream = sys.stderr if err else sys.stdout
        colour = in_colour(stream)
        text = FORMATS[form](replace(reported, colour=colour))
        click.echo(text, nl=False, color=colour, err=err)
        if form == "full" and found and stream.isatty():
            which = "the first of them" if found[1:] else "it"
            remark = f"`argmap rules {found[0].rule}` explains {which}."
            click.echo(click.style(remark, dim=True), color=colour, err=err)
    else:
        click.echo(_encoded(FORMATS[form](reported)), nl=False, err=err)
    if form in ("concise", "github"):
        click.echo(closing, err=True)
    elif form not in _FOR_PEOPLE:
        for line in left_out:
            click.echo(f"  = note: {line}", err=True)
    for path, wanted in reports.items():
        write_file(path, _encoded(FORMATS[wanted](reported)))
    return any(map(reported.fails, found))


def _encoded(text: str) -> bytes:
    """UTF-8, whatever the terminal's encoding; what has no form in it becomes `?`."""
    return text.encode("utf-8", "replace")
