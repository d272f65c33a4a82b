"""What it finds: a claim that is called very likely (80 % and more), and of which all that is said
for it is known at second hand: `indirect`, or `via` somebody.

Why it matters: a report puts words and weight of its own between you and whoever said it.

Severity: warning

Wrong:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    speaker weiss: Anna Weiss
      role: engineer

    speaker marne: Ida Marne
      role: diver

    claim unsafe: The bridge is unsafe.
      likelihood: very likely
      said by: weiss in gazette, indirect
      said by: marne in gazette, indirect
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    speaker weiss: Anna Weiss
      role: engineer

    speaker marne: Ida Marne
      role: diver

    claim unsafe: The bridge is unsafe.
      likelihood: very likely
      said by: weiss in gazette, indirect
      said by: marne in gazette, direct
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import corroborations, supported
from argmap.model import Attribution, Claim, Evidence, Map
from argmap.model.once import once_of
from argmap.rules.judgments import HIGH, SAID, held_likely, one_origin

_SHOWN = 3
_BRINGING = ("supported by", "corroborates", *SAID)
"""Keys by which an entry may get something that is known at first hand."""

LOOKS_AT = ("likelihood", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each such entry; if it rests on one origin, `single-origin` finds it."""
    likelihood = held_likely(map, entry)
    if likelihood is None or likelihood.low < HIGH:
        return
    at_first_hand, spoken_for = _resting(map)
    if (
        entry.id in spoken_for
        and entry.id not in at_first_hand
        and entry.id not in _in_doubt(map)
        and not one_origin(map, entry.id)
    ):
        own = [said for said in entry.attributions if said.stance == "asserts"]
        yield Diagnostic(
            "indirect-ground",
            "warning",
            f"{entry.kind} `{entry.id}` is called `{likelihood.text}`, and all that is said for "
            "it is known at second hand",
            Label(entry.places.get("likelihood", entry.at), "80 % and more"),
            tuple(Label(one.at, "at second hand") for one in own[:_SHOWN]),
            (
                "look for one of the statements in the speaker's own words, or lower the "
                "likelihood",
                f"`argmap origins {entry.id}` lists what it rests on",
            ),
        )


@once_of("links", "attributions")
def _resting(map: Map) -> tuple[frozenset[str], frozenset[str]]:
    """What rests on something that is known at first hand, and what on anything that is said."""
    first, spoken = [], []
    for entry in (*map.entries.values(), *map.imported.values()):
        if isinstance(entry, Claim | Evidence):
            said = [one for one in entry.attributions if one.stance == "asserts"]
            if said:
                spoken.append(entry.id)
                if not all(_is_indirect(one) for one in said):
                    first.append(entry.id)
    return _resting_on(map, first), _resting_on(map, spoken)


@once_of("links", "faults")
def _in_doubt(map: Map) -> frozenset[str]:
    """What may rest on something that is known at first hand, by lines at fault."""
    return _resting_on(map, (one for one in map.at_fault if map.may_say(one, *_BRINGING)))


def _is_indirect(said: Attribution) -> bool:
    return said.mode == "indirect" or bool(said.via)


def _resting_on(map: Map, seeds: Iterable[str]) -> frozenset[str]:
    """Some entries, and all that rests on them, however far."""
    reached = set(seeds)
    waiting = list(reached)
    for id in waiting:
        for other in (*supported(map).get(id, ()), *corroborations(map).get(id, ())):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return frozenset(reached)
