"""The interactive page, for `argmap render`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.check import Checked, Report
    from argmap.graph.view import View
    from argmap.render import Engine, Look, Picture, ThemeName, ViewName


def page(
    view: View,
    first: ViewName,
    look: Look,
    engine: Engine,
    theme: ThemeName | None,
    report: Report,
    checked: Checked,
) -> Picture:
    """The page of a view with all pictures that it has.

    Raises `NothingToShow` where the first picture is empty, and `EngineError`.
    """
    from argmap.render import Picture  # noqa: PLC0415  (slow to load)
    from argmap.web.page import page as written  # noqa: PLC0415
    from argmap.web.pictures import pictures  # noqa: PLC0415

    scenes = pictures(view, first, look, engine)
    made = written(view, scenes, look.words, report.contexts(checked), theme)
    notes = () if first == "tree" else scenes[first].notes  # other views have what no tree has
    return Picture(made, notes, len(view.cards))
