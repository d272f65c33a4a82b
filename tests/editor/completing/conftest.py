"""The map that completion is asked in."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import Asking


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    """An editor of few capabilities with a small map."""
    return Asking(tmp_path)
