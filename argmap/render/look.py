"""How a picture is drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from argmap.render.cards.card import Detail
from argmap.render.marks import Marks
from argmap.render.words import Words

Direction = Literal["down", "right"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn."""

    direction: Direction = "down"
    detail: Detail = "full"
    apart: bool | None = None
    """Whether each section is laid out by itself; None leaves it to the size."""
    words: Words = field(default_factory=Words)
    """The language of what argmap itself writes."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The numbers that entries have in the document around the picture, by id; a tree shows them
    in the place of its own."""
    marks: Marks | None = None
    """What the graph marks as new, gone or changed; all else is told in brief."""
    widest: float = math.inf
    """How wide, in points, a tree that grows downwards should be at most; a single column may be
    wider."""
