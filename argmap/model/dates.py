"""Dates in EDTF, the Extended Date/Time Format of ISO 8601-2:2019, levels 0 and 1.

Specification: Library of Congress, Extended Date/Time Format, 4 February 2019.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import redirect_stdout, suppress
from datetime import datetime
from functools import lru_cache
from io import StringIO

from argmap.model.fault import ValueFault
from argmap.model.values import Date

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?\Z", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z", re.ASCII)
_WORDED = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d")
_LEVEL_1 = {
    "Date",
    "Interval",
    "Level1Interval",
    "LongYear",
    "Season",
    "UncertainOrApproximate",
    "Unspecified",
}
_WRITE = "write a date as 2006-07-17, 2006-07 or 2006, about as 2006-07~, before as ../2006-06-01"


@lru_cache(maxsize=4096)
def read_date(text: str) -> Date:
    """The date that a text in EDTF, level 0 or 1, means; raises ValueFault."""
    plain = _PLAIN.match(text)
    if plain:
        year, month, day = plain.groups()
        return _plain(text, int(year), int(month or 0), int(day or 0))
    if len(text) > 60:
        raise ValueFault("bad-date", "this is too long to be a date", _WRITE)
    return _edtf(text)


def _plain(text: str, year: int, month: int, day: int) -> Date:
    if month and day:
        last = monthrange(max(year, 1), month)[1]
        if not 1 <= day <= last:
            message = f"{text[:7]} has {last} days, and no day {day}"
            raise ValueFault("bad-date", message, "look the day up in the source")
    first_month, last_month = (month, month) if month else (1, 12)
    last_day = day or monthrange(max(year, 1), last_month)[1]
    earliest = f"{year:04}-{first_month:02}-{day or 1:02}"
    return Date(text=text, earliest=earliest, latest=f"{year:04}-{last_month:02}-{last_day:02}")


def _edtf(text: str) -> Date:
    from edtf import parse_edtf  # noqa: PLC0415  (90 ms, and most dates are plain)

    timed = _TIMED.match(text)
    if timed:
        message = f"`{text}` has a time of day, and maps know none"
        raise ValueFault("bad-date", message, f"write the day: {timed[1]}", instead=timed[1])
    meant = _meant(text)
    if meant:
        message, first = f"`{text}` is not how maps write a date", meant[0]
        if len(meant) == 2:
            help = f"write {first} if the day comes first, {meant[1]} if the month does"
            raise ValueFault("bad-date", message, help)
        raise ValueFault("bad-date", message, f"write {first}", instead=first, sure=True)
    try:
        with redirect_stdout(StringIO()):  # the library prints what it can't make
            parsed = parse_edtf(text)
    except Exception as error:  # the library raises many kinds, and some of no meaning
        raise ValueFault("bad-date", f"`{text}` can't be read as a date", _WRITE) from error
    if type(parsed).__name__ not in _LEVEL_1 or "[" in text or "{" in text:
        message = f"`{text}` is a date of EDTF level 2, and maps use levels 0 and 1"
        raise ValueFault("bad-date", message, _WRITE)
    start, slash, end = text.partition("/")
    if slash and {start, end} <= {"", ".."}:
        raise ValueFault("bad-date", f"`{text}` is open at both ends, and says nothing", _WRITE)
    earliest = _bound(parsed, "lower_strict") if start not in ("", "..") else None
    latest = _bound(parsed, "upper_strict") if not slash or end not in ("", "..") else None
    if earliest and latest and not text.startswith(("-", "Y")) and earliest > latest:
        raise ValueFault(
            "bad-date", f"`{text}` ends before it begins", "write the earlier date first"
        )
    return Date(
        text=text,
        earliest=earliest,
        latest=latest,
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )


def _meant(text: str) -> list[str]:
    """A date in another form as it should be, in both readings where it has two."""
    numbers = _NUMBERS.match(text)
    if numbers:
        first, _, second, year = numbers.groups()
        both = [(first, second)] if numbers[2] == "." else [(first, second), (second, first)]
        isos = [
            f"{year}-{int(m):02}-{int(d):02}" for d, m in both if 1 <= int(m) <= 12 and int(d) <= 31
        ]
        return list(dict.fromkeys(isos))
    for form, iso in (*((form, "%Y-%m-%d") for form in _WORDED), ("%B %Y", "%Y-%m")):
        with suppress(ValueError):
            return [datetime.strptime(text, form).strftime(iso)]
    return []


def _bound(parsed: object, which: str) -> str | None:
    try:
        year, month, day = getattr(parsed, which)()[:3]
    except (AttributeError, TypeError, ValueError, OverflowError):
        # An interval that is open at its other end: the library can't say this one.
        part = getattr(parsed, "lower" if which == "lower_strict" else "upper", None)
        if part is None or part is parsed:
            return None
        return _bound(part, which)
    return f"{year:0{5 if year < 0 else 4}}-{month:02}-{day:02}"
