"""The page where it is opened: old browsers, viewers of mail, without a script, on paper."""

import re

import pytest
from pages import kyrgyzstan, written
from sample_maps import Maker, everything

VIEWS = "all => all.map((one) => one.dataset.view)"


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "reduced_motion": None}])
def test_it_opens_without_a_word_and_asks_for_nothing(show, options):
    opened = show(kyrgyzstan()[1], **options)
    for name in opened.page.eval_on_selector_all("[data-view]", VIEWS):
        opened.page.click(f"[data-view={name}]")
        opened.page.wait_for_timeout(80)
    assert opened.complaints == []
    assert len(opened.requests) == 1


def test_an_address_opens_what_it_names(show):
    page = show(kyrgyzstan()[1], "#wants-money").page
    assert "higher payment" in page.inner_text("#panel-title")
    seen = (
        "(() => { const box = groupOf('wants-money').getBoundingClientRect(); return box.top; })()"
    )
    assert 0 < page.evaluate(seen) < 800
    page.evaluate("clear(); location.hash = '#/speakers'")
    page.wait_for_selector("[data-view=speakers][aria-current=true]")
    page.evaluate("location.hash = '#:pleases-moscow'")  # as the text has it
    page.wait_for_function("() => chosen === 'pleases-moscow'")
    page.evaluate("location.hash = '#no-such-thing/%E0%A4%A'")
    assert page.evaluate("chosen") == "pleases-moscow"


def test_the_address_can_be_passed_on(show):
    m = Maker("T")
    m.question("שאלה", "Why?")
    m.link(m.claim("b", "Because."), "answers", "שאלה")
    data = written(m.map())
    page = show(data).page
    page.evaluate("choose('שאלה'); turnTo('tree')")
    address = page.evaluate("location.hash")
    page = show(data, address).page
    assert page.evaluate("[view.name, chosen]") == ["tree", "שאלה"]


def test_what_the_open_view_has_not_is_shown_in_the_graph(show):
    m = Maker("T")
    m.question("q", "Why?")
    m.link(m.claim("a", "Because."), "answers", "q")
    m.claim("alone", "Something else.")
    page = show(written(m.map(), first="tree"), "#alone").page
    assert page.get_attribute("[data-view=graph]", "aria-current") == "true"
    assert page.inner_text("#panel-title") == "Something else."


def test_another_view_shows_what_is_chosen(real):
    real.evaluate("choose('pleases-moscow'); turnTo('tree'); draw()")
    box = real.evaluate("groupOf('pleases-moscow').getBoundingClientRect()")
    assert box["top"] > 0
    assert real.evaluate("at.k") >= 0.8
    place = real.evaluate("({ ...at })")
    real.evaluate("turnTo('text')")
    real.wait_for_timeout(100)
    real.evaluate("turnTo('tree')")
    assert real.evaluate("({ ...at })") == place  # the text moves no picture


def test_without_a_script_the_text_is_there_and_its_links_lead_on(show):
    page = show(kyrgyzstan()[1], java_script_enabled=False).page
    assert page.is_visible("noscript p")
    for hidden in (".bar", "nav", "#filters", "#panel", "#stage", ".tools", "#help", "#failed"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.is_visible("#tree-text")
    page.click("#tree-text a >> nth=2")
    row = page.locator("tr:target")
    assert row.count() == 1
    assert row.bounding_box()["y"] < 800
    wide = page.locator("#tree-text").bounding_box()["width"]
    assert 600 < wide < 900  # lines that can be read


OLD = {
    "no streams": "delete window.DecompressionStream",
    "no end": """window.DecompressionStream = class {
      readable = new ReadableStream();
      writable = new WritableStream();
    }""",
    "no typefaces": "window.FontFace = class { load() { return Promise.reject(new Error()); } }",
    "no history": "history.replaceState = () => { throw new DOMException('no', 'SecurityError'); }",
}


def test_an_old_browser_shows_the_text_and_says_why(show):
    opened = show(written(everything()), first=OLD["no streams"])
    opened.page.wait_for_selector("#failed", state="visible")
    assert opened.page.is_visible("#tree-text")
    assert opened.page.is_hidden("nav")
    assert opened.complaints == []


def test_the_text_does_not_flash_up_but_is_there_should_nothing_else_come(show):
    page = show(written(everything()), first=OLD["no end"]).page
    place = page.locator("main")
    assert place.evaluate("one => getComputedStyle(one).animationDelay") == "0.6s"
    page.wait_for_selector("#tree-text", state="visible")
    assert page.evaluate("document.body.className") == "reading"


@pytest.mark.parametrize("lack", ["no history", "no typefaces"])
def test_what_viewers_forbid_is_not_needed(show, lack):
    opened = show(written(everything()), first=OLD[lack])
    opened.page.wait_for_selector("html[data-ready]")
    opened.page.evaluate("choose('loyal')")
    assert opened.page.is_visible("#panel-title")
    assert opened.complaints == []


def letters(text):
    """Without blanks and hyphens: these stand or fall with the ends of lines."""
    return re.sub(r"[-\s\ufffe]", "", text)


def words_of(pdf):
    """What each page of a PDF says, as `letters`."""
    import pypdfium2  # noqa: PLC0415  (slow to load)

    document = pypdfium2.PdfDocument(pdf)
    return [letters(page.get_textpage().get_text_range()) for page in document]


def test_print_shows_the_whole_picture_with_its_legend_and_the_text(show):
    map, data = kyrgyzstan()
    page = show(data, "#/graph", color_scheme="dark").page
    page.click(".fold:visible")  # the others stay folded on the screen
    page.evaluate("choose('pleases-moscow')")
    pages = words_of(page.pdf(prefer_css_page_size=True))
    for entry in map.entries.values():
        if entry.kind in ("claim", "evidence"):
            assert letters(entry.text) in pages[0], entry.id
    assert "undercuts:whyalinkdoesnothold" in pages[0]
    assert "answeredby" in "".join(pages[1:])
    assert "Filter" not in "".join(pages)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.is_hidden("#panel")
    page.emulate_media(media="screen")
    page.wait_for_function("() => !$('legend').open && !printing")


def test_print_of_a_tall_view_goes_on_on_the_next_page(show):
    page = show(kyrgyzstan()[1], "#/speakers").page
    pages = words_of(page.pdf(prefer_css_page_size=True))
    assert "WhydidBakiyev" in pages[0]
    assert "KumarBekbalatov" in pages[0]  # and not only the title
    assert "KumarBekbalatov" in pages[1]


def test_print_of_the_text_has_the_tables(show):
    page = show(written(everything()), "#/text").page
    said = "".join(words_of(page.pdf(prefer_css_page_size=True)))
    assert "Allentries" in said
    assert "Whosayswhat" in said


@pytest.mark.parametrize("wide", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(real, wide):
    real.set_viewport_size({"width": wide, "height": 844})
    for state in ("clear()", "choose('pleases-moscow')", "turnTo('text')"):
        real.evaluate(state)
        assert real.evaluate("document.documentElement.scrollWidth") <= wide


HEBREW = "הסיבה היא מוסקבה (2006)."


def test_what_runs_from_right_to_left_does(show):
    m = Maker("T")
    m.claim("a", HEBREW)
    m.link(m.claim("b", "Because."), "supports", "a")
    data = written(m.map())
    assert f'<a href="#:a" dir="auto">{HEBREW}</a>' in data.decode()
    page = show(data, "#b").page
    way = "document.querySelector('.way .what')"
    assert page.evaluate(f"getComputedStyle({way}).unicodeBidi") == "plaintext"
    assert page.evaluate(f"{way}.textContent") == HEBREW
    page.evaluate("turnTo('text')")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#tree-text a')).direction") == "rtl"
    )
