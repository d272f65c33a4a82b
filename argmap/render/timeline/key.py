"""The legend of a timeline: what its marks mean, and nothing that it does not have."""

from __future__ import annotations

from dataclasses import replace

from argmap.graph.timeline import Extent, Timeline
from argmap.render.parts.sheet import Sheet
from argmap.render.scene import Circle, Path, Rect, Shape, line
from argmap.render.timeline.axis import Axis
from argmap.render.timeline.events import bar_ink
from argmap.render.timeline.marks import date_mark
from argmap.render.words import Words
from argmap.render.words.wording import Wording

_LOOKS = {
    "claim": "kind claim",
    "hypothesis": "hypothesis",
    "evidence": "kind evidence",
    "counter": "counterclaim",
}
"""What the colours of bars stand for, in the order of the legend."""
_LIKE = {"main": "claim"}
_DAY, _SPAN = Extent(0, 0), Extent(0, 1)


def key(sheet: Sheet, found: Timeline, axis: Axis, wording: Wording) -> None:
    """Write the legend below what a sheet has."""
    words = wording.words
    looks = {_LIKE.get(look, look) for one in found.events for look in (wording.look(one.id),)}
    if len(looks) > 1:
        for look in (one for one in _LOOKS if one in looks):
            bar = Rect(0, -7, 3, 14, 1, fill=bar_ink(look))
            sheet.key((bar,), 3.0, words[_LOOKS[look]])
        sheet.turn()
    events = [one.extent for one in found.events]
    every = [*events, *(one.extent for one in found.published)]
    hollow = not events
    for label, sample, there in (
        ("day", _DAY, any(_is_day(one) for one in events)),
        ("span", _SPAN, any(_is_span(one) for one in every)),
        ("about", replace(_SPAN, soft=(True, True)), any(any(one.soft) for one in every)),
        ("before", Extent(None, 0), any(one.first is None for one in every)),
        ("after", Extent(0, None), any(one.last is None for one in every)),
    ):
        if there:
            _sample(sheet, sample, hollow, words[f"timeline {label}"], words)
    if any(one.uncertain for one in every):
        sample = replace(
            _DAY if any(one.uncertain and not _is_span(one) for one in every) else _SPAN,
            uncertain=True,
        )
        _sample(sheet, sample, hollow, words["timeline uncertain"], words)
    if found.published:
        ring = Circle(5, 0, 3.9, "page", "ink", 1.4)
        sheet.key((ring,), 10.0, words["timeline hollow"])
    if found.updates:
        arrow = (
            Path(line((0, 0), (24, 0)), stroke="inform"),
            Path(line((6, -3.4), (0, 0), (6, 3.4)), stroke="inform", stroke_width=1.2),
        )
        sheet.key(arrow, 24.0, words["timeline updates"])
    if axis.breaks:
        sheet.key(_torn_sample(), 22.0, words["timeline left out"])


def _is_day(extent: Extent) -> bool:
    return extent.first == extent.last


def _is_span(extent: Extent) -> bool:
    return extent.first is not None and extent.last is not None and not _is_day(extent)


def _sample(sheet: Sheet, extent: Extent, hollow: bool, said: str, words: Words) -> None:
    axis = Axis([(extent.start, extent.end)], 100.0, words)
    mark = date_mark(extent, axis, "ink", hollow)
    moved = tuple(_moved(shape, -mark.left) for shape in mark.shapes)
    sheet.key(moved, mark.right - mark.left, said)


def _moved(shape: Shape, dx: float) -> Shape:
    """A shape further to the right."""
    if not isinstance(shape, Path):
        return replace(shape, x=shape.x + dx)
    moved = tuple(
        (name, tuple(part + (0.0 if n % 2 else dx) for n, part in enumerate(parts)))
        for name, parts in shape.segments
    )
    return replace(shape, segments=moved)


def _torn_sample() -> tuple[Shape, ...]:
    edges = (line((x - 2, 5), (x + 2, 1.5), (x - 2, -1.5), (x + 2, -5)) for x in (4.0, 18.0))
    return tuple(Path(edge, stroke="reported", stroke_width=0.8) for edge in edges)
