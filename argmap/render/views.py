"""The views of a map: each answers one of an analyst's questions, as a picture or in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from argmap.graph.view import View
from argmap.render.graph import picture as graph_picture
from argmap.render.layout.engine import Engine
from argmap.render.look import Look
from argmap.render.matrix import picture as matrix_picture
from argmap.render.matrix import table as matrix_table
from argmap.render.scene import Scene
from argmap.render.sources import picture as sources_picture
from argmap.render.sources import table as sources_table
from argmap.render.speakers import picture as speakers_picture
from argmap.render.speakers import table as speakers_table
from argmap.render.table import Table
from argmap.render.timeline import picture as timeline_picture
from argmap.render.timeline import table as timeline_table
from argmap.render.tree import picture as tree_picture
from argmap.render.words import Words

ViewName = Literal["tree", "graph", "timeline", "speakers", "sources", "matrix"]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)

PICTURES: dict[ViewName, Callable[[View, Look, Engine], Scene]] = {
    "tree": tree_picture.compose,
    "graph": graph_picture.compose,
    "timeline": timeline_picture.compose,
    "speakers": speakers_picture.compose,
    "sources": sources_picture.compose,
    "matrix": matrix_picture.compose,
}
"""How each view is drawn; all raise `NothingToShow`, and `EngineError` where they need one."""

TABLES: dict[ViewName, Callable[[View, Words], Table]] = {
    "timeline": timeline_table.tabulate,
    "speakers": speakers_table.tabulate,
    "sources": sources_table.tabulate,
    "matrix": matrix_table.tabulate,
}
"""The views that read well as a table; they raise `NothingToShow`."""
