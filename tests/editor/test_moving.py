"""Maps follow their documents and the folders that they import, when an editor moves these."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import texts_after
from lsprotocol import types
from mapkit import found, write
from opening import opened
from sessions import session

from argmap.check import check
from argmap.editor.edits import workspace_edit
from argmap.editor.moving import moved

FILES = {
    "a/a.argmap": (
        "import b: ../b\n\nsource s:  S\n  file:  ./sources/one.txt\n\n"
        "source t: T\n  file: sources/two.txt\n  url: https://example.org\n\n"
        "claim c: C.\n  from: s\n  > One.\n  supports: b.d\n"
    ),
    "a/sources/one.txt": "One.\n",
    "a/sources/two.txt": "Two.\n",
    "b/b.argmap": "source u: U\n  file: ../a/sources/one.txt\n\nclaim d: D.\n  from: u\n  > One.\n",
}


def move(folder: Path, *moves: tuple[str, str]) -> dict[str, str]:
    """Has files moved, as an editor does it; gives the maps that were changed, by old names."""
    desk = opened([folder / "a/a.argmap"])
    renames = [
        types.FileRename((folder / old).resolve().as_uri(), (folder / new).resolve().as_uri())
        for old, new in moves
    ]
    texts = texts_after(desk, workspace_edit(desk, moved(desk, renames)))
    changed = {}
    for uri, text in texts.items():
        path = Path(uri.removeprefix("file://"))
        path.write_bytes(text.encode())
        changed[path.relative_to(folder.resolve()).as_posix()] = text
    for old, new in moves:
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / old).rename(folder / new)
    return changed


@pytest.mark.parametrize(
    ("moves", "changed"),
    [
        ([("a/sources/one.txt", "a/sources/first.txt")], ["a/a.argmap", "b/b.argmap"]),
        (
            [("a/sources/one.txt", "one.txt"), ("a/sources/two.txt", "2.txt")],
            ["a/a.argmap", "b/b.argmap"],
        ),
        ([("a/sources", "a/documents")], ["a/a.argmap", "b/b.argmap"]),
        ([("a", "deep/er/a")], ["a/a.argmap", "b/b.argmap"]),
        ([("b", "a/b")], ["a/a.argmap", "b/b.argmap"]),
        ([("b/b.argmap", "b/c.argmap")], []),
        ([("a", "x/a"), ("b", "x/b")], []),
    ],
)
def test_maps_lead_where_they_led(
    tmp_path: Path, moves: list[tuple[str, str]], changed: list[str]
) -> None:
    folder = write(tmp_path / "project", FILES)
    before = sorted(rule for rule, _ in found(check([folder])))
    told = move(folder, *moves)
    assert sorted(told) == changed
    assert sorted(rule for rule, _ in found(check([folder]))) == before


def test_the_paths_that_are_written(tmp_path: Path) -> None:
    folder = write(tmp_path / "project", FILES)
    told = move(folder, ("a/sources/one.txt", "a/my documents/é.txt"), ("b", "base"))
    wanted = FILES["a/a.argmap"].replace("./sources/one.txt", "my documents/é.txt")
    assert told["a/a.argmap"] == wanted.replace("import b: ../b", "import b: ../base")
    assert told["b/b.argmap"].split("\n")[1] == "  file: ../a/my documents/é.txt"


@pytest.mark.asyncio
async def test_session(tmp_path: Path) -> None:
    folder = write(tmp_path / "project", FILES)
    async with session(folder) as editor:
        editor.open("a/a.argmap")
        rename = types.FileRename(editor.uri("a/sources/two.txt"), editor.uri("a/sources/2.txt"))
        edit = await editor.client.workspace_will_rename_files_async(
            types.RenameFilesParams([rename])
        )
        assert edit is not None
        (change,) = edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        (made,) = change.edits
        assert editor.words("a/a.argmap", made.range) == "sources/two.txt"
        nothing = types.FileRename(editor.uri("a/sources/x.md"), editor.uri("a/sources/y.md"))
        answer = await editor.client.workspace_will_rename_files_async(
            types.RenameFilesParams([nothing])
        )
        assert answer is None
