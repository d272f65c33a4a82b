"""What is made of a map once, and asked for by many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar
from weakref import ref

from argmap.model.map import Map

Made = TypeVar("Made")
Answer = Callable[[Map], Made]
_KEPT = 2
"""For how many maps an answer is kept: a check asks of a map with what is in doubt, and without."""


def once_of(*aspects: str) -> Callable[[Answer[Made]], Answer[Made]]:
    """A function of a map that keeps its last answers, for as long as maps live that it holds for.

    What it makes must not be changed, and must not refer to the map itself; nor may a map change
    between two calls. The answer holds for other maps that are the same in the `aspects` (see
    `argmap.model.map.ASPECTS`), as maps are that differ in the text of an entry alone: so it may
    hold ids, but no entries; and links only where the aspect is `links`.
    """

    def decorate(make: Answer[Made]) -> Answer[Made]:
        kept: list[_Kept[Made]] = []

        def forget(dead: ref[Any]) -> None:
            kept[:] = [one for one in kept if dead not in one.hangs_on]

        @wraps(make)
        def answer(map: Map) -> Made:
            for one in kept:
                if one.map() is map:
                    return one.made
            hangs_on = [map.stamps[name] for name in aspects] if aspects and map.stamps else [map]
            for one in kept:
                if [known() for known in one.hangs_on] == hangs_on:
                    one.map = ref(map)
                    return one.made
            made = make(map)
            kept.insert(0, _Kept(ref(map), [ref(one, forget) for one in hangs_on], made))
            del kept[_KEPT:]
            return made

        return answer

    return decorate


@dataclass(slots=True)
class _Kept(Generic[Made]):
    """An answer, the last map that it was given for, and what it holds as long as."""

    map: ref[Map]
    hangs_on: list[ref[Any]]
    made: Made


def once(make: Answer[Made]) -> Answer[Made]:
    """A function of a map that keeps its last answers, as `once_of` does, but for no other map."""
    return once_of()(make)
