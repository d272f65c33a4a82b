"""Shapes as short SVG for the page: paints are classes, paths relative, numbers have one decimal.

A page of a thousand cards has a hundred thousand shapes in a few dozen paints, so these stand in
the file once, as rules that the script adds to the page's style.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.render.lettering.fonts import Style
from argmap.render.output.svg import PDF, RLE, escape
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
            text = escape(shape.text)
            name = self._class(
                (shape.size, shape.style, shape.fill, shape.anchor, shape.tracking), shape
            )
            return (
                f"<text class='{name}' x='{tenths(shape.x)}' y='{tenths(shape.y)}'>"
                f"{RLE + text + PDF if shape.rtl else text}</text>"
            )
        line = (shape.fill, shape.stroke, shape.stroke_width)
        if isinstance(shape, Path):
            name = self._class((*line, shape.dash, shape.round_cap, shape.opacity), shape)
            return f"<path class='{name}' d='{relative(shape.segments)}'/>"
        if isinstance(shape, Circle):
            sizes = {"cx": shape.x, "cy": shape.y, "r": shape.radius}
            return f"<circle class='{self._class(line, shape)}'{_measures(sizes)}/>"
        sizes = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
        name = self._class((*line, shape.dash), shape)
        return f"<rect class='{name}'{_measures(sizes | {'rx': shape.radius})}/>"

    def _class(self, look: tuple[object, ...], shape: Shape) -> str:
        """The class for what a shape looks like; `look` is all that its rule depends on."""
        name = self._names.get(look)
        if name is None:
            rule = _type(shape) if isinstance(shape, Text) else _paint(shape)
            name = self._names[look] = self._rules.setdefault(rule, f"p{len(self._rules)}")
        return name


def _measures(sizes: dict[str, float]) -> str:
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


def relative(segments: Iterable[Segment]) -> str:
    """Segments as the `d` of a path, each point counted from the last: that is short, and what
    looks alike is written alike."""
    out: list[str] = []
    x = y = 0
    for name, parts in segments:
        points = [round(part * 10) for part in parts]
        if name == "Z":
            out.append("z")
            continue
        if name == "M":
            out.append(f"M{_WRITTEN[points[0]]} {_WRITTEN[points[1]]}")
        else:
            far = [_WRITTEN[part - (y if odd & 1 else x)] for odd, part in enumerate(points)]
            out.append(name.lower() + " ".join(far))
        x, y = points[-2:]
    return "".join(out)


class _Written(dict[int, str]):
    """How many tenths are written; each number of a picture is met many times."""

    def __missing__(self, tenth: int) -> str:
        text = self[tenth] = str(tenth / 10).removesuffix(".0")
        return text


_WRITTEN = _Written()
