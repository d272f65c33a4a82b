"""Suggestions for words that were probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection


def similar(
    word: str, words: Collection[str], limit: int = 3, furthest: int | None = None
) -> list[str]:
    """At most `limit` of the words that `word` may stand for, the nearest first.

    `furthest` is how many edits away a word may be; a third of the word's length, if not given.
    """
    from rapidfuzz import process  # noqa: PLC0415  (only where there is something to suggest)
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    if not 2 <= len(word) <= 200:
        return []
    most = max(1, len(word) // 3)
    furthest = most if furthest is None else min(most, furthest)
    found = process.extract(
        word.casefold(),
        {choice: choice.casefold() for choice in sorted(words)},
        scorer=DamerauLevenshtein.distance,
        score_cutoff=furthest,
        limit=limit,
    )
    near = [choice for _, _, choice in found]
    if len(near) < limit and len(word) >= 3:
        # A shortened id: `bekb` for `bekbalatov`, `report` for `engineer-report`.
        parts = (c for c in sorted(words) if c.startswith(word) or word in re.split("[-.]", c))
        near += [choice for choice in parts if choice not in near]
    return near[:limit]


def nearest(word: str, words: Collection[str]) -> str | None:
    """The one of some similar words that is nearer to a word than all others, if one is."""
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415  (see above)

    far = {one: DamerauLevenshtein.distance(word.casefold(), one.casefold()) for one in words}
    first = sorted(far, key=lambda one: (far[one], one))[:2]
    return first[0] if first and (len(first) == 1 or far[first[0]] < far[first[1]]) else None


def did_you_mean(word: str, words: Collection[str], furthest: int | None = None) -> tuple[str, ...]:
    """The help line `did you mean ...?`, or nothing where no word is near; see `similar`."""
    near = similar(word, words, furthest=furthest)
    if not near:
        return ()
    quoted = [f"`{choice}`" for choice in near]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return (f"did you mean {listed}?",)
