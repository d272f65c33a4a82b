"""The server from its start to its end, message by message."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest
from mapkit import write

from argmap import __version__

WAIT = 60
CAPABILITIES = {"window": {"workDoneProgress": False}}


class Raw:
    """A server, and its messages as they are on the wire."""

    def __init__(self, folder: Path, code: str = "", **environment: str) -> None:
        """`code` runs in it before it begins."""
        begin = f"{code}\nimport runpy; runpy.run_module('argmap', run_name='__main__')"
        kept = {name: value for name, value in os.environ.items() if name != "ARGMAP_TRACEBACK"}
        self.process = subprocess.Popen(
            [sys.executable, *(("-c", begin) if code else ("-m", "argmap")), "lsp"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=kept | environment,
        )
        self._got: Queue[dict[str, Any]] = Queue()
        self._said: list[bytes] = []
        for work in (self._listen, self._overhear):
            threading.Thread(target=work, daemon=True).start()
        self._number = 0

    def send(self, body: bytes) -> None:
        """Sends a body with its header."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method: str, params: object = None) -> None:
        """Sends a notification."""
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: object = None) -> dict[str, Any]:
        """The answer to a request."""
        self._number += 1
        message = {"jsonrpc": "2.0", "id": self._number, "method": method, "params": params}
        self.send(json.dumps(message).encode())
        return self.answer(self._number)

    def answer(self, id: object) -> dict[str, Any]:
        """The next answer to a message with an id."""
        while True:
            message = self.next()
            if "method" not in message and message.get("id") == id:
                return message

    def told(self, method: str) -> dict[str, Any]:
        """What the server says next by a method."""
        while True:
            message = self.next()
            if message.get("method") == method:
                return message

    def next(self) -> dict[str, Any]:
        """The next message of the server."""
        try:
            return self._got.get(timeout=WAIT)
        except Empty:
            raise AssertionError(f"nothing is said: {self.stderr}") from None

    def begin(self, **params: object) -> dict[str, Any]:
        """Initializes the server."""
        given = {"processId": None, "rootUri": None, "capabilities": CAPABILITIES, **params}
        answer = self.ask("initialize", given)
        self.tell("initialized", {})
        return answer

    def open(self, uri: str, text: str) -> None:
        """Opens a text."""
        document = {"uri": uri, "languageId": "argmap", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def end(self) -> int:
        """Ends the server as an editor does; gives its exit code."""
        assert self.ask("shutdown").get("result", "?") is None
        self.tell("exit")
        return self.process.wait(WAIT)

    @property
    def stderr(self) -> str:
        """What was said on standard error."""
        return b"".join(self._said).decode()

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while header := out.readline():
            size = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            self._got.put(json.loads(out.read(size)))

    def _overhear(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._said.append(line)


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[Raw]:
    """A server that has just been started."""
    server = Raw(write(tmp_path / "project", {"map.argmap": "claim a: A.\n  supports: b\n"}))
    try:
        yield server
    finally:
        with contextlib.suppress(OSError):
            server.process.kill()
        server.process.wait()
    assert "Traceback" not in server.stderr


def test_a_session_from_start_to_end(raw: Raw) -> None:
    early = raw.ask("textDocument/hover", {"textDocument": {"uri": "file:///x"}, "position": {}})
    assert early["error"]["code"] in (-32002, -32602)
    early = raw.ask("workspace/symbol", {"query": ""})
    assert early["error"]["code"] == -32002
    raw.tell("textDocument/didSave", {"textDocument": {"uri": "file:///x"}})
    answer = raw.begin()
    assert answer["result"]["serverInfo"] == {"name": "argmap", "version": __version__}
    assert raw.ask("nobody/knowsThis")["error"]["code"] == -32601
    assert raw.ask("shutdown") == {"jsonrpc": "2.0", "id": 5, "result": None}
    assert raw.ask("workspace/symbol", {"query": ""})["error"]["code"] == -32600
    raw.tell("exit")
    assert raw.process.wait(WAIT) == 0
    assert raw.stderr == ""


def test_an_exit_without_a_farewell_and_a_closed_pipe_end_it(raw: Raw, tmp_path: Path) -> None:
    raw.begin()
    raw.tell("exit")
    assert raw.process.wait(WAIT) == 1
    other = Raw(tmp_path)
    other.begin()
    assert other.process.stdin is not None
    other.process.stdin.close()
    assert other.process.wait(WAIT) == 1
    assert raw.stderr == other.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="on Windows only the pipe tells of the editor's end")
def test_the_server_ends_when_its_editor_is_gone(raw: Raw) -> None:
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    raw.begin(processId=editor.pid)
    assert raw.ask("workspace/symbol", {"query": ""}).get("error") is None
    editor.kill()
    editor.wait()
    assert raw.process.wait(WAIT) == 1


def test_what_is_no_message_is_refused(raw: Raw) -> None:
    raw.begin()
    for body, code in (
        (b"{", -32700),
        (b"\xff\xfe", -32700),
        (b"[]", -32600),
        (b"{}", -32600),
        (b'"words"', -32600),
    ):
        raw.send(body)
        assert raw.answer(None)["error"]["code"] == code
    assert raw.ask("textDocument/hover", {"textDocument": 5})["error"]["code"] == -32602
    assert raw.ask("textDocument/codeAction")["error"]["code"] == -32602
    raw.tell("textDocument/didOpen", {"nothing": 1})
    raw.tell("textDocument/didChange", None)
    raw.send(b'{"jsonrpc": "2.0", "id": 77, "result": 5}')
    for wrong in (None, {}, {"textDocument": {}}, {"textDocument": 5}):
        assert raw.ask("argmap/page", wrong)["error"]["code"] == -32602
    for given in ({}, {"arguments": None}, {"arguments": []}, {"arguments": [{}, 5, [], 1]}):
        answer = raw.ask("workspace/executeCommand", {"command": "argmap.select"} | given)
        assert answer["error"]["code"] == -32602
    assert raw.end() == 0
    assert raw.stderr.count("\n") <= 20


FAULT = "from argmap.editor import symbols; symbols.search = lambda *given: 1 / 0"
"""A fault of argmap's own, in the search for entries."""


def test_what_fails_is_said_in_a_line(tmp_path: Path) -> None:
    server = Raw(tmp_path, FAULT)
    server.begin()
    answer = server.ask("workspace/symbol", {"query": "a"})
    assert "Traceback" not in json.dumps(answer)
    assert answer["error"].get("data") is None
    server.end()
    assert server.stderr.startswith("error: argmap itself has failed: ZeroDivisionError")
    assert server.stderr.count("\n") == 1


def test_a_traceback_is_shown_where_one_asks_for_it(tmp_path: Path) -> None:
    server = Raw(tmp_path, FAULT, ARGMAP_TRACEBACK="1")
    server.begin()
    server.ask("workspace/symbol", {"query": "a"})
    server.end()
    assert "Traceback (most recent call last)" in server.stderr


def test_names_that_are_no_files_are_left_alone(raw: Raw, tmp_path: Path) -> None:
    raw.begin()
    place = {"line": 0, "character": 1}
    for uri in (
        "untitled:Untitled-1",
        "git:/x/map.argmap?ref",
        "file:///%00",
        "",
        "::",
    ):
        raw.open(uri, "claim a: A.\n")
        here = {"textDocument": {"uri": uri}}
        asked = here | {"position": place}
        assert raw.ask("textDocument/hover", asked).get("result") is None
        where = {"range": {"start": place, "end": place}, "context": {"diagnostics": []}}
        assert not raw.ask("textDocument/codeAction", here | where).get("result")
        assert raw.ask("argmap/entryAt", asked).get("result") is None
        told = raw.ask("argmap/page", here)["error"]["message"]
        assert told == "the map of this file can't be read"
        changes = here["textDocument"] | {"version": 2}
        raw.tell("textDocument/didChange", {"textDocument": changes, "contentChanges": []})
        raw.tell("textDocument/didClose", here)
    alone = tmp_path / "alone" / "map.argmap"
    alone.parent.mkdir()
    raw.open(alone.as_uri(), "claim a: A.\n  supports: b\n")
    found = raw.told("textDocument/publishDiagnostics")["params"]
    while not found["diagnostics"]:
        found = raw.told("textDocument/publishDiagnostics")["params"]
    assert [one["code"] for one in found["diagnostics"]] == ["unknown-id"]
    assert raw.end() == 0
    assert raw.stderr == ""


def test_files_that_are_not_utf8_and_folders_that_go_do_no_harm(raw: Raw, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    (folder / "other.argmap").write_bytes(b"claim b: \xff\xfe\n")
    raw.begin()
    uri = (folder / "map.argmap").as_uri()
    raw.open(uri, "claim a: A.\n  supports: b\n")
    other = (folder / "other.argmap").as_uri()
    told = {}
    while other not in told:
        params = raw.told("textDocument/publishDiagnostics")["params"]
        told[params["uri"]] = [one["code"] for one in params["diagnostics"]]
    assert set(told[other]) == {"encoding"}
    shutil.rmtree(folder)
    raw.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    document = {"uri": uri, "version": 2}
    change = {"textDocument": document, "contentChanges": [{"text": "claim c: C.\n"}]}
    raw.tell("textDocument/didChange", change)
    raw.ask("argmap/entryAt", {"textDocument": document, "position": {"line": 0, "character": 7}})
    assert raw.end() == 0
    assert raw.stderr == ""


def test_a_huge_text_comes_through(raw: Raw, tmp_path: Path) -> None:
    raw.begin()
    uri = (tmp_path / "project" / "map.argmap").as_uri()
    raw.open(uri, "# words and 😀 more words\n" * 200_000 + "claim a: A.\n  supports: b\n")
    found = raw.told("textDocument/publishDiagnostics")["params"]
    assert found["diagnostics"][0]["range"]["start"] == {"line": 200_001, "character": 12}
    assert raw.end() == 0


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_no_process_is_left_behind(raw: Raw, tmp_path: Path) -> None:
    raw.begin()
    uri = (tmp_path / "project" / "map.argmap").as_uri()
    raw.open(uri, "claim a: A.\n  supports: b\n\nclaim b: B.\n")
    page = raw.ask("argmap/page", {"textDocument": {"uri": uri}, "theme": "light"})
    assert page["result"]["html"].startswith("<!doctype html>")
    children = _children(raw.process.pid)
    assert children
    raw.process.kill()
    raw.process.wait()
    deadline = time.monotonic() + WAIT
    while any(map(_runs, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, children))


def _children(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError):
                if f"\nPPid:\t{one}\n" in status.read_text():
                    found.append(int(status.parent.name))
    return found[1:]


def _runs(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
