"""`argmap show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.common import checked, in_colour, stop_at_errors
from argmap.cli.lookup import id_comes_first, no_such
from argmap.cli.options import WholeNumber

if TYPE_CHECKING:
    from rich.tree import Tree

    from argmap.model import Map


@click.command(
    epilog="""\b
Examples:
  argmap show wants-money               in the maps below this folder
  argmap show wants-money maps/manas
  argmap show wants-money --depth 1     only what bears on it directly
"""
)
@click.argument("id", metavar="ID")
@click.argument("path", default=".")
@click.option(
    "--depth", type=WholeNumber(0, 100), default=3, show_default=True, help="How deep to follow."
)
def show(id: str, path: str, depth: int) -> None:
    """Print a claim as a tree: who said it, what is for it, against it, and assumed.

    PATH is a map file or a folder; the maps below it are searched for ID.
    """
    from unicodedata import normalize  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415  (slow to load)

    id_comes_first("argmap show", id, path)
    report = checked([path])
    name = normalize("NFC", id)
    holders = [map for map in report.maps if map.get(name)]
    if not holders:
        no_such(name, path, report.maps)
    found_in = [one for one in report.checked if one.map in holders]
    stop_at_errors(found_in, "Nothing was shown: a map with errors could mean something else.")
    console = Console(
        force_terminal=in_colour(sys.stdout),
        no_color=not in_colour(sys.stdout),
        highlight=False,
        width=None if sys.stdout.isatty() else 100,
    )
    wide = console.width
    for map in holders:
        made = _tree(map, name, depth)
        console.width = max(wide, 4 * _levels(made) + 40)  # words stay words, however deep
        console.print(made)


def _levels(tree: Tree) -> int:
    levels, row = 0, [tree]
    while row:
        levels, row = levels + 1, [child for node in row for child in node.children]
    return levels


def _tree(map: Map, id: str, depth: int) -> Tree:
    from argmap.cli.tree import tree  # noqa: PLC0415

    return tree(map, id, depth)
