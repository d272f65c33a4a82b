"""The pictures of a page: every view that has something to show."""

from __future__ import annotations

from argmap.graph.view import View
from argmap.render import Engine, Look, NothingToShow, Scene
from argmap.render.views import PICTURES, ViewName


def pictures(view: View, first: ViewName, look: Look, engine: Engine) -> dict[ViewName, Scene]:
    """The pictures of a view by the names of their views, the first as asked for.

    Raises `NothingToShow` where the first is empty, and `EngineError`.
    """
    made = {first: PICTURES[first](view, look, engine)}
    for name, picture in PICTURES.items():
        if name != first:
            try:
                made[name] = picture(view, look, engine)
            except NothingToShow:
                continue
    return made
