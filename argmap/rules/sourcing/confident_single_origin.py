"""What it finds: a claim without a likelihood that is held with high confidence, rests on one
origin, and does not say why the confidence is high. Where there is a likelihood, `single-origin`
finds it.

Why it matters: confidence is high where good information from several sources agrees (ICD 203,
2015); one origin may err.

Severity: warning

Wrong:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    speaker weiss: Anna Weiss
      role: engineer

    claim unsafe: The bridge is unsafe.
      confidence: high
      supported by: cracks

    evidence cracks: Two piers are cracked.
      said by: weiss in gazette

Right:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    speaker weiss: Anna Weiss
      role: engineer

    claim unsafe: The bridge is unsafe.
      confidence: moderate
      supported by: cracks

    evidence cracks: Two piers are cracked.
      said by: weiss in gazette
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Claim, Evidence, Map, Source
from argmap.rules.judgments import one_origin
from argmap.sources.ground import independent

_RELIABLE = "A"

LOOKS_AT = ("confidence", "likelihood", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each such claim; what is said in a source of grade A is not meant."""
    confidence = entry.confidence
    if (
        confidence
        and isinstance(entry, Claim)
        and confidence.level == "high"
        and not confidence.reason
        and not entry.likelihood
        and not map.may_say(entry.id, "confidence", "likelihood")
        and not any(_is_reliable(map, said.source) for said in entry.attributions)
        and (origins := one_origin(map, entry.id))
    ):
        name = independent(origins)[0].name
        yield Diagnostic(
            "confident-single-origin",
            "warning",
            f"the confidence in claim `{entry.id}` is high, and it rests on one origin: {name}",
            Label(entry.places.get("confidence", entry.at), "high confidence"),
            help=(
                "link what another origin says, lower the confidence, or give its reason: "
                "`confidence: high, why`",
                f"`argmap origins {entry.id}` lists what it rests on",
            ),
        )


def _is_reliable(map: Map, source: str | None) -> bool:
    entry = map.get(source) if source else None
    return isinstance(entry, Source) and entry.grade == _RELIABLE
