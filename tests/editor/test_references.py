"""All lines that name an entry are found, and nothing else; those of the file are marked."""

from __future__ import annotations

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest
from desks import here_in
from lsprotocol import types
from mapkit import REAL_FOLDERS, write
from opening import ENCODINGS, opened, place, words
from sessions import MAPS

from argmap.editor.highlight import highlights
from argmap.editor.positions import Encoding
from argmap.editor.references import locations
from argmap.editor.uses import named
from argmap.language import parse
from argmap.language.references import references
from argmap.text import SourceText

FILES = {
    "a/one.argmap": (
        "claim 𐐀x: The e\u0301 words.\n\nclaim old: Of `old`.\n  # old, and `old`\n"
        "  supported by: été + other, third\n  note: old\n\nclaim e\u0301te\u0301: E.\n\n"
        "claim other: O.\n  weakly undercuts: été + other -> old, third -> old\n\n"
        "claim third: T.\n  supports: old\n\n  claim inside: I.\n  attacks: old\n"
    ),
    "a/two.argmap": "claim last: L.\n  explains: old\n  suports: old\n",
    "b/three.argmap": (
        "import a: ../a\n\nclaim c: C.\n  supports: a.old, a.third\n  details: a.old\n"
    ),
    "c/four.argmap": "claim old: Another.\n\nclaim d: D.\n  supports: old\n",
}


def found(folder: Path, name: str, offset: int, which: str = "all") -> list[tuple[str, int, str]]:
    """Where an entry is named: files, lines from 1, and the words there."""
    desk = opened([folder / name], which)
    here = here_in(desk, folder / name)
    word = named(here, offset)
    if word is None:
        return []
    told = []
    for one in locations(here, word, defined=True):
        file = next(file for file in FILES if (folder / file).resolve().as_uri() == one.uri)
        told.append((file, one.range.start.line + 1, words(FILES[file], one.range)))
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


ALL_OLD = [
    ("a/one.argmap", 3),
    ("a/one.argmap", 11),
    ("a/one.argmap", 11),
    ("a/one.argmap", 14),
    ("a/one.argmap", 17),
    ("a/two.argmap", 2),
    ("b/three.argmap", 4),
    ("b/three.argmap", 5),
]


def test_from_its_head_and_from_every_use(folder: Path) -> None:
    text = FILES["a/one.argmap"]
    for words_ in ("old: Of", "old, third ->", "old\n\n  claim inside"):
        told = found(folder, "a/one.argmap", text.index(words_))
        assert [(file, line) for file, line, _ in told] == ALL_OLD
        assert {word for _, _, word in told} == {"old"}
    other = FILES["b/three.argmap"].index("a.old") + 2
    assert [one[:2] for one in found(folder, "b/three.argmap", other)] == ALL_OLD


def test_an_import(folder: Path) -> None:
    told = found(folder, "b/three.argmap", FILES["b/three.argmap"].index("a.old"))
    assert told == [("b/three.argmap", line, "a") for line in (1, 4, 4, 5)]


def test_ids_in_another_normal_form(folder: Path) -> None:
    told = found(folder, "a/one.argmap", FILES["a/one.argmap"].index("été"))
    assert [(line, normalize("NFC", word)) for _, line, word in told] == [
        (8, "été"),
        (5, "été"),
        (11, "été"),
    ]


def test_what_is_open_counts_and_not_what_is_on_disk(folder: Path) -> None:
    desk = opened([folder / "a/one.argmap", folder / "b/three.argmap"])
    changed = FILES["b/three.argmap"].replace("a.old, ", "")
    desk.open((folder / "b/three.argmap").resolve().as_uri(), changed, 2)
    here = here_in(desk, folder / "a/one.argmap")
    word = named(here, here.source.text.index("old: Of"))
    assert word is not None
    assert len(locations(here, word, defined=False)) == len(ALL_OLD) - 2


def test_files_that_change_on_disk_are_read_again(folder: Path) -> None:
    desk = opened([folder / "a/one.argmap"])
    here = here_in(desk, folder / "a/one.argmap")
    word = named(here, here.source.text.index("old: Of"))
    assert word is not None
    assert len(locations(here, word, defined=True)) == len(ALL_OLD)
    (folder / "b/three.argmap").write_text("claim c: C.\n", encoding="utf-8")
    assert len(locations(here, word, defined=True)) == len(ALL_OLD) - 2


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real maps, as a project of their own: a walk through it is short."""
    folder = tmp_path_factory.mktemp("project").resolve()
    shutil.copytree(MAPS, folder / "maps")
    (folder / "argmap.toml").touch()
    return folder / "maps"


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_in_the_real_maps(maps: Path, folder: Path) -> None:
    folder = maps / folder.relative_to(MAPS)
    paths = sorted(folder.glob("*.argmap"))
    desk = opened(paths)
    files = {path: parse(SourceText(path.name, path.read_text("utf-8"), path)) for path in paths}
    uses: dict[str, list[tuple[str, int]]] = {}
    for path, file in files.items():
        for entry in file.entries:
            for one in references(entry):
                place = path.as_uri(), entry.span_of(one.word).line - 1
                uses.setdefault(str(one.word), []).append(place)
    for path in paths:
        here = here_in(desk, path)
        for entry in here.file.entries:
            word = named(here, entry.head_span.start)
            assert word is not None
            assert entry.id is not None
            own = {one.as_uri() for one in paths}
            told = locations(here, word, defined=False)
            mine = [(one.uri, one.range.start.line) for one in told if one.uri in own]
            if entry.kind != "import":
                assert mine == uses.get(str(entry.id), [])
            for one in told:
                there = Path(one.uri.removeprefix("file://")).read_text("utf-8")
                assert words(there, one.range) == entry.id


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_marks_in_the_file(folder: Path, encoding: Encoding) -> None:
    text = FILES["a/one.argmap"].replace("claim other: O", "claim other: 🏠 O")
    text = text.replace("weakly undercuts: été", "weakly undercuts: 𐐀x + été")
    path = folder / "a/one.argmap"
    desk = opened([], "few", encoding)
    desk.open(path.resolve().as_uri(), text, 1)
    here = here_in(desk, path)

    def marked(word: str) -> list[tuple[str, str]]:
        told = highlights(here, place(text, text.index(word), encoding)) or []
        kinds = {
            types.DocumentHighlightKind.Write: "write",
            types.DocumentHighlightKind.Read: "read",
        }
        return [(words(text, one.range, encoding), kinds[one.kind]) for one in told if one.kind]

    assert marked("old: Of") == [("old", "write"), *[("old", "read")] * 4]
    assert marked("𐐀x: The") == [("𐐀x", "write"), ("𐐀x", "read")]
    assert marked("e\u0301te\u0301") == [
        ("été", "read"),
        ("e\u0301te\u0301", "write"),
        ("été", "read"),
    ]
    assert marked("note") == marked("Of `old`") == []


def test_marks_of_an_import(folder: Path) -> None:
    path = folder / "b/three.argmap"
    text = FILES["b/three.argmap"]
    here = here_in(opened([path]), path)
    theirs = highlights(here, place(text, text.index("a.old") + 2)) or []
    assert [words(text, one.range) for one in theirs] == ["old", "old"]
    mine = highlights(here, place(text, text.index("a.old"))) or []
    assert [words(text, one.range) for one in mine] == ["a", "a", "a", "a"]
