"""A browser for the tests of the page, and pages of maps to open in it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, driven by playwright."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (slow to load)

    program = shutil.which("chromium")
    if program is None:
        required = os.environ.get("ARGMAP_TESTS_REQUIRE", "").split(",")
        give_up = pytest.fail if "chromium" in required else pytest.skip
        give_up("needs the program chromium, which is not installed")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield started
        started.close()


class Opened:
    """A page in the browser, with all that it complained of and asked for."""

    def __init__(self, page: object) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfinished", lambda asked: self.requests.append(asked.url))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))


@pytest.fixture
def show(browser, tmp_path) -> Iterator[Callable[..., Opened]]:
    """Opens a page from a file; options are those of a browser's context."""
    contexts = []

    def open(data: bytes, address: str = "", **options) -> Opened:
        file = tmp_path / "map.html"
        file.write_bytes(data)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.set_default_timeout(10_000)
        opened.page.goto(file.as_uri() + address)
        opened.page.wait_for_selector("html[data-ready]", timeout=20_000)
        return opened

    yield open
    for context in contexts:
        context.close()
