"""Pictures of a map: a view to a scene, and the scene to SVG, PNG, PDF or DOT.

    view of the graph -> cards -> layout engine -> scene -> SVG | PNG | PDF
                                               \\-> DOT

`render` does all of it; `compose.compose` makes the scene alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from argmap.graph.view import View
from argmap.render.compose import Look, compose
from argmap.render.engine import Engine, EngineError, find
from argmap.render.export_dot import export
from argmap.render.fonts import missing
from argmap.render.png import SCALE, TooLarge, png, scale_of
from argmap.render.scene import Scene
from argmap.render.svg import svg
from argmap.render.theme import THEMES, ThemeName

Format = Literal["svg", "png", "pdf", "dot"]
FORMATS: tuple[Format, ...] = get_args(Format)


class NothingToShow(Exception):
    """The view has no card."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture."""

    data: bytes
    notes: tuple[str, ...] = ()
    """What the person who asked should be told, one sentence each."""


def render(
    view: View,
    to: Format,
    look: Look | None = None,
    theme: ThemeName = "light",
    engine: Engine | None = None,
) -> Picture:
    """Draw a view.

    The same view, settings and engine give the same bytes. Without `engine` the embedded one
    is used. Raises `NothingToShow`, `EngineError`, and `TooLarge` for a PNG of too many
    pixels.
    """
    look = look or Look()
    if not view.cards:
        raise NothingToShow("there is no card to draw")
    if to == "dot":
        return Picture(export(view, THEMES[theme], look.direction, look.detail).encode())
    scene = compose(view, look, engine or find())
    notes = list(scene.notes)
    lacking = missing("".join(text.text for text in scene.texts()))
    if to == "svg":
        return Picture(svg(scene, THEMES[theme]).encode(), tuple(notes))
    if lacking:
        notes += _fallback_notes(lacking)
    if to == "png":
        scale = scale_of(scene)
        if scale < SCALE:
            notes.append(
                f"The picture is large, so it has {scale:g} instead of {SCALE:g} pixels a "
                "point; SVG and PDF stay sharp at any size."
            )
        drawn = svg(scene, THEMES[theme])
        return Picture(png(drawn, scale, system_fonts=bool(lacking)), tuple(notes))
    from argmap.render.pdf import pdf  # noqa: PLC0415  (slow to load)

    return Picture(pdf(scene, THEMES[theme]), tuple(notes))


def _fallback_notes(lacking: str) -> list[str]:
    from argmap.render.system_fonts import covering  # noqa: PLC0415  (rarely needed)

    found = covering(lacking)
    none = [one for one in lacking if one not in found]
    if not none:
        return []
    some = " ".join(f"{one} (U+{ord(one):04X})" for one in none[:8])
    more = f" and {len(none) - 8} more" if len(none) > 8 else ""
    return [
        f"No font on this system has {some}{more}: they are missing from the picture. Install a "
        "font that has them, such as Noto Sans CJK for Chinese, Japanese and Korean, or write "
        "SVG, which is shown with the fonts of its reader."
    ]


__all__ = [
    "FORMATS",
    "THEMES",
    "Engine",
    "EngineError",
    "Format",
    "Look",
    "NothingToShow",
    "Picture",
    "Scene",
    "ThemeName",
    "TooLarge",
    "compose",
    "find",
    "render",
]
