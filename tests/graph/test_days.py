"""Days as numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.days import date_of, day_number, day_of, is_leap, year_of


@given(st.dates())
def test_in_its_years_the_calendar_is_that_of_datetime(day: date) -> None:
    assert day_of(day.year, day.month, day.day) == day.toordinal()
    assert date_of(day.toordinal()) == (day.year, day.month, day.day)
    assert day_number(day.isoformat()) == day.toordinal()


@given(st.integers(-(10**11), 10**11))
def test_every_day_has_a_date_and_every_date_its_day(day: int) -> None:
    year, month, of_month = date_of(day)
    assert day_of(year, month, of_month) == day
    assert year_of(day) == year
    assert day_of(year) <= day < day_of(year + 1)


@given(st.integers(-(10**8), 10**8))
def test_every_400_years_the_calendar_repeats(year: int) -> None:
    assert is_leap(year) == is_leap(year + 400)
    assert day_of(year + 400) - day_of(year) == 146097
    assert day_of(year + 1) - day_of(year) == 365 + is_leap(year)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0001-01-01", 1),
        ("0000-12-31", 0),
        ("1970-01-01", 719163),  # the epoch of Unix
        ("-4713-11-24", -1721425),  # day 0 of the Julian day numbers
        ("10000-01-01", 3652060),
        ("-170000-01-01", day_of(-170000)),
    ],
)
def test_days_as_maps_write_them(text: str, day: int) -> None:
    assert day_number(text) == day


def test_what_is_no_day_is_refused() -> None:
    for text in ("2006", "2006-07", "x-07-01", ""):
        with pytest.raises(ValueError):
            day_number(text)
