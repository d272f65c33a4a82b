"""The body of a timeline: lanes of events along an axis."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.model import Link
from argmap.render.lettering.clean import clean
from argmap.render.parts.page import MARGIN
from argmap.render.parts.sheet import Column, Sheet
from argmap.render.scene import Group, Path, Point, Rect, Shape, Text, line
from argmap.render.timeline.axis import SIZE, Axis
from argmap.render.timeline.events import Block
from argmap.render.timeline.marks import DateMark, date_mark

HEAD = 112.0
"""Width of the column of the lanes' names, in points."""
UNDER = 46.0
"""Words stand below a bar that is longer than this, else beside it."""
BESIDE, ROW, LANE = 6.0, 5.0, 7.0
"""Between a mark and its words, between rows, and around the contents of a lane."""
STRIP, CONTEXT = 22.0, 12.0
"""How high the axis is, and how much higher with years above its months."""
AGAIN, AGAIN_AT_LANE = 900.0, 560.0
"""After so many points the axis stands there once more."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of a section or a speaker, or what was published."""

    name: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its mark; y counts from the top of its row."""

    block: Block
    mark: DateMark
    x: float
    """Where the words begin, on the axis."""
    y: float
    at: float
    """How far down the mark stands."""

    @property
    def right(self) -> float:
        return max(self.mark.right, self.x + self.block.width)

    @property
    def height(self) -> float:
        return self.y + self.block.height


def _place(one: Block, axis: Axis) -> _Placed:
    mark = date_mark(one.extent, axis, one.colour, one.published)
    if mark.end - mark.start > UNDER:
        return _Placed(one, mark, mark.start, 9.5, 5.0)
    return _Placed(one, mark, mark.right + BESIDE, 0.0, 5.5)


class Chart:
    """Lanes of rows on an axis."""

    def __init__(self, lanes: Sequence[Lane], axis: Axis) -> None:
        self.axis = axis
        placed = [[_place(one, axis) for one in lane.blocks] for lane in lanes]
        everything = [one for lane in placed for one in lane]
        self.names = [lane.name for lane in lanes]
        self.rows = [_rows(lane) for lane in placed]
        self.shift = max(0.0, -min(one.mark.left for one in everything))
        """How far right of the lanes' names the axis begins."""
        self.long = self.shift + max(axis.width + 20, *(one.right for one in everything)) + 12
        self.wide = HEAD + self.long
        self.high = sum(
            2 * LANE + sum(max(one.height for one in row) + ROW for row in rows)
            for rows in self.rows
        )
        self.ticks = axis.ticks()
        self.left = MARGIN + HEAD + self.shift
        self.points: dict[str, tuple[Point, bool]] = {}
        """Where the line of an update meets an event, and whether that is its mark."""

    def draw(self, sheet: Sheet, updates: Iterable[Link]) -> None:
        """Add the axis and the lanes to a sheet."""
        behind: list[Group] = []
        above: list[Group] = []
        strip = 0.0
        for name, rows in zip(self.names, self.rows, strict=True):
            if not strip or sheet.y - strip > AGAIN_AT_LANE:
                strip = self._strip(sheet, above)
            top, begun = sheet.y, False
            sheet.y += LANE
            for row in rows:
                high = max(one.height for one in row) + ROW
                if begun and sheet.y + high - strip > AGAIN:
                    behind.append(self._band(name, top, sheet.y + LANE - ROW))
                    sheet.y += LANE
                    strip = self._strip(sheet, above)
                    top, sheet.y = sheet.y, sheet.y + LANE
                for one in row:
                    above += self._event(one, sheet.y)
                sheet.y += high
                begun = True
            sheet.y += LANE - ROW
            behind.append(self._band(name, top, sheet.y))
            sheet.y += 5
        sheet.groups += [*behind, *self._updates(updates), *above]
        sheet.y += 22

    def _strip(self, sheet: Sheet, above: list[Group]) -> float:
        """The axis across the page; how far down it ends."""
        y, shapes = sheet.y, list[Shape]()
        sheet.y += STRIP + CONTEXT * any(tick.context for tick in self.ticks)
        low = sheet.y - 6
        for tick in self.ticks:
            x = self.left + tick.x
            if tick.line:
                top = low - 16 if tick.context else low - 5
                shapes.append(Path(line((x, top), (x, low)), stroke="reported"))
            if tick.context:
                shapes.append(Text(x + 3, y + 8, tick.context, SIZE, "bold", "group_ink"))
            shapes.append(Text(x + 3, low - 5, tick.says, SIZE, "regular", "muted"))
        ends = [self.left]
        for gap in self.axis.breaks:
            ends += [self.left + gap.x, self.left + gap.x + gap.width]
            x = self.left + gap.x + gap.width / 2
            shapes.append(Text(x, low + 2.6, gap.says, SIZE, "regular", "muted", "middle"))
        ends.append(self.left + self.axis.width)
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            shapes.append(Path(line((start, low), (end, low)), stroke="reported"))
        above.append(Group("axis", tuple(s for s in shapes if not isinstance(s, Text) or s.text)))
        return sheet.y

    def _band(self, name: str, top: float, bottom: float) -> Group:
        """The ground of a lane with its name, lines of the axis and what the axis leaves out."""
        column = Column(MARGIN + 9, MARGIN + HEAD - 10, top + 5)
        most = max(1, int((bottom - top - 8) / 11.7))
        column.rows(name, 9.0, "bold", "group_ink", gap=11.0, most=min(8, most))
        ground = Rect(MARGIN, top, self.wide, bottom - top, 8, "group", "group_edge")
        shapes: list[Shape] = [ground]
        for tick in self.ticks:
            if tick.line:
                x = self.left + tick.x
                stroke = "edge" if tick.context else "group_edge"
                shapes.append(Path(line((x, top), (x, bottom)), stroke=stroke, stroke_width=0.7))
        for gap in self.axis.breaks:
            shapes += _torn(self.left + gap.x, self.left + gap.x + gap.width, top, bottom)
        return Group("lane", (*shapes, *column.shapes), title=name)

    def _event(self, one: _Placed, y: float) -> list[Group]:
        """The mark and the words of a block, whose row begins at y."""
        x, top = self.left + one.x, y + one.y
        ground = Rect(x - 2, top, one.block.width + 4, one.block.height - 3, 2, fill="group")
        mark = Group("mark", one.mark.shapes, title=one.block.date, x=self.left, y=y + one.at)
        only = len(one.block.places) == 1
        for id, (left, down) in one.block.places.items():
            beside = x + left - 3, top + down
            mark_at = (self.left + (one.mark.start + one.mark.end) / 2, y + one.at)
            self.points[id] = (mark_at, True) if only else (beside, False)
        words = [
            Group(g.kind, g.shapes, g.id, g.title, g.x + x, g.y + top, g.data)
            for g in one.block.groups
        ]
        return [Group("ground", (ground,)), mark, *words]

    def _updates(self, links: Iterable[Link]) -> Iterable[Group]:
        for link in links:
            for id in link.premises:
                yield _update(id, link.target, self.points[id], self.points[link.target])


def _rows(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    """Blocks in as few rows as can be, so that none touches another in its row.

    From left to right, each in the uppermost row that is free there (the greedy colouring of
    intervals), in n log n steps.
    """
    rows: list[list[_Placed]] = []
    free: list[int] = []
    taken: list[tuple[float, int]] = []
    for one in sorted(placed, key=lambda one: one.mark.left):
        while taken and taken[0][0] <= one.mark.left:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            row = heapq.heappop(free)
            rows[row].append(one)
        else:
            row = len(rows)
            rows.append([one])
        heapq.heappush(taken, (one.right + 12, row))
    return rows


def _torn(left: float, right: float, top: float, bottom: float) -> list[Shape]:
    """A strip of the page between torn edges: there, the axis leaves something out."""
    steps = max(1, round((bottom - top) / 12))
    step = (bottom - top) / steps
    zigzag = [(2.5 if n % 2 else -2.5, top + step * n) for n in range(steps + 1)]
    edges = [[(x + dx, y) for dx, y in zigzag] for x in (left + 3, right - 3)]
    outline = [*line(*edges[0], *reversed(edges[1])), ("Z", ())]
    return [
        Path(tuple(outline), fill="page"),
        *(Path(line(*edge), stroke="reported", stroke_width=0.8) for edge in edges),
    ]


def _update(id: str, target: str, start: tuple[Point, bool], end: tuple[Point, bool]) -> Group:
    """The line from what updates to what is updated, with an open head."""
    (x, y), _ = start
    (to_x, to_y), is_mark = end
    way = -1 if to_x <= x else 1
    x += way * 7
    if is_mark:
        side = 1 if y > to_y + 1 else -1
        to_y += side * 7
        bend = max(18.0, abs(y - to_y) / 2)
        curve = (x + way * 20, y, to_x, to_y + side * bend, to_x, to_y)
        head = ((to_x - 3.4, to_y + side * 6), (to_x, to_y), (to_x + 3.4, to_y + side * 6))
    else:
        to_x -= 2
        curve = (x - 30, y, to_x - 40, to_y, to_x, to_y)
        head = ((to_x - 6, to_y - 3.4), (to_x, to_y), (to_x - 6, to_y + 3.4))
    shapes = (
        Path((("M", (x, y)), ("C", curve)), stroke="inform"),
        Path(line(*head), stroke="inform", stroke_width=1.2),
    )
    name = f"{id} updates {target}"
    return Group("link", shapes, name, clean(name), data=(("relation", "updates"),))
