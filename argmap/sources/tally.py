"""How many quotes were verified, and how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.text import counted

if TYPE_CHECKING:
    from argmap.model import Quote

_TOLD = {"near": "altered", "absent": "not found"}
_ORDER = ("exact", "normalised", "elided", "bracketed", "near", "absent", "unchecked")
COUNTS = ("all", *_ORDER, "by_document", "by_lock")
"""The names of the counts of a tally."""


def tally(quotes: Iterable[Quote]) -> dict[str, int]:
    """Counts of quotes: all, each verdict, and what they were compared with."""
    counts = dict.fromkeys(COUNTS, 0)
    for quote in quotes:
        verdict = quote.verdict
        counts["all"] += 1
        counts[verdict.verdict if verdict else "unchecked"] += 1
        if verdict and verdict.by:
            counts[f"by_{verdict.by}"] += 1
    return counts


def told(counts: dict[str, int]) -> list[str]:
    """A tally for people: a line, or none where there are no quotes."""
    if not counts["all"]:
        return []
    parts = [f"{counts[v]:,} {_TOLD.get(v, v)}" for v in _ORDER if counts[v]]
    line = f"{counted(counts['all'], 'quote')}: {', '.join(parts)}"
    if counts["by_lock"]:
        line += f"; {counts['by_document']:,} checked against documents, "
        line += f"{counts['by_lock']:,} against the lock"
    return [f"{line}."]
