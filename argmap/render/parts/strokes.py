"""How lines look: each relation by its line and by its head."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Link
from argmap.render.layout.curves import Curve, towards
from argmap.render.scene import Path, Point, Shape, polygon


@dataclass(frozen=True, slots=True)
class Stroke:
    """The look of a relation's line."""

    colour: str
    head: str
    """`arrow`, `bar`, `bars` (at both ends), `diamond`, `open` or `none`."""
    dash: tuple[float, ...] = ()
    width: float = 1.6
    round_cap: bool = False
    named: bool = False
    """Whether the relation's word is written on the line."""


STROKES: dict[str, Stroke] = {
    "supports": Stroke("support", "arrow"),
    "attacks": Stroke("attack", "bar", (6, 3.5)),
    "undercuts": Stroke("undercut", "diamond", (0.1, 3.6), 2.0, True),
    "contradicts": Stroke("attack", "bars", (6, 3.5)),
    "corroborates": Stroke("inform", "none", width=1.0, named=True),
    "updates": Stroke("inform", "open", width=1.0, named=True),
    "explains": Stroke("inform", "open", width=1.0, named=True),
    "details": Stroke("inform", "open", width=1.0, named=True),
    "assumes": Stroke("inform", "open", (4, 3), 1.0, named=True),
    "bears on": Stroke("inform", "open", width=1.0, named=True),
    "answers": Stroke("inform", "open", width=1.0, named=True),
}
_WIDTHS = {"strong": 2.4, "weak": 1.0}
_REACH = {"arrow": 7.0, "bar": 2.6, "bars": 2.6, "diamond": 11.0, "open": 0.6, "none": 0.0}
HALO = 5.0


def width_of(link: Link) -> float:
    """The width of a link's line, in points."""
    stroke = STROKES[link.relation]
    if link.relation in ("supports", "attacks", "undercuts") and link.strength:
        return _WIDTHS[link.strength] * (1.25 if link.relation == "undercuts" else 1.0)
    return stroke.width


def drawn(
    link: Link, curve: Curve, head: bool, halo: bool = True
) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """The line along a curve that begins at the target: halo and line, and then its heads.

    A line that runs along another one has no `halo`, which would cut the other one off.
    """
    stroke = STROKES[link.relation]
    reach = _REACH[stroke.head] if head else 0.0
    behind = reach if stroke.head == "bars" else 0.0
    body = curve.cut(reach, behind)
    thick = width_of(link)
    shapes: list[Shape] = []
    if halo:
        shapes.append(Path(body.segments(), stroke="page", stroke_width=HALO, opacity=0.85))
    shapes.append(
        Path(
            body.segments(),
            stroke=stroke.colour,
            stroke_width=thick,
            dash=stroke.dash,
            round_cap=stroke.round_cap,
        )
    )
    heads: list[Shape] = []
    if head and reach:
        heads.append(_head(stroke, curve.start, towards(body.start, curve.start), thick))
        if behind:
            heads.append(_head(stroke, curve.end, towards(body.end, curve.end), thick))
    return tuple(shapes), tuple(heads)


def _head(stroke: Stroke, tip: Point, way: Point, thick: float) -> Path:
    """The head whose tip lies at a point and which looks along a direction."""

    def place(back: float, side: float) -> Point:
        return (
            tip[0] - way[0] * back - way[1] * side,
            tip[1] - way[1] * back + way[0] * side,
        )

    if stroke.head == "arrow":
        big = 1.0 + max(0.0, thick - 1.6) * 0.25
        return Path(
            polygon(
                place(0, 0), place(9.3 * big, 4.3 * big), place(7, 0), place(9.3 * big, -4.3 * big)
            ),
            fill=stroke.colour,
        )
    if stroke.head in ("bar", "bars"):
        return Path(
            (("M", place(2.6, -6)), ("L", place(2.6, 6))), stroke=stroke.colour, stroke_width=2.6
        )
    if stroke.head == "diamond":
        return Path(
            polygon(place(0, 0), place(5.8, 4), place(11.6, 0), place(5.8, -4)),
            fill=stroke.colour,
        )
    return Path(
        (("M", place(6.6, 3.6)), ("L", place(0.6, 0)), ("L", place(6.6, -3.6))),
        stroke=stroke.colour,
        stroke_width=1.2,
    )
