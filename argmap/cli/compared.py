"""Maps that are in two states, and what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.cli.common import note
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.cli.states import Asked
    from argmap.compare import Changes
    from argmap.workspace.states import Pair


@dataclass(frozen=True, slots=True)
class Compared:
    """A map that is in two states, and what changed between them."""

    pair: Pair
    changes: Changes

    @property
    def folder(self) -> str:
        """The folder's name, with the one that it had."""
        old, new = self.pair.old, self.pair.new
        if old == new == ".":
            return "this folder"
        if old and new:
            return new if old == new else f"{new} (was {old})"
        return f"{new} (new)" if new else f"{old} (gone)"

    @property
    def title(self) -> str:
        """The map's title, as it is now or, of a map that is gone, as it was."""
        old, new = self.pair.maps
        return new.title if new.entries else old.title


def compared(asked: Asked) -> list[Compared]:
    """The maps that are not the same in the two states; raises PathProblem."""
    from argmap.compare import compare  # noqa: PLC0415  (slow to load)
    from argmap.workspace.states import pairs  # noqa: PLC0415

    found = []
    for pair in pairs(asked.old, asked.new, asked.folders):
        changes = compare(*pair.maps)
        if asked.files:
            changes = changes.within(lambda place: place.source.path in asked.files)
        if not changes.empty or pair.old != pair.new:
            found.append(Compared(pair, changes))
    return found


def tell_remarks(asked: Asked, found: Sequence[Compared]) -> None:
    """Says on standard error what could not be compared."""
    from argmap.diagnostics.printable import shown_place  # noqa: PLC0415

    remarks = [
        *asked.old.remarks,
        *(one for one in asked.new.remarks if one not in asked.old.remarks),
    ]
    for state, side in ((asked.old, 0), (asked.new, 1)):
        errors = [error for one in found for error in one.pair.errors[side]]
        if errors:
            first = errors[0]
            remarks.append(
                f"{state.name}: the maps have {counted(len(errors), 'error')}, "
                "so what could not be read is not compared; "
                f"the first is {shown_place(first.span)}: {first.message} [{first.rule}]"
            )
    for remark in remarks:
        note(remark)
