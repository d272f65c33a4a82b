"""What differs between a quote and the passage of its source that comes closest, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.sources.folding import bare, fold
from argmap.sources.near import Difference

SHOWN = 3
"""How many differences are told; how many more there are is counted."""
_WORDS = 60


def what_differs(quote: str, passage: str, differ: Sequence[Difference]) -> str:
    """What differs, as the end of a sentence: `it adds `x`; it leaves out `y``.

    `differ` are the differences of the two, as `near.differences` finds them.
    """
    if differ:
        told = dict.fromkeys(_told(quote, passage, one) for one in differ[:SHOWN])
        more = [f"and {len(differ) - SHOWN} more"] if len(differ) > SHOWN else []
        return "; ".join([*told, *more])
    if bare(fold(quote)) == bare(fold(passage)):
        return "blanks or hyphens stand where the source has none, or the other way round"
    return f"it begins or ends inside a word of the source: `{short(passage)}`"


def _told(quote: str, passage: str, one: Difference) -> str:
    mine = short(quote[one.quote_start : one.quote_end])
    theirs = short(passage[one.passage_start : one.passage_end])
    if mine and theirs:
        return f"it has `{mine}` where the source has `{theirs}`"
    return f"it adds `{mine}`" if mine else f"it leaves out `{theirs}`"


def short(text: str) -> str:
    """Words on one line, cut where they are many."""
    words = re.sub(r"\s+", " ", text).strip()
    return words if len(words) <= _WORDS else f"{words[: _WORDS - 3]}..."
