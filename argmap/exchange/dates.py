"""Dates of maps (EDTF levels 0 and 1) in words, as the Chicago Manual of Style writes them."""

from __future__ import annotations

import re
from calendar import month_name

_DATE = re.compile(r"(-?\d{4}|\d{2}XX|\d{3}X|Y-?\d+)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)")
_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
_OPEN = ("", "..")


def in_words(date: str) -> str:
    """A date in words: `July 17, 2006`, `c. July 2006`, `on or before June 1, 2006`.

    What it does not know is given back as written.
    """
    start, slash, end = date.partition("/")
    if not slash:
        return _one(date)
    if start in _OPEN:
        return f"{'on' if _has_day(end) else 'in'} or before {_one(end)}"
    if end in _OPEN:
        return f"{'on' if _has_day(start) else 'in'} or after {_one(start)}"
    return f"from {_one(start)} to {_one(end)}"


def _has_day(date: str) -> bool:
    match = _DATE.fullmatch(date)
    return bool(match and match[3] not in (None, "XX"))


def _one(date: str) -> str:
    match = _DATE.fullmatch(date)
    if not match:
        return date
    year, month, day, mark = match.groups()
    said = _year(year)
    if month in _SEASONS:
        said = f"{_SEASONS[month]} {said}"
    elif month not in (None, "XX"):
        if not 1 <= int(month) <= 12:
            return date
        name = month_name[int(month)]
        said = f"{name} {said}" if day in (None, "XX") else f"{name} {int(day)}, {said}"
    return {"~": f"c. {said}", "?": f"{said} (uncertain)", "%": f"c. {said} (uncertain)"}.get(
        mark, said
    )


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"between {year[:2]}00 and {year[:2]}99"
    if year.endswith("X"):
        return f"{year[:3]}0s"
    number = int(year.removeprefix("Y"))
    return f"{1 - number} BCE" if number <= 0 else str(number)
