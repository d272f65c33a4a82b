"""The picture of when: what happened in lanes along an axis of time, and what was published."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from argmap.graph.timeline import Event, Timeline, timeline
from argmap.graph.view import View
from argmap.model.naming import name_in
from argmap.render.layout.engine import Engine
from argmap.render.lettering.clean import clean
from argmap.render.look import Look
from argmap.render.nothing import NothingToShow
from argmap.render.parts.sheet import Sheet
from argmap.render.scene import Scene
from argmap.render.timeline.axis import Axis
from argmap.render.timeline.chart import Chart, Lane
from argmap.render.timeline.events import Block, block
from argmap.render.timeline.key import key
from argmap.render.words import Words
from argmap.render.words.wording import Wording

WIDTHS = (450.0, 650.0, 900.0, 1250.0, 1750.0, 2500.0, 3500.0, 5000.0, 8000.0, 14000.0)
"""How long an axis can be, in points."""
PAGE, NEARLY = 1100.0, 1.02


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the timeline of a view; no engine is needed.

    Time runs to the right, whatever the direction of the look. Raises `NothingToShow` where
    nothing has a date.
    """
    found = dated(view)
    words = look.words
    wording = Wording(view, words)
    lanes = [
        Lane(lane_name(view, found, one.id, words), _blocks(one.events, wording, look))
        for one in found.lanes
    ]
    if found.published:
        blocks = _blocks(found.published, wording, look, published=True)
        lanes.append(Lane(words["timeline published"], blocks))
    chart = _best(lanes, found, words)
    sheet = Sheet(chart.wide)
    events = words.many("timeline events", len(found.events))
    sources = words.many("timeline sources", len(found.published))
    facts = [events, sources] if found.published else [events]
    if found.undated:
        facts.append(words.many("timeline undated", len(found.undated)))
    sheet.heading(words["timeline title"], view, facts, words)
    chart.draw(sheet, found.updates)
    key(sheet, found, chart.axis, wording)
    return sheet.scene(
        words.named(words["timeline title"], clean(view.map.title)),
        words.fill("timeline described", events=events, sources=sources),
        tuple(f"{note} {words['timeline hint']}" for note in notes(found, words)),
    )


def dated(view: View) -> Timeline:
    """The timeline of a view; raises `NothingToShow` where nothing has a date."""
    found = timeline(view)
    if not found.events and not found.published:
        raise NothingToShow(
            "there is nothing to draw: no claim or piece of evidence has a date",
            "say when it was: add `on: 2006-07` to a claim, or `published: 2006-07-17` to a source",
        )
    return found


def notes(found: Timeline, words: Words) -> tuple[str, ...]:
    """How much is left out for want of a date."""
    return (words.many("timeline note", len(found.undated)),) if found.undated else ()


def _days(found: Timeline) -> list[tuple[int, int]]:
    events = (*found.events, *found.published)
    return [(one.extent.start, one.extent.end) for one in events]


def lane_name(view: View, found: Timeline, id: str | None, words: Words) -> str:
    """What a lane stands for: the name of its section or speaker."""
    if id is None:
        return words[f"timeline no {found.by}"]
    if id in ("author", "unnamed"):
        return words["voice text" if id == "author" else "voice unnamed"]
    return clean(name_in(view.map, id))


def _blocks(
    events: Sequence[Event], wording: Wording, look: Look, published: bool = False
) -> list[Block]:
    """Events of one date go into one block."""
    alike = groupby(events, key=lambda one: (one.extent, one.date.text))
    return [block(list(some), wording, look.detail, published) for _, some in alike]


def _best(lanes: Sequence[Lane], found: Timeline, words: Words) -> Chart:
    """The narrowest chart that is nearly as small on a square page as any can be.

    One that is higher than wide is at least as wide as a page.
    """
    charts: list[Chart] = []
    for room in WIDTHS:
        chart = Chart(lanes, Axis(_days(found), room, words))
        if chart.wide >= min(chart.high, PAGE):
            charts.append(chart)
        if chart.wide >= chart.high:
            break
    least = min(max(one.wide, one.high) for one in charts)
    return next(one for one in charts if max(one.wide, one.high) <= NEARLY * least)
