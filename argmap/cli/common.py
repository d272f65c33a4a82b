"""What commands share: the end of a run that can't be done, and the check before a run."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from argmap.check import Checked, Outcome, Report


INTERRUPTED = 128 + signal.SIGINT
"""The exit code of what Ctrl-C has ended, as shells have it."""


class QuietEnd(SystemExit):
    """The end of a command of which there is nothing to say."""


def give_up(message: str, help: Sequence[str] = ()) -> NoReturn:
    """Says on standard error why the work can't be done, and exits with 2."""
    from argmap.diagnostics.printable import printable  # noqa: PLC0415  (only for an end like this)

    lines = [f"{click.style('error', fg='red', bold=True)}: {printable(message)}"]
    lines += [f"  = help: {printable(line)}" for line in help]
    click.echo("\n".join(lines), err=True, color=in_colour(sys.stderr))
    raise SystemExit(2)


def needs(what: str, package: str) -> NoReturn:
    """Says that something needs a package of the extra `editor` that is not there, and exits
    with 2."""
    install = f'install it: {sys.executable} -m pip install "argmap[editor]"'
    give_up(f"{what} needs the package {package}, which is not there", [install])


def note(message: str) -> None:
    """Says on standard error what was left out, or what else is to be known."""
    from argmap.diagnostics.printable import printable  # noqa: PLC0415  (only for such a remark)

    head = click.style("note", fg="cyan", bold=True)
    click.echo(f"{head}: {printable(message)}", err=True, color=in_colour(sys.stderr))


def in_colour(stream: object) -> bool:
    """Whether to colour what is written to a stream: a terminal, and NO_COLOR not set."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or bool(getattr(stream, "isatty", bool)())


@contextmanager
def waiting(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """Shows on a terminal how far something is where it takes longer than a second.

    Gives a function that takes how much of it is done, how much there is, and of what.
    """
    if not sys.stderr.isatty():
        yield lambda done, total, of: None
        return
    from threading import Event, Timer  # noqa: PLC0415  (only for people who wait)

    late = Event()
    timer = Timer(1.0, late.set)
    timer.daemon = True
    timer.start()
    bar: list[Progress] = []

    def progress(done: int, total: int, of: str) -> None:
        if not late.is_set():
            return
        if not bar:
            bar.append(_bar())
            bar[0].add_task(what, total=total, of=of)
        bar[0].update(bar[0].task_ids[0], completed=done, total=total, of=of)

    try:
        yield progress
    finally:
        timer.cancel()
        for one in bar:
            one.stop()


def _bar() -> Progress:
    from rich.console import Console  # noqa: PLC0415  (only for people who wait)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[of]}"),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar


def checked(paths: Sequence[str], given: dict[Path, bytes] | None = None) -> Report:
    """The report of a check; gives up where a path is not there."""
    from argmap.check import check  # noqa: PLC0415  (slow to load)

    with giving_up(), waiting("checking") as progress:
        return check(paths, given, lambda done, total: progress(done, total, "quotes"))


def checked_quickly(
    paths: Sequence[str],
    given: dict[Path, bytes] | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Outcome:
    """What a check comes to, without the maps; gives up where a path is not there."""
    from argmap.check import outcome  # noqa: PLC0415  (slow to load)

    with giving_up(), waiting("checking") as progress:
        return outcome(paths, given, progress, select, ignore)


@contextmanager
def giving_up() -> Iterator[None]:
    """Gives up where a path is not there, or a configuration can't be used."""
    from argmap.workspace import ConfigurationProblem, PathProblem  # noqa: PLC0415

    try:
        yield
    except PathProblem as problem:
        give_up(problem.message, problem.help)
    except ConfigurationProblem as problem:
        from argmap.diagnostics.reports.full import full  # noqa: PLC0415

        colour = in_colour(sys.stderr)
        click.echo(full(problem.found, colour), err=True, nl=False, color=colour)
        raise SystemExit(2) from None


def stop_at_errors(maps: Sequence[Checked], what: str) -> None:
    """Where maps have errors, in whichever file: prints them to standard error, exits with 1."""
    errors = [d for one in maps for d in one.findings if d.severity == "error"]
    if errors:
        from argmap.diagnostics import in_order  # noqa: PLC0415
        from argmap.diagnostics.reports.full import full  # noqa: PLC0415
        from argmap.diagnostics.reports.summary import summary  # noqa: PLC0415

        errors, files = in_order(errors), sum(len(one.loaded.files) for one in maps)
        click.echo(full(errors, in_colour(sys.stderr)), err=True, nl=False, color=True)
        click.echo(f"{summary(errors, files)} {what}", err=True)
        raise SystemExit(1)
