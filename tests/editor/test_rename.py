"""A rename in an editor is `argmap rename`, with the open files as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import argmap
from desks import here_in, texts_after
from hostile import Client
from lsprotocol import types
from mapkit import ROOT, write
from opening import ENCODINGS, opened, place, words
from pygls.exceptions import JsonRpcException
from sessions import Session

from argmap.editor.desk import Desk
from argmap.editor.positions import Encoding
from argmap.editor.refusals import Refusal
from argmap.editor.rename import prepared, renamed

FILES = {
    "a/one.argmap": (
        "source voa: V\n  file: voa.txt\n\nclaim old: 🏠 O.\n  from: voa\n  > the words\n"
        "  supports: b\n"
    ),
    "a/two.argmap": "claim b: On `old`.\r\n  attacks: 値, old\r\n\r\nclaim 値: N.\r\n",
    "a/voa.txt": "These are the words.\n",
    "b/three.argmap": (
        "import a: ../a\n\nclaim c: C.\n  from: a.voa\n  > the words\n  supports: a.old\n"
    ),
}


def on_disk(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def at(desk: Desk, path: Path, word: str, inside: int = 0) -> types.Position:
    text = desk.buffers[path.resolve()].text
    return place(text, text.index(word) + inside, desk.encoding)


def write_out(desk: Desk, edit: types.WorkspaceEdit) -> None:
    for uri, text in texts_after(desk, edit).items():
        path = Path(uri.removeprefix("file://"))
        path.write_bytes(text.encode("utf-8"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("which", ["few", "all"])
@pytest.mark.parametrize(
    ("name", "word", "inside", "old", "new", "place"),
    [
        ("a/one.argmap", "claim old", 6, "old", "new", "a"),
        ("b/three.argmap", "a.old", 3, "old", "neu-é", "a"),
        ("a/one.argmap", "from: voa", 6, "voa", "radio", "a"),
        ("b/three.argmap", "a.voa", 0, "a", "alpha", "b"),
        ("a/two.argmap", "値, old", 0, "値", "価値", "a"),
    ],
)
def test_the_same_as_the_command(
    tmp_path: Path,
    name: str,
    word: str,
    inside: int,
    old: str,
    new: str,
    place: str,
    which: str,
    encoding: Encoding,
) -> None:
    folder, other = write(tmp_path / "one", FILES), write(tmp_path / "other", FILES)
    for one in (folder, other):
        assert argmap("lock", one).exit_code == 0
    assert argmap("rename", old, new, other / place).exit_code == 0
    desk = opened([folder / name], which, encoding)
    there = here_in(desk, folder / name)
    position = at(desk, folder / name, word, inside)
    known = prepared(there, position)
    assert known is not None
    assert known.placeholder == old
    assert words(FILES[name], known.range, encoding) == old
    edit = renamed(there, position, new)
    assert (edit.changes is None) is (which == "all")
    write_out(desk, edit)
    assert on_disk(folder) == on_disk(other)
    assert on_disk(folder) != {}


@pytest.mark.parametrize("id", ["voa", "june-deadline", "weald", "origin-1872", "origin-1859"])
def test_real_maps(tmp_path: Path, id: str) -> None:
    folder, other = tmp_path / "one", tmp_path / "other"
    for one in (folder, other):
        for name in ("kyrgyzstan-2006", "species-and-time", "weald-1859"):
            shutil.copytree(ROOT / "maps" / name, one / name)
        (one / "argmap.toml").touch()
    heads = [f"{kind} {id}:" for kind in ("source", "claim", "evidence", "import")]
    for path in sorted(folder.rglob("*.argmap")):
        text = path.read_text("utf-8")
        head = next((head for head in heads if f"\n{head}" in text), None)
        if head is None:
            continue
        desk = opened(sorted(path.parent.glob("*.argmap")))
        position = at(desk, path, f"\n{head}", len(head) - 1)
        write_out(desk, renamed(here_in(desk, path), position, "brand-new"))
        place = other / path.parent.name
        assert argmap("rename", id, "brand-new", place).exit_code == 0
        assert on_disk(folder) == on_disk(other)
        return
    pytest.fail(f"no map has {id}")


def test_versions_of_files_that_are_open_and_of_others(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    desk = opened([folder / "a/one.argmap"])
    desk.open((folder / "b/three.argmap").resolve().as_uri(), FILES["b/three.argmap"] + "#\n", 7)
    edit = renamed(
        here_in(desk, folder / "a/one.argmap"), at(desk, folder / "a/one.argmap", "old"), "x"
    )
    versions = {}
    for change in edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        versions[change.text_document.uri.rpartition("/")[2]] = change.text_document.version
    assert versions == {"one.argmap": 1, "two.argmap": None, "three.argmap": 7}


def test_what_is_not_saved_counts(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    path = folder / "a/new.argmap"
    desk = opened([folder / "a/one.argmap"])
    desk.open(path.resolve().as_uri(), "claim more: M.\n  supports: old\n", 3)
    edit = renamed(here_in(desk, path), at(desk, path, "old"), "neu")
    after = {uri.rpartition("/")[2]: text for uri, text in texts_after(desk, edit).items()}
    assert after["new.argmap"] == "claim more: M.\n  supports: neu\n"
    assert set(after) == {"one.argmap", "two.argmap", "three.argmap", "new.argmap"}


@pytest.mark.parametrize(
    ("word", "new", "said"),
    [
        ("old", "b", "the id `b` is taken; choose another one; see a/two.argmap:1:7"),
        ("old", "supports", "`supports`"),
        ("old", "two words", "can't stand in an id"),
        ("old", "", "an id is missing"),
        ("old", "  ", "an id is missing"),
        ("old", "old", "the old id and the new one are the same"),
        ("🏠", "x", "there is no id here"),
    ],
)
def test_refusals_are_words(tmp_path: Path, word: str, new: str, said: str) -> None:
    folder = write(tmp_path, FILES)
    path = folder / "a/one.argmap"
    desk = opened([path])
    with pytest.raises(Refusal) as caught:
        renamed(here_in(desk, path), at(desk, path, word), new)
    assert said in caught.value.message


def test_a_line_with_an_error_may_mean_it(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    path = folder / "a/one.argmap"
    desk = opened([path])
    desk.open(path.resolve().as_uri(), FILES["a/one.argmap"] + "  suports: old\n", 2)
    with pytest.raises(Refusal, match="a line with an error has `old` in it"):
        renamed(here_in(desk, path), at(desk, path, "old"), "new")


def test_nothing_is_prepared_where_no_entry_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    text = "claim a: Words.\n  said by: author\n  supports: b\n"
    desk = opened([])
    desk.open(path.as_uri(), text, 1)
    there = here_in(desk, path)
    assert prepared(there, at(desk, path, "author")) is None
    assert prepared(there, at(desk, path, "Words")) is None
    assert prepared(there, types.Position(77, 7)) is None
    with pytest.raises(Refusal, match="nothing has the id `b`"):
        prepared(there, at(desk, path, "b\n"))


@pytest.mark.asyncio
async def test_a_rename_that_takes_long_is_seen_to_go_on(tmp_path: Path) -> None:
    write(tmp_path, {"a.argmap": "claim a: A.\n", "many.argmap": ""})
    many = "".join(f"gap g{number}: G.\n" for number in range(2001))
    editor = Client(tmp_path, "utf-16", "all")
    uris = [(tmp_path / name).resolve().as_uri() for name in ("a.argmap", "many.argmap")]
    asked = {
        "textDocument": {"uri": uris[0]},
        "position": {"line": 0, "character": 6},
        "newName": "b",
    }
    try:
        editor.open(uris[0], "claim a: A.\n")
        await editor.ask("textDocument/rename", asked)
        assert "$/progress" not in {one["method"] for one in editor.told}
        editor.open(uris[1], many)
        answer = await editor.ask("textDocument/rename", asked)
        assert len(answer["result"]["documentChanges"]) == 1
        shown = [one["params"]["value"] for one in editor.told if one["method"] == "$/progress"]
        assert [one["kind"] for one in shown] == ["begin", "end"]
        assert shown[0]["title"] == "Renaming in a large map"
    finally:
        editor.end()


@pytest.mark.asyncio
async def test_session(kyrgyzstan: Session) -> None:
    name = "voa.argmap"
    kyrgyzstan.open(name)
    kyrgyzstan.replace(name, "evidence june-deadline", "evidence  june-deadline")
    document, client = kyrgyzstan.document(name), kyrgyzstan.client
    position = kyrgyzstan.at(name, "june-deadline")
    known = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(document, position)
    )
    assert isinstance(known, types.PrepareRenamePlaceholder)
    edit = await client.text_document_rename_async(
        types.RenameParams(document, position, "first-of-june")
    )
    assert edit is not None
    changes = {uri.rpartition("/")[2]: list(some) for uri, some in (edit.changes or {}).items()}
    for change in edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        file = change.text_document.uri.rpartition("/")[2]
        assert change.text_document.version == (2 if file == name else None)
        changes[file] = [one for one in change.edits if isinstance(one, types.TextEdit)]
    assert len(changes) > 1
    assert kyrgyzstan.words(name, changes[name][0].range) == "june-deadline"
    with pytest.raises(JsonRpcException, match="is taken"):
        await client.text_document_rename_async(types.RenameParams(document, position, "voa"))
    assert await kyrgyzstan.rules(name) == []
