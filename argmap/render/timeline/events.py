"""What stands beside a mark of a timeline: the date in words, and what happened then."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.graph.timeline import Event, Extent
from argmap.model import Source
from argmap.render.cards.card import Detail, short_id
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import width
from argmap.render.parts.sheet import Column
from argmap.render.scene import Group, Path, Rect, Shape, Text, line
from argmap.render.words import first_upper
from argmap.render.words.dates import in_words
from argmap.render.words.wording import Wording

ROOM = 178.0
"""The width of text, in points."""
INDENT = 7.0
DATE, TEXT, META = 8.5, 9.5, 7.5
MOST, MOST_META = 7, 2
"""More rows than this no text and no source takes; a pointer on it shows all of it."""
TALL = 180.0
"""Higher than this a block has more than one column, if there are several events in it."""
BETWEEN = 18.0

_INKS = {"counter": "counter_ink", "main": "claim"}


def bar_ink(look: str) -> str:
    """The colour of the bar beside an event of some look."""
    return _INKS.get(look, look)


@dataclass(frozen=True, slots=True)
class Block:
    """The events of one date in one lane; places are relative to its upper left corner."""

    extent: Extent
    colour: str
    published: bool
    date: str
    """In words."""
    width: float
    height: float
    head: float
    """How high the row of the date is, which stands beside or below the mark."""
    groups: tuple[Group, ...]
    places: dict[str, tuple[float, float]]
    """Where each event begins, by id."""


def block(
    events: Sequence[Event], wording: Wording, detail: Detail, published: bool = False
) -> Block:
    """Set events that have the same date, at least one."""
    date = clean(in_words(events[0].date.text, wording.words))
    head = Column(0, ROOM, -DATE + 6.0)
    head.rows(date, DATE, "bold", gap=DATE + 2.5, own=True)
    groups = [Group("when", tuple(head.shapes))]
    wide = _reach(head.shapes)
    made = [_event(event, wording, detail, published) for event in events]
    columns = _columns([high for _, _, high in made])
    top, bottom = head.y + (4.0 if len(columns) == 1 else 7.0), 0.0
    places = {}
    for number, column in enumerate(columns):
        x, y = number * (ROOM + INDENT + BETWEEN), top
        for at in column:
            group, reach, high = made[at]
            groups.append(Group(group.kind, group.shapes, group.id, group.title, x, y, group.data))
            places[events[at].id] = (x, y + TEXT * 0.6)
            wide, y = max(wide, x + reach), y + high
        bottom = max(bottom, y)
    if len(columns) > 1:  # what stands further right is not later
        across = Path(line((0, top - 1.5), (wide, top - 1.5)), stroke="reported", stroke_width=0.8)
        groups[0] = Group("when", (*head.shapes, across))
    looks = {bar_ink(wording.look(one.id)) for one in events}
    colour = "ink" if published or len(looks) > 1 else looks.pop()
    return Block(
        extent=events[0].extent,
        colour=colour,
        published=published,
        date=date,
        width=wide,
        height=bottom,
        head=top,
        groups=tuple(groups),
        places=places,
    )


def _columns(heights: Sequence[float]) -> list[list[int]]:
    """Events, by number, in as many columns as make a block that is wider than high."""
    whole = sum(heights)
    wide = ROOM + INDENT + BETWEEN
    count = 1 if whole <= TALL else max(2, round(math.sqrt(1.6 * whole / wide)))
    columns: list[list[int]] = [[]]
    high = 0.0
    for number, one in enumerate(heights):
        if columns[-1] and high + one / 2 > whole / count and len(columns) < count:
            columns.append([])
            high = 0.0
        columns[-1].append(number)
        high += one
    return columns


def _event(
    event: Event, wording: Wording, detail: Detail, published: bool
) -> tuple[Group, float, float]:
    """An event's text behind a bar in the colour of its kind; how far it reaches, and how high
    it is with the room below."""
    text = short_id(event.id) if detail == "ids" else wording.text(event.id)
    column = Column(INDENT, INDENT + ROOM, 0.0)
    column.rows(text, TEXT, gap=TEXT * 0.95, most=MOST)
    meta = _meta(event, wording, detail, published)
    if meta:
        column.rows(meta, META, fill="muted", gap=META * 1.5, most=MOST_META, own=not published)
    high = column.y + 3.0
    bar = (
        Rect(0.5, 0.5, 2.4, high - 1, 1, "page", "ink", 1.0)
        if published
        else Rect(0, 0, 3, high, 1, fill=bar_ink(wording.look(event.id)))
    )
    title = wording.text(event.id) if published else wording.title(event.id)
    group = Group(
        "source" if published else "event",
        (bar, *column.shapes),
        event.id,
        title,
        data=(("entry", event.id),),
    )
    return group, _reach(column.shapes), high + 6.0


def _meta(event: Event, wording: Wording, detail: Detail, published: bool) -> str:
    """The kind, and where it is said; of a source who published it."""
    if detail == "ids":
        return ""
    if published:
        entry = wording.map.get(event.id)
        publisher = entry.publisher if isinstance(entry, Source) else None
        return publisher or "" if detail == "full" else ""
    parts = [first_upper(wording.part(event.id))]
    said = wording.attributions(event.id)
    if detail == "full" and said:
        parts.append(wording.citation(said[0]) or wording.speaker(said[0]))
    return " · ".join(part for part in parts if part)


def _reach(shapes: Sequence[Shape]) -> float:
    """How far texts reach to the right; those that run from right to left fill their room."""
    return max(
        (
            shape.x + (0.0 if shape.rtl else width(shape.text, shape.style, shape.size))
            for shape in shapes
            if isinstance(shape, Text)
        ),
        default=0.0,
    )
