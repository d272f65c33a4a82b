"""What it finds: a claim that is called very likely (80 % and more), though the one or two reasons
for it are called weak. Many weak reasons can add up.

Why it matters: a chain of reasons is no stronger than its links, and one of the two words is
wrong.

Severity: warning

Wrong:

    claim unsafe: The bridge is unsafe.
      likelihood: very likely
      weakly supported by: rust

    claim rust: The cables are rusty.

Right:

    claim unsafe: The bridge is unsafe.
      likelihood: likely
      weakly supported by: rust

    claim rust: The cables are rusty.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import corroborations, into
from argmap.model import Claim, Evidence, Map
from argmap.rules.judgments import HIGH, SAID, by_elimination, held_likely, one_origin

_FEW = 2

LOOKS_AT = ("likelihood", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each such claim; if it rests on one origin, `single-origin` finds it."""
    likelihood = held_likely(map, entry)
    reasons = into(map, "supports").get(entry.id, ())
    if (
        likelihood
        and likelihood.low >= HIGH
        and isinstance(entry, Claim)
        and 0 < len(reasons) <= _FEW
        and all(link.strength == "weak" for link in reasons)
        and not any(said.stance == "asserts" for said in entry.attributions)
        and not corroborations(map).get(entry.id)
        and not map.may_say(entry.id, "supported by", "corroborates", "contradicts", *SAID)
        and not by_elimination(map, entry.id)
        and not one_origin(map, entry.id)
    ):
        is_one = len(reasons) == 1
        yield Diagnostic(
            "weak-ground",
            "warning",
            f"claim `{entry.id}` is called `{likelihood.text}`, and "
            f"{'the only reason for it is' if is_one else 'both reasons for it are'} weak",
            Label(entry.places.get("likelihood", entry.at), "80 % and more"),
            tuple(Label(link.at, "a weak reason") for link in reasons),
            ("lower the likelihood, or take `weakly` out if the reason is a good one",),
        )
