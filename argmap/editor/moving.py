"""The paths that maps write, when an editor gives files and folders other names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.diagnostics import Edit
from argmap.editor.desk import Desk
from argmap.editor.edits import workspace_edit
from argmap.editor.maps import resolved
from argmap.editor.uris import path_of
from argmap.language.syntax import Entry, Property
from argmap.text import Span
from argmap.workspace import project_root

if TYPE_CHECKING:
    from argmap.editor.server import Server

Move = Callable[[Path], Path]
"""Where a file or a folder will lie."""


def register(server: Server) -> None:
    """Adds it to the server."""
    pattern = types.FileOperationPattern("**/*")
    options = types.FileOperationRegistrationOptions(
        [types.FileOperationFilter(pattern, scheme="file")]
    )

    @server.feature(types.WORKSPACE_WILL_RENAME_FILES, options)
    def will_rename(params: types.RenameFilesParams) -> types.WorkspaceEdit | None:
        edits = moved(server.desk, params.files)
        return workspace_edit(server.desk, edits) if edits else None


def moved(desk: Desk, files: Sequence[types.FileRename]) -> list[Edit]:
    """The edits after which maps lead to the same documents and folders as before.

    They are made before the files are renamed. A path that leads nowhere stays as it is, and so
    does an absolute one.
    """
    named = [(path_of(one.old_uri), path_of(one.new_uri)) for one in files]
    moves = [(old, new) for old, new in named if old is not None and new is not None]

    def move(path: Path) -> Path:
        for old, new in moves:
            if path.is_relative_to(old):
                return new / path.relative_to(old)
        return path

    roots = dict.fromkeys(project_root(old.parent) for old, _ in moves)
    return [
        edit
        for root in roots
        for folder, mine in desk.maps.files(root)
        for file in mine
        for entry in file.entries
        if file.source.path is not None
        for span in _paths(entry)
        if (edit := _edit(span, folder, move(file.source.path).parent, move)) is not None
    ]


def _paths(entry: Entry) -> Iterator[Span]:
    """Where an entry names a file or a folder."""
    if entry.kind == "import" and len(entry.words) == 1:
        yield entry.span_of(entry.words[0])
    for line in entry.lines if entry.kind == "source" else ():
        if isinstance(line, Property) and line.key == "file" and len(line.words) == 1:
            yield entry.span_of(line.words[0])


def _edit(span: Span, folder: Path, then: Path, move: Move) -> Edit | None:
    """The edit of one path; `then` is the folder in which its map file will lie."""
    if Path(span.text).is_absolute():
        return None
    there = resolved(folder, span.text)
    if there is None or (then == folder and move(there) == there):
        return None
    try:
        if not there.exists():
            return None
        path = Path(os.path.relpath(move(there), then)).as_posix()
    except (OSError, ValueError):  # ValueError: it is on another drive
        return None
    return None if path == Path(os.path.normpath(span.text)).as_posix() else Edit(span, path)
