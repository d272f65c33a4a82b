"""An editor in this process that asks anything, and whether it can take what it is answered."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from lsprotocol import types
from nasty import UNSEEN
from pygls.protocol import default_converter
from sessions import capabilities

from argmap.editor.positions import Encoding
from argmap.editor.semantic_tokens import LEGEND
from argmap.editor.server import Server
from argmap.editor.uris import path_of, uri_of
from argmap.workspace.project import SUFFIX

CONVERTER = default_converter()
_ENDS = re.compile(r"\r\n|\r|\n")
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
REFUSED, WRONG = -32803, -32602
"""The codes of what can't be done (`RequestFailed`), and of parameters that have not their form."""
_LINE = ("label", "title", "name", "containerName", "tooltip", "detail", "description", "message")
_TEXT = ("documentation", "value", "markdown")
_OWN = ("html", "update", "data", "newText", "insert", "filterText", "sortText", "resultId")
"""What is not for people's eyes as it is, or is checked by what it is part of."""


class Texts:
    """The texts of a project as an editor has them, and the places in them as it counts them."""

    def __init__(self, root: Path, encoding: Encoding) -> None:
        self.root = root.resolve()
        self.encoding = encoding
        self.texts: dict[str, str] = {}
        """What is open, by its name."""

    def text(self, uri: str) -> str:
        """A text as the editor has it, or would have it if it were opened."""
        if uri in self.texts:
            return self.texts[uri]
        path = path_of(uri)
        assert path is not None, uri
        text = path.read_bytes().decode("utf-8-sig", "replace")
        return text if text.endswith("\n") else f"{text}\n"  # editors take what is behind the end

    def place(self, text: str, offset: int) -> dict[str, int]:
        """The place of a code point in a text."""
        starts = [0, *(found.end() for found in _ENDS.finditer(text))]
        line = max(n for n, start in enumerate(starts) if start <= offset)
        codec, size = _CODECS[self.encoding]
        before = text[starts[line] : offset].encode(codec, "surrogatepass")
        return {"line": line, "character": len(before) // size}

    def offset(self, text: str, place: dict[str, int]) -> int:
        """The code point at a place; what is behind the end of its line is that end."""
        starts = [0, *(found.end() for found in _ENDS.finditer(text))]
        if place["line"] >= len(starts):
            return len(text)
        line = _ENDS.split(text)[place["line"]]
        codec, size = _CODECS[self.encoding]
        data = line.encode(codec, "surrogatepass")[: place["character"] * size]
        return starts[place["line"]] + len(data.decode(codec, "ignore"))

    def is_place(self, text: str, place: dict[str, int]) -> bool:
        """Whether a place is in a text, between two of its characters."""
        lines = _ENDS.split(text)
        if not 0 <= place["line"] < len(lines):
            return False
        codec, size = _CODECS[self.encoding]
        line = lines[place["line"]].encode(codec, "surrogatepass")
        before = line[: place["character"] * size]
        try:
            before.decode(codec, "surrogatepass")
        except UnicodeDecodeError:
            return False
        return 0 <= place["character"] * size <= len(line)


class Client(Texts):
    """An editor. What it says goes through the server's protocol, and so does what it is told."""

    def __init__(self, root: Path, encoding: Encoding, which: str) -> None:
        super().__init__(root, encoding)
        self.failed: list[str] = []
        """What the server has taken for its own fault."""
        self._answers: dict[object, dict[str, Any]] = {}
        self._number = 0
        self.told: list[dict[str, Any]] = []
        """What the server has said and asked by itself."""
        self.server = Server()
        self.server.protocol.set_writer(self, include_headers=False)
        self.server.report_server_error = self._fault  # type: ignore[method-assign]
        self.server.aside.do = _here  # type: ignore[method-assign]
        known = CONVERTER.unstructure(capabilities(which))
        known["general"] = {"positionEncodings": [encoding]}
        self._tell("initialize", {"capabilities": known, "rootUri": self.root.as_uri()}, 0)
        self.announced: dict[str, Any] = self._answers.pop(0)["result"]["capabilities"]
        self.tell("initialized", {})

    def write(self, data: bytes) -> None:
        """Takes what the server says."""
        message = json.loads(data)
        if "method" not in message:
            self._answers[message["id"]] = message
            return
        self.told.append(message)
        if "id" in message:
            applied = {"applied": True} if message["method"] == "workspace/applyEdit" else None
            answer = {"jsonrpc": "2.0", "id": message["id"], "result": applied}
            asyncio.get_running_loop().call_soon(self._say, answer)

    def _fault(self, error: Exception, source: object) -> None:
        code = getattr(error, "code", None) or getattr(error, "CODE", None)
        if code not in (REFUSED, WRONG):
            self.failed.append(repr(error))

    def _say(self, message: dict[str, Any]) -> None:
        protocol = self.server.protocol
        protocol.handle_message(protocol.structure_message(json.loads(json.dumps(message))))

    def _tell(self, method: str, params: object, id: int | None = None) -> None:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        self._say(message if id is None else message | {"id": id})

    def tell(self, method: str, params: object) -> None:
        """Sends a notification."""
        self._tell(method, params)

    async def ask(self, method: str, params: object) -> dict[str, Any]:
        """The answer to a request."""
        self._number += 1
        self._tell(method, params, self._number)
        while self._number not in self._answers:
            await asyncio.sleep(0.001)
        return self._answers.pop(self._number)

    def open(self, uri: str, text: str) -> None:
        """Opens a text."""
        self.texts[uri] = text
        document = {"uri": uri, "languageId": "argmap", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, range: dict[str, Any], new: str) -> None:
        """Replaces what stands in a range of an open text."""
        text = self.texts[uri]
        start, end = (self.offset(text, range[name]) for name in ("start", "end"))
        self.texts[uri] = text[:start] + new + text[max(start, end) :]
        document = {"uri": uri, "version": 2}
        changes = [{"range": range, "text": new}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def close(self, uri: str) -> None:
        """Closes a text."""
        if self.texts.pop(uri, None) is not None:
            self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def end(self) -> None:
        """Ends the server."""
        self.server.close()

    def findings(self) -> dict[str, Any]:
        """All that is found in the maps that are open, as an editor would be told."""
        self.server.publish()
        shown = self.server._shown.values()
        return {one.uri: CONVERTER.unstructure(one.diagnostics) for one in shown}


async def _here(module: str, work: str, given: Any) -> Any:
    """Does here what would be done in another process."""
    return getattr(import_module(module), work)(*given())


class Taker:
    """Whether an answer is one that an editor can take."""

    def __init__(self, client: Client, uri: str) -> None:
        """`uri` is the file that was asked about."""
        self._client = client
        self._uri = uri

    def take(self, method: str, params: Any, answer: dict[str, Any]) -> None:
        """Raises AssertionError where an answer can't be taken."""
        assert not self._client.failed, self._client.failed
        if "error" in answer:
            error = answer["error"]
            assert error["code"] in (REFUSED, WRONG), error
            self._line("message", error["message"])
            assert "Error" not in error["message"]
            assert "argmap itself" not in error["message"]
            assert "data" not in error
            return
        if method in types.METHOD_TO_TYPES:
            CONVERTER.structure(answer, types.METHOD_TO_TYPES[method][1])
        result = answer["result"]
        if method == "callHierarchy/outgoingCalls":
            for call in result or ():
                call["fromRanges"] = [
                    {"uri": params["item"]["uri"], "range": one} for one in call["fromRanges"]
                ]
        if method == "callHierarchy/incomingCalls":
            for call in result or ():
                call["fromRanges"] = [
                    {"uri": call["from"]["uri"], "range": one} for one in call["fromRanges"]
                ]
        if not method.endswith("/resolve"):  # its places are those that the editor gave
            self.walk(result, self._uri)
        own = {
            "textDocument/foldingRange": self._folding,
            "textDocument/selectionRange": self._selection,
            "textDocument/semanticTokens/full": self._tokens,
            "textDocument/semanticTokens/range": self._tokens,
            "textDocument/documentSymbol": self._symbols,
            "textDocument/formatting": self._edits,
            "textDocument/rangeFormatting": self._edits,
            "textDocument/onTypeFormatting": self._edits,
            "textDocument/completion": self._completion,
        }
        if method in own and result:
            own[method](result, params)

    def walk(self, value: Any, uri: str) -> None:
        """Looks at all that is part of an answer; `uri` is the file that its places are in."""
        if isinstance(value, list):
            for one in value:
                self.walk(one, uri)
            return
        if not isinstance(value, dict):
            return
        document = value.get("textDocument")
        named = document if isinstance(document, dict) else value
        uri = named.get("uri") or named.get("targetUri") or uri
        if "line" in value and "character" in value:
            text = self._client.text(uri)
            assert self._client.is_place(text, value), (value, uri)
            return
        if isinstance(value.get("start"), dict):
            self.walk(value["start"], uri)
            self.walk(value["end"], uri)
            ends = [(value[name]["line"], value[name]["character"]) for name in ("start", "end")]
            assert ends == sorted(ends), value
            return
        if value.get("command") in ("argmap.select", "argmap.apply"):
            self._within(value["arguments"][0])  # its places are those of the text then
            return
        for key, one in value.items():
            if key == "changes" and isinstance(one, dict):
                for name, edits in one.items():
                    self._within(name)
                    self.walk(edits, name)
                    self._edits(edits, {}, name)
            elif key == "edits" and isinstance(document, dict):
                self.walk(one, uri)
                self._edits(one, {}, uri)
            elif key in ("uri", "targetUri", "target"):
                self._within(one)
            elif key == "originSelectionRange":
                self.walk(one, self._uri)
            elif isinstance(one, str) and key in _LINE:
                self._line(key, one)
            elif isinstance(one, str) and key in _TEXT:
                self._words(key, one)
            elif key not in _OWN:
                self.walk(one, uri)

    def _line(self, key: str, words: str) -> None:
        self._words(key, words)
        if key not in ("message", "tooltip"):
            assert "\n" not in words, (key, words)

    def _words(self, key: str, words: str) -> None:
        assert words.strip(), f"{key} is empty"
        assert not UNSEEN.search(words), (key, words)

    def _within(self, uri: str) -> None:
        if uri.startswith(("http://", "https://")):
            return
        path = path_of(uri.partition("#")[0])
        assert path is not None, uri
        assert path.is_relative_to(self._client.root), uri

    def _edits(self, edits: list[dict[str, Any]], params: Any, uri: str | None = None) -> None:
        text = self._client.text(uri or self._uri)
        made = sorted(
            tuple(self._client.offset(text, one["range"][name]) for name in ("start", "end"))
            for one in edits
        )
        for (_, end), (start, _) in pairwise(made):
            assert end <= start, ("edits overlap", edits)
        assert len(set(made)) == len(made), ("two edits at one place", edits)

    def _folding(self, folds: list[dict[str, Any]], params: Any) -> None:
        text = self._client.text(self._uri)
        found = []
        for one in folds:
            assert one["startLine"] < one["endLine"], one
            for end in ("start", "end"):
                place = {"line": one[f"{end}Line"], "character": one.get(f"{end}Character", 0)}
                assert self._client.is_place(text, place), one
            found.append((one["startLine"], one["endLine"]))
        for start, end in found:
            for other, until in found:
                assert not start < other <= end < until, (start, end, other, until)

    def _selection(self, found: list[dict[str, Any]], params: Any) -> None:
        text = self._client.text(self._uri)
        assert len(found) == len(params["positions"])
        if 3 * text.count("\0") >= len(text) > 0:
            return  # it is taken for no text at all
        for one, place in zip(found, params["positions"], strict=True):
            at = max(self._client.offset(text, place), text.startswith("\ufeff"))
            within: tuple[int, int] | None = None
            step: dict[str, Any] | None = one
            while step is not None:
                start, end = (self._client.offset(text, step["range"][n]) for n in ("start", "end"))
                assert start <= at <= end, (step, place)
                assert within is None or (start <= within[0] and within[1] <= end)
                assert within != (start, end)
                within, step = (start, end), step.get("parent")

    def _tokens(self, tokens: dict[str, Any], params: Any) -> None:
        lines = _ENDS.split(self._client.text(self._uri))
        line = character = end = 0
        for ahead, over, size, kind, modifiers in tokens_of(tokens["data"]):
            line += ahead
            character = over if ahead else character + over
            assert min(ahead, over) >= 0 < size
            assert ahead or character >= end, "tokens overlap"
            end = character + size
            for at in (character, end):
                assert self._client.is_place("\n".join(lines), {"line": line, "character": at})
            assert kind < len(LEGEND.token_types)
            assert modifiers < 1 << len(LEGEND.token_modifiers)

    def _symbols(self, symbols: list[dict[str, Any]], params: Any) -> None:
        def ends(range: dict[str, Any]) -> tuple[tuple[int, int], tuple[int, int]]:
            first, last = range["start"], range["end"]
            return (first["line"], first["character"]), (last["line"], last["character"])

        for one in symbols:
            if "selectionRange" not in one:
                continue
            (start, end), (first, last) = ends(one["range"]), ends(one["selectionRange"])
            assert start <= first <= last <= end, one
            for child in one.get("children") or ():
                its = ends(child["range"])
                assert start <= its[0] <= its[1] <= end, (one["range"], child["range"])
            self._symbols(one.get("children") or [], params)

    def _completion(self, found: dict[str, Any], params: Any) -> None:
        text = self._client.text(self._uri)
        at = self._client.offset(text, params["position"])
        for item in found["items"]:
            edit = item["textEdit"]
            ranges = [edit[key] for key in ("range", "insert", "replace") if key in edit]
            starts = {self._client.offset(text, one["start"]) for one in ranges}
            assert len(starts) == 1
            for one in ranges:
                assert one["start"]["line"] == one["end"]["line"], item
                assert min(starts) <= at <= self._client.offset(text, one["end"]), item


def tokens_of(data: list[int]) -> Iterator[tuple[int, int, int, int, int]]:
    """Semantic tokens, five numbers each."""
    assert len(data) % 5 == 0
    for at in range(0, len(data), 5):
        yield data[at], data[at + 1], data[at + 2], data[at + 3], data[at + 4]


def closed_files(texts: Texts) -> list[str]:
    """The names of the map files of the project that are not open."""
    paths = sorted(texts.root.rglob(f"*{SUFFIX}"))
    return [uri for path in paths if (uri := uri_of(path)) not in texts.texts]
