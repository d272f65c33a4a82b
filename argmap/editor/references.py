"""Every line that names an entry, in its map and in the maps that import it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.maps import Maps
from argmap.editor.uses import Named, heads, named, uses
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.editor.server import Server


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location] | None:
        here = server.desk.here(params.text_document.uri)
        name = named(here, here.places.offset(params.position)) if here else None
        if here is None or name is None:
            return None
        return locations(here, name, params.context.include_declaration)


def locations(here: Here, name: Named, defined: bool) -> list[types.Location]:
    """Where an entry is named, and with `defined` where it is defined, which comes first."""
    found = [*(entry.head_span for entry in heads(name.files, name.id) if defined)]
    found += _named(here.desk.maps, name)
    return [place for span in found if (place := here.desk.location(span))]


def _named(maps: Maps, name: Named) -> Iterator[Span]:
    for file in name.files:
        yield from uses(file, name.id)
    for alias, files in maps.importing(name.folder):
        for file in files:
            yield from uses(file, name.id, alias)
