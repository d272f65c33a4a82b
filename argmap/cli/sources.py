"""The source that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from argmap.cli.common import give_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.check import Checked
    from argmap.model import Map, Source


def the_source(
    id: str, path: str, checked: Sequence[Checked], command: str
) -> tuple[Checked, Source]:
    """The one source with an id in the maps below a path, and its map; gives up otherwise.

    `command` is what was typed before the id, for the message.
    """
    from unicodedata import normalize  # noqa: PLC0415

    from argmap.diagnostics.printable import shown_file  # noqa: PLC0415  (slow to load)
    from argmap.model import Source  # noqa: PLC0415

    name = normalize("NFC", id)
    holders = [(one, found) for one in checked if isinstance(found := one.map.get(name), Source)]
    if not holders:
        _no_such(name, path, [one.map for one in checked])
    if len(holders) > 1:
        give_up(
            f"{len(holders)} maps below {path} have a source `{name}`",
            [f"{command} {name} {shown_file(found.at.source)}" for _, found in holders],
        )
    return holders[0]


def _no_such(id: str, path: str, maps: list[Map]) -> NoReturn:
    from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)

    others = [entry for map in maps if (entry := map.get(id))]
    if others:
        give_up(f"`{id}` is no source: it is a {others[0].kind}")
    ids = sorted({e.id for map in maps for e in map.entries.values() if e.kind == "source"})
    hint = did_you_mean(id, ids) or (f"the sources are {', '.join(ids[:20])}",) if ids else ()
    give_up(f"no map below {path} has a source `{id}`", hint)
