"""Places in a text as an editor counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from opening import ENCODINGS

from argmap.editor.positions import Encoding, Positions
from argmap.text import read_text

_SIZES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
texts = st.lists(
    st.sampled_from(
        ["a", "é", "🏠", "e\u0301", "\n", "\r\n", "\r", "\r\r\n", "\u2028", "\x0b", "\ufeff"]
    )
).map("".join)


def counted(text: str, offset: int, encoding: Encoding) -> types.Position:
    """The place of a code point, counted one by one."""
    line = start = 0
    for at in range(offset):
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, start = line + 1, at + 1
    codec, size = _SIZES[encoding]
    return types.Position(line, len(text[start:offset].encode(codec)) // size)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(texts)
def test_places_of_a_text_that_was_read_are_those_in_the_editor(
    encoding: Encoding, shown: str
) -> None:
    source = read_text(shown.encode(), "a.argmap")[0]
    places = Positions(source, encoding, shown)
    begin = int(shown.startswith("\ufeff"))
    kept = [at for at in range(begin, len(shown)) if shown[at : at + 2] != "\r\n"]
    for number, at in enumerate([*kept, len(shown)]):
        # What the editor has as CR LF is one line end here, which stands before it.
        before = at - 1 if shown[at - 1 : at + 1] == "\r\n" and at > 0 else at
        place = counted(shown, before, encoding)
        assert places.position(number) == place
        assert places.offset(place) == number
        assert Positions(shown, encoding).offset(place) == before
    assert places.position(len(source)) == places.position(len(kept))
    assert places.offset(types.Position(0, 0)) == 0
    assert places.offset(types.Position(10**9, 0)) == len(kept)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_half_a_character_counts_as_none(encoding: Encoding) -> None:
    places = Positions("a🏠b", encoding)
    end = places.position(2).character
    found = [places.offset(types.Position(0, n)) for n in range(end + 3)]
    assert found == [0, *[1] * (end - 1), 2, 3, 3]
