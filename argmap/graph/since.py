"""What is new since a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from argmap.graph.reaching import Bearing
from argmap.model import Claim, Date, Evidence, Map, Source

Day = tuple[int, int, int]


def since(map: Map, cards: Iterable[str], first: Date) -> set[str]:
    """Those of some cards whose date may be on the first day of a date or after it.

    A card has the date that it is `on` and those on which its sources were `published`; one
    that may be late enough is enough. A card without any date stays where one that stays bears
    on it, directly or through others without a date: it is what the newer ones are about.
    """
    if first.earliest is None:
        return set(cards)
    limit = _day(first.earliest)
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


def _may_be(one: Date, limit: Day) -> bool:
    """Whether a date may be on a day or after it; one that is about is wider by its length."""
    if one.latest is None or _day(one.latest) >= limit:
        return True
    if not (one.approximate or one.uncertain) or one.earliest is None:
        return False
    try:
        start, end = date(*_day(one.earliest)), date(*_day(one.latest))
        end += end - start + timedelta(days=1)
    except (ValueError, OverflowError):  # years before 1 and after 9999
        return _day(one.latest)[0] + 1 >= limit[0]
    return (end.year, end.month, end.day) >= limit


def _day(text: str) -> Day:
    """Year, month and day of `YYYY-MM-DD`, whose year may be negative or longer."""
    year, month, day = text.rsplit("-", 2)
    return int(year), int(month), int(day)
