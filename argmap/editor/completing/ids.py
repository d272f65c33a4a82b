"""Ids of entries: of the kinds that may stand at a place, the likeliest first.

What is typed may be part of an id or words of the entry's text. Entries of the same section and of
the same file come first, then those that nothing is linked with yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate
from typing import Generic, TypeVar
from unicodedata import normalize

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import imports
from argmap.editor.completing.offers import MOST, Offer, Offered, Sort, Typed
from argmap.editor.desk import Here
from argmap.editor.markup import shortened
from argmap.language.references import named_kinds
from argmap.language.syntax import Attribution
from argmap.language.vocabulary import RESERVED_SPEAKERS, relation_of, strength_of
from argmap.model import Map, Source, Speaker
from argmap.model.entries import EntryBase
from argmap.model.once import once_of

_SEPARATORS = {"ids": re.compile(r","), "premises": re.compile(r"[,+]")}

_BESIDE = 80
"""How much of a text is shown beside an id, in code points."""
_BY_WORDS = 3
"""The rank of what is found by its text alone; see `Typed.rank`."""
_SMALL = 2_000
"""A map of so many entries is looked at closely; of a larger one only the file is."""


def offered(asked: Asked, form: str) -> Offered:
    """The ids that may stand behind a key whose value is a list of ids."""
    value = asked.typed
    marks = [found.end() for found in _SEPARATORS[form].finditer(value)]
    start = asked.start + (marks[-1] if marks else 0)
    start += len(value[start - asked.start :]) - len(value[start - asked.start :].lstrip())
    behind = asked.here.source.text[asked.offset : asked.end] + asked.behind
    named = {part.strip() for part in re.split(r"[,+]", value[: start - asked.start] + behind)}
    one = asked.key in ("conclusion", "of")
    if one and marks:
        return Offered(start)
    kinds = named_kinds(asked.key, asked.kind)
    return of_kinds(asked, start, kinds, named | _linked(asked))


def of_kinds(
    asked: Asked,
    start: int,
    kinds: Sequence[str],
    leave_out: Collection[str] = (),
    before: str = "",
) -> Offered:
    """The ids of entries of some kinds, for the words from `start` on; `before` stands before each.

    The first of the kinds are those that are meant most often.
    """
    typed = Typed(asked.here.source.text[start : asked.offset])
    out = {normalize("NFC", id) for id in leave_out} | {asked.id}
    likely = _Likely(asked, kinds)
    ranking = _Ranking[tuple[str, EntryBase]]()
    for id, entry in _near(asked.here, kinds):
        rank = None if id in out else typed.rank(id, _told(entry))
        if rank is not None:
            ranking.add(rank, likely.points(id, entry), (id, entry))
    for id, entry in _far(asked.here, kinds):
        words = _told(entry) if ranking.enough > _BY_WORDS else ""
        if typed.may_be(id, words) and id not in out:
            rank = typed.rank(id, words)
            if rank is not None and rank < ranking.enough:
                ranking.add(rank, likely.points(id, entry), (id, entry))
            elif not ranking.enough:
                break
    offers = [_offer(id, entry, before) for id, entry in ranking.best()]
    if "speaker" in kinds and asked.key not in ("of", "author"):
        offers += [
            Offer(before + id, "value", beside=meaning)
            for id, meaning in RESERVED_SPEAKERS.items()
            if id not in out and typed.rank(id, meaning) is not None
        ]
        if typed.text:
            offers.sort(key=lambda one: typed.rank(one.label.removeprefix(before)) or 0)
    return Offered(start, offers, ranking.is_complete)


Ranked = TypeVar("Ranked")


class _Ranking(Generic[Ranked]):
    """What may be meant, by its rank and its points."""

    def __init__(self) -> None:
        self.enough = _BY_WORDS + 1
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


def _near(here: Here, kinds: Sequence[str]) -> Iterator[tuple[str, EntryBase]]:
    """The entries of some kinds that are looked at closely: all of a small map, else the file's."""
    entries = here.map.entries
    for id in entries if _is_small(here.map) else _own(here):
        entry = entries.get(id)
        if entry is not None and entry.kind in kinds:
            yield id, entry


def _far(here: Here, kinds: Sequence[str]) -> Iterator[tuple[str, EntryBase]]:
    """The other entries of some kinds, then those of imported maps."""
    if not _is_small(here.map):
        own = _own(here)
        for id, entry in here.map.entries.items():
            if entry.kind in kinds and id not in own:
                yield id, entry
    for alias, map in imports(here).items():
        for id, entry in map.entries.items():
            if entry.kind in kinds:
                yield f"{alias}.{id}", entry


def _is_small(map: Map) -> bool:
    return len(map.entries) <= _SMALL


def _own(here: Here) -> dict[str, None]:
    """The ids of the file, in their order."""
    return {normalize("NFC", one.id): None for one in here.file.entries if one.id is not None}


def _told(entry: EntryBase) -> str:
    """The words that tell what an entry is."""
    if isinstance(entry, Speaker) and entry.role:
        return f"{entry.text}, {entry.role}"
    if isinstance(entry, Source) and entry.publisher:
        return f"{entry.text}, {entry.publisher}"
    return entry.text


def _offer(id: str, entry: EntryBase, before: str) -> Offer:
    words = _told(entry)
    sort: Sort = "file" if entry.kind == "source" else "id"
    beside = shortened(words, _BESIDE)
    return Offer(before + id, sort, beside=beside, words=words, entry=id)


class _Likely:
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
        self._own = _own(here)
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


def _linked(asked: Asked) -> set[str]:
    """What other lines of the entry with this key name already."""
    entry = asked.entry
    if entry is None:
        return set()
    line = asked.here.source.offset(asked.number)
    name = strength_of(asked.key)[0]
    found: set[str] = set()
    for one in entry.lines:
        if strength_of(one.key)[0] == name and entry.start + one.at < line:
            found.update(getattr(one, "names", ()))
    return found


@once_of("links")
def _all_linked(map: Map) -> frozenset[str]:
    """The ids of all entries that a link leads from or to."""
    found: set[str] = set()
    for link in map.links:
        found.add(link.target)
        found.update(link.premises)
    return frozenset(found)


def links(asked: Asked) -> Offered:
    """The links and arguments that can be undercut, whole: `a -> b`."""
    value = asked.typed
    start = asked.start + value.rfind(",") + 1
    start += len(value[start - asked.start :]) - len(value[start - asked.start :].lstrip())
    here, own = asked.here, asked.id
    named = {" ".join(part.split()) for part in value[: start - asked.start].split(",")}
    typed = Typed(here.source.text[start : asked.offset])
    likely = _Likely(asked, ())
    ranking = _Ranking[tuple[str, str]]()
    known = here.map.entries if _is_small(here.map) else _own(here)
    for label, ends, words_of in _links(here.map):
        if label in named or own in ends or known.keys().isdisjoint(ends):
            continue
        words = " → ".join(one.text for id in words_of if (one := here.map.get(id)))
        rank = typed.rank(label, words)
        if rank is not None:
            entries = [(id, one) for id in ends if (one := here.map.get(id))]
            points = min((likely.points(id, one) for id, one in entries), default=0)
            ranking.add(rank, points, (label, words))
    # Of what is far away only the ids are looked at: the texts of all links are too much to read.
    for label, ends, words_of in _links(here.map):
        if typed.may_be(label, "") and known.keys().isdisjoint(ends) and label not in named:
            rank = typed.rank(label)
            if rank is not None and rank < ranking.enough:
                words = " → ".join(one.text for id in words_of if (one := here.map.get(id)))
                ranking.add(rank, 0, (label, words))
            elif not ranking.enough:
                break
    offers = [
        Offer(
            label,
            "relation" if "->" in label else "id",
            beside=shortened(words, _BESIDE),
            words=words,
            entry="" if "->" in label else label,
        )
        for label, words in ranking.best()
    ]
    return Offered(start, offers, ranking.is_complete)


@once_of("links")
def _links(map: Map) -> Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """How each link is named, its ends, and the ids of those whose texts tell of it.

    Links with an argument can be named by its id, too. Several links that have the same ends can't
    be told apart by these, and are left out: they are those whose ids have a bracket, and those
    that have the same id without it.
    """
    argued = [link for link in map.links if link.relation in ("supports", "attacks")]
    unclear = {link.id.rpartition(" (")[0] for link in argued if link.id[-1] == ")"}
    found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for link in argued:
        ends = (*link.premises, link.target)
        if link.argument:
            found.append((link.argument, ends, (link.argument,)))
        if link.id[-1] != ")" and link.id not in unclear:
            found.append((link.id, ends, ends))
    return found
