"""Somebody types a map, and the server says of each text what one says that opens it anew."""

from __future__ import annotations

import random
from pathlib import Path
from weakref import ref

import pytest
from desks import desk_with, here_in
from hostile import Client
from replay import Editor, place, replay
from typist import Typist, as_text, documents, entries

_OTHER = """claim o1: Something else is said beside it.
  supports: c1
  attacks: c7, c400
"""


def test_what_is_typed_is_followed(tmp_path: Path) -> None:
    chance = random.Random(20)
    papers = documents(chance, 3)
    folder = tmp_path.resolve() / "map"
    (folder / "sources").mkdir(parents=True)
    (folder / "argmap.toml").touch()
    (folder / "other.argmap").write_text(_OTHER, encoding="utf-8")
    (folder / "typed.argmap").touch()
    for name, sentences in papers.items():
        (folder / name).write_text(as_text(sentences), encoding="utf-8")
    written = entries(chance, 24, papers)
    typist = Typist(21)
    with replay(folder, "typed.argmap", tmp_path / "cache") as made:
        for each in range(0, len(written), 4):
            for _ in made.types(typist.writes(written[each : each + 4]), every=10):
                pass
            made.compare(made.points)
        for _ in range(15):
            for _ in made.types(typist.changes(4), every=10):
                pass
            made.compare(made.points)
        assert made.running.text("typed.argmap") == typist.text
        assert made.points > 20


def test_an_editor_that_says_nothing_of_places_counts_utf_16(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    editor = Editor(tmp_path.resolve(), tmp_path / "cache")
    try:
        editor.open("a.argmap", "claim a: 🌉🌉\n")
        text = "claim a: 🌉🌉"
        editor.make("a.argmap", (len(text), len(text), ".\n  supports: b"))
        editor.settle()
        (finding,) = editor.findings[editor.uri("a.argmap")]
        assert finding["range"]["start"] == {"line": 1, "character": 12}
        document = {"textDocument": {"uri": editor.uri("a.argmap")}}
        at = {**document, "position": place(editor.text("a.argmap"), 6)}
        assert "🌉🌉." in editor.ask("textDocument/hover", at)["contents"]["value"]
        editor.end()
    finally:
        editor.kill()


def test_maps_that_were_loaded_before_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    path = tmp_path.resolve() / "a.argmap"
    path.write_text("source s: S\n  file: none.txt\n\nclaim a: A.\n  on: 20x\n", encoding="utf-8")
    desk = desk_with(path)
    before = ref(here_in(desk, path).following.loaded.linker)
    # What reads dates leaves circles behind, which hold all that was at hand when it read one.
    for text in ("claim b: A.\n  on: 21x\n", "claim c: A.\n  on: 22x\n"):
        desk.open(path.as_uri(), text, 2)
        here_in(desk, path)
    assert before() is None


def test_a_mark_at_the_beginning_moves_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    editor = Editor(tmp_path.resolve(), tmp_path / "cache")
    try:
        editor.open("a.argmap", "above\n\nclaim a: A.\n")
        editor.settle()
        editor.make("a.argmap", (0, 0, "\ufeff"))
        editor.settle()
        starts = [one["range"]["start"] for one in editor.findings[editor.uri("a.argmap")]]
        assert starts[0] == {"line": 0, "character": 1}
        editor.end()
    finally:
        editor.kill()


@pytest.mark.asyncio
async def test_nothing_is_kept_of_a_change_that_was_made(tmp_path: Path) -> None:
    client = Client(tmp_path, "utf-16", "few")
    uri = (tmp_path.resolve() / "a.argmap").as_uri()
    known = len(client.server.protocol._request_futures)
    client.open(uri, "claim a: A.\n")
    start = {"line": 0, "character": 9}
    for _ in range(20):
        client.change(uri, {"start": start, "end": start}, "x")
    client.close(uri)
    assert len(client.server.protocol._request_futures) == known
    client.end()
