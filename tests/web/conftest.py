"""A browser for the tests of the page, and pages of maps to open in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pages import kyrgyzstan, written

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

from sample_maps import everything


class Opened:
    """A page in the browser, with all that it complained of and asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfinished", lambda asked: self.requests.append(asked.url))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))


SIZE = {"width": 1280, "height": 800}


def opened_in(browser: Any, file: Path, address: str = "", **options: Any) -> Opened:
    """Opens a file in a context of its own; options are those of a browser's context.

    `first` is JavaScript that runs before the page's own.
    """
    first = options.pop("first", None)
    context = browser.new_context(**{"viewport": SIZE, "reduced_motion": "reduce", **options})
    opened = Opened(context.new_page())
    opened.page.set_default_timeout(20_000)
    if first:
        opened.page.add_init_script(first)
    opened.page.goto(file.as_uri() + address)
    if not first and options.get("java_script_enabled", True):
        opened.page.wait_for_selector("html[data-ready]")
    return opened


@pytest.fixture
def show(browser, tmp_path) -> Iterator[Callable[..., Opened]]:
    """Opens a page from a file, as `opened_in` does."""
    contexts = []

    def open(data: bytes, address: str = "", **options) -> Opened:
        file = tmp_path / f"map-{len(contexts)}.html"
        file.write_bytes(data)
        opened = opened_in(browser, file, address, **options)
        contexts.append(opened.page.context)
        return opened

    yield open
    for context in contexts:
        context.close()


def kept_open(browser: Any, folder: Path, data: bytes) -> Iterator[Opened]:
    """A page that is open for all tests of a module."""
    file = folder / "map.html"
    file.write_bytes(data)
    opened = opened_in(browser, file)
    yield opened
    opened.page.context.close()


@pytest.fixture(scope="module")
def kept_real(browser, tmp_path_factory) -> Iterator[Opened]:
    yield from kept_open(browser, tmp_path_factory.mktemp("real"), kyrgyzstan()[1])


@pytest.fixture(scope="module")
def kept_small(browser, tmp_path_factory) -> Iterator[Opened]:
    yield from kept_open(browser, tmp_path_factory.mktemp("small"), written(everything()))


BEGINNING = """() => {
  if ($("help").open) toggleHelp(false);
  endSearch(); clearFilters(); toggleFilters(false); clear(); folded.clear(); unfolded.clear();
  document.activeElement.blur();
  turnTo("text"); turnTo("graph"); fit(false); draw();
}"""


def afresh(opened: Opened) -> Iterator[Any]:
    """A page as if it were just opened: at its graph, nothing chosen."""
    opened.page.set_viewport_size(SIZE)
    opened.page.mouse.move(1, 1)
    opened.page.evaluate(BEGINNING)
    opened.complaints.clear()
    yield opened.page
    assert opened.complaints == []


@pytest.fixture
def real(kept_real) -> Iterator[Any]:
    """The page of the real map, as if it were just opened."""
    yield from afresh(kept_real)


@pytest.fixture
def small(kept_small) -> Iterator[Any]:
    """The page of a small map, a few cards with much room around them, as if just opened."""
    yield from afresh(kept_small)
