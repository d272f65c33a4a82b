"""Entries that are asked for by id, and what to say where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from argmap.cli.common import give_up

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.model.entries import EntryBase

_MOST_IDS, _MOST_TEXTS = 20, 5


def id_comes_first(command: str, id: str, path: str) -> None:
    """Give up where the id and the path were swapped; `command` is what was typed before them."""
    if _is_there(id) and not _is_there(path):
        give_up(f"`{id}` is a path, and no id", [f"the id comes first: {command} {path} {id}"])


def no_such(id: str, path: str, maps: Iterable[Map], kinds: Sequence[str] = ()) -> NoReturn:
    """Give up since no map has an id: with similar ones, else with what there is.

    `kinds` are the kinds of entries that can be asked for; without any, all can.
    """
    from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)

    entries = [entry for map in maps for entry in map.entries.values()]
    help = did_you_mean(id, {entry.id for entry in entries}) or by_words(id, entries)
    give_up(f"nothing below {path} has the id `{id}`", help or _all(entries, kinds))


def by_words(words: str, entries: Iterable[EntryBase]) -> tuple[str, ...]:
    """Help lines with the ids of a few entries that say some words, an alias included."""
    words = words.casefold()
    found = [
        f"`{entry.id}`: {entry.text[:70]}"
        for entry in entries
        if any(words in text.casefold() for text in (entry.text, *getattr(entry, "alias", ())))
    ]
    return tuple(found[:_MOST_TEXTS])


def _all(entries: Iterable[EntryBase], kinds: Sequence[str]) -> tuple[str, ...]:
    """A help line for each kind with the ids of its entries, or their first."""
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for entry in entries:
        if not kinds or entry.kind in kinds:
            found.setdefault(entry.kind, []).append(entry.id)
    lines = []
    for kind, ids in found.items():
        more = f" and {len(ids) - _MOST_IDS} more" if len(ids) > _MOST_IDS else ""
        if ids:
            lines.append(f"{kind}: {', '.join(ids[:_MOST_IDS])}{more}")
    return tuple(lines) or ("there is none to ask for",)


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
