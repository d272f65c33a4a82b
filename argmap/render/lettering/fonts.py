"""The bundled font: how wide text is, and which characters it lacks.

Widths are shaped by HarfBuzz from the font itself, so that kerning and combining marks count.
Where the font lacks a character, a generous width by script stands in, so that text drawn in
another font stays inside its card.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

import uharfbuzz as hb

Style = Literal["regular", "bold", "italic"]

FOLDER = Path(__file__).with_name("fonts")
FILES: dict[Style, Path] = {
    "regular": FOLDER / "Arimo-Regular.ttf",
    "bold": FOLDER / "Arimo-Bold.ttf",
    "italic": FOLDER / "Arimo-Italic.ttf",
}
FAMILY = "Arimo"

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


@cache
def _face(style: Style) -> tuple[Any, int, frozenset[int]]:
    face = hb.Face(hb.Blob.from_file_path(str(FILES[style])))
    return hb.Font(face), face.upem, frozenset(face.unicodes)


def lacks(character: str) -> bool:
    """Whether the bundled font has no glyph for a character that would need one."""
    code = ord(character)
    if code < 0x17F or code in _face("regular")[2]:
        return False
    return unicodedata.category(character) not in ("Cf", "Zs", "Zl", "Zp", "Cc", "Cn")


def missing(text: str) -> str:
    """The characters of a text that the bundled font lacks, sorted, each once."""
    return "".join(sorted(one for one in set(text) if lacks(one)))


def _fallback(character: str) -> float:
    """The width, in em, to reserve for a character that the bundled font lacks."""
    if unicodedata.category(character) in _NO_WIDTH:
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.25 if ord(character) >= 0x1F000 else 1.0
    return 0.8


@lru_cache(maxsize=50_000)
def _edges(text: str, style: Style) -> tuple[float, ...]:
    """Where each code point of a text begins, in em, and at last where the text ends."""
    font, upem, known = _face(style)
    if not text:
        return (0.0,)
    advances = [0.0] * len(text)
    start = 0
    for end, covered in _runs(text, known):
        if covered:
            buffer = hb.Buffer()
            buffer.add_str(text[start:end])
            buffer.guess_segment_properties()
            hb.shape(font, buffer)
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                advances[start + info.cluster] += position.x_advance / upem
        else:
            for index in range(start, end):
                advances[index] = _fallback(text[index])
        start = end
    return tuple(accumulate(advances, initial=0.0))


def _runs(text: str, known: frozenset[int]) -> list[tuple[int, bool]]:
    """Ends of stretches that the font covers or lacks."""
    codes = [ord(one) for one in text]
    if known.issuperset(codes):
        return [(len(text), True)]
    runs: list[tuple[int, bool]] = []
    for index, code in enumerate(codes):
        covered = code in known
        if runs and runs[-1][1] == covered:
            runs[-1] = (index + 1, covered)
        else:
            runs.append((index + 1, covered))
    return runs


def edges(text: str, style: Style, size: float, tracking: float = 0.0) -> list[float]:
    """Where each code point begins, and at last where the text ends, in points.

    `tracking` is the letter spacing in em, added after every code point.
    """
    return [(edge + tracking * index) * size for index, edge in enumerate(_edges(text, style))]


def width(text: str, style: Style, size: float, tracking: float = 0.0) -> float:
    """The width of a text on one line, in points."""
    return (_edges(text, style)[-1] + tracking * len(text)) * size
