"""Text that runs from right to left."""

from __future__ import annotations

import unicodedata


def is_rtl(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that runs from right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def has_rtl(text: str) -> bool:
    """Whether any letter of a text belongs to a script that runs from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in ("R", "AL") for character in text
    )
