"""What commands that write files share: showing what would change, and writing it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.common import give_up, in_colour
from argmap.diagnostics.printable import printable, shown_path


def print_diff(name: str, before: bytes, after: bytes) -> None:
    """Prints how two contents of a file differ, as a unified diff."""
    from difflib import unified_diff  # noqa: PLC0415  (only where a diff is asked for)

    old, new = (
        data.decode("utf-8-sig", "replace").splitlines(keepends=True) for data in (before, after)
    )
    colour = in_colour(sys.stdout)
    for line in unified_diff(old, new, name, name):
        hue = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        text = printable(line.rstrip("\n").replace("\r", "^M"))
        click.echo(click.style(text, fg=hue) if hue else text, color=colour)


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all; gives up where it can't be written."""
    from argmap.workspace.writing import write_atomically  # noqa: PLC0415

    try:
        write_atomically(path, data)
    except OSError as error:
        give_up(f"can't write {shown_path(path)}: {error.strerror or error}")


def write_changes(before: dict[Path, bytes], after: dict[Path, bytes]) -> None:
    """Writes the new contents of files, in their order, all or none of them.

    Gives up where one has changed since it was read, or can't be written.
    """
    from argmap.workspace.writing import FileChanged, write_all  # noqa: PLC0415

    try:
        write_all(before, after)
    except FileChanged as changed:
        message = f"{shown_path(changed.path)} has changed since it was read, and was not written"
        give_up(message, ["run it again"])
    except OSError as error:
        give_up(f"can't write {shown_path(Path(error.filename))}: {error.strerror}")
