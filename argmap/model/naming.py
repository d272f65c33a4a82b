"""What those who speak are called, wherever a map is printed, drawn or written."""

from __future__ import annotations

from argmap.model.map import Map

_RESERVED = {"author": "the source itself", "unnamed": "somebody unnamed"}


def name_in(map: Map, id: str) -> str:
    """The name of a speaker or the text of another entry; the id itself where there is none.

    The reserved speakers `author` and `unnamed` are told in words.
    """
    entry = map.get(id)
    return entry.text if entry else _RESERVED.get(id, id)
