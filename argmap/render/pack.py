"""Packing rectangles on a page: pieces of a section, and sections of a map."""

from __future__ import annotations

import math
from collections.abc import Sequence

Size = tuple[float, float]
Spot = tuple[float, float]


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
    widths = sorted({widest} | {max(widest, ideal * factor / 20) for factor in range(15, 33)})
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
    for axis in (1, 0):
        across = 1 - axis
        order = sorted(range(len(made)), key=lambda n: (-made[n][axis], n))
        for number in order:
            one = made[number]
            end = one[axis] + one[axis + 2]
            limit = whole[axis]
            for other in made:
                beside = (
                    other[across] < one[across] + one[across + 2] + gap - 1
                    and one[across] < other[across] + other[across + 2] + gap - 1
                )
                if other is not one and beside and other[axis] >= end - 1:
                    limit = min(limit, other[axis] - gap)
            if end < limit <= end + most * one[axis + 2]:
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
    """Put each rectangle at the highest free place, the leftmost of equals."""
    tops: list[tuple[float, float, float]] = [(0.0, limit + gap, 0.0)]
    spots: list[Spot] = [(0.0, 0.0)] * len(sizes)
    right = bottom = 0.0
    for number in order:
        wide, high = sizes[number][0] + gap, sizes[number][1] + gap
        y, x = min(
            (max(top for a, b, top in tops if a < start + wide - 1e-6 and b > start + 1e-6), start)
            for start, _, _ in tops
            if start + wide <= limit + gap + 1e-6
        )
        spots[number] = (x, y)
        right, bottom = max(right, x + wide - gap), max(bottom, y + high - gap)
        tops = _raise(tops, x, x + wide, y + high)
    return spots, (right, bottom)


def _raise(
    tops: list[tuple[float, float, float]], left: float, right: float, level: float
) -> list[tuple[float, float, float]]:
    made: list[tuple[float, float, float]] = []
    for a, b, top in tops:
        if b <= left + 1e-6 or a >= right - 1e-6:
            made.append((a, b, top))
            continue
        if a < left - 1e-6:
            made.append((a, left, top))
        if b > right + 1e-6:
            made.append((right, b, top))
    made.append((left, right, level))
    made.sort()
    return made
