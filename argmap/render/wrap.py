"""Breaking text into lines: the narrowest width that needs no further line."""

from __future__ import annotations

import unicodedata

from argmap.render.fonts import Style, edges

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
    breaks = _breaks(text)
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


def _breaks(text: str) -> list[bool]:
    """For each index whether a line may break before it, at a good place."""
    allowed = [False] * (len(text) + 1)
    allowed[len(text)] = True
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        letters = index > 1 and after.isalpha() and text[index - 2].isalnum()
        allowed[index] = (
            (before == " " and after != " ")
            or (before in _BREAKING and letters)
            or (
                (_wide(before) or _wide(after))
                and before != " "
                and after not in _NO_START
                and before not in _NO_END
                and not _stuck(text, index)
            )
        )
    return allowed


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


def _greedy(text: str, at: list[float], breaks: list[bool], limit: float) -> list[tuple[int, int]]:
    """Fill lines up to a width; spans of the lines, in code points."""
    spans: list[tuple[int, int]] = []
    start, good, index, length = 0, 0, 1, len(text)
    while start < length:
        while index <= length:
            end = index
            while end > start and text[end - 1] == " ":
                end -= 1
            if at[end] - at[start] > limit and end > start + 1:
                break
            if breaks[index]:
                good = index
            index += 1
        else:
            spans.append((start, length))
            break
        if good <= start:
            good = index - 1
            while good > start + 1 and _stuck(text, good):
                good -= 1
            if good == start + 1 and _stuck(text, good):
                good = index - 1
        spans.append((start, good))
        start, index = good, good + 1
    return spans
