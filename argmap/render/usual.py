"""Which view is drawn where none is asked for."""

from __future__ import annotations

from dataclasses import replace

from argmap.graph.view import Filters, View
from argmap.model import Question
from argmap.render.views import ViewName


def usual(view: View) -> ViewName:
    """Of questions and of all that bears on a card the tree, of anything else the graph."""
    chosen = replace(view.filters, question=(), for_=())
    whole = chosen == Filters(depth=chosen.depth)
    has_question = any(isinstance(view.map.get(id), Question) for id in view.cards)
    return "tree" if whole and (has_question or view.filters.for_) else "graph"
