"""What the editor shows of the word under the pointer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.documents import said as said_in
from argmap.editor.entry_card import entry_card
from argmap.editor.locator_card import locator_card
from argmap.editor.markup import Card
from argmap.editor.quote_card import quote_card
from argmap.editor.spots import Spot, spot
from argmap.editor.voice_card import document_state, reserved_card
from argmap.editor.word_card import key_card, kind_card, mode_card, rule_card, value_card
from argmap.language.syntax import Attribution, Property, joined
from argmap.language.vocabulary import RESERVED_SPEAKERS
from argmap.model import Source
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.editor.server import Server

_SUPPRESSION = re.compile(r"^[ \t]*#[ \t]+argmap:[ \t]*ignore\[(?P<rules>[^\]\n]*)\]")
_RULE = re.compile(r"[^,\s]+")


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        here = server.desk.here(params.text_document.uri)
        if here is None:
            return None
        found = hover_at(here, here.places.offset(params.position))
        if found is None:
            return None
        card, span = found
        return types.Hover(card.content(_kinds(here)), here.places.of(span))


def _kinds(here: Here) -> list[types.MarkupKind] | None:
    text_document = here.desk.capabilities.text_document
    can = text_document.hover if text_document else None
    return list(can.content_format) if can and can.content_format else None


def hover_at(here: Here, offset: int) -> tuple[Card, Span] | None:
    """What is to be shown of a code point, and the words that it is about; None for nothing."""
    suppressed = _suppressed(here, offset)
    if suppressed is not None:
        card = rule_card(suppressed.text)
        return (card, suppressed) if card else None
    found = spot(here.file, offset)
    if found is None:
        return None
    card = _card(here, found)
    return (card, found.span) if card else None


def _suppressed(here: Here, offset: int) -> Span | None:
    """The name of a rule that a comment sets aside."""
    source = here.source
    line = source.position(offset)[0]
    comment = _SUPPRESSION.match(source.line(line))
    if comment is None:
        return None
    start = source.offset(line)
    for found in _RULE.finditer(comment.string, *comment.span("rules")):
        if start + found.start() <= offset <= start + found.end():
            return Span(source, start + found.start(), start + found.end())
    return None


def _card(here: Here, found: Spot) -> Card | None:
    kind, line = found.entry.kind, found.line
    match found.role:
        case "id" | "reference":
            return _named(here, found)
        case "kind":
            return kind_card(found.span.text)
        case "key" if line is not None:
            return key_card(line.key, kind)
        case "mode":
            return mode_card(found.span.text)
        case "quote" | "hedge" | "locator" if line is not None:
            return _said(here, found)
        case "value" if isinstance(line, Property):
            return _value(here, found, line)
    return None


def _named(here: Here, found: Spot) -> Card | None:
    entry = here.map.get(found.id)
    if entry is not None:
        return entry_card(here.map, entry)
    if found.id in RESERVED_SPEAKERS and "speaker" in found.kinds:
        return reserved_card(here.map, found.id)
    return None


def _value(here: Here, found: Spot, line: Property) -> Card | None:
    if line.key in ("file", "sha256"):
        source = here.map.get(found.entry_id)
        if not isinstance(source, Source):
            return None
        card = Card()
        card.fact("Document", *document_state(source))
        return card
    return value_card(line.key, joined(line.words), found.entry.kind, here.map.scale)


def _said(here: Here, found: Spot) -> Card | None:
    """The card of a quote, a hedge or a locator, by the attribution of the map that it is of."""
    line = found.line
    said = said_in(here, found.entry, line) if isinstance(line, Attribution) else None
    shelf, root = here.following.shelf, here.following.root
    if found.role == "locator":
        source = here.map.get(said.source) if said and said.source else None
        known = source if isinstance(source, Source) else None
        return locator_card(found.span.text, known, said, shelf, root)
    if said is None:
        return None
    quote = said.quote if found.role == "quote" else said.hedge
    return quote_card(here.map, said, quote, shelf, root) if quote else None
