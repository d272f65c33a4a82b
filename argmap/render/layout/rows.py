"""Boxes in rows, with lines in the lanes between them: for what no engine lays out in time."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence

from argmap.render.layout.boxes import Drawing, Join
from argmap.render.layout.curves import rounded
from argmap.render.layout.placing import Place, Placed
from argmap.render.scene import Point

LANE = 44.0
"""How wide the lanes between rows and between columns are, in points."""
TRACKS = 9
"""How many lines run side by side in a lane."""
EDGE = 8.0
"""How far from the boxes beside it the outer lines of a lane run, in points."""
SHAPE = 1.5
BEND = 8.0

Cells = Mapping[str, tuple[int, int]]
"""In which column and row each box stands."""


def rows(drawing: Drawing, direction: str) -> Placed:
    """Place a drawing: what reasons are for stands above them (`TB`) or left of them (`LR`).

    Every box has a cell of a grid, and every line stays in the lanes between the cells, so
    that none meets a box. Takes time linear in the boxes and lines, or nearly so. Sections get
    no frames.
    """
    flat = direction == "LR"
    sizes = {
        box.key: (box.height, box.width) if flat else (box.width, box.height)
        for box in drawing.boxes
    }
    placed = _placed(sizes, [join for join in drawing.joins if not join.hidden])
    placed.how = "rows"
    return _turned(placed) if flat else placed


def _placed(sizes: Mapping[str, tuple[float, float]], joins: Sequence[Join]) -> Placed:
    lines = levels(list(sizes), [(join.upper, join.lower) for join in joins])
    wide = max(width for width, _ in sizes.values()) + LANE
    across = max(len(line) for line in lines)
    while across > 1 and _shape(lines, sizes, wide, across) > SHAPE:
        across = max(1, min(across - 1, int(across * 0.9)))
    uppers: dict[str, list[str]] = {}
    for join in joins:
        uppers.setdefault(join.lower, []).append(join.upper)
    cells: dict[str, tuple[int, int]] = {}
    tops = [0.0]
    for line in lines:
        for at in range(0, len(line), across):
            some = _by_uppers(line[at : at + across], uppers, cells)
            first = (across - len(some)) // 2
            for number, key in enumerate(some):
                cells[key] = (first + number, len(tops) - 1)
            tops.append(tops[-1] + max(sizes[key][1] for key in some) + LANE)
    made = Placed(across * wide + LANE, tops[-1] + LANE)
    for key, (column, row) in cells.items():
        width, height = sizes[key]
        x = LANE + column * wide + (wide - LANE - width) / 2
        y = LANE + tops[row] + (tops[row + 1] - tops[row] - LANE - height) / 2
        made.boxes[key] = Place(x, y, width, height)
    _join(made, joins, cells, [top + LANE / 2 for top in tops], wide)
    return made


def levels(keys: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Boxes by how long the longest way down to them is, given pairs of an upper and a lower one.

    A circle is cut where it is met.
    """
    below: dict[str, list[str]] = {key: [] for key in keys}
    waiting = dict.fromkeys(keys, 0)
    for upper, lower in pairs:
        below[upper].append(lower)
        waiting[lower] += 1
    level = dict.fromkeys(keys, 0)
    ready = deque(key for key in keys if not waiting[key])
    rest, done = deque(keys), set[str]()
    while ready or rest:
        key = ready.popleft() if ready else rest.popleft()
        if key in done:
            continue
        done.add(key)
        for lower in below[key]:
            if lower not in done:
                level[lower] = max(level[lower], level[key] + 1)
                waiting[lower] -= 1
                if not waiting[lower]:
                    ready.append(lower)
    found: dict[int, list[str]] = {}
    for key in keys:
        found.setdefault(level[key], []).append(key)
    return [found[number] for number in sorted(found)]


def _shape(
    lines: Sequence[Sequence[str]],
    sizes: Mapping[str, tuple[float, float]],
    wide: float,
    across: int,
) -> float:
    """Width to height with so many boxes in a row."""
    high = sum(
        -(-len(line) // across) * (max(sizes[key][1] for key in line) + LANE) for line in lines
    )
    return across * wide / high


def _by_uppers(keys: Sequence[str], uppers: Mapping[str, list[str]], cells: Cells) -> list[str]:
    """Boxes of one row, each near to the boxes above that it is joined to."""

    def wanted(at: int) -> float:
        columns = [cells[key][0] for key in uppers.get(keys[at], ()) if key in cells]
        return sum(columns) / len(columns) if columns else at

    return [keys[at] for at in sorted(range(len(keys)), key=lambda at: (wanted(at), at))]


def _join(
    made: Placed, joins: Sequence[Join], cells: Cells, lanes: Sequence[float], wide: float
) -> None:
    """Lead the lines: down into the lane, along it, and where that is not enough down a column.

    `lanes` are the middles of the lanes above each row.
    """
    starts = _ends(made, [join.upper for join in joins])
    ends = _ends(made, [join.lower for join in joins])
    for number, (join, x, x2) in enumerate(zip(joins, starts, ends, strict=True)):
        upper, lower = made.boxes[join.upper], made.boxes[join.lower]
        (_, row), (column, row2) = cells[join.upper], cells[join.lower]
        beside = (number * 4 % TRACKS / (TRACKS - 1) - 0.5) * (LANE - 2 * EDGE)
        y, y2 = lanes[row + 1] + beside, lanes[row2] + beside
        way: list[Point] = [(x, upper.y + upper.height), (x, y)]
        if row2 != row + 1:
            lane = (column if x < lower.centre[0] else column + 1) * wide + LANE / 2 + beside
            way += [(lane, y), (lane, y2)]
        way += [(x2, y2), (x2, lower.y)]
        made.curves[join.key] = rounded(way, BEND)


def _ends(made: Placed, keys: Sequence[str]) -> list[float]:
    """For each of some ends of lines at boxes, where on the box's side it stands."""
    many, seen = Counter(keys), Counter[str]()
    found: list[float] = []
    for key in keys:
        seen[key] += 1
        box = made.boxes[key]
        found.append(box.x + box.width * seen[key] / (many[key] + 1))
    return found


def _turned(placed: Placed) -> Placed:
    """The layout with x and y in each other's place."""
    return Placed(
        placed.height,
        placed.width,
        {key: Place(one.y, one.x, one.height, one.width) for key, one in placed.boxes.items()},
        {key: [(y, x) for x, y in one] for key, one in placed.curves.items()},
        {},
        placed.how,
    )
