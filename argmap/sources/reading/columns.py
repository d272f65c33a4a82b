"""The order in which the pieces of a printed page are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_LINES = 4  # how often the drawing must go over a gutter for it to be one
_WORDS = 3  # in a line of a column; a table's cells have fewer


@dataclass(slots=True)
class Piece:
    """Words that stand on one line, with no wide gap between them; the page's y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of its line."""
        return self.top - self.bottom


def in_reading_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a page, given as they are drawn, in the order in which they are read.

    Most programs draw column by column. Where one draws line by line over all columns, the
    left column comes first. Rows of a table stay rows.
    """
    ordered: list[Piece] = []
    at = 0
    while at < len(pieces):
        end, gutter = _columns(pieces, at)
        if gutter is None:
            ordered.append(pieces[at])
            at += 1
            continue
        band = pieces[at:end]
        ordered += in_reading_order([piece for piece in band if piece.right <= gutter])
        ordered += in_reading_order([piece for piece in band if piece.right > gutter])
        at = end
    return ordered


def _columns(pieces: Sequence[Piece], start: int) -> tuple[int, float | None]:
    """Where columns that are drawn line by line from a piece on end, and the gutter's left side."""
    sides = _first_crossing(pieces, start)
    if sides is None:
        return start, None
    low, high = sides
    least = 0.6 * pieces[start].height
    crossings, at, was_left = 0, start, False
    while at < len(pieces):
        piece = pieces[at]
        left = piece.right <= low or (piece.left < low and piece.right < high - least)
        if left:
            low = max(low, piece.right)
        elif piece.left >= low + least:
            high = min(high, piece.left)
            crossings += was_left
        else:
            break
        was_left = left
        at += 1
    band = pieces[start:at]
    columns = [[p for p in band if p.right <= low], [p for p in band if p.right > low]]
    if crossings < _LINES or any(_like_cells(column) for column in columns):
        return start, None
    return at, low


def _first_crossing(pieces: Sequence[Piece], start: int) -> tuple[float, float] | None:
    """The gap to the next piece where that stands to the right on the same line."""
    if start + 1 == len(pieces):
        return None
    here, after = pieces[start], pieces[start + 1]
    beside = min(here.top, after.top) - max(here.bottom, after.bottom)
    if beside > 0.5 * min(here.height, after.height) and after.left > here.right:
        return here.right, after.left
    return None


def _like_cells(column: Sequence[Piece]) -> bool:
    return median(len(piece.text.split()) for piece in column) < _WORDS
