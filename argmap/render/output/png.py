"""SVG to PNG, by resvg, with the bundled font."""

from __future__ import annotations

import math

import resvg_py

from argmap.render.lettering.fonts import FAMILY, FILES
from argmap.render.scene import Scene

SCALE = 2.0
"""Pixels a point."""
MOST = 64_000_000
"""The most pixels that a picture may have."""


class TooLarge(Exception):
    """A picture would have too many pixels; the text says what to do."""


def scale_of(scene: Scene) -> float:
    """How many pixels a point gets: two, or as many as the limit leaves, but at least one.

    Raises `TooLarge`.
    """
    points = scene.width * scene.height
    if points > MOST:
        raise TooLarge(
            f"the picture would have {points / 1e6:,.0f} million pixels, more than "
            f"{MOST / 1e6:.0f} million: write SVG or PDF instead, which have no such limit, or "
            "show less, with --focus, --section or --detail brief"
        )
    return min(SCALE, math.floor(math.sqrt(MOST / points) * 100) / 100)


def png(svg: str, scale: float, system_fonts: bool = False) -> bytes:
    """Draw an SVG document as PNG, `scale` pixels a point.

    With `system_fonts`, characters that the bundled font lacks are taken from the fonts of
    the system.
    """
    done = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        dpi=96,
        skip_system_fonts=not system_fonts,
        font_files=[str(path) for path in FILES.values()],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return bytes(done)
