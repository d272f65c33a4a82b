"""What an editor's client asks beyond the Language Server Protocol: `argmap/...`, by its fields."""

from __future__ import annotations

from typing import Any

import attrs
from lsprotocol import types


@attrs.frozen
class OfDocument:
    """What is asked of a map by one of its files."""

    textDocument: types.TextDocumentIdentifier


@attrs.frozen
class Page(OfDocument):
    """A live page, in colours of a theme: `light`, `dark`, or else both."""

    theme: str | None = None


@attrs.frozen
class Place(OfDocument):
    """What stands at a place."""

    position: types.Position


@attrs.frozen
class Named(OfDocument):
    """An entry, by its id."""

    id: str


@attrs.frozen
class Passages(OfDocument):
    """Passages of a source that have some words."""

    source: str
    words: str


@attrs.frozen
class Render(OfDocument):
    """A picture of the map: the file that it goes into, and the format."""

    output: str
    format: str


PAGE, UPDATE, CHANGED = "argmap/page", "argmap/update", "argmap/changed"
ENTRY_AT, PLACE, ORIGINS = "argmap/entryAt", "argmap/place", "argmap/origins"
SOURCES, PASSAGES, RENDER = "argmap/sources", "argmap/passages", "argmap/render"


def _message(params: type) -> type:
    """The message with such parameters (JSON-RPC 2.0, section 4, request object)."""
    fields: dict[str, Any] = {"id": int | str, "method": str, "jsonrpc": str, "params": params}
    made = {name: attrs.field(type=kind) for name, kind in fields.items()}
    return attrs.make_class(f"{params.__name__}Request", made)


MESSAGES = {
    PAGE: _message(Page),
    UPDATE: _message(OfDocument),
    ENTRY_AT: _message(Place),
    PLACE: _message(Named),
    ORIGINS: _message(Named),
    SOURCES: _message(OfDocument),
    PASSAGES: _message(Passages),
    RENDER: _message(Render),
}
"""The messages that requests come in, by their method."""
