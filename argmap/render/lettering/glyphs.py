"""Outlines of text, shaped by HarfBuzz, also in fonts of the system."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Any

import uharfbuzz as hb

from argmap.render.lettering.bidi import levels, visual, visual_runs
from argmap.render.lettering.fonts import FILES, Style, lacks, missing
from argmap.render.lettering.system_fonts import Found, covering
from argmap.render.scene import Segment

Outline = tuple[Segment, ...]
Line = tuple[list[Outline], float]


@cache
def _font(path: str, index: int) -> tuple[Any, int]:
    face = hb.Face(hb.Blob.from_file_path(path), index)
    return hb.Font(face), face.upem


def outlines(text: str, style: Style, size: float, base: bool = False) -> Line:
    """The outlines of the glyphs of a line, and its width, in points.

    It begins at x 0 on the baseline 0, y upwards.

    Characters that no font has become empty boxes; `fonts.missing` and
    `system_fonts.covering` tell which. `base` says whether the paragraph runs from right to
    left.
    """
    found = covering(missing(text))
    made: list[Outline] = []
    x = 0.0
    for run, rtl in visual_runs(text, base):
        parts = _by_font(run, style, found)
        for part, font in reversed(parts) if rtl else parts:
            x = _shaped(part, font, size, x, rtl, made)
    return made, x


def shaped_edges(text: str, style: Style, size: float, base: bool = False) -> list[float]:
    """Where each code point of a text begins in reading order, and at last where it ends, in
    points, as `outlines` draws them; `fonts.edges` knows only the bundled font.
    """
    found = covering(missing(text))
    wide: list[float] = []
    for part, font, rtl in _in_order(text, style, found, base):
        advances = [0.0] * len(part)
        for info, place in zip(*_glyphs(part, font, rtl), strict=True):
            advances[info.cluster] += place.x_advance * size / _font(str(font[0]), font[1])[1]
        wide += advances
    return list(accumulate(wide, initial=0.0))


def _in_order(
    text: str, style: Style, found: dict[str, Found], base: bool
) -> Iterator[tuple[str, Found, bool]]:
    """The parts of a text in reading order, each of one font and one direction."""
    for start, end, rtl in sorted(visual(levels(text, base))):
        for part, font in _by_font(text[start:end], style, found):
            yield part, font, rtl


def _by_font(text: str, style: Style, found: dict[str, Found]) -> list[tuple[str, Found]]:
    bundled = (FILES[style], 0)
    parts: list[tuple[str, Found]] = []
    for character in text:
        font = found.get(character, bundled) if lacks(character) else bundled
        if parts and (parts[-1][1] == font or character == " "):
            parts[-1] = (parts[-1][0] + character, parts[-1][1])
        else:
            parts.append((character, font))
    return parts


def _shaped(text: str, font: Found, size: float, x: float, rtl: bool, made: list[Outline]) -> float:
    shaper, upem = _font(str(font[0]), font[1])
    scale = size / upem
    for info, place in zip(*_glyphs(text, font, rtl), strict=True):
        pen = _Pen(x + place.x_offset * scale, place.y_offset * scale, scale)
        shaper.draw_glyph_with_pen(info.codepoint, pen)
        if pen.segments:
            made.append(tuple(pen.segments))
        x += place.x_advance * scale
    return x


def _glyphs(text: str, font: Found, rtl: bool) -> tuple[Any, Any]:
    """The glyphs of a text from left to right, and their places."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(_font(str(font[0]), font[1])[0], buffer)
    return buffer.glyph_infos, buffer.glyph_positions


class _Pen:
    """Takes the outline of a glyph as segments."""

    def __init__(self, x: float, y: float, scale: float) -> None:
        self.x, self.y, self.scale = x, y, scale
        self.segments: list[Segment] = []
        self.last = (0.0, 0.0)

    def _put(self, name: str, *points: tuple[float, float]) -> None:
        flat = [
            c for px, py in points for c in (self.x + px * self.scale, self.y + py * self.scale)
        ]
        self.segments.append((name, tuple(flat)))
        self.last = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:
        self._put("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._put("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._put("C", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        (x, y), (cx, cy), (ex, ey) = self.last, control, end
        first = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
        second = (ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3)
        self._put("C", first, second, end)

    def closePath(self) -> None:
        self.segments.append(("Z", ()))

    def endPath(self) -> None:
        pass
