"""The links of a map by their relation and by what they lead to, for those who ask of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.graph.order import by_name
from argmap.model import Link, Map
from argmap.model.once import once_of

Into = Mapping[str, Sequence[Link]]
"""Links by the id of the end that they lead to."""


@once_of("links")
def _by_target(map: Map) -> dict[str, dict[str, list[Link]]]:
    found: dict[str, dict[str, list[Link]]] = {}
    for link in map.links:
        found.setdefault(link.relation, {}).setdefault(link.target, []).append(link)
    return found


def into(map: Map, relation: str) -> Into:
    """The links of a relation by the id that they lead to, in reading order.

    Of `contradicts` and `corroborates`, which have no direction, that is the end that was named.
    """
    return _by_target(map).get(relation, {})


@once_of("links")
def out_of(map: Map) -> Into:
    """The links of a map by the id of each entry that they lead from, in reading order."""
    found: dict[str, list[Link]] = {}
    for link in map.links:
        for id in link.premises:
            found.setdefault(id, []).append(link)
    return found


@once_of("links")
def supported(map: Map) -> Mapping[str, Sequence[str]]:
    """The ids of what each entry supports, alone or together with others."""
    found: dict[str, list[str]] = {}
    for target, links in into(map, "supports").items():
        for link in links:
            for id in link.premises:
                found.setdefault(id, []).append(target)
    return found


@once_of("links")
def undercuts(map: Map) -> Into:
    """The undercuts of a map by the id of the link that each hits, in reading order."""
    if not into(map, "undercuts"):
        return {}
    named = by_name(map.links)
    found: dict[str, list[Link]] = {}
    for name, links in into(map, "undercuts").items():
        if name in named:
            found.setdefault(named[name].id, []).extend(links)
    return found


@once_of("links")
def contradictions(map: Map) -> Mapping[str, Sequence[str]]:
    """The ids of what each entry contradicts, whichever end it was written from."""
    return _both_ways(map, "contradicts")


@once_of("links")
def corroborations(map: Map) -> Mapping[str, Sequence[str]]:
    """The ids of what says the same as each entry, whichever end it was written from."""
    return _both_ways(map, "corroborates")


@once_of("links")
def questions(map: Map) -> Mapping[str, frozenset[str]]:
    """The ids of the questions that each hypothesis answers."""
    found: dict[str, set[str]] = {}
    for asked, links in into(map, "answers").items():
        for link in links:
            for id in link.premises:
                found.setdefault(id, set()).add(asked)
    return {id: frozenset(asked) for id, asked in found.items()}


def rivals(map: Map, one: str, other: str) -> bool:
    """Whether two entries answer the same question."""
    asked = questions(map)
    return not asked.get(one, frozenset()).isdisjoint(asked.get(other, ()))


def _both_ways(map: Map, relation: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for target, links in into(map, relation).items():
        for link in links:
            for premise in link.premises:
                found.setdefault(premise, []).append(target)
                found.setdefault(target, []).append(premise)
    return found
