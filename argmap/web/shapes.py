"""Shapes as short SVG for the page: paints are classes, paths relative, numbers have one decimal.

A page of a thousand cards has a hundred thousand shapes in a few dozen paints, so these stand in
the file once, as rules that the script adds to the page's style.
"""

from __future__ import annotations

import html
from functools import lru_cache

from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style
from argmap.render.output.svg import PDF, RLE
from argmap.render.scene import Circle, Path, Rect, Segment, Shape, Text

_STYLES: dict[Style, str] = {
    "regular": "",
    "bold": ";font-weight:700",
    "italic": ";font-style:italic",
}


class Paints:
    """The paints of a page: `rules[n]` is what the class `p{n}` says in CSS."""

    def __init__(self) -> None:
        self._rules: dict[str, str] = {}
        self._names: dict[tuple[object, ...], str] = {}

    @property
    def rules(self) -> list[str]:
        """The declarations of all classes, in the order of their numbers."""
        return list(self._rules)

    def markup(self, shape: Shape) -> str:
        """One shape as an element of SVG; in single quotes, since JSON escapes the others."""
        if isinstance(shape, Text):
            text = _escaped(shape.text)
            text = RLE + text + PDF if shape.rtl else text
            kind = (shape.size, shape.style, shape.fill, shape.anchor, shape.tracking)
            name = self._names.get(kind) or self._name(kind, _type(shape))
            x, y = _WRITTEN[round(shape.x * 10)], _WRITTEN[round(shape.y * 10)]
            return f"<text class='{name}' x='{x}' y='{y}'>{text}</text>"
        look = _look(shape)
        name = self._names.get(look) or self._name(look, _paint(shape))
        if isinstance(shape, Path):
            return f"<path class='{name}' d='{relative(shape.segments)}'/>"
        if isinstance(shape, Circle):
            return f"<circle class='{name}'{_measures(cx=shape.x, cy=shape.y, r=shape.radius)}/>"
        sizes = _measures(
            x=shape.x, y=shape.y, width=shape.width, height=shape.height, rx=shape.radius
        )
        return f"<rect class='{name}'{sizes}/>"

    def _name(self, look: tuple[object, ...], rule: str) -> str:
        """A class for what looks like that, as a rule says it."""
        name = self._names[look] = self._rules.setdefault(rule, f"p{len(self._rules)}")
        return name


@lru_cache(maxsize=2000)  # kinds, names and sources recur on many cards
def _escaped(text: str) -> str:
    return html.escape(clean(text))


def _look(shape: Rect | Circle | Path) -> tuple[object, ...]:
    """All that the paint of a shape depends on."""
    line = (shape.fill, shape.stroke, shape.stroke_width)
    if isinstance(shape, Path):
        return (*line, shape.dash, shape.round_cap, shape.opacity)
    return (*line, shape.dash) if isinstance(shape, Rect) else line


def _measures(**sizes: float) -> str:
    """Attributes of a shape; what is 0 can be left out."""
    return "".join(f" {name}='{tenths(size)}'" for name, size in sizes.items() if size)


def _type(text: Text) -> str:
    anchor = f";text-anchor:{text.anchor}" if text.anchor != "start" else ""
    spacing = f";letter-spacing:{text.tracking * text.size:.2f}px" if text.tracking else ""
    size = f"font-size:{text.size:g}px"
    return f"fill:var(--{text.fill});{size}{_STYLES[text.style]}{anchor}{spacing}"


def _paint(shape: Rect | Circle | Path) -> str:
    said = f"fill:{f'var(--{shape.fill})' if shape.fill else 'none'}"
    if shape.stroke:
        said += f";stroke:var(--{shape.stroke})"
        if shape.stroke_width != 1:
            said += f";stroke-width:{shape.stroke_width:g}"
        if not isinstance(shape, Circle) and shape.dash:
            said += f";stroke-dasharray:{' '.join(f'{part:g}' for part in shape.dash)}"
    if isinstance(shape, Path):
        said += ";stroke-linecap:round" if shape.round_cap else ""
        said += f";stroke-opacity:{shape.opacity:g}" if shape.opacity < 1 else ""
    return said


def tenths(value: float) -> str:
    """A measure with at most one decimal."""
    return _WRITTEN[round(value * 10)]


@lru_cache(maxsize=1000)  # cards of one height have one bar, and lines are drawn with their halo
def relative(segments: tuple[Segment, ...]) -> str:
    """Segments as the `d` of a path, each point counted from the last: that is short, and what
    looks alike is written alike."""
    out: list[str] = []
    x = y = 0
    for name, parts in segments:
        if name == "Z":
            out.append("z")
            continue
        points = [round(part * 10) for part in parts]
        if name == "M":
            x = y = 0
        else:
            name = name.lower()
        xs = [_WRITTEN[point - x] for point in points[0::2]]
        ys = [_WRITTEN[point - y] for point in points[1::2]]
        out.append(name + " ".join([f"{a} {b}" for a, b in zip(xs, ys, strict=True)]))
        x, y = points[-2:]
    return "".join(out)


class _Written(dict[int, str]):
    """How many tenths are written; each number of a picture is met many times."""

    def __missing__(self, tenth: int) -> str:
        text = self[tenth] = str(tenth / 10).removesuffix(".0")
        return text


_WRITTEN = _Written()
