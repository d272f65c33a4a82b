"""The live page of a map beside its text: the page, what is new, and the way from one to the
other."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from lsprotocol import types

from argmap.editor import requests
from argmap.editor.uris import uri_of
from argmap.text import SourceText

if TYPE_CHECKING:
    from argmap.editor.server import Server

_PAUSE = 0.3
"""Seconds between two notices that a map has changed."""
_THEMES = ("light", "dark")


class Preview:
    """The pages that an editor shows."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._shown: dict[Path, list[SourceText]] = {}
        """The folders of which a page was asked for, with the texts that were told of last."""
        self._asked: dict[tuple[Path, str], asyncio.Task[Any]] = {}
        self._waiting: dict[Path, asyncio.TimerHandle | None] = {}

    async def page(self, uri: str, theme: str | None) -> dict[str, Any]:
        """A whole page of the map that a file belongs to."""
        folder = self._folder(uri)
        colours = theme if theme in _THEMES else None
        html = await self._drawn(folder, f"page {colours}", "live_page", colours)
        return {"html": html, "key": uri_of(folder)}

    async def update(self, uri: str) -> dict[str, Any]:
        """What an open page is told to show the map as it is now."""
        folder = self._folder(uri)
        update = await self._drawn(folder, "update", "live_update")
        return {"update": update, "key": uri_of(folder)}

    def published(self, folder: Path) -> None:
        """Tells that a map says something new: at once, and then again after a pause."""
        if folder not in self._shown or self._shown[folder] == self._texts(folder):
            return
        self._shown[folder] = self._texts(folder)
        if folder in self._waiting:
            timer = self._waiting[folder]
            if timer is None:
                loop = asyncio.get_running_loop()
                self._waiting[folder] = loop.call_later(_PAUSE, self._tell, folder)
            return
        self._tell(folder)

    def _tell(self, folder: Path) -> None:
        self._waiting[folder] = None
        asyncio.get_running_loop().call_later(_PAUSE, self._rest, folder)
        self._server.protocol.notify(requests.CHANGED, {"key": uri_of(folder)})

    def _rest(self, folder: Path) -> None:
        if self._waiting.get(folder) is None:
            self._waiting.pop(folder, None)

    async def _drawn(self, folder: Path, what: str, work: str, *more: object) -> Any:
        """What is drawn of a folder. Who asks for the same before it is begun gets the same."""
        key = folder, what

        def given() -> tuple[object, ...]:
            self._asked.pop(key, None)  # who asks from now on may ask for another text
            return folder, self._server.desk.given, *more

        task = self._asked.get(key)
        if task is None:
            task = self._asked[key] = asyncio.ensure_future(
                self._server.aside.do("argmap.editor.drawing", work, given)
            )
        try:
            return await asyncio.shield(task)
        finally:
            if task.done() and self._asked.get(key) is task:
                del self._asked[key]

    def _folder(self, uri: str) -> Path:
        folder = self._server.desk.read(uri).following.folder
        self._shown[folder] = self._texts(folder)
        return folder

    def _texts(self, folder: Path) -> list[SourceText]:
        """The texts of a map: others as soon as anything that it says is another."""
        return [file.source for file in self._server.desk.following(folder).loaded.files]


def register(server: Server) -> None:
    """Answers what a page beside the text asks."""
    desk, preview = server.desk, Preview(server)
    server.after_publishing.append(preview.published)

    @server.feature(requests.PAGE)
    async def page(params: requests.Page) -> dict[str, Any]:
        return await preview.page(params.textDocument.uri, params.theme)

    @server.feature(requests.UPDATE)
    async def update(params: requests.OfDocument) -> dict[str, Any]:
        return await preview.update(params.textDocument.uri)

    @server.feature(requests.ENTRY_AT)
    def entry_at(params: requests.Place) -> dict[str, str] | None:
        here = desk.here(params.textDocument.uri)
        if here is None or here.source.path is None:
            return None
        entry = here.entry(here.places.offset(params.position))
        id = normalize("NFC", entry.id) if entry and entry.id else None
        if id not in here.map.entries:
            return None
        return {"id": id, "key": uri_of(here.source.path.parent)}

    @server.feature(requests.PLACE)
    def place(params: requests.Named) -> types.Location | None:
        here = desk.here(params.textDocument.uri)
        entry = here.map.get(normalize("NFC", params.id)) if here else None
        return desk.location(entry.at) if entry else None
