"""What it finds: evidence of grade 1, confirmed by others, that no second origin confirms.

Why it matters: grade 1 of the Admiralty code says that independent sources agree. What reports
the same man twice confirms nothing.

Severity: error

Wrong:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    claim unsafe: The bridge is unsafe.

    evidence cracks: Two piers are cracked.
      from: gazette
      grade: 1
      supports: unsafe

Right:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    source survey: Survey of the bridge
      publisher: Harbour Office

    claim unsafe: The bridge is unsafe.

    evidence cracks: Two piers are cracked.
      from: gazette
      grade: 1
      supports: unsafe

    evidence survey-cracks: The survey found cracks in two piers.
      from: survey
      corroborates: cracks
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Claim, Evidence, Map
from argmap.sources.ground import confirming, independent

_CONFIRMED = "1"

LOOKS_AT = ("grade", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each such evidence; what is anchored in nothing is left out."""
    if (
        isinstance(entry, Evidence)
        and entry.grade == _CONFIRMED
        and entry.attributions
        and not map.may_say(entry.id, "grade")
        and (held := confirming(map).get(entry.id, ())) is not None
    ):
        origins = independent(held)
        known = f"only {origins[0].name} says it" if origins else "nobody says it"
        yield Diagnostic(
            "unconfirmed-grade",
            "error",
            f"evidence `{entry.id}` has grade 1, confirmed by others, but {known}",
            Label(entry.places.get("grade", entry.at), "confirmed by a second origin"),
            help=(
                "add a `said by:` or `from:` of an independent origin, or write `corroborates: "
                f"{entry.id}` in the entry that has it",
                "or grade it 2, probably true",
            ),
        )
