"""Completion: what can be written at a place, while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from argmap.editor.completing import (
    attributions,
    files,
    hedges,
    ids,
    keys,
    kinds,
    links,
    passages,
    rule_names,
    values,
)
from argmap.editor.completing.asked import Asked, asked
from argmap.editor.completing.documents import entry, imports
from argmap.editor.completing.offers import Offered, Sort
from argmap.editor.entry_card import entry_card
from argmap.language.vocabulary import KEYS, strength_of

if TYPE_CHECKING:
    from argmap.editor.desk import Desk, Here
    from argmap.editor.server import Server

TRIGGERS = [":", " ", ",", ">", "+", "[", ".", "/"]
"""Signs behind which something can be chosen; what is a letter is asked for by itself."""
_SPACED = (":", ",", "+", ">")
"""Signs behind which a blank stands."""
_AGAIN = "editor.action.triggerSuggest"
"""The command by which an editor asks anew, where it says that it has it."""
_KIND = types.CompletionItemKind
_ICONS: dict[Sort, types.CompletionItemKind] = {
    "kind": _KIND.Class,
    "snippet": _KIND.Snippet,
    "key": _KIND.Property,
    "relation": _KIND.Keyword,
    "id": _KIND.Reference,
    "file": _KIND.File,
    "folder": _KIND.Module,
    "value": _KIND.Value,
    "words": _KIND.Text,
}


def register(server: Server) -> None:
    """Answers what can be completed, and tells more about a chosen entry."""
    desk = server.desk

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=TRIGGERS, resolve_provider=True),
    )
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        here = desk.here(params.text_document.uri)
        if here is None:
            return None
        what = asked(here, here.places.offset(params.position))
        sign = params.context.trigger_character if params.context else None
        if what is None or (sign == " " and what.what == "key" and not what.typed):
            return None
        return as_list(what, offered(what, takes_snippets(desk)))

    @server.feature(types.COMPLETION_ITEM_RESOLVE)
    def resolve(item: types.CompletionItem) -> types.CompletionItem:
        return resolved(desk, item)


def offered(what: Asked, snippets: bool) -> Offered:
    """What is offered for what is asked for; with `snippets` whole entries, too.

    An editor without snippets may write what breaks a line as it is shown in its menu (Neovim 0.7
    writes a NUL for the break), so that it gets single lines.
    """
    match what.what:
        case "kind":
            return kinds.offered(what, snippets)
        case "id":
            return kinds.new_ids(what)
        case "import":
            return files.maps(what)
        case "key":
            return keys.offered(what)
        case "quote":
            return passages.offered(what, wrap=snippets)
        case "rule":
            return rule_names.offered(what)
    match KEYS[strength_of(what.key)[0]].form:
        case "ids" | "premises" as form:
            return ids.offered(what, form)
        case "links":
            return links.offered(what)
        case "attribution" | "origin":
            return attributions.offered(what)
        case "hedge":
            return hedges.offered(what)
    return values.offered(what)


def takes_snippets(desk: Desk) -> bool:
    """Whether the editor takes text with places to fill in."""
    return _Can(desk.capabilities).snippets


class _Can:
    """What an editor can do with what is offered."""

    def __init__(self, capabilities: types.ClientCapabilities) -> None:
        text_document = capabilities.text_document
        completion = text_document.completion if text_document else None
        item = (completion and completion.completion_item) or types.ClientCompletionItemOptions()
        self.snippets = bool(item.snippet_support)
        self.replaces = bool(item.insert_replace_support)
        self.details = bool(item.label_details_support)
        self.forms = item.documentation_format
        modes = item.insert_text_mode_support
        self.as_is = bool(modes and types.InsertTextMode.AsIs in modes.value_set)
        experimental: Any = capabilities.experimental
        commands = _field(_field(experimental, "commands"), "commands")
        self.asks_again = isinstance(commands, list | tuple) and _AGAIN in commands


def _field(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def as_list(what: Asked, found: Offered) -> types.CompletionList:
    """What is offered as the editor takes it, in our order."""
    here = what.here
    can = _Can(here.desk.capabilities)
    text = here.source.text
    inserted = here.places.range(found.start, what.offset)
    replaced = here.places.range(found.start, max(what.end, what.offset))
    typed = text[found.start : what.offset]
    lead = " " if not typed and text[found.start - 1 : found.start] in _SPACED else ""
    lead = lead if what.what in ("value", "quote", "rule") else ""
    uri = here.desk.uri(here.source.path) if here.source.path else ""
    items = []
    for number, offer in enumerate(found.offers):
        new = lead + (offer.text or offer.label)
        item = types.CompletionItem(
            offer.label,
            kind=_ICONS[offer.sort],
            sort_text=f"{number:04}",
            # What is typed comes first, so that an editor's own filter keeps what we have found
            # by other words, and ranks all of it alike.
            filter_text=f"{typed} {offer.label} {offer.words}".strip(),
            text_edit=types.InsertReplaceEdit(new, inserted, replaced)
            if can.replaces and inserted != replaced
            else types.TextEdit(inserted, new),
        )
        if offer.beside and can.details:
            item.label_details = types.CompletionItemLabelDetails(description=offer.beside)
        elif offer.beside:
            item.detail = offer.beside
        if offer.snippet:
            item.insert_text_format = types.InsertTextFormat.Snippet
        if can.as_is and "\n" in new:
            item.insert_text_mode = types.InsertTextMode.AsIs
        if offer.about is not None:
            item.documentation = _told(offer.about.content(can.forms))
        if offer.entry:
            item.data = {"uri": uri, "id": offer.entry}
        if offer.goes_on and can.asks_again:
            item.command = types.Command("Choose what follows", _AGAIN)
        items.append(item)
    return types.CompletionList(is_incomplete=not found.complete, items=items)


def _told(content: types.MarkupContent) -> types.MarkupContent | str:
    return content if content.kind == types.MarkupKind.Markdown else content.value


def resolved(desk: Desk, item: types.CompletionItem) -> types.CompletionItem:
    """An item with what is known of the entry that it names."""
    data: Any = item.data
    uri, id = _field(data, "uri"), _field(data, "id")
    here = desk.here(uri) if isinstance(uri, str) else None
    if here is None or not isinstance(id, str):
        return item
    made = entry(here, id)
    if made is not None:
        item.documentation = _told(
            entry_card(_map_of(here, id), made).content(_Can(desk.capabilities).forms)
        )
    return item


def _map_of(here: Here, id: str) -> Any:
    """The map that an id is of: this one, or one that it imports."""
    if here.map.get(id) is None and "." in id:
        return imports(here).get(id.partition(".")[0], here.map)
    return here.map
