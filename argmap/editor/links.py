"""Links to documents, to the places that locators name, to web addresses and to other maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from argmap.editor.desk import Here
from argmap.editor.documents import document, document_of, kind_of, passage, said
from argmap.editor.maps import imported
from argmap.editor.uris import uri_of
from argmap.language.syntax import Attribution, Entry, Property
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.editor.server import Server

_WEB = re.compile(r"https?://[^\s<>\"]+\Z")
_LINE = re.compile(r"lines? (\d+)")
_Link = tuple[Span, str, str]
"""What is a link, where it leads to, and what is said of it."""


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DocumentLinkOptions())
    def document_link(params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
        here = server.desk.here(params.text_document.uri)
        return links(here) if here else None


def links(here: Here) -> list[types.DocumentLink]:
    """The links of a file. None leads out of the project, or to anything but files and the web."""
    can = get_capability(
        here.desk.capabilities, "text_document.document_link.tooltip_support", False
    )
    documents: dict[str, Path | None] = {}
    return [
        types.DocumentLink(here.places.of(span), target, tooltip if can else None)
        for entry in here.file.entries
        for span, target, tooltip in _links(here, entry, documents)
    ]


def _links(here: Here, entry: Entry, documents: dict[str, Path | None]) -> Iterator[_Link]:
    """The links of an entry; `documents` keeps those of sources, by their ids."""
    if entry.kind == "import" and entry.id is not None and len(entry.words) == 1:
        other = imported(here, entry.id)
        path = other.files[0].source.path if other and other.files else None
        if path is not None:
            yield entry.span_of(entry.words[0]), uri_of(path), "Open the map"
    for line in entry.lines:
        if isinstance(line, Property) and len(line.words) == 1:
            yield from _of_source(here, entry, line)
        elif isinstance(line, Attribution) and line.locators:
            yield from _of_locators(here, entry, line, documents)


def _of_source(here: Here, entry: Entry, line: Property) -> Iterator[_Link]:
    span = entry.span_of(line.words[0])
    if entry.kind != "source":
        return
    if line.key == "file":
        path = document(here, here.source.path, span.text)
        if path is not None:
            yield span, uri_of(path), "Open the document"
    elif line.key in ("url", "archived") and _WEB.match(span.text):
        yield span, span.text, "Open the page"


def _of_locators(
    here: Here, entry: Entry, line: Attribution, documents: dict[str, Path | None]
) -> Iterator[_Link]:
    attribution = said(here, entry, line)
    source = attribution.source if attribution else None
    if attribution is None or source is None:
        return
    if source not in documents:
        documents[source] = document_of(here, source)
    path = documents[source]
    if path is None:
        return
    quote = attribution.quote
    words = passage(here, source, quote) if quote else None
    for locator in line.locators:
        target = _at_line(path, words.line if words else _line(here, source, locator))
        tooltip = "Open the document where the quote stands" if words else "Open the document"
        yield entry.span_of(locator), target, tooltip


def _line(here: Here, source: str, locator: str) -> int | None:
    """The line that a locator names in a document of plain text."""
    named = _LINE.match(locator) if kind_of(here, source) == "text" else None
    return int(named[1]) if named else None


def _at_line(path: Path, line: int | None) -> str:
    """The name of a file with the line to go to, from 1, as editors understand it."""
    return uri_of(path) if line is None else f"{uri_of(path)}#L{line}"
