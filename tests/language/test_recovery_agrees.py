"""Reading an entry line by line gives what reading it in one go gives, where it has no fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from lark.exceptions import UnexpectedInput
from mapkit import REAL_FILES, chunks, read, shape
from texts import any_text

from argmap.language.grammar import parser
from argmap.language.parser import _HEAD, _chunks
from argmap.language.recovery import recover
from argmap.language.syntax import Entry


def in_one_go(chunk: str) -> Entry | None:
    try:
        return parser().parse(chunk, start="entry")  # type: ignore[return-value]
    except UnexpectedInput:
        return None


def agree(chunk: str) -> None:
    entry = in_one_go(chunk)
    if entry is None:
        return
    recovered = recover(chunk)
    assert len(recovered) == 1
    assert [fault.rule for fault in recovered[0].faults] == [fault.rule for fault in entry.faults]
    assert shape(recovered[0]) == shape(entry)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_real_maps(path) -> None:
    for chunk in chunks(path):
        assert in_one_go(chunk) is not None
        agree(chunk)


@given(any_text)
@settings(max_examples=500, deadline=None)
def test_any_text(text: str) -> None:
    text += "\n"
    for start, end, plain in _chunks(text):
        if plain and _HEAD.match(text, start):
            agree(text[start:end])


@given(any_text)
@settings(max_examples=300, deadline=None)
def test_what_is_refused_has_a_fault(text: str) -> None:
    """So nothing that the grammar does not know is accepted because it was read by line."""
    text += "\n"
    for start, end, plain in _chunks(text):
        chunk = text[start:end]
        if plain and in_one_go(chunk) is None and "\u00a0" not in chunk and chunk.isascii():
            assert any(entry.faults for entry in read(chunk).entries)
