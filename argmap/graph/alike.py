"""What tells the hypotheses for a question apart: the reasons that they do not share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.graph.ends import contradictions, into, rivals, undercuts
from argmap.model import Claim, Link, Map
from argmap.model.once import once_of


class Reason(NamedTuple):
    """A reason for or against a hypothesis, without the hypothesis; equal where it is the same."""

    relation: str
    premises: frozenset[str]
    strength: str | None
    undercut: frozenset[tuple[str, ...]]
    """The premises of what undercuts it."""


def reasons(map: Map, hypothesis: str) -> Iterator[tuple[Reason, Link]]:
    """The links that speak for or against a hypothesis, those from its rivals aside."""
    for relation in ("supports", "attacks"):
        for link in into(map, relation).get(hypothesis, ()):
            if not any(rivals(map, id, hypothesis) for id in link.premises):
                hits = frozenset(hit.premises for hit in undercuts(map).get(link.id, ()))
                yield Reason(relation, frozenset(link.premises), link.strength, hits), link


def alike(map: Map, hypotheses: Mapping[str, object]) -> list[list[str]]:
    """Those of some hypotheses that have the same reasons, in groups; at least one reason each.

    Who says them, what they assume and what they contradict tells them apart as well.
    """
    groups: dict[tuple[frozenset[object], ...], list[str]] = {}
    for id in hypotheses:
        mine = frozenset(reason for reason, _ in reasons(map, id))
        entry = map.get(id)
        said = entry.attributions if isinstance(entry, Claim) else ()
        if mine:
            key = (
                mine,
                frozenset((one.stance, one.speaker, one.source) for one in said),
                frozenset(assumed(map).get(id, ())),
                frozenset(o for o in contradictions(map).get(id, ()) if not rivals(map, o, id)),
            )
            groups.setdefault(key, []).append(id)
    return [group for group in groups.values() if len(group) > 1]


def hypotheses(map: Map, question: str) -> dict[str, Link]:
    """The ids of the answers to a question, in reading order, each with the link."""
    found: dict[str, Link] = {}
    for link in into(map, "answers").get(question, ()):
        for id in link.premises:
            found.setdefault(id, link)
    return found


@once_of("links")
def assumed(map: Map) -> Mapping[str, list[str]]:
    """The ids of the assumptions on which each entry stands."""
    found: dict[str, list[str]] = {}
    for target, links in into(map, "assumes").items():
        for link in links:
            for id in link.premises:
                found.setdefault(id, []).append(target)
    return found
