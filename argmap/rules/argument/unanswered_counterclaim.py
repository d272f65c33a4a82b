"""What it finds: a counterclaim that nothing answers, against a claim that is called more likely
than not. It attacks the claim, or it undercuts the only reason for it. Something answers it that
speaks against it or its reasons; so does a weight (`weakly attacks`, a `strongly supports` for
the claim) or a likelihood of its own.

Why it matters: the reader can't tell whether the objection was weighed or overlooked.

Severity: warning

Wrong:

    claim unsafe: The bridge is unsafe.
      likelihood: likely
      supported by: cracks

    claim cracks: Two piers are cracked.

    claim old-cracks: The cracks have been there for fifty years.
      attacks: unsafe

Right:

    claim unsafe: The bridge is unsafe.
      likelihood: likely
      supported by: cracks

    claim cracks: Two piers are cracked.

    claim old-cracks: The cracks have been there for fifty years.
      attacks: unsafe

    claim growing: The cracks have doubled in length since spring.
      attacks: old-cracks
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import contradictions, into, questions, rivals, supported, undercuts
from argmap.model import Claim, Evidence, Gap, Likelihood, Link, Map
from argmap.model.once import once_of
from argmap.rules.judgments import DOUBTING, SAID, cannot_both_be, held_likely, is_doubted

_SHOWN = 3
_ANSWERING = ("attacked by", "contradicts", "updated by", *DOUBTING)

LOOKS_AT = ("likelihood", "confidence", "grade", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each attack without an answer, and one where all reasons are undercut
    without one."""
    likelihood = held_likely(map, entry)
    if likelihood is None:
        return
    supports = into(map, "supports").get(entry.id, ())
    attacks = into(map, "attacks").get(entry.id, ())
    if attacks:
        strong = any(link.strength == "strong" and _stands(map, link) for link in supports)
        if not strong and not map.may_say(entry.id, "strongly supported by"):
            for attack in attacks:
                if not _answered(map, attack, entry.id):
                    yield _attacked(entry, likelihood, attack)
    if supports and undercuts(map):
        asserted = any(said.stance == "asserts" for said in entry.attributions)
        in_doubt = map.may_say(entry.id, "supported by", *SAID)
        if not (asserted or in_doubt or any(_stands(map, link) for link in supports)):
            yield _undercut(map, entry, likelihood, supports)


def _attacked(entry: Claim | Evidence, likelihood: Likelihood, attack: Link) -> Diagnostic:
    ids = " + ".join(attack.premises)
    attacks = "attacks" if len(attack.premises) == 1 else "attack"
    weakly = f"weakly attacks: {entry.id}"
    if attack.argument:
        weakly = f"strength: weak` in `{attack.argument}"
    return Diagnostic(
        "unanswered-counterclaim",
        "warning",
        f"{entry.kind} `{entry.id}` is called `{likelihood.text}`, and nothing answers `{ids}`, "
        f"which {attacks} it",
        Label(attack.at, f"a reason against `{entry.id}`"),
        (Label(entry.places.get("likelihood", entry.at), "more likely than not"),),
        (
            f"write what speaks against it, with `attacks: {attack.premises[0]}`, or write "
            f"`{weakly}` if it weighs little",
            "or lower the likelihood",
        ),
    )


def _undercut(
    map: Map, entry: Claim | Evidence, likelihood: Likelihood, supports: Sequence[Link]
) -> Diagnostic:
    hits = [hit for link in supports for hit in _unanswered(map, link)]
    by = " + ".join(hits[0].premises)
    only = "the only reason" if len(supports) == 1 else "all reasons"
    more = f"`{by}`" if len(hits) == 1 else f"`{by}` and {len(hits) - 1} more"
    undercuts = "undercuts" if len(hits) == len(hits[0].premises) == 1 else "undercut"
    return Diagnostic(
        "unanswered-counterclaim",
        "warning",
        f"{entry.kind} `{entry.id}` is called `{likelihood.text}`, and nothing answers {more}, "
        f"which {undercuts} {only} for it",
        Label(hits[0].at, f"why this is no reason for `{entry.id}`"),
        (
            *(Label(hit.at) for hit in hits[1:_SHOWN]),
            Label(entry.places.get("likelihood", entry.at), "more likely than not"),
        ),
        (
            f"write what speaks against it, with `attacks: {hits[0].premises[0]}`, or give "
            f"another reason for `{entry.id}`",
            "or lower the likelihood",
        ),
    )


def _stands(map: Map, support: Link) -> bool:
    return not _unanswered(map, support)


def _unanswered(map: Map, support: Link) -> list[Link]:
    """The undercuts of a link that nothing answers."""
    hits = undercuts(map).get(support.id, ())
    return [hit for hit in hits if not _answered(map, hit, support.target)]


def _answered(map: Map, link: Link, target: str) -> bool:
    """Whether something in the map says what an attack or an undercut weighs."""
    if link.strength == "weak" or undercuts(map).get(link.id):
        return True
    if all(map.may_say(id, "undercut by") for id in (*link.premises, link.target)):
        return True  # the undercut at fault may be aimed at this link
    return any(
        isinstance(map.get(id), Gap)  # nothing can speak against what is not known
        or id in map.imported  # its answer stands in its own map
        or map.may_say(id, *_ANSWERING)
        or (
            map.may_say(id, "answers")
            and (questions(map).get(target) or map.may_say(target, "answers"))
        )
        or id in _opposed(map)
        or is_doubted(map, id)
        or rivals(map, id, target)
        or cannot_both_be(map, id, target)  # `incompatible-likelihoods` finds this
        or any(link.premises != (target,) for link in into(map, "attacks").get(id, ()))
        or any(other != target for other in contradictions(map).get(id, ()))
        for id in link.premises
    )


@once_of("links")
def _opposed(map: Map) -> set[str]:
    """What is out of date, and what has an opposed reason, however far below it."""
    waiting = [other for id in into(map, "attacks") for other in supported(map).get(id, ())]
    for target, links in into(map, "supports").items():
        if any(link.id in undercuts(map) for link in links):
            waiting.append(target)
    waiting += into(map, "updates")
    opposed: set[str] = set()
    for id in waiting:
        if id not in opposed:
            opposed.add(id)
            waiting += supported(map).get(id, ())
    return opposed
