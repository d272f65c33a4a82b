"""What is made of a map once, and asked for by many."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from argmap.model.map import Map

Made = TypeVar("Made")
Answer = Callable[[Map], Made]
_KEPT = 2
"""For how many maps an answer is kept: a check asks of a map with what is in doubt, and without."""


def once_of(*aspects: str) -> Callable[[Answer[Made]], Answer[Made]]:
    """A function of a map that keeps its last answers, for as long as these maps live.

    What it makes must not be changed, and must not refer to the map itself; nor may a map change
    between two calls. The answer holds for other maps that are the same in the `aspects` (see
    `argmap.model.map.ASPECTS`), as maps are that differ in the text of an entry alone: so it may
    hold ids, but no entries; and links only where the aspect is `links`.
    """

    def decorate(make: Answer[Made]) -> Answer[Made]:
        kept: list[tuple[ref[Map], list[object] | None, Made]] = []

        def forget(map: ref[Map]) -> None:
            kept[:] = [one for one in kept if one[0] is not map]

        @wraps(make)
        def answer(map: Map) -> Made:
            for known, _, made in kept:
                if known() is map:
                    return made
            stamps = [map.stamps[name] for name in aspects] if aspects and map.stamps else None
            again = next((one for one in kept if stamps is not None and one[1] == stamps), None)
            if again is not None:
                kept.remove(again)
            made = again[2] if again is not None else make(map)
            kept.insert(0, (ref(map, forget), stamps, made))
            del kept[_KEPT:]
            return made

        return answer

    return decorate


def once(make: Answer[Made]) -> Answer[Made]:
    """A function of a map that keeps its last answers, as `once_of` does, but for no other map."""
    return once_of()(make)
