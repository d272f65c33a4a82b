"""What it finds: a claim that is called more likely than not, without anything that it rests on:
no support, nobody who says it, nothing that it assumes, and no reason for its confidence.

Why it matters: a reader can only believe it or not (ICD 203, 2015, standard 3: judgments are told
from what they rest on).

Severity: warning

Wrong:

    claim unsafe: The bridge is unsafe.
      likelihood: very likely
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    claim unsafe: The bridge is unsafe.
      likelihood: very likely
      confidence: moderate, we saw the cracks ourselves
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.alike import assumed
from argmap.graph.ends import corroborations, into
from argmap.model import Claim, Evidence, Map
from argmap.rules.judgments import SAID, by_elimination, held_likely

_BELOW = ("supports", "explains", "details", "updates")
"""Relations whose other end may be what a claim rests on."""
_GIVING = (
    *("supported by", "explained by", "detailed by", "updated by", "corroborates", "contradicts"),
    *("assumes", "note", "confidence", *SAID),
)
"""Keys that may give a claim something to rest on."""

LOOKS_AT = ("likelihood", "note", "confidence", "links", "attributions", "faults")


def of(map: Map, entry: Claim | Evidence) -> Iterator[Diagnostic]:
    """One finding for each such claim; a note may tell what it rests on, and is no matter here."""
    likelihood = held_likely(map, entry)
    if likelihood and isinstance(entry, Claim) and not entry.note and _rests_on_nothing(map, entry):
        yield Diagnostic(
            "groundless-likelihood",
            "warning",
            f"claim `{entry.id}` is called `{likelihood.text}`, and rests on nothing",
            Label(entry.places.get("likelihood", entry.at), "more likely than not"),
            help=(
                f"write what speaks for it, with `supports: {entry.id}`, or who says it",
                "or give the reason behind `confidence:`, or take the likelihood out",
            ),
        )


def _rests_on_nothing(map: Map, entry: Claim) -> bool:
    return not (
        any(entry.id in into(map, relation) for relation in _BELOW)
        or corroborations(map).get(entry.id)
        or assumed(map).get(entry.id)
        or (entry.confidence and entry.confidence.reason)
        or any(said.stance == "asserts" for said in entry.attributions)
        or map.may_say(entry.id, *_GIVING)
        or by_elimination(map, entry.id)
    )
