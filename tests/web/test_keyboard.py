"""The page without a pointer and without sight: keys, the focus, what is told, what is labelled."""

import re

import pytest
from npm import package
from pages import kyrgyzstan, written
from sample_maps import Maker, everything, said

UNFOLD = """
turnTo('graph');
for (const one of sections()) fold(one.told.section, false);
draw();
putAllIn();
"""
FOCUSED = "document.activeElement.dataset.e ?? null"
AT_HOME = """() => {
  const focused = document.activeElement;
  return focused !== document.body && focused.getClientRects().length > 0;
}"""
IN_PANEL = "panel.contains(document.activeElement)"


def test_the_keyboard_reaches_every_card(real):
    map, _ = kyrgyzstan()
    real.evaluate(UNFOLD)
    ids = set(real.evaluate("[...boxes.keys()]"))
    real.focus("#stage")
    reached = set()
    for _ in range(6 * len(ids)):
        real.keyboard.press("Tab")
        reached.add(real.evaluate(FOCUSED))
        if real.evaluate("!picture.contains(document.activeElement)"):
            break
    assert ids <= reached
    assert {one.id for one in map.entries.values() if one.kind in ("claim", "evidence")} <= reached


def test_what_is_out_of_sight_can_be_reached_too(show):
    """It is put in when there is time, so that Tab doesn't leave the picture at its edge."""
    m = Maker("T")
    for n in range(40):
        m.section(f"s{n}", f"Section {n}")
        m.claim(f"c{n}", f"Claim {n}")
        m.claim(f"d{n}", f"Other {n}")
    page = show(written(m.map())).page
    page.evaluate("choose('c3')")
    page.wait_for_function("() => parts.every((one) => one.in)")
    assert page.evaluate("picture.querySelectorAll('[tabindex][data-e]').length") == 80


def test_the_arrow_keys_follow_the_links(small):
    page = small
    page.evaluate("groupOf('loyal').focus()")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "pleases"
    assert "strongly supports" in page.inner_text("#said")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "q1"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "q1"
    assert page.inner_text("#said") == "Nothing further that way"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "money"
    page.keyboard.press("Enter")
    assert "bargaining move" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate(FOCUSED) == "money"


def test_from_panel_to_panel_every_relation_and_every_link_is_reached(real):
    map, _ = kyrgyzstan()
    found = real.evaluate(
        """() => {
          const met = new Set();
          for (const id of cards()) {
            choose(id);
            const buttons = panel.querySelectorAll(".to-link").length;
            for (const [, rows] of relations(id)) {
              for (const [, link] of rows) met.add(link.id);
            }
            const rows = relations(id).flatMap(([, rows]) => rows);
            if (buttons !== rows.length) met.add(`${id} has not all links`);
          }
          return [...met];
        }"""
    )
    assert {link.id for link in map.links} == set(found)
    real.evaluate("choose('pleases-moscow')")
    real.focus(".to-link")
    real.keyboard.press("Enter")
    assert re.search(r"\.argmap:\d+$", real.inner_text("#panel").strip())
    assert real.evaluate(IN_PANEL)


def test_the_focus_stays_in_the_panel_and_returns_from_it(real):
    real.evaluate(UNFOLD)
    real.evaluate("groupOf('pleases-moscow').focus()")
    real.keyboard.press("Enter")
    assert real.evaluate(IN_PANEL)
    real.focus("#panel .way >> nth=0")
    real.keyboard.press("Enter")  # to another entry, whose panel replaces this one
    assert real.evaluate(IN_PANEL)
    assert real.evaluate("chosen") != "pleases-moscow"
    other = real.evaluate("chosen")
    real.keyboard.press("Escape")
    assert real.evaluate(FOCUSED) == other


def test_the_focus_goes_from_search_to_panel_and_back(real):
    real.keyboard.press("/")
    real.keyboard.type("moscow")
    real.keyboard.press("ArrowDown")
    real.keyboard.press("ArrowDown")
    real.keyboard.press("Enter")
    assert real.evaluate(IN_PANEL)
    assert real.is_hidden("#results")
    real.keyboard.press("Escape")
    assert real.evaluate("document.activeElement.id") == "search"
    real.keyboard.press("ArrowDown")
    real.keyboard.press("Shift+Tab")
    real.keyboard.press("Shift+Tab")
    assert real.is_hidden("#results")  # it would cover what has the focus


@pytest.mark.parametrize("where", ["picture", "text"])
def test_the_focus_is_not_lost_with_the_view(real, where):
    if where == "picture":
        real.evaluate(UNFOLD)
        real.evaluate("groupOf('pleases-moscow').focus()")
    else:
        real.evaluate("turnTo('text')")
        real.focus("#tree-text a >> nth=3")
    for view in ("matrix", "text", "graph"):
        real.evaluate("name => turnTo(name)", view)
        assert real.evaluate(AT_HOME), view
        assert real.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_focus_is_not_lost_when_sections_fold(real):
    real.evaluate(UNFOLD)
    section = real.evaluate("sections()[2].told.section")
    names = "document.activeElement.classList[0] + ' ' + document.activeElement.dataset.s"
    real.evaluate("sections()[2].pill.focus()")
    for shown in (f"fold {section}", f"section-name {section}", f"fold {section}"):
        real.keyboard.press("Enter")
        real.wait_for_function(f"() => {names} === '{shown}'")
    real.evaluate("clear(); unfolded.clear(); folded.clear(); zoom(9); draw()")
    real.evaluate("groupOf('pleases-moscow').focus()")
    for _ in range(12):  # from afar its section folds by itself
        real.keyboard.press("-")
    real.wait_for_function("() => document.activeElement.classList.contains('fold')")
    home = real.evaluate("entryOf('pleases-moscow').section")
    assert real.evaluate("document.activeElement.dataset.s") == home


def test_the_focus_is_not_lost_with_the_filters(real):
    real.focus("#filter-open")
    real.keyboard.press("Enter")
    real.keyboard.press("Space")
    assert real.evaluate("filtering()")
    real.focus("#filter-clear")
    real.keyboard.press("Enter")
    assert real.evaluate(AT_HOME)
    assert not real.evaluate("filtering()")
    for close in ("#filter-close", "#filter-clear"):
        real.evaluate("toggleFilters(true)")
        real.focus(close)
        real.keyboard.press("Enter" if close == "#filter-close" else "Escape")
        assert real.evaluate("document.activeElement.id") == "filter-open"


def test_the_help_closes_alone(real):
    real.evaluate("choose('pleases-moscow')")
    real.focus("#stage")
    real.keyboard.press("?")
    assert real.evaluate("document.activeElement.id") == "help-close"
    real.keyboard.press("Escape")
    assert real.is_hidden("#help")
    assert real.evaluate("chosen") == "pleases-moscow"
    assert real.evaluate("document.activeElement.id") == "stage"


def test_single_keys_can_be_turned_off(real):
    """WCAG 2.2, 2.1.4: a voice that is typed must not set off anything."""
    real.evaluate("toggleHelp(true)")
    real.uncheck("#keys")
    real.evaluate("toggleHelp(false)")
    real.focus("#stage")
    real.keyboard.press("/")
    assert real.evaluate("document.activeElement.id") == "stage"
    before = real.evaluate("at.k")
    real.keyboard.press("+")  # a key of the picture, which has the focus
    assert real.evaluate("at.k") > before
    real.focus("#filter-open")
    real.keyboard.press("-")
    assert real.evaluate("at.k") > before
    real.evaluate("toggleHelp(true)")
    real.check("#keys")
    real.evaluate("toggleHelp(false)")
    real.keyboard.press("/")
    assert real.evaluate("document.activeElement.id") == "search"
    real.keyboard.press("Escape")
    assert real.evaluate("document.activeElement.id") == "stage"


def test_one_can_skip_to_the_text(show):
    page = show(written(everything())).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    assert page.is_visible("#text")
    page.keyboard.press("Tab")
    assert page.evaluate("$('tree-text').contains(document.activeElement)")
    page.keyboard.press("Enter")
    assert page.evaluate(IN_PANEL)
    page.keyboard.press("Escape")
    assert page.evaluate("$('tree-text').contains(document.activeElement)")


def test_what_has_the_focus_has_a_ring_at_every_zoom(real):
    real.evaluate("clear(); zoom(0.01); draw()")
    real.focus("#stage")
    real.keyboard.press("Tab")
    assert real.evaluate("document.activeElement.classList.contains('fold')")
    assert real.evaluate("ring.getBoundingClientRect().width") > 30
    real.wait_for_function("() => Math.abs(ring.getAttribute('stroke-width') * at.k - 3) < 0.01")
    real.focus("#search")
    assert real.evaluate("ring.getAttribute('display')") == "none"


def test_readers_of_the_screen_meet_every_card_and_every_relation(real):
    map, _ = kyrgyzstan()
    real.evaluate(UNFOLD)
    session = real.context.new_cdp_session(real)
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


def test_signs_are_read_and_the_focus_passes_them(show):
    m = Maker("T")
    m.speaker("s", "Anna")
    m.source("d", "D")
    m.claim("a", "It rains.", said("s", "d"))
    m.claim("b", "It pours.", said("s", "d", stance="denies"))
    page = show(written(m.map()), "#/speakers").page
    signs = page.eval_on_selector_all(
        ".stance",
        "all => all.map((one) => [one.getAttribute('role'), one.hasAttribute('tabindex')])",
    )
    assert signs == 2 * [["img", False]]
    tree = page.locator("#stage").aria_snapshot()
    assert "denies: It pours" in tree.replace("denied", "denies") or "denies" in tree


SMALL = """() => [...document.querySelectorAll("button, input, summary, a.skip")]
  .filter((one) => one.getClientRects().length && !one.matches(".name, .skip"))
  .map((one) => [one.closest("label") ?? one, one])
  .map(([area, one]) => [area.getBoundingClientRect(), one.id || one.className || one.textContent])
  .filter(([box]) => box.width < 24 || box.height < 24)
  .map(([, name]) => name)"""


@pytest.mark.parametrize("wide", [390, 1280])
def test_targets_are_large_enough(real, wide):
    """WCAG 2.2, 2.5.8."""
    real.set_viewport_size({"width": wide, "height": 844})
    real.evaluate("choose('pleases-moscow')")
    assert real.evaluate(SMALL) == []
    real.evaluate("toggleFilters(true); toggleHelp(true); search.value = 'moscow'; seek()")
    assert real.evaluate(SMALL) == []


def test_letters_of_twice_the_size_find_room(show):
    """WCAG 2.2, 1.4.4: the reader's own size of letters counts."""
    page = show(kyrgyzstan()[1]).page
    page.evaluate("document.styleSheets[0].insertRule('html { font-size: 187.5% !important }', 0)")
    page.evaluate("document.documentElement.getBoundingClientRect()")
    assert page.evaluate("getComputedStyle($('filter-open')).fontSize") == "30px"
    for state in ("choose('pleases-moscow')", "toggleFilters(true)", "clear(); turnTo('text')"):
        page.evaluate(state)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        cut = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
        assert page.eval_on_selector_all("button:not(.icon), h1, h2, h3, .search input", cut) == 0
    page.evaluate("toggleFilters(false); turnTo('graph'); choose('pleases-moscow')")
    assert page.evaluate("stage.clientWidth") > 400
    assert page.evaluate("stage.clientHeight") > 400


def test_without_colours_one_sees_where_one_is(show):
    page = show(written(everything()), forced_colors="active").page
    current = "getComputedStyle(document.querySelector('[aria-current]')).outlineStyle"
    assert page.evaluate(current) == "solid"


REAL = [
    "choose('pleases-moscow'); toggleFilters(true); draw(); putAllIn()",
    "clear(); toggleFilters(false); turnTo('speakers')",
]
SMALL_ONE = [
    "choose('pleases'); toggleFilters(true); search.value = 'the'; seek()",
    "endSearch(); limit('kind', 'evidence', true); clear(); turnTo('text')",
    "clearFilters(); toggleHelp(true)",
    *(f"toggleHelp(false), turnTo('{name}')" for name in ("timeline", "sources", "matrix")),
]


@pytest.mark.parametrize(
    ("scheme", "states"), [("light", REAL), ("light", SMALL_ONE), ("dark", SMALL_ONE)]
)
def test_axe_finds_nothing(show, scheme, states):
    axe = package("axe-core") / "axe.min.js"
    data = kyrgyzstan()[1] if states is REAL else written(everything())
    page = show(data, color_scheme=scheme, bypass_csp=True).page
    page.add_script_tag(path=str(axe))
    for state in states:
        page.evaluate(state)
        page.wait_for_timeout(100)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        told = [
            (one["id"], one["impact"], one["nodes"][0]["html"][:200], len(one["nodes"]))
            for one in found["violations"]
        ]
        assert told == [], state
