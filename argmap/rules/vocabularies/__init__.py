"""The words that rules on wording look for, one file for each language: `en.toml`.

To add a language, add its file: no rule has words of its own. Nothing says in which language a
map is written, so a vocabulary is used only for texts that have function words of its language
which the neighbouring languages don't write; other texts are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol, TypeVar

FOLDER: Traversable = files(__package__)
"""Where the vocabularies are."""
WORD = re.compile(r"\w+(?:'\w+)*")
"""A word of a lowered text: `don't` is one."""


class _Text(Protocol):
    @property
    def words(self) -> str: ...


Held = TypeVar("Held", bound=_Text)


def lowered(text: str) -> str:
    """A text in small letters, with straight apostrophes and plain blanks, of the same length."""
    small = text.lower()
    if len(small) != len(text):  # `İ` becomes two code points
        small = "".join(c if len(low := c.lower()) > 1 else low for c in text)
    if not small.isascii():
        for mark, plain in _PLAIN.items():
            if mark in small:
                small = small.replace(mark, plain)
    return small


_PLAIN = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2011": "-",
}


def words_of(small: str) -> list[str]:
    """The words of a lowered text, in order."""
    return WORD.findall(small)


class Vocabulary:
    """The lists of one language.

    A list has words and phrases, parted by commas or line ends; `/` in a phrase parts words of
    which any may stand.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self.language: str = table["language"]
        self._made: dict[tuple[str, tuple[str, ...]], Any] = {}

    def __repr__(self) -> str:
        return f"Vocabulary({self.language!r})"

    def list(self, name: str) -> list[str]:
        """The words and phrases of a list, by its name in the file: `hedges.doubt`.

        Empty where the file has none: a vocabulary may begin small.
        """
        return _parted(self._find(name) or "")

    def table(self, name: str) -> dict[str, Any]:
        """The rows of a table, by its name in the file: `numbers.units`."""
        return self._find(name) or {}

    def _find(self, name: str) -> Any:
        found: Any = self._table
        for part in name.split("."):
            found = found.get(part, {})
        return found

    def words(self, *names: str) -> frozenset[str]:
        """The single words of lists, and of each phrase the word that is rarest.

        A text that has none of them has nothing of the lists.
        """
        key = ("words", names)
        if key not in self._made:
            phrases = [phrase for name in names for phrase in self.list(name)]
            self._made[key] = frozenset(word for one in phrases for word in _rarest(one))
        made: frozenset[str] = self._made[key]
        return made

    def pattern(self, *names: str) -> re.Pattern[str]:
        """What finds the words and phrases of lists in a lowered text, the longest first."""
        key = ("pattern", names)
        if key not in self._made:
            self._made[key] = pattern(phrase for name in names for phrase in self.list(name))
        made: re.Pattern[str] = self._made[key]
        return made

    @property
    def signs(self) -> frozenset[str]:
        """The function words that tell this language."""
        if ("signs", ()) not in self._made:
            shared = self.words("shared_words")
            self._made["signs", ()] = self.words("function_words") - shared
        made: frozenset[str] = self._made["signs", ()]
        return made


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds phrases in a lowered text as whole words, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-phrase.count(" "), -len(phrase), phrase))
    made = "|".join(r"\s+".join(map(_any, phrase.split())) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{made or '(?!)'})(?!\w)")


def apart(
    found: Iterable[re.Match[str]], others: Iterable[re.Match[str]]
) -> Iterator[re.Match[str]]:
    """Those of some matches that none of others overlaps; both are in order."""
    spans = [other.span() for other in others]
    at = 0
    for one in found:
        while at < len(spans) and spans[at][1] <= one.start():
            at += 1
        if at == len(spans) or spans[at][0] >= one.end():
            yield one


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """The vocabularies that there are, by the names of their files."""
    import tomllib  # noqa: PLC0415  (only where a text is looked at)

    found = sorted((one for one in FOLDER.iterdir() if one.name.endswith(".toml")), key=_name)
    return tuple(Vocabulary(tomllib.loads(one.read_text(encoding="utf-8"))) for one in found)


def vocabulary_of(small: str) -> Vocabulary | None:
    """The vocabulary of the language that a lowered text is in; None where that is not clear."""
    words = set(words_of(small))
    counted = [(len(words & one.signs), one) for one in vocabularies()]
    most = max(count for count, _ in counted)
    best = [one for count, one in counted if count == most]
    return best[0] if most and len(best) == 1 else None


def holding(texts: Sequence[Held], words: Collection[str]) -> list[Held]:
    """Those of some texts that have one of some words, or a longer word that holds it.

    All texts together are searched for each word first: as a rule none is there.
    """
    together = lowered("\n".join(text.words for text in texts))
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text.words) + 1)
    there: set[int] = set()
    for word in words:
        at = together.find(word)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            there.add(number)
            at = together.find(word, starts[number + 1])
    return [texts[number] for number in sorted(there)]


def _name(file: Traversable) -> str:
    return file.name


def _parted(text: str) -> list[str]:
    return [
        phrase for part in text.split("\n") for one in part.split(",") if (phrase := one.strip())
    ]


def _rarest(phrase: str) -> list[str]:
    """The place of a phrase whose words are the longest: these are the rarest, as a rule."""
    places = [place.split("/") for place in phrase.split()]
    found = max(places, key=lambda place: min(map(len, place)))
    return [max(words_of(word), key=len) for word in found]


def _any(place: str) -> str:
    words = place.split("/")
    return re.escape(place) if len(words) == 1 else f"(?:{'|'.join(map(re.escape, words))})"
