"""Rules that look at claims and evidence one by one, and which of these an entry concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from argmap.diagnostics import Diagnostic
from argmap.graph.order import by_name, ends
from argmap.model import Claim, Evidence, Map
from argmap.model.once import once_of
from argmap.rules.judgments import claims

Of = Callable[[Map, Claim | Evidence], Iterable[Diagnostic]]
"""Finds what breaks a rule in one entry, by what bears on it; see `concerned`."""
_BOTH_WAYS = ("contradicts", "corroborates", "answers")
"""Relations of which either end may count for the other; so rivals reach each other."""


def each(look: Of) -> Callable[[Map], Iterator[Diagnostic]]:
    """A look at the whole of a map, by a look at each of its claims and items of evidence."""

    def check(map: Map) -> Iterator[Diagnostic]:
        for entry in claims(map):
            yield from look(map, entry)

    return check


def concerned(map: Map, ids: Iterable[str]) -> set[str]:
    """Some entries and all that links lead to from them, however far: of no other can an `Of` find
    something else where only what these say is another, and neither links nor attributions are.

    What lines at fault may be to say of an entry counts as said, of an imported one too.
    """
    found = set(ids)
    waiting = list(found)
    ahead = _ahead(map)
    for id in waiting:
        new = [other for other in ahead.get(id, ()) if other not in found]
        found.update(new)
        waiting += new
    return found


@once_of("links")
def _ahead(map: Map) -> Mapping[str, list[str]]:
    """From the premises of each link, and from the argument that it has, to the entry that it
    leads to; and back from there, where either may count for the other."""
    named = by_name(map.links)
    found: dict[str, list[str]] = {}
    for link in map.links:
        target = ends(link, named, map)[0]
        for id in (*link.premises, *((link.argument,) if link.argument else ())):
            found.setdefault(id, []).append(target)
        if link.relation in _BOTH_WAYS:
            found.setdefault(target, []).extend(link.premises)
    return found
