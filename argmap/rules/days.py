"""Which of two dates is the earlier, where that is certain."""

from __future__ import annotations

from argmap.model import Date


def surely_before(first: Date, second: Date) -> bool:
    """Whether all that one date can mean lies before all that another can mean.

    Dates that are marked as uncertain or approximate are before and after nothing.
    """
    if first.approximate or first.uncertain or second.approximate or second.uncertain:
        return False
    latest, earliest = first.latest, second.earliest
    return bool(latest and earliest) and in_order(latest) < in_order(earliest)


def in_order(day: str | None) -> tuple[int, ...]:
    """Year, month and day of `YYYY-MM-DD`, whose year may be negative or longer; they sort as
    days do."""
    year, month, of_month = (day or "").rsplit("-", 2)
    return int(year), int(month), int(of_month)
