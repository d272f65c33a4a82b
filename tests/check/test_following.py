"""What is followed step by step comes to what a check finds that begins anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from followed import same
from hypothesis import given, settings
from hypothesis import strategies as st
from mapkit import REAL_FOLDERS

from argmap.check.following import Following
from argmap.check.ruling import Ruling

LINES = [
    "  supports: a\n",
    "  supports: zz\n",
    "  attacks: b\n",
    "  weakly supports: a\n",
    "  strongly supports: a\n",
    "  undercuts: a -> b\n",
    "  said by: p in s, paragraph 1, direct\n    > the bridge was closed\n",
    "  said by: p in s\n    > the bridge is closed\n    hedge: perhaps\n",
    "  from: s\n",
    "  likelihood: very likely\n",
    "  likelihood: very lik\n",
    "  confidence: high\n",
    "  note: a remark\n",
    "  suports: a\n",
    "  supports\n",
    "  on: 2006-02-11\n",
    "# argmap: ignore[single-origin] known\n",
    "  answers: q\n",
    "  contradicts: b\n",
    "  premises: a + b\n",
    "\n",
    "claim z: Z.\n",
]
WORDS = ["", "x", " ", "\n", ":", "likely", "The bridge is not safe", "?", ", ", "perhaps "]
MAP = """map m: A map
  date: 2006-03-01

source s: A report
  file: s.txt

speaker p: A person

question q: Was it closed?

claim a: The bridge was closed.
  said by: p in s
    > the bridge was closed
  likelihood: very likely
  answers: q

evidence b: The bridge is safe.
  from: s
    > it is perhaps safe
  supports: a

claim c: The bridge is safe to cross.
  attacks: a
  supports: d

assumption d: Nobody lies.

argument e: What people see is so.
  premises: b
  conclusion: a
  scheme: expert opinion
"""
DOCUMENT = "The bridge stood. It said the bridge was closed. It is perhaps safe, he said.\n"


class Typing:
    """Somebody who types in one file of a folder."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.folder, self.path = folder.resolve(), path.resolve()
        self.text = path.read_text(encoding="utf-8")
        self.following = Following(folder)
        self.texts: dict[Path, bytes] = {}
        self.edit(0, 0, "")

    def edit(self, start: int, end: int, words: str) -> None:
        self.text = self.text[:start] + words + self.text[end:]
        self.texts = {self.path: self.text.encode()}
        self.following.update(self.texts)


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_edits_of_real_maps(folder: Path) -> None:
    chance = random.Random(folder.name)
    for path in sorted(folder.glob("*.argmap"))[:3]:
        typing = Typing(folder, path)
        for number in range(25):
            size = len(typing.text)
            start = chance.randrange(size)
            if chance.random() < 0.3:
                start = typing.text.find("\n", start) + 1
            end = min(size, start + chance.choice((0, 0, 0, 1, 1, 3, 60)))
            typing.edit(start, end, chance.choice([*WORDS, *LINES]))
            if number % 5 == 4:
                same(typing.following, typing.texts)
            if number % 8 == 7:  # what was typed is taken back
                typing.text = path.read_text(encoding="utf-8")
                typing.edit(0, 0, "")
        same(typing.following, typing.texts)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "m.argmap").write_text(MAP, encoding="utf-8")
    (folder / "n.argmap").write_text("claim n: N.\n  supports: a\n", encoding="utf-8")
    (folder / "s.txt").write_text(DOCUMENT, encoding="utf-8")
    (folder / "argmap.toml").touch()
    return folder


@given(st.data())
@settings(max_examples=60)
def test_edits_of_a_small_map(small: Path, data: st.DataObject) -> None:
    typing = Typing(small, small / "m.argmap")
    for _ in range(6):
        starts = [n + 1 for n, char in enumerate(typing.text) if char == "\n"]
        anywhere = st.integers(0, len(typing.text))
        start = data.draw(st.one_of(st.sampled_from(starts), anywhere) if starts else anywhere)
        end = data.draw(st.integers(start, min(len(typing.text), start + 12)))
        typing.edit(start, end, data.draw(st.sampled_from([*WORDS, *LINES])))
        same(typing.following, typing.texts)


def test_what_changes_on_disk_is_seen(tmp_path: Path) -> None:
    (tmp_path / "m.argmap").write_text(MAP, encoding="utf-8")
    (tmp_path / "argmap.toml").touch()
    following = Following(tmp_path)
    following.update({})
    rules = {one.rule for one in following.findings}
    assert "missing-file" in rules
    (tmp_path / "s.txt").write_text(DOCUMENT, encoding="utf-8")
    following.update({})
    assert "missing-file" not in {one.rule for one in following.findings}
    same(following, {})
    (tmp_path / "s.txt").write_text("Nothing of the kind.\n", encoding="utf-8")
    following.update({})
    assert "quote-absent" in {one.rule for one in following.findings}
    (tmp_path / "argmap.toml").write_text('ignore = ["quote-absent"]\n', encoding="utf-8")
    following.update({})
    assert "bad-configuration" in {one.rule for one in following.findings}
    assert "quote-absent" in {one.rule for one in following.findings}
    (tmp_path / "argmap.toml").write_text('ignore = ["wording"]\n', encoding="utf-8")
    (tmp_path / "o.argmap").write_text("claim a: The same id.\n", encoding="utf-8")
    following.update({})
    same(following, {})
    (tmp_path / "o.argmap").unlink()
    following.update({})
    same(following, {})


def test_nothing_is_done_where_nothing_has_changed(small: Path) -> None:
    typing = Typing(small, small / "m.argmap")
    before = typing.following.map
    typing.following.update(typing.texts)
    assert typing.following.map is before
    assert typing.following.news == set()


def test_an_entry_that_changes_leaves_the_others(small: Path) -> None:
    typing = Typing(small, small / "m.argmap")
    before = typing.following.map
    at = typing.text.index("The bridge is safe to cross")
    typing.edit(at, at + 3, "This")
    after = typing.following.map
    assert after.entries["c"].text == "This bridge is safe to cross."
    changed = [id for id in after.entries if after.entries[id] is not before.entries[id]]
    assert changed in (["b", "c"], ["c"])
    assert after.links is before.links
    assert typing.following.news <= {(small / "m.argmap").resolve()}


def test_what_fails_half_way_is_begun_anew(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing = Typing(small, small / "m.argmap")

    def fail(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Ruling, "follow", fail)
        with pytest.raises(RuntimeError):
            typing.edit(at := typing.text.index(".\n  said by"), at + 1, "?")
    typing.edit(at := typing.text.index("bridge is safe to cross"), at, "old ")
    same(typing.following, typing.texts)
