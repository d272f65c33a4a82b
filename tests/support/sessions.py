"""A session of an editor with the real server, over standard input and output."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = Path(__file__).parents[2]
MAPS = ROOT / "maps"


def capabilities(which: str) -> types.ClientCapabilities:
    """What an editor announces: `few` for nothing at all, `all` for all that VS Code does."""
    if which == "few":
        return types.ClientCapabilities()
    known = client_capabilities("visual-studio-code@latest")
    known.general = types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind.Utf16]
    )
    return known


def copied(name: str, to: Path) -> Path:
    """A copy of a real map, as a project of its own; gives its folder."""
    folder = to / name
    shutil.copytree(MAPS / name, folder)
    (to / "argmap.toml").touch()
    return folder


class Session:
    """An editor that has a folder open, and what the server has told it."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._published: dict[str, types.PublishDiagnosticsParams] = {}

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self._published[params.uri] = params

        client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, None)
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)

    def uri(self, name: str) -> str:
        """The name of a file of the folder."""
        return (self.folder / name).resolve().as_uri()

    def document(self, name: str) -> types.TextDocumentIdentifier:
        """A file of the folder, for a request."""
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str | None = None) -> None:
        """Opens a file, as it is on disk or with another text."""
        said = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        self.texts[name], self._versions[name] = said, 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(self.uri(name), "argmap", 1, said)
            )
        )

    def close(self, name: str) -> None:
        """Closes a file without saving it."""
        del self.texts[name], self._versions[name]
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(name)))

    def replace(self, name: str, old: str, new: str) -> None:
        """Replaces words of an open file by others, where they stand first."""
        text = self.texts[name]
        start = text.index(old)
        change = types.TextDocumentContentChangePartial(
            types.Range(self.place(name, start), self.place(name, start + len(old))), new
        )
        self.texts[name] = text[:start] + new + text[start + len(old) :]
        self._versions[name] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name)),
                [change],
            )
        )

    def place(self, name: str, offset: int) -> types.Position:
        """The place of a code point in an open file, in UTF-16."""
        before = self.texts[name][:offset]
        line = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def at(self, name: str, words: str, inside: int = 0) -> types.Position:
        """The place where words of an open file begin, or so many code points behind."""
        return self.place(name, self.texts[name].index(words) + inside)

    def words(self, name: str, range: types.Range) -> str:
        """What stands in a range of an open file, in UTF-16."""
        lines = self.texts[name].split("\n")

        def offset(place: types.Position) -> int:
            line = lines[place.line].encode("utf-16-le")[: place.character * 2]
            return sum(len(one) + 1 for one in lines[: place.line]) + len(line.decode("utf-16-le"))

        return self.texts[name][offset(range.start) : offset(range.end)]

    async def settled(self) -> None:
        """Waits until the server has said what it has to say of the texts as they are now."""
        for pause in (0.06, 0, 0):
            with suppress(JsonRpcMethodNotFound):  # a server answers what it does not know, too
                await self.client.protocol.send_request_async("argmap/nothing", {})
            await asyncio.sleep(pause)

    async def findings(self, name: str) -> list[types.Diagnostic]:
        """What is found in a file, as the open files are now."""
        await self.settled()
        told = self._published.get(self.uri(name))
        if told is None:
            return []
        is_now = told.version == self._versions.get(name)
        assert is_now or not told.diagnostics, "a finding is stale"
        return list(told.diagnostics)

    async def rules(self, name: str) -> list[str]:
        """The rules that are broken in an open file, as it is now."""
        return [str(one.code) for one in await self.findings(name)]


@asynccontextmanager
async def session(
    folder: Path, which: str | types.ClientCapabilities = "all", **settings: Any
) -> AsyncIterator[Session]:
    """A session with a server of its own."""
    command = [sys.executable, "-m", "argmap", "lsp"]
    client = await ClientServerConfig(server_command=command).start()
    assert isinstance(client, LanguageClient)
    known = capabilities(which) if isinstance(which, str) else which
    uri = folder.resolve().as_uri()
    try:
        await client.initialize_session(
            types.InitializeParams(
                capabilities=known,
                root_uri=uri,
                workspace_folders=[types.WorkspaceFolder(uri, folder.name)],
                **settings,
            )
        )
        made = Session(client, folder)
        yield made
        assert client.error is None
        await client.shutdown_session()
    except BaseException:
        if client._server is not None:  # else it would wait for a farewell for ever
            client._server.kill()
        raise
    finally:
        await client.stop()
