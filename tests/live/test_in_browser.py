"""`argmap serve` in a browser: a file is edited on disk, and the page follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from serving import MAP, MORE, Serving, lake, soon

STAGE = "JSON.stringify([view.name, chosen, at, [...boxes.keys()]])"


class Page:
    """A page in the browser, and what it complained of."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        size = {"width": 1280, "height": 800}
        options = {"viewport": size, "reduced_motion": "reduce", **options}
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(url)
        self.page.wait_for_selector("#findings-open")

    def soon(self, script: str) -> None:
        """Waits until a script gives something true; the page's policy forbids to wait in it."""
        soon(lambda: self.page.evaluate(script) or self.page.wait_for_timeout(30), script)


@pytest.fixture
def file(tmp_path) -> Path:
    return lake(tmp_path)


@pytest.fixture
def server(file) -> Iterator[Serving]:
    with Serving(file.parent, VISUAL="", EDITOR="") as made:
        yield made


@pytest.fixture
def opened(browser, server) -> Iterator[Page]:
    made = Page(browser, server.url)
    yield made
    made.context.close()
    assert made.complaints == []


def test_an_edit_on_disk_is_shown_and_the_place_stays(opened, file):
    page = opened.page
    page.click("[data-view=graph]")
    page.evaluate("choose('close-it'); zoom(1.3); draw()")
    place = "JSON.stringify([groupOf('close-it').getBoundingClientRect(), at.k, view.name, chosen])"
    before = page.evaluate(place)
    file.write_text(MAP + MORE)
    opened.soon("data.entries.has('guests')")
    assert page.evaluate(place) == before
    assert page.is_visible("#panel")
    assert "The café lives on guests" in page.text_content("#stage")
    file.write_text(MAP)
    opened.soon("!data.entries.has('guests')")
    assert page.evaluate(place) == before


def test_a_finding_comes_shows_its_lines_and_goes(opened, file):
    page = opened.page
    file.write_text(MAP.replace("supports: close-it", "supports: close"))
    opened.soon("findings.length > 0")
    assert "errors" in page.inner_text("#notice")
    page.click("#findings-open")
    assert "lake.argmap:12:13" in page.inner_text(".finding")
    page.click(".finding > button")
    page.wait_for_selector(".lines")
    assert page.inner_text(".lines mark") == "close"
    assert "12" in page.inner_text(".lines .number:has(+ .here)")
    assert "close-it" in page.inner_text(".finding .help")
    assert page.evaluate("chosen") == "fewer-accidents"
    href = page.get_attribute(".finding a", "href")
    assert href == f"vscode://file{file.resolve().as_posix()}:12:13"
    file.write_text(MAP)
    opened.soon("findings.length === 0")
    assert page.inner_text("#notice") == ""
    assert page.locator(".finding").count() == 0


@pytest.mark.parametrize(("wide", "high"), [(320, 600), (800, 380)])
def test_on_a_small_screen_the_lines_are_seen_from_their_finding_on(
    browser, server, file, wide, high
):
    file.write_text(MAP.replace("supports: close-it", "supports: close"))
    opened = Page(browser, server.url, viewport={"width": wide, "height": high})
    opened.soon("findings.length > 0")
    page = opened.page
    page.click("#findings-open")
    page.click(".finding > button")
    page.wait_for_selector(".lines")
    top = "(one) => Math.round(one.getBoundingClientRect().top)"
    row = page.eval_on_selector(".finding", top)
    assert page.eval_on_selector("#findings .head", top) < row < high - 40
    assert page.evaluate("scrollY + document.body.scrollTop + document.body.scrollLeft") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    opened.context.close()


def test_lines_that_are_open_follow_their_finding(opened, file):
    page = opened.page
    wrong = MAP.replace("supports: close-it", "supports: close")
    file.write_text(wrong)
    opened.soon("findings.length > 0")
    page.click("#findings-open")
    page.click(".finding > button")
    page.wait_for_selector(".lines")
    file.write_text(f"# A line above.\n{wrong}")
    opened.soon("findings[0].line === 13")
    opened.soon("document.querySelector('.lines .here + *, .lines .here') !== null")
    opened.soon("document.querySelector('.lines .here').previousSibling.textContent === '13'")
    assert page.locator(".lines").count() == 1


def test_while_the_map_has_errors_the_last_picture_stays(opened, file):
    page = opened.page
    before = page.evaluate(STAGE)
    file.write_text(MAP + MORE + "\nclam oops: No kind.\n")
    opened.soon("findings.some((one) => one.severity === 'error')")
    assert page.evaluate(STAGE) == before
    file.write_text("")  # as an editor leaves it for a moment
    opened.soon("findings.some((one) => one.message.includes('nothing to draw'))")
    assert page.evaluate(STAGE) == before
    file.unlink()
    opened.soon("findings.some((one) => one.message.includes('no map'))")
    assert page.evaluate(STAGE) == before
    file.write_text(MAP + MORE)
    opened.soon("data.entries.has('guests') && findings.length === 0")
    assert page.inner_text("#notice") == ""


def test_a_page_opened_while_there_are_errors_shows_the_last_picture(browser, server, file):
    file.write_text(MAP + "\nclam oops: No kind.\n")
    server.says("1 error")
    late = Page(browser, server.url)
    late.soon("findings.length === 1")
    assert "errors" in late.page.inner_text("#notice")
    assert "lake road" in late.page.text_content("#stage")
    late.context.close()


def test_a_map_may_have_errors_from_the_beginning(browser, tmp_path):
    file = lake(tmp_path)
    file.write_text("clam a: No kind.\n")
    with Serving(file) as server:
        opened = Page(browser, server.url)
        opened.soon("findings.length === 1")
        assert opened.page.is_visible(".finding")
        assert "no picture yet" in opened.page.inner_text("#notice")
        file.write_text(MAP)
        opened.soon("data.views.length > 0")
        assert "Should the town close" in opened.page.text_content("#stage")
        assert opened.page.is_hidden("#notice")
        assert opened.complaints == []
        opened.context.close()


def test_the_lines_of_an_entry_are_shown_in_the_panel(opened, file):
    page = opened.page
    page.evaluate("find('fewer-accidents')")
    page.dblclick("#stage [data-e=fewer-accidents]:not(.stub) >> nth=0")
    page.wait_for_selector("#panel .lines")
    lines = page.inner_text("#panel .lines")
    assert "claim fewer-accidents: Closing the road" in lines
    assert "supports: close-it" in lines
    place = f"vscode://file{file.resolve().as_posix()}:11:1"
    assert page.get_attribute("#panel .lines-place a", "href") == place
    page.click("#panel .way >> nth=0")
    assert page.locator("#panel .lines").count() == 0
    page.click("#panel .to-lines button")
    page.wait_for_selector("#panel .lines")
    assert "claim close-it" in page.inner_text("#panel .lines")


def test_where_no_link_opens_the_editor_the_place_can_be_copied(browser, file):
    file.write_text(MAP + "\nspeaker ann: Ann Lee\n")
    with Serving(file.parent, ARGMAP_EDITOR="", VISUAL="", EDITOR="vim") as server:
        opened = Page(browser, server.url, permissions=["clipboard-read", "clipboard-write"])
        page = opened.page
        opened.soon("findings.length === 1")
        page.click("#findings-open")
        page.click(".finding .copy button")
        opened.soon("document.querySelector('.finding .copy button').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()") == "lake.argmap:14"
        page.evaluate("post({ type: 'open', id: 'close-it' })")
        page.wait_for_selector("#panel .copy")
        assert page.inner_text("#panel .copy code") == "lake.argmap:5"
        assert page.locator("a:text('Open in the editor')").count() == 0
        assert opened.complaints == []
        opened.context.close()


def test_a_lost_connection_is_said_and_mended(opened, server, file):
    page = opened.page
    context = opened.context
    context.set_offline(True)
    page.evaluate("listen()")  # as when a computer wakes up
    opened.soon("lost")
    assert "connection is lost" in page.inner_text("#notice")
    file.write_text(MAP + MORE)
    server.says("shown", after=len(server.err))
    context.set_offline(False)
    opened.soon("!lost && data.entries.has('guests')")
    assert page.inner_text("#notice") == ""
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in opened.complaints)
    opened.complaints.clear()


def test_a_page_whose_server_was_started_anew_says_so(browser, server, file):
    opened, port = Page(browser, server.url), urlsplit(server.url).port
    assert server.interrupt() == 130
    opened.soon("lost")
    assert "Trying again" in opened.page.inner_text("#notice")
    with Serving(file.parent, "--port", str(port)) as later:
        assert urlsplit(later.url).port == port
        opened.soon("anew")
        assert "open the address that it printed" in opened.page.inner_text("#notice")
        opened.page.goto(later.url)
        opened.page.wait_for_selector("#findings-open")
        opened.soon("stream.readyState === 1 && !lost")
    opened.context.close()


def test_new_findings_above_what_is_read_are_said_and_do_not_move_it(browser, file):
    many = MAP + "".join(f"\nspeaker s{n}: Speaker {n}\n" for n in range(30))
    file.write_text(many)
    with Serving(file.parent) as server:
        opened = Page(browser, server.url)
        page = opened.page
        opened.soon("findings.length === 30")
        page.click("#findings-open")
        row = page.locator(".finding > button", has_text="s20")
        row.click()
        page.wait_for_selector(".lines")
        page.evaluate("$('findings').scrollTop += 40")
        before = row.bounding_box()
        assert page.is_hidden("#findings-above")
        file.write_text(many.replace("supports: close-it", "supports: close"))
        opened.soon("findings.length === 31")
        page.wait_for_selector("#findings-above")
        assert page.inner_text("#findings-above") == "1 new above"
        assert row.bounding_box() == pytest.approx(before, abs=1)
        assert page.locator(".lines").count() == 1
        page.click("#findings-above")
        opened.soon("$('findings-above').hidden")
        assert page.evaluate("document.activeElement.textContent").startswith("error: ")
        page.evaluate("$('findings').scrollTop = 0")
        file.write_text(many.replace("answers: close-road", "answers: close", 1))
        opened.soon("findings.some((one) => one.line === 6)")
        assert page.evaluate("$('findings').scrollTop") == 0
        assert page.is_hidden("#findings-above")
        opened.context.close()


def test_many_tabs_see_the_same(browser, server, file):
    tabs = [Page(browser, server.url) for _ in range(3)]
    file.write_text(MAP + MORE)
    for tab in tabs:
        tab.soon("data.entries.has('guests')")
    assert server.interrupt() == 130
    for tab in tabs:
        tab.soon("lost")
        tab.context.close()


def test_no_other_site_can_read_or_frame_it(browser, server, tmp_path):
    """Not even one that knows the key."""
    outside = tmp_path / "evil.html"
    outside.write_text(
        f"""<iframe id="f" src="{server.url}"></iframe><script>
        window.results = [];
        const told = (name) => (got) => results.push([name, String(got)]);
        fetch("{server.url}").then((r) => r.text()).then(told("read"), told("no"));
        const events = new EventSource("{server.url}events");
        events.onmessage = told("read"); events.onerror = told("no");
        </script>"""
    )
    page = browser.new_context().new_page()
    page.goto(outside.as_uri())
    soon(lambda: len(page.evaluate("results")) >= 2 or page.wait_for_timeout(30))
    assert all(name != "read" for name, _ in page.evaluate("results"))
    frame = next(one for one in page.frames if one != page.main_frame)
    assert "lake road" not in frame.content()
    page.context.close()


def test_ctrl_c_ends_it_though_a_page_is_open(browser, server):
    opened = Page(browser, server.url)
    assert server.interrupt() == 130
    assert not any("Interrupted" in line for line in server.err)
    opened.soon("lost")
    opened.context.close()
