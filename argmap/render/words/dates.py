"""Dates of maps (EDTF levels 0 and 1) in words."""

from __future__ import annotations

import re
from typing import Literal

from argmap.render.words import Words

_SEASONS = {"21": 0, "22": 1, "23": 2, "24": 3}
_DATE = re.compile(
    r"(-?\d{4}|\d{3}X|\d{2}XX|Y-?\d+)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(\d\d:\d\d)[^?~%]*)?([?~%]?)"
)
_OPEN = ("", "..")

Form = Literal["plain", "of", "in"]
"""A date by itself, after a word such as `about`, or as an answer to `when`."""


def in_words(date: str, words: Words) -> str:
    """A date in words: `1 June 2006`, `about July 2006`, `by 1 June 2006`.

    What it does not know is given back as written.
    """
    return _said(date, "plain", words)


def moment(date: str, words: Words) -> str:
    """A date with the preposition that tells when something was: `on 1 June 2006`, `in 2006`."""
    return _said(date, "in", words)


def _said(date: str, form: Form, words: Words) -> str:
    start, slash, end = date.partition("/")
    if not slash:
        return _one(date, form, words)
    if start in _OPEN and end in _OPEN:
        return date
    if start in _OPEN:
        return words.fill("by", of=_one(end, "of", words), when=_one(end, "in", words))
    if end in _OPEN:
        return words.fill("since", date=_one(start, "of", words))
    if start.isdigit() and end.isdigit():
        return words.fill("years", start=int(start), end=int(end))
    return words.fill("interval", start=_one(start, "plain", words), end=_one(end, "plain", words))


def _one(date: str, form: Form, words: Words) -> str:
    """One date, no interval."""
    match = _DATE.fullmatch(date)
    if not match:
        return date
    mark = match[5]
    said = _exact(match, "of" if mark in ("~", "%") else form, words)
    if said is None:
        return date
    if mark in ("~", "%"):
        said = words.fill("about", date=said)
    return words.fill("uncertain", date=said) if mark in ("?", "%") else said


def year_in_words(year: int, words: Words) -> str:
    """A year as it stands beside an axis: `2006`, `44 BC` for -43 (ISO 8601 has a year 0)."""
    return _number(year, words) if year > 0 else words.fill("bc", date=_number(1 - year, words))


def _number(year: int, words: Words) -> str:
    """A year's number; one of more than four digits as other large numbers are written."""
    if year < 10_000:
        return str(year)
    from babel.numbers import format_decimal  # noqa: PLC0415  (slow to load, rarely needed)

    return str(format_decimal(year, locale=words.locale))


def _exact(match: re.Match[str], form: Form, words: Words) -> str | None:
    """A date without its mark; None where there is no such month."""
    year, month, day, time, _ = match.groups()
    if year.endswith("XX"):
        return words.fill("between", start=f"{year[:2]}00", end=f"{year[:2]}99")
    if year.endswith("X"):
        label = "decade" if form == "plain" else f"decade-{form}"
        return words.fill(label, year=f"{year[:3]}0")
    number = int(year.removeprefix("Y"))
    month, day = (None if part == "XX" else part for part in (month, day))
    counted = _number(number if number > 0 else 1 - number, words)
    said = _of_era(counted, month, day, form, words)
    if said is not None and number <= 0:
        said = words.fill("bc", date=said)
    return f"{said}, {time}" if said is not None and time else said


def _of_era(year: str, month: str | None, day: str | None, form: Form, words: Words) -> str | None:
    """A date of a year that is counted from the era's beginning."""
    if month is None:
        return words.fill("year-in" if form == "in" else "year", year=year)
    if month in _SEASONS and day is None:
        label = "seasons" if form == "plain" else f"seasons-{form}"
        return words.fill("month", month=words.forms(label)[_SEASONS[month]], year=year)
    number = int(month)
    if not 1 <= number <= 12:
        return None
    if day is None:
        name = (
            words.forms("months-in")[number - 1]
            if form == "in"
            else words.month(number, alone=form == "plain")
        )
        return words.fill("month", month=name, year=year)
    said = words.fill(
        "day",
        day=words["first-day"] if int(day) == 1 else int(day),
        month=words.month(number, alone=False),
        year=year,
    )
    return said if form == "plain" else words.fill(f"day-{form}", date=said)
