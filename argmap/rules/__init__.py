"""Rules: what is looked for in a map that is well formed. One rule a file."""

from __future__ import annotations

from argmap.diagnostics import Diagnostic
from argmap.model import Map
from argmap.rules import (
    accessed_before_published,
    circular_citation,
    circular_support,
    hedge_altered,
    later_than_map,
    quote_absent,
    quote_altered,
    quote_ambiguous,
    quote_bracketed,
    quote_cut,
    quote_unchecked,
    quote_without_speaker,
    single_origin,
    unanchored_evidence,
    unconfirmed_grade,
    unquoted_attribution,
    unreached_entry,
    wrong_locator,
    wrong_mode,
)

RULES = {
    "accessed-before-published": accessed_before_published.check,
    "circular-citation": circular_citation.check,
    "circular-support": circular_support.check,
    "hedge-altered": hedge_altered.check,
    "later-than-map": later_than_map.check,
    "quote-absent": quote_absent.check,
    "quote-altered": quote_altered.check,
    "quote-ambiguous": quote_ambiguous.check,
    "quote-bracketed": quote_bracketed.check,
    "quote-cut": quote_cut.check,
    "quote-unchecked": quote_unchecked.check,
    "quote-without-speaker": quote_without_speaker.check,
    "single-origin": single_origin.check,
    "unanchored-evidence": unanchored_evidence.check,
    "unconfirmed-grade": unconfirmed_grade.check,
    "unquoted-attribution": unquoted_attribution.check,
    "unreached-entry": unreached_entry.check,
    "wrong-locator": wrong_locator.check,
    "wrong-mode": wrong_mode.check,
}
"""Every rule by its name."""

QUOTE_RULES = frozenset({"hedge-altered", "quote-absent", "quote-altered"})
"""Rules whose findings can't be suppressed."""


def apply(map: Map) -> list[Diagnostic]:
    """The findings of all rules in a map."""
    return [finding for rule in RULES.values() for finding in rule(map)]
