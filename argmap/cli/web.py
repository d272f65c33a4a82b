"""The interactive page, for `argmap render`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.check import Checked
    from argmap.graph.view import View
    from argmap.render import Engine, Look, Picture, Scene, ThemeName, ViewName
    from argmap.sources.shelf import Shelf


def page(
    view: View,
    first: ViewName,
    look: Look,
    engine: Engine,
    theme: ThemeName | None,
    checked: Checked,
    shelf: Shelf,
) -> Picture:
    """The page of a view with all pictures that it has.

    Raises `NothingToShow` where the first picture is empty, and `EngineError`.
    """
    from argmap.render import Picture  # noqa: PLC0415  (slow to load)
    from argmap.sources.context import contexts  # noqa: PLC0415
    from argmap.web.page import page as written  # noqa: PLC0415
    from argmap.workspace import project_root  # noqa: PLC0415

    scenes = dict(_scenes(view, first, look, engine))
    found = contexts(checked.map, project_root(checked.loaded.folder), shelf)
    made = written(view, scenes, look.words, found, theme)
    notes = () if first == "tree" else scenes[first].notes  # other views have what no tree has
    return Picture(made, notes, len(view.cards))


def _scenes(
    view: View, first: ViewName, look: Look, engine: Engine
) -> Iterator[tuple[ViewName, Scene]]:
    from argmap.render import NothingToShow  # noqa: PLC0415  (slow to load)
    from argmap.render.views import PICTURES  # noqa: PLC0415

    yield first, PICTURES[first](view, look, engine)
    for name, picture in PICTURES.items():
        if name != first:
            try:
                yield name, picture(view, look, engine)
            except NothingToShow:
                continue
