"""The marks of the stances: a disc with a tick, a square with a cross, a diamond with a question
mark; filled where it was said, open where it was heard through others.

Shape and sign say the same as the colour, for those who can't tell the colours and for print.
"""

from __future__ import annotations

from argmap.render.scene import Circle, Path, Rect, Shape, Text, line, polygon

SIZE = 15.0
"""Width and height of a mark, in points."""
STANCES = ("asserts", "denies", "doubts")
"""In the order of the legend."""
_COLOURS = {"asserts": "support", "denies": "attack", "doubts": "undercut"}


def mark(x: float, y: float, stance: str, heard: bool) -> tuple[Shape, ...]:
    """The mark of a stance around a point; `heard` for hearsay."""
    colour = _COLOURS[stance]
    ground, sign = ("page", colour) if heard else (colour, "page")
    half = SIZE / 2
    if stance == "asserts":
        tick = line((x - 3.2, y + 0.2), (x - 0.9, y + 2.6), (x + 3.4, y - 2.6))
        return (
            Circle(x, y, half - 0.7, ground, colour, 1.4),
            Path(tick, stroke=sign, stroke_width=1.7, round_cap=True),
        )
    if stance == "denies":
        falling = line((x - 2.7, y - 2.7), (x + 2.7, y + 2.7))
        rising = line((x - 2.7, y + 2.7), (x + 2.7, y - 2.7))
        return (
            Rect(x - half + 1, y - half + 1, SIZE - 2, SIZE - 2, 2, ground, colour, 1.4),
            Path(falling, stroke=sign, stroke_width=1.7, round_cap=True),
            Path(rising, stroke=sign, stroke_width=1.7, round_cap=True),
        )
    reach = half + 0.6
    diamond = polygon((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return (
        Path(diamond, ground, colour, 1.4),
        Text(x, y + 3.3, "?", 9.2, "bold", sign, "middle"),
    )
