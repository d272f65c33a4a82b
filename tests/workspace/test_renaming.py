"""Renames: every way in which an id can be named, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mapkit import REAL_FOLDERS, ROOT, meaning, write

from argmap.text import edited
from argmap.workspace import Workspace
from argmap.workspace.renaming import RenameProblem, Renaming, rename

ALL_WAYS = """\
map m: M
  author: old

source old: S
  author: old-s, p
  cites: old, s-2

source s-2: S 2
  cites: old

speaker old-s: P
  of: p

speaker p: Q

question q: Q?

claim c: A claim on `old`.
  said by: p via old-s in old, page 3, direct
  > old words
  hedge: old
  tags: old
  note: The old one.
  answers: q

evidence e: E.
  from: old
  supports: c

claim d: D.
  supported by: c + e, f
  contradicts: c

# What `old` says, old-f does not.
claim f: F.
  undercuts: c + e -> d, w

argument w: W.
  premises: c + f
  conclusion: e
"""


def apply(folder: Path, old: str, new: str) -> Renaming:
    made = rename(folder, old, new)
    for path, data in made.after.items():
        path.write_bytes(data)
    return made


@pytest.mark.parametrize("old", ["old", "old-s", "s-2", "p", "q", "c", "e", "d", "f", "w", "m"])
def test_every_way_to_name_an_id(old: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"map.argmap": ALL_WAYS})
    before = Workspace().load(folder)
    made = apply(folder, old, "brand-new")
    after = Workspace().load(folder)
    assert len(after.map.entries) == len(before.map.entries)
    assert len(after.map.links) == len(before.map.links)
    assert old not in after.map.entries
    assert len(after.diagnostics) == len(before.diagnostics)
    text = (folder / "map.argmap").read_text(encoding="utf-8")
    for prose in ("author: old\n", "> old words", "hedge: old", "tags: old", "The old one."):
        assert prose in text
    assert len(made.mentions) == (2 if old == "old" else 0)
    apply(folder, "brand-new", old)
    assert (folder / "map.argmap").read_text(encoding="utf-8") == ALL_WAYS


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_real_map_says_the_same_and_can_be_renamed_back(data: st.DataObject) -> None:
    folder = data.draw(st.sampled_from(REAL_FOLDERS))
    ids = list(Workspace().load(folder).map.entries)
    old = data.draw(st.sampled_from(ids))
    made = rename(folder, old, "brand-new-id")
    workspace = Workspace(made.after)
    there = workspace.load(folder)
    assert meaning(there.map).keys() == meaning(Workspace().load(folder).map).keys()
    assert [id if id != "brand-new-id" else old for id in there.map.entries] == ids
    back = rename(folder, "brand-new-id", old, made.after)
    assert back.after == made.before


IMPORTED = {
    "base/a.argmap": "source voa: V\n\nclaim old: O.\n  from: voa\n",
    "base/b.argmap": "claim b: B.\n  supports: old\n",
    "top/t.argmap": (
        "import x: ../base\n\nclaim c: `x.old`, not `old`.\n  supported by: x.old, old\n\n"
        "claim old: Ours.\n  contradicts: x.old\n"
    ),
    "more/m.argmap": "import y: ../top\n\nclaim d: D.\n  supports: y.c, y.old\n",
}


def test_a_map_that_is_imported(tmp_path: Path) -> None:
    folder = write(tmp_path, IMPORTED)
    made = apply(folder / "base", "old", "new")
    assert {path.name for path in made.edits} == {"a.argmap", "b.argmap", "t.argmap"}
    assert list(made.edits)[-1].name == "a.argmap"  # what defines it is written last
    assert (folder / "top/t.argmap").read_text(encoding="utf-8") == IMPORTED[
        "top/t.argmap"
    ].replace("by: x.old", "by: x.new").replace("ts: x.old", "ts: x.new")
    assert [span.text for span in made.mentions] == ["x.old"]
    assert made.renames[folder / "more"]("y.x.old") == "y.x.new"


def test_the_id_of_an_import(tmp_path: Path) -> None:
    folder = write(tmp_path, IMPORTED)
    made = apply(folder / "top", "x", "base")
    assert {path.name for path in made.edits} == {"t.argmap"}
    text = (folder / "top/t.argmap").read_text(encoding="utf-8")
    assert "import base: ../base" in text
    assert "supported by: base.old, old" in text
    assert Workspace().load(folder / "top").diagnostics == []
    assert [span.text for span in made.mentions] == ["x"]


def test_ids_are_the_same_in_every_form_of_their_characters(tmp_path: Path) -> None:
    parts = normalize("NFD", "été")
    folder = write(tmp_path, {"m.argmap": f"claim {parts}: A.\n\nclaim b: B.\n  supports: été\n"})
    apply(folder, "été", normalize("NFD", "café"))
    text = (folder / "m.argmap").read_text(encoding="utf-8")
    assert text == "claim café: A.\n\nclaim b: B.\n  supports: café\n"


def test_what_is_not_renamed_stays_byte_for_byte(tmp_path: Path) -> None:
    path = write(tmp_path, {}) / "m.argmap"
    path.write_bytes(b"\xef\xbb\xbfclaim  old : A.\r\n\r\nclaim b: B.\n\tsupports:   old ,  c\r\n")
    apply(tmp_path, "old", "newer")
    assert path.read_bytes() == (
        b"\xef\xbb\xbfclaim  newer : A.\r\n\r\nclaim b: B.\n\tsupports:   newer ,  c\r\n"
    )


MAP = "claim old: A.\n\nclaim other: B.\n  supports: old\n"


@pytest.mark.parametrize(
    ("files", "old", "new", "message"),
    [
        ({"m.argmap": MAP}, "odl", "new", "there is no id `odl`"),
        ({"m.argmap": MAP}, "old", "other", "the id `other` is taken"),
        ({"m.argmap": MAP}, "old", "claim", "is a word of the language"),
        ({"m.argmap": MAP}, "old", "author", "is a word of the language"),
        ({"m.argmap": MAP}, "old", "a.b", "can't stand in an id"),
        ({"m.argmap": MAP}, "old", "-a", "begins or ends with a mark"),
        ({"m.argmap": MAP}, "old", "", "an id is missing"),
        ({"m.argmap": MAP}, "old", " \t", "an id is missing"),
        ({"m.argmap": MAP}, "old", "a b", "can't stand in an id"),
        ({"m.argmap": MAP}, "old", "", "id"),
        ({"m.argmap": MAP}, "old", "old", "the same"),
        ({"m.argmap": MAP, "n.argmap": "claim old: B.\n"}, "old", "new", "given twice"),
        ({"m.argmap": MAP + "  attacks old\n"}, "old", "new", "may mean this id"),
        ({"m.argmap": MAP + "clam c: C.\n  supports: old + b\n"}, "old", "new", "may mean this id"),
        ({"m.argmap": "clam old: A.\n"}, "old", "new", "has an error"),
        (
            {"m.argmap": "import x: n\n\nclaim a: A.\n  supports: x.old\n", "n/n.argmap": MAP},
            "x.old",
            "new",
            "there is no id `x.old`",
        ),
    ],
)
def test_what_can_t_be_renamed(
    files: dict[str, str], old: str, new: str, message: str, tmp_path: Path
) -> None:
    folder = write(tmp_path, files)
    with pytest.raises(RenameProblem, match=message):
        rename(folder, old, new)


def test_errors_elsewhere_are_in_nobody_s_way(tmp_path: Path) -> None:
    text = MAP + "  suports: other\n  attacks: nothing\nclaim old x: C.\n".replace("old x", "x y")
    folder = write(tmp_path, {"m.argmap": text})
    apply(folder, "old", "new")
    assert (folder / "m.argmap").read_text(encoding="utf-8") == text.replace("old", "new")


def test_a_file_that_is_no_text_and_may_have_the_id(tmp_path: Path) -> None:
    folder = write(tmp_path, {"m.argmap": MAP})
    (folder / "n.argmap").write_bytes(b"claim n: \xff.\n  supports: old\n")
    with pytest.raises(RenameProblem, match="can't be read"):
        rename(folder, "old", "new")
    (folder / "n.argmap").write_bytes(b"claim n: \xff.\n  supports: other\n")
    apply(folder, "old", "new")


@pytest.mark.parametrize("stopped", range(8))
def test_a_rename_that_was_stopped_is_completed_by_the_same(stopped: int, tmp_path: Path) -> None:
    folder = write(tmp_path, IMPORTED)
    made = rename(folder / "base", "old", "new")
    for number, (path, data) in enumerate(made.after.items()):
        if stopped >> number & 1:  # any of them, and not the first ones alone
            path.write_bytes(data)
    if stopped == 7:
        with pytest.raises(RenameProblem, match="there already"):
            rename(folder / "base", "old", "new")
    else:
        apply(folder / "base", "old", "new")
    assert {path: path.read_bytes() for path in made.after} == made.after


def test_edits_are_those_that_an_editor_would_make(tmp_path: Path) -> None:
    folder = write(tmp_path, {"m.argmap": MAP})
    made = rename(folder, "old", "new")
    [(path, edits)] = made.edits.items()
    assert [(edit.span.text, edit.text) for edit in edits] == [("old", "new")] * 2
    plain = [(edit.span.start, edit.span.end, edit.text) for edit in edits]
    assert edited(made.before[path], plain) == made.after[path]
    assert ROOT not in path.parents
