"""The closing line for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic


def summary(found: Sequence[Diagnostic], files: int) -> str:
    """How much was found in how many files."""
    where = f"in {_count(files, 'file')}"
    counts = Counter(d.severity for d in found)
    *parts, last = [
        _count(counts[severity], severity)
        for severity in ("error", "warning", "info")
        if counts[severity]
    ] or ["No findings"]
    return f"{' and '.join([', '.join(parts), last] if parts else [last])} {where}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
