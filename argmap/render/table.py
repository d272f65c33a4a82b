"""Tables: what a view says in rows and columns, as Markdown or for other writers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; all cells are plain text, as long as it needs to be."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as `columns`; the first cell names its row."""
    notes: tuple[str, ...] = ()
    """What stands below, one sentence each: what marks mean, what is left out."""
