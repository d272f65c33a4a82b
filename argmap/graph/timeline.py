"""When what happened and what was published: the dated entries of a map, in lanes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.graph.days import day_number
from argmap.graph.view import View
from argmap.model import Claim, Date, Evidence, Link, Source

_ABOUT = ("~", "%")


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that a date can mean, as numbers of `argmap.graph.days`."""

    first: int | None
    """None where it is open at its beginning."""
    last: int | None
    """None where it is open at its end; never both."""
    soft: tuple[bool, bool] = (False, False)
    """Whether its beginning and its end are marked as about."""
    uncertain: bool = False

    @property
    def start(self) -> int:
        """The first day that is known."""
        return self.last if self.first is None else self.first  # type: ignore[return-value]

    @property
    def end(self) -> int:
        """The last day that is known."""
        return self.start if self.last is None else self.last


@dataclass(frozen=True, slots=True)
class Event:
    """An entry with the date of what it speaks of, or a source with its day of publication."""

    id: str
    date: Date
    extent: Extent


@dataclass(frozen=True, slots=True)
class Lane:
    """Events of one section, or of one speaker, by time, then in the map's order."""

    id: str | None
    """The id of a section, or of a speaker, or of a source that speaks in its own voice; None
    for what has none, `author` and `unnamed` for these."""
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated entries of a view."""

    by: str
    """What the lanes stand for: `section` or `speaker`."""
    lanes: tuple[Lane, ...]
    """What happened, in the map's order of sections or speakers; only lanes with events."""
    published: tuple[Event, ...]
    """Sources by time."""
    updates: tuple[Link, ...]
    """`updates` between entries of the lanes, in the map's order."""
    undated: tuple[str, ...]
    """Ids of claims and evidence of the view without a date."""

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, lane by lane."""
        return tuple(event for lane in self.lanes for event in lane.events)


def timeline(view: View) -> Timeline:
    """Sort what a view shows by time.

    Lanes are sections where the map has them, otherwise the speakers who assert an entry first.
    Of a filtered view only the sources that its cards name are there. Takes time linear in the
    size of the map, apart from sorting.
    """
    map = view.map
    sections = any(entry.kind == "section" for entry in map.entries.values())
    lanes: dict[str | None, list[Event]] = {}
    undated: list[str] = []
    named: set[str] = set()
    shown = set(view.cards)
    for id in [*map.entries, *map.imported]:
        entry = map.get(id)
        if id not in shown or not isinstance(entry, Claim | Evidence):
            continue
        named.update(said.source for said in entry.attributions if said.source)
        extent = extent_of(entry.on) if entry.on else None
        if entry.on is None or extent is None:
            undated.append(id)
            continue
        lane = view.map.entries[id].section if sections and id in map.entries else None
        if not sections:
            lane = _speaker(entry)
        lanes.setdefault(lane, []).append(Event(id, entry.on, extent))
    dated = {event.id for events in lanes.values() for event in events}
    return Timeline(
        by="section" if sections else "speaker",
        lanes=tuple(
            Lane(id, _by_time(lanes[id]))
            for id in (None, *map.entries, *map.imported, *_OTHERS)
            if id in lanes
        ),
        published=_by_time(_published(view, named)),
        updates=tuple(
            link
            for link in map.links
            if link.relation == "updates" and dated.issuperset((*link.premises, link.target))
        ),
        undated=tuple(undated),
    )


_OTHERS = ("author", "unnamed")


def _speaker(entry: Claim | Evidence) -> str | None:
    """Whoever asserts an entry first; the source where that speaks in its own voice."""
    said = sorted(entry.attributions, key=lambda one: one.stance != "asserts")
    if not said:
        return None
    return said[0].source or "author" if said[0].speaker == "author" else said[0].speaker


def _published(view: View, named: set[str]) -> list[Event]:
    sources = [entry for entry in view.map.entries.values() if isinstance(entry, Source)]
    sources += [entry for entry in view.map.imported.values() if isinstance(entry, Source)]
    found = []
    for source in sources:
        wanted = not view.filtered or source.id in named
        extent = extent_of(source.published) if wanted and source.published else None
        if source.published and extent:
            found.append(Event(source.id, source.published, extent))
    return found


def _by_time(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda one: (one.extent.start, one.extent.end, one.date.text)))


def extent_of(date: Date) -> Extent | None:
    """The days of a date; None where neither end is known."""
    if date.earliest is None and date.latest is None:
        return None
    start, slash, end = date.text.partition("/")
    first = day_number(date.earliest) if date.earliest else None
    last = day_number(date.latest) if date.latest else None
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Extent(
        first,
        last,
        soft=(start.endswith(_ABOUT), (end if slash else start).endswith(_ABOUT)),
        uncertain=date.uncertain,
    )
