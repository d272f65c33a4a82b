"""The scene as SVG: literal colours and attributes alone, so that every program shows it alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style
from argmap.render.scene import Circle, Group, Path, Rect, Scene, Segment, Shape, Text

FONTS = (
    "Arial, Arimo, 'Liberation Sans', Helvetica, 'Noto Sans', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', 'Hiragino Sans', 'Yu Gothic', 'Malgun Gothic', "
    "'Noto Sans Arabic', 'Geeza Pro', 'Segoe UI', 'Noto Color Emoji', 'Apple Color Emoji', "
    "'Segoe UI Emoji', sans-serif"
)
"""Faces for viewers, the first of them as wide as the bundled one."""
RLE, PDF = "\u202b", "\u202c"
"""Right-to-left embedding and its end: the attribute `direction` turns anchors round, and not
all programs know it."""
_STYLES: dict[Style, str] = {
    "regular": "",
    "bold": ' font-weight="700"',
    "italic": ' font-style="italic"',
}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(text: str) -> str:
    """Text as it may stand in XML, in an element or in an attribute."""
    return clean(text).translate(_ESCAPES)


def number(value: float) -> str:
    """A measure with at most two decimals, written the same everywhere."""
    if value == int(value):
        return str(int(value))
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def svg(scene: Scene, theme: Colours, fonts: str = FONTS, prefix: str = "") -> str:
    """Write a scene as an SVG document.

    Elements of the map have ids of their own: `card-ID`, `section-ID`, `link-...`. `prefix`
    stands before every id and class: it keeps the pictures of one page apart, and from the page.
    """
    wide, high = number(scene.width), number(scene.height)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-labelledby="{prefix}argmap-title {prefix}argmap-desc" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}" font-family="{escape(fonts)}">\n'
        f'<title id="{prefix}argmap-title">{escape(scene.title)}</title>\n'
        f'<desc id="{prefix}argmap-desc">{escape(scene.description)}</desc>\n'
        f'<rect width="{wide}" height="{high}" fill="{theme["page"]}"/>\n'
    ]
    for group in scene.groups:
        out.append(_group(group, theme, prefix))
    out.append("</svg>\n")
    return "".join(out)


def identifier(text: str) -> str:
    """An id as it may stand in the attribute `id`, which takes no blanks."""
    return "_".join(text.split())


def _group(group: Group, theme: Colours, prefix: str) -> str:
    marks = f' class="{prefix}{group.kind}"'
    if group.id is not None:
        marks += f' id="{prefix}{escape(group.kind)}-{escape(identifier(group.id))}"'
    for name, value in group.data:
        marks += f' data-{name}="{escape(value)}"'
    if group.x or group.y:
        marks += f' transform="translate({number(group.x)} {number(group.y)})"'
    title = f"<title>{escape(group.title)}</title>" if group.title else ""
    shapes = "".join(shape_markup(shape, theme) for shape in group.shapes)
    return f"<g{marks}>{title}{shapes}</g>\n"


class Colours(Protocol):
    """What gives the colour of a role; a theme does."""

    def __getitem__(self, role: str) -> str: ...


def shape_markup(shape: Shape, theme: Colours) -> str:
    """One shape as an element of SVG."""
    if isinstance(shape, Text):
        return _text(shape, theme)
    if isinstance(shape, Rect):
        radius = f' rx="{number(shape.radius)}"' if shape.radius else ""
        return (
            f'<rect x="{number(shape.x)}" y="{number(shape.y)}" width="{number(shape.width)}" '
            f'height="{number(shape.height)}"{radius}'
            f"{_paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash, theme)}/>"
        )
    if isinstance(shape, Circle):
        return (
            f'<circle cx="{number(shape.x)}" cy="{number(shape.y)}" r="{number(shape.radius)}"'
            f"{_paint(shape.fill, shape.stroke, shape.stroke_width, (), theme)}/>"
        )
    return _path(shape, theme)


def _text(shape: Text, theme: Colours) -> str:
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    spacing = f' letter-spacing="{number(shape.tracking * shape.size)}"' if shape.tracking else ""
    return (
        f'<text x="{number(shape.x)}" y="{number(shape.y)}" font-size="{number(shape.size)}"'
        f'{_STYLES[shape.style]}{anchor}{spacing} fill="{theme[shape.fill]}">'
        f"{RLE + escape(shape.text) + PDF if shape.rtl else escape(shape.text)}</text>"
    )


def _path(shape: Path, theme: Colours) -> str:
    cap = ' stroke-linecap="round"' if shape.round_cap else ""
    opacity = f' stroke-opacity="{number(shape.opacity)}"' if shape.opacity < 1 else ""
    return (
        f'<path d="{path_data(shape.segments)}"'
        f"{_paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash, theme)}"
        f"{cap}{opacity}/>"
    )


def path_data(segments: Iterable[Segment]) -> str:
    """Segments as the `d` of a path."""
    return "".join(name + " ".join(number(part) for part in parts) for name, parts in segments)


def _paint(
    fill: str | None, stroke: str | None, thick: float, dash: tuple[float, ...], theme: Colours
) -> str:
    said = f' fill="{theme[fill] if fill else "none"}"'
    if stroke:
        said += f' stroke="{theme[stroke]}"'
        if thick != 1:
            said += f' stroke-width="{number(thick)}"'
        if dash:
            said += f' stroke-dasharray="{" ".join(number(part) for part in dash)}"'
    return said
