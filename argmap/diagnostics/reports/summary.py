"""The closing line for people."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Diagnostic


def summary(found: Sequence[Diagnostic], files: int) -> str:
    """How much was found in how many files."""
    errors = sum(d.severity == "error" for d in found)
    warnings = sum(d.severity == "warning" for d in found)
    where = f"in {_count(files, 'file')}"
    if not errors and not warnings:
        return f"No findings {where}."
    parts = [_count(errors, "error")] if errors else []
    parts += [_count(warnings, "warning")] if warnings else []
    return f"{' and '.join(parts)} {where}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
