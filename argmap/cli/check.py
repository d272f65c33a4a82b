"""`argmap check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.baselining import baseline_options, new_only, write_baselines
from argmap.cli.choosing import choice_options
from argmap.cli.common import checked_quickly, give_up
from argmap.cli.fixing import fix_options, fixable, fixed, show_fixes, told, write_fixes
from argmap.cli.options import no_cache
from argmap.cli.reporting import report, report_options, spare_needed
from argmap.text import counted
from argmap.workspace.project import STANDARD_INPUT, SUFFIX


@click.command(
    epilog="""\b
Examples:
  argmap check                          every map below this folder
  argmap check maps/dam/motives.argmap  one file, its folder's other files loaded too
  argmap check maps --format json       for another program
  argmap check --diff                   what --fix would change
  argmap check --select quote-altered,wording
  argmap check --write-baseline         from now on, report only what is new
  argmap check --report sarif=out.sarif --report junit=out.xml
  cat motives.argmap | argmap check - --stdin-filename maps/dam/motives.argmap

Exit codes: 0 no errors, 1 errors (with --strict: any finding), 2 the check could not be done.
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@report_options
@fix_options
@choice_options
@baseline_options
@click.option("--strict", is_flag=True, help="Exit with 1 for any finding: warnings and infos too.")
@click.option(
    "--stdin-filename",
    metavar="FILE",
    help="With the path `-`: the file that standard input stands in for.",
)
@no_cache
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    reports: dict[Path, str],
    fix: bool,
    unsafe: bool,
    diff: bool,
    select: list[str] | None,
    ignore: list[str] | None,
    write: bool,
    whole: bool,
    strict: bool,
    stdin_filename: str | None,
) -> None:
    """Check maps: their form, their ids and links, their values, their quotes, their structure.

    Every quote is looked up in the document of its source, word for word.

    A PATH is a map file or a folder; without one, the maps below this folder are checked.
    """
    targets, given = list(paths or (".",)), {}
    if "-" in targets:
        name = Path(stdin_filename or STANDARD_INPUT)
        if name.suffix != SUFFIX:
            give_up(f"--stdin-filename {name}: a map's name ends in {SUFFIX}")
        given[name] = sys.stdin.buffer.read()
        targets = [str(name) if target == "-" else target for target in targets]
    elif stdin_filename:
        give_up("--stdin-filename needs the path `-`", ["argmap check - --stdin-filename FILE"])
    if unsafe and not (fix or diff):
        give_up("--unsafe-fixes needs --fix or --diff", ["argmap check --fix --unsafe-fixes"])
    partly = select is not None or ignore is not None
    if write and (partly or diff or given):
        give_up(
            "--write-baseline is for all that the project looks for in its files",
            ["leave out --select, --ignore, --diff and `-`"],
        )
    if write and whole:
        give_up("--write-baseline and --no-baseline go against each other", ["leave one out"])
    if diff and (reports or strict or _is_given(context, "form")):
        give_up(
            "--diff shows what would change, and reports no findings",
            ["leave out --format, --report and --strict, or --diff"],
        )
    spare_needed(reports, [*targets, *(str(path.parent) for path in given)])
    if diff:
        would = fixed(targets, given, select, ignore, unsafe=unsafe)
        left = would.outcome if whole else new_only(would.outcome, partly=True)[0]
        sys.exit(1 if show_fixes(would, unsafe, left) else 0)
    if fix:
        done = fixed(targets, given, select, ignore, unsafe=unsafe)
        write_fixes(done, given)
        outcome = done.outcome
    else:
        outcome = checked_quickly(targets, given, select, ignore)
    if write:
        write_baselines(outcome)
    remarks: list[str] = []
    if not whole:
        outcome, remarks = new_only(outcome, partly=partly)
    if outcome.held:
        are = "is" if outcome.held == 1 else "are"
        more = counted(outcome.held, "more finding")
        remarks.append(
            f"{more} may follow from lines at fault, and {are} told when these are set right."
        )
    mending = told(done, unsafe) if fix else fixable(outcome.diagnostics)
    fails = report(outcome, form, reports, strict, mending, remarks, err=fix and bool(given))
    sys.exit(1 if fails else 0)


def _is_given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
