"""Packing rectangles on a page: pieces of a section, and sections of a map."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from argmap.render.layout import Place
from argmap.render.near import Near

Size = tuple[float, float]
Spot = tuple[float, float]
MANY = 200
"""Up to how many rectangles many ways to pack them are tried."""


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
    best: tuple[float, list[Spot], Size] | None = None
    for bias, order in _orders(sizes):
        for limit in widths:
            spots, whole = _skyline(sizes, order, gap, limit)
            cost = bias * _cost(whole, area, shape)
            if best is None or cost < best[0] - 1e-9:
                best = (cost, spots, whole)
    assert best is not None
    return best[1], best[2]


def _orders(sizes: Sequence[Size]) -> list[tuple[float, list[int]]]:
    """Orders to try, with what each costs; the given one is free. The first stays first."""
    rest = list(range(1, len(sizes)))
    orders = [(1.0, [0, *rest])]
    if len(sizes) > MANY:
        return orders
    orders.append((1.06, [0, *sorted(rest, key=lambda n: (-sizes[n][1], n))]))
    orders.append((1.06, [0, *sorted(rest, key=lambda n: (-sizes[n][0], n))]))
    if 2 < len(rest) <= 40:
        state = 12345
        for _ in range(24 if len(rest) <= 24 else 6):
            shuffled = list(rest)
            for at in range(len(shuffled) - 1, 0, -1):
                state = (state * 1103515245 + 12345) % 2**31
                other = max(0, at - state // 65536 % 5)
                shuffled[at], shuffled[other] = shuffled[other], shuffled[at]
            orders.append((1.03, [0, *shuffled]))
    return orders


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
