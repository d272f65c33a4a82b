"""What several features ask of a map, made once for each state of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.graph.ends import into, undercuts
from argmap.graph.order import by_name
from argmap.model import Link, Map
from argmap.model.once import once, once_of
from argmap.sources.ground import Grounds
from argmap.sources.origins import Statement, statements


@once
def grounds(map: Map) -> Grounds:
    """What the entries of a map rest on."""
    return Grounds(map)


@once_of("links", "attributions")
def _counts(map: Map) -> dict[str, int]:
    """How many origins entries have, as far as that was asked."""
    return {}


def origins(map: Map, id: str) -> int:
    """On how many independent origins an entry rests."""
    counts = _counts(map)
    if id not in counts:
        counts[id] = len(grounds(map).of(id).independent)
    return counts[id]


@once
def spoken(map: Map) -> Mapping[str, Sequence[Statement]]:
    """The statements in which each speaker and each source has a part, by its id."""
    found: dict[str, list[Statement]] = {}
    for statement in statements(map):
        said = statement.said
        for id in dict.fromkeys((said.speaker, *said.via, said.source)):
            if id is not None:
                found.setdefault(id, []).append(statement)
    return found


@once
def holding(map: Map) -> Mapping[str, int]:
    """How many entries each section holds."""
    found: dict[str, int] = {}
    for entry in map.entries.values():
        if entry.section:
            found[entry.section] = found.get(entry.section, 0) + 1
    return found


@once_of("links")
def named_links(map: Map) -> Mapping[str, Link]:
    """The links by their own id and, where an argument is their warrant, by its id."""
    return by_name(map.links)


def reasons(map: Map, id: str) -> tuple[Sequence[Link], Sequence[Link], Sequence[Link]]:
    """The links that speak for an entry, those that speak against it, and the undercuts of both.

    For a question the first are the answers to it; for an argument the undercuts are its own.
    """
    for_ = (*into(map, "supports").get(id, ()), *into(map, "answers").get(id, ()))
    against = into(map, "attacks").get(id, ())
    own = into(map, "undercuts").get(id, ())
    hitting = undercuts(map)
    return for_, against, (*own, *(one for k in (*for_, *against) for one in hitting.get(k.id, ())))
