"""A map as a figure in a page of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.embed.asked import AUTO
from argmap.embed.inline import inline
from argmap.embed.loaded import LoadedMap
from argmap.render import THEMES
from argmap.render.output.svg import escape
from argmap.render.theme import Theme

CLASSES = "argmap tex2jax_ignore mathjax_ignore"
"""The classes of what holds a picture; mathematics is not looked for in it."""


class _LightDark:
    """Colours that follow the page's `color-scheme` (CSS Color 5, `light-dark()`)."""

    def __init__(self, light: Theme, dark: Theme) -> None:
        self.light, self.dark = light, dark

    def __getitem__(self, role: str) -> str:
        return f"light-dark({self.light[role]}, {self.dark[role]})"


def picture(shown: LoadedMap, settings: Mapping[str, str], prefix: str) -> str:
    """The picture as SVG for the inside of a page; `prefix` comes before its ids and classes."""
    scene = shown.scene
    if settings.get("alt"):
        scene = replace(scene, title=settings["alt"], description="")
    elif not scene.title:
        scene = replace(scene, title=scene.description, description="")
    auto = settings.get("theme", AUTO) == AUTO
    colours = _LightDark(THEMES["light"], THEMES["dark"]) if auto else THEMES[shown.theme]
    width = settings.get("width", "")
    return inline(scene, colours, prefix, f"{width}px" if width[-1:].isdigit() else width)


def figure(shown: LoadedMap, settings: Mapping[str, str], prefix: str) -> str:
    """The picture with its caption below it."""
    caption = settings.get("caption")
    below = f"<figcaption>{escape(caption)}</figcaption>\n" if caption else ""
    drawn = picture(shown, settings, prefix)
    return f'<figure class="{CLASSES}">\n{drawn}{below}</figure>'
