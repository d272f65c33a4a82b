"""Desks with files open on them, and what files are after the edits that an editor is given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from opening import applied, here, opened, place

from argmap.editor.desk import Desk, Here
from argmap.editor.positions import Encoding
from argmap.editor.uris import path_of


def desk_with(
    *paths: Path,
    encoding: Encoding = "utf-16",
    capabilities: types.ClientCapabilities | None = None,
) -> Desk:
    """A desk with files open as they are on disk, in an editor that can do all, unless told."""
    return opened(paths, capabilities or "all", encoding)


def here_in(desk: Desk, path: Path) -> Here:
    """A map file of a desk."""
    return here(desk, path)


def texts_after(desk: Desk, edit: types.WorkspaceEdit) -> dict[str, str]:
    """The texts of files by their names, after an edit of several."""
    changes: dict[str, list[types.TextEdit]] = {
        uri: list(edits) for uri, edits in (edit.changes or {}).items()
    }
    for change in edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        edits = changes.setdefault(change.text_document.uri, [])
        edits += [one for one in change.edits if isinstance(one, types.TextEdit)]
    texts: dict[str, str] = {}
    for uri, mine in changes.items():
        path = path_of(uri)
        assert path is not None
        known = desk.buffers.get(path)
        text = known.text if known else path.read_bytes().decode("utf-8")
        texts[uri] = edited_text(text, mine, desk.encoding)
    return texts


def edited_text(text: str, edits: Iterable[types.TextEdit], encoding: Encoding = "utf-16") -> str:
    """A text after edits, all of which are for the text as it is; the line behind the last one is
    the end of the text, as editors take it."""
    last, end = text.count("\n"), place(text, len(text), encoding)

    def inside(position: types.Position) -> types.Position:
        return position if position.line <= last else end

    return applied(
        text,
        [
            types.TextEdit(
                types.Range(inside(one.range.start), inside(one.range.end)), one.new_text
            )
            for one in edits
        ],
        encoding,
    )
