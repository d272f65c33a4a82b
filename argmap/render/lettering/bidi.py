"""Lines of text in the order in which they stand from left to right.

The Unicode bidirectional algorithm (UAX #9) for text without explicit directions, which `clean`
has taken out: weak types (W1-W7), brackets in pairs (N0), neutrals (N1, N2), levels (I1, I2) and
the order of a line (L1, L2). SVG viewers do this themselves; PDF does not. HarfBuzz mirrors
brackets (L4).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Literal

Run = tuple[str, bool]
"""A piece of text, and whether it runs from right to left."""
Span = tuple[int, int, bool]
"""Where a run begins and ends, and whether it runs from right to left."""
Strong = Literal["L", "R"]
_PASSED_OVER = frozenset("BN LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
_NEUTRAL = frozenset("B S WS ON".split())
_STRONG: dict[str, Strong] = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""As what neutrals see the types beside them."""
_MOST_OPEN = 63


def visual_runs(text: str, base: bool) -> list[Run]:
    """The runs of a line from left to right, each in its reading order.

    `base` says whether the paragraph runs from right to left.
    """
    return [(text[start:end], rtl) for start, end, rtl in visual(levels(text, base))]


def visual(levels: Sequence[int]) -> list[Span]:
    """The runs of a line from left to right, by the levels of its code points (L2)."""
    runs: list[tuple[int, int, int]] = []
    for level, group in groupby(levels):
        start = runs[-1][1] if runs else 0
        runs.append((start, start + len(list(group)), level))
    for lowest in range(max(levels, default=0), 0, -1):
        runs = _turned(runs, lowest)
    return [(start, end, level % 2 == 1) for start, end, level in runs]


def _turned(runs: list[tuple[int, int, int]], lowest: int) -> list[tuple[int, int, int]]:
    """The runs, those in a row that are at a level or deeper in reverse."""
    ordered: list[tuple[int, int, int]] = []
    for deep, some in groupby(runs, lambda run: run[2] >= lowest):
        row = list(some)
        ordered += row[::-1] if deep else row
    return ordered


def levels(text: str, base: bool) -> list[int]:
    """The level of each code point of a paragraph: odd where it runs from right to left.

    Blanks at the end have that of the paragraph (L1), `base`: whether it runs from right to left.
    Takes time linear in the text.
    """
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    start = int(base)
    if not base and not {"R", "AL", "AN"}.intersection(kinds):
        return [start] * len(text)
    kept = [place for place, kind in enumerate(kinds) if kind not in _PASSED_OVER]
    way: Strong = "R" if base else "L"
    types = [kinds[place] for place in kept]
    marks = [kind == "NSM" for kind in types]
    _weak(types, way)
    _brackets([text[place] for place in kept], types, marks, way)
    _neutral(types, way)
    found = [start] * len(text)
    for place, kind in zip(kept, types, strict=True):
        if base:
            found[place] = 1 if kind == "R" else 2
        else:
            found[place] = {"L": 0, "R": 1}.get(kind, 2)
    for place, kind in enumerate(kinds):
        if kind in _PASSED_OVER and place:
            found[place] = found[place - 1]
    end = len(text.rstrip())
    return found[:end] + [start] * (len(text) - end)


def _weak(types: list[str], way: Strong) -> None:
    """W1-W7: marks are as what they stand on, numbers and their signs as the text around them."""
    strong, before = str(way), str(way)
    for place, kind in enumerate(types):
        if kind == "NSM":
            types[place] = before
        elif kind == "EN" and strong == "AL":
            types[place] = "AN"
        before = types[place]
        strong = before if before in ("L", "R", "AL") else strong
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for place in range(1, len(types) - 1):
        before, kind, after = types[place - 1 : place + 2]
        if before == after and (
            (before == "EN" and kind in ("ES", "CS")) or (before == "AN" and kind == "CS")
        ):
            types[place] = before
    for first, last in _stretches(types, {"ET"}):
        if "EN" in (*types[max(0, first - 1) : first], *types[last : last + 1]):
            types[first:last] = ["EN"] * (last - first)
    strong = way
    for place, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[place] = "L"


def _brackets(text: Sequence[str], types: list[str], marks: list[bool], way: Strong) -> None:
    """N0: both brackets of a pair run as what they hold, or as what stands before them."""
    held: dict[str, list[int]] = {"L": [0], "R": [0]}
    for kind in types:
        for side, counts in held.items():
            counts.append(counts[-1] + (_STRONG.get(kind) == side))
    other: Strong = "L" if way == "R" else "R"
    before, seen = way, 0
    for first, last in sorted(_pairs(text, types)):
        for kind in types[seen:first]:
            before = _STRONG.get(kind, before)
        seen = first
        if held[way][last] > held[way][first]:
            side = way
        elif held[other][last] > held[other][first]:
            side = before
        else:
            continue
        for place in (first, last):
            types[place] = side
            while place + 1 < len(types) and marks[place + 1]:
                place += 1
                types[place] = side


def _pairs(text: Sequence[str], types: list[str]) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together (BD16)."""
    open: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if types[place] != "ON":
            continue
        closing = _closing(character)
        if closing:
            if len(open) == _MOST_OPEN:
                return
            open.append((closing, place))
        elif any(one == _plain(character) for one, _ in open):
            while open:
                wanted, first = open.pop()
                if wanted == _plain(character):
                    yield first, place
                    break


@cache
def _closing(character: str) -> str:
    """The bracket that closes an opening one; empty for other characters."""
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return ""
    name = unicodedata.name(_plain(character), "")
    try:
        return unicodedata.lookup(name.replace("LEFT", "RIGHT")) if "LEFT" in name else ""
    except KeyError:
        return ""


def _plain(character: str) -> str:
    """The character itself, or that to which it is canonically equivalent."""
    return unicodedata.normalize("NFC", character)


def _neutral(types: list[str], way: Strong) -> None:
    """N1, N2: neutrals run as what stands on both sides, else as the paragraph."""
    for first, last in _stretches(types, _NEUTRAL):
        before = _STRONG[types[first - 1]] if first else way
        after = _STRONG[types[last]] if last < len(types) else way
        types[first:last] = [before if before == after else way] * (last - first)


def _stretches(types: list[str], wanted: frozenset[str] | set[str]) -> list[tuple[int, int]]:
    """Where types of one sort stand in a row: the first, and that behind the last."""
    found: list[tuple[int, int]] = []
    place = 0
    for inside, group in groupby(types, lambda kind: kind in wanted):
        start, place = place, place + len(list(group))
        if inside:
            found.append((start, place))
    return found
