"""Runs of one line of text in the order in which they stand from left to right.

A small part of the Unicode bidirectional algorithm (UAX #9): one line, two levels of embedding,
no explicit directions, which `clean` has taken out. SVG viewers do this themselves; PDF does
not.
"""

from __future__ import annotations

import unicodedata

Run = tuple[str, bool]
"""A piece of text, and whether it runs from right to left."""


def visual_runs(text: str, base: bool) -> list[Run]:
    """The runs of a line from left to right, each in its reading order.

    `base` says whether the paragraph runs from right to left.
    """
    kinds = _resolved(text, base)
    runs: list[Run] = []
    for character, kind in zip(text, kinds, strict=True):
        if runs and runs[-1][1] == kind:
            runs[-1] = (runs[-1][0] + character, kind)
        else:
            runs.append((character, kind))
    return runs[::-1] if base else runs


def _resolved(text: str, base: bool) -> list[bool]:
    """For each character whether it runs from right to left; neutral ones as what they join."""
    strong: list[bool | None] = []
    last: bool | None = None
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            last = True
        elif direction in ("L", "EN", "AN"):
            last = False
        elif direction != "NSM":
            strong.append(None)
            continue
        strong.append(base if last is None else last)
    resolved: list[bool] = []
    before = base
    for index, one in enumerate(strong):
        if one is None:
            after = next((later for later in strong[index + 1 :] if later is not None), base)
            resolved.append(before if before == after else base)
        else:
            resolved.append(one)
            before = one
    return resolved
