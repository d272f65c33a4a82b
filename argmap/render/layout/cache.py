"""Layouts are kept from run to run, so that a change of one section lays out that section alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from argmap import __version__
from argmap.cache import Kept
from argmap.render.layout.boxes import Drawing
from argmap.render.layout.placing import Place, Placed


class LayoutCache:
    """Layouts of one engine in one direction, by the drawings that they are the best layout of."""

    def __init__(self, engine: str, direction: str) -> None:
        self._settings = f"{__version__} {_code()} {engine} {direction}"
        self._kept = Kept("layouts")

    def get(self, ways: Sequence[Drawing]) -> Placed | None:
        """The layout that was kept for the drawings of a piece, if there is one."""
        if len(ways[0].boxes) < 2:
            return None
        kept = self._kept.get(self._name(ways))
        try:
            return _placed(json.loads(kept), ways[0]) if kept else None
        except (ValueError, LookupError, TypeError):
            return None

    def put(self, ways: Sequence[Drawing], placed: Placed) -> None:
        """Keep a layout for the drawings of a piece."""
        if len(ways[0].boxes) > 1:
            text = json.dumps(_values(placed, ways[0]), separators=(",", ":"))
            self._kept.put(self._name(ways), text.encode())

    def prune(self) -> None:
        """Remove the oldest files where they take too much room."""
        self._kept.prune()

    def _name(self, ways: Sequence[Drawing]) -> str:
        return _digest(f"{self._settings} {[_form(one, ways[0]) for one in ways]!r}")


def _form(drawing: Drawing, first: Drawing) -> tuple[Any, ...]:
    """All of a drawing that determines its layout, without the names of boxes and lines.

    These are named by their place in the first drawing of the piece, so that a name that
    changes elsewhere in the map changes nothing.
    """
    box = {one.key: number for number, one in enumerate(first.boxes)}
    join = {one.key: number for number, one in enumerate(first.joins)}
    return (
        [(box[one.key], one.width, one.height, one.round) for one in drawing.boxes],
        [
            (
                join.get(one.key),
                box[one.upper],
                box[one.lower],
                one.ranks,
                one.weight,
                one.free,
                one.hidden,
                one.turned,
                one.middle,
            )
            for one in drawing.joins
        ],
        [[box[key] for key in keys] for _, keys in drawing.clusters],
        [[box[key] for key in level] for level in drawing.levels],
        drawing.spread,
        drawing.worded,
        drawing.aside,
    )


def _values(placed: Placed, drawing: Drawing) -> dict[str, Any]:
    def places(some: dict[str, Place], keys: Iterable[str]) -> list[list[float]]:
        return [[one.x, one.y, one.width, one.height] for one in (some[key] for key in keys)]

    return {
        "size": [placed.width, placed.height],
        "boxes": places(placed.boxes, (one.key for one in drawing.boxes)),
        "curves": [placed.curves.get(one.key) for one in drawing.joins],
        "clusters": places(placed.clusters, (key for key, _ in drawing.clusters)),
    }


def _placed(values: dict[str, Any], drawing: Drawing) -> Placed:
    wide, high = values["size"]
    boxes = zip(drawing.boxes, values["boxes"], strict=True)
    curves = zip(drawing.joins, values["curves"], strict=True)
    clusters = zip(drawing.clusters, values["clusters"], strict=True)
    return Placed(
        wide,
        high,
        {box.key: Place(*place) for box, place in boxes},
        {join.key: [(x, y) for x, y in curve] for join, curve in curves if curve},
        {key: Place(*place) for (key, _), place in clusters},
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _code() -> str:
    """What tells one state of the code that lays out from another, between two versions too."""
    made = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        with suppress(OSError):
            made.update(file.read_bytes())
    return made.hexdigest()
