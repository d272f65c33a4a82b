"""Numbers of things, in words."""

from __future__ import annotations

import pytest

from argmap.text import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1250, "1,250 files")]
)
def test_a_number_of_things(number: int, said: str) -> None:
    assert counted(number, "file") == said
