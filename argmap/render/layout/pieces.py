"""Pieces of a picture: each laid out in a few ways, the best of them kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.render.layout.badness import badness
from argmap.render.layout.boxes import Drawing
from argmap.render.layout.cache import LayoutCache
from argmap.render.layout.detour import clear
from argmap.render.layout.engine import Engine, EngineError
from argmap.render.layout.fans import fold
from argmap.render.layout.lay_out import lay_out
from argmap.render.layout.placing import Placed, in_order
from argmap.render.layout.variants import VARIANTS, Piece, Sizes, drawings

WAYS = ((400, len(VARIANTS)), (1500, 4))
"""Up to how many boxes a picture has for so many ways to be tried; beyond, it is one."""
DENSE = 2.5
"""Up to how many lines a box has on average in a piece that several ways are tried for."""


def place(
    pieces: Sequence[Piece],
    sizes: Sizes,
    engine: Engine,
    direction: str,
    named: Mapping[str, float],
) -> list[Placed]:
    """Lay out every piece in a few ways, all in one run of the engine, and keep the best of each.

    A piece that was laid out before is taken from the cache. One that the engine can't lay out
    in time is laid out again in a simpler way, by itself. Raises `EngineError`.
    """
    boxes = sum(len(piece.names) for piece in pieces)
    most = next((many for limit, many in WAYS if boxes <= limit), 1)
    folded = [fold(piece, sizes, named, direction) for piece in pieces]
    ways = [
        drawings(piece, {**sizes, **more}, direction, named, most if _is_light(piece) else 1)
        for piece, more, _ in folded
    ]
    cache = LayoutCache(engine.identity, direction)
    found = [cache.get(some) for some in ways]
    missing = [number for number, one in enumerate(found) if one is None]
    if missing:
        fresh = _made([ways[number] for number in missing], engine, direction)
        for number, (best, lasting) in zip(missing, fresh, strict=True):
            found[number] = best
            if lasting:
                cache.put(ways[number], best)
        cache.prune()
    made = [one for one in found if one is not None]
    for one, (_, _, fans) in zip(made, folded, strict=True):
        for fan in fans:
            fan.unfold(one)
    return made


def _is_light(piece: Piece) -> bool:
    return len(piece.names) > 2 and len(piece.wires) <= DENSE * len(piece.names)


def _made(
    ways: Sequence[list[Drawing]], engine: Engine, direction: str
) -> list[tuple[Placed, bool]]:
    """The best layout of each piece, and whether it would be the same the next time."""
    asked = [(number, some[0]) for number, some in enumerate(ways)]
    asked += [(number, one) for number, some in enumerate(ways) for one in some[1:]]
    fault: EngineError | None = None
    try:
        answers = lay_out([one for _, one in asked], engine, direction)
    except EngineError as error:
        answers, fault = [None] * len(asked), error
    best: dict[int, tuple[float, Placed]] = {}
    failed: set[int] = set()
    for (number, drawing), placed in zip(asked, answers, strict=True):
        if placed is None:
            failed.add(number)
            continue
        one = in_order(drawing, placed, direction)
        cost = badness(drawing, one) if len(ways[number]) > 1 else 0.0
        if number not in best or cost < best[number][0] - 1e-6:
            best[number] = cost, one
    slow = [number for number in range(len(ways)) if number not in best]
    try:
        simple = lay_out([ways[number][0] for number in slow], engine, direction, simple=True)
    except EngineError as error:
        raise fault or error from None
    for number, placed in zip(slow, simple, strict=True):
        assert placed is not None, "a simple layout is always made"
        best[number] = 0.0, in_order(ways[number][0], placed, direction)
    for number, (_, placed) in best.items():
        if placed.how == "engine":
            clear(ways[number][0], placed)
    return [(best[number][1], number not in failed) for number in range(len(ways))]
