"""Two states of a map: what changed in the argument, in words and as a picture."""

from argmap.compare.changes import (
    Altered,
    Changes,
    EntryChange,
    Judgment,
    LinkChange,
    Overlooked,
)
from argmap.compare.comparing import compare
from argmap.compare.unread import Unread

__all__ = [
    "Altered",
    "Changes",
    "EntryChange",
    "Judgment",
    "LinkChange",
    "Overlooked",
    "Unread",
    "compare",
]
