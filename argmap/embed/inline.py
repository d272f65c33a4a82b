"""Pictures for the inside of pages: SVG that brings its typeface along, and ids of its own."""

from __future__ import annotations

import base64
from hashlib import sha256

from argmap.render import Scene
from argmap.render.lettering.fonts import Style
from argmap.render.lettering.subset import subset
from argmap.render.output.svg import FONTS, Colours, svg

_HOW: dict[Style, str] = {
    "regular": "font-weight:400;font-style:normal",
    "bold": "font-weight:700;font-style:normal",
    "italic": "font-weight:400;font-style:italic",
}


def inline(scene: Scene, colours: Colours, prefix: str, width: str = "") -> str:
    """A scene as SVG, no wider than there is room, in which text is as wide as it was measured.

    `prefix` comes before its ids and classes: letters, digits and hyphens. `width` is a length
    of CSS.
    """
    drawn = svg(scene, colours, f"{prefix}arimo, {FONTS}", prefix)
    start, mark, rest = drawn.partition("<title ")
    wide = f"width:{width};" if width else ""
    start = start.replace("<svg ", f'<svg style="{wide}max-width:100%;height:auto" ', 1)
    return f"{start}<style>{_faces(scene, prefix)}</style>\n{mark}{rest}"


def prefix(*words: str) -> str:
    """A prefix that is the same for the same words, and another for others."""
    digest = sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()
    return f"argmap-{digest[:10]}-"


def _faces(scene: Scene, prefix: str) -> str:
    """The typeface, as far as a picture needs it."""
    said: dict[Style, set[str]] = {}
    for text in scene.texts():
        said.setdefault(text.style, set()).update(text.text)
    return "".join(
        f"@font-face{{font-family:{prefix}arimo;{_HOW[style]};src:url(data:font/ttf;base64,"
        f"{base64.b64encode(subset(style, ''.join(sorted(letters)))).decode()})}}"
        for style, letters in said.items()
    )
