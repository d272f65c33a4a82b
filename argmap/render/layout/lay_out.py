"""Laying drawings out: by the engine, and by simpler means what that can't do in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.render.layout import dot
from argmap.render.layout.answer import read
from argmap.render.layout.boxes import Drawing
from argmap.render.layout.engine import Engine
from argmap.render.layout.placing import How, Place, Placed
from argmap.render.layout.rows import rows


def lay_out(
    drawings: Sequence[Drawing], engine: Engine, direction: str, simple: bool = False
) -> list[Placed | None]:
    """Lay drawings out, all in one run of the engine; None for one that it can't do in time.

    With `simple` the engine is asked for a fast layout, and argmap sets what it can't do in
    rows. Raises `EngineError`.
    """
    placed: list[Placed | None] = [_alone(drawing) for drawing in drawings]
    asked = [number for number, one in enumerate(placed) if one is None]
    if not asked:
        return placed
    wanted = [_plain(drawings[number]) if simple else drawings[number] for number in asked]
    sources = [dot.source(drawing, direction) for drawing in wanted]
    how: How = "simple" if simple else "engine"
    for number, drawing, answer in zip(asked, wanted, engine.run(sources, simple), strict=True):
        if answer is not None:
            placed[number] = one = read(drawing, answer)
            one.how = how
        elif simple:
            placed[number] = rows(drawing, direction)
    return placed


def _plain(drawing: Drawing) -> Drawing:
    """A drawing without what makes it beautiful and hard."""
    return replace(drawing, levels=[], joins=[join for join in drawing.joins if join.ranks])


def _alone(drawing: Drawing) -> Placed | None:
    """A single box needs no engine."""
    if len(drawing.boxes) != 1 or drawing.joins or drawing.clusters:
        return None
    box = drawing.boxes[0]
    place = Place(0.0, 0.0, box.width, box.height)
    return Placed(box.width, box.height, {box.key: place})
