"""The words of a file that name the same entry as the one at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.uses import heads, named, uses

if TYPE_CHECKING:
    from argmap.editor.server import Server

_DEFINED = types.DocumentHighlightKind.Write
_NAMED = types.DocumentHighlightKind.Read


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlight(
        params: types.DocumentHighlightParams,
    ) -> list[types.DocumentHighlight] | None:
        here = server.desk.here(params.text_document.uri)
        return highlights(here, params.position) if here else None


def highlights(here: Here, position: types.Position) -> list[types.DocumentHighlight] | None:
    """Where the file defines the entry at a place, and where it names it."""
    name = named(here, here.places.offset(position))
    if name is None:
        return None
    own = heads([here.file], name.id) if name.alias is None else []
    spans = [(entry.head_span, _DEFINED) for entry in own]
    spans += [(span, _NAMED) for span in uses(here.file, name.id, name.alias)]
    spans.sort(key=lambda one: one[0].start)
    return [types.DocumentHighlight(here.places.of(span), kind) for span, kind in spans]
