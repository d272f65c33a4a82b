"""What `fmt` writes means what was written, once and for all, and has every comment."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from mapkit import REAL_FILES, REAL_FOLDERS, meaning, read
from texts import any_text, lines

from argmap.language import parse
from argmap.language.formatter import format_text
from argmap.model import Map
from argmap.text import SourceText
from argmap.workspace.linking import Linker


def formatted(text: str) -> str | None:
    return format_text(SourceText("test.argmap", text))


def model(*texts: str) -> Map:
    files = [parse(SourceText(f"{number}.argmap", text)) for number, text in enumerate(texts)]
    return Linker(files, ".", {}).map


def comments(text: str) -> list[str]:
    stripped = (line.strip(" \t") for line in text.split("\n"))
    return [line for line in stripped if line == "#" or line[:2] in ("# ", "#\t")]


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_any_text(text: str) -> None:
    after = formatted(text)
    if after is None:
        return
    assert formatted(after) == after
    assert meaning(model(after)) == meaning(model(text))
    assert comments(after) == comments(text)


@given(lines)
@settings(max_examples=400, deadline=None)
def test_lines_of_the_right_form(text: str) -> None:
    test_any_text.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_real_maps(folder: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.argmap"))]
    loose = [text.replace("\n  ", "\n\n \t ").replace(": ", ":  ") for text in texts]
    for rough in (texts, loose):
        after = [formatted(text) for text in rough]
        assert after == texts
        assert meaning(model(*after)) == meaning(model(*rough))


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_words_stay(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    after = formatted(text)
    assert after is not None
    assert after.split() == text.split()


def test_a_file_with_faults_is_left_alone() -> None:
    assert formatted("claim a: Words.\n  suported by: b\n") is None


def test_nothing_stays_nothing() -> None:
    assert formatted("") == ""
    assert formatted("\n \n\t\n") == ""
    assert formatted("# Only a comment.") == "# Only a comment.\n"


def test_without_faults_every_node_stays() -> None:
    text = "claim  a  :  It\n    goes on\n# one\n\tsaid by:b\n"
    assert formatted(text) is None
    assert formatted("claim  a  :  It\n    goes on\n# one\n\tsaid by:  b\n") == (
        "claim a: It\n  goes on\n  # one\n  said by: b\n"
    )
    assert [fault.rule for fault, _ in read(text).faults()] == ["missing-colon"]
