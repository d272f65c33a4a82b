"""Which voices stand together, and which against each other, counted in points.

Two voices agree on a point where

- both assert an entry, or both deny or doubt it; or
- one asserts an entry that supports or corroborates an entry which the other asserts.

They oppose each other on a point where

- one asserts an entry that the other denies or doubts; or
- one asserts an entry that attacks or contradicts an entry which the other asserts.

Two linked entries are one point, however many links join them, and only where each voice
asserts one of them alone: what one voice says for its own claim is no second point. Hearsay
counts for whom it is ascribed to. Whoever is unnamed is compared with nobody, since nobody can
tell whether two who are unnamed are the same. Nothing is inferred: voices that agree with a
third are no group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from argmap.graph.voices import Voice
from argmap.model import Link

AGREEING, OPPOSING = ("supports", "corroborates"), ("attacks", "contradicts")
MOST = 400
"""So many voices are compared, those that have most to be compared by."""
NEIGHBOURS = 2
"""From so many points of agreement more than of opposition on, voices stand side by side."""

Point = tuple[str, ...]
"""The id of an entry, or the ids of two linked ones."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two voices that have a point in common, by their numbers, the lower one first."""

    first: int
    second: int
    agreed: int
    """On how many points they agree."""
    opposed: int
    """On how many points they oppose each other."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a voice holds, as sets of bits: entries, and the ends of linked entries."""

    asserted: int
    rejected: int
    agreeing: tuple[int, int]
    """Linked entries of which it asserts the first alone, and the second alone."""
    opposing: tuple[int, int]

    def with_(self, other: _Held) -> tuple[int, int, int, int]:
        """On what two agree, as entries and as linked entries, and on what they oppose."""
        return (
            (self.asserted & other.asserted) | (self.rejected & other.rejected),
            _across(self.agreeing, other.agreeing),
            (self.asserted & other.rejected) | (self.rejected & other.asserted),
            _across(self.opposing, other.opposing),
        )


def _across(one: tuple[int, int], other: tuple[int, int]) -> int:
    return (one[0] & other[1]) | (one[1] & other[0])


class Alignment:
    """Compares voices pair by pair."""

    def __init__(self, voices: Sequence[Voice], links: Iterable[Link]) -> None:
        """Takes the voices of a view, and the view's links."""
        links = tuple(links)
        self._count = len(voices)
        self._linked = tuple(_linked(links, kinds) for kinds in (AGREEING, OPPOSING))
        named = [n for n, one in enumerate(voices) if one.name and one.speaker != "unnamed"]
        ids = {n: {entry.id for entry, _ in voices[n].said} for n in named}
        spoken = Counter(id for n in named for id in ids[n])
        met = {id for id, count in spoken.items() if count > 1}
        met.update(id for pairs in self._linked for pair in pairs for id in pair)
        weight = {n: count for n in named if (count := len(ids[n] & met))}
        compared = sorted(weight, key=lambda n: (-weight[n], n))
        self.left_out = len(compared[MOST:])
        """How many voices were not compared, since there are too many."""
        self._entries = sorted(met)
        self._held = self._holdings(voices, sorted(compared[:MOST]))
        found = [pair for n, m in combinations(self._held, 2) if (pair := self._pair(n, m))]
        found.sort(key=lambda one: (-one.agreed - one.opposed, one.first, one.second))
        self.pairs: tuple[Pair, ...] = tuple(found)
        """Those who have points, those with most first."""

    def _holdings(self, voices: Sequence[Voice], numbers: Iterable[int]) -> dict[int, _Held]:
        place = {id: n for n, id in enumerate(self._entries)}
        ends = tuple(_ends(pairs) for pairs in self._linked)
        made: dict[int, _Held] = {}
        for number in numbers:
            held = {"asserts": 0, "denies": 0, "doubts": 0}
            for entry, said in voices[number].said:
                if entry.id in place:
                    held[said.stance] |= 1 << place[entry.id]
            asserted = {entry.id for entry, said in voices[number].said if said.stance == "asserts"}
            alone = []
            for sides in ends:
                first, second = (
                    _set(n for id in asserted for n in side.get(id, ())) for side in sides
                )
                alone.append((first & ~second, second & ~first))
            made[number] = _Held(held["asserts"], held["denies"] | held["doubts"], *alone)
        return made

    def _pair(self, first: int, second: int) -> Pair | None:
        same, linked, against, attacked = self._held[first].with_(self._held[second])
        agreed = same.bit_count() + linked.bit_count()
        opposed = against.bit_count() + attacked.bit_count()
        return Pair(first, second, agreed, opposed) if agreed or opposed else None

    def points(self, pair: Pair, most: int | None = None) -> tuple[list[Point], list[Point]]:
        """On what a pair agrees, and on what it does not, at most so many points of each."""
        same, linked, against, attacked = self._held[pair.first].with_(self._held[pair.second])
        agreed: list[Point] = [(self._entries[n],) for n in _bits(same, most)]
        agreed += (self._linked[0][n] for n in _bits(linked, most))
        opposed: list[Point] = [(self._entries[n],) for n in _bits(against, most)]
        opposed += (self._linked[1][n] for n in _bits(attacked, most))
        return agreed[:most], opposed[:most]

    def order(self) -> tuple[int, ...]:
        """The numbers of all voices, those who stand together side by side.

        Pairs are joined into chains, the strongest first, as long as neither has two neighbours
        yet: the multiple fragment heuristic (Bentley 1990, "Experiments on traveling salesman
        heuristics"). A chain stands where the first of it stood; all others stay.
        """
        strong = [one for one in self.pairs if one.agreed - one.opposed >= NEIGHBOURS]
        strong.sort(key=lambda one: (one.opposed - one.agreed, one.first, one.second))
        beside: dict[int, list[int]] = {}
        far: dict[int, int] = {}  # from each end of a chain to its other end
        for one in strong:
            a, b = one.first, one.second
            full = max(len(beside.get(a, ())), len(beside.get(b, ()))) > 1
            if full or far.get(a, a) == b:
                continue
            beside.setdefault(a, []).append(b)
            beside.setdefault(b, []).append(a)
            start, end = far.get(a, a), far.get(b, b)
            far[start], far[end] = end, start
        done: dict[int, None] = {}
        for number in range(self._count):
            if number not in done:
                done.update(dict.fromkeys(_chain(number, beside)))
        return tuple(done)


def _chain(number: int, beside: dict[int, list[int]]) -> list[int]:
    """The chain that a voice stands in, from that end which comes first."""
    ways: list[list[int]] = []
    for start in beside.get(number, ()):
        way, before = [start], number
        while more := [one for one in beside[way[-1]] if one != before]:
            before = way[-1]
            way.append(more[0])
        ways.append(way)
    ways.sort(key=lambda way: way[-1])
    left, right = (*ways, [], [])[:2]
    whole = [*reversed(left), number, *right]
    return whole if whole[0] <= whole[-1] else whole[::-1]


def _linked(links: Iterable[Link], relations: tuple[str, ...]) -> list[Point]:
    """The pairs of entries that links of some relations join, each once."""
    found = {
        tuple(sorted((premise, link.target))): None
        for link in links
        if link.relation in relations
        for premise in link.premises
        if premise != link.target
    }
    return list(found)


def _ends(pairs: Iterable[Point]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The numbers of the pairs in which an entry is the first, and the second."""
    ends: tuple[dict[str, list[int]], dict[str, list[int]]] = {}, {}
    for number, pair in enumerate(pairs):
        for end, id in zip(ends, pair, strict=True):
            end.setdefault(id, []).append(number)
    return ends


def _set(numbers: Iterable[int]) -> int:
    """A set of bits, by their numbers."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _bits(mask: int, most: int | None) -> Iterable[int]:
    """The numbers of the bits that are set, at most so many."""
    return islice((n for n, one in enumerate(reversed(f"{mask:b}")) if one == "1"), most)
