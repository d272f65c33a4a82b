"""What one does with the page: search, filter, fold, read; and how much of a large map it holds."""

import re

from pages import kyrgyzstan, written
from sample_maps import Maker, likelihood, said

from argmap.graph.view import view
from argmap.render import Words
from argmap.render.scene import Group, Rect, Scene, Text
from argmap.web.page import page as page_of

LEFT = "cards().filter(passes)"


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


def test_search_shows_first_what_says_the_words_itself(real):
    real.fill("#search", "moscow")
    first, *_, last = real.eval_on_selector_all(
        "#results .what", "all => all.map((one) => one.textContent)"
    )
    assert "Moscow" in first
    assert "Moscow" not in last
    assert re.search(r"found: \d+", real.inner_text("#said"))


def test_filters_leave_what_agrees_with_all_of_them(real):
    map, _ = kyrgyzstan()
    real.click("#filter-open")
    real.check("[data-filter=kind][value=evidence]")
    real.check("[data-filter=source][value=voa]")
    wanted = {
        one.id
        for one in map.entries.values()
        if one.kind == "evidence" and any(said.source == "voa" for said in one.attributions)
    }
    assert set(real.evaluate(LEFT)) == wanted
    assert f"{len(wanted)} of 132" in real.inner_text("#filter-count")
    assert f"{len(wanted)} of 132" in real.inner_text("#said")  # told, too
    real.evaluate("turnTo('text')")
    rows = "all => all.filter((one) => one.offsetHeight).map((one) => one.id.slice(1))"
    assert set(real.eval_on_selector_all("#table-text tr[id]", rows)) == wanted
    shown = real.evaluate(
        """() => [...document.querySelectorAll("#tree-text li")]
          .filter((one) => one.offsetHeight)
          .map((one) => [one.querySelector("a").getAttribute("href").slice(2), one.className])"""
    )
    own = {id for id, look in shown if "pale" not in look}
    assert own
    assert own <= wanted
    idle = """() => [...document.querySelectorAll("#tree-text li.pale:not([hidden])")]
      .filter((one) => !one.querySelector("li:not(.pale):not([hidden])")).length"""
    assert real.evaluate(idle) == 0  # what is pale stands above something that is not
    real.click("#filter-clear")
    assert real.inner_text("#filter-count") == ""
    assert len(real.eval_on_selector_all("#table-text tr[id]", rows)) == 132


def test_a_quote_stands_in_its_paragraph(real):
    real.evaluate("choose('scores-favor')")
    assert "the threat is more about trying" in real.inner_text("#panel mark")
    assert "in his view" in real.inner_text("#panel blockquote")
    assert "stands in the source" in real.inner_text("#panel")
    assert re.search(r"voa\.argmap:\d+", real.inner_text("#panel"))


def test_likelihood_is_said_as_on_the_card(show):
    m = Maker("T")
    m.claim("a", "A.", likelihood=likelihood("30-45%", 30, 45))
    m.claim("b", "B.", likelihood=likelihood("very likely", 80, 95))
    page = show(written(m.map(), language="de")).page
    said = []
    for id in "ab":
        page.evaluate("id => choose(id)", id)
        said.append(page.inner_text("#panel .pill"))
    assert said == ["30–45\u00a0%", "very likely\n80–95\u00a0%"]
    assert "30–45\u00a0%" in page.text_content(".card[data-e=a]")


def test_what_objects_elsewhere_is_called_a_reason_where_it_is_one(show):
    m = Maker("T")
    for id in ("one", "other", "reason"):
        m.claim(id, f"Claim {id}")
    m.link("reason", "supports", "one")
    m.link("reason", "attacks", "other")
    page = show(written(m.map())).page
    labels = []
    for id in ("one", "other"):
        page.evaluate("id => choose(id)", id)
        labels.append(page.inner_text("#panel .way .kind"))
    assert labels == ["Claim", "Counterclaim"]


def test_who_says_something_is_bright_beside_it_and_the_other_way_round(real):
    real.evaluate("choose('bekbalatov'); turnTo('speakers')")
    bright = (
        "all => [...new Set(all.filter((one) => !one.matches('.dim')).map((one) => one.dataset.e))]"
    )
    said_by_him = real.evaluate("entryOf('bekbalatov').holds.map(([, id]) => id)")
    assert set(real.eval_on_selector_all(".entry", bright)) == set(said_by_him)
    real.evaluate("choose('scores-favor')")
    assert real.eval_on_selector_all(".voice", bright) == ["bekbalatov"]


def test_nothing_is_pale_for_what_the_view_has_not(real):
    real.evaluate("choose('pleases-moscow'); turnTo('speakers')")
    assert not real.evaluate("boxes.has('pleases-moscow')")
    assert real.locator("#stage .dim").count() == 0
    real.evaluate("turnTo('matrix')")
    assert real.locator("#stage .dim").count() > 10


def test_what_a_source_holds_is_shown_in_part_and_on_demand_whole(real):
    real.evaluate("choose('voa')")
    count = "panel.querySelectorAll('.ways li .way').length"
    assert real.evaluate(count) == 40
    real.click("#panel li.small button")
    assert real.evaluate(count) == real.evaluate("entryOf('voa').holds.length") > 40
    assert real.evaluate("document.activeElement.matches('#panel li:nth-child(41) .way')")


def test_many_reasons_are_shown_in_part_and_on_demand_whole(show):
    m = Maker("T")
    m.claim("a", "The thesis.")
    for n in range(90):
        m.link(m.claim(f"c{n}", f"Reason {n}"), "supports", "a")
    page = show(written(m.map()), "#a").page
    count = "panel.querySelectorAll('.way').length"
    assert page.evaluate(count) == 40
    page.click("#panel li.small button")
    assert page.evaluate(count) == 90


def test_sections_fold_and_unfold(real):
    assert real.locator(".fold:visible").count() > 10  # seen from afar
    real.locator(".fold:visible").first.click()
    real.wait_for_function("() => at.k > 0.3")
    real.click("#fold-all")
    real.wait_for_function("() => parts.filter((one) => one.told.section).every(isFolded)")
    assert "9 cards" in real.text_content(".fold[data-s=who-benefits]")
    real.evaluate("limit('kind', 'evidence', true)")
    assert "of 9 cards" in real.text_content(".fold[data-s=who-benefits]")


def test_only_what_has_a_frame_folds(real):
    real.evaluate("turnTo('speakers')")
    assert real.is_hidden("#fold-all")
    assert real.locator(".fold").count() == 0
    assert real.evaluate("bring('scores-favor') ?? chosen") is None


def test_panning_takes_no_time_of_the_script(real):
    """The bound is far above what was measured, so that a slow machine passes."""
    spent = real.evaluate(
        """() => {
          at.k = 0.5;
          draw();
          const start = performance.now();
          for (let n = 0; n < 100; n += 1) { at.x -= 7; at.y -= 3; draw(); }
          return (performance.now() - start) / 100;
        }"""
    )
    assert spent < 100


def test_of_a_large_map_only_what_is_near_is_kept(show):
    """Three thousand cards, in a picture made by hand: no layout is as fast."""
    m = Maker("T")
    groups = []
    for n in range(3000):
        m.claim(f"c{n}", f"Claim {n}")
        shapes = (Rect(0, 0, 200, 60, fill="card"), Text(9, 30, f"Claim {n}", 11))
        groups.append(Group("card", shapes, id=f"c{n}", x=n % 50 * 220, y=n // 50 * 200))
    scene = Scene(11_000, 12_000, "T", "T", tuple(groups))
    page = show(page_of(view(m.map()), {"graph": scene}, Words()), "#c2990").page
    assert page.evaluate("groupOf('c2990').getBoundingClientRect().top") > 0
    page.evaluate("groupOf('c2990').focus()")
    for n in range(0, 3000, 120):
        page.evaluate("id => { bring(id); draw(); }", f"c{n}")
    held = "picture.querySelectorAll('.card').length"
    page.wait_for_function(f"() => {held} < 2100")
    assert page.evaluate("groupOf('c2990') === document.activeElement")
    page.evaluate("seek(search.value = 'claim 17')")
    assert page.inner_text("#results li:first-child .what") == "Claim 17"
    page.evaluate("fit(false); bring('c1777'); draw()")
    assert page.evaluate("groupOf('c1777').getBoundingClientRect().left") > 0


def test_the_tab_of_the_open_view_is_in_sight(real):
    real.set_viewport_size({"width": 390, "height": 844})
    for name in ("text", "tree", "speakers", "graph"):
        real.evaluate("name => turnTo(name)", name)
        box = real.locator("[data-view][aria-current]").bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390


def test_the_words_of_a_quote_are_marked_in_the_dark_too(show):
    page = show(kyrgyzstan()[1], color_scheme="dark").page
    page.evaluate("choose('scores-favor')")
    colours = "(one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]"
    ground, ink = page.eval_on_selector("#panel mark", colours)
    bright = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (ground, ink)]
    assert bright[0] < 200 < 500 < bright[1]
