"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """How many there are of what a noun names in the singular: `1 file`, `1,250 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
