"""argmap: maps of claims, their evidence, their speakers and their counterclaims."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.embed import LoadedMap, MapError, load

__version__ = "0.1.0"
__all__ = ["LoadedMap", "MapError", "__version__", "load"]


def __getattr__(name: str) -> object:
    """`load` and its classes, brought in when first used: commands start faster without."""
    if name in ("LoadedMap", "MapError", "load"):
        from argmap import embed  # noqa: PLC0415

        return getattr(embed, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
