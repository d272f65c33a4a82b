"""Pages of maps, as `argmap render` writes them."""

from __future__ import annotations

import base64
import json
import re
import struct
import zlib
from functools import cache
from typing import Any

from mapkit import ROOT

from argmap.check import check
from argmap.graph.view import Filters, View, view
from argmap.model import Map
from argmap.render import Look, NothingToShow, Scene, Words, find
from argmap.render.views import PICTURES
from argmap.sources.context import contexts
from argmap.web.page import page, update
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
    return page(shown, _scenes(shown, look, first), look.words, **more)


def told(map: Map) -> dict[str, Any]:
    """What a live page is told to show a map, its tree first if it has one."""
    shown, look = view(map), Look()
    return update(shown, _scenes(shown, look, "tree"), look.words)


def _scenes(shown: View, look: Look, first: str) -> dict[str, Scene]:
    scenes = {}
    for name in sorted(PICTURES, key=lambda name: name != first):
        try:
            scenes[name] = PICTURES[name](shown, look, find())
        except NothingToShow:
            continue
    return scenes


@cache
def kyrgyzstan() -> tuple[Map, bytes]:
    """The real map and its page, with its quotes in their paragraphs."""
    folder = ROOT / "maps" / "kyrgyzstan-2006"
    report = check([str(folder)])
    found = contexts(report.maps[0], project_root(folder), report.shelf)
    return report.maps[0], written(report.maps[0], contexts=found)


def data_of(page: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The data that a page holds, and its typefaces."""
    packed = re.search(r'id="data">([^<]*)<', page.decode())[1]
    whole = zlib.decompress(base64.b64decode(packed))
    pieces, start = [], 16
    for length in struct.unpack(">4I", whole[:16]):
        pieces.append(whole[start : start + length])
        start += length
    assert start == len(whole)
    told = json.loads(pieces[0])
    told["entries"] = dict(told["entries"])
    return told, pieces[1:]
