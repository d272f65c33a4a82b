"""The entries of a file as its outline, and those of all maps to search in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from argmap.editor.desk import Desk, Here
from argmap.editor.extents import Extent, extents, sections
from argmap.editor.markup import shortened
from argmap.exchange.clean import clean
from argmap.language.syntax import Entry, File, joined

if TYPE_CHECKING:
    from argmap.editor.server import Server

KINDS = {
    "map": types.SymbolKind.Module,
    "import": types.SymbolKind.Package,
    "section": types.SymbolKind.Namespace,
    "source": types.SymbolKind.File,
    "speaker": types.SymbolKind.Class,
    "question": types.SymbolKind.Enum,
    "claim": types.SymbolKind.Boolean,
    "evidence": types.SymbolKind.Constant,
    "assumption": types.SymbolKind.Variable,
    "gap": types.SymbolKind.Null,
    "argument": types.SymbolKind.Operator,
}
"""The sort of symbol whose icon says best what an entry is."""
_FIRST_KINDS = {types.SymbolKind.Null: types.SymbolKind.Field}
_FIRST_KINDS[types.SymbolKind.Operator] = types.SymbolKind.Function
"""What stands in where an editor has only the first sorts: those up to `Array`."""
_LONG = 120
"""How many characters of a text an outline shows."""
_MOST = 500
"""How many entries a search gives."""

Outline = list[types.DocumentSymbol] | list[types.SymbolInformation]


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> Outline | None:
        here = server.desk.here(params.text_document.uri)
        return outline(here) if here else None

    @server.feature(types.WORKSPACE_SYMBOL)
    def workspace_symbols(params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
        return search(server.desk, params.query)


def outline(here: Here) -> Outline:
    """The entries of a file; those of a section below it, where the editor shows levels."""
    found = extents(here.file)
    can = "text_document.document_symbol.hierarchical_document_symbol_support"
    if not get_capability(here.desk.capabilities, can, False):
        entries = [one.entry for one in found]
        return list(_informations(here.desk, entries, "text_document.document_symbol"))
    symbols = [_symbol(here, one) for one in found]
    within = sections(found)
    for head, first, stop in within:
        symbols[first - 1].range = here.places.range(head.start, found[stop - 1].end)
        symbols[first - 1].children = symbols[first:stop]
    before = within[0][1] - 1 if within else len(symbols)
    return symbols[:before] + [symbols[first - 1] for _, first, _ in within]


def _symbol(here: Here, one: Extent) -> types.DocumentSymbol:
    head = one.entry.head_span
    return types.DocumentSymbol(
        name=_name(one.entry),
        detail=_text(one.entry) or None,
        kind=_kind(here.desk, one.entry, "text_document.document_symbol"),
        range=here.places.range(one.start, max(one.end, head.end)),
        selection_range=here.places.of(head),
    )


def search(desk: Desk, query: str) -> list[types.SymbolInformation]:
    """The entries that have the words of a query in their ids or texts, ids first.

    They are those of the maps that are open; with a query, of all maps of their projects.
    """
    words = query.casefold().split()
    found: list[tuple[int, Entry]] = []
    for file in _files(desk, everywhere=bool(words)):
        for entry in file.entries:
            rank = _rank(words, _name(entry).casefold(), joined(entry.words) if entry.words else "")
            if rank is not None:
                found.append((rank, entry))
    found.sort(key=lambda one: one[0])
    entries = [entry for _, entry in found[:_MOST]]
    return list(_informations(desk, entries, "workspace.symbol"))


def _files(desk: Desk, everywhere: bool) -> Iterator[File]:
    followed = list(desk.followed())
    roots: dict[Path, None] = dict.fromkeys(one.root for one in followed)
    if not everywhere:
        for one in followed:
            yield from one.loaded.files
        return
    for root in roots:
        for _, files in desk.maps.files(root):
            yield from files


def _rank(words: list[str], id: str, text: str) -> int | None:
    """How well an entry fits a query, the smaller the better; None where it does not."""
    if all(word in id for word in words):
        return 0 if id.startswith("".join(words[:1])) else 1
    text = text.casefold()
    if all(word in id or word in text for word in words):
        return 2
    return 3 if all(_in_order(word, id) for word in words) else None


def _in_order(word: str, id: str) -> bool:
    """Whether an id has the characters of a word in their order: `jundl` for `june-deadline`."""
    rest = iter(id)
    return all(char in rest for char in word)


def _informations(
    desk: Desk, entries: Iterable[Entry], which: str
) -> Iterator[types.SymbolInformation]:
    for entry in entries:
        place, text = desk.location(entry.head_span), _text(entry)
        if place is not None:
            name = f"{_name(entry)}: {text}" if text else _name(entry)
            kind = _kind(desk, entry, which)
            yield types.SymbolInformation(place, name, kind, container_name=entry.source.name)


def _kind(desk: Desk, entry: Entry, which: str) -> types.SymbolKind:
    kind = KINDS.get(entry.kind or "", types.SymbolKind.String)
    known = get_capability(desk.capabilities, f"{which}.symbol_kind.value_set")
    return kind if known and kind in known else _FIRST_KINDS.get(kind, kind)


def _name(entry: Entry) -> str:
    """Its id; of an entry whose head can't be read, its first line."""
    if entry.id is not None:
        return clean(entry.id)
    text = entry.source.text
    return clean(shortened(text[entry.begin : text.find("\n", entry.begin)], _LONG)) or "?"


def _text(entry: Entry) -> str:
    return clean(shortened(joined(entry.words), _LONG)) if entry.words else ""
