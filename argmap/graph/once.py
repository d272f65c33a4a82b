"""What is made of a map once, and asked for by many."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from argmap.model import Map

Made = TypeVar("Made")


def once(make: Callable[[Map], Made]) -> Callable[[Map], Made]:
    """A function of a map that keeps its answer for the last map, for as long as that map lives.

    What it makes must not be changed, and must not refer to the map itself; nor may a map change
    between two calls.
    """
    kept: list[tuple[ref[Map], Made]] = []

    @wraps(make)
    def answer(map: Map) -> Made:
        for known, made in kept:
            if known() is map:
                return made
        made = make(map)
        kept[:] = [(ref(map, lambda _: kept.clear()), made)]
        return made

    return answer
