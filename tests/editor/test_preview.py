"""The live page beside the text, passages of sources, and pictures in files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from desks import desk_with, here_in
from hostile import Client
from mapkit import found as findings
from mapkit import write
from pygls.exceptions import JsonRpcException
from sessions import Session, copied, session

from argmap.check import check
from argmap.editor.drawing import picture
from argmap.editor.passages import SPEAKER, found
from argmap.editor.refusals import Refusal

NAME = "edm.argmap"


async def ask(editor: Session, method: str, **params: object) -> Any:
    """What the server answers to a request of argmap's own."""
    given = {"textDocument": {"uri": editor.uri(NAME)}, **params}
    return await editor.client.protocol.send_request_async(method, given)


MAP = (
    "question q: Should the town close the road?\n\nclaim a: It should.\n  answers: q\n\n"
    "claim b: Fewer would be hurt.\n  supports: a\n\nclaim c: Guests come by car.\n  attacks: a\n"
)


@pytest.mark.asyncio
async def test_a_page_follows_what_is_typed(tmp_path: Path) -> None:
    write(tmp_path, {NAME: MAP})
    async with session(tmp_path) as editor:
        changed: list[str] = []

        @editor.client.feature("argmap/changed")
        def tell(params: Any) -> None:
            changed.append(params.key)

        editor.open(NAME)
        await editor.settled()
        key = editor.folder.resolve().as_uri()
        assert changed == []
        pages = [ask(editor, "argmap/page", theme=theme) for theme in ("dark", "dark", None)]
        dark, again, light = await asyncio.gather(*pages)
        assert dark.key == key
        assert 'data-theme="dark"' in dark.html
        assert dark.html == again.html
        assert dark.html != light.html
        before = await ask(editor, "argmap/update")
        assert before.key == key

        words = "Putin has been dealing with Bakiyev"
        text = editor.texts[NAME]
        head = next(line for line in text.split("\n") if line.startswith("claim "))
        editor.replace(NAME, head, f"claim typed-now: {words}.\n\n{head}")
        for _ in range(100):
            await editor.settled()
            if changed:
                break
        assert set(changed) == {key}
        after = await ask(editor, "argmap/update")
        assert after.update.digest != before.update.digest
        assert words in str(after.update)
        assert words not in str(before.update)

        editor.replace(NAME, "claim typed-now", "clam typed-now")
        with pytest.raises(
            JsonRpcException, match=r"the map has 1 error, and could mean something"
        ):
            await ask(editor, "argmap/update")
        last = await ask(editor, "argmap/page", theme="dark")
        assert 'data-theme="dark"' in last.html
        editor.replace(NAME, "clam typed-now", "claim typed-now")
        assert (await ask(editor, "argmap/update")).update.digest == after.update.digest


@pytest.mark.asyncio
async def test_entries_and_places_lead_to_each_other(tmp_path: Path) -> None:
    folder = copied("kyrgyzstan-2006", tmp_path)
    async with session(folder) as editor:
        editor.open(NAME)
        text = editor.texts[NAME]
        start = text.index("claim ")
        place = editor.place(NAME, text.index("\n", start) + 3)
        position = {"line": place.line, "character": place.character}
        entry = await ask(editor, "argmap/entryAt", position=position)
        assert text.startswith(f"claim {entry.id}:", start)
        there = await ask(editor, "argmap/place", id=entry.id)
        assert there.uri == editor.uri(NAME)
        assert there.range.start.line == text.count("\n", 0, start)
        other = await ask(editor, "argmap/place", id="voa")
        assert other.uri == editor.uri("sources.argmap")
        assert await ask(editor, "argmap/place", id="nowhere") is None
        nowhere = {"line": 100_000, "character": 9}
        assert (await ask(editor, "argmap/entryAt", position=nowhere)) is not None
        editor.open("new.argmap", "# nothing yet\n")
        document = {"uri": editor.uri("new.argmap")}
        at = {"line": 0, "character": 0}
        assert await ask(editor, "argmap/entryAt", textDocument=document, position=at) is None

        told = await ask(editor, "argmap/sources")
        assert {one.id for one in told.sources} == {"voa", "edm", "iwpr-report"} & {
            one.id for one in told.sources
        }
        assert all((folder / one.file).is_file() for one in told.sources)
        answer = await ask(editor, "argmap/passages", source="voa", words="political favor")
        assert "political favor" in answer.passages[0].text
        with pytest.raises(JsonRpcException, match="this map has no source `nowhere`"):
            await ask(editor, "argmap/passages", source="nowhere", words="x")

        for form, begins in (("svg", b"<svg"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")):
            output = tmp_path / f"map.{form}"
            made = await ask(editor, "argmap/render", output=str(output), format=form)
            assert made.path == str(output)
            assert begins in output.read_bytes()[:300]
        document = folder / told.sources[0].file
        kept = document.read_bytes()
        for output, form, why in (
            (document, "svg", "is the file of the source"),
            (folder / NAME, "svg", "is the name of a map's file"),
            (folder, "svg", "is a folder"),
            (tmp_path / "no" / "x.svg", "svg", "there is no folder"),
            (tmp_path / "argmap.toml", "svg", "is the name of a file"),
            (tmp_path / "x.gif", "gif", "is no format that maps are drawn in"),
        ):
            with pytest.raises(JsonRpcException, match=why):
                await ask(editor, "argmap/render", output=str(output), format=form)
        assert document.read_bytes() == kept
        new = tmp_path / "new.txt"
        new.write_text("words", encoding="utf-8")
        editor.replace(NAME, text[start:], f"source s: S\n  file: ../new.txt\n\n{text[start:]}")
        with pytest.raises(JsonRpcException, match="is the file of the source `s`"):
            await ask(editor, "argmap/render", output=str(new), format="svg")
        assert new.read_text(encoding="utf-8") == "words"


@pytest.mark.asyncio
async def test_a_map_that_says_nothing_is_not_drawn(tmp_path: Path) -> None:
    write(tmp_path, {NAME: "speaker s: S\n"})
    async with session(tmp_path) as editor:
        editor.open(NAME)
        for method, more in (("page", {}), ("update", {}), ("render", {"format": "svg"})):
            output = str(tmp_path / "x.svg")
            with pytest.raises(JsonRpcException, match="there is nothing to draw"):
                await ask(editor, f"argmap/{method}", output=output, **more)
        assert not (tmp_path / "x.svg").exists()


DOCUMENT = (
    "The town is quiet.\n\nThe mayor said: “We will close the lake road at once”, and left. "
    "Nobody 😀 answered.\n\nThe town is quiet.\n"
)


def test_the_lines_of_a_passage_stand_in_its_document(tmp_path: Path) -> None:
    text = "source s: S\n  file: s.txt\n\nclaim a: A.\n  from: s\n  > Nobody 😀 answered\n"
    write(tmp_path, {"map.argmap": text, "s.txt": DOCUMENT})
    path = tmp_path / "map.argmap"
    here = here_in(desk_with(path), path)
    told = found(here, "s", "")
    assert [one["paragraph"] for one in told] == [1, 2, 2, 2, 3]
    for one in told:
        lines = one["insert"].replace(SPEAKER, "unnamed")
        given = {path: f"{text}\nclaim b: B.\n  supports: a\n{lines}".encode()}
        assert findings(check([path], given=given)) == []
    (spoken,) = found(here, "s", "lake road close")
    assert spoken["text"] == "We will close the lake road at once"
    assert spoken["insert"] == (
        "  said by: SPEAKER in s, direct\n  > We will close the lake road at once\n"
    )
    assert spoken["detail"] == "paragraph 2, in quotation marks"
    (taken,) = found(here, "s", "Nobody answered")
    assert taken["detail"] == "paragraph 2, quoted by a"
    assert "from: s, paragraph 1\n" in found(here, "s", "quiet")[0]["insert"]
    assert found(here, "s", "helicopter") == []


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("", "source `s` names no document"),
        ("  file: nowhere.txt\n", "nowhere.txt"),
        ("  file: ../s.txt\n", "leads out of the project"),
    ],
)
def test_a_document_that_can_not_be_read_is_told(lines: str, why: str, tmp_path: Path) -> None:
    write(tmp_path / "map", {"map.argmap": f"source s: S\n{lines}"})
    path = tmp_path / "map" / "map.argmap"
    with pytest.raises(Refusal, match=why):
        found(here_in(desk_with(path), path), "s", "words")


@pytest.mark.asyncio
async def test_only_a_page_whose_map_says_something_new_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(tmp_path, {"one/a.argmap": MAP, "other/a.argmap": MAP})
    editor = Client(tmp_path, "utf-16", "all")
    uris = [(tmp_path / name / "a.argmap").resolve().as_uri() for name in ("one", "other")]

    def told() -> list[str]:
        editor.server.publish()
        heard = [one["params"]["key"] for one in editor.told if one["method"] == "argmap/changed"]
        editor.told.clear()
        return heard

    try:
        for uri in uris:
            editor.open(uri, MAP)
            answer = await editor.ask("argmap/page", {"textDocument": {"uri": uri}})
            assert answer["result"]["key"]
        assert told() == []
        editor.tell("textDocument/didSave", {"textDocument": {"uri": uris[0]}})
        assert told() == []
        start = {"line": 0, "character": 0}
        editor.change(uris[1], {"start": start, "end": start}, "# A remark\n\n")
        assert told() == [other.resolve().as_uri()]
        assert told() == []
    finally:
        editor.end()


def test_what_is_said_of_a_picture_is_for_an_editor(tmp_path: Path) -> None:
    folder = write(tmp_path, {NAME: MAP + "\nclaim apart: It rains.\n"}).resolve()
    notes = picture(folder, {}, "svg", folder / "x.svg")[1]
    assert len(notes) == 1
    assert "1 card is not in the tree" in notes[0]
    assert notes[0].endswith("`apart`. The graph of a page has all: choose the format html")
