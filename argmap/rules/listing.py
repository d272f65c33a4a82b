"""Ids in messages, and the order of what they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from argmap.text import Span

_SHOWN = 3


class Placed(Protocol):
    """What has a place in a map."""

    @property
    def at(self) -> Span: ...


def in_reading_order(placed: Placed) -> tuple[str, int]:
    """What sorts things as they stand: files by name, then from top to bottom."""
    return placed.at.file, placed.at.start


def listed(ids: Sequence[str]) -> str:
    """Ids as a message names them: `a`, `b` and `c`, or with how many more there are."""
    shown = [f"`{id}`" for id in ids[:_SHOWN]]
    if len(ids) > _SHOWN:
        shown = [*shown[: _SHOWN - 1], f"{len(ids) - _SHOWN + 1} more"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
