"""`argmap origins`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import checked, give_up, in_colour, stop_at_errors
from argmap.cli.lookup import id_comes_first, no_such
from argmap.cli.options import format_option
from argmap.diagnostics.printable import printable_json

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.sources.origins import Statement


@click.command(
    epilog="""\b
Examples:
  argmap origins wants-money               in the maps below this folder
  argmap origins wants-money maps/manas
  argmap origins wants-money --format json

\b
How origins are counted: docs/origins.md.
"""
)
@click.argument("claim", metavar="CLAIM")
@click.argument("path", default=".")
@format_option
def origins(claim: str, path: str, form: str) -> None:
    """Print who a claim rests on: what was said, by whom first, and how many independent origins.

    CLAIM is the id of a claim, of evidence or of an assumption; what supports it counts too.
    PATH is a map file or a folder; the maps below it are searched for CLAIM.
    """
    from unicodedata import normalize  # noqa: PLC0415

    id_comes_first("argmap origins", claim, path)
    id = normalize("NFC", claim)
    report = checked([path])
    holders = [one for one in report.checked if one.map.get(id)]
    if not holders:
        no_such(id, path, report.maps, ("claim", "evidence", "assumption"))
    stop_at_errors(holders, "Nothing was listed: a map with errors could mean something else.")
    maps = [one.map for one in holders]
    for map in maps:
        _refuse_others(map, id)
    if form == "json":
        click.echo(printable_json([_json(map, id) for map in maps], indent=2))
    else:
        for map in maps:
            _print(map, id)


def _refuse_others(map: Map, id: str) -> None:
    """Give up where an entry is of a kind that rests on nothing."""
    from argmap.model import Argument, Assumption, Claim, Evidence  # noqa: PLC0415

    entry = map.get(id)
    assert entry is not None, "looked up before"
    if isinstance(entry, Claim | Evidence | Assumption):
        return
    help = ["name a claim, an item of evidence or an assumption"]
    if isinstance(entry, Argument) and entry.conclusion:
        help = [f"its conclusion rests on something: argmap origins {entry.conclusion}"]
    article = "an" if entry.kind[0] in "aeiou" else "a"
    give_up(f"`{id}` is {article} {entry.kind}, which rests on nobody's word", help)


def _print(map: Map, id: str) -> None:
    from rich.console import Console  # noqa: PLC0415  (slow to load)

    from argmap.cli.ground import closing, tree  # noqa: PLC0415  (loads rich)
    from argmap.sources.ground import ground  # noqa: PLC0415

    found = ground(map, id)
    console = Console(
        force_terminal=in_colour(sys.stdout),
        no_color=not in_colour(sys.stdout),
        highlight=False,
        width=None if sys.stdout.isatty() else 100,
    )
    console.print(tree(map, id, found))
    console.print(closing(map, found), markup=False)


def _json(map: Map, id: str) -> dict[str, Any]:
    from argmap.sources.ground import ground  # noqa: PLC0415

    found = ground(map, id)
    return {
        "id": id,
        "map": map.folder,
        "origins": [
            {
                "key": share.origin.key,
                "kind": share.origin.kind,
                "name": share.origin.name,
                "counted_with": [other.key for other in share.counted_with],
                "documents": list(share.documents),
                "statements": [_said(statement) for statement in share.statements],
            }
            for share in found.shares
        ],
        "opposed": [_said(statement) for statement in found.opposed],
        "statements": len(found.statements),
        "documents": list(found.documents),
        "independent": len(found.independent),
    }


def _said(statement: Statement) -> dict[str, Any]:
    return {"entry": statement.entry.id, **statement.said.model_dump(mode="json")}
