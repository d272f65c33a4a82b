"""What is new since a date."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.days import day_number
from argmap.graph.reaching import Bearing
from argmap.model import Claim, Date, Evidence, Map, Source


def since(map: Map, cards: Iterable[str], first: Date) -> set[str]:
    """Those of some cards whose date may be on the first day of a date or after it.

    A card has the date that it is `on` and those on which its sources were `published`; one
    that may be late enough is enough. A card without any date stays where one that stays bears
    on it, directly or through others without a date: it is what the newer ones are about.
    """
    if first.earliest is None:
        return set(cards)
    limit = day_number(first.earliest)
    dated = {id: dates for id in cards if (dates := _dates(map, id))}
    new = {id for id, dates in dated.items() if any(_may_be(one, limit) for one in dates)}
    undated = {id for id in cards if id not in dated}
    bearing, found, edge = Bearing.of(map), set(new), list(new)
    while edge:
        for id in bearing.ahead.get(edge.pop(), ()):
            if id not in found and (id in undated or id in bearing.links):
                found.add(id)
                edge.append(id)
    return found & (new | undated)


def _dates(map: Map, id: str) -> list[Date]:
    entry = map.get(id)
    if not isinstance(entry, Claim | Evidence):
        return []
    sources = (map.get(said.source) for said in entry.attributions if said.source)
    found = (entry.on, *(one.published for one in sources if isinstance(one, Source)))
    return [one for one in found if one is not None]


def _may_be(one: Date, limit: int) -> bool:
    """Whether a date may be on a day or after it; one that is about is wider by its length."""
    if one.latest is None:
        return True
    latest = day_number(one.latest)
    if (one.approximate or one.uncertain) and one.earliest is not None:
        latest += latest - day_number(one.earliest) + 1
    return latest >= limit
