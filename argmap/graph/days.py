"""Days as numbers, in any year: the proleptic Gregorian calendar.

`datetime` ends at the years 1 and 9999, and maps do not. The arithmetic is that of Reingold and
Dershowitz, Calendrical Calculations (4th ed., Cambridge 2018), section 2.2: day 1 is the first
of January of the year 1, and the year 0 is 1 BC, as in ISO 8601.
"""

from __future__ import annotations

_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""Days of a common year before each month."""


def is_leap(year: int) -> bool:
    """Whether a year has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day; of 1 January 2000 it is 730120."""
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return 365 * before + leaps + _BEFORE[month - 1] + (month > 2 and is_leap(year)) + day


def year_of(day: int) -> int:
    """The year in which a day lies (the book's `gregorian-year-from-fixed`)."""
    n400, rest = divmod(day - 1, 146097)
    n100, rest = divmod(rest, 36524)
    n4, rest = divmod(rest, 1461)
    n1 = rest // 365
    year = 400 * n400 + 100 * n100 + 4 * n4 + n1
    return year if n100 == 4 or n1 == 4 else year + 1


def date_of(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of a numbered day."""
    year = year_of(day)
    month = next(month for month in range(12, 0, -1) if day_of(year, month) <= day)
    return year, month, day - day_of(year, month) + 1


def day_number(text: str) -> int:
    """The number of a day in `YYYY-MM-DD`, whose year may be negative or longer.

    Raises `ValueError` for anything else.
    """
    year, month, day = text.rsplit("-", 2)
    return day_of(int(year), int(month), int(day))
