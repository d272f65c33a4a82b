"""The views of a map: each answers one of an analyst's questions, as a picture or in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from argmap.graph.view import View
from argmap.render import (
    matrix,
    matrix_table,
    source_table,
    sources,
    speaker_table,
    speakers,
    timeline,
    timeline_table,
    tree,
)
from argmap.render.compose import compose
from argmap.render.engine import Engine
from argmap.render.look import Look
from argmap.render.scene import Scene
from argmap.render.table import Table
from argmap.render.words import Words

ViewName = Literal["tree", "graph", "timeline", "speakers", "sources", "matrix"]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)

PICTURES: dict[ViewName, Callable[[View, Look, Engine], Scene]] = {
    "tree": tree.compose,
    "graph": compose,
    "timeline": timeline.compose,
    "speakers": speakers.compose,
    "sources": sources.compose,
    "matrix": matrix.compose,
}
"""How each view is drawn; all raise `NothingToShow`, and `EngineError` where they need one."""

TABLES: dict[ViewName, Callable[[View, Words], Table]] = {
    "timeline": timeline_table.tabulate,
    "speakers": speaker_table.tabulate,
    "sources": source_table.tabulate,
    "matrix": matrix_table.tabulate,
}
"""The views that read well as a table; they raise `NothingToShow`."""
