"""The page in a real browser: quiet, safe, usable by keyboard and by readers of the screen."""

import re
from functools import cache

import pytest
from mapkit import ROOT
from npm import package
from pages import written
from sample_maps import Maker, everything, said

from argmap.check import check
from argmap.sources.context import contexts
from argmap.workspace import project_root

VIEWS = "all => all.map((one) => one.dataset.view)"
UNFOLD = """
turnTo('graph');
for (const one of sections()) fold(one.told.section, false);
putAllIn();
"""
LEFT = "cards().filter(passes)"
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
]


@cache
def kyrgyzstan():
    """The page of the real map, with its quotes in their paragraphs."""
    folder = ROOT / "maps" / "kyrgyzstan-2006"
    report = check([str(folder)])
    found = contexts(report.maps[0], project_root(folder), report.shelf)
    return report.maps[0], written(report.maps[0], contexts=found)


def attack():
    """A map whose every text is an attack."""
    m = Maker(ATTACKS[0])
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


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"reduced_motion": "reduce"}])
def test_it_opens_without_a_word_and_asks_for_nothing(show, options):
    opened = show(kyrgyzstan()[1], **options)
    for name in opened.page.eval_on_selector_all("[data-view]", VIEWS):
        opened.page.click(f"[data-view={name}]")
        opened.page.wait_for_timeout(80)
    assert opened.complaints == []
    assert len(opened.requests) == 1


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


def test_the_keyboard_reaches_every_card(show):
    map, data = kyrgyzstan()
    opened = show(data, reduced_motion="reduce")
    page = opened.page
    page.evaluate(UNFOLD)
    ids = set(page.evaluate("[...boxes.keys()]"))
    page.focus("#stage")
    reached = set()
    for _ in range(6 * len(ids)):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.e ?? null"))
        if page.evaluate("!document.getElementById('stage').contains(document.activeElement)"):
            break
    assert ids <= reached
    assert {one.id for one in map.entries.values() if one.kind in ("claim", "evidence")} <= reached


def test_the_arrow_keys_follow_the_links(show):
    opened = show(written(everything()), reduced_motion="reduce")
    page = opened.page
    focused = "document.activeElement.dataset.e"
    page.evaluate("groupOf('loyal').focus()")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "pleases"
    assert "strongly supports" in page.inner_text("#said")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "q1"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "money"
    page.keyboard.press("Enter")
    assert "bargaining move" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_a_walk_over_links_from_panel_to_panel_reaches_every_relation(show):
    map, data = kyrgyzstan()
    opened = show(data, reduced_motion="reduce")
    page = opened.page
    found = page.evaluate(
        """() => {
          const met = new Set();
          for (const id of cards()) {
            choose(id);
            for (const [, rows] of relations(id)) for (const [, link] of rows) met.add(link.id);
          }
          return [...met];
        }"""
    )
    assert {link.id for link in map.links} == set(found)


def test_readers_of_the_screen_meet_every_card_and_every_relation(show):
    map, data = kyrgyzstan()
    opened = show(data)
    page = opened.page
    page.evaluate(UNFOLD)
    page.wait_for_timeout(300)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    names = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored")
    }
    spoken = "".join("".join(name.split()) for role, name in names if role == "button")
    for entry in map.entries.values():
        if entry.kind in ("claim", "evidence", "question", "assumption", "gap"):
            assert "".join(entry.text.split()) in spoken, entry.id
    lines = " ".join(name for role, name in names if role in ("image", "img"))
    for link in map.links:
        if link.relation != "undercuts":
            assert map.get(link.target).text in lines, link.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show, scheme):
    axe = package("axe-core") / "axe.min.js"
    opened = show(kyrgyzstan()[1], color_scheme=scheme, bypass_csp=True)
    page = opened.page
    page.add_script_tag(path=str(axe))
    states = [
        "turnTo(data.views[0].name)",
        "choose('pleases-moscow')",
        "toggleFilters(true)",
        "search.value = 'moscow'; seek()",
        "endSearch(); toggleFilters(false); clear(); turnTo('text')",
        "toggleHelp(true)",
        *(f"toggleHelp(false), turnTo('{name}')" for name in ("graph", "speakers")),
    ]
    for state in states:
        page.evaluate(state)
        page.wait_for_timeout(350)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        told = [
            (one["id"], one["impact"], one["nodes"][0]["html"][:200], len(one["nodes"]))
            for one in found["violations"]
        ]
        assert told == [], state


def test_an_address_opens_what_it_names(show):
    opened = show(kyrgyzstan()[1], "#wants-money")
    assert "higher payment" in opened.page.inner_text("#panel-title")
    opened = show(kyrgyzstan()[1], "#/speakers")
    assert opened.page.get_attribute("[data-view=speakers]", "aria-current") == "true"
    opened = show(kyrgyzstan()[1], "#no-such-thing/%E0%A4%A")
    assert opened.complaints == []


def test_what_the_open_view_has_not_is_shown_in_the_graph(show):
    m = Maker("T")
    m.question("q", "Why?")
    m.link(m.claim("a", "Because."), "answers", "q")
    m.claim("alone", "Something else.")
    page = show(written(m.map(), first="tree"), "#alone").page
    assert page.get_attribute("[data-view=graph]", "aria-current") == "true"
    assert page.inner_text("#panel-title") == "Something else."


def test_search_finds_words_in_quotes_without_case_and_accents(show):
    m = Maker("T")
    m.speaker("s", "Čapek")
    m.source("d", "D")
    m.claim("a", "Nothing here.", said("s", "d", "direct", "Le déficit s’aggrave"))
    m.claim("b", "Other.")
    opened = show(written(m.map()))
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("DEFICIT capek")
    assert page.evaluate("[...hits]") == ["a"]
    page.keyboard.press("Enter")
    assert page.inner_text("#panel-title") == "Nothing here."


def test_filters_leave_what_agrees_with_all_of_them(show):
    map, data = kyrgyzstan()
    page = show(data).page
    page.click("#filter-open")
    page.check("[data-filter=kind][value=evidence]")
    page.check("[data-filter=source][value=voa]")
    wanted = {
        one.id
        for one in map.entries.values()
        if one.kind == "evidence" and any(said.source == "voa" for said in one.attributions)
    }
    left = page.evaluate(LEFT)
    assert set(left) == wanted
    assert f"{len(wanted)} of 132" in page.inner_text("#filter-count")
    page.click("#filter-clear")
    assert page.inner_text("#filter-count") == ""


def test_a_quote_stands_in_its_paragraph(show):
    page = show(kyrgyzstan()[1], "#scores-favor").page
    assert "the threat is more about trying" in page.inner_text("#panel mark")
    assert "in his view" in page.inner_text("#panel blockquote")
    assert "stands in the source" in page.inner_text("#panel")
    assert re.search(r"voa\.argmap:\d+", page.inner_text("#panel"))


def test_sections_fold_and_unfold(show):
    page = show(kyrgyzstan()[1], "#/graph").page
    assert page.locator(".fold:visible").count() > 10  # seen from afar
    page.locator(".fold:visible").first.click()
    page.wait_for_timeout(500)
    assert page.evaluate("at.k") > 0.3
    page.click("#fold-all")
    page.wait_for_timeout(100)
    assert page.evaluate("parts.filter((one) => one.told.section).every(isFolded)")


def test_panning_takes_no_time_of_the_script(show):
    """The bound is far above what was measured, so that a slow machine passes."""
    page = show(kyrgyzstan()[1], "#/graph").page
    spent = page.evaluate(
        """() => {
          at.k = 0.5;
          draw();
          const start = performance.now();
          for (let n = 0; n < 100; n += 1) { at.x -= 7; at.y -= 3; draw(); }
          return (performance.now() - start) / 100;
        }"""
    )
    assert spent < 100


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_nothing_is_wider_than_the_window(show, size):
    page = show(kyrgyzstan()[1]).page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for state in ("clear()", "choose('pleases-moscow')", "turnTo('text')"):
        page.evaluate(state)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_print_shows_picture_and_text(show):
    page = show(kyrgyzstan()[1], "#pleases-moscow").page
    page.emulate_media(media="print")
    assert page.is_hidden("#panel")
    assert page.is_visible("#tree-text")
    assert page.is_hidden(".search")
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")
