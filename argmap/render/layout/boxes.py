"""What is given to a layout engine: boxes of known size, joins and clusters; no words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A box to place, in points."""

    key: str
    width: float
    height: float
    round: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """A line to route from an upper box to a lower one."""

    key: str
    upper: str
    lower: str
    ranks: int = 2
    """How far apart at least; boxes that stand on lines take every second place."""
    weight: int = 1
    free: bool = False
    """Whether the line leaves the boxes where they are."""
    hidden: bool = False
    turned: bool = False
    """Whether the engine gets it from the lower box to the upper."""
    middle: bool = False
    """Whether it meets the lower box in the middle of the side that looks at the upper."""


@dataclass(slots=True)
class Drawing:
    """One graph for the engine: what it places together."""

    boxes: list[Box] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    clusters: list[tuple[str, list[str]]] = field(default_factory=list)
    """Sections: their ids, and the keys of their boxes."""
    levels: list[list[str]] = field(default_factory=list)
    """Keys of boxes that stand side by side, in the order in which they are read."""
    spread: float = 0.0
    """Room between boxes side by side beyond the usual, in points."""
    worded: bool = False
    """Whether words stand on some of its lines."""
    aside: float = 0.0
    """How wide the widest word is on a line that leaves the boxes where they are, in points."""
