"""Where a word ends: a quote may not begin or end inside one."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from argmap.sources.folding import (
    BROKEN,
    DASHES,
    DIRECTIONS,
    LINE_ENDS,
    SOFT_HYPHEN,
    UNSPACED,
    ZERO_WIDTH,
    folding_table,
)

_FAR = 40
_INDENT = 400
"""How far a word may go on behind a line end, in code points."""
_LONG_DASHES = "—―"
"""They part words where other dashes make compounds and ranges."""
_CONTEXT = {
    **folding_table(),
    **dict.fromkeys(map(ord, DIRECTIONS)),
    **dict.fromkeys(map(ord, _LONG_DASHES), "—"),
}
_INVISIBLE = dict.fromkeys(map(ord, ZERO_WIDTH))
_HYPHENS = frozenset(set(DASHES) - set(_LONG_DASHES)) | {SOFT_HYPHEN, BROKEN}
_BLANK = " \n\u00a0\u2007\u2009\u202f"
_INSIDE_NUMBERS = ".,:/٫٬·⁄∕^"
_BEFORE_NUMBERS = "+-±<>≤≥~≈#№"
_ELIDED = re.compile(r"(?<!\w)(?:l|d|qu|s|c|j|m|t|un|dell|all|nell|sull|dall)'\Z", re.IGNORECASE)
_COMPARED_BEFORE = re.compile(r"[<>≤≥~≈] \Z")
_AREA_BEFORE = re.compile(r"\d\s?[a-z]{1,2}\Z")
_POSSESSIVE = re.compile(r"'s(?!\w)", re.IGNORECASE)
_THOUSANDS_BEFORE = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{_BLANK}]\d{{3}})*(?:[{_BLANK}]|[.,]\n)\Z")
_THOUSANDS_HERE = re.compile(r"\d{3}(?!\d)")
_SMALL_HERE = re.compile(r"(?<!\d)\d{1,3}\Z")
_THOUSANDS_AFTER = re.compile(rf"(?:[{_BLANK}]|[.,]\n)\d{{3}}(?!\d)")
_UNIT_AFTER = re.compile(rf"[{_BLANK}]?(?:[%‰°]|(?P<currency>[^\w\s]))")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[^\W\d_]\.\Z")
_INITIAL_HERE = re.compile(r"[^\W\d_](?!\w)")
_LONE_LETTER = re.compile(r"(?<!\w)[^\W\d_]\Z")
_INITIAL_AFTER = re.compile(r"\.[^\W\d_](?!\w)")


def cuts_a_word(text: str, at: int) -> bool:
    """Whether the offset `at` (in code points) lies inside a word or a number of a text.

    A compound (`anti-Russian`), a contraction (`can't`), an abbreviation (`U.S.`) and a number
    with its sign, currency and percentage are one word, over a line end too; a possessive `'s`
    may be left off.
    """
    if at <= 0 or at >= len(text):
        return False
    if in_plain_word(text, at):
        return True
    if _broken(text, at):
        return True
    left = normalize("NFC", text[max(0, at - _FAR) : at].translate(_CONTEXT))
    right = normalize("NFC", text[at : at + _FAR].translate(_CONTEXT))
    return bool(left and right) and _inside(left, right)


def in_plain_word(text: str, at: int) -> bool:
    """Whether `at` lies between two ASCII letters or digits: told fast, for it is told often."""
    both = text[at - 1 : at + 1] if at else ""
    return len(both) == 2 and both.isascii() and both.isalnum()


def _broken(text: str, at: int) -> bool:
    """Whether a line end breaks a word here, behind its hyphen."""
    start, end = at, at
    while start > 0 and at - start < _INDENT and _may_break(text[start - 1]):
        start -= 1
    while end < len(text) and end - at < _INDENT and _may_break(text[end]):
        end += 1
    middle = text[start:end]
    bare = middle.translate(_INVISIBLE).strip()
    if not bare or not set(bare) <= _HYPHENS or not (start and end < len(text)):
        return False
    if middle[0].isspace():
        return False  # a dash between blanks
    ends_line = bare in (BROKEN, SOFT_HYPHEN) or any(c in LINE_ENDS for c in middle)
    return ends_line and _is_word(text[start - 1]) and _is_word(text[end])


def _may_break(character: str) -> bool:
    return character.isspace() or character in _HYPHENS or character in ZERO_WIDTH


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_" or category(character)[0] == "M"


def _inside(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if category(first)[0] == "M":
        return True
    if _is_word(last) and _is_word(first):
        if last.isalpha() and category(first) == "No":
            return bool(_AREA_BEFORE.search(before))  # or else the number of a footnote
        return not (UNSPACED.match(last) or UNSPACED.match(first))
    if _is_word(last):
        return _goes_on(before, after)
    if _is_word(first):
        return _began(before, after)
    if category(first) == "Sc" and after[1:2].isdigit():
        return last in "-+" and not before[-2:-1].strip()
    return False


def _goes_on(before: str, after: str) -> bool:
    """Whether a word that reaches up to here goes on behind a mark."""
    last, first, second = before[-1], after[0], after[1:2]
    if first == "'":
        return bool(second) and _is_word(second) and not _POSSESSIVE.match(after)
    if first in "([":
        return second.isalpha()  # `un(der)stated`
    if first == "+":
        return True  # `500+`, `C++`
    if first == "-":
        return bool(second) and (_is_word(second) or category(second) == "Sc")
    if last.isdigit():
        unit = _UNIT_AFTER.match(after)
        if unit and (unit["currency"] is None or category(unit["currency"]) == "Sc"):
            return True
        if first in _INSIDE_NUMBERS + "—" and second.isdigit():
            return True
        if first == "/" and second.isalnum():
            return True
        if _SMALL_HERE.search(before) and _THOUSANDS_AFTER.match(after):
            return True
    if first == ".":
        return bool(_LONE_LETTER.search(before) and _INITIAL_AFTER.match(after))
    return category(first) == "Sc" and second.isdigit()


def _began(before: str, after: str) -> bool:
    """Whether a word that begins here began before a mark."""
    last, first, second = before[-1], after[0], before[-2:-1]
    if last == "'":
        return bool(second) and _is_word(second) and not _ELIDED.search(before)
    if last in ")]":
        return second.isalpha()
    if last == "-":
        if second and _is_word(second):
            return True
        return first.isdigit() and (not second or second.isspace() or second in "([$€£")
    if first.isdigit():
        if category(last) == "Sc" or last in _BEFORE_NUMBERS or _COMPARED_BEFORE.search(before):
            return True
        if last in _INSIDE_NUMBERS + "—" and second.isdigit():
            return True
        if _THOUSANDS_BEFORE.search(before) and _THOUSANDS_HERE.match(after):
            return True
        if last == "." and (
            not second or second.isspace() or second in "-+" or category(second) == "Sc"
        ):
            return True
    return last == "." and bool(_INITIAL_BEFORE.search(before) and _INITIAL_HERE.match(after))
