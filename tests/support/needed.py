"""What to do where something that a test needs is missing."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(name: str, why: str) -> NoReturn:
    """Skips the test; fails it instead where ARGMAP_TESTS_REQUIRE (names parted by commas) lists
    the name."""
    if name in os.environ.get("ARGMAP_TESTS_REQUIRE", "").split(","):
        pytest.fail(why)
    pytest.skip(why)
