"""Every request that the server announces, at any place of any map, from an editor that is hostile.

Whatever is asked, the answer is one that an editor can take: each place lies in its text, edits
don't overlap, nothing leads out of the project, and what is asked changes nothing.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import CONVERTER, REFUSED, WRONG, Client, Taker, Texts, closed_files
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FOLDERS, write
from opening import ENCODINGS
from pygls.exceptions import JsonRpcException
from sessions import MAPS, copied, session
from texts import any_text

from argmap.editor.positions import Encoding

TIMES = int(os.environ.get("ARGMAP_TESTS_REQUESTS", "24"))
"""How many maps are asked about."""
_WORD = re.compile(r"[\w.-]+")
_HEAD = re.compile(r"^[a-z]+ ([\w-]+):", re.MULTILINE)
SMALL = {
    "a/other.argmap": "import b: ../b\n\nclaim other: It is 🏠.\n  supports: a, b.there\n",
    "a/empty.argmap": "",
    "b/b.argmap": "claim there: It is there.\n",
    "a/sources/words.txt": "The house 🏠 is empty. “Nobody lives there,” he said.\n\nSold.\n",
    "a/notes.txt": "claim none: No map.\n",
}
SOURCES = """\
source s: A source
  file: sources/words.txt

speaker he: He 🏠

claim a: It is empty.
  said by: he in s, paragraph 1, direct
  > Nobody lives there
  supported by: other + b

claim b:  It is  sold.

"""
BEGINS = ["", "\ufeff", SOURCES, SOURCES, SOURCES, f"\ufeff{SOURCES}"]
LINE_ENDS = ["\n", "\n", "\r\n", "\r", "\r\r\n"]
WORDS = ["", "a", "b", "claim ", "claim c: C.\n", "  supports: a\n", "  note:  N.\n", "🏠"]
WORDS += ["\n\nargument w: Why.\n  premises: a\n", "said by: he in s, page 1", "e\u0301", "   "]
WORDS += ["# argmap: ignore[", "unreached-entry", "]", ":", "> ", ", ", "\n", "\n\n\n", "\r\n"]
WORDS += ["\r", "\t", "\ufeff", "\x00", "\u2028", "\u202e"]
NAMES = [
    "quite-new",
    "b",
    "a.b",
    "claim",
    "",
    " ",
    "x y",
    "🏠",
    "e\u0301te",
    "\x00",
    "author",
    "../x",
]
WILD = [0, 1, 2, 7, 80, 1000, 2**31 - 1]
UNNAMED = ["untitled:Untitled-1", "", "::", "file:///", "file:///%00", "git:/x/a.argmap"]
OUTPUTS = ["x.dot", "a.argmap", "", ".", "\x00", "no/x.dot", "sources/words.txt", "argmap.toml"]
COMMANDS = [f"argmap.{name}" for name in ("apply", "explain", "fixAll", "origins", "select")]


class Asking:
    """What may be asked of a project."""

    def __init__(self, texts: Texts, main: str, seed: int) -> None:
        self._texts = texts
        self._main = main
        self._random = random.Random(seed)
        self.uri = self._file()

    def _file(self) -> str:
        if self._random.random() < 0.7:
            return self._main
        folder = Path(self._texts.root)
        others = [*self._texts.texts, *closed_files(self._texts)]
        others += [(folder / name).as_uri() for name in ("none.argmap", "a", "x/y.argmap")]
        return self._random.choice([*others, *UNNAMED])

    def _text(self) -> str:
        try:
            return self._texts.text(self.uri)
        except (AssertionError, OSError):
            return ""

    def place(self) -> dict[str, int]:
        """A place in the text, or near it, or far from it."""
        text = self._text()
        ids = set(_HEAD.findall(text))
        words = [found.span() for found in _WORD.finditer(text)]
        named = [(start, end) for start, end in words if text[start:end] in ids]
        words = named if named and self._random.random() < 0.5 else words
        if words and self._random.random() < 0.8:
            offset = self._random.randint(*self._random.choice(words))
        else:
            offset = self._random.randint(0, len(text))
        place = self._texts.place(text, offset)
        if self._random.random() < 0.1:
            return {name: self._random.choice(WILD) for name in place}
        if self._random.random() < 0.2:
            place["character"] += self._random.choice([1, 1000])
        return place

    def range(self) -> dict[str, Any]:
        """Two places in any order, or all of the text."""
        if self._random.random() < 0.3:
            start = {"line": 0, "character": 0}
            return {"start": start, "end": {"line": 2**31 - 1, "character": 0}}
        first, last = self.place(), self.place()
        if self._random.random() < 0.8:
            first, last = sorted((first, last), key=lambda one: (one["line"], one["character"]))
        return {"start": first, "end": last}

    def stretch(self) -> dict[str, Any]:
        """A range of a few characters, or none; seldom any other."""
        if self._random.random() < 0.1:
            return self.range()
        start = self.place()
        end = {**start, "character": min(start["character"] + self.pick([0, 0, 1, 9]), WILD[-1])}
        return {"start": start, "end": end}

    def word(self) -> str:
        """An id, or something that is none."""
        words = _HEAD.findall(self._text())
        if words and self._random.random() < 0.7:
            return str(self._random.choice(words))
        return self._random.choice(NAMES)

    def document(self) -> dict[str, Any]:
        """The file that is asked about."""
        return {"textDocument": {"uri": self.uri}}

    def at(self) -> dict[str, Any]:
        """A place in it."""
        return self.document() | {"position": self.place()}

    def within(self) -> dict[str, Any]:
        """A range of it."""
        return self.document() | {"range": self.range()}

    def pick(self, some: list[Any]) -> Any:
        """One of some."""
        return self._random.choice(some)


_OPTIONS = {"options": {"tabSize": 4, "insertSpaces": True}}
_START = {"line": 0, "character": 0}
_EMPTY = {"start": _START, "end": _START}
REQUESTS: dict[str, Callable[[Asking], dict[str, Any]]] = {
    "textDocument/completion": lambda of: {
        **of.at(),
        "context": {"triggerKind": 2, "triggerCharacter": of.pick([" ", ":", ">", ","])},
    },
    "textDocument/hover": Asking.at,
    "textDocument/signatureHelp": Asking.at,
    "textDocument/definition": Asking.at,
    "textDocument/references": lambda of: {
        **of.at(),
        "context": {"includeDeclaration": of.pick([True, False])},
    },
    "textDocument/documentHighlight": Asking.at,
    "textDocument/prepareRename": Asking.at,
    "textDocument/rename": lambda of: {**of.at(), "newName": of.word()},
    "textDocument/documentSymbol": Asking.document,
    "workspace/symbol": lambda of: {"query": of.word()},
    "textDocument/foldingRange": Asking.document,
    "textDocument/selectionRange": lambda of: {
        **of.document(),
        "positions": [of.place() for _ in range(3)],
    },
    "textDocument/semanticTokens/full": Asking.document,
    "textDocument/semanticTokens/full/delta": lambda of: {**of.document(), "previousResultId": "1"},
    "textDocument/semanticTokens/range": Asking.within,
    "textDocument/inlayHint": Asking.within,
    "textDocument/codeLens": Asking.document,
    "textDocument/codeAction": lambda of: {
        **of.within(),
        "context": {"diagnostics": []} | of.pick([{}, {"only": [""]}, {"only": ["quickfix"]}]),
    },
    "textDocument/formatting": lambda of: {**of.document(), **_OPTIONS},
    "textDocument/rangeFormatting": lambda of: {**of.within(), **_OPTIONS},
    "textDocument/onTypeFormatting": lambda of: {
        **of.at(),
        **_OPTIONS,
        "ch": of.pick(["\n", ">", ":"]),
    },
    "textDocument/documentLink": Asking.document,
    "textDocument/prepareCallHierarchy": Asking.at,
    "workspace/willRenameFiles": lambda of: {
        "files": [{"oldUri": of.uri, "newUri": of.pick([f"{of.uri}x", *UNNAMED])}]
    },
    "argmap/entryAt": Asking.at,
    "argmap/place": lambda of: {**of.document(), "id": of.word()},
    "argmap/sources": Asking.document,
    "argmap/origins": lambda of: {**of.document(), "id": of.word()},
    "argmap/passages": lambda of: {**of.document(), "source": of.word(), "words": of.word()},
    "argmap/render": lambda of: {
        **of.document(),
        "output": of.pick(OUTPUTS),
        "format": of.pick(["dot", "mermaid", "x"]),
    },
    "workspace/executeCommand": lambda of: of.pick(
        [
            {"command": "argmap.explain", "arguments": [of.pick(["unknown-id", "none", 5])]},
            {"command": "argmap.origins", "arguments": [of.uri, of.word()]},
            {"command": "argmap.fixAll", "arguments": [of.uri]},
            {"command": "argmap.select", "arguments": [of.uri, of.range()]},
            {"command": "argmap.apply", "arguments": [of.uri, 1, {"changes": {}}]},
            {"command": of.pick(COMMANDS), "arguments": of.pick([[], [5], [{}, [], 1]])},
            {"command": of.pick(COMMANDS)},
            {"command": of.word(), "arguments": []},
        ]
    ),
    "completionItem/resolve": lambda of: {"label": "a", "data": of.pick(_data(of))},
    "codeLens/resolve": lambda of: {"range": _EMPTY, "data": of.pick(_data(of))},
    "codeAction/resolve": lambda of: {"title": "t", "data": of.pick(_data(of))},
    "callHierarchy/incomingCalls": lambda of: {"item": _item(of)},
    "callHierarchy/outgoingCalls": lambda of: {"item": _item(of)},
}


def _data(of: Asking) -> list[Any]:
    """What an editor may give back where the server had put something."""
    both = {"uri": of.uri, "id": of.word()}
    return [both, [of.uri, of.word()], None, 5, [], {}, [[], {}], {"uri": 5, "id": []}]


def _item(of: Asking) -> dict[str, Any]:
    own = {"range": _EMPTY, "selectionRange": _EMPTY}
    return {"name": "a", "kind": 5, "uri": of.uri, "data": of.pick(_data(of))} | own


async def asked(client: Client, uri: str, method: str, params: dict[str, Any]) -> Any:
    """The answer to a request, which an editor can take, and which is the same a second time."""
    before = client.findings()
    for name, found in before.items():
        Taker(client, name).walk(found, name)
    client.told.clear()
    answer = await client.ask(method, params)
    again = await client.ask(method, params)
    taker = Taker(client, uri)
    for one in client.told:
        if one["method"] not in ("window/showDocument", "textDocument/publishDiagnostics"):
            taker.walk(one["params"], uri)
    for one in (answer, again):
        one.pop("id")
        if isinstance(one.get("result"), dict):
            one["result"].pop("resultId", None)
    if "delta" not in method:
        assert answer == again
    assert client.findings() == before
    taker.take(method, params, {"id": 0, **answer})
    return answer.get("result")


async def resolved(client: Client, uri: str, method: str, answer: Any) -> None:
    """Asks what an editor asks of an answer's parts."""
    if method == "textDocument/completion":
        for item in answer["items"][:3]:
            await asked(client, uri, "completionItem/resolve", item)
    if method == "textDocument/codeLens":
        for lens in answer[:3]:
            await asked(client, uri, "codeLens/resolve", lens)
    if method == "textDocument/codeAction":
        for action in answer[:12]:
            command = action.get("command")
            if isinstance(command, str):
                given = {"command": command, "arguments": action.get("arguments")}
                await asked(client, uri, "workspace/executeCommand", given)
            elif "data" in action:
                await asked(client, uri, "codeAction/resolve", action)
    if method == "textDocument/prepareCallHierarchy":
        for item in answer:
            await asked(client, uri, "callHierarchy/incomingCalls", {"item": item})
            await asked(client, uri, "callHierarchy/outgoingCalls", {"item": item})


async def all_taken(client: Client, main: str, steps: list[tuple[str, int]]) -> None:
    """Asks one request after another, with changes of the text between."""
    for method, seed in steps:
        asking = Asking(client, main, seed)
        if method == "change":
            client.change(main, asking.stretch(), asking.pick(WORDS))
            continue
        answer = await asked(client, asking.uri, method, REQUESTS[method](asking))
        if answer:
            await resolved(client, asking.uri, method, answer)


def run(client: Callable[[], Client], main: Path, text: str, steps: list[tuple[str, int]]) -> None:
    """A session in which a file is opened and much is asked."""

    async def go() -> None:
        made = client()
        try:
            made.open(main.as_uri(), text)
            await all_taken(made, main.as_uri(), steps)
        finally:
            made.end()

    asyncio.run(go())


which = st.sampled_from(["few", "all"])
encodings = st.sampled_from(ENCODINGS)
steps = st.lists(
    st.tuples(st.sampled_from([*["change"] * 6, *REQUESTS]), st.integers(0, 2**32)),
    min_size=1,
    max_size=14,
)


@settings(max_examples=TIMES)
@given(which, encodings, st.sampled_from(BEGINS), any_text, st.sampled_from(LINE_ENDS), steps)
def test_any_map(
    which: str,
    encoding: Encoding,
    begin: str,
    text: str,
    end: str,
    steps: list[tuple[str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder).resolve(), SMALL)
        text = (begin + text).replace("\n", end)
        run(lambda: Client(root, encoding, which), root / "a" / "a.argmap", text, steps)


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real maps, as a project of its own."""
    root = tmp_path_factory.mktemp("project").resolve()
    shutil.copytree(MAPS, root / "maps")
    (root / "argmap.toml").touch()
    return root


@settings(max_examples=TIMES // 2)
@given(st.data())
def test_real_maps(maps: Path, data: st.DataObject) -> None:
    folder = maps / "maps" / data.draw(st.sampled_from(REAL_FOLDERS)).relative_to(MAPS)
    main = data.draw(st.sampled_from(sorted(folder.glob("*.argmap"))))
    asks, encoding = data.draw(which), data.draw(encodings)
    text = main.read_text(encoding="utf-8")
    run(lambda: Client(maps, encoding, asks), main, text, data.draw(steps))


@pytest.mark.asyncio
async def test_a_session(tmp_path: Path) -> None:
    folder = copied("kyrgyzstan-2006", tmp_path)
    texts = Texts(tmp_path, "utf-16")
    async with session(folder) as editor:
        editor.open("edm.argmap")
        uri = editor.uri("edm.argmap")
        texts.texts[uri] = editor.texts["edm.argmap"]
        refused = set()
        for seed, (method, params) in enumerate(REQUESTS.items()):
            asked: Any = params(Asking(texts, uri, seed))
            if method in types.METHOD_TO_TYPES:
                asked = CONVERTER.structure(asked, types.METHOD_TO_TYPES[method][2])
            try:
                await editor.client.protocol.send_request_async(method, asked)
            except JsonRpcException as error:
                refused.add(error.code)
        assert refused <= {REFUSED, WRONG}
        for method in ("argmap/page", "argmap/update"):
            document = {"textDocument": {"uri": uri}}
            assert (await editor.client.protocol.send_request_async(method, document)).key
        assert await editor.findings("edm.argmap") == []
