"""How far something is, told to editors that show it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap.editor.progress import telling
from argmap.editor.server import Server


class Editor:
    """The messages that a server sends, each by its method; requests are agreed to or refused."""

    def __init__(self, server: Server, *, refuses: bool = False) -> None:
        self.sent: list[tuple[str, Any]] = []
        self._protocol = server.protocol
        self._refuses = refuses
        server.protocol.set_writer(self, include_headers=False)

    def write(self, data: bytes) -> None:
        """Takes a message."""
        message = json.loads(data)
        self.sent.append((message["method"], message["params"]))
        if "id" in message:
            error = types.ResponseError(-32601, "no") if self._refuses else None
            self._protocol._handle_response(message["id"], None, error)

    def close(self) -> None:
        """Nothing to close."""


def server_for(shows: bool) -> Server:
    """A server whose editor shows progress, or does not."""
    server = Server()
    window = types.WindowClientCapabilities(work_done_progress=shows)
    server.desk.capabilities = types.ClientCapabilities(window=window)
    return server


async def work(server: Server) -> None:
    """Something of two hundred steps in another thread, which fails in the end."""
    async with telling(server, "Reading the map") as tell:
        loop = asyncio.get_running_loop()
        steps = [loop.run_in_executor(None, tell, n, 200, "files") for n in range(0, 201, 40)]
        await asyncio.gather(*steps)
        await asyncio.sleep(0)
        raise OSError("gone")


@pytest.mark.asyncio
async def test_it_begins_goes_on_and_ends_whatever_happens() -> None:
    server = server_for(shows=True)
    editor = Editor(server)
    with pytest.raises(OSError, match="gone"):
        await work(server)
    assert editor.sent[0][0] == "window/workDoneProgress/create"
    tokens = {params["token"] for _, params in editor.sent}
    assert len(tokens) == 1
    told = [params["value"] for method, params in editor.sent if method == "$/progress"]
    assert told[0] == {
        "kind": "begin",
        "title": "Reading the map",
        "cancellable": False,
        "percentage": 0,
    }
    assert {one["kind"] for one in told[1:-1]} == {"report"}
    assert "40 of 200 files" in [one["message"] for one in told[1:-1]]
    assert told[-1] == {"kind": "end"}
    assert not server.work_done_progress.tokens


@pytest.mark.asyncio
@pytest.mark.parametrize("shows", [True, False])
async def test_an_editor_that_shows_none_is_told_nothing(shows: bool) -> None:
    server = server_for(shows)
    editor = Editor(server, refuses=True)
    with pytest.raises(OSError, match="gone"):
        await work(server)
    assert [method for method, _ in editor.sent] == ["window/workDoneProgress/create"] * shows


@pytest.mark.asyncio
async def test_a_large_map_is_seen_to_be_read(tmp_path: Path) -> None:
    texts = [f"claim c{n}: {'Words ' * 40}.\n" for n in range(4500)]
    (tmp_path / "m.argmap").write_text("".join(texts), encoding="utf-8")
    server = server_for(shows=True)
    editor = Editor(server)
    uri = (tmp_path / "m.argmap").resolve().as_uri()
    server.desk.open(uri, "claim a: A.\n", 1)
    assert server.desk.is_large(uri)
    server.load()
    assert server._loading is not None
    await server._loading
    methods = [method for method, _ in editor.sent]
    assert methods[0] == "window/workDoneProgress/create"
    kinds = [told["value"]["kind"] for method, told in editor.sent if method == "$/progress"]
    assert kinds == ["begin", "end"]
    assert "textDocument/publishDiagnostics" in methods[1:]
    assert not server.desk.is_large(uri)
