"""A live page and its host: here an editor, of which the page sees what a webview gives it."""

from __future__ import annotations

import json
import re

import pytest
from npm import package
from pages import data_of, told, written
from sample_maps import Maker, said

from argmap.graph.view import view
from argmap.model import Map
from argmap.render import Words
from argmap.web.page import page as page_of
from argmap.web.page import policy

EDITOR = """
window.sent = [];
window.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message) });
"""
PLACE = """(id) => {
  const box = groupOf(id).getBoundingClientRect();
  return [box.left, box.top, at.k].map((one) => Math.round(one));
}"""
FINDING = {
    "file": "a.argmap",
    "line": 3,
    "column": 2,
    "severity": "warning",
    "rule": "weak-ground",
    "message": "`c1` stands on nothing",
    "id": "c1",
    "href": "vscode://file/a.argmap:3:2",
}


def grown(number: int, *, without: str = "", extra: str = "") -> Map:
    """A map of a question, two hypotheses and so many reasons, perhaps without one of them."""
    m = Maker(f"A map of {number}")
    m.speaker("ann", "Ann Lee")
    m.source("doc", "A document", publisher="The Gazette")
    m.question("q", "Which of the two?")
    for id in ("h1", "h2"):
        m.claim(id, f"It is {id}.")
        m.link(id, "answers", "q")
    for n in range(number):
        if f"c{n}" == without:
            continue
        m.claim(f"c{n}", f"Reason number {n}. {extra}", said("ann", "doc", "direct", f"words {n}"))
        m.link(f"c{n}", "supports", f"h{n % 2 + 1}")
    return m.map()


def live(show, map: Map | None = None, **options):
    """The live page of a map in an editor, ready."""
    page = show(written(map or grown(6), first="tree", live=True), first=EDITOR, **options).page
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("#findings-open")
    assert sent(page) == [{"type": "ready"}]
    return page


def tell(page, **message) -> None:
    """Sends a message to the page, and waits until it has come."""
    page.evaluate(
        """(message) => new Promise((done) => {
          addEventListener("message", () => setTimeout(done), { once: true });
          postMessage(JSON.parse(message));
        })""",
        json.dumps(message),
    )


def sent(page) -> list:
    """What the page has sent since this was asked last."""
    return page.evaluate("sent.splice(0)")


def test_only_a_live_page_listens():
    still, alive = written(grown(3)).decode(), written(grown(3), live=True).decode()
    assert "acquireVsCodeApi" not in still
    assert "findings" not in still
    assert "connect-src" not in still
    assert f'content="{policy(live=True)}"' in alive
    assert "connect-src 'self'" in policy(live=True)


def test_the_same_map_has_the_same_digest_as_page_and_as_update():
    page, _ = data_of(written(grown(3), first="tree", live=True))
    assert page["digest"] == told(grown(3))["digest"]
    assert page["digest"] != told(grown(4))["digest"]
    assert page["digest"] != told(grown(3, extra="More."))["digest"]


def test_a_changed_map_is_shown_where_the_reader_is(show):
    page = live(show)
    page.click("[data-view=graph]")
    page.evaluate("choose('c4'); zoom(1.3); draw()")
    before, drawn = page.evaluate(PLACE, "c4"), page.evaluate("boxes.get('c4')")
    tell(page, type="update", update=told(grown(19, extra="It is longer now than it was.")))
    assert page.evaluate("data.entries.has('c8')")
    now = page.evaluate("boxes.get('c4')")
    assert now["x"] != drawn["x"]
    assert now["y"] != drawn["y"]
    assert page.evaluate(PLACE, "c4") == before
    assert page.evaluate("[view.name, chosen]") == ["graph", "c4"]
    assert "longer now" in page.inner_text("#panel-title")
    assert page.inner_text("h1") == page.title() == "A map of 19"
    assert "22 cards" in page.inner_text(".titles")
    assert "has changed" in page.inner_text("#said")
    assert page.evaluate("document.querySelectorAll('#stage > svg').length") == 1
    assert page.evaluate("getComputedStyle(groupOf('c8').querySelector('rect')).fill") != "none"


def test_what_is_there_no_more_is_dropped_softly(show):
    page = live(show)
    page.click("#filter-open")
    page.check("[data-filter=kind][value=hypothesis]")
    page.check("[data-filter=kind][value=claim]")
    page.evaluate("choose('c4')")
    tell(page, type="update", update=told(grown(6, without="c4")))
    assert page.evaluate("chosen") is None
    assert page.is_hidden("#panel")
    assert page.is_checked("[data-filter=kind][value=claim]")
    page.click("[data-view=matrix]")
    bare = Maker("Bare")
    bare.claim("a", "Only this is left.")
    tell(page, type="update", update=told(bare.map()))
    assert page.evaluate("filtering()") is False
    assert page.evaluate("view.name") == "tree"  # it has no matrix
    tabs = page.eval_on_selector_all("nav button", "all => all.map((one) => one.textContent)")
    assert tabs == ["Tree", "Graph", "Text"]
    assert "Only this is left" in page.text_content("#stage")


def test_the_focus_the_filters_and_the_search_stay(show):
    page = live(show)
    page.click("#filter-open")
    page.check("[data-filter=kind][value=hypothesis]")
    tell(page, type="update", update=told(grown(7)))
    assert page.evaluate("document.activeElement.value") == "hypothesis"
    assert page.evaluate("cards().filter(passes)") == ["h1", "h2"]
    page.click("#filter-clear")
    page.click("#filter-close")
    page.evaluate("find('c2'); groupOf('c2').focus()")
    tell(page, type="update", update=told(grown(8)))
    assert page.evaluate("document.activeElement.dataset.e") == "c2"
    page.fill("#search", "number 7")
    tell(page, type="update", update=told(grown(9)))
    assert page.evaluate("[...hits]") == ["c7"]
    assert page.is_visible("#results")
    page.keyboard.press("Escape")
    tell(page, type="update", update=told(grown(10)))
    assert page.is_hidden("#results")


def test_the_panel_stays_at_its_line_with_its_focus(show):
    page = live(show, grown(30), viewport={"width": 1100, "height": 500})
    page.evaluate("choose('h1')")
    page.evaluate("panel.querySelectorAll('.way')[7].focus(); panel.scrollTop = 300")
    tell(page, type="update", update=told(grown(31, extra="More.")))
    assert page.evaluate("panel.scrollTop") == 300
    assert page.evaluate("document.activeElement === panel.querySelectorAll('.way')[7]")
    assert "More." in page.inner_text("#panel")


def test_a_chosen_link_stays_chosen(show):
    page = live(show)
    page.evaluate("chooseLink(data.links.find((one) => one.from[0] === 'c1'))")
    tell(page, type="update", update=told(grown(6, extra="More.")))
    assert page.evaluate("data.links.includes(chosenLink) && chosenLink.from[0]") == "c1"
    assert "Reason number 1. More." in page.inner_text("#panel")


def test_the_text_is_renewed_while_it_is_read(show):
    page = live(show, viewport={"width": 900, "height": 400})
    page.click("[data-view=text]")
    page.evaluate("$('text').scrollTop = 150")
    tell(page, type="update", update=told(grown(12)))
    assert page.evaluate("reading()")
    assert page.evaluate("$('text').scrollTop") == 150
    assert "Reason number 11." in page.inner_text("#tree-text")
    page.click("[data-view=tree]")
    assert page.evaluate("groupOf('c11') !== null || boxes.has('c11')")


def test_what_is_shown_already_is_left_alone(show):
    page = live(show)
    page.evaluate("window.same = picture")
    tell(page, type="update", update=told(grown(6)))
    assert page.evaluate("picture === same")


def test_a_page_may_begin_without_a_picture(show):
    blank = page_of(view(Map(folder="blank")), {}, Words(), live=True)
    page = show(blank, first=EDITOR).page
    page.wait_for_selector("#findings-open")
    assert "no picture yet" in page.inner_text("#notice")
    tell(page, type="findings", findings=[{**FINDING, "severity": "error", "id": None}])
    assert page.is_visible("#findings-list .finding")  # it says why
    tell(page, type="findings", findings=[])
    tell(page, type="update", update=told(grown(3)))
    assert page.inner_text("#notice") == ""
    assert page.evaluate("view.name") == "tree"
    assert page.is_visible("#stage")
    tell(page, type="update", update={**told(grown(3)), "views": [], "digest": "none"})
    assert "no picture yet" in page.inner_text("#notice")
    tell(page, type="update", update=told(grown(4)))
    assert page.is_visible("#stage")


def test_findings_are_counted_listed_and_lead_to_their_entries(show):
    page = live(show)
    assert page.get_attribute("#findings-open", "title") == "Findings: no findings"
    error = {
        **FINDING,
        "severity": "error",
        "id": None,
        "href": None,
        "message": "a <b>bold</b> one",
    }
    tell(page, type="findings", findings=[error, FINDING, FINDING])
    assert page.eval_on_selector_all(".count", "all => all.map((one) => one.innerText)") == [
        "1",
        "2",
    ]
    assert page.get_by_role("button", name="Findings: 1 error, 2 warnings", exact=True).is_visible()
    assert page.inner_text("#said") == "1 error, 2 warnings"
    assert "errors" in page.inner_text("#notice")
    page.focus("#findings-open")
    page.keyboard.press("Enter")
    assert page.get_attribute("#findings-open", "aria-expanded") == "true"
    assert "a <b>bold</b> one" in page.inner_text("#findings")
    assert page.inner_text(".finding code >> nth=0") == "c1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert sent(page) == [{"type": "finding", "number": 1}]
    assert page.evaluate("chosen") == "c1"
    assert page.is_hidden("#panel")  # the list is what the reader works with
    assert page.get_attribute(".finding a", "href") == FINDING["href"]
    tell(page, type="findings", findings=[FINDING])
    assert page.evaluate("document.activeElement.matches('.finding > button')")
    assert page.inner_text("#notice") == ""
    page.keyboard.press("Escape")
    assert page.is_hidden("#findings")
    assert page.evaluate("document.activeElement.id") == "findings-open"


@pytest.mark.parametrize("language", ["en", "de", "ru"])
@pytest.mark.parametrize("wide", [320, 390])
def test_on_a_telephone_the_bar_stays_as_it_is_whatever_is_found(show, wide, language):
    size = {"viewport": {"width": wide, "height": 700}, "has_touch": True, "is_mobile": True}
    made = written(grown(6), language, first="tree", live=True)
    page = show(made, first=EDITOR, **size).page
    page.wait_for_selector("#findings-open")
    height = page.evaluate("document.querySelector('.top').offsetHeight")
    kinds = ("error", "warning", "info")
    found = [FINDING | {"severity": kind} for kind in kinds for _ in range(120)]
    tell(page, type="findings", findings=found)
    assert page.evaluate("document.querySelector('.top').offsetHeight") == height
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    assert page.evaluate("$('help-open').getBoundingClientRect().right") <= wide
    assert page.evaluate("search.offsetWidth") > 50
    assert "/" not in page.get_attribute("#search", "placeholder")


def test_tabs_that_are_cut_off_fade_out(show):
    page = live(show, viewport={"width": 260, "height": 600})
    edges = "[...document.querySelector('nav').classList]"
    assert page.evaluate(edges) == ["more-after"]
    page.evaluate("document.querySelector('nav').scrollLeft = 1e6")
    page.wait_for_selector("nav.more-before:not(.more-after)")
    page.set_viewport_size({"width": 1200, "height": 600})
    page.wait_for_selector("nav:not(.more-before, .more-after)")
    assert page.get_attribute("#search", "placeholder") == "Search  /"


def test_the_help_names_what_only_a_live_page_has(show):
    page = live(show)
    page.click("#help-open")
    said = page.inner_text("#help dl")
    assert "Double click" in said
    assert "“Go to its lines in the file”" in said
    assert "list of findings" in said


def test_an_entry_is_gone_to_in_the_text(show):
    page = live(show)
    page.evaluate("find('c1')")
    page.click("#stage [data-e=c1] >> nth=0")
    assert sent(page) == [{"type": "open", "id": "c1"}]
    page.click("#panel .to-lines button")
    assert sent(page) == [{"type": "open", "id": "c1"}]
    page.dblclick("#stage [data-e=c1] >> nth=0")
    assert {"type": "open", "id": "c1"} in sent(page)


def test_the_host_chooses_an_entry_and_hears_nothing_of_it(show):
    page = live(show, grown(40))
    page.evaluate("zoom(3, 0, 0); draw()")
    tell(page, type="select", id="c39")
    page.wait_for_timeout(50)
    box = page.evaluate("groupOf('c39').getBoundingClientRect().toJSON()")
    stage = page.evaluate("stage.getBoundingClientRect().toJSON()")
    assert stage["left"] <= box["left"] <= stage["right"]
    assert stage["top"] <= box["top"] <= stage["bottom"]
    assert page.evaluate("groupOf('c39').classList.contains('chosen')")
    assert sent(page) == []
    tell(page, type="select", id="nothing-of-that-name")
    assert page.evaluate("chosen") == "c39"


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "constructor", "`"])
def test_any_text_is_text(show, text):
    page = live(show)
    m = Maker(text)
    m.claim("a", f"It says {text}")
    tell(page, type="update", update=told(m.map()))
    tell(page, type="findings", findings=[{**FINDING, "message": text, "file": text, "id": text}])
    page.click("#findings-open")
    assert page.inner_text("h1") == text
    assert page.inner_text(".finding .what") == text
    assert page.evaluate("document.scripts.length") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show, scheme):
    axe = package("axe-core") / "axe.min.js"
    page = live(show, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(path=str(axe))
    tell(page, type="findings", findings=[{**FINDING, "severity": s} for s in ("error", "info")])
    page.click("#findings-open")
    page.evaluate(
        """$("findings-list").querySelector(".lines-place").replaceChildren(...excerpt({
          file: "a", first: 1, line: 2, lines: ["one", "two", "three"], marks: [[2, 0, 2]],
          help: ["do `this`"],
        }).flat(Infinity))"""
    )
    page.evaluate("choose('c1')")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_words_of_a_live_page_are_its_readers(show):
    data = written(grown(2), "de", first="tree", live=True)
    page = show(data, first=EDITOR).page
    page.wait_for_selector("#findings-open")
    tell(page, type="findings", findings=[FINDING])
    assert page.get_attribute("#findings-open", "title") == "Befunde: 1 Warnung"
    assert re.search("Zu den Zeilen", page.evaluate("words['page to-lines']"))
