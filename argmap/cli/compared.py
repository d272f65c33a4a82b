"""Maps that are in two states, and what changed between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.cli.common import note
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.cli.states import Asked
    from argmap.compare import Changes, Unread
    from argmap.compare.items import Item
    from argmap.compare.telling import Part
    from argmap.diagnostics import Diagnostic
    from argmap.workspace.states import Pair

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Compared:
    """A map that is in two states, and what changed between them."""

    pair: Pair
    changes: Changes
    folder: str
    """The folder's name, with the one that it had; empty for the top of a repository."""
    title: str
    """The map's title, as it is now or, of a map that is gone, as it was."""


def compared(asked: Asked) -> list[Compared]:
    """The maps that are not the same in the two states; raises PathProblem."""
    from argmap.compare import compare  # noqa: PLC0415  (slow to load)
    from argmap.workspace.states import pairs  # noqa: PLC0415

    found = []
    for pair in pairs(asked.old, asked.new, asked.folders):
        changes = compare(*pair.maps, (_unread(pair.errors[0]), _unread(pair.errors[1])))
        if asked.files:
            changes = changes.within(lambda place: place.source.path in asked.files)
        if not changes.empty or pair.old != pair.new or any(pair.errors):
            found.append(Compared(pair, changes, _folder(asked, pair), _title(asked, pair)))
    return found


def _folder(asked: Asked, pair: Pair) -> str:
    """The name of a map's folder in both states."""
    old, new = pair.old, pair.new
    if asked.by_folder and old == new == ".":
        return f"{asked.old.name} → {asked.new.name}"
    if old == new:
        return "" if new == "." else new or ""
    tops = (asked.old.name, asked.new.name) if asked.by_folder else ("the top folder",) * 2
    old, new = (top if one == "." else one for one, top in zip((old, new), tops, strict=True))
    if old and new:
        return f"{new} (was {old})"
    return f"{new} (new)" if new else f"{old} (gone)"


def _title(asked: Asked, pair: Pair) -> str:
    """The title of a map, or its folder's name."""
    (old, new), state = pair.maps, asked.new
    if not new.entries:
        new, state = old, asked.old
    return state.top.name if new.title == "." else new.title


def _unread(errors: Iterable[Diagnostic]) -> Unread:
    """What errors leave unread: heads, and lines of entries."""
    from argmap.compare import Unread  # noqa: PLC0415  (slow to load)

    heads: set[str] = set()
    within: set[str] = set()
    for error in errors:
        source, number = error.span.source, error.span.line
        at_head = bool(source.line(number)[:1].strip())
        while number > 1 and source.line(number)[:1].strip() in ("", "#"):
            number -= 1
        head = source.line(number).partition(":")[0]
        (heads if at_head else within).update(_WORD.findall(head))
    return Unread(frozenset(heads), frozenset(within))


def unread(asked: Asked, one: Compared) -> list[Part]:
    """What could not be compared of a map, as a part of a report; empty where all could."""
    from argmap.compare.items import Item, of_unsure  # noqa: PLC0415  (slow to load)
    from argmap.compare.telling import Part  # noqa: PLC0415

    found: list[Item] = []
    for side, state in enumerate((asked.old, asked.new)):
        errors = one.pair.errors[side]
        if not errors:
            continue
        first = errors[0]
        below: tuple[Item, ...] = ()
        lost = [change for change in one.changes.unsure if change.lacks == side]
        if lost:
            words = "may be there still" if side else "may have been there"
            told = tuple(map(of_unsure, lost))
            below = (Item("", ((f"what {words}, in a line at fault:", "muted"),), told),)
        words = (
            f"{state.name} has {counted(len(errors), 'error')} here, and is compared as far as it "
            f"can be read; the first is {asked.shown(first.span)}: {first.message} [{first.rule}]"
        )
        found.append(Item("!", ((words, "warn"),), below))
    return [Part("Not compared", tuple(found))] if found else []


def tell_remarks(asked: Asked) -> None:
    """Says on standard error which files could not be compared."""
    remarks: Sequence[str] = [
        *asked.old.remarks,
        *(one for one in asked.new.remarks if one not in asked.old.remarks),
    ]
    for remark in remarks:
        note(remark)
