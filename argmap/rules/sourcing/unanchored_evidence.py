"""What it finds: evidence that no source and no speaker stands behind.

Why it matters: evidence is what others can look up; what the analyst says is a claim.

Severity: error

Wrong:

    claim unsafe: The bridge is unsafe.

    evidence cracks: Two piers are cracked.
      supports: unsafe

Right:

    source report: The city's report on its bridges

    claim unsafe: The bridge is unsafe.

    evidence cracks: Two piers are cracked.
      from: report
      supports: unsafe
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Evidence, Map
from argmap.rules.judgments import SAID

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each evidence without `from` and without an attribution."""
    for entry in map.of_kind(Evidence):
        if not entry.attributions and not map.may_say(entry.id, *SAID):
            yield Diagnostic(
                "unanchored-evidence",
                "error",
                f"evidence `{entry.id}` is anchored in nothing",
                Label(entry.at, "no source and no speaker stands behind it"),
                help=(
                    "write `from: SOURCE` or `said by: SPEAKER in SOURCE` below it, or make it "
                    "a claim",
                ),
            )
