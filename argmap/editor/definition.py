"""From a word to what it means: an entry, a document, the words of a quote, another map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from argmap.editor.desk import Here
from argmap.editor.documents import document, document_of, passage, passage_in_page, said
from argmap.editor.extents import extents
from argmap.editor.maps import imported
from argmap.editor.spots import Spot, spot
from argmap.editor.uses import heads, named
from argmap.language.syntax import Attribution
from argmap.text import SourceText, Span

if TYPE_CHECKING:
    from argmap.editor.server import Server

Definitions = list[types.Location] | list[types.LocationLink]


@dataclass(slots=True, frozen=True)
class Target:
    """What a word means, and where it stands."""

    word: Span
    place: Span
    """What is to be selected there."""
    whole: Span
    """All of it, such as an entry."""


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> Definitions | None:
        here = server.desk.here(params.text_document.uri)
        return definitions(here, params.position) if here else None


def definitions(here: Here, position: types.Position) -> Definitions | None:
    """Where what stands at a place is defined."""
    targets = found(here, here.places.offset(position))
    if get_capability(here.desk.capabilities, "text_document.definition.link_support", False):
        return [link for one in targets if (link := _link(here, one))] or None
    places = (here.desk.location(one.place) for one in targets)
    return [place for place in places if place] or None


def found(here: Here, offset: int) -> list[Target]:
    """What the word at a place means; an id that is given twice means two entries."""
    name = named(here, offset, whole=True)
    if name is not None:
        files = {file.source.path: file for file in name.files}
        targets: list[Target] = []
        for entry in heads(name.files, name.id):
            file = files[entry.source.path]
            extent = next(one for one in extents(file) if one.entry is entry)
            whole = Span(entry.source, extent.start, extent.end)
            targets.append(Target(name.span, entry.head_span, whole))
        return targets
    at = spot(here.file, offset)
    place = _elsewhere(here, at) if at else None
    return [Target(at.span, place, place)] if at and place else []


def _elsewhere(here: Here, at: Spot) -> Span | None:
    """What a path or the words of a quote lead to."""
    if at.role == "text" and at.entry.kind == "import" and at.entry.id is not None:
        other = imported(here, at.entry.id)
        return Span(other.files[0].source, 0, 0) if other and other.files else None
    if at.role == "value" and at.entry.kind == "source" and at.line and at.line.key == "file":
        path = document(here, here.source.path, at.span.text)
        return _top(path) if path else None
    if at.role in ("quote", "hedge", "locator") and isinstance(at.line, Attribution):
        attribution = said(here, at.entry, at.line)
        if attribution is None or attribution.source is None:
            return None
        quote = attribution.hedge if at.role == "hedge" else attribution.quote
        source = attribution.source
        words = (
            (passage(here, source, quote) or passage_in_page(here, source, quote))
            if quote
            else None
        )
        path = document_of(here, source)
        return words or (_top(path) if path else None)
    return None


def _top(path: Path) -> Span:
    return Span(SourceText(path.name, "", path), 0, 0)


def _link(here: Here, target: Target) -> types.LocationLink | None:
    whole, place = here.desk.location(target.whole), here.desk.location(target.place)
    if whole is None or place is None:
        return None
    return types.LocationLink(whole.uri, whole.range, place.range, here.places.of(target.word))
