"""Commands that go on until Ctrl-C: what `argmap watch` and `argmap serve` share."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import click

from argmap.cli.common import INTERRUPTED, QuietEnd, give_up, giving_up, in_colour, needs
from argmap.diagnostics.printable import printable, shown_path
from argmap.diagnostics.reports.summary import tally


def ready(command: str, path: str) -> None:
    """Gives up on a command where files can't be watched, or a path does not hold one map."""
    if find_spec("watchfiles") is None:
        needs(f"argmap {command}", "watchfiles")
    from argmap.check.targets import targets  # noqa: PLC0415  (slow to load)

    with giving_up():
        found = targets(Path(path), ())
    if len(found) > 1:
        folders = ", ".join(shown_path(folder) for folder, _ in found)
        give_up(f"below {path} are {len(found)} maps: {folders}", ["name one of them"])


@contextmanager
def until_interrupted() -> Iterator[None]:
    """Runs what goes on until Ctrl-C, which is its usual end."""
    gc.enable()  # what is made in a round does not live to the end
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
        if sys.stderr.isatty():
            click.echo(err=True)  # a terminal has `^C` on this line
        raise QuietEnd(INTERRUPTED) from None


def found(severities: Iterable[str], where: str) -> str:
    """How many findings of which severities there are, and where one can read them."""
    counts = tally(severities)
    return f"{counts} (see {where})" if counts else "no findings"


def tell(what: str) -> None:
    """Says on standard error, with the time, what has just been done."""
    clock = click.style(time.strftime("%H:%M:%S"), dim=True)
    click.echo(f"{clock} {printable(what)}", err=True, color=in_colour(sys.stderr))
