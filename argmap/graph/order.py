"""The order in which a map is read: from the questions down to what speaks for and against."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from argmap.model import Link, Map


def ends(link: Link, links: Mapping[str, Link], map: Map) -> tuple[str, ...]:
    """The ids of all entries that a link touches, its target first.

    A link to a link (`undercuts`) touches what that link touches; argument entries count as
    their link.
    """
    return tuple(dict.fromkeys((*_target(link, links, map, 0), *_active(link, links))))


def _active(link: Link, links: Mapping[str, Link]) -> tuple[str, ...]:
    found: list[str] = []
    for id in link.premises:
        warranted = links.get(id)
        found += warranted.premises if warranted else (id,)
    return tuple(found)


def _target(link: Link, links: Mapping[str, Link], map: Map, depth: int) -> tuple[str, ...]:
    hit = links.get(link.target)
    if hit is None or (map.get(link.target) is not None and link.target not in links):
        return (link.target,)
    if depth > 8:
        return ()
    return (*_target(hit, links, map, depth + 1), *_active(hit, links))


def by_name(links: Iterable[Link]) -> dict[str, Link]:
    """Links by their own id and, where an argument entry is their warrant, by its id."""
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.id, link)
        if link.argument:
            found.setdefault(link.argument, link)
    return found


def reading_order(map: Map, cards: Iterable[str], links: Iterable[Link]) -> tuple[str, ...]:
    """Sort cards breadth first from the questions, then from whatever supports nothing.

    Where the graph leaves the order open it is that of the map's entries.
    """
    shown = dict.fromkeys(cards)
    links = tuple(links)
    named = by_name(links)
    below: dict[str, list[str]] = {}
    acting: set[str] = set()
    for link in links:
        touched = ends(link, named, map)
        top, rest = touched[0], touched[1:]
        below.setdefault(top, []).extend(rest)
        acting.update(rest)
    questions = [id for id in shown if (e := map.get(id)) is not None and e.kind == "question"]
    starts = questions + [id for id in shown if id not in acting] + list(shown)
    done: dict[str, None] = {}
    for start in starts:
        queue = deque([start])
        while queue:
            id = queue.popleft()
            if id in done or id not in shown:
                continue
            done[id] = None
            queue.extend(below.get(id, ()))
    return tuple(done)
