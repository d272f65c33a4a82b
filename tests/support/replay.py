"""Strokes sent to the real server as an editor sends them, and what it says of them beside what a
server says that opens the same text anew."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from mapkit import ROOT
from typist import Stroke

_QUIET = 0.03
"""Seconds without a stroke after which the server has begun to publish."""
_LATEST = 120
"""Seconds that an answer may take."""
_NAMED = re.compile(r"`([^`\n]+)`, which does not exist")
_ID = re.compile(r"(?<![\w-])[a-z]+\d+(?![\w-])")


class Fault(AssertionError):
    """What a server must not do."""


class Editor:
    """An editor with a server of its own. Looks at everything that is published, when it comes."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.findings: dict[str, list[Any]] = {}
        """What was published last, by file."""
        self.published = 0
        """How many messages with findings came."""
        self.faults: list[str] = []
        self._texts: dict[str, dict[int, str]] = {}
        self._versions: dict[str, int] = {}
        self._told: dict[str, int] = {}
        self._answers: Queue[dict[str, Any]] = Queue()
        self._number = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, "ARGMAP_CACHE_DIR": str(cache)},
        )
        threading.Thread(target=self._listen, daemon=True).start()
        can = {
            "textDocument": {
                "publishDiagnostics": {"relatedInformation": True},
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
                "hover": {"contentFormat": ["markdown"]},
            }
        }
        uri = folder.as_uri()
        self.ask("initialize", {"processId": None, "rootUri": uri, "capabilities": can})
        self._tell("initialized", {})

    def uri(self, name: str) -> str:
        """A file of the folder, as the editor names it."""
        return (self.folder / name).as_uri()

    def text(self, name: str) -> str:
        """What stands in a file that is open."""
        uri = self.uri(name)
        return self._texts[uri][self._versions[uri]]

    def open(self, name: str, text: str) -> None:
        """Opens a file."""
        uri = self.uri(name)
        self._versions[uri], self._told[uri], self._texts[uri] = 1, 0, {1: text}
        document = {"uri": uri, "languageId": "argmap", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def close(self, name: str) -> None:
        """Closes a file without saving it."""
        uri = self.uri(name)
        del self._versions[uri], self._texts[uri], self._told[uri]
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.settle()

    def make(self, name: str, stroke: Stroke) -> None:
        """Makes a stroke in a file."""
        start, end, words = stroke
        uri, text = self.uri(name), self.text(name)
        number = self._versions[uri] + 1
        span = {"start": place(text, start), "end": place(text, end)}
        self._texts[uri][number] = text[:start] + words + text[end:]
        self._versions[uri] = number
        change = {"range": span, "text": words}
        document = {"uri": uri, "version": number}
        params = {"textDocument": document, "contentChanges": [change]}
        self._tell("textDocument/didChange", params)

    def settle(self) -> None:
        """Waits until the server has said what is found in the texts as they are now."""
        self.catch_up()
        time.sleep(_QUIET)
        for _ in range(2):
            self.ask("argmap/nothing", {}, may_fail=True)
        if self.faults:
            raise Fault("\n".join(self.faults))
        for uri, texts in self._texts.items():
            for old in [one for one in texts if one < self._versions[uri]]:
                del texts[old]

    def catch_up(self) -> None:
        """Waits until the server knows what is found in the texts as they are now."""
        for uri in self._texts:
            start = {"line": 0, "character": 0}
            self.ask("argmap/entryAt", {"textDocument": {"uri": uri}, "position": start})

    def ask(self, method: str, params: Any, may_fail: bool = False) -> Any:
        """The answer to a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        try:
            answer = self._answers.get(timeout=_LATEST)
        except Empty:
            raise Fault(f"{method} is not answered") from None
        if answer.get("id") != self._number:
            raise Fault(f"{method} is not answered: {answer}")
        if "error" in answer and not may_fail:
            raise Fault(f"{method} {params}: {answer['error']}")
        return answer.get("result")

    def memory(self) -> float:
        """Megabytes of memory that the server holds."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.findall(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)[0]) / 1024

    def cpu(self) -> float:
        """Seconds of processor time that the server has taken."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        return sum(int((one / "schedstat").read_text().split()[0]) for one in tasks.iterdir()) / 1e9

    def end(self) -> None:
        """Ends the server."""
        self.ask("shutdown", None)
        self._tell("exit", None)
        if self._process.wait(_LATEST):
            raise Fault("the server ends as if it had failed")

    def kill(self) -> None:
        """Ends the server at once, if it still runs."""
        self._process.kill()
        self._process.wait()

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        try:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
            self._process.stdin.flush()
        except BrokenPipeError:
            raise Fault("the server has ended") from None

    def _listen(self) -> None:
        out = self._process.stdout
        assert out
        while True:
            length = 0
            while header := out.readline().strip():
                if header.lower().startswith(b"content-length"):
                    length = int(header.split(b":")[1])
            if not length:
                self._answers.put({"error": "the server has ended"})
                return
            message = json.loads(out.read(length))
            if "method" not in message:
                self._answers.put(message)
            elif message["method"] == "textDocument/publishDiagnostics":
                self._take(message["params"])
            elif message["method"] == "window/showMessage":
                self.faults.append(message["params"]["message"])

    def _take(self, told: dict[str, Any]) -> None:
        """Looks at what is published of a file: whether it is of a text that was there, and no
        older than what was published before, and stands where it says that it does."""
        uri, version, findings = told["uri"], told.get("version"), told["diagnostics"]
        self.published += 1
        self.findings[uri] = findings
        if uri not in self._texts:
            return
        if version is None or version < self._told[uri] or version not in self._texts[uri]:
            self.faults.append(f"stale: {version} of {uri} after {self._told[uri]}")
            return
        self._told[uri] = version
        lines = self._texts[uri][version].split("\n")
        for one in findings:
            words = _between(lines, one["range"])
            named = _NAMED.search(one["message"])
            if words is None or (words and named and words != named[1]):
                self.faults.append(f"version {version} of {uri}: {words!r} has {one}")


def place(text: str, offset: int) -> dict[str, int]:
    """The place of a code point in a text, in UTF-16."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return {"line": text.count("\n", 0, offset), "character": _units(before)}


def _units(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2


def _between(lines: list[str], range: dict[str, Any]) -> str | None:
    """The words in a range of a text, given by its lines, where it is of one line; None where it
    is no range of the text."""
    start, end = range["start"], range["end"]
    for one in (start, end):
        if one["line"] >= len(lines) or one["character"] > _units(lines[one["line"]]):
            return None
    if start["line"] != end["line"]:
        return ""
    line = lines[start["line"]].encode("utf-16-le")
    return line[start["character"] * 2 : end["character"] * 2].decode("utf-16-le")


def answers(editor: Editor, name: str, chance: random.Random) -> Iterator[tuple[str, Any]]:
    """All that a server says of a file, each with what was asked; places are drawn at random."""
    for uri, findings in sorted(editor.findings.items()):
        if findings:
            yield f"findings {uri}", findings
    document = {"textDocument": {"uri": editor.uri(name)}}
    text = editor.text(name)
    whole = {"start": place(text, 0), "end": place(text, len(text))}
    yield "symbols", editor.ask("textDocument/documentSymbol", document)
    tokens = editor.ask("textDocument/semanticTokens/full", document)
    yield "tokens", tokens and tokens["data"]
    yield "folding", editor.ask("textDocument/foldingRange", document)
    yield "hints", editor.ask("textDocument/inlayHint", {**document, "range": whole})
    lenses = editor.ask("textDocument/codeLens", document) or []
    yield "lenses", lenses
    for lens in chance.sample(lenses, min(5, len(lenses))):
        yield f"lens {lens['data']}", editor.ask("codeLens/resolve", lens)
    named = [found.start() for found in _ID.finditer(text)]
    places = [chance.randrange(len(text) + 1) for _ in range(4)]
    places += chance.sample(named, min(4, len(named)))
    for at in places:
        there = {**document, "position": place(text, at)}
        for what in ("hover", "completion", "definition", "documentHighlight"):
            yield f"{what} at {at}", editor.ask(f"textDocument/{what}", there)
        context = {"context": {"includeDeclaration": True}}
        yield f"references at {at}", editor.ask("textDocument/references", {**there, **context})


class Replay:
    """A server that is typed at, and another that opens what is typed anew."""

    def __init__(self, folder: Path, name: str, cache: Path) -> None:
        self._folder, self._name, self._cache = folder, name, cache
        self.running = Editor(folder, cache / "running")
        self._other: Editor | None = None
        self.points = self.strokes = self.waits = 0

    def begin(self) -> None:
        """Opens the file, which is empty."""
        self.running.open(self._name, "")
        self.running.settle()

    def types(self, strokes: Iterable[Stroke], every: int) -> Iterator[int]:
        """Sends strokes as fast as the server takes them. After so many, or one less or more, it is
        waited for until findings are made, and every fifth time until they are published; gives
        how many strokes were made then."""
        left = every
        for stroke in strokes:
            self.running.make(self._name, stroke)
            self.strokes += 1
            left -= 1
            if left:
                continue
            left = every - 1 + self.strokes % 3 if every > 1 else 1
            self.waits += 1
            if self.waits % 5:
                self.running.catch_up()
            else:
                self.running.settle()
                yield self.strokes
        self.running.settle()

    def compare(self, seed: int, anew: bool = False) -> None:
        """Compares all answers with those of a server that opens the text; with `anew` of one that
        was just started. Raises Fault where one is another."""
        self.points += 1
        if anew and self._other is not None:
            self._other.end()
            self._other = None
        if self._other is None:
            self._other = Editor(self._folder, self._cache / f"other-{self.points}")
        other = self._other
        self.running.settle()
        other.open(self._name, self.running.text(self._name))
        other.settle()
        mine = answers(self.running, self._name, random.Random(seed))
        theirs = answers(other, self._name, random.Random(seed))
        for (asked, one), (asked_too, another) in zip(mine, theirs, strict=True):
            if asked != asked_too or one != another:
                after = f"after {self.strokes} strokes"
                raise Fault(f"{after}: {asked}, {asked_too}: {_difference(one, another)}")
        other.close(self._name)

    def end(self) -> None:
        """Ends the servers."""
        self.running.end()
        if self._other is not None:
            self._other.end()

    def kill(self) -> None:
        """Ends the servers at once, if they still run."""
        for one in (self.running, self._other):
            if one is not None:
                one.kill()


def _difference(one: Any, other: Any, at: str = "") -> str:
    """Where two answers differ first."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            if one[key] != other[key]:
                return _difference(one[key], other[key], f"{at}.{key}")
    if isinstance(one, list) and isinstance(other, list):
        for number, (mine, theirs) in enumerate(zip(one, other, strict=False)):
            if mine != theirs:
                return _difference(mine, theirs, f"{at}[{number}]")
        at = f"{at} ({len(one)} and {len(other)})"
        one, other = one[len(other) :], other[len(one) :]
    return f"{at}: {json.dumps(one)[:600]} is {json.dumps(other)[:600]} anew"


@contextmanager
def replay(folder: Path, name: str, cache: Path) -> Iterator[Replay]:
    """A replay whose servers end with it."""
    made = Replay(folder, name, cache)
    try:
        made.begin()
        yield made
        made.end()
    finally:
        made.kill()
