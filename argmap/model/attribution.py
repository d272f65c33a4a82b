"""Who said it, where, and in which words."""

from __future__ import annotations

from typing import Literal

from argmap.model.values import Model, Place

Stance = Literal["asserts", "denies", "doubts"]
Mode = Literal["direct", "indirect", "act", "survey"]


class Replaced(Model):
    """A bracket of a quote, and the source's words in whose place it stands."""

    bracket: str
    """What stands in the brackets."""
    words: str
    """The source's words, empty where the bracket was inserted."""


class Verdict(Model):
    """What came of looking for a quote in its source."""

    verdict: Literal["exact", "normalised", "elided", "bracketed", "near", "absent", "unchecked"]
    by: Literal["document", "lock"] | None = None
    """What the quote was compared with; None where there is neither."""
    start: int | None = None
    """Where it stands in the extracted text, in code points; for `near` the close passage."""
    end: int | None = None
    """The end, exclusive."""
    place: Place | None = None
    """The same as a place in the document; None where the document was not read."""
    occurrences: int = 0
    """How often it stands there."""
    marked: bool | None = None
    """Whether the source has it in quotation marks; None where that is not known."""
    located: bool | None = None
    """Whether it stands where the locators say; None where they can't be checked."""
    replaced: tuple[Replaced, ...] = ()
    """What the quote's brackets stand for."""
    reason: str | None = None
    """Why brackets or an ellipsis are refused."""
    elsewhere: str | None = None
    """The id of another source that has the quote."""

    @property
    def passes(self) -> bool:
        """Whether the quote stands in its source."""
        return self.verdict in ("exact", "normalised", "elided", "bracketed")


class Quote(Model):
    """Words of a source, as written; paragraphs are parted by an empty line."""

    text: str
    """The words, `>` lines joined by one space."""
    at: Place
    verdict: Verdict | None = None
    """None before quotes are checked, and where no source is named."""


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
