"""The server: what an editor says and asks goes to the desk and to the features.

Features are files of this package with a function `register`, which takes the server. All runs
in one thread: what is answered, and what is published, is true of the text as it is then.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound
from pygls.lsp.server import LanguageServer

from argmap import __version__
from argmap.editor.aside import Aside
from argmap.editor.desk import Desk
from argmap.editor.diagnostics import Publishing
from argmap.editor.ending import end_with
from argmap.editor.progress import telling
from argmap.editor.protocol import Protocol
from argmap.editor.refusals import Refusal, named
from argmap.editor.uris import path_of
from argmap.workspace import PathProblem

FEATURES: tuple[str, ...] = (
    "call_hierarchy",
    "code_actions",
    "code_lens",
    "completion",
    "definition",
    "explaining",
    "folding",
    "formatting",
    "highlight",
    "hover",
    "inlay_hints",
    "links",
    "moving",
    "on_type",
    "origins",
    "passages",
    "preview",
    "references",
    "refreshing",
    "rename",
    "rendering",
    "selection",
    "semantic_tokens",
    "signature_help",
    "symbols",
)
"""The files of this package that have features."""
_QUIET = 2.0
"""Seconds after a file was opened until what is found is kept for the next start."""
_PAUSE = 0.02
"""Seconds without a change before what is found is published: changes that come together."""


class Server(LanguageServer):
    """The language server of argmap."""

    def __init__(self) -> None:
        super().__init__("argmap", __version__, protocol_cls=Protocol)
        self.desk = Desk()
        self.after_publishing: list[Callable[[Path], None]] = []
        """Called with each folder whose findings were published."""
        self.closing: list[Callable[[], object]] = []
        """Called when the server ends."""
        self.aside = Aside()
        """Where work is done that takes long."""
        self.closing += [self.desk.keep, self.aside.close]
        self._publishing = Publishing(self.desk)
        self._shown: dict[Path, types.PublishDiagnosticsParams] = {}
        self._waiting: asyncio.TimerHandle | None = None
        self._loading: asyncio.Task[None] | None = None
        self._told = ""
        _lifecycle(self)
        for name in FEATURES:
            import_module(f"argmap.editor.{name}").register(self)

    protocol: Protocol

    def close(self) -> None:
        """Ends what the server has begun."""
        for close in self.closing:
            close()

    def shutdown(self) -> None:
        """Ends the server."""
        self.close()
        super().shutdown()  # type: ignore[no-untyped-call]

    def soon(self) -> None:
        """Publishes what is found in a moment, unless something changes before."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(_PAUSE, self.publish)

    def load(self) -> None:
        """Publishes what is found in a map that is large, and shows meanwhile that it is read."""

        async def read() -> None:
            async with telling(self, "Reading the map"):
                self.publish()

        self._loading = asyncio.get_running_loop().create_task(read())

    def glance(self, uri: str) -> None:
        """Publishes what can be said at once of a file that was opened."""
        path = path_of(uri)
        for place, found in self.desk.glance(path).items() if path else ():
            self._show(place, self._publishing.of(place, found))

    def publish(self) -> None:
        """Publishes what is found in every file of a map that is open, where it has changed: in
        the files that are open first."""
        self._waiting = None
        folders: list[Path] = []
        for folder in self.desk.folders():
            try:
                self.desk.following(folder)
            except PathProblem as problem:
                self._tell(problem.message)
            else:
                folders.append(folder)
        news, self.desk.news = self.desk.news, set()
        for path in sorted(news, key=lambda one: (one not in self.desk.buffers, one)):
            self._show(path, self._publishing.of(path, self.desk.findings(path)))
        for folder in folders:
            for tell in self.after_publishing:
                tell(folder)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tells the person at the editor, unless it is no fault of ours."""
        if isinstance(error, JsonRpcMethodNotFound | Refusal):
            return
        if source is JsonRpcException:
            logging.getLogger(__name__).error("a message can't be read", exc_info=error)
            if isinstance(error, ValueError):
                self.protocol.unreadable()
            return
        said = f"argmap itself has failed: {named(error)}"
        logging.getLogger(__name__).error(said)
        self._tell(said)

    def _show(self, path: Path, mine: list[types.Diagnostic]) -> None:
        buffer = self.desk.buffers.get(path)
        uri, version = self.desk.uri(path), buffer.version if buffer else None
        told = self._shown.get(path)
        if told is not None and told.uri != uri:  # it was opened, or closed, by another name
            del self._shown[path]
            if told.diagnostics:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(told.uri, []))
            told = None
        now = types.PublishDiagnosticsParams(uri, mine, version=version)
        if now != told and (mine or (told is not None and told.diagnostics)):
            self.text_document_publish_diagnostics(now)
            self._shown[path] = now

    def _tell(self, message: str) -> None:
        if message != self._told:
            self._told = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))


def _lifecycle(server: Server) -> None:
    """What is said of the editor and of its files."""
    desk = server.desk

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        end_with(params.process_id, server.close)
        desk.capabilities = params.capabilities
        agreed = server.workspace.position_encoding or "utf-16"
        desk.encoding = types.PositionEncodingKind(agreed).value

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        workspace = desk.capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [
                types.FileSystemWatcher(pattern)
                for pattern in ("**/*.argmap", "**/argmap.toml", "**/argmap.lock", "**/sources/**")
            ]
            server.client_register_capability(
                types.RegistrationParams(
                    [
                        types.Registration(
                            "files",
                            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                            types.DidChangeWatchedFilesRegistrationOptions(watchers),
                        )
                    ]
                ),
                lambda _: None,
            )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        desk.open(document.uri, document.text, document.version)
        server.glance(document.uri)
        asyncio.get_running_loop().call_later(_QUIET, desk.keep)
        if desk.is_large(document.uri):
            server.load()
        else:
            server.soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        desk.change(document.uri, list(params.content_changes), document.version)
        server.soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        desk.close(params.text_document.uri)
        server.soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        desk.touch()
        server.soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:
        desk.touch()
        server.soon()
