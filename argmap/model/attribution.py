"""Who said it, where, and in which words."""

from __future__ import annotations

from typing import Literal

from argmap.model.values import Model, Place

Stance = Literal["asserts", "denies", "doubts"]
Mode = Literal["direct", "indirect", "act", "survey"]


class Quote(Model):
    """Words of a source, as written; paragraphs are parted by an empty line."""

    text: str
    """The words, `>` lines joined by one space."""
    at: Place


class Attribution(Model):
    """One speaker's stance to an entry, with the words it rests on."""

    stance: Stance
    """`said by` and `from` assert, `denied by` denies, `doubted by` doubts."""
    speaker: str
    """A speaker's id, or `author` (the source's own voice) or `unnamed`."""
    via: tuple[str, ...] = ()
    """Speakers through whom it was heard, nearest to the speaker first."""
    source: str | None = None
    """The source's id."""
    locators: tuple[str, ...] = ()
    """Where in the source: `page 3`, `00:12:30`."""
    mode: Mode | None = None
    quote: Quote | None = None
    hedge: Quote | None = None
    """The source's own hedging words."""
    at: Place
