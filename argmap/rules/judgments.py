"""Which entries an analyst holds likely, and what their likelihood stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.graph.ends import contradictions, into, questions
from argmap.model import Claim, Evidence, Likelihood, Map
from argmap.model.once import once, once_of
from argmap.sources.ground import origins_of_all
from argmap.sources.origins import Origin

EVEN = 50
"""In percent: what begins above is held likely."""
SAID = ("said by", "denied by", "doubted by", "from")
"""The keys of attributions."""
DOUBTING = ("likelihood", "confidence", "grade", "denied by", "doubted by")
"""The keys by which an entry may be in doubt; see `is_doubted`."""
HIGH = 80
"""In percent, where ICD 203 and PHIA begin with `very likely` and `highly likely`."""


@once
def claims(map: Map) -> Sequence[Claim | Evidence]:
    """The claims and the evidence of a map, in reading order."""
    # Comparing types is faster than `isinstance` with two.
    return [
        entry for entry in map.entries.values() if type(entry) is Claim or type(entry) is Evidence
    ]


def held_likely(map: Map, entry: Claim | Evidence) -> Likelihood | None:
    """The likelihood of an entry that is held likely; None for any other."""
    likelihood = entry.likelihood
    if likelihood is None or likelihood.low <= EVEN or map.may_say(entry.id, "likelihood"):
        return None
    return likelihood


def is_doubted(map: Map, id: str) -> bool:
    """Whether the analyst holds an entry for no more likely than not, or somebody opposes it."""
    entry = map.get(id)
    if not isinstance(entry, Claim | Evidence):
        return False
    return bool(
        (entry.likelihood and entry.likelihood.low <= EVEN)
        or (entry.confidence and entry.confidence.level == "low")
        or (isinstance(entry, Evidence) and entry.grade in ("4", "5"))
        or any(said.stance != "asserts" for said in entry.attributions)
    )


@once_of("links", "likelihood")
def _asked_in_doubt(map: Map) -> Mapping[str, int]:
    """Of how many hypotheses of each question something speaks against them."""
    found: dict[str, set[str]] = {}
    for asked, links in into(map, "answers").items():
        ids = {id for link in links for id in link.premises}
        found[asked] = {id for id in ids if into(map, "attacks").get(id) or _low(map, id)}
    return {asked: len(ids) for asked, ids in found.items()}


def by_elimination(map: Map, id: str) -> bool:
    """Whether something speaks against a rival of an entry, or against what it contradicts.

    Then that is a reason for the entry, though no link says so.
    """
    attacks = into(map, "attacks")
    mine = bool(attacks.get(id) or _low(map, id))
    doubted = _asked_in_doubt(map)
    if any(doubted[asked] > mine for asked in questions(map).get(id, ())):
        return True
    return any(attacks.get(one) or _low(map, one) for one in contradictions(map).get(id, ()))


def cannot_both_be(map: Map, one: str, other: str) -> bool:
    """Whether two entries contradict each other, and are called likelier than both can be.

    The probabilities of what can't be true together add up to no more than 1 (Kolmogorov 1933).
    """
    if other not in contradictions(map).get(one, ()):
        return False
    entries = map.get(one), map.get(other)
    lows = [e.likelihood.low for e in entries if isinstance(e, Claim | Evidence) and e.likelihood]
    return len(lows) == 2 and sum(lows) > 100


def _low(map: Map, id: str) -> bool:
    entry = map.get(id)
    likelihood = entry.likelihood if isinstance(entry, Claim | Evidence) else None
    return likelihood is not None and likelihood.low <= EVEN


def one_origin(map: Map, id: str) -> tuple[Origin, ...]:
    """The related origins of an entry all of whose ground comes from one; none for any other."""
    return origins_of_all(map).get(id) or ()
