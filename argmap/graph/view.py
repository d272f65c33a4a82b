"""A view of a map: the cards and links that a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from argmap.graph.order import by_name, ends, reading_order
from argmap.graph.reaching import Bearing
from argmap.graph.roles import Roles, is_card, roles
from argmap.graph.since import since
from argmap.model import (
    Argument,
    Attribution,
    Claim,
    Date,
    Evidence,
    Link,
    Map,
    Question,
    Section,
    Source,
    Speaker,
)

KINDS = ("question", "claim", "evidence", "assumption", "gap", "hypothesis", "counterclaim")
"""What `Filters.kind` can name: the kinds of cards, and two parts that they play."""

TOGETHER = 40
"""Up to how many cards all that speaks for and against one is shown without sections."""
RESERVED_SPEAKERS = ("author", "unnamed")


class UnknownName(ValueError):
    """A filter names something that the map does not have.

    `what` is the sort of name (`card`, `section`, `kind`, ...), `name` the name itself, and
    `known` are the names that would do. `instead` is the sort of name that it is, where that
    is another.
    """

    def __init__(
        self, what: str, name: str, known: Iterable[str], instead: str | None = None
    ) -> None:
        self.what, self.name, self.known, self.instead = what, name, tuple(known), instead
        super().__init__(f"the map has no {what} {name!r}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show of a map; empty filters show all.

    The values of one filter are alternatives; different filters must all agree.
    """

    focus: tuple[str, ...] = ()
    """Ids around which to look."""
    depth: int = 1
    """How many links away from the focus, in either direction."""
    path: tuple[tuple[str, str], ...] = ()
    """Pairs of ids: how the first bears on the second."""
    for_: tuple[str, ...] = ()
    """Ids, each with all that speaks for and against it."""
    question: tuple[str, ...] = ()
    """Ids of questions, each with its hypotheses and all that bears on them."""
    since: Date | None = None
    """Only what may be from then on; see `argmap.graph.since`."""
    kind: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Names of files, as the places of entries give them."""


@dataclass(frozen=True, slots=True)
class View:
    """The cards and links to draw of a map."""

    map: Map
    cards: tuple[str, ...]
    """Ids of entries, in reading order."""
    links: tuple[Link, ...]
    """Links whose ends are all shown, in the map's order."""
    roles: Roles
    filters: Filters = field(default_factory=Filters)
    """The filters that chose this."""
    outside: tuple[str, ...] = ()
    """Ids of cards of other sections or files to which links of the cards lead."""
    framed: bool = True
    """Whether sections are shown; around a focus, or along a path, they would stand in the way."""
    filtered: bool = False
    """Whether a filter was given."""
    hidden: int = 0
    """How many cards of the map are not shown."""
    names: dict[str, Link] = field(default_factory=dict)
    """The shown links by their id and by the id of their argument entry."""

    def section_of(self, id: str) -> str | None:
        """The id of the section that a card stands in."""
        entry = self.map.entries.get(id) if self.framed else None
        return entry.section if entry else None


def view(map: Map, filters: Filters | None = None) -> View:
    """Choose what to show of a map.

    Raises `UnknownName` where a filter names what the map does not have, and `NoPath` where
    no chain of reasoning leads along a path. Takes time linear in the map's entries and links.
    """
    filters = filters or Filters()
    parts = roles(map)
    linked = by_name(map.links)
    touched = {id for link in map.links for id in ends(link, linked, map)}
    cards = [id for id, entry in map.entries.items() if is_card(entry)]
    cards += [id for id, entry in map.imported.items() if id in touched and is_card(entry)]
    _known(map, filters, cards)
    kept = [id for id in cards if _keeps(map, parts, filters, id)]
    reached = list(_reached(map, filters, linked, cards))
    kept = [id for id in kept if all(id in some for some in reached)]
    neighbours: list[str] = []
    own = kept
    around = bool(filters.focus or filters.path or filters.for_ or filters.question)
    if (filters.section or filters.files) and not around:
        own = kept + [e.id for e in map.of_kind(Argument) if _keeps(map, parts, filters, e.id)]
        neighbours = _neighbours(map, own, cards, linked)
    links = _links(map, [*cards, *own] if neighbours else kept, linked, own)
    return View(
        map=map,
        cards=reading_order(map, kept, links),
        links=links,
        roles=parts,
        filters=filters,
        outside=tuple(neighbours),
        framed=not (filters.focus or filters.path or (filters.for_ and len(kept) <= TOGETHER)),
        filtered=filters != Filters(depth=filters.depth),
        hidden=len(cards) - len(kept),
        names=by_name(links),
    )


def _reached(
    map: Map, filters: Filters, linked: dict[str, Link], cards: list[str]
) -> Iterator[set[str]]:
    """For each filter that follows links or dates, the ids that it lets through."""
    if filters.focus:
        yield _near(map, filters, linked)
    if filters.path:
        bearing = Bearing.of(map)
        yield {id for start, goal in filters.path for id in bearing.between(start, goal)}
    for ids in (filters.for_, filters.question):
        if ids:
            yield Bearing.of(map).upon(ids)
    if filters.since:
        yield since(map, cards, filters.since)


def _known(map: Map, filters: Filters, cards: list[str]) -> None:
    tags = sorted({tag for entry in map.entries.values() for tag in entry.tags})
    arguments = [entry.id for entry in map.of_kind(Argument)]
    everything = [*map.entries.values(), *map.imported.values()]
    speakers = [entry.id for entry in everything if isinstance(entry, Speaker)]
    sources = [entry.id for entry in everything if isinstance(entry, Source)]
    around = (*filters.focus, *(id for pair in filters.path for id in pair), *filters.for_)
    questions = [id for id in cards if isinstance(map.get(id), Question)]
    asked: tuple[tuple[str, tuple[str, ...], Iterable[str]], ...] = (
        ("card", around, [*cards, *arguments]),
        ("question", filters.question, questions),
        ("kind", filters.kind, KINDS),
        ("section", filters.section, [entry.id for entry in map.of_kind(Section)]),
        ("speaker", filters.speaker, [*speakers, *RESERVED_SPEAKERS]),
        ("source", filters.source, sources),
        ("tag", filters.tag, tags),
    )
    for what, names, known in asked:
        for name in names:
            if name not in known:
                others = (other for other, _, there in asked if name in there)
                raise UnknownName(what, name, known, next(others, None))


def _keeps(map: Map, parts: Roles, filters: Filters, id: str) -> bool:
    entry = map.get(id)
    if entry is None:
        return False
    said = entry.attributions if isinstance(entry, Claim | Evidence) else ()
    speakers = {name for one in said for name in (*_voices(map, one), *one.via)}
    kinds = {entry.kind}
    if id in parts.hypotheses:
        kinds.add("hypothesis")
    if id in parts.counterclaims:
        kinds.add("counterclaim")
    own = id in map.entries
    return (
        (not filters.kind or not kinds.isdisjoint(filters.kind))
        and (not filters.section or (own and entry.section in filters.section))
        and (not filters.speaker or not speakers.isdisjoint(filters.speaker))
        and (not filters.source or any(one.source in filters.source for one in said))
        and (not filters.tag or not set(entry.tags).isdisjoint(filters.tag))
        and (not filters.files or (own and entry.at.file in filters.files))
    )


def _voices(map: Map, said: Attribution) -> tuple[str, ...]:
    """Who speaks in an attribution; where a source speaks for itself also its authors."""
    source = map.get(said.source) if said.source and said.speaker == "author" else None
    return (said.speaker, *(source.author if isinstance(source, Source) else ()))


def _near(map: Map, filters: Filters, linked: dict[str, Link]) -> set[str]:
    """The ids within `depth` links of the focus.

    Whoever touches a link meets all its ends: premises that count together come together.
    """
    groups = [ends(link, linked, map) for link in map.links]
    at: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for id in group:
            at.setdefault(id, []).append(number)
    reached: set[str] = set()
    for id in filters.focus:
        argued = linked.get(id) if isinstance(map.get(id), Argument) else None
        reached.update(ends(argued, linked, map) if argued else (id,))
    edge = set(reached)
    for _ in range(filters.depth):
        edge = {id for one in edge for n in at.get(one, ()) for id in groups[n]} - reached
        if not edge:
            break
        reached |= edge
    return reached


def _neighbours(
    map: Map, kept: Iterable[str], cards: Iterable[str], linked: dict[str, Link]
) -> list[str]:
    """Cards that are not kept and that share a link with a card that is, in the map's order."""
    inside = set(kept)
    met = {
        id
        for link in map.links
        if not inside.isdisjoint((*(group := ends(link, linked, map)), link.argument or ""))
        for id in group
    }
    return [id for id in cards if id in met and id not in inside]


def _links(
    map: Map, cards: Iterable[str], linked: dict[str, Link], kept: Iterable[str]
) -> tuple[Link, ...]:
    """The links all of whose ends are shown, at least one of them as a card of its own.

    A link that an undercut hits is shown with it.
    """
    shown, own = set(cards), set(kept)
    touched = {link.id: ends(link, linked, map) for link in map.links}
    found = {
        id for id, group in touched.items() if shown.issuperset(group) and not own.isdisjoint(group)
    } | {link.id for link in map.links if link.argument in own}
    for link in map.links:
        hit = linked.get(link.target)
        if link.id in found and hit is not None and link.relation == "undercuts":
            found.add(hit.id)
    return tuple(link for link in map.links if link.id in found)
