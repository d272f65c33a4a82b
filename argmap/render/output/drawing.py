"""A scene as the bytes of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.render.lettering.fonts import missing
from argmap.render.output.png import SCALE, png, scale_of
from argmap.render.output.svg import svg
from argmap.render.scene import Scene
from argmap.render.theme import THEMES, ThemeName


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture."""

    data: bytes
    notes: tuple[str, ...] = ()
    """What the person who asked should be told, one sentence each."""
    cards: int | None = None
    """How many of the map's cards are in it, where it is of cards."""


def draw(scene: Scene, to: Literal["svg", "png", "pdf"], theme: ThemeName = "light") -> Picture:
    """Write a scene as SVG, PNG or PDF; raises `TooLarge` for a PNG of too many pixels."""
    drawn, notes = svg(scene, THEMES[theme]), list(scene.notes)
    if to == "svg":
        return Picture(drawn.encode(), tuple(notes), scene.cards)
    lacking = missing("".join(text.text for text in scene.texts()))
    if lacking:
        notes += _fallback_notes(lacking)
    if to == "pdf":
        from argmap.render.output.pdf import pdf  # noqa: PLC0415  (slow to load)

        return Picture(pdf(scene, THEMES[theme]), tuple(notes), scene.cards)
    scale = scale_of(scene)
    if scale < SCALE:
        notes.append(
            f"The picture is large, so it has {scale:g} instead of {SCALE:g} pixels a point; "
            "SVG and PDF stay sharp at any size."
        )
    made = png(drawn, scale, system_fonts=bool(lacking))
    return Picture(made, tuple(notes), scene.cards)


def _fallback_notes(lacking: str) -> list[str]:
    from argmap.render.lettering.system_fonts import covering  # noqa: PLC0415  (rarely needed)

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
