"""The whole check of a project: load, quotes, rules, suppressions.

`check` gives the maps with what was found; `outcome` only what was found, and faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.check.checking import Checked, Report, check
    from argmap.check.outcomes import Outcome, outcome

__all__ = ["Checked", "Outcome", "Report", "check", "outcome"]


def __getattr__(name: str) -> object:
    """Brings in what is used: where nothing has changed, no map is loaded, and nothing that
    would load it."""
    if name in ("Checked", "Report", "check"):
        from argmap.check import checking  # noqa: PLC0415

        return getattr(checking, name)
    if name in ("Outcome", "outcome"):
        from argmap.check import outcomes  # noqa: PLC0415

        return getattr(outcomes, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
