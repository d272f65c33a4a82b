"""`argmap rename`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import print_diff, write_changes
from argmap.cli.common import give_up, giving_up
from argmap.diagnostics.printable import printable, shown_path, shown_place
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.workspace.renaming import Renaming


@click.command(
    epilog="""\b
Examples:
  argmap rename leak dam-leaks            in the one map below this folder that has it
  argmap rename leak dam-leaks maps/dam   where several maps have it
  argmap rename leak dam-leaks --diff     show what would change, and change nothing

Exit codes: 0 done, or with --diff shown, 2 the work could not be done; then nothing was written.
"""
)
@click.argument("old")
@click.argument("new")
@click.argument("path", default=".")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
def rename(old: str, new: str, path: str, diff: bool) -> None:
    """Give an entry another id, in all files of the project that name it.

    These are the files of its map, the files of the maps that import it, and their locks. The id
    of an import can be renamed too. Comments and prose stay as they are.

    PATH is the map's folder, a file of it, or a folder above; without one, it is this folder.
    """
    from argmap.check.locks import renamed_locks  # noqa: PLC0415  (slow to load)
    from argmap.workspace.renaming import RenameProblem  # noqa: PLC0415

    if not old or not new:
        which = "OLD, the id that an entry has" if not old else "NEW, the id that it is to have"
        give_up(f"{which}, is empty", ["argmap rename OLD NEW"])
    try:
        planned = _planned(old, new, path)
    except RenameProblem as problem:
        places = [f"see {shown_place(span)}" for span in problem.places]
        give_up(problem.message, [*problem.help, *places[:10]])
    except OSError as error:
        give_up(f"can't read {error.filename}: {error.strerror}")
    locks = renamed_locks(planned)
    for lock, why in locks.unread:
        click.echo(f"{shown_path(lock)} can't be read, and stays: {why}", err=True)
    # Locks come before the maps, so that a rename that was stopped can be made again.
    before, after = locks.before | planned.before, locks.after | planned.after
    if diff:
        for file in after:
            print_diff(shown_path(file), before[file], after[file])
    else:
        write_changes(before, after)
        for file in after:
            click.echo(printable(f"written: {shown_path(file)}"))
    for span in planned.mentions:
        remark = f"{shown_place(span)}: `{span.text}` is in a comment or in prose, and stays"
        click.echo(printable(remark), err=True)
    edits, files = sum(map(len, planned.edits.values())), len(planned.edits)
    count = f"{counted(edits, 'place')} in {counted(files, 'file')}"
    done = "would be renamed" if diff else "renamed"
    click.echo(printable(f"`{old}` {done} to `{new}`: {count}."), err=True)


def _planned(old: str, new: str, path: str) -> Renaming:
    from argmap.check.targets import targets  # noqa: PLC0415  (slow to load)
    from argmap.workspace.renaming import folder_of, rename  # noqa: PLC0415

    with giving_up():
        folders = [folder for folder, _ in targets(Path(path), {})]
        return rename(folder_of(old, new, folders), old, new)
