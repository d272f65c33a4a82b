"""What part an entry plays in its map: counterclaim, hypothesis, premise, main card."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.graph.ends import questions, rivals
from argmap.model import Claim, Evidence, Map, Question, Statement


@dataclass(frozen=True, slots=True)
class Roles:
    """The ids of the entries that play each part."""

    counterclaims: frozenset[str]
    """Entries that attack another, or undercut a link; rivals for one question excepted."""
    hypotheses: frozenset[str]
    """Claims that answer a question."""
    premises: frozenset[str]
    """Entries that count only together with another, in linked support."""
    main: frozenset[str]
    """The map's questions; without one, the only entry that supports nothing else."""


def roles(map: Map) -> Roles:
    """Find the parts that the entries of a map play."""
    counterclaims: set[str] = set()
    premises: set[str] = set()
    for link in map.links:
        if link.relation in ("supports", "attacks") and len(link.premises) > 1:
            premises.update(link.premises)
        if link.relation == "attacks":
            counterclaims.update(id for id in link.premises if not rivals(map, id, link.target))
        elif link.relation == "undercuts":
            counterclaims.update(link.premises)
    return Roles(
        frozenset(counterclaims),
        frozenset(questions(map)),
        frozenset(premises),
        frozenset(_main(map)),
    )


def _main(map: Map) -> set[str]:
    asked = {entry.id for entry in map.of_kind(Question)}
    if asked:
        return asked
    acting = {id for link in map.links for id in link.premises}
    targets = {link.target for link in map.links if link.relation in ("supports", "attacks")}
    ends = [
        id
        for id, entry in map.entries.items()
        if isinstance(entry, Claim | Evidence) and id not in acting and id in targets
    ]
    return set(ends) if len(ends) == 1 else set()


def is_card(entry: object) -> bool:
    """Whether an entry of this kind stands in pictures as a card of its own."""
    return isinstance(entry, Question | Statement)
