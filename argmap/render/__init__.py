"""Pictures of a map: a view to a scene, and the scene to SVG, PNG or PDF; or to DOT or Mermaid.

    view of the graph -> cards -> layout engine -> scene -> SVG | PNG | PDF
                                               \\-> DOT | Mermaid

`render` does all of it; `graph.picture.compose` makes the scene of the graph alone.
"""

from __future__ import annotations

from typing import Literal, get_args

from argmap.graph.view import View
from argmap.render.graph.picture import compose
from argmap.render.layout.engine import Engine, EngineError, find
from argmap.render.look import Look
from argmap.render.nothing import NothingToShow
from argmap.render.output.dot import export
from argmap.render.output.drawing import Picture, draw
from argmap.render.output.mermaid import export as export_mermaid
from argmap.render.output.png import TooLarge
from argmap.render.scene import Scene
from argmap.render.theme import THEMES, ThemeName
from argmap.render.views import PICTURES, VIEWS, ViewName
from argmap.render.words import Words, languages

Format = Literal["svg", "png", "pdf", "dot", "mermaid"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(
    view: View,
    to: Format,
    look: Look | None = None,
    theme: ThemeName = "light",
    engine: Engine | None = None,
    name: ViewName = "graph",
) -> Picture:
    """Draw a view of a map; `name` says which of `VIEWS`.

    The same view, settings and engine give the same bytes. Without `engine` the embedded one
    is used. DOT and Mermaid are always of the graph. Raises `NothingToShow`, `EngineError`, and
    `TooLarge` for a PNG of too many pixels.
    """
    look = look or Look()
    if not view.cards:
        raise NothingToShow("there is no card to draw")
    if to == "dot":
        return Picture(export(view, THEMES[theme], look).encode(), cards=len(view.cards))
    if to == "mermaid":
        return export_mermaid(view, THEMES[theme], look)
    return draw(PICTURES[name](view, look, engine or find()), to, theme)


__all__ = [
    "FORMATS",
    "THEMES",
    "VIEWS",
    "Engine",
    "EngineError",
    "Format",
    "Look",
    "NothingToShow",
    "Picture",
    "Scene",
    "ThemeName",
    "TooLarge",
    "ViewName",
    "Words",
    "compose",
    "find",
    "languages",
    "render",
]
