"""Which of many entries is meant: the best of those that fit what is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate
from typing import Generic, TypeVar
from unicodedata import normalize

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.offers import BY_WORDS, MOST
from argmap.editor.desk import Here
from argmap.language.syntax import Attribution
from argmap.language.vocabulary import relation_of, strength_of
from argmap.model import Map
from argmap.model.entries import EntryBase
from argmap.model.once import once_of

_SMALL = 2_000
"""A map of so many entries is looked at closely; of a larger one only the file is."""
Ranked = TypeVar("Ranked")


class Ranking(Generic[Ranked]):
    """What may be meant, by its rank and its points."""

    def __init__(self) -> None:
        self.enough = BY_WORDS + 1
        """From which rank on there is enough of what is better, or as good."""
        self._counted: Counter[int] = Counter()
        self._taken: list[tuple[int, int, int, Ranked]] = []

    def add(self, rank: int, points: int, one: Ranked) -> None:
        """Takes one; of those of the same points the first stays first."""
        self._counted[rank] += 1
        self._taken.append((rank, -points, len(self._taken), one))
        if len(self._taken) >= MOST:
            better = accumulate(self._counted[n] for n in range(self.enough))
            self.enough = next((n for n, all in enumerate(better) if all >= MOST), self.enough)

    @property
    def is_complete(self) -> bool:
        """Whether all that may be meant is offered."""
        return len(self._taken) < MOST

    def best(self) -> list[Ranked]:
        """The best of them, in order."""
        return [one for _, _, _, one in nsmallest(MOST, self._taken)]


def is_small(map: Map) -> bool:
    """Whether all entries of a map can be looked at closely."""
    return len(map.entries) <= _SMALL


def own_ids(here: Here) -> dict[str, None]:
    """The ids of the file, in their order."""
    return {normalize("NFC", one.id): None for one in here.file.entries if one.id is not None}


class Likely:
    """How likely an entry is meant, in points."""

    def __init__(self, asked: Asked, kinds: Sequence[str]) -> None:
        here = asked.here
        self._section = None
        entry = asked.entry
        for one in here.file.entries:
            if one.kind == "section" and one.id is not None:
                self._section = normalize("NFC", one.id)
            if one is entry:
                break
        self._own = own_ids(here)
        self._first = kinds[-1:] if _is_passive(asked.key) else kinds[:1]
        self._used = _recently_used(asked) if {"speaker", "source"} & set(kinds) else {}
        self._linked = _all_linked(here.map)

    def points(self, id: str, entry: EntryBase) -> int:
        """More for what is more likely."""
        points = self._used.get(id, 0)
        if id in self._own:
            points += 2
            if entry.section is not None and entry.section == self._section:
                points += 3
        if entry.kind in self._first:
            points += 2
        if id not in self._linked:
            points += 1
        return points


def _is_passive(key: str) -> bool:
    known = relation_of(strength_of(key)[0])
    return known is not None and known[1]


def _recently_used(asked: Asked) -> Mapping[str, int]:
    """The speakers and sources that this file names, the more points the nearer above."""
    line = asked.here.source.offset(asked.number)
    used: dict[str, None] = {}
    for entry in asked.here.file.entries:
        if entry.start > line:
            break
        for said in entry.lines:
            if isinstance(said, Attribution) and entry.start + said.at < line:
                for word in (said.speaker, *said.via, said.source):
                    if word is not None:
                        id = normalize("NFC", word)
                        used.pop(id, None)
                        used[id] = None
    return {id: 10 + number for number, id in enumerate(used)}


@once_of("links")
def _all_linked(map: Map) -> frozenset[str]:
    """The ids of all entries that a link leads from or to."""
    found: set[str] = set()
    for link in map.links:
        found.add(link.target)
        found.update(link.premises)
    return frozenset(found)
