"""What all tests share."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("argmap", deadline=None)  # no test fails on a slow machine
settings.load_profile("argmap")
sys.path.insert(0, str(Path(__file__).parent / "support"))


@pytest.fixture
def needs() -> Callable[[str], str]:
    """Takes a program's name and gives its path; skips the test where there is no such program.

    It fails instead where ARGMAP_TESTS_REQUIRE (names parted by commas) lists the program.
    """

    def find(program: str) -> str:
        path = shutil.which(program)
        if path is None:
            required = os.environ.get("ARGMAP_TESTS_REQUIRE", "").split(",")
            give_up = pytest.fail if program in required else pytest.skip
            give_up(f"needs the program {program}, which is not installed")
        return path

    return find


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Layouts of tests are kept apart from the user's, and begin with none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, driven by playwright; not for longer, since what else has an event loop waits."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (slow to load)

    program = shutil.which("chromium")
    if program is None:
        required = os.environ.get("ARGMAP_TESTS_REQUIRE", "").split(",")
        give_up = pytest.fail if "chromium" in required else pytest.skip
        give_up("needs the program chromium, which is not installed")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=list(BROWSER_OPTIONS))
        yield started
        started.close()
