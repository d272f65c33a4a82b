"""Small signs before words: what is well, what to look at, what cites and is cited.

Each has a shape of its own, so that it can be told without its colour.
"""

from __future__ import annotations

from typing import Literal

from argmap.render.lettering.fonts import width
from argmap.render.scene import Circle, Path, Rect, Shape, Text, line, polygon

Sign = Literal["well", "warning", "common", "cites", "cited"]
WIDE = 12.0
"""The room that a sign takes, in points."""


def sign(which: Sign, x: float, y: float) -> tuple[Shape, ...]:
    """A sign whose left edge is at x, around the middle y of small letters."""
    middle = x + WIDE / 2 - 1
    if which == "well":
        tick = line((x + 0.6, y + 0.4), (x + 3.6, y + 3.2), (x + 9.2, y - 3.4))
        return (Path(tick, stroke="support", stroke_width=1.7, round_cap=True),)
    if which == "warning":
        triangle = polygon((middle, y - 4.9), (middle + 5.2, y + 4.2), (middle - 5.2, y + 4.2))
        return (
            Path(triangle, fill="page", stroke="attack", stroke_width=1.2),
            Text(middle, y + 3.2, "!", 7.5, "bold", "attack", "middle"),
        )
    if which == "common":
        return (
            Circle(middle, y, 4.6, stroke="attack", stroke_width=1.3),
            Circle(middle, y, 1.9, fill="attack"),
        )
    tail, tip = (x + 0.8, x + 8.8) if which == "cites" else (x + 8.8, x + 0.8)
    back = tip + (-3.0 if which == "cites" else 3.0)
    return (
        Path(line((tail, y), (tip, y)), stroke="inform", stroke_width=1.2),
        Path(line((back, y - 2.8), (tip, y), (back, y + 2.8)), stroke="inform", stroke_width=1.2),
    )


ANSWER = 22.0
"""The width of the mark of a hypothesis, in points."""


def answer_mark(said: str, x: float, y: float) -> tuple[Shape, ...]:
    """The mark of a hypothesis: its number in a dark pill."""
    size = min(7.5, 7.5 * (ANSWER - 6) / width(said, "bold", 7.5))
    return (
        Rect(x, y - 7, ANSWER, 14, 7, fill="main", stroke="main_edge"),
        Text(x + ANSWER / 2, y + 2.7, said, size, "bold", "main_ink", "middle"),
    )


def grade_mark(grade: str | None, x: float, y: float) -> tuple[Shape, ...]:
    """A grade in a box of 22 points, with its upper left corner at x, y; dashed for none."""
    if grade:
        return (
            Rect(x, y, 22, 22, 4, fill="chip", stroke="ink"),
            Text(x + 11, y + 15.4, grade, 12.5, "bold", "ink", "middle"),
        )
    return (
        Rect(x, y, 22, 22, 4, fill="page", stroke="attack", stroke_width=1.2, dash=(2.6, 2.0)),
        Text(x + 11, y + 15.4, "?", 12.5, "bold", "attack", "middle"),
    )
