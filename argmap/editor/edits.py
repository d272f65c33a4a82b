"""Changes of map files as an editor makes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.diagnostics import Edit
from argmap.text import SourceText, Span

if TYPE_CHECKING:
    from argmap.editor.desk import Desk

_SPECIAL = re.compile(r"[\\$}]")
_MADE = types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit


@dataclass(slots=True, frozen=True)
class Blank:
    """Words of an edit that somebody has to write: where they stand in its text."""

    edit: Edit
    start: int
    end: int


def workspace_edit(
    desk: Desk, edits: Sequence[Edit], blanks: Sequence[Blank] = ()
) -> types.WorkspaceEdit:
    """Edits of map files for the editor: with the versions that they are for, where it takes them.

    `blanks`, all in one of the edits, are places to jump to where the editor has snippets.
    """
    can = desk.capabilities.workspace.workspace_edit if desk.capabilities.workspace else None
    by_path: dict[Path, list[Edit]] = {}
    for edit in sorted(edits, key=_place):
        if edit.span.source.path is not None:
            by_path.setdefault(edit.span.source.path, []).append(edit)
    if not can or not can.document_changes:
        changes = {
            desk.uri(path): [_text_edit(desk, edit) for edit in mine]
            for path, mine in by_path.items()
        }
        return types.WorkspaceEdit(changes)
    made: list[types.TextDocumentEdit] = []
    for path, mine in by_path.items():
        version = desk.buffers[path].version if path in desk.buffers else None
        document = types.OptionalVersionedTextDocumentIdentifier(desk.uri(path), version)
        told: list[_MADE] = [
            _snippet(desk, edit, blanks)
            if can.snippet_edit_support and blanks and edit == blanks[0].edit
            else _text_edit(desk, edit)
            for edit in mine
        ]
        made.append(types.TextDocumentEdit(document, told))
    return types.WorkspaceEdit(document_changes=made)


def place_of(desk: Desk, edits: Sequence[Edit], blank: Blank) -> types.Location | None:
    """Where a blank will stand once all edits are made."""
    span = blank.edit.span
    if span.source.path is None:
        return None
    text, start = "", 0
    at = 0
    for edit in sorted(
        (one for one in edits if one.span.source.path == span.source.path), key=_place
    ):
        text += span.source.text[at : edit.span.start]
        if edit == blank.edit:
            start = len(text) + blank.start
        text += edit.text
        at = edit.span.end
    places = desk.places(SourceText("", text + span.source.text[at:], span.source.path))
    size = blank.end - blank.start
    return types.Location(desk.uri(span.source.path), places.range(start, start + size))


def between(before: SourceText, after: str) -> list[Edit]:
    """Edits that make one text of another, by whole lines; what stays is left alone."""
    old, new = before.text.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    return [
        Edit(Span(before, starts[a], starts[b]), "".join(new[c:d]))
        for what, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes()
        if what != "equal"
    ]


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end


def _text_edit(desk: Desk, edit: Edit) -> types.TextEdit:
    return types.TextEdit(_range(desk, edit.span), _lines(desk, edit.span, edit.text))


def _snippet(desk: Desk, edit: Edit, blanks: Sequence[Blank]) -> types.SnippetTextEdit:
    said, at = "", 0
    for number, blank in enumerate(sorted(blanks, key=lambda one: one.start), 1):
        words = _plain(edit.text[blank.start : blank.end])
        said += f"{_plain(edit.text[at : blank.start])}${{{number}:{words}}}"
        at = blank.end
    said += _plain(edit.text[at:])
    value = types.StringValue(_lines(desk, edit.span, said))
    return types.SnippetTextEdit(_range(desk, edit.span), value)


def _plain(text: str) -> str:
    """A text as a snippet writes it (Language Server Protocol 3.18, Snippet Syntax)."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def _range(desk: Desk, span: Span) -> types.Range:
    return desk.places(span.source).of(span)


def _lines(desk: Desk, span: Span, text: str) -> str:
    """A text with the line ends of the file that it comes into."""
    buffer = desk.buffers.get(span.source.path) if span.source.path else None
    if buffer is None or "\n" not in text:
        return text
    first = buffer.text.find("\n")
    return text.replace("\n", "\r\n") if buffer.text[max(first - 1, 0) : first] == "\r" else text
