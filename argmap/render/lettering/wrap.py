"""Breaking text into lines: the narrowest width that needs no further line."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from argmap.render.lettering.fonts import Style, edges

_BREAKING = frozenset("-‐–—/")
"""Characters after which a line may break when a letter follows directly."""
_NO_START = frozenset("、。，．・：；？！）」』】》〉”’…ー々%,.;:!?)]}»")
_NO_END = frozenset("（「『【《〈“‘([{«")
_JOINER = "\u200d"


def wrap(text: str, style: Style, size: float, limit: float) -> list[str]:
    """Break a text into lines no wider than `limit` points, balanced.

    Lines break at blanks, after hyphens, dashes and slashes, and between CJK characters; a
    word wider than a line is broken between characters, never before a combining mark. The
    blanks at breaks are left out. At least one line is returned; a single character wider
    than the limit stands on a line alone.
    """
    text = " ".join(text.split(" ")).strip()
    if not text:
        return [""]
    at = edges(text, style, size)
    if at[-1] <= limit:
        return [text]
    breaks = _breaks(text, at)
    lines = _greedy(text, at, breaks, limit)
    low, high, best = at[-1] / len(lines) * 0.9, limit, lines
    for _ in range(8):
        middle = (low + high) / 2
        tried = _greedy(text, at, breaks, middle)
        if len(tried) <= len(lines) and not _breaks_words(tried, best, text):
            best, high = tried, middle
        else:
            low = middle
    return [text[start:end].strip() for start, end in best]


def fill(text: str, at: list[float], limit: float) -> list[tuple[int, int]]:
    """Fill lines no wider than `limit` points; spans of the lines, in code points.

    `at` says where each code point begins, and at last where the text ends, in points; it may
    be of several styles. Lines break as `wrap` breaks them; blanks at breaks belong to the line
    that they end.
    """
    return _greedy(text, at, _breaks(text, at), limit)


def _breaks_words(tried: list[tuple[int, int]], best: list[tuple[int, int]], text: str) -> bool:
    """Whether a narrower width breaks more words inside than a wider one did."""

    def inside(spans: list[tuple[int, int]]) -> int:
        return sum(
            1
            for _, end in spans[:-1]
            if text[end - 1].isalnum()
            and end < len(text)
            and text[end].isalnum()
            and not _wide(text[end])
            and not _wide(text[end - 1])
        )

    return inside(tried) > inside(best)


def _wide(character: str) -> bool:
    code = ord(character)
    return code >= 0x2E80 and unicodedata.east_asian_width(character) in ("W", "F")


Breaks = tuple[list[int], list[float]]
"""Indexes before which a line may break, and how wide the text up to each is without blanks."""


def _breaks(text: str, at: list[float]) -> Breaks:
    """The good places for breaks, the end of the text among them."""
    places: list[int] = []
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if before == " ":
            if after != " ":
                places.append(index)
        elif before in _BREAKING:
            if index > 1 and after.isalpha() and text[index - 2].isalnum():
                places.append(index)
        elif (
            (before > "\u2e7f" or after > "\u2e7f")
            and (_wide(before) or _wide(after))
            and after not in _NO_START
            and before not in _NO_END
            and not _stuck(text, index)
        ):
            places.append(index)
    places.append(len(text))
    return places, [at[len(text[:place].rstrip(" "))] for place in places]


def _stuck(text: str, index: int) -> bool:
    """Whether the characters on both sides of an index belong to one shape."""
    after = text[index]
    return (
        unicodedata.category(after) in ("Mn", "Me", "Mc")
        or after in (_JOINER, "\ufe0f", "\ufe0e")
        or text[index - 1] == _JOINER
        or 0x1F3FB <= ord(after) <= 0x1F3FF
        or (0x1F1E6 <= ord(after) <= 0x1F1FF and 0x1F1E6 <= ord(text[index - 1]) <= 0x1F1FF)
    )


def _greedy(text: str, at: list[float], good: Breaks, limit: float) -> list[tuple[int, int]]:
    """Fill lines up to a width; spans of the lines, in code points."""
    places, ends = good
    spans: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while start < length:
        found = bisect_right(ends, at[start] + limit + 1e-9) - 1
        stop = places[found] if found >= 0 else 0
        if stop <= start:
            stop = max(start + 1, bisect_right(at, at[start] + limit, start) - 1)
            inside = stop
            while inside > start + 1 and inside < length and _stuck(text, inside):
                inside -= 1
            stop = stop if inside < length and _stuck(text, inside) else inside
        spans.append((start, stop))
        start = stop
    return spans
