"""The documents of a map: who is quoted in each, which cites which, and what rests on each.

An entry rests on the documents in which somebody asserts it, and on those that the entries rest
on which support or corroborate it, however far: what a claim rests on in `docs/origins.md`.
Denials and doubts are no ground, and attacks and undercuts change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.graph.spreading import after, count, spread
from argmap.graph.view import View
from argmap.graph.voices import spoken
from argmap.model import Attribution, Claim, Evidence, Map, Source

Said = tuple[Claim | Evidence, Attribution, str]
"""An entry, a stance to it, and the id of the source in which it is taken."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody who speaks in a document."""

    speaker: str
    """A speaker's id, or `author` or `unnamed`."""
    statements: int
    modes: tuple[tuple[str, int], ...]
    """How many of the statements are of each mode, as far as the map says."""
    via: tuple[str, ...]
    """Ids of the speakers through whom some of it was heard."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source, and what stands in it and on it."""

    source: Source
    quoted: tuple[Quoted, ...]
    """The document's own voice first, then who says most, then the unnamed."""
    cites: tuple[str, ...]
    """Ids of the sources that it cites, as far as they are shown."""
    cited_by: tuple[str, ...]
    quotes: int
    """How many quotes were taken from it."""
    checked: bool
    """Whether any quote was looked for in it."""
    verified: int
    """How many quotes stand in it."""
    unchecked: int
    """How many could not be looked for, since the document is not there."""
    rests: int
    """How many claims and items of evidence rest on it."""
    answers: tuple[tuple[str, int], ...]
    """The `Answer`s that rest on it, and by how many of its statements."""

    @property
    def statements(self) -> int:
        """How many statements of the view stand in it."""
        return sum(one.statements for one in self.quoted)

    @property
    def common(self) -> bool:
        """Whether it is an origin that several other documents have in common."""
        return len(self.cited_by) > 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What the map is to decide: a hypothesis, or without one the main claim."""

    id: str
    documents: int
    """How many of the shown documents it rests on."""
    statements: int
    """How many of their statements it rests on."""


@dataclass(frozen=True, slots=True)
class Register:
    """All documents of a view."""

    documents: tuple[Document, ...]
    """In the order of the map, but those that draw on each other together, the cited first."""
    answers: tuple[Answer, ...]
    unfounded: tuple[str, ...]
    """Ids of the shown claims and items of evidence that rest on no document of the map."""


def register(view: View) -> Register:
    """The documents of a view: all of the map, or those in which the shown cards stand, and
    what they cite.

    Who is quoted counts the shown cards; what rests on it is looked up in the whole map.
    """
    map = view.map
    said = [
        (entry, one, one.source)
        for entry in spoken(view)
        for one in entry.attributions
        if one.source
    ]
    sources = _sources(view, said)
    cites = {
        id: tuple(dict.fromkeys(one for one in source.cites if one in sources and one != id))
        for id, source in sources.items()
    }
    cited_by: dict[str, list[str]] = {id: [] for id in sources}
    for id, others in cites.items():
        for other in others:
            cited_by[other].append(id)
    order = _together(cites, cited_by)
    forth, back = _steps(map)
    number = {id: n for n, id in enumerate(order)}
    on = spread(_seeds(said, number), forth, back)
    rests = count(mask for id, mask in on.items() if isinstance(map.get(id), Claim | Evidence))
    ends = _ends(view)
    upon = spread({id: 1 << n for n, id in enumerate(ends)}, back, forth)
    standing: dict[str, list[Said]] = {}
    for one in said:
        standing.setdefault(one[2], []).append(one)
    answering = {
        id: count(upon.get(entry.id, 0) for entry, one, _ in all if one.stance == "asserts")
        for id, all in standing.items()
    }
    documents = tuple(
        _document(
            sources[id],
            [one for _, one, _ in standing.get(id, ())],
            cites[id],
            tuple(cited_by[id]),
            rests[number[id]],
            tuple((ends[n], many) for n, many in sorted(answering.get(id, Counter()).items())),
        )
        for id in order
    )
    statements = sum(answering.values(), Counter[int]())
    shown = set(view.cards)
    answers = [Answer(id, on.get(id, 0).bit_count(), statements[n]) for n, id in enumerate(ends)]
    founded = spread(_founded(map), forth, back)
    return Register(
        documents,
        tuple(one for one in answers if one.documents or one.id in shown),
        tuple(
            id
            for id in view.cards
            if isinstance(map.get(id), Claim | Evidence) and not founded.get(id)
        ),
    )


def _seeds(said: Iterable[Said], number: Mapping[str, int]) -> dict[str, int]:
    """In which documents each entry is asserted, as bits."""
    seeds: dict[str, int] = {}
    for entry, one, source in said:
        if one.stance == "asserts" and source in number:
            seeds[entry.id] = seeds.get(entry.id, 0) | 1 << number[source]
    return seeds


def _founded(map: Map) -> dict[str, int]:
    """The entries of a map that are asserted in any document, each with one bit."""
    return {
        entry.id: 1
        for entry in (*map.entries.values(), *map.imported.values())
        if isinstance(entry, Claim | Evidence)
        and any(one.source and one.stance == "asserts" for one in entry.attributions)
    }


def _document(
    source: Source,
    said: Sequence[Attribution],
    cites: tuple[str, ...],
    cited_by: tuple[str, ...],
    rests: int,
    answers: tuple[tuple[str, int], ...],
) -> Document:
    verdicts = [one.quote.verdict for one in said if one.quote]
    looked = [one for one in verdicts if one is not None]
    return Document(
        source,
        _quoted(said),
        cites,
        cited_by,
        quotes=len(verdicts),
        checked=bool(looked),
        verified=sum(one.passes for one in looked),
        unchecked=sum(one.verdict == "unchecked" for one in looked),
        rests=rests,
        answers=answers,
    )


def _quoted(said: Iterable[Attribution]) -> tuple[Quoted, ...]:
    by: dict[str, list[Attribution]] = {}
    for one in said:
        by.setdefault(one.speaker, []).append(one)
    found = [
        Quoted(
            speaker,
            len(all),
            tuple(sorted(Counter(one.mode for one in all if one.mode).items())),
            tuple(dict.fromkeys(id for one in all for id in one.via)),
        )
        for speaker, all in by.items()
    ]
    place = {"author": -1, "unnamed": 1}
    return tuple(sorted(found, key=lambda one: (place.get(one.speaker, 0), -one.statements)))


def _sources(view: View, said: Iterable[Said]) -> dict[str, Source]:
    """The documents to show, by id, in the order of the map."""
    everything = (*view.map.entries.values(), *view.map.imported.values())
    known = {entry.id: entry for entry in everything if isinstance(entry, Source)}
    if not view.filtered:
        return known
    shown = list(dict.fromkeys(source for _, _, source in said if source in known))
    reached = set(shown)
    for id in shown:
        more = [one for one in known[id].cites if one in known and one not in reached]
        reached.update(more)
        shown += more
    return {id: source for id, source in known.items() if id in reached}


def _ends(view: View) -> list[str]:
    """The hypotheses of the map in its order; without any, its main claim."""
    wanted = view.roles.hypotheses or view.roles.main
    everything = (*view.map.entries.values(), *view.map.imported.values())
    return [one.id for one in everything if one.id in wanted and isinstance(one, Claim | Evidence)]


def _together(cites: Mapping[str, tuple[str, ...]], cited_by: Mapping[str, list[str]]) -> list[str]:
    """The ids of the documents: those that draw on each other together, the cited first."""
    place = {id: number for number, id in enumerate(cites)}
    order: dict[str, None] = {}
    for start in cites:
        if start in order:
            continue
        group = {start: None}
        waiting = [start]
        for id in waiting:
            more = [one for one in (*cites[id], *cited_by[id]) if one not in group]
            group.update(dict.fromkeys(more))
            waiting += dict.fromkeys(more)
        order.update(dict.fromkeys(after(sorted(group, key=place.__getitem__), cites, set())))
    return list(order)


def _steps(map: Map) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """From each entry to those that rest on it, and from each to those that it rests on."""
    forth: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for link in map.links:
        if link.relation in ("supports", "corroborates"):
            for premise in link.premises:
                ways = [(premise, link.target)]
                ways += [(link.target, premise)] if link.relation == "corroborates" else []
                for start, goal in ways:
                    forth.setdefault(start, []).append(goal)
                    back.setdefault(goal, []).append(start)
    return forth, back
