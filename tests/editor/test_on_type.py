"""What an editor writes by itself while one types: `|` is the cursor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from opening import ENCODINGS, applied, parsed, place
from texts import any_text

from argmap.editor.on_type import typed
from argmap.editor.positions import Encoding

HEAD = "claim a: A.\n"


def after(text: str, char: str, encoding: Encoding = "utf-16") -> str:
    """A text after what follows a character that was just typed before the cursor."""
    at = text.index("|")
    text = text.replace("|", "")
    edits = typed(parsed(text, encoding), place(text, at, encoding), char)
    return applied(text, edits, encoding)


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("claim a: A.\n|", "claim a: A.\n  "),
        ("claim a:\n|", "claim a:\n  "),
        ("claim a: A.\n  |", "claim a: A.\n  "),
        ("claim a: It is 🏠\n|so. 🏠\n", "claim a: It is 🏠\n  so. 🏠\n"),
        ("claim a: A.\n  note: N.\n|", "claim a: A.\n  note: N.\n  "),
        ("claim a: A.\n  note: N.\n  |", "claim a: A.\n  note: N.\n  "),
        ("claim a: A.\n\tnote: N.\n|\n", "claim a: A.\n\tnote: N.\n\t\n"),
        ("claim a: A.\n  note: N.\n  \n  |", "claim a: A.\n  note: N.\n\n"),
        ("claim a: A.\n  note: N.\n  \n|", "claim a: A.\n  note: N.\n\n"),
        ("claim a: A.\n\n|claim b: B.\n", "claim a: A.\n\nclaim b: B.\n"),
        ("claim a: A.\n  note: N.\n  \n  |note: M.\n", "claim a: A.\n  note: N.\n  \n  note: M.\n"),
        ("claim a: A.\n|claim b: B.\n", "claim a: A.\nclaim b: B.\n"),
        ("# A comment\n|", "# A comment\n"),
        ("claim a: A.\n  # A comment\n|", "claim a: A.\n  # A comment\n"),
        ("Words at the margin\n|", "Words at the margin\n"),
        ("\n|", "\n"),
        ("|", ""),
    ],
)
def test_a_new_line(before: str, wanted: str) -> None:
    assert after(before, "\n") == wanted
    windows = before.replace("\n", "\r\n")
    assert after(windows, "\n") == wanted.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("  > Words\n|", "  > Words\n  > "),
        ("  > Words\n  |", "  > Words\n  > "),
        ("    > Words\n|", "    > Words\n    > "),
        ("  > Some\n  |words\n", "  > Some\n  > words\n"),
        ("  >\n|", "  >\n  > "),
        ("  > \n|", "  "),
        ("  > Words\n  > \n  |", "  > Words\n  "),
        ("  > Words\n  > |", "  > Words\n  > "),
        ("> Words\n|", "> Words\n  > "),
    ],
)
def test_a_quote(before: str, wanted: str) -> None:
    said = HEAD + "  said by: author\n"
    assert after(said + before, "\n") == said + wanted


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("char", "before", "wanted"),
    [
        (">", ">|", "  >"),
        (">", "  >|", "  >"),
        (">", "a ->|", "a ->"),
        (":", "supports:|", "  supports:"),
        (":", "weakly attacked by:|", "  weakly attacked by:"),
        (":", "  supports:|", "  supports:"),
        (":", "  claim new:|", "claim new:"),
        (":", "  claim 値段:|", "claim 値段:"),
        (":", "claim new:|", "claim new:"),
        (":", "  note: as 🏠 said:|", "  note: as 🏠 said:"),
        (":", "Putin:|", "Putin:"),
        (":", "supports:| b", "supports: b"),
    ],
)
def test_signs(char: str, before: str, wanted: str, encoding: Encoding) -> None:
    assert after(HEAD + before, char, encoding) == HEAD + wanted


def test_nothing_above_that_it_could_belong_to() -> None:
    assert after(">|", ">") == ">"
    assert after("# Words\n\nsupports:|", ":") == "# Words\n\nsupports:"


@given(any_text, st.integers(0, 30), st.integers(0, 30), st.sampled_from("\n>:x"))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost(text: str, line: int, character: int, char: str) -> None:
    here = parsed(text)
    edits = typed(here, types.Position(line, character), char)
    for one in edits:
        assert one.new_text.strip(" \t>") == ""
    if "\r" not in text and "\ufeff" not in text:
        told = applied(text, edits)
        assert "".join(told.replace(">", "").split()) == "".join(text.replace(">", "").split())
