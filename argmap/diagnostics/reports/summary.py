"""The closing line for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.text import counted


def summary(found: Sequence[Diagnostic], files: int) -> str:
    """How much was found in how many files."""
    counts = tally(d.severity for d in found) or "No findings"
    return f"{counts} in {counted(files, 'file')}."


def tally(severities: Iterable[str]) -> str:
    """How many there are of each severity, in words; `""` where there are none."""
    counts = Counter(severities)
    *parts, last = [
        counted(counts[severity], severity)
        for severity in ("error", "warning", "info")
        if counts[severity]
    ] or [""]
    return " and ".join([", ".join(parts), last] if parts else [last])
