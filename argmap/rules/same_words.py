"""Entries that say the same in nearly the same words.

Two texts do where they differ in articles and a few other words that add nothing, in spelling,
in contractions, punctuation and capitals, or in where a phrase before a comma stands. Which words
and spellings these are is told by the vocabulary of a text's language; in a language without one,
only punctuation and capitals count for nothing. Everything else counts: a negation, a number, a
name, the number of a noun, the tense of a verb, and the order of words. Two texts are the same or
not, and no similarity decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, count
from operator import is_not
from weakref import ref

from argmap.model import Assumption, Claim, Evidence, Map
from argmap.model.entries import Entry
from argmap.model.once import once_of
from argmap.rules.vocabularies import Vocabulary, lowered, vocabulary_of

_KINDS = (Claim, Evidence, Assumption)
_FEWEST = 2
"""How many different words a text must have that count."""
_ASCII_MARKS = "!\"'(),-./:;?[]_`{|}~"
_OTHER_MARKS = "\u00a0\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061f\u3001\u3002"
_MARKS = dict.fromkeys([*map(ord, _ASCII_MARKS + _OTHER_MARKS), *range(0x2000, 0x2070)])
"""What is punctuation and blanks; `%`, `$` and their like are none."""
_LOOSE = {ord(c): None for c in "acehilnostuz "} | {ord("\t"): None} | _MARKS
"""Punctuation, and the letters of whatever two texts that are the same may differ in."""
_WORD = re.compile(r"-?\d(?:[\w.,:/-]*\w)?|[^\W_]+(?:['.][^\W_]+)*|[^\w\s]")
"""A number, a word, or a mark such as `%`."""


def groups(map: Map) -> list[list[Claim | Evidence | Assumption]]:
    """The entries whose texts are the same, in groups, in reading order."""
    return [[map.entries[id] for id in group] for group in _groups(map)]  # type: ignore[misc]


@once_of("text")
def _groups(map: Map) -> list[list[str]]:
    """The same by their ids.

    The texts are first compared without the letters in which they may differ, all together, as
    a rule finds none; only what is left is looked at word by word.
    """
    entries = list(map.entries.values())
    found: dict[int, dict[int, None]] = {}
    for near in _alike(map, entries):
        for number, first in _same(near, [entries[number].text for number in near]):
            found.setdefault(first, {first: None})[number] = None
    return [[entries[number].id for number in sorted(group)] for group in found.values()]


def _same(numbers: list[int], texts: list[str]) -> Iterator[tuple[int, int]]:
    """The texts that are the same as an earlier one, by number, each with the first that is."""
    vocabulary = vocabulary_of(lowered(" ".join(texts)))
    keys = {text: _keys(text, vocabulary) for text in set(texts)}
    known: dict[str, int] = {}
    for number, text in zip(numbers, texts, strict=True):
        first = next((known[key] for key in keys[text] if key in known), number)
        for key in keys[text]:
            known.setdefault(key, first)
        if first != number:
            yield number, first


class _Loose:
    """Entries by what is left of their texts; those that are the very same as before are not
    looked at again."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._keys = _loose(entries)
        self._numbers: dict[str, dict[int, None]] = {}
        for number, keys in enumerate(self._keys):
            for key in keys:
                self._numbers.setdefault(key, {})[number] = None
        self._shared = {key for key, numbers in self._numbers.items() if len(numbers) > 1}

    def follow(self, entries: list[Entry]) -> None:
        """Takes as many entries as there were, most of them the very same."""
        before, self._entries = self._entries, entries
        others = list(compress(count(), map(is_not, entries, before)))
        for number, keys in zip(others, _loose([entries[n] for n in others]), strict=True):
            for key in self._keys[number]:
                self._numbers[key].pop(number, None)
            for key in keys:
                self._numbers.setdefault(key, {})[number] = None
            for key in {*self._keys[number], *keys}:
                alike = len(self._numbers[key])
                (self._shared.add if alike > 1 else self._shared.discard)(key)
                if not alike:
                    del self._numbers[key]
            self._keys[number] = keys

    @property
    def alike(self) -> list[list[int]]:
        """The numbers of entries of whose texts the same is left, in order."""
        return sorted(sorted(self._numbers[key]) for key in self._shared)

    def __len__(self) -> int:
        return len(self._entries)


_last: list[tuple[ref[Map], _Loose]] = []
"""The last map and its entries: most of those of the next are often the same."""


def _alike(map: Map, entries: list[Entry]) -> list[list[int]]:
    """The numbers of entries of a map whose texts may be the same, together."""
    loose = _last[0][1] if _last else None
    if loose is not None and len(loose) == len(entries):
        loose.follow(entries)
    else:
        loose = _Loose(entries)
    _last[:] = [(ref(map, _forget), loose)]
    return loose.alike


def _forget(map: ref[Map]) -> None:
    _last[:] = [one for one in _last if one[0] is not map]


def _loose(entries: list[Entry]) -> list[tuple[str, ...]]:
    """Entries' texts without what they may differ in, and so with the phrase before a comma moved
    to the end, where there is one; nothing for entries that state nothing."""
    stating = [number for number, entry in enumerate(entries) if type(entry) in _KINDS]
    texts = [entries[number].text for number in stating]
    left: list[tuple[str, ...]] = [()] * len(entries)
    if not texts:
        return left
    together = "\n".join(texts).lower().translate(_LOOSE).split("\n")
    for number, text, one in zip(stating, texts, together, strict=True):
        moved = (_moved(text.lower()).translate(_LOOSE),) if ", " in text else ()
        left[number] = (one, *moved)
    return left


def _moved(text: str) -> str:
    phrase, _, rest = text.partition(", ")
    return f"{rest.rstrip('.!')} {phrase}"


@cache
def _spellings(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], str], ...]:
    table: Mapping[str, str] = vocabulary.table("sameness.spellings")
    return tuple((re.compile(written), meant) for written, meant in table.items())


def _keys(text: str, vocabulary: Vocabulary | None) -> list[str]:
    """What texts that are the same have in common: one of these; none where they say too little."""
    small = lowered(text)
    phrase = small.partition(" ")[0]
    moving = vocabulary and ", " in small and phrase in vocabulary.words("sameness.fronted")
    written = [small, _moved(small)] if moving else [small]
    return [key for one in written if (key := _key(one, vocabulary))]


def _key(small: str, vocabulary: Vocabulary | None) -> str | None:
    words: list[str] = [word for word in _WORD.findall(small) if word.translate(_MARKS)]
    if vocabulary:
        dropped = vocabulary.words("sameness.dropped")
        whole: Mapping[str, str] = vocabulary.table("sameness.whole")
        words = [whole.get(word, word) for word in words if word not in dropped]
        for written, meant in _spellings(vocabulary):
            words = [written.sub(meant, word) for word in words]
    if len(set(words)) < _FEWEST:
        return None
    return "".join(f" {word} " if word[-1].isdigit() else word.replace(".", "") for word in words)
