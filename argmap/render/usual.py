"""Which view is drawn where none is asked for."""

from __future__ import annotations

from argmap.graph.view import View
from argmap.model import Question
from argmap.render.views import ViewName


def usual(view: View) -> ViewName:
    """The tree where a question is among what is shown, or something to speak for and against.

    Filters that pick cards out of their places (focus, path, section, kind) are drawn as a graph.
    """
    filters = view.filters
    if filters.focus or filters.path or filters.section or filters.kind:
        return "graph"
    has_question = any(isinstance(view.map.get(id), Question) for id in view.cards)
    return "tree" if has_question or filters.for_ else "graph"
