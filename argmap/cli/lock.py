"""`argmap lock`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import write_file
from argmap.cli.common import checked, stop_at_errors
from argmap.diagnostics.printable import printable, shown_path
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.sources.lock import Lock


@click.command(
    epilog="""\b
Examples:
  argmap lock                  for every map below this folder
  argmap lock maps/manas
  argmap lock --check          in CI: is every lock what it would be now?

Exit codes: 0 written (with --check: up to date), 1 a quote fails, or a lock is not up to date,
2 the work could not be done.
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if it would.")
def lock(paths: tuple[str, ...], only_check: bool) -> None:
    """Record the verified quotes, so that others can check them without the documents.

    Writes `argmap.lock` into each folder of a map: digests and places, no words of a document
    (save the few that a bracket replaced). Where a document is absent, what the lock says of it
    stays.
    """
    from argmap.sources.lock import LockProblem, lock_of, read_lock  # noqa: PLC0415
    from argmap.sources.verdicts import LOCK  # noqa: PLC0415
    from argmap.workspace import project_root  # noqa: PLC0415

    report = checked(paths or (".",))
    for one in report.checked:  # a lock that can't be read is written anew
        one.findings = [found for found in one.findings if found.rule != "bad-lock"]
    stop_at_errors(report.checked, "No lock was written.")
    locks = {one.loaded.folder: lock_of(one.map) for one in report.checked}
    stale = False
    for folder, new in locks.items():
        path = folder / LOCK
        try:
            old = read_lock(folder, project_root(folder))
        except LockProblem:
            old = None
        if not new.sources and old is None:
            continue
        if old is not None and path.read_bytes() == new.text().encode():
            click.echo(f"{_shown(path)} is up to date: {_size(new)}.")
            continue
        if only_check:
            stale = True
            for line in _changes(old, new):
                click.echo(f"{_shown(path)}: {line}")
            continue
        write_file(path, new.text().encode())
        click.echo(f"{_shown(path)} written: {_size(new)}.")
    if not any(new.sources for new in locks.values()):
        click.echo("There is nothing to lock: no quote has a source with a document.")
    if stale:
        click.echo("  = help: run `argmap lock`, look at what changed, and commit it", err=True)
        raise SystemExit(1)


def _shown(path: Path) -> str:
    return printable(shown_path(path))


def _size(lock: Lock) -> str:
    quotes = sum(len(source.quotes) for source in lock.sources.values())
    return f"{quotes} quotes and hedges of {counted(len(lock.sources), 'document')}"


def _changes(old: Lock | None, new: Lock) -> list[str]:
    """What a lock lacks, and has too much."""
    if old is None:
        return [f"is not there; it would have {_size(new)}"]
    told = []
    for id in sorted({*old.sources, *new.sources}):
        before, after = old.sources.get(id), new.sources.get(id)
        if before is None or after is None:
            what = "is not in it" if before is None else "is no longer quoted"
            told.append(f"source `{id}` {what}")
            continue
        if before.sha256 != after.sha256:
            told.append(f"the document of source `{id}` has changed")
        elif before.text_sha256 != after.text_sha256:
            told.append(f"the text of source `{id}` is extracted otherwise now")
        more = len(after.quotes.keys() - before.quotes.keys())
        less = len(before.quotes.keys() - after.quotes.keys())
        if more or less:
            told.append(f"source `{id}`: {more} quotes are not in it, {less} are no longer quoted")
        changed = sum(
            after.quotes[key] != before.quotes.get(key, one) for key, one in after.quotes.items()
        )
        if changed:
            told.append(f"source `{id}`: the verdict or place of {changed} quotes is another now")
    return told or ["is not in canonical form"]
