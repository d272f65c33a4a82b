"""Who speaks in a map: every speaker, every source in its own voice, and whoever is unnamed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

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
    role: str
    """What the speaker is, or how the source speaks; may be empty."""
    house: str
    """The name of what the speaker belongs to; may be empty."""
    said: tuple[tuple[Claim | Evidence, Attribution], ...]
    """The entries that they take a stance to, in reading order."""


def voices(map: Map, file: str | None = None) -> list[Voice]:
    """The voices of a map, or of the entries in one of its files.

    Speakers come first, as they stand in the map, then sources, then the unnamed.
    """
    said: dict[tuple[str, str | None], list[tuple[Claim | Evidence, Attribution]]] = {}
    for entry in map.entries.values():
        if not isinstance(entry, Claim | Evidence):
            continue
        if file is not None and entry.at.file != file:
            continue
        for one in entry.attributions:
            reserved = one.speaker in ("author", "unnamed")
            key = (one.speaker, one.source if reserved else None)
            said.setdefault(key, []).append((entry, one))
    names = _source_names(map)
    place = {id: number for number, id in enumerate((*map.entries, *map.imported))}
    kinds = {"author": 1, "unnamed": 2}
    keys = sorted(
        said,
        key=lambda key: (
            kinds.get(key[0], 0),
            place.get(key[0] if key[0] not in kinds else key[1] or "", -1),
        ),
    )
    return [_voice(map, key, tuple(said[key]), names) for key in keys]


def _voice(
    map: Map,
    key: tuple[str, str | None],
    said: tuple[tuple[Claim | Evidence, Attribution], ...],
    names: dict[str, str],
) -> Voice:
    id, source_id = key
    source = map.get(source_id) if source_id else None
    if id == "unnamed":
        where = f"in {names[source.id]}" if source else ""
        return Voice(id, source_id, "Somebody unnamed", where, "", said)
    if id == "author":
        authors = source.author if isinstance(source, Source) else ()
        by = f", by {' and '.join(name_in(map, one) for one in authors)}" if authors else ""
        name = names[source.id] if source else "The text itself"
        return Voice(id, source_id, name, f"in its own voice{by}", "", said)
    speaker = map.get(id)
    assert isinstance(speaker, Speaker), "what speaks is a speaker"
    house = name_in(map, speaker.of) if speaker.of else ""
    return Voice(id, None, speaker.text, speaker.role or "", house, said)


def _source_names(map: Map) -> dict[str, str]:
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
