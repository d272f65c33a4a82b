"""Two states of a map to what changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.compare.bearing import Grounds, judgments, overlooked
from argmap.compare.changes import Changes, EntryChange
from argmap.compare.fields import alterations
from argmap.compare.links import link_changes
from argmap.compare.matching import match
from argmap.compare.unread import NOTHING, Unread, parted
from argmap.model import Map
from argmap.model.entries import EntryBase


def compare(old: Map, new: Map, unread: tuple[Unread, Unread] = NOTHING) -> Changes:
    """What changed between two states of a map, in the argument and not in the lines.

    The order of entries, comments, line breaks and the end from which a link is written make no
    difference. `unread` says what of both could not be read, so that it is not taken for gone.
    Takes time nearly linear in the entries and links of both.
    """
    ids = match(old, new)
    entries, links, unsure = parted(
        _entries(old, new, ids), link_changes(old, new, ids), ids, unread
    )
    if not entries and not links:
        return Changes(old, new, ids, (), (), (), (), unsure)
    grounds = Grounds((old, new), entries, links)
    moved = tuple(judgments(entries, grounds))
    stayed = tuple(overlooked((old, new), ids, moved, grounds))
    return Changes(old, new, ids, entries, links, moved, stayed, unsure)


def _entries(old: Map, new: Map, ids: Mapping[str, str]) -> Iterator[EntryChange]:
    before = {now: was for was, now in ids.items()}
    for id, entry in new.entries.items():
        if id not in before:
            yield EntryChange(None, entry)
            continue
        was = old.entries[before[id]]
        altered = tuple(alterations(was, entry, ids))
        moved = _moved(was, entry, ids)
        if altered or moved or was.id != entry.id:
            yield EntryChange(was, entry, altered, moved)
    for id, entry in old.entries.items():
        if id not in ids:
            yield EntryChange(entry, None)


def _moved(old: EntryBase, new: EntryBase, ids: Mapping[str, str]) -> tuple[str, str] | None:
    """Where an entry stood and where it stands, by file and section, if these differ."""
    section = ids.get(old.section, old.section) if old.section else None
    if (_file(old), section) == (_file(new), new.section):
        return None
    return _place(old), _place(new)


def _place(entry: EntryBase) -> str:
    return f"{_file(entry)}, section {entry.section}" if entry.section else _file(entry)


def _file(entry: EntryBase) -> str:
    """The name of the file; the folder may have another name now."""
    return entry.at.file.rpartition("/")[2]
