"""Text made fit for documents that are read by eye."""

from __future__ import annotations

import re

_BAD = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """The text with U+FFFD for what no document can hold, and for what turns its direction.

    Marks that switch the direction of text could make a quote read otherwise than its source.
    """
    return _BAD.sub("\ufffd", text)
