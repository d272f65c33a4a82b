"""Pages of maps, as `argmap render` writes them."""

from __future__ import annotations

from functools import cache
from typing import Any

from mapkit import ROOT

from argmap.check import check
from argmap.graph.view import Filters, view
from argmap.model import Map
from argmap.render import Look, NothingToShow, Words, find
from argmap.render.views import PICTURES
from argmap.sources.context import contexts
from argmap.web.page import page
from argmap.workspace import project_root


def written(
    map: Map,
    language: str = "en",
    filters: Filters | None = None,
    first: str = "graph",
    **more: Any,
) -> bytes:
    """The page of a map with all the pictures that it has; one of them is shown first."""
    shown, look = view(map, filters), Look(words=Words(language))
    scenes = {}
    for name in sorted(PICTURES, key=lambda name: name != first):
        try:
            scenes[name] = PICTURES[name](shown, look, find())
        except NothingToShow:
            continue
    return page(shown, scenes, look.words, **more)


@cache
def kyrgyzstan() -> tuple[Map, bytes]:
    """The real map and its page, with its quotes in their paragraphs."""
    folder = ROOT / "maps" / "kyrgyzstan-2006"
    report = check([str(folder)])
    found = contexts(report.maps[0], project_root(folder), report.shelf)
    return report.maps[0], written(report.maps[0], contexts=found)
