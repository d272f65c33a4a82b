"""The closing line for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.text import counted


def summary(found: Sequence[Diagnostic], files: int) -> str:
    """How much was found in how many files."""
    where = f"in {counted(files, 'file')}"
    counts = Counter(d.severity for d in found)
    *parts, last = [
        counted(counts[severity], severity)
        for severity in ("error", "warning", "info")
        if counts[severity]
    ] or ["No findings"]
    return f"{' and '.join([', '.join(parts), last] if parts else [last])} {where}."
