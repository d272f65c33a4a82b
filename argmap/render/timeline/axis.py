"""The axis of a timeline: where a day stands, and what is written along it.

One scale holds for the whole axis. Where dates cluster and then leave long spans empty, these
spans are left out, and shown as left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Literal

from argmap.graph.days import date_of, day_of, year_of
from argmap.render.lettering.fonts import width
from argmap.render.words import Words
from argmap.render.words.dates import year_in_words

PAD = 16.0
"""Room at both ends of a stretch, in points."""
NARROWEST = 64.0
"""The least width of a stretch with its room."""
BREAK = 38.0
"""The least width of what is left out."""
DENSE = 4
"""An empty span this many times as long as all that is drawn is left out."""
MOST_BREAKS = 12
FEWEST_DAYS = 7
GAP = 6.0
"""Between words along the axis, in points."""
SIZE = 8.0

Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis without a gap: days from `first` up to `end`, exclusive."""

    first: int
    end: int
    x: float
    """Where `first` stands."""
    pad: float
    """Room before `first` and from `end` on."""


@dataclass(frozen=True, slots=True)
class Break:
    """What is left out between two stretches."""

    x: float
    width: float
    says: str
    """How long it is, in words."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a day, a month or a year begins; the words may be empty."""

    x: float
    says: str
    context: str
    """The year of a month or the month of a day, where it begins or is first met."""
    line: bool
    """Whether something begins there; words of context may stand before that."""


class Axis:
    """Days on a line that begins at 0, in points."""

    def __init__(self, days: Iterable[tuple[int, int]], room: float, words: Words) -> None:
        """Takes first and last days of all that is to stand on it, at least one; and the width
        that it may have at most."""
        self.words = words
        parts = _parts(sorted(set(days)))
        says = [_length(after[0] - before[1], words) for before, after in pairwise(parts)]
        wide = [max(BREAK, width(one, "regular", SIZE) + 20) for one in says]
        rest = room - sum(wide) - 2 * PAD * len(parts)
        days_drawn = sum(end - first for first, end in parts)
        self.day = max(rest, 100.0) / days_drawn
        """The width of a day."""
        self.stretches: list[Stretch] = []
        self.breaks: list[Break] = []
        x = 0.0
        for number, (first, end) in enumerate(parts):
            long = (end - first) * self.day
            pad = max(PAD, (NARROWEST - long) / 2)
            self.stretches.append(Stretch(first, end, x + pad, pad))
            x += 2 * pad + long
            if number < len(says):
                self.breaks.append(Break(x, wide[number], says[number]))
                x += wide[number]
        self.width = x

    def x(self, day: float) -> float:
        """Where a day begins; it lies in a stretch or at the end of one."""
        at = bisect_right(self.stretches, day, key=lambda one: one.first) - 1
        return self._place(self.stretches[max(0, at)], day)

    def ticks(self) -> list[Tick]:
        """What stands along the axis, from left to right; no two words overlap."""
        unit, step = self._unit()
        return [tick for one in self.stretches for tick in self._along(one, unit, step)]

    def _place(self, stretch: Stretch, day: float) -> float:
        return stretch.x + (day - stretch.first) * self.day

    def _unit(self) -> tuple[Unit, int]:
        """Every how many days, months or years a tick stands."""
        for step in (1, 2, 5, 10):
            if step * self.day >= 22 and 30 * self.day >= 130:
                return "day", step
        for step in (1, 3, 6):
            if step * 30 * self.day >= 34:
                return "month", step
        years = [year_of(day) for one in self.stretches for day in (one.first, one.end)]
        least = max(width(year_in_words(year, self.words), "regular", SIZE) for year in years) + 12
        steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
        return "year", next(step for step in steps if step * 365 * self.day >= least)

    def _along(self, stretch: Stretch, unit: Unit, step: int) -> Iterator[Tick]:
        low = stretch.x - stretch.pad
        high = self._place(stretch, stretch.end) + stretch.pad
        found = [
            (x, says, context)
            for day, says, context in _marks(stretch, unit, step, self.words)
            if low <= (x := self._place(stretch, day)) <= high
        ]
        year, month, _ = date_of(stretch.first)
        if unit == "year" and not found:
            found = [(low, year_in_words(year, self.words), "")]
        elif unit != "year" and not (found and found[0][2]):
            found.insert(0, (low, "", _context(unit, year, month, self.words)))
        lines = [x for x, _, _ in found]
        turns = [x for x, _, context in found if context]
        for number, (x, says, context) in enumerate(found):
            after = lines[number + 1] if number + 1 < len(lines) else high
            if len(found) == 1 or (stretch is self.stretches[-1] and number + 1 == len(found)):
                after = high + BREAK
            if width(says, "regular", SIZE) + GAP > after - x:
                says = ""
            later = bisect_right(turns, x)
            after = turns[later] if later < len(turns) else high + BREAK
            if width(context, "bold", SIZE) + GAP > after - x:
                context = ""
            yield Tick(x, says, context, line=x > low)


def _marks(stretch: Stretch, unit: Unit, step: int, words: Words) -> Iterator[tuple[int, str, str]]:
    """Day, words and context of the ticks of a stretch, and of some more around it."""
    first, last = year_of(stretch.first) - 1, year_of(stretch.end) + 1
    if unit == "year":
        for multiple in range(first // step, last // step + 2):
            # 100 BC is the year -99; there is no year 0 on calendars.
            year = multiple * step + (multiple <= 0 and step > 1)
            yield day_of(year), year_in_words(year, words), ""
        return
    for year in range(first, last + 1):
        for month in range(1, 13, step if unit == "month" else 1):
            start = day_of(year, month)
            if unit == "month":
                context = _context(unit, year, month, words) if month == 1 else ""
                yield start, _short_month(month, words), context
            elif stretch.first - 62 <= start <= stretch.end + 31:
                for day in range(1, 32 - step // 2, step):
                    context = _context(unit, year, month, words) if day == 1 else ""
                    if date_of(start + day - 1)[1] == month:
                        yield start + day - 1, str(day), context


def _context(unit: Unit, year: int, month: int, words: Words) -> str:
    if unit == "month":
        return year_in_words(year, words)
    return words.fill(
        "month", month=words.month(month, alone=True), year=year_in_words(year, words)
    )


def _parts(extents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First days and ends of what is drawn, without the empty spans that are left out.

    They are left out only where that shows at least half of the dates apart from each other.
    """
    begins, ends = [extents[0][0]], [extents[0][1] + 1]
    for first, last in extents:
        if first > ends[-1]:
            begins.append(first)
            ends.append(last + 1)
        ends[-1] = max(ends[-1], last + 1)
    gaps = sorted(after - end for end, after in zip(ends, begins[1:], strict=False))
    whole = ends[-1] - begins[0]
    for at in range(max(0, len(gaps) - MOST_BREAKS), len(gaps)):
        if gaps[at] > DENSE * (whole - sum(gaps[at:])):
            parts = _without(begins, ends, gaps[at])
            held = Counter(bisect_right(parts, (first, whole + first)) for first, _ in extents)
            if sum(many for many in held.values() if many > 1) * 2 >= len(extents):
                return parts
    more = max(0, FEWEST_DAYS - whole + 1) // 2
    return [(begins[0] - more, ends[-1] + more)]


def _without(begins: list[int], ends: list[int], limit: int) -> list[tuple[int, int]]:
    """The stretches of the axis, where gaps of so many days and more are left out."""
    parts = [(begins[0], ends[0])]
    for end, after, until in zip(ends, begins[1:], ends[1:], strict=False):
        if after - end >= limit:
            parts.append((after, until))
        else:
            parts[-1] = (parts[-1][0], until)
    return parts


def _length(days: int, words: Words) -> str:
    """How long a span is, in the largest unit of which it holds two: `15 years`."""
    for unit, long in (("year", 365.2425), ("month", 30.4369)):
        if days >= 2 * long:
            return _counted(round(days / long), unit, words)
    return _counted(days, "day", words)


def _counted(number: int, unit: str, words: Words) -> str:
    from babel.units import format_unit  # noqa: PLC0415  (slow to load)

    return str(format_unit(number, f"duration-{unit}", locale=words.locale))


def _short_month(number: int, words: Words) -> str:
    from babel.dates import get_month_names  # noqa: PLC0415  (slow to load)

    return str(get_month_names("abbreviated", "stand-alone", words.locale)[number])
