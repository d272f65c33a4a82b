"""Maps come from strangers: nothing that they say may run, load, send, break the page or hide."""

from itertools import pairwise

import pytest
from pages import written
from sample_maps import Maker, everything, said

LEFT = "cards().filter(passes)"
VIEWS = "all => all.map((one) => one.dataset.view)"
HANDLERS = """all => all
  .flatMap((one) => [...one.attributes])
  .filter((one) => one.name.startsWith('on')).length"""
ATTACKS = [
    "<script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "<svg onload=window.hit=1>",
    "javascript:window.hit=1",
    "</script><script>window.hit=1</script>",
    "</text></svg><style>body{display:none}</style>",
    "]]>--><!--<script>window.hit=1//",
    "${window.hit=1}`${window.hit=1}`",
    "{{constructor.constructor('window.hit=1')()}}",
    "\u202e<b onclick=window.hit=1>\u202c",
    "' onfocus='window.hit=1' x='",
    "\ud800 \udc00 a lone half of a pair",
    "{who} {link} {n} $& $1",
]


def attack():
    """A map whose every text is an attack."""
    m = Maker(ATTACKS[0], author=ATTACKS[1], summary=ATTACKS[4])
    for n, text in enumerate(ATTACKS):
        m.section(f"x{n}", text)
        m.speaker(f"s{n}", text)
        m.source(f"d{n}", text, publisher=text, published=text, url=text, grade="B")
        one = said(f"s{n}", f"d{n}", "direct", text, (text,))
        m.claim(f"c{n}", text, one, note=(text,), tags=(text,))
        if n:
            m.link(f"c{n}", "supports", f"c{n - 1}")
    m.no_section()
    m.argument("arg", ATTACKS[1], ("c3", "c4"), "c1", scheme=ATTACKS[2])
    m.question("q", ATTACKS[4])
    m.link("c0", "answers", "q")
    return m.map(ATTACKS[0])


def test_what_a_map_says_is_never_markup(show):
    opened = show(written(attack(), contexts={("c0", 0): (ATTACKS[0], ATTACKS[1], ATTACKS[2])}))
    page = opened.page
    for n in range(len(ATTACKS)):
        page.evaluate("id => choose(id)", f"c{n}")
        page.evaluate("id => choose(id)", f"d{n}")
    for name in page.eval_on_selector_all("[data-view]", VIEWS):
        page.click(f"[data-view={name}]")
    page.fill("#search", "script")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert opened.complaints == []
    assert page.eval_on_selector_all("img, iframe, object, embed, form", "all => all.length") == 0
    assert page.eval_on_selector_all("script", "all => all.length") == 1
    assert page.eval_on_selector_all("style", "all => all.length") == 1
    addresses = page.eval_on_selector_all("a[href]", "all => all.map(e => e.getAttribute('href'))")
    assert addresses
    assert all(one.startswith("#") for one in addresses)
    assert page.eval_on_selector_all("*", HANDLERS) == 0


INJECTED = """
() => new Promise((resolve) => {
  const blocked = [];
  document.addEventListener("securitypolicyviolation", (e) => blocked.push(e.effectiveDirective));
  const script = document.createElement("script");
  script.textContent = "window.hit = 1";
  document.body.append(script);
  const holder = document.createElement("div");
  holder.innerHTML = '<b id="bait" onclick="window.hit=2" style="position:fixed">x</b>'
    + '<a id="way" href="javascript:window.hit=3">x</a><img src="https://example.org/x.png">';
  document.body.append(holder);
  const style = document.createElement("style");
  style.textContent = "h1 { display: none }";
  document.head.append(style);
  document.getElementById("bait").click();
  document.getElementById("way").click();
  setTimeout(() => resolve({
    blocked,
    hit: window.hit ?? null,
    position: getComputedStyle(document.getElementById("bait")).position,
    title: getComputedStyle(document.querySelector("h1")).display,
  }), 300);
})
"""


def test_injected_code_is_dead(show):
    """Should markup get in one day, the policy still stops it."""
    opened = show(written(everything()))
    found = opened.page.evaluate(INJECTED)
    assert found["hit"] is None
    assert found["position"] == "static"
    assert found["title"] != "none"
    blocked = {one.partition("-src")[0] for one in found["blocked"]}
    assert {"script", "style", "img"} <= blocked
    assert opened.requests == opened.requests[:1]


ADDRESSES = [
    "https://example.org/a?b=1&c=2#d",
    "HTTP://example.org",
    "javascript:window.hit=1",
    "JaVaScRiPt:window.hit=1//https://example.org",
    "data:text/html,<script>window.hit=1</script>",
    "blob:https://example.org/1",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org/x",
    "https://example.org/ javascript:1",
    "https:\u00a0//example.org",
]


def test_only_addresses_on_the_web_are_links(show):
    m = Maker("T")
    for n, url in enumerate(ADDRESSES):
        m.source(f"d{n}", f"Document {n}", url=url, archived=url)
    m.claim("a", "A.", *(said("unnamed", f"d{n}") for n in range(len(ADDRESSES))))
    page = show(written(m.map())).page
    linked = []
    for n, url in enumerate(ADDRESSES):
        page.evaluate("id => choose(id)", f"d{n}")
        links = page.eval_on_selector_all(
            "#panel a", "all => all.map((one) => [one.getAttribute('href'), one.rel])"
        )
        assert links in ([], 2 * [[url, "noopener noreferrer"]])
        linked += [n] if links else []
    assert linked == [0, 1]


# What objects of JavaScript inherit, and the page's own names of views and elements
NAMES = """constructor toString valueOf hasOwnProperty isPrototypeOf toLocaleString proto 7 42 1
text graph tree matrix stage panel data search keys said help main view""".split()


def test_names_of_entries_are_only_names(show):
    m = Maker("T")
    for name in NAMES:
        m.claim(name, f"Claim {name}")
    for name, other in pairwise(NAMES):
        m.link(name, "supports", other)
    opened = show(written(m.map()), "#constructor")
    page = opened.page
    assert page.inner_text("#panel-title") == "Claim constructor"
    for name in NAMES:
        page.evaluate("name => follow('#' + name)", name)
        assert page.inner_text("#panel-title") == f"Claim {name}"
        assert page.evaluate("location.hash") == f"#{name}"
        assert page.evaluate("name => bearing(name) && offers(name, 'kind')", name) == ["claim"]
    page.fill("#search", "constructor")
    assert page.evaluate("[...hits]") == ["constructor"]
    page.evaluate("turnTo('text')")
    for name in ("text", "data", "constructor"):
        page.click(f"#table-text a[href='#:{name}']")
        assert page.inner_text("#panel-title") == f"Claim {name}"
    assert page.evaluate("cards()") == NAMES  # numbers stay in their place
    assert opened.complaints == []


def test_names_of_sections_and_voices_are_only_names(show):
    m = Maker("T")
    for name in NAMES:
        m.section(name, f"Section {name}")
        m.claim(f"in-{name}", f"Claim {name}")
    for name in NAMES[:5]:
        m.speaker(f"{name}-s", f"Speaker {name}")
        m.claim(f"by-{name}", f"By {name}", said(f"{name}-s"))
    opened = show(written(m.map()))
    page = opened.page
    for name in NAMES:
        page.evaluate("name => fold(name, true)", name)
        page.evaluate("name => limit('section', name, true)", name)
        assert f"in-{name}" in page.evaluate(LEFT)
        page.evaluate("clearFilters()")
        page.evaluate("name => choose('in-' + name)", name)
        assert f"Section {name}" in page.inner_text("#panel")
    assert opened.complaints == []


def test_what_no_entry_is_called_opens_nothing(show):
    opened = show(written(everything()), "#constructor")
    for name in ("constructor", "__proto__", "toString", "graph", "text", "/", ":", "%"):
        opened.page.evaluate("name => { choose(name); follow('#' + name); }", name)
        assert opened.page.is_hidden("#panel")
    assert opened.complaints == []


def test_undercuts_in_a_circle_end(show):
    m = Maker("T")
    for id in "abxy":
        m.claim(id, f"Claim {id}")
    m.argument("one", "One", ("a",), "two")
    m.argument("two", "Two", ("b",), "one")
    m.link("x", "undercuts", "one", argument="three")
    m.link("y", "undercuts", "three", argument="four")
    m.link("x", "undercuts", "four", argument="three")
    opened = show(written(m.map()))
    for id in "abxy":
        opened.page.evaluate("id => choose(id)", id)
        assert opened.page.inner_text("#panel-title") == f"Claim {id}"
    assert opened.page.evaluate("data.links.map((one) => saidLink(one))")
    assert opened.complaints == []


LONG = "x" * 10_000
TALL = "a" + "\u0301" * 400  # a tower of accents


@pytest.mark.parametrize("text", [LONG, TALL], ids=["long", "tall"])
def test_long_texts_keep_within_their_place(show, text):
    m = Maker(text)
    m.section("s", text)
    m.section("s2", "Other")
    m.speaker("p", text)
    m.source("d", text, publisher=text)
    m.claim("a", text, said("p", "d", "direct", text), tags=(text,), note=(text,))
    m.section("s3", text)
    m.claim("b", "Finding.")
    m.link("b", "supports", "a")
    page = show(written(m.map())).page
    for wide in (1280, 390):
        page.set_viewport_size({"width": wide, "height": 800})
        for state in ("choose('a')", "choose('b')", "toggleFilters(true)", "turnTo('text')"):
            page.evaluate(state)
            assert page.evaluate("document.documentElement.scrollWidth") <= wide
            assert page.evaluate("$('panel').scrollWidth") <= wide
        page.evaluate("toggleFilters(false); turnTo('graph'); clear()")
        assert page.evaluate("stage.clientHeight") > 300
        page.evaluate("choose('b')")
        assert page.evaluate("panel.querySelector('.way').clientHeight") < 400


def test_a_deep_outline_can_be_read_on_a_telephone(show):
    m = Maker("T")
    m.question("q", "Why?")
    m.link(m.claim("c0", "Because of what stands below."), "answers", "q")
    for n in range(1, 600):
        m.link(m.claim(f"c{n}", f"Reason number {n} is a sentence."), "supports", f"c{n - 1}")
    opened = show(written(m.map(), first="tree"), "#/text", viewport={"width": 390, "height": 844})
    narrowest = opened.page.eval_on_selector_all(
        "#tree-text li", "all => Math.min(...all.map((one) => one.clientWidth))"
    )
    assert narrowest > 180
    assert opened.complaints == []
