"""The marks of a matrix: a disc with a plus for what fits a hypothesis, a square with a minus for
what does not; two of them for strongly, open for weakly, struck through where it is undercut.

Triangles show what is against a reason. Shape, sign and filling say all that the colour says.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.graph.consistency import STRONG, UNDERCUT, WEAK, Mark
from argmap.render.scene import Circle, Path, Rect, Shape, Text, line, polygon

SIZE = 13.0
"""Width and height of one shape, in points."""
CLOSE = 1.5
AMPERSAND = 9.0
"""The room for the `&` of what counts only together with others."""
_COLOURS = {"consistent": "support", "inconsistent": "attack"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark around y 0 that begins at x 0."""

    mark: Mark
    shapes: tuple[Shape, ...]
    width: float


def drawn(mark: Mark) -> Drawn:
    """Draw a mark."""
    if mark.sign in ("weakens", "defends"):
        shapes: tuple[Shape, ...] = (_triangle(SIZE / 2, mark.sign == "weakens"),)
        wide = SIZE
    else:
        many = 2 if mark.force == STRONG else 1
        places = [SIZE / 2 + (SIZE + CLOSE) * n for n in range(many)]
        shapes = tuple(shape for x in places for shape in _sign(x, mark))
        wide = places[-1] + SIZE / 2
    if mark.together is not None:
        shapes = (*shapes, Text(wide + 2, 3.1, "&", 8.5, "bold", "muted"))
        wide += AMPERSAND
    return Drawn(mark, shapes, wide)


def _sign(x: float, mark: Mark) -> tuple[Shape, ...]:
    """One disc or square with its sign."""
    gone = mark.force == UNDERCUT
    colour = "inform" if gone else _COLOURS[mark.sign]
    ground, ink = ("page", colour) if mark.force in (WEAK, UNDERCUT) else (colour, "page")
    reach, half = 3.0, SIZE / 2 - 0.7
    shapes: list[Shape] = [
        Circle(x, 0, half, ground, colour, 1.4)
        if mark.sign == "consistent"
        else Rect(x - half, -half, 2 * half, 2 * half, 1.5, ground, colour, 1.4),
        Path(line((x - reach, 0), (x + reach, 0)), stroke=ink, stroke_width=1.7),
    ]
    if mark.sign == "consistent":
        shapes.append(Path(line((x, -reach), (x, reach)), stroke=ink, stroke_width=1.7))
    if gone:
        long = SIZE / 2 + 1.5
        strike = line((x - long, long), (x + long, -long))
        shapes.append(Path(strike, stroke="undercut", stroke_width=1.8))
    return tuple(shapes)


def _triangle(x: float, down: bool) -> Path:
    way = 1 if down else -1
    points = ((x - 5, -4 * way), (x + 5, -4 * way), (x, 4.6 * way))
    return Path(polygon(*points), "page", "inform", 1.2)
