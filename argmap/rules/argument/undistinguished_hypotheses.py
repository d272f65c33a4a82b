"""What it finds: hypotheses for one question that have the very same reasons for and against
them.

Why it matters: whatever fits two hypotheses alike says nothing on which of them is true (Heuer,
Psychology of Intelligence Analysis, 1999, chapter 8).

Severity: warning

Wrong:

    question why-closed: Why was the bridge closed?

    claim cracks: It was closed because two piers are cracked.
      answers: why-closed

    claim strike: It was closed because the toll collectors were on strike.
      answers: why-closed

    claim notice: The notice gave the safety of the workers as the reason.
      supports: cracks, strike

Right:

    question why-closed: Why was the bridge closed?

    claim cracks: It was closed because two piers are cracked.
      answers: why-closed

    claim strike: It was closed because the toll collectors were on strike.
      answers: why-closed

    claim notice: The notice gave the safety of the workers as the reason.
      supports: cracks, strike

    claim toll-paid: Toll was collected until the day before.
      attacks: strike
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.alike import alike, hypotheses
from argmap.model import Map, Question
from argmap.rules.judgments import SAID
from argmap.rules.listing import listed

_SHOWN = 3
_TELLING = ("supported by", "attacked by", "undercut by", "assumes", "contradicts", *SAID)
"""What tells hypotheses apart."""

LOOKS_AT = ("links", "attributions", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each group of such hypotheses."""
    for question in map.of_kind(Question):
        for group in alike(map, hypotheses(map, question.id)):
            places = [entry.at for id in group if (entry := map.get(id))]
            if any(map.may_say(id, *_TELLING) for id in group):
                continue
            yield Diagnostic(
                "undistinguished-hypotheses",
                "warning",
                f"{listed(group)} have the same reasons, so nothing tells these answers to "
                f"`{question.id}` apart",
                Label(places[1], "this answer has the same reasons"),
                (
                    Label(places[0], "as this one"),
                    *(Label(at, "and this one") for at in places[2:_SHOWN]),
                ),
                ("look for what you would see if the one were true and not if the other were",),
            )
