"""Where statements come from: the first who said it, whoever passed it on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.model import Attribution, Claim, Evidence, Map, Source, Speaker
from argmap.sources.citing import citations, closed_groups

Kind = Literal["speaker", "organisation", "unnamed", "document"]
_LEVELS = 50
"""How many organisations above a speaker are looked at, one belonging to the next."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution of an entry."""

    entry: Claim | Evidence
    number: int
    """Which of the entry's attributions it is, from 0."""
    said: Attribution


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody or something that statements come from."""

    key: str
    """What tells it from the others: for one speaker or document, its id."""
    kind: Kind
    name: str
    people: frozenset[str]
    """Ids of the speakers it is made of: more than one for joint authors; else of the source."""
    above: frozenset[str]
    """Ids of the speakers that these belong to."""

    def related(self, other: Origin) -> bool:
        """Whether the two are not independent.

        They are not where they share somebody, or one belongs to the other: an organisation
        speaks through its people. Two people of one organisation stay two.
        """
        return not (
            self.people.isdisjoint(other.people)
            and self.people.isdisjoint(other.above)
            and self.above.isdisjoint(other.people)
        )


def statements(map: Map) -> Iterator[Statement]:
    """Every attribution of a map in reading order; those of imported entries come last."""
    for entry in (*map.entries.values(), *map.imported.values()):
        if isinstance(entry, Claim | Evidence):
            for number, said in enumerate(entry.attributions):
                yield Statement(entry, number, said)


class Origins:
    """Finds the origins of a map's statements."""

    def __init__(self, map: Map) -> None:
        self._entries = {**map.imported, **map.entries}  # not the map, which may go before this
        self._same = _same(map)
        self.cites: dict[str, tuple[str, ...]] = {}
        for id, others in citations(map).items():
            one = self._one(id)
            all_cited = (*self.cites.get(one, ()), *(self._one(other) for other in others))
            self.cites[one] = tuple(other for other in dict.fromkeys(all_cited) if other != one)
        self._closed = {id: group for group in closed_groups(self.cites) for id in group}
        self._named: dict[str, str] = {}
        self._holders: set[str] = set()
        for entry in (*map.entries.values(), *map.imported.values()):
            if isinstance(entry, Speaker):
                for name in (entry.text, *entry.alias):
                    self._named.setdefault(name.casefold(), self._one(entry.id))
                if entry.of:
                    self._holders.add(self._one(entry.of))
        self._voices: dict[str, Origin | None] = {}
        self._speakers: dict[tuple[str, ...], Origin] = {}

    def source(self, said: Attribution) -> str | None:
        """The id of the source in whose own voice something is said; None for any other voice."""
        return self._one(said.source) if said.speaker == "author" and said.source else None

    def of(self, statement: Statement) -> tuple[Origin, ...]:
        """The origins of a statement: one, or for a source that cites others, all of theirs."""
        source = self.source(statement.said)
        if source is None:
            return (self.speaking(statement),)
        found: dict[str, Origin] = {}
        reached = {source}
        waiting = [source]
        for id in waiting:
            if voice := self.voice(id):
                found[voice.key] = voice
            more = [one for one in self.cites.get(id, ()) if one not in reached]
            reached.update(more)
            waiting += more
        return tuple(sorted(found.values(), key=lambda one: one.key))

    def speaking(self, statement: Statement) -> Origin:
        """The origin of a statement that is not a source's own voice."""
        said = statement.said
        if said.speaker not in ("unnamed", "author"):
            return self._made_of((self._one(said.speaker),))
        key = f"unnamed {statement.entry.id} {statement.number}"
        return Origin(key, "unnamed", "somebody unnamed", frozenset((key,)), frozenset())

    def voice(self, source: str) -> Origin | None:
        """Whose voice a source's own is; None where it passes on what others say.

        Its authors, else its publisher, else the document itself. Sources that cite only each
        other are one origin.
        """
        if source not in self._voices:
            self._voices[source] = self._voice(source)
        return self._voices[source]

    def _voice(self, id: str) -> Origin | None:
        group = self._closed.get(id)
        if group:
            titles = [self._text(one) for one in group]
            more = f" and {len(titles) - 3} more" if len(titles) > 3 else ""
            name = f"{' / '.join(titles[:3])}{more}, which cite each other"
            return Origin(group[0], "document", name, frozenset(group), frozenset())
        if self.cites.get(id):
            return None
        source = self._entries.get(id)
        if isinstance(source, Source) and source.author:
            return self._made_of(tuple(sorted({self._one(one) for one in source.author})))
        if isinstance(source, Source) and source.publisher:
            name = source.publisher
            known = self._named.get(name.casefold())
            if known:
                return self._made_of((known,))
            key = f"publisher {name.casefold()}"
            return Origin(key, "organisation", name, frozenset((key,)), frozenset())
        return Origin(id, "document", self._text(id), frozenset((id,)), frozenset())

    def _made_of(self, ids: tuple[str, ...]) -> Origin:
        """The origin that one speaker is, or joint authors are together."""
        known = self._speakers.get(ids)
        if known is None:
            above = frozenset(one for id in ids for one in self._above(id))
            name = " and ".join(self._text(id) for id in ids)
            is_house = len(ids) == 1 and ids[0] in self._holders
            kind: Kind = "organisation" if is_house else "speaker"
            known = Origin(" + ".join(ids), kind, name, frozenset(ids), above)
            self._speakers[ids] = known
        return known

    def _above(self, id: str) -> Iterator[str]:
        for _ in range(_LEVELS):
            speaker = self._entries.get(id)
            if not isinstance(speaker, Speaker) or speaker.of is None:
                return
            id = self._one(speaker.of)
            yield id

    def _text(self, id: str) -> str:
        entry = self._entries.get(id)
        return entry.text if entry else id

    def _one(self, id: str) -> str:
        return self._same.get(id, id)


def _same(map: Map) -> dict[str, str]:
    """Under which id imported speakers and sources count.

    An imported speaker of the same name as another is the same one, and so is a source of the
    same title and publisher.
    """

    def name(entry: Speaker | Source) -> tuple[str, str, str]:
        publisher = (entry.publisher or "") if isinstance(entry, Source) else ""
        return entry.kind, entry.text.casefold(), publisher.casefold()

    first: dict[tuple[str, str, str], str] = {}
    for entry in map.entries.values():
        if isinstance(entry, Speaker | Source):
            first.setdefault(name(entry), entry.id)
    return {
        id: first.setdefault(name(entry), id)
        for id, entry in sorted(map.imported.items())
        if isinstance(entry, Speaker | Source)
    }
