"""Where a word ends: a quote may not begin or end inside one."""

from __future__ import annotations

import re
from unicodedata import category

from argmap.sources.folding import BROKEN, HYPHENS, SOFT_HYPHEN, ZERO_WIDTH

_FAR = 40
_SEPARATE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]|[^\x00-\uffff]"
)
"""Scripts that part no words by blanks: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_INVISIBLE = dict.fromkeys(map(ord, ZERO_WIDTH))
_APOSTROPHE = re.compile(r"['’ʼ‘`´]")
_HYPHEN = re.compile(rf"[{re.escape(HYPHENS)}–−]")
_LINE_END_BEFORE = re.compile(
    rf"[^\W\d_](?:[{re.escape(HYPHENS)}{SOFT_HYPHEN}]\s*\n\s*|{BROKEN}\s*)\Z"
)
_LINE_END_AFTER = re.compile(
    rf"(?:[{re.escape(HYPHENS)}{SOFT_HYPHEN}]\s*\n\s*|{BROKEN}\s*)[^\W\d_]"
)
_THOUSANDS_BEFORE = re.compile(
    r"(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})*[ \u00a0\u2009\u202f]\Z"
)
_THOUSANDS_HERE = re.compile(r"\d{3}(?!\d)")
_SMALL_HERE = re.compile(r"(?<!\d)\d{1,3}\Z")
_THOUSANDS_AFTER = re.compile(r"[ \u00a0\u2009\u202f]\d{3}(?!\d)")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[^\W\d_]\.\Z")
_INITIAL_HERE = re.compile(r"[^\W\d_](?!\w)")
_LONE_LETTER = re.compile(r"(?<!\w)[^\W\d_]\Z")
_INITIAL_AFTER = re.compile(r"\.[^\W\d_](?!\w)")


def cuts_a_word(text: str, at: int) -> bool:
    """Whether the offset `at` (in code points) lies inside a word or a number of a text.

    A compound (`anti-Russian`), a contraction (`can't`), an abbreviation (`U.S.`) and a number
    with its sign, currency and percentage are one word; a possessive `'s` may be left off.
    """
    if at <= 0 or at >= len(text):
        return False
    before, after = text[max(0, at - _FAR) : at], text[at : at + _FAR]
    if _LINE_END_BEFORE.search(before) and after[0].isalpha():
        return True
    if _LINE_END_AFTER.match(after) and before[-1].isalpha():
        return True
    before, after = (part.translate(_INVISIBLE) for part in (before, after))
    after = after.lstrip(SOFT_HYPHEN + BROKEN) if before and before[-1:].isalnum() else after
    before = before.rstrip(SOFT_HYPHEN + BROKEN)
    if not before or not after:
        return False
    return _inside(before, after)


def _inside(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if category(first)[0] == "M":
        return True
    if last.isalnum() and first.isalnum():
        return not (_SEPARATE.match(last) or _SEPARATE.match(first))
    if last.isalnum():
        return _goes_on(before, after)
    if first.isalnum():
        return _began(before, after)
    if first.isspace() and last.isdigit():
        return bool(_SMALL_HERE.search(before) and _THOUSANDS_AFTER.match(after))
    return False


def _goes_on(before: str, after: str) -> bool:
    """Whether a word that reaches up to here goes on behind a mark."""
    last, first, second = before[-1], after[0], after[1:2]
    if _APOSTROPHE.match(first):
        return second.isalpha() and not re.match(r".s(?!\w)", after, re.IGNORECASE)
    if _HYPHEN.match(first):
        return second.isalnum()
    if last.isdigit():
        if first in "%‰°":
            return True
        if first in ".,:/" and second.isdigit():
            return True
        if first.isspace():
            return bool(_SMALL_HERE.search(before) and _THOUSANDS_AFTER.match(after))
    if first == ".":
        return bool(_LONE_LETTER.search(before) and _INITIAL_AFTER.match(after))
    return category(first) == "Sc" and second.isdigit()


def _began(before: str, after: str) -> bool:
    """Whether a word that begins here began before a mark."""
    last, first, second = before[-1], after[0], before[-2:-1]
    if _APOSTROPHE.match(last):
        return second.isalpha()
    if _HYPHEN.match(last):
        return second.isalnum() or (first.isdigit() and not second.strip("([$€£"))
    if first.isdigit():
        if category(last) == "Sc" or last in "±":
            return True
        if last in ".,:/" and second.isdigit():
            return True
        if last.isspace():
            return bool(_THOUSANDS_BEFORE.search(before) and _THOUSANDS_HERE.match(after))
        if last == "." and (second.isspace() or not second):
            return True
    return last == "." and bool(_INITIAL_BEFORE.search(before) and _INITIAL_HERE.match(after))
