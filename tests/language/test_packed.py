"""Entries as bytes, and back again: nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from mapkit import REAL_FILES, read, written_out
from texts import any_text

from argmap.language.packed import packed, unpacked
from argmap.language.syntax import File


def same(file: File) -> bool:
    """Whether what is packed is unpacked the same, places and sorts of words included."""
    data = packed(file)
    if data is None:
        return any(entry.faults or entry.id is None for entry in file.entries)
    return written_out(unpacked(data, file.source)) == written_out(file)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.stem)
def test_real_maps(path: Path) -> None:
    file = read(path.read_text(encoding="utf-8"))
    assert packed(file) is not None
    assert same(file)


@given(any_text)
def test_any_map(text: str) -> None:
    assert same(read(text))
