"""`argmap check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.common import checked_quickly, give_up, in_colour


@click.command(
    epilog="""\b
Examples:
  argmap check                          every map below this folder
  argmap check maps/dam/motives.argmap  one file, its folder's other files loaded too
  argmap check maps --format json       for another program
  cat motives.argmap | argmap check - --stdin-filename maps/dam/motives.argmap

Exit codes: 0 no errors, 1 errors (with --strict: warnings too), 2 the check could not be done.
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--stdin-filename",
    metavar="FILE",
    help="With the path `-`: the file that standard input stands in for.",
)
def check(paths: tuple[str, ...], form: str, strict: bool, stdin_filename: str | None) -> None:
    """Check maps: their form, their ids and links, their values, their quotes, their structure.

    Every quote is looked up in the document of its source, word for word.

    A PATH is a map file or a folder; without one, the maps below this folder are checked.
    """
    from argmap.diagnostics.reports import as_json, concise, full, summary  # noqa: PLC0415
    from argmap.sources.tally import told  # noqa: PLC0415

    targets, given = list(paths or (".",)), {}
    if "-" in targets:
        name = Path(stdin_filename or "standard-input.argmap")
        if name.suffix != ".argmap":
            give_up(f"--stdin-filename {name}: a map's name ends in .argmap")
        given[name] = sys.stdin.buffer.read()
        targets = [str(name) if target == "-" else target for target in targets]
    elif stdin_filename:
        give_up("--stdin-filename needs the path `-`", ["argmap check - --stdin-filename FILE"])
    report = checked_quickly(targets, given)
    found = report.diagnostics
    closing = "\n".join([summary(found, len(report.files)), *told(report.quotes)])
    if form == "json":
        click.echo(as_json(found, len(report.files), report.quotes), nl=False)
    elif form == "concise":
        click.echo(concise(found), nl=False)
        click.echo(closing, err=True)
    else:
        colour = in_colour(sys.stdout)
        click.echo(full(found, colour) + closing, color=colour)
    wrong = report.count("error") or (strict and report.count("warning"))
    sys.exit(1 if wrong else 0)
