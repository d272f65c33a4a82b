"""Who speaks in a view: every speaker, every source in its own voice, and whoever is unnamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.graph.view import View
from argmap.model import Attribution, Claim, Evidence, Map, Source, Speaker
from argmap.model.naming import name_in


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something, and all that they say."""

    speaker: str
    """A speaker's id, or `author` or `unnamed`."""
    source: str | None
    """The id of the source that `author` and `unnamed` speak in; None for a named speaker."""
    name: str
    """The speaker's name; of `author` and `unnamed` the source's, empty where there is none."""
    role: str
    """What a named speaker is; may be empty."""
    house: str
    """The name of what the speaker belongs to; may be empty."""
    authors: tuple[str, ...]
    """The names of those who wrote what a source says in its own voice."""
    said: tuple[tuple[Claim | Evidence, Attribution], ...]
    """The entries that they take a stance to, in the order of the map."""


def voices(view: View) -> tuple[Voice, ...]:
    """The voices of the cards of a view.

    Speakers come first, as they stand in the map, then sources, then the unnamed.
    """
    said: dict[tuple[str, str | None], list[tuple[Claim | Evidence, Attribution]]] = {}
    for entry in spoken(view):
        for one in entry.attributions:
            reserved = one.speaker in ("author", "unnamed")
            key = (one.speaker, one.source if reserved else None)
            said.setdefault(key, []).append((entry, one))
    map = view.map
    names = source_names(map)
    place = {id: number for number, id in enumerate((*map.entries, *map.imported))}
    kinds = {"author": 1, "unnamed": 2}
    keys = sorted(
        said,
        key=lambda key: (
            kinds.get(key[0], 0),
            place.get(key[0] if key[0] not in kinds else key[1] or "", -1),
        ),
    )
    return tuple(_voice(map, key, tuple(said[key]), names) for key in keys)


def spoken(view: View) -> Iterator[Claim | Evidence]:
    """The cards of a view that somebody takes a stance to, in the order of the map."""
    shown = set(view.cards)
    for entry in (*view.map.entries.values(), *view.map.imported.values()):
        if entry.id in shown and isinstance(entry, Claim | Evidence) and entry.attributions:
            yield entry


def _voice(
    map: Map,
    key: tuple[str, str | None],
    said: tuple[tuple[Claim | Evidence, Attribution], ...],
    names: dict[str, str],
) -> Voice:
    id, source_id = key
    if id in ("author", "unnamed"):
        source = map.get(source_id) if source_id else None
        by = source.author if isinstance(source, Source) and id == "author" else ()
        authors = tuple(name_in(map, one) for one in by)
        return Voice(id, source_id, names.get(source_id or "", ""), "", "", authors, said)
    speaker = map.get(id)
    assert isinstance(speaker, Speaker), "what speaks is a speaker"
    house = name_in(map, speaker.of) if speaker.of else ""
    return Voice(id, None, speaker.text, speaker.role or "", house, (), said)


def source_names(map: Map) -> dict[str, str]:
    """Each source's publisher, or its title where it has none or shares it with another."""
    everything = (*map.entries.values(), *map.imported.values())
    sources = [entry for entry in everything if isinstance(entry, Source)]
    published = Counter(source.publisher for source in sources)
    return {
        source.id: source.publisher
        if source.publisher and published[source.publisher] == 1
        else source.text
        for source in sources
    }
