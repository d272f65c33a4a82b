"""The documents of a map: who is quoted in each, which cites which, and what rests on each.

An entry rests on the documents in which somebody asserts it, and on those that the entries rest
on which support or corroborate it, however far: what a claim rests on in `docs/origins.md`.
Denials and doubts are no ground, and attacks and undercuts change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.graph.hypotheses import numbers
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
    """Ids of the sources that it cites."""
    cited_by: tuple[str, ...]
    """Ids of all sources of the map that cite it, shown or not."""
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
    number: int
    """Its number among all of the map, as `argmap.graph.hypotheses` counts them."""
    documents: int
    """How many documents of the map it rests on."""
    statements: int
    """How many of their statements it rests on."""


@dataclass(frozen=True, slots=True)
class Register:
    """All documents of a view."""

    documents: tuple[Document, ...]
    """In the order of the map, but those that draw on each other together, the cited first."""
    answers: tuple[Answer, ...]
    several: bool
    """Whether the map has more than one document."""
    unfounded: tuple[str, ...]
    """Ids of the shown claims and items of evidence that rest on no document of the map."""


def register(view: View) -> Register:
    """The documents of a view: all of the map, or those in which the shown cards stand, and
    what they cite.

    Who is quoted counts the shown cards, and what rests on a document is what rests on them;
    but what rests on it is looked up in the whole map, and so is how much each answer rests on.
    """
    map = view.map
    whole = _said(_entries(map))
    said = _said(spoken(view)) if view.filtered else whole
    sources = _sources(view, said)
    known = _all_sources(map)
    cites = {
        id: tuple(dict.fromkeys(one for one in source.cites if one in known and one != id))
        for id, source in known.items()
    }
    cited_by: dict[str, list[str]] = {id: [] for id in known}
    for id, others in cites.items():
        for other in others:
            cited_by[other].append(id)
    forth, back = _steps(map)
    ends = _ends(view)
    upon = spread({id: 1 << n for n, id in enumerate(ends)}, back, forth)
    everywhere = spread(_seeds(whole, map), forth, back)
    here = spread(_seeds(said, map), forth, back) if view.filtered else everywhere
    rests = count(mask for id, mask in here.items() if isinstance(map.get(id), Claim | Evidence))
    number = {id: n for n, id in enumerate(known)}
    standing: dict[str, list[Said]] = {}
    for one in said:
        standing.setdefault(one[2], []).append(one)
    documents = tuple(
        _document(
            sources[id],
            [one for _, one, _ in standing.get(id, ())],
            cites[id],
            tuple(cited_by[id]),
            rests[number[id]],
            tuple((ends[n], many) for n, many in sorted(_answering(standing.get(id, ()), upon))),
        )
        for id in _together(sources, cites, cited_by)
    )
    statements = dict(_answering(whole, upon))
    concerned = {id for one in documents for id, _ in one.answers} | set(view.cards)
    return Register(
        documents,
        tuple(
            Answer(id, n + 1, everywhere.get(id, 0).bit_count(), statements.get(n, 0))
            for n, id in enumerate(ends)
            if id in concerned
        ),
        len(known) > 1,
        tuple(
            id
            for id in view.cards
            if isinstance(map.get(id), Claim | Evidence) and not everywhere.get(id)
        ),
    )


def _entries(map: Map) -> Iterator[Claim | Evidence]:
    for entry in (*map.entries.values(), *map.imported.values()):
        if isinstance(entry, Claim | Evidence):
            yield entry


def _all_sources(map: Map) -> dict[str, Source]:
    """The sources of a map by id, in its order."""
    everything = (*map.entries.values(), *map.imported.values())
    return {entry.id: entry for entry in everything if isinstance(entry, Source)}


def _said(entries: Iterable[Claim | Evidence]) -> list[Said]:
    """All that is said in some source."""
    return [
        (entry, one, one.source) for entry in entries for one in entry.attributions if one.source
    ]


def _seeds(said: Iterable[Said], map: Map) -> dict[str, int]:
    """In which sources each entry is asserted, as bits, in the order of the map's sources."""
    number = {id: n for n, id in enumerate(_all_sources(map))}
    seeds: dict[str, int] = {}
    for entry, one, source in said:
        if one.stance == "asserts" and source in number:
            seeds[entry.id] = seeds.get(entry.id, 0) | 1 << number[source]
    return seeds


def _answering(said: Iterable[Said], upon: Mapping[str, int]) -> Iterable[tuple[int, int]]:
    """The numbers of the answers that rest on statements, each with on how many."""
    return count(upon.get(e.id, 0) for e, one, _ in said if one.stance == "asserts").items()


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
    known = _all_sources(view.map)
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
    """The hypotheses of the map, those of the view's questions first; without any, its main
    claim."""
    wanted = view.roles.hypotheses or view.roles.main
    others = (one.id for one in _entries(view.map) if one.id in wanted)
    return list(dict.fromkeys((*numbers(view), *others)))


def _together(
    shown: Iterable[str],
    cites: Mapping[str, tuple[str, ...]],
    cited_by: Mapping[str, list[str]],
) -> list[str]:
    """The ids of the shown documents: those that draw on each other together, the cited first."""
    place = {id: number for number, id in enumerate(shown)}
    cites = {id: tuple(one for one in cites[id] if one in place) for id in place}
    order: dict[str, None] = {}
    for start in place:
        if start in order:
            continue
        group = {start: None}
        waiting = [start]
        for id in waiting:
            near = (one for one in (*cites[id], *cited_by[id]) if one in place)
            more = [one for one in near if one not in group]
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
