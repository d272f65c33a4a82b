"""Another id for an entry, in all files of the project that name it, the open ones as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.check.locks import renamed_locks
from argmap.diagnostics import Edit
from argmap.editor.completing.ranking import is_small
from argmap.editor.desk import Here
from argmap.editor.edits import between, workspace_edit
from argmap.editor.progress import telling
from argmap.editor.refusals import Refusal
from argmap.editor.uses import heads, named
from argmap.text import read_text
from argmap.workspace.renaming import RenameProblem, Renaming
from argmap.workspace.renaming import rename as plan

if TYPE_CHECKING:
    from argmap.editor.server import Server

_SHOWN = 3
"""How many of the places that stand against a rename are named."""


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_RENAME)
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        here = server.desk.here(params.text_document.uri)
        if here is None or is_small(here.map):
            return renamed(here, params.position, params.new_name) if here else None
        async with telling(server, "Renaming in a large map"):
            now = server.desk.here(params.text_document.uri)
            if now is None or now.source is not here.source:
                raise Refusal("the text has changed since; rename it again")
            return renamed(now, params.position, params.new_name)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        here = server.desk.here(params.text_document.uri)
        return prepared(here, params.position) if here else None


def prepared(here: Here, position: types.Position) -> types.PrepareRenamePlaceholder | None:
    """The id at a place, which can get another name; None where there is no id.

    Raises Refusal where no entry has it.
    """
    name = named(here, here.places.offset(position))
    if name is None:
        return None
    if not heads(name.files, name.id):
        raise Refusal(f"nothing has the id `{name.id}`: there is no entry to rename")
    return types.PrepareRenamePlaceholder(here.places.of(name.span), name.span.text)


def renamed(here: Here, position: types.Position, new: str) -> types.WorkspaceEdit:
    """The edits that give the entry which is named at a place another id.

    They are those of `argmap rename`, locks included. Raises Refusal where it can't be renamed.
    """
    name = named(here, here.places.offset(position))
    if name is None:
        raise Refusal("there is no id here: put the cursor on the id of an entry")
    try:
        known = [file for one in here.desk.followed() for file in one.loaded.files]
        planned = plan(name.folder, name.id, new, here.desk.given, known)
    except RenameProblem as problem:
        places = [f"see {span}" for span in problem.places[:_SHOWN]]
        raise Refusal("; ".join([problem.message, *problem.help, *places])) from problem
    except OSError as error:
        raise Refusal(f"can't read {error.filename}: {error.strerror}") from error
    edits = [edit for mine in planned.edits.values() for edit in mine]
    return workspace_edit(here.desk, [*edits, *_of_locks(planned)])


def _of_locks(planned: Renaming) -> list[Edit]:
    locks = renamed_locks(planned)
    return [
        edit
        for path, data in locks.before.items()
        for edit in between(read_text(data, path.name, path)[0], locks.after[path].decode())
    ]
