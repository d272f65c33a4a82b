"""Parsing only what an edit touches gives what parsing the whole file gives."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lark import Token
from mapkit import REAL_FOLDERS

from argmap.language import parse
from argmap.language.parser import reparse
from argmap.language.syntax import File
from argmap.text import SourceText

PIECES = [
    "claim a: A.\n",
    "claim b: B.\n  supports: a\n",
    "evidence c: C.\n  from: s\n    > words\n",
    "# a remark\n",
    "# claim d: D.\n",
    "section x: X\n",
    "clam e: E.\n",
    "  supports: a\n",
    "> words\n",
    "text at the margin\n",
    "source s: S\n  note: one  claim f: F.\n",
    "  claim g: indented\n",
    "\n",
    " ",
    "#",
    ":",
    "claim",
    "n",
]


def described(node: Any) -> Any:
    """A node with the places of its words."""
    if isinstance(node, Token):
        return str(node), node.type, node.start_pos
    if is_dataclass(node):
        names = [field.name for field in fields(node) if field.name != "source"]
        return type(node).__name__, [described(getattr(node, name)) for name in names]
    if isinstance(node, list | tuple):
        return [described(one) for one in node]
    return node


def alike(file: File, text: str) -> None:
    whole = parse(SourceText("m.argmap", text))
    assert all(entry.source is file.source for entry in file.entries)
    assert [described(one) for one in file.entries] == [described(one) for one in whole.entries]


def edit(file: File, start: int, end: int, words: str) -> File:
    old = file.source.text
    text = old[:start] + words + old[end:]
    text = text if text.endswith("\n") else text + "\n"
    entries = list(file.entries)
    made = reparse(file, SourceText("m.argmap", text))
    alike(made.file, text)
    kept = len(entries) - len(made.before)
    assert len(made.file.entries) == kept + len(made.after)
    number = made.first + len(made.after)
    assert all(a is b for a, b in zip(made.file.entries[: made.first], entries, strict=False))
    tail = entries[made.first + len(made.before) :]
    assert all(a is b for a, b in zip(made.file.entries[number:], tail, strict=True))
    return made.file


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.data())
@settings(max_examples=300)
def test_edits_of_any_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces) + "\n"
    file = parse(SourceText("m.argmap", text))
    for _ in range(3):
        size = len(file.source.text)
        start = data.draw(st.integers(0, size))
        end = data.draw(st.integers(start, min(size, start + 30)))
        file = edit(file, start, end, data.draw(st.sampled_from(["", *PIECES])))


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_edits_of_real_maps(folder: Any) -> None:
    chance = random.Random(folder.name)
    for path in sorted(folder.glob("*.argmap")):
        text = path.read_text(encoding="utf-8")
        file = parse(SourceText("m.argmap", text))
        for _ in range(12):
            size = len(file.source.text)
            start = chance.randrange(size)
            end = min(size, start + chance.choice((0, 0, 1, 1, 5, 80)))
            file = edit(file, start, end, chance.choice(["", "x", " ", "\n", *PIECES]))


@example("map m: M\n\nsource s: S\n speaker p: P\n", "map m: M\n\n s: S\n speaker p: P\n")
@example("claim a: A.\n", "> words\nclaim a: A.\n")
@example("> words\n", "claim a: A.\n> words\n")
@example("", "\n")
@given(st.text(alphabet="ab:>\n #", max_size=20), st.text(alphabet="ab:>\n #", max_size=20))
def test_one_text_to_another(one: str, other: str) -> None:
    file = parse(SourceText("m.argmap", one + "\n"))
    made = reparse(file, SourceText("m.argmap", other + "\n"))
    alike(made.file, other + "\n")
