"""What it finds: one entry that both supports and attacks another. Where an `argument` says how it
bears on the other, it may well do both.

Why it matters: without a word on how, it tells the reader nothing, and perhaps one of the two
lines was meant for another entry.

Severity: warning

Wrong:

    claim cracks: Two piers are cracked.
      supports: unsafe
      attacks: unsafe

    claim unsafe: The bridge is unsafe.

Right:

    claim cracks: Two piers are cracked.
      supports: unsafe

    claim unsafe: The bridge is unsafe.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import into
from argmap.model import Map
from argmap.rules.listing import in_reading_order, listed

LOOKS_AT = ("links",)


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such pair of links that have no argument between them."""
    supports = into(map, "supports")
    for target, attacks in into(map, "attacks").items():
        if target not in supports:
            continue
        speaking = {frozenset(link.premises): link for link in supports[target]}
        for attack in attacks:
            support = speaking.get(frozenset(attack.premises))
            if support is None or support.argument or attack.argument:
                continue
            first, second = sorted((support, attack), key=in_reading_order)
            verbs = ("supports", "attacks") if len(attack.premises) == 1 else ("support", "attack")
            yield Diagnostic(
                "for-and-against",
                "warning",
                f"{listed(attack.premises)} both {verbs[0]} and {verbs[1]} `{target}`",
                Label(second.at, f"{second.relation} it"),
                (Label(first.at, f"{first.relation} it"),),
                (
                    "take out the line that is wrong, or write an `argument` that says how it "
                    "bears on it",
                ),
            )
