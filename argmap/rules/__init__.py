"""Rules: what is looked for in a map that is well formed. One rule a file."""

from __future__ import annotations

from argmap.diagnostics import Diagnostic
from argmap.model import Map
from argmap.rules import circular_support, unanchored_evidence, unreached_entry

RULES = {
    "circular-support": circular_support.check,
    "unanchored-evidence": unanchored_evidence.check,
    "unreached-entry": unreached_entry.check,
}
"""Every rule by its name."""


def apply(map: Map) -> list[Diagnostic]:
    """The findings of all rules in a map."""
    return [finding for rule in RULES.values() for finding in rule(map)]
