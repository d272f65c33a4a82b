"""Links lead to documents of the project, to web pages and to other maps, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import here_in
from mapkit import REAL_FILES, write
from opening import ENCODINGS, opened, words

from argmap.editor.links import links
from argmap.editor.positions import Encoding
from argmap.editor.uris import path_of

FILES = {
    "base/b.argmap": "claim b: B.\n",
    "a.argmap": (
        "# 🏠\nimport base: base\n\nimport gone: gone\n\nsource 𐐀: 🏠\n  file: sources/a b é.txt\n"
        "  url: https://example.org/a?b=c#d\n  archived: http://example.org/🏠\n\n"
        "source s2: S\n  file: ../outside.txt\n  url: javascript:alert(1)\n"
        "  archived: command:workbench.action.quit\n\n"
        "source s3: S\n  file: /etc/passwd\n  url: https://a b\n  archived: file:///etc/passwd\n\n"
        "source s4: S\n  file: sources\n  note: https://example.org\n\n"
        "source s5: S\n  file: link.txt\n  url: HTTPS://EXAMPLE.ORG\n\n"
        "claim c: C.\n  said by: author in 𐐀, paragraph 2, 00:00:10, direct\n  > the 🏠 words\n"
        "  said by: unnamed in 𐐀, line 3\n  said by: author in 𐐀\n  from: s2, page 3\n"
        "  from: 𐐀, paragraph 1\n"
    ),
    "sources/a b é.txt": "First.\n\nThese are the 🏠 words.\n",
    "../outside.txt": "Outside.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write(tmp_path / "project", FILES)
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    return folder


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_links(folder: Path, encoding: Encoding) -> None:
    path = folder / "a.argmap"
    here = here_in(opened([path], "all", encoding), path)
    told = [(words(FILES["a.argmap"], one.range, encoding), one.target) for one in links(here)]
    document = (folder / "sources/a b é.txt").resolve().as_uri()
    assert told == [
        ("base", (folder / "base/b.argmap").resolve().as_uri()),
        ("sources/a b é.txt", document),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org/🏠", "http://example.org/🏠"),
        ("paragraph 2", f"{document}#L3"),
        ("00:00:10", f"{document}#L3"),
        ("line 3", f"{document}#L3"),
        ("paragraph 1", document),
    ]


def test_what_is_said_of_a_link_where_an_editor_shows_it(folder: Path) -> None:
    path = folder / "a.argmap"
    for which, said in (("all", True), ("few", False)):
        made = links(here_in(opened([path], which), path))
        assert {bool(one.tooltip) for one in made} == {said}


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_real_maps(path: Path) -> None:
    here = here_in(opened([path]), path)
    made = links(here)
    assert ("\n  file:" in here.source.text) is any("/sources/" in str(one.target) for one in made)
    for one in made:
        assert one.target is not None
        if one.target.startswith("file:"):
            there = path_of(one.target.partition("#")[0])
            assert there is not None
            assert there.is_file()
        else:
            assert words(here.source.text, one.range) == one.target
