"""Tables on the pages of a PDF: their head stands on every page, long rows go on on the next."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from argmap.render.output.pdf import Pen
from argmap.render.scene import Rect
from argmap.render.theme import THEMES
from argmap.report.prose import Prose

Row = Sequence[Prose]
_ABOVE, _BELOW, _GAP = 5.0, 5.0, 10.0
"""The air above and below the text of a cell, and between two cells, in points."""
_WHOLE = 240.0
"""A row that is not higher than this is not broken between pages, in points."""


class Grid(Flowable):  # type: ignore[misc]
    """A table of paragraphs with a head."""

    def __init__(self, head: Row, rows: Sequence[Row], widths: Sequence[float]) -> None:
        super().__init__()
        self._head, self._rows, self._widths = head, rows, widths
        self._top = self._height(head)
        self._heights = [self._height(row) for row in rows]
        self.spaceBefore, self.spaceAfter = 4.0, 12.0

    def _height(self, row: Row) -> float:
        cells = zip(row, self._widths, strict=True)
        return max(cell.wrap(wide - _GAP, 0)[1] for cell, wide in cells) + _ABOVE + _BELOW

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width and height that the table takes."""
        self.width, self.height = sum(self._widths), self._top + sum(self._heights)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The table in two parts, the first as high as there is room; or none."""
        room = height - self._top
        count = 0
        while count < len(self._rows) and self._heights[count] <= room:
            room -= self._heights[count]
            count += 1
        before, after = list(self._rows[:count]), list(self._rows[count:])
        if after and self._heights[count] > _WHOLE:
            broken = self._broken(after[0], room - _ABOVE - _BELOW)
            if broken:
                before.append(broken[0])
                after[0] = broken[1]
        if not before or not after:
            return []
        return [Grid(self._head, part, self._widths) for part in (before, after)]

    def _broken(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """A row in two, the first as high as there is room; None where no cell has that much."""
        first: list[Prose] = []
        rest: list[Prose] = []
        for cell, wide in zip(row, self._widths, strict=True):
            if cell.wrap(wide - _GAP, room)[1] <= room:
                first.append(cell)
                rest.append(cell.blank())
                continue
            parts = cell.split(wide - _GAP, room)
            if not parts:
                return None
            first.append(parts[0])
            rest.append(parts[1])
        return first, rest

    def draw(self) -> None:
        """Draw the cells, with a line below each row."""
        pen, y = Pen(self.canv, THEMES["light"]), self.height
        for number, row in enumerate((self._head, *self._rows)):
            y_top = y
            y -= self._heights[number - 1] if number else self._top
            x = 0.0
            for cell, wide in zip(row, self._widths, strict=True):
                cell.drawOn(self.canv, x, y_top - _ABOVE - cell.height)
                x += wide
            thick, ink = (0.5, "edge") if number else (1.2, "ink")
            pen.shape(Rect(0, y, self.width, thick, fill=ink))
