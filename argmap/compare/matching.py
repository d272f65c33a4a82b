"""Which entry of one state is which of another, whatever their ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from argmap.graph.order import by_name
from argmap.model import Assumption, Claim, Evidence, Gap, Map
from argmap.model.entries import EntryBase

_NEAR, _RELATED = 85.0, 60.0
"""How alike texts are, 0 to 100 (normalised Indel similarity), where they are one entry's: by
themselves, and among the same neighbours."""
_SAME_ID = 50.0
"""From when on an entry that kept its id is the same before others are looked at."""
_SHARED = 0.5
"""What part of their neighbours two entries share that stand in the same place."""
_RARE, _WORDS = 10, 5
"""By how many of its words an entry is looked for, and in how many others each may stand."""
RESERVED = ("author", "unnamed")
_STATEMENTS = (Claim, Evidence, Assumption, Gap)
_DIGITS = re.compile(r"\d+")
_TOKENS = re.compile(r"\w+")

Sides = tuple[list[EntryBase], list[EntryBase]]
"""Entries that are not matched yet, of the old and of the new state."""


def match(old: Map, new: Map) -> dict[str, str]:
    """The ids of a new state by those of an old one, for all entries that are in both.

    An entry is the one that says the same; where none does, the one that kept its id; where
    none did, the one of its kind that says nearly the same, or much of it among the same
    neighbours. Takes time nearly linear in the entries: nearly the same texts are looked for
    among those that share a rare word or a neighbour.
    """
    return _Matcher(old, new).ids


def now(ids: Mapping[str, str], id: str) -> str:
    """What an id is called in the new state; of an imported entry, by its import's new id."""
    alias, dot, theirs = id.partition(".")
    return f"{ids.get(alias, alias)}{dot}{theirs}"


class _Matcher:
    def __init__(self, old: Map, new: Map) -> None:
        self.ids: dict[str, str] = {}
        rest: Sides = [], []
        for id, entry in old.entries.items():
            other = new.entries.get(id)
            if other is not None and _says(other) == _says(entry):
                self.ids[id] = id
            else:
                rest[0].append(entry)
        taken = set(self.ids)
        rest[1].extend(entry for id, entry in new.entries.items() if id not in taken)
        self.rest = rest
        if not (rest[0] and rest[1]):
            return
        self.beside = _neighbours(old, rest[0]), _neighbours(new, rest[1])
        self._same_words()
        self._same_id(lambda one, two: _alike(one, two) >= _SAME_ID)
        self._nearly()
        self._same_id(lambda one, two: _family(one) == _family(two))

    def _take(self, pairs: Iterable[tuple[EntryBase, EntryBase]]) -> None:
        """Matches pairs, each entry once, the first ones first."""
        found = [set[str](), set[str]()]
        for one, two in pairs:
            if one.id not in found[0] and two.id not in found[1]:
                self.ids[one.id] = two.id
                found[0].add(one.id)
                found[1].add(two.id)
        self.rest = (
            [one for one in self.rest[0] if one.id not in found[0]],
            [one for one in self.rest[1] if one.id not in found[1]],
        )

    def _same_words(self) -> None:
        """Entries of one kind with the same text; of several, those in the same place."""
        groups: dict[Hashable, Sides] = defaultdict(lambda: ([], []))
        for side, entries in enumerate(self.rest):
            for entry in entries:
                groups[_says(entry)][side].append(entry)
        both = [group for group in groups.values() if group[0] and group[1]]
        self._take((one[0], two[0]) for one, two in both if len(one) == len(two) == 1)
        for one, two in both:
            if len(one) == len(two) == 1:
                continue
            near = [(a, b) for a in one for b in two] if len(one) * len(two) <= 400 else []
            near = [pair for pair in near if self._shared(*pair)]
            near.sort(key=lambda pair: (-self._shared(*pair), sorted((pair[0].id, pair[1].id))))
            self._take([*near, *self._in_order(one, two, near)])

    @staticmethod
    def _in_order(
        one: list[EntryBase], two: list[EntryBase], near: list[tuple[EntryBase, EntryBase]]
    ) -> Iterator[tuple[EntryBase, EntryBase]]:
        """What of two groups no place tells apart, one after the other."""
        taken, left = set[str](), set[str]()
        for a, b in near:
            if a.id not in taken and b.id not in left:
                taken.add(a.id)
                left.add(b.id)
        yield from zip(
            (a for a in one if a.id not in taken),
            (b for b in two if b.id not in left),
            strict=False,
        )

    def _same_id(self, is_same: Callable[[EntryBase, EntryBase], bool]) -> None:
        others = {entry.id: entry for entry in self.rest[1]}
        pairs = ((one, others[one.id]) for one in self.rest[0] if one.id in others)
        self._take([(one, two) for one, two in pairs if is_same(one, two)])

    def _nearly(self) -> None:
        """Entries of one kind with nearly the same text."""
        scored = []
        for one, two in self._candidates():
            alike, shared = _alike(one, two), self._shared(one, two)
            # Texts that differ in their numbers are often different facts of one form.
            close = alike >= _NEAR and _digits(one) == _digits(two)
            if close or (alike >= _RELATED and shared >= _SHARED):
                scored.append((-(alike + 30 * shared), sorted((one.id, two.id)), one, two))
        scored.sort(key=lambda found: found[:2])
        self._take((one, two) for _, _, one, two in scored)

    def _candidates(self) -> Iterator[tuple[EntryBase, EntryBase]]:
        """Pairs of one kind that share a rare word or a neighbour, each once."""
        done: set[tuple[str, str]] = set()
        marks = [
            {entry.id: _words(entry) for entry in self.rest[0]},
            {entry.id: _words(entry) for entry in self.rest[1]},
        ]
        places = [
            {id: self._mapped(id, 0) for id in marks[0]},
            {id: self._mapped(id, 1) for id in marks[1]},
        ]
        for side in (0, 1):
            own, others = self.rest[side], self.rest[1 - side]
            for table in (marks, places):
                posts: dict[Hashable, list[EntryBase]] = defaultdict(list)
                for entry in others:
                    for word in table[1 - side][entry.id]:
                        posts[entry.kind, word].append(entry)
                for entry in own:
                    lists = [posts.get((entry.kind, word), ()) for word in table[side][entry.id]]
                    rare = sorted((found for found in lists if 0 < len(found) <= _RARE), key=len)
                    for found in rare[:_WORDS]:
                        for other in found:
                            one, two = (entry, other) if side == 0 else (other, entry)
                            if (one.id, two.id) not in done:
                                done.add((one.id, two.id))
                                yield one, two

    def _mapped(self, id: str, side: int) -> frozenset[Hashable]:
        """The neighbours of an entry, those of the old state by the ids that they have now."""
        found = self.beside[side].get(id, set())
        if side == 1:
            return frozenset(found)
        return frozenset((role, self._known(role, other)) for role, other in found)

    def _known(self, role: str, other: str) -> str:
        if role == _QUOTES or other in RESERVED or "." in other:
            return other
        return self.ids.get(other, f"-{other}")  # no id begins so

    def _shared(self, one: EntryBase, two: EntryBase) -> float:
        """What part of their neighbours two entries share, 0 to 1."""
        a, b = self._mapped(one.id, 0), self._mapped(two.id, 1)
        return len(a & b) / len(a | b) if a and b else 0.0


def _says(entry: EntryBase) -> tuple[str, str]:
    return entry.kind, entry.text


def _family(entry: EntryBase) -> str:
    """What an entry can't stop being by another word at its head."""
    return "statement" if isinstance(entry, _STATEMENTS) else entry.kind


def _alike(one: EntryBase, two: EntryBase) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (only where entries differ)

    if _family(one) != _family(two):
        return 0.0
    return ratio(one.text, two.text)


def _digits(entry: EntryBase) -> list[str]:
    return sorted(_DIGITS.findall(entry.text))


def _words(entry: EntryBase) -> set[Hashable]:
    """The words of a text; where it is written without blanks, its runs of three letters."""
    text = entry.text.casefold()
    words = set[Hashable](_TOKENS.findall(text))
    if len(words) < 4:
        words.update(text[at : at + 3] for at in range(len(text) - 2))
    return words


Neighbour = tuple[str, str]
"""A role, and the id that has it; in the role `_QUOTES`, the words of a quote."""
_QUOTES = "quotes"


def _neighbours(map: Map, entries: Iterable[EntryBase]) -> dict[str, set[Neighbour]]:
    """What stands next to some entries: by links, and by what they quote from where."""
    found: dict[str, set[Neighbour]] = {entry.id: set() for entry in entries}
    links = by_name(map.links)
    for link in map.links:
        hit = links.get(link.target)
        target = hit.target if hit else link.target
        for id in link.premises:
            if id in found:
                found[id].add((link.relation, target))
            if target in found:
                found[target].add((f"{link.relation} by", id))
    for id, beside in found.items():
        entry = map.entries[id]
        for said in entry.attributions if isinstance(entry, Claim | Evidence) else ():
            beside.add(("said by", said.speaker))
            if said.source:
                beside.add(("in", said.source))
            if said.quote:
                beside.add((_QUOTES, said.quote.text))
    return found
