"""What it finds: a claim that is called more likely than not, and rests on one origin.

Why it matters: what one origin says in ten places is still said once, and if it errs, so does
the claim.

Severity: warning

Wrong:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    speaker weiss: Anna Weiss
      role: engineer

    claim unsafe: The bridge is unsafe.
      likelihood: likely
      supported by: cracks, rust

    evidence cracks: Two piers are cracked.
      said by: weiss in gazette

    evidence rust: The cables are rusty.
      said by: weiss in gazette

Right:

    source gazette: Cracks in the bridge
      publisher: The Gazette

    speaker weiss: Anna Weiss
      role: engineer

    claim unsafe: The bridge is unsafe.
      likelihood: likely
      supported by: cracks, rust

    evidence cracks: Two piers are cracked.
      said by: weiss in gazette

    evidence rust: The cables are rusty.
      from: gazette
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Claim, Evidence, Map
from argmap.rules.judgments import held_likely, one_origin
from argmap.sources.ground import independent

LOOKS_AT = ("likelihood", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each claim above even odds with statements of one origin alone."""
    likelihood = held_likely(map, entry)
    if likelihood and (origins := one_origin(map, entry.id)):
        name = independent(origins)[0].name
        yield Diagnostic(
            "single-origin",
            "warning",
            f"{entry.kind} `{entry.id}` is called `{likelihood.text}`, and rests on one "
            f"origin: {name}",
            Label(entry.places.get("likelihood", entry.at), "more likely than not"),
            help=(
                "link what another origin says, or lower the likelihood",
                f"`argmap origins {entry.id}` lists what it rests on",
            ),
        )
