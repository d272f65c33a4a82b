"""Fixing what a check found: what `argmap check` has for it in options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import print_diff, write_changes
from argmap.cli.common import giving_up, in_colour
from argmap.cli.options import with_options
from argmap.diagnostics.printable import printable, shown_path, shown_place
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.check import Outcome
    from argmap.check.fixing import Fixed
    from argmap.diagnostics import Diagnostic


fix_options = with_options(
    click.option("--fix", is_flag=True, help="Set right what can be, where nothing is guessed."),
    click.option(
        "--unsafe-fixes",
        "unsafe",
        is_flag=True,
        help="With --fix or --diff: take fixes that are guesses too.",
    ),
    click.option("--diff", is_flag=True, help="Change nothing; show what --fix would change."),
)
"""The options `--fix`, `--unsafe-fixes` and `--diff`; they give `fix`, `unsafe` and `diff`."""


def fixed(
    paths: Sequence[str],
    given: dict[Path, bytes],
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    *,
    unsafe: bool,
) -> Fixed:
    """The fixes of what is found in files and folders; gives up where a check does."""
    from argmap.check.fixing import fix  # noqa: PLC0415  (slow to load)

    with giving_up():
        return fix(paths, given, select, ignore, unsafe=unsafe)


def show_fixes(fixed: Fixed, unsafe: bool, left: Outcome) -> bool:
    """Prints what would change as a unified diff, and tells whether anything would.

    `left` is what would still be reported.
    """
    from argmap.diagnostics.reports.summary import summary  # noqa: PLC0415

    for path, after in sorted(fixed.after.items()):
        print_diff(shown_path(path), fixed.before[path], after)
    would = told(fixed, unsafe, "would be fixed")
    click.echo(would or "Nothing would be fixed.", err=True)
    if left.diagnostics:
        click.echo(f"Left: {summary(left.diagnostics, len(left.files))}", err=True)
    return bool(fixed.after)


def write_fixes(fixed: Fixed, given: dict[Path, bytes]) -> None:
    """Writes the fixes, those of standard input to standard output.

    Gives up where a file has changed meanwhile, or can't be written.
    """
    given = {path.resolve(): data for path, data in given.items()}
    write_changes(fixed.before, {p: data for p, data in fixed.after.items() if p not in given})
    for path, data in given.items():
        sys.stdout.buffer.write(fixed.after.get(path, data))
        sys.stdout.flush()
    for finding, why in fixed.refused:
        _tell_refused(finding, why)


def told(fixed: Fixed, unsafe: bool, done: str = "fixed") -> str:
    """How many findings were fixed, and how many of what is left could be, as a sentence."""
    found = fixed.outcome.diagnostics
    left = 0 if unsafe else sum(any(not one.safe for one in finding.fixes) for finding in found)
    parts = [f"{counted(len(fixed.applied), 'finding')} {done}"] if fixed.applied else []
    if left:
        of_those = "of those left, " if parts else ""
        parts.append(f"{of_those}{left:,} can be fixed with `--fix --unsafe-fixes`")
    return f"{'; '.join(parts)}." if parts else ""


def fixable(found: Sequence[Diagnostic]) -> str:
    """How many of some findings can be fixed, as a sentence; nothing where none can."""
    safe = sum(any(one.safe for one in finding.fixes) for finding in found)
    unsafe = sum(bool(finding.fixes) for finding in found) - safe
    parts = [f"[*] {safe:,} can be fixed with `--fix`"] if safe else []
    if unsafe:
        more = "more with `--fix" if safe else "can be fixed with `--fix"
        parts.append(f"{unsafe:,} {more} --unsafe-fixes`")
    return f"{', '.join(parts)}." if parts else ""


def _tell_refused(finding: Diagnostic, why: str) -> None:
    line = f"not fixed: {shown_place(finding.span)}: [{finding.rule}] {why}"
    click.echo(click.style(printable(line), fg="yellow"), err=True, color=in_colour(sys.stderr))
