"""Which sources draw on which, and which of them draw on nothing but each other."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model import Map, Source

Cites = Mapping[str, tuple[str, ...]]
"""The sources that each source cites, by id."""


def citations(map: Map) -> dict[str, tuple[str, ...]]:
    """The sources that each source of a map cites, those of imported maps included."""
    everything = (*map.entries.values(), *map.imported.values())
    return {entry.id: entry.cites for entry in everything if isinstance(entry, Source)}


def closed_groups(cites: Cites) -> list[tuple[str, ...]]:
    """Sources from which every way leads into a circle, in groups, sorted.

    A group holds all that are joined by their citations: a circle, and what draws on it alone.
    No source in it draws on one that speaks for itself.
    """
    citing: dict[str, list[str]] = {}
    for id, others in cites.items():
        for other in others:
            citing.setdefault(other, []).append(id)
    ending = [id for id in {**cites, **citing} if not cites.get(id)]
    ends = set(ending)
    for id in ending:
        above = [one for one in citing.get(id, ()) if one not in ends]
        ends.update(above)
        ending += above
    groups: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in sorted(cites):
        if start in ends or start in done:
            continue
        group = [start]
        done.add(start)
        for id in group:
            near = (*cites[id], *citing.get(id, ()))
            more = [one for one in dict.fromkeys(near) if one not in ends and one not in done]
            done.update(more)
            group += more
        groups.append(tuple(sorted(group)))
    return groups


def circle(group: tuple[str, ...], cites: Cites) -> tuple[str, ...]:
    """The ids along a circle of a closed group, each citing the next and the last the first."""
    way = dict.fromkeys(group[:1])
    id = cites[group[0]][0]
    while id not in way:
        way[id] = None
        id = cites[id][0]
    ids = tuple(way)
    return ids[ids.index(id) :]
