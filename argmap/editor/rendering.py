"""A map drawn into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.editor import requests
from argmap.editor.refusals import Refusal

if TYPE_CHECKING:
    from argmap.editor.server import Server

FORMATS = ("svg", "png", "pdf", "html", "dot", "mermaid")


async def rendered(server: Server, uri: str, output: str, form: str) -> dict[str, Any]:
    """Draws the map that a file belongs to, as `argmap render` does, and writes it.

    A relative output counts from the map's folder. Raises Refusal where the map has errors, the
    format is unknown, or the output is what a project needs or can't be written.
    """
    from argmap.workspace.writing import write_atomically  # noqa: PLC0415

    folder = server.desk.read(uri).following.folder
    if form not in FORMATS:
        raise Refusal(f"`{form}` is no format that maps are drawn in: {', '.join(FORMATS)}")
    target = folder / output
    _spare(target, folder)

    def given() -> tuple[object, ...]:
        return folder, server.desk.given, form, target

    data, notes = await server.aside.do("argmap.editor.drawing", "picture", given)
    _spare(target, folder)  # it took its time
    try:
        write_atomically(target, data)
    except OSError as error:
        raise Refusal(f"can't write {target}: {error.strerror or error}") from None
    return {"path": str(target), "notes": notes}


def _spare(target: Path, folder: Path) -> None:
    """Refuses what may not be written over, and what can't be."""
    from argmap.check.needed import why_needed  # noqa: PLC0415  (slow to load)

    try:
        if target.is_dir():
            raise Refusal(f"{target} is a folder")
        if not target.parent.is_dir():
            raise Refusal(f"there is no folder {target.parent}")
        why = why_needed(target, [str(folder)])
    except (OSError, RuntimeError, ValueError) as error:
        raise Refusal(f"can't write {target}: {error}") from None
    if why:
        raise Refusal(f"{target} {why}: choose another name")


def register(server: Server) -> None:
    """Answers the request for a picture."""

    @server.feature(requests.RENDER)
    async def render(params: requests.Render) -> dict[str, Any]:
        return await rendered(server, params.textDocument.uri, params.output, params.format)
