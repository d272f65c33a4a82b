"""What is offered at a place, and how well it is what one types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import normalize

from argmap.editor.markup import Card

Sort = Literal["kind", "snippet", "key", "relation", "id", "file", "folder", "value", "words"]
"""What an offer is, for its icon."""

MOST = 200
"""How many offers are made at once: nobody reads more, and typing on asks again."""
BY_WORDS = 3
"""The rank of what is found only by words that tell of it; see `Typed.rank`."""

_WORDS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Offer:
    """Something that can be written."""

    label: str
    sort: Sort
    text: str = ""
    """What is written, where it is not the label."""
    beside: str = ""
    """A few words beside the label."""
    about: Card | None = None
    """More about it."""
    words: str = ""
    """Further words by which it is found."""
    entry: str = ""
    """The id of the entry that it names, where it names one."""
    snippet: bool = False
    """Whether its text has places to fill in."""
    goes_on: bool = False
    """Whether something can be chosen behind it, too."""


@dataclass(slots=True)
class Offered:
    """What is offered, the best first."""

    start: int
    """Where the words that it replaces begin, in code points."""
    offers: list[Offer] = field(default_factory=list)
    complete: bool = True
    """Whether all is there that typing on could ask for."""


class Typed:
    """Words as they are typed, the last of them perhaps half."""

    def __init__(self, text: str) -> None:
        self.text = folded(text).strip()
        self.words = _WORDS.findall(self.text)
        self._patterns = [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in self.words]
        self._plain = [f" {word}" if len(word) == 2 else word for word in self.words]

    def may_be(self, label: str, words: str) -> bool:
        """Whether `rank` may give something for it; quick, for what is asked of many."""
        told = words.casefold() if words.isascii() else folded(words)
        for word in self.words:
            if word not in told and word not in folded(label):
                return len(self.words) == 1 and label[:1].casefold() == word[0]
        return True

    def rank(self, label: str, words: str = "") -> int | None:
        """How well a label, or words that tell of it, are what is typed; None for not at all.

        0 where the label begins so, 1 where each word that is typed begins a word of the label,
        2 where they are its initials, 3 where words that tell of it are needed.
        """
        small = folded(label)
        if small.startswith(self.text):
            return 0
        if not self.words:
            return None
        missing = [
            number
            for number, pattern in enumerate(self._patterns)
            if self.words[number] not in small or not pattern.search(small)
        ]
        if not missing:
            return 1
        if len(self.words) == 1 and len(self.text) > 1 and self._initials(small):
            return 2
        if not words:
            return None
        told = folded(words)
        for number in missing:
            # One letter begins some word of nearly every text, and says nothing.
            if len(self.words[number]) < 2 or self._plain[number] not in f" {told}":
                return None
            if len(self.words[number]) > 2 and not self._patterns[number].search(told):
                return None
        return 3

    def _initials(self, small: str) -> bool:
        if small[:1] != self.text[0] or len(small) < 2 * len(self.text) - 1:
            return False
        return "".join(word[0] for word in _WORDS.findall(small)).startswith(self.text)


def folded(text: str) -> str:
    """A text in which capitals and ways to write the same character make no difference."""
    return text.casefold() if text.isascii() else normalize("NFC", text).casefold()


def matching(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """Those of some offers that are what is typed, the best first, else in their order."""
    asked = Typed(typed)
    ranked = [
        (rank, offer)
        for offer in offers
        if (rank := asked.rank(offer.label, offer.words)) is not None
    ]
    ranked.sort(key=lambda one: one[0])
    return [offer for _, offer in ranked]
