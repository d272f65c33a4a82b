"""Ids in messages."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 3


def listed(ids: Sequence[str]) -> str:
    """Ids as a message names them: `a`, `b` and `c`, or with how many more there are."""
    shown = [f"`{id}`" for id in ids[:_SHOWN]]
    if len(ids) > _SHOWN:
        shown = [*shown[: _SHOWN - 1], f"{len(ids) - _SHOWN + 1} more"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
