"""`argmap new`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from argmap.cli.common import give_up


@click.command(
    epilog="""\b
Examples:
  argmap new maps/dam

Exit codes: 0 done, 2 the folder has a map already or can't be written to.
"""
)
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small map to begin from, with an invented report that it quotes.

    FOLDER is made where it is not there. A folder that has a map already is left alone.
    """
    from argmap.workspace.writing import write_atomically  # noqa: PLC0415  (slow to load)

    try:
        template = sorted(_files(files("argmap.cli") / "template"), key=_map_last)
        _refuse(folder, [name for name, _ in template])
        for name, data in template:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
            click.echo(f"written: {path.as_posix()}")
    except OSError as error:
        give_up(f"can't write {error.filename or folder}: {error.strerror}")
    named = f'"{folder}"' if " " in str(folder) else str(folder)
    click.echo(f"\nRead it, change it, and type\n\n  argmap check {named}\n  argmap render {named}")


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """The names and contents of all files below a folder."""
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{above}{item.name}/")
        else:
            yield above + item.name, item.read_bytes()


def _map_last(file: tuple[str, bytes]) -> bool:
    return file[0].endswith(".argmap")


def _refuse(folder: Path, names: list[str]) -> None:
    """Gives up where the folder has a map, or where a file would be written over."""
    maps = sorted(path.name for path in folder.glob("*.argmap"))
    if maps:
        give_up(f"{folder} has a map already, {maps[0]}", ["name a folder that has none"])
    for name in names:
        if (folder / name).exists():
            give_up(f"{folder / name} is there already", ["name another folder"])
