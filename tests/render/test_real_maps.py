"""The pictures of the real maps stay as they were looked at.

`ARGMAP_GOLDEN=1` draws them again; look at the differences before they are committed.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from mapkit import ROOT

from argmap.check import check
from argmap.graph.view import view
from argmap.model import Map
from argmap.render import VIEWS, Look, NothingToShow, render

GOLDEN = Path(__file__).with_name("golden") / "maps"
FOLDERS = ["kyrgyzstan-2006", "tutorial/ten-lines", "tutorial/thirty-lines"]


@cache
def loaded(folder: str) -> Map:
    return check([str(ROOT / "maps" / folder)]).maps[0]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", VIEWS)
def test_picture_is_as_it_was(folder: str, name: str) -> None:
    golden = GOLDEN / f"{folder.replace('/', '-')}-{name}.svg"
    try:
        drawn = render(view(loaded(folder)), "svg", Look(), name=name).data
    except NothingToShow:
        assert not golden.exists(), "the view has nothing to show any more"
        return
    if os.environ.get("ARGMAP_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(drawn)
    assert drawn == golden.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"
