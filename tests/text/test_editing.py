"""Edits to the bytes of a file: what is not edited stays byte for byte."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.text import edited, read_text

_texts = st.lists(st.sampled_from(["a", "é", "中", "\n", "\r\n", " ", "👩‍👧"]), max_size=30).map(
    "".join
)


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[tuple[int, int, str]]:
    """Edits that don't meet, anywhere in a text of a length."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    words = st.sampled_from(["", "x", "new\nline", "ü"])
    return [(start, end, draw(words)) for start, end in pairs]


@given(_texts, st.booleans(), st.data())
def test_the_text_is_edited_and_nothing_else(text: str, mark: bool, data: st.DataObject) -> None:
    raw = (codecs.BOM_UTF8 if mark else b"") + text.encode()
    before = read_text(raw, "")[0].text
    wanted = data.draw(edits(len(before)))
    expected = before
    for start, end, words in reversed(wanted):
        expected = expected[:start] + words + expected[end:]
    after = edited(raw, wanted)
    # The last line end may be one that reading adds.
    assert read_text(after, "")[0].text.rstrip("\n") == expected.rstrip("\n")
    assert after.startswith(codecs.BOM_UTF8) == mark


@pytest.mark.parametrize(
    ("data", "edit", "after"),
    [
        (b"a\r\nb\nc", (0, 1, "x"), b"x\r\nb\nc"),
        (b"a\r\nb\nc", (2, 3, "x"), b"a\r\nx\nc"),
        (b"a\r\nb\nc", (1, 3, ""), b"a\nc"),
        (b"a\r\nb", (3, 3, "\nc"), b"a\r\nb\r\nc"),
        (b"a\nb", (2, 4, ""), b"a\n"),
        (b"a", (1, 1, "b"), b"ab"),
        (codecs.BOM_UTF8 + b"a", (0, 0, "b"), codecs.BOM_UTF8 + b"ba"),
        (b"", (0, 0, "b"), b"b"),
    ],
)
def test_line_ends_and_marks(data: bytes, edit: tuple[int, int, str], after: bytes) -> None:
    assert edited(data, [edit]) == after


def test_edits_that_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited(b"abc", [(0, 2, "x"), (1, 3, "y")])
