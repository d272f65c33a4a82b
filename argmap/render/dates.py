"""Dates of maps (EDTF levels 0 and 1) in words."""

from __future__ import annotations

import re

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")


def in_words(date: str) -> str:
    """A date in words: `1 June 2006`, `about July 2006`, `by 1 June 2006`.

    What it does not know is given back as written.
    """
    if "/" in date:
        start, _, end = date.partition("/")
        if start in ("", ".."):
            return f"by {in_words(end)}" if end not in ("", "..") else date
        if end in ("", ".."):
            return f"since {in_words(start)}"
        return f"{in_words(start)} to {in_words(end)}"
    match = _DATE.fullmatch(date)
    if not match:
        return date
    year, month, day, mark = match.groups()
    if month is None:
        said = year
    elif month in _SEASONS and day is None:
        said = f"{_SEASONS[month]} {year}"
    elif 1 <= int(month) <= 12:
        said = f"{_MONTHS[int(month) - 1]} {year}"
        if day is not None:
            said = f"{int(day)} {said}"
    else:
        return date
    return {"~": f"about {said}", "?": f"{said} (?)", "%": f"about {said} (?)"}.get(mark, said)


def moment(date: str) -> str:
    """A date with the preposition that tells when something was: `on 1 June 2006`, `in 2006`."""
    said = in_words(date)
    if "/" in date or not _DATE.fullmatch(date):
        return said
    plain = date.rstrip("?~%")
    if said.startswith("about "):
        return said
    return f"on {said}" if plain.count("-") - plain.startswith("-") == 2 else f"in {said}"
