"""What the tests of reports share: the real map, and the maps that are built in Python."""

import sys
from pathlib import Path

import pytest
from mapkit import ROOT

from argmap.check import check
from argmap.graph.view import view
from argmap.model import Map
from argmap.render import find
from argmap.report import Report, build

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(ROOT / "tests" / "render"))


@pytest.fixture(scope="session")
def manas() -> Map:
    """The map of Kyrgyzstan, its quotes checked."""
    return check([ROOT / "maps" / "kyrgyzstan-2006"]).maps[0]


@pytest.fixture(scope="session")
def manas_report(manas: Map) -> Report:
    """Its report, with pictures."""
    return build(view(manas), engine=find())
