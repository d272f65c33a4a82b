"""`argmap check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.common import checked_quickly, give_up, no_cache
from argmap.cli.reporting import report, report_options


@click.command(
    epilog="""\b
Examples:
  argmap check                          every map below this folder
  argmap check maps/dam/motives.argmap  one file, its folder's other files loaded too
  argmap check maps --format json       for another program
  argmap check --report sarif=out.sarif --report junit=out.xml
  cat motives.argmap | argmap check - --stdin-filename maps/dam/motives.argmap

Exit codes: 0 no errors, 1 errors (with --strict: any finding), 2 the check could not be done.
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@report_options
@click.option("--strict", is_flag=True, help="Exit with 1 for any finding: warnings and infos too.")
@click.option(
    "--stdin-filename",
    metavar="FILE",
    help="With the path `-`: the file that standard input stands in for.",
)
@no_cache
def check(
    paths: tuple[str, ...],
    form: str,
    reports: dict[Path, str],
    strict: bool,
    stdin_filename: str | None,
) -> None:
    """Check maps: their form, their ids and links, their values, their quotes, their structure.

    Every quote is looked up in the document of its source, word for word.

    A PATH is a map file or a folder; without one, the maps below this folder are checked.
    """
    targets, given = list(paths or (".",)), {}
    if "-" in targets:
        name = Path(stdin_filename or "standard-input.argmap")
        if name.suffix != ".argmap":
            give_up(f"--stdin-filename {name}: a map's name ends in .argmap")
        given[name] = sys.stdin.buffer.read()
        targets = [str(name) if target == "-" else target for target in targets]
    elif stdin_filename:
        give_up("--stdin-filename needs the path `-`", ["argmap check - --stdin-filename FILE"])
    outcome = checked_quickly(targets, given)
    sys.exit(1 if report(outcome, form, reports, strict) else 0)
