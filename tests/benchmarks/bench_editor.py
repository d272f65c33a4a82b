"""How long the language server takes: from a keystroke to its findings, for completion, to start.

    python tests/benchmarks/bench_editor.py [--files N] [--claims N] [--edits N]

A folder of so many files (20) of so many claims each (1,000, some 5,000 lines) is written to a
temporary place: one map, with ten documents, quotes, speakers, likelihoods, notes and links. The
real server is started on it and spoken to over standard input and output. Keys are typed in one
file, in lines drawn at random, one by one, and each is waited for until its findings are there.

Printed are milliseconds of the server's processor time, all of its threads, by what was typed in:
texts, notes, quotes, likelihoods and lines that are begun, none of which changes an id; and
references and ids, where links have to be made anew. Then the same for completion, and seconds by
the clock from the start of the server: to the first findings and to all of them in a folder that
was never checked, of which the open file has a line at fault, and to all of them with what the
start before has kept.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
WORDS = (
    "the bridge base lease report ministry harbour signed north pipeline delegation treaty paid "
    "winter officials convoy market border said claimed announced troops council grain river tariff"
).split()
KEYS = {
    "text": ("claim ", "evidence "),
    "note": ("  note: ",),
    "quote": ("    > ",),
    "likelihood": ("  likelihood: ",),
    "reference": ("  supports: ", "  attacks: ", "  weakly supports: "),
}
_BEGUN = "  note: a remark."
INSIDE = ("text", "note", "quote", "likelihood", "line begun")
"""What is typed inside an entry, and changes no id."""


def sentence(chance: random.Random, words: int = 14) -> str:
    """Words that mean nothing."""
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def write_folder(top: Path, files: int, claims: int) -> None:
    """A map of so many files of so many claims."""
    chance = random.Random(1)
    (top / "sources").mkdir(parents=True)
    (top / "argmap.toml").touch()
    paragraphs = [
        [" ".join(f"{sentence(chance)}." for _ in range(5)) for _ in range(40)] for _ in range(10)
    ]
    head = ["map large: A large map", "  author: N. N.", "  date: 2026-11-01", ""]
    for number, texts in enumerate(paragraphs):
        (top / "sources" / f"s{number}.txt").write_text("\n\n".join(texts) + "\n")
        head += [f"source s{number}: Report {number}", f"  file: sources/s{number}.txt", ""]
    for number in range(30):
        head += [f"speaker p{number}: Speaker {number}", "  role: an official", ""]
    (top / "head.argmap").write_text("\n".join(head))
    ids: list[str] = []
    for file in range(files):
        entries = []
        for claim in range(claims):
            kind = chance.randrange(4)
            id = f"c{file}-{claim}"
            lines = [f"{'evidence' if kind == 0 else 'claim'} {id}: {sentence(chance)}."]
            if kind < 2:
                source, paragraph = chance.randrange(10), chance.randrange(40)
                words = chance.choice(paragraphs[source][paragraph].split(". ")).rstrip(".")
                said = f"said by: p{chance.randrange(30)} in s{source}, paragraph {paragraph + 1}"
                lines += [f"  {said}, indirect", f"    > {words}"]
            else:
                if kind == 2:
                    lines.append(f"  likelihood: {chance.choice(('likely', 'very likely'))}")
                lines.append(f"  note: {sentence(chance, 6)}.")
            if ids:
                relation = chance.choice(("supports", "attacks", "weakly supports", "details"))
                lines.append(f"  {relation}: {chance.choice(ids)}")
            ids.append(id)
            entries.append("\n".join(lines))
        (top / f"part{file:02}.argmap").write_text("\n\n".join(entries) + "\n")


class Editor:
    """An editor that waits for each answer."""

    def __init__(self, folder: Path, path: Path, text: str) -> None:
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        self._number = 0
        self._version = 1
        self.lines = text.split("\n")
        self.uri = path.as_uri()
        known = {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}
        self.ask("initialize", known)
        self._tell("initialized", {})
        document = {"uri": self.uri, "languageId": "argmap", "version": 1}
        self._tell("textDocument/didOpen", {"textDocument": {**document, "text": text}})
        self.first = self.published()
        """Seconds from the start to the first findings in the file."""

    def published(self) -> float:
        """Waits until findings in the file are published; gives the seconds since the start."""
        while (message := self._read()).get("method") != "textDocument/publishDiagnostics" or (
            message["params"]["uri"] != self.uri
        ):
            pass
        return time.perf_counter() - self._began

    def type(self, line: int, text: str) -> float:
        """Makes a line another; gives the milliseconds that it took until the findings came."""
        before = self._cpu()
        self._version += 1
        end = {"line": line, "character": len(self.lines[line])}
        change = {"range": {"start": {"line": line, "character": 0}, "end": end}, "text": text}
        self._change(change)
        self.lines[line : line + 1] = text.split("\n")
        return self._until_published(before)

    def complete(self, line: int, character: int) -> float:
        """Asks for completion; gives the milliseconds that it took."""
        before = self._cpu()
        self.ask("textDocument/completion", self.at(line, character))
        return (self._cpu() - before) * 1000

    def close(self) -> None:
        """Ends the server."""
        self.ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(30)

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while (answer := self._read()).get("id") != self._number or "method" in answer:
            pass
        return answer.get("result")

    def _change(self, change: dict[str, Any]) -> None:
        document = {"uri": self.uri, "version": self._version}
        params = {"textDocument": document, "contentChanges": [change]}
        self._tell("textDocument/didChange", params)

    def _until_published(self, before: float) -> float:
        while True:
            message = self._read()
            told = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and (
                told["uri"] == self.uri and told["version"] == self._version
            ):
                break
        return (self._cpu() - before) * 1000

    def at(self, line: int, character: int) -> dict[str, Any]:
        """What a request asks of: a place in the file."""
        place = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri}, "position": place}

    def _cpu(self) -> float:
        """Seconds of processor time that the server has taken."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        spent = [(task / "schedstat").read_text().split()[0] for task in tasks.iterdir()]
        return sum(map(int, spent)) / 1e9

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        out = self._process.stdout
        assert out
        length = 0
        while header := out.readline().strip():
            if header.lower().startswith(b"content-length"):
                length = int(header.split(b":")[1])
        if not length:
            raise SystemExit("the server has ended")
        return json.loads(out.read(length))  # type: ignore[no-any-return]


def typed(editor: Editor, chance: random.Random, kind: str) -> Iterator[float]:
    """Types some letters one by one, and takes them back, in a line of a kind."""
    if kind == "line begun":
        line = chance.choice([n for n, text in enumerate(editor.lines) if text.startswith("  ")])
        editor.type(line, f"{editor.lines[line]}\n  ")
        for end in range(3, len(_BEGUN) + 1):
            yield editor.type(line + 1, _BEGUN[:end])
        return
    starts = KEYS["text"] if kind == "id" else KEYS[kind]
    line = chance.choice([n for n, text in enumerate(editor.lines) if text.startswith(starts)])
    before = editor.lines[line]
    at = before.index(":") if kind == "id" else len(before) - 2
    letters = "era" if kind in ("id", "reference") else "er ea"
    for end in range(1, len(letters) + 1):
        yield editor.type(line, before[:at] + letters[:end] + before[at:])
    yield editor.type(line, before)


def told(name: str, times: list[float]) -> None:
    """One line of the table."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(
        f"{name:34} {statistics.median(times):8.1f} {late:8.1f} {ordered[-1]:8.1f} {len(times):7}",
        flush=True,
    )


def main() -> None:
    """Writes the folder and measures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--files", type=int, default=20)
    options.add_argument("--claims", type=int, default=1000)
    options.add_argument("--edits", type=int, default=30, help="of each kind")
    given = options.parse_args()
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["ARGMAP_CACHE_DIR"] = str(Path(temporary) / "cache")
        folder = Path(temporary).resolve() / "map"
        write_folder(folder, given.files, given.claims)
        path = folder / "part07.argmap" if given.files > 7 else folder / "part00.argmap"
        text = path.read_text()
        editor = Editor(folder, path, f"{text}\ncliam begun: A line at fault.\n")
        form, cold = editor.first, editor.published()
        editor.close()
        Editor(folder, path, text).close()
        editor = Editor(folder, path, text)
        editor.ask("textDocument/hover", editor.at(0, 0))
        heads = f"{'median':>8} {'95 %':>8} {'most':>8} {'keys':>7}"
        print(f"{'milliseconds of processor time':34} {heads}")
        by_kind: dict[str, list[float]] = {}
        for kind in (*INSIDE, "reference", "id"):
            by_kind[kind] = [ms for _ in range(given.edits) for ms in typed(editor, chance, kind)]
            told(kind, by_kind[kind])
        # As often as there are lines of the kind in the file; every tenth line is begun anew.
        weights = {k: sum(t.startswith(KEYS[k]) for t in editor.lines) for k in INSIDE if k in KEYS}
        weights["line begun"] = sum(weights.values()) // 10
        kinds = chance.choices(list(weights), list(weights.values()), k=4000)
        told("inside an entry, as lines come", [chance.choice(by_kind[kind]) for kind in kinds])
        completing = []
        for _ in range(given.edits):
            lines = [n for n, text in enumerate(editor.lines) if text.startswith("  supports: ")]
            line = chance.choice(lines)
            completing.append(editor.complete(line, len("  supports: ")))
            completing.append(editor.complete(line, len("  supports: c")))
        told("completion of an id", completing)
        print(f"first findings after {form:.2f} s: what is wrong with the form of the open file")
        print(f"all findings after {cold:.2f} s, and {editor.first:.2f} s with what was kept")
        editor.close()


if __name__ == "__main__":
    main()
