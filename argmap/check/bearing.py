"""What is found in claims and evidence one by one, by all that bears on each, in a map that is
followed: asked again where something else bears on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.check.moving import Move
from argmap.check.results import Result
from argmap.check.settling import place, without_doubt
from argmap.diagnostics import Diagnostic
from argmap.model import Claim, Evidence, Map
from argmap.rules.concerning import Of, concerned

_EVERYWHERE = ("links", "attributions")
"""Aspects of a map that bear on any entry, wherever in the map they change."""


class OfEntries:
    """What some rules find in the entries of a map."""

    def __init__(self, map: Map, looks: Sequence[Of]) -> None:
        """Asks the rules of all entries."""
        self.results: dict[str, Result] = {}
        """By the id of the entry, for entries in which something is found."""
        self._looks = looks
        self._stamps = _stamps(map)
        self._look(map, map.entries)

    def follow(self, map: Map, ids: Iterable[str], move: Move) -> None:
        """Asks again, where the text of one file and no more than the entries with these ids
        changed, or what lines at fault may be to say of them."""
        if _stamps(map) != self._stamps:
            ids, self._stamps = map.entries, _stamps(map)
        else:
            touched = [id for id, result in self.results.items() if result.touched(move)]
            ids = concerned(map, (*ids, *touched))
        for result in self.results.values():
            result.move(move)
        self._look(map, ids)

    def _look(self, map: Map, ids: Iterable[str]) -> None:
        in_doubt = concerned(map, map.at_fault)
        bare = without_doubt(map)
        for id in ids:
            entry = map.entries.get(id)
            if type(entry) is not Claim and type(entry) is not Evidence:
                continue
            found = self._found(map, entry)
            told = {place(one) for one in found}
            all = self._found(bare, entry) if id in in_doubt else ()
            held = [one for one in all if place(one) not in told]
            if found or held:
                result = Result(found, held)
                known = self.results.get(id)
                self.results[id] = known.again(result) if known else result
            else:
                self.results.pop(id, None)

    def _found(self, map: Map, entry: Claim | Evidence) -> list[Diagnostic]:
        return [one for look in self._looks for one in look(map, entry)]


def _stamps(map: Map) -> list[object]:
    return [map.stamps[aspect] for aspect in _EVERYWHERE]
