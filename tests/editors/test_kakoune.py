"""Maps in Kakoune: colours, as it sends them to a user interface."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest
from colours import TEXTS, by_pygments, given, of_group

FILE = Path(__file__).parents[2] / "editors" / "kakoune" / "argmap.kak"


@pytest.fixture
def drawn(needs: Callable[[str], str], tmp_path: Path) -> Callable[..., list[list[str]]]:
    """Opens a file, and gives the colour of each character of each line that Kakoune draws."""
    program = needs("kak")
    names = [line.split()[2] for line in FILE.read_text().splitlines() if line[:8] == "set-face"]
    # A colour of its own for each face, and none for the cursor.
    faces = [f"set-face global {name} rgb:0000{at + 1:02x}" for at, name in enumerate(names)]
    faces += [f"set-face global {name} default" for name in ("PrimaryCursor", "PrimaryCursorEol")]
    faces += ["set-face global argmapText default"]
    of = {f"rgb:0000{at + 1:02x}": of_group(name) for at, name in enumerate(names)}

    def draw(path: Path) -> list[list[str]]:
        lines = path.read_text(encoding="utf-8").splitlines()
        first = ["require-module argmap", *faces]
        running = subprocess.Popen(
            [program, "-ui", "json", "-E", f"source {FILE}", "-e", "; ".join(first)],
            cwd=path.parent,
            env={**os.environ, "KAKOUNE_CONFIG_DIR": str(tmp_path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert running.stdin is not None
        assert running.stdout is not None

        def send(method: str, *params: object) -> None:
            message = {"jsonrpc": "2.0", "method": method, "params": params}
            running.stdin.write(json.dumps(message) + "\n")
            running.stdin.flush()

        watch = Timer(120, running.kill)
        watch.start()
        send("resize", len(lines) + 2, 500)
        opened = False
        try:
            for message in map(json.loads, running.stdout):
                if message["method"] != "draw":
                    continue
                if not opened:  # the window is large enough before it shows the file
                    send("keys", "<esc>", *":edit", "<space>", *path.name, "<ret>")
                    opened = True
                shown = message["params"][0]
                texts = ["".join(atom["contents"] for atom in line) for line in shown]
                if [text.rstrip("\n") for text in texts] == lines:
                    break
            else:
                pytest.fail("kakoune did not show the file")
        finally:
            watch.cancel()
            running.kill()
            running.communicate()
        return [
            [
                of.get(atom["face"]["fg"], "text")
                for atom in line
                for _ in atom["contents"].rstrip("\n")
            ]
            for line in shown
        ]

    return draw


def test_kakoune_colours_as_pygments_does(
    drawn: Callable[..., list[list[str]]], tmp_path: Path
) -> None:
    for text in TEXTS:
        path = tmp_path / "map.argmap"
        path.write_text(text, encoding="utf-8")
        found = given(text, drawn(path))
        for number, (theirs, ours) in enumerate(zip(found, by_pygments(text), strict=True)):
            assert theirs == ours, text.splitlines()[number]


def test_lines_are_indented_as_one_types(needs: Callable[[str], str], tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    typed = "iclaim x: A<ret>said by: a in b<ret><gt> words<ret>more words<esc>"
    commands = f"edit {path.name}; execute-keys -with-hooks %§{typed}§; write; quit!"
    subprocess.run(
        [needs("kak"), "-ui", "dummy", "-E", f"source {FILE}", "-e", commands],
        cwd=tmp_path,
        env={**os.environ, "KAKOUNE_CONFIG_DIR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert path.read_text() == "claim x: A\n  said by: a in b\n  > words\n  > more words\n"
