"""Text made fit for pictures: no character that XML or a font cannot hold."""

from __future__ import annotations

import re

_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
_BLANK = re.compile(r"[\t\n\r\u2028\u2029]+")


def clean(text: str) -> str:
    """Replace characters that cannot be drawn by U+FFFD, and line ends by blanks.

    Characters that switch the direction of text go too: they could make a card read
    otherwise than its source.
    """
    if text.isascii() and text.isprintable():
        return text
    return _BAD.sub("\ufffd", _BLANK.sub(" ", text))
