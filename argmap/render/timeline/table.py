"""A timeline as a table: one date after another."""

from __future__ import annotations

from argmap.graph.view import View
from argmap.model import Source
from argmap.render.lettering.clean import clean
from argmap.render.table import Table
from argmap.render.timeline.picture import dated, lane_name, notes
from argmap.render.words import Words, first_upper
from argmap.render.words.dates import in_words
from argmap.render.words.wording import Wording


def tabulate(view: View, words: Words) -> Table:
    """The timeline of a view as a table, from the earliest date to the latest.

    What has an open beginning stands where it ends. Raises `NothingToShow` where nothing has a
    date.
    """
    found, wording = dated(view), Wording(view, words)
    rows = [
        (one.extent, (one, lane_name(view, found, lane.id, words), _citation(wording, one.id)))
        for lane in found.lanes
        for one in lane.events
    ]
    rows += [(one.extent, (one, "", _publisher(wording, one.id))) for one in found.published]
    rows.sort(key=lambda row: (row[0].start, row[0].end))
    columns = ("date", "what", "kind", found.by, "source")
    return Table(
        title=words.named(words["timeline title"], clean(view.map.title)),
        columns=tuple(first_upper(words[f"timeline {name}"]) for name in columns),
        rows=tuple(
            (
                in_words(one.date.text, words),
                _what(wording, one.id, words),
                first_upper(wording.part(one.id)),
                lane,
                source,
            )
            for _, (one, lane, source) in rows
        ),
        notes=notes(found, words),
    )


def _citation(wording: Wording, id: str) -> str:
    said = wording.attributions(id)
    return wording.citation(said[0]) if said else ""


def _publisher(wording: Wording, id: str) -> str:
    source = wording.map.get(id)
    return clean(source.publisher or "") if isinstance(source, Source) else ""


def _what(wording: Wording, id: str, words: Words) -> str:
    """An entry's text; a source's title behind the word that it was published."""
    text = wording.text(id)
    source = isinstance(wording.map.get(id), Source)
    return words.named(words["timeline published"], text) if source else text
