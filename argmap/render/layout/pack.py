"""Packing rectangles on a page: pieces of a section, and sections of a map."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from argmap.render.layout.near import Near
from argmap.render.layout.placing import Place

Size = tuple[float, float]
Spot = tuple[float, float]
MANY = 200
"""Up to how many rectangles many ways to pack them are tried."""
TRIES, MOST_TRIES = 40_000, 2_000
"""How many orders are tried: so many in all for each rectangle, and at most."""
DISORDER = 0.4
"""How much dearer an order is in which everything stands elsewhere than in the given one."""


def pack(sizes: Sequence[Size], gap: float, shape: float) -> tuple[list[Spot], Size]:
    """Place rectangles beside and below each other, near to a page shape (width : height).

    Returns the upper left corner of each, and the size of the whole. They keep their order,
    from left to right and from top to bottom, as far as that wastes little room.
    """
    if not sizes:
        return [], (0.0, 0.0)
    widest = max(wide for wide, _ in sizes)
    area = sum((wide + gap) * (high + gap) for wide, high in sizes)
    ideal = math.sqrt(area * shape)
    factors = range(15, 33) if len(sizes) <= MANY else (18, 20, 22, 25)
    widths = sorted({widest} | {max(widest, ideal * factor / 20) for factor in factors})

    def best_of(order: Sequence[int], limits: Sequence[float]) -> _Packed:
        moved = sum(abs(place - number) for place, number in enumerate(order))
        price = 1 + DISORDER * moved / len(order) ** 2
        made = [(limit, *_skyline(sizes, order, gap, limit)) for limit in limits]
        costs = [price * _cost(whole, area, shape) for _, _, whole in made]
        cheapest = min(range(len(made)), key=lambda number: costs[number])
        return _Packed(costs[cheapest], order, *made[cheapest])

    given = list(range(len(sizes)))
    best = best_of(given, widths)
    if 2 < len(sizes) <= MANY:
        for axis in (1, 0):
            by_size = [0, *sorted(given[1:], key=lambda n: (-sizes[n][axis], n))]
            best = min(best, best_of(by_size, widths), key=lambda one: one.cost)
        chance = Random(1)
        for _ in range(min(MOST_TRIES, TRIES // len(sizes))):
            order = list(best.order)
            one = order.pop(1 + int(chance.random() * (len(order) - 1)))
            order.insert(1 + int(chance.random() * len(order)), one)
            at = bisect_left(widths, best.limit)
            other = best_of(order, widths[max(0, at - 1) : at + 2])
            best = min(best, other, key=lambda one: one.cost)
    return best.spots, best.whole


class _Packed(NamedTuple):
    cost: float
    order: Sequence[int]
    limit: float
    """How wide it was allowed to be."""
    spots: list[Spot]
    whole: Size


def grow(
    places: Sequence[tuple[float, float, float, float]], whole: Size, gap: float, most: float
) -> list[tuple[float, float, float, float]]:
    """Stretch rectangles (x, y, width, height) into free room at their right and below.

    None grows by more than `most` times its size; edges then line up where they can.
    """
    made = [list(place) for place in places]
    near = Near({f"{number}": Place(*place) for number, place in enumerate(places)})
    for axis in (1, 0):
        across = 1 - axis
        for number in sorted(range(len(made)), key=lambda n: (-made[n][axis], n)):
            one = made[number]
            end = one[axis] + one[axis + 2]
            reach = end + most * one[axis + 2]
            start, stop = one[across] - gap + 1, one[across] + one[across + 2] + gap - 1
            window = (start, end - 1, stop, reach + gap)
            beside = near.meeting(*(window if axis else (end - 1, start, reach + gap, stop)))
            ends = [
                place[axis] - gap
                for key in beside
                if int(key) != number and (place := made[int(key)])[axis] >= end - 1
            ]
            limit = min([*ends, whole[axis]])
            if end < limit <= reach:
                one[axis + 2] = limit - one[axis]
    return [(one[0], one[1], one[2], one[3]) for one in made]


def _cost(whole: Size, area: float, shape: float) -> float:
    wide, high = whole
    waste = wide * high / area
    off = abs(math.log(wide / high / shape))
    return waste * (1 + 0.45 * off)


def _skyline(
    sizes: Sequence[Size], order: Sequence[int], gap: float, limit: float
) -> tuple[list[Spot], Size]:
    """Put each rectangle at the highest free place, the leftmost of equals.

    The upper limits of what is free are kept as pieces of a line from left to right (the skyline
    of Burke, Kendall and Whitwell, 2004).
    """
    lefts, tops = [0.0], [0.0]
    spots: list[Spot] = [(0.0, 0.0)] * len(sizes)
    right = bottom = 0.0
    for number in order:
        wide, high = sizes[number][0] + gap, sizes[number][1] + gap
        y, at = math.inf, 0
        for start, left in enumerate(lefts):
            if left + wide > limit + gap + 1e-6:
                break
            level, other = tops[start], start + 1
            while level < y and other < len(lefts) and lefts[other] < left + wide - 1e-6:
                level = max(level, tops[other])
                other += 1
            if level < y:
                y, at = level, start
        x = lefts[at]
        spots[number] = (x, y)
        right, bottom = max(right, x + wide - gap), max(bottom, y + high - gap)
        after = bisect_left(lefts, x + wide - 1e-6)
        ends_here = after < len(lefts) and lefts[after] <= x + wide + 1e-6
        if not ends_here:
            lefts.insert(after, x + wide)
            tops.insert(after, tops[after - 1])
        lefts[at:after], tops[at:after] = [x], [y + high]
    return spots, (right, bottom)
