"""The page as a file: one document, one policy, all that a map says in it as data."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import data_of, written
from sample_maps import Maker, city_centre, everything, said
from test_outputs import HOSTILE, hostile

from argmap.graph.view import Filters, view
from argmap.render import languages
from argmap.render.scene import Circle, Path, Rect, Text
from argmap.web.shapes import Paints, relative


class Document(HTMLParser):
    """What a document is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        self.open.append(tag)

    def handle_data(self, data):
        tag = self.open[-1] if self.open else ""
        self.texts[tag] = self.texts.get(tag, "") + data


def test_the_policy_names_the_style_and_the_script_and_lets_nothing_else_run():
    text = written(everything()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    for name, tag in (("style-src", "style"), ("script-src", "script")):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert text.index("Content-Security-Policy") < text.index("<style>")


@pytest.mark.parametrize("make", [city_centre, everything])
def test_it_asks_for_nothing_and_styles_nothing_in_place(make):
    document = Document(written(make()).decode())
    names = [name for name, _ in document.attributes]
    assert "src" not in names
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)
    assert not {"link", "img", "iframe", "base", "object"} & set(document.tags)
    addresses = [value or "" for name, value in document.attributes if name == "href"]
    assert all(one.startswith("#") for one in addresses)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_text(text):
    page = written(hostile(text)).decode()
    document = Document(page)
    assert document.tags.count("script") == 2  # the data and the script itself
    assert document.tags.count("style") == 1
    assert not {"img", "svg:onload", "b", "iframe"} & set(document.tags)
    assert not any(name.startswith("on") for name, _ in document.attributes)
    told, _ = data_of(page.encode())
    assert told["entries"]["a"]["said"]


def test_without_a_script_the_text_stands_there():
    text = written(city_centre()).decode()
    assert 'class="reading"' in text
    for id, entry in city_centre().entries.items():
        if entry.kind in ("claim", "evidence"):
            assert f'href="#:{id}"' in text
            assert f'<tr id=":{id}">' in text
            assert entry.text in text


def test_a_large_map_keeps_its_text_compressed():
    m = Maker("Large")
    for number in range(900):
        m.claim(f"c{number}", f"Claim {number} is a sentence of some length about something.")
    page = written(m.map())
    assert b'href="#:c1"' not in page
    told, _ = data_of(page)
    assert 'href="#:c899"' in told["texts"]["tree-text"]
    assert len(page) < 400_000


def test_seven_hundred_cards_take_less_than_300_kb():
    """With all their views, each with a quote; measured are 265 kB."""
    m = Maker("Seven hundred")
    m.speaker("s", "Anna Weiss")
    m.source("d", "A document", publisher="The Gazette", grade="B")
    for number in range(700):
        if number % 25 == 0:
            m.section(f"s{number}", f"Section {number}")
        quote = f"the words number {number} of a source that is quoted here in full"
        text = f"Statement {number} says that something happened, at a place with a long name."
        m.claim(f"c{number}", text, said("s", "d", "direct", quote))
        if number % 25:
            m.link(f"c{number}", "supports", f"c{number - number % 25 + (number % 25 - 1) // 3}")
    assert len(written(m.map())) < 300_000


def test_shapes_are_written_short_and_mean_the_same():
    paints = Paints()
    line = (
        ("M", (10.04, 20.0)),
        ("L", (10.04, 30.0)),
        ("C", (11.0, 31.0, 12.0, 32.0, 13.0, 33.26)),
    )
    dashed = Path((*line, ("Z", ())), stroke="attack", stroke_width=1.6, dash=(6, 3.5))
    assert paints.markup(dashed) == "<path class='p0' d='M10 20l0 10c1 1 2 2 3 3.3z'/>"
    assert paints.markup(Rect(0, 0, 200, 60.25, 7, fill="card")) == (
        "<rect class='p1' width='200' height='60.2' rx='7'/>"
    )
    assert paints.markup(Circle(1, 2, 3, fill="card")) == "<circle class='p1' cx='1' cy='2' r='3'/>"
    bold = Text(1, 2, "<b>'\u202e", 7.5, "bold", "muted", "end", 0.05, rtl=True)
    assert paints.markup(bold) == (
        "<text class='p2' x='1' y='2'>\u202b&lt;b&gt;&#x27;\ufffd\u202c</text>"
    )
    assert paints.rules == [
        "fill:none;stroke:var(--attack);stroke-width:1.6;stroke-dasharray:6 3.5",
        "fill:var(--card)",
        "fill:var(--muted);font-size:7.5px;font-weight:700;text-anchor:end;letter-spacing:0.38px",
    ]


@given(st.lists(st.tuples(*2 * [st.floats(-1e5, 1e5, allow_nan=False)]), min_size=2, max_size=30))
def test_no_error_adds_up_along_a_path(points):
    """Each point is counted from where the last was written, not from where it was."""
    path = relative((("M", points[0]), *(("L", point) for point in points[1:])))
    x = y = 0.0
    for (wanted_x, wanted_y), step in zip(points, re.split("[Ml]", path)[1:], strict=True):
        across, down = map(float, step.split())
        x, y = x + across, y + down
        assert abs(x - wanted_x) <= 0.051
        assert abs(y - wanted_y) <= 0.051


def test_all_that_is_drawn_stands_in_some_part():
    map = city_centre()
    told, _ = data_of(written(map))
    graph = next(one for one in told["views"] if one["name"] == "graph")
    markup = graph["under"] + graph["over"] + "".join(part["svg"] for part in graph["parts"])
    for id in view(map).cards:
        assert f"data-e='{id}'" in markup
    for number in range(len(map.links)):
        assert f"data-l='{number}'" in markup
    assert {card[0] for part in graph["parts"] for card in part["cards"]} == set(view(map).cards)
    left, top, wide, high = graph["box"]
    for part in graph["parts"]:
        x, y, w, h = part["box"]
        assert left <= x and top <= y and x + w <= left + wide and y + h <= top + high  # noqa: PT018


def test_the_same_map_gives_the_same_page():
    assert written(everything()) == written(everything())


@pytest.mark.parametrize("language", languages())
def test_it_speaks_every_language(language):
    page = written(everything(), language).decode()
    assert f'<html lang="{language}">' in page
    told, _ = data_of(page.encode())
    assert told["words"]["page said"]
    assert all(told["views"][0]["label"] for _ in told["views"])


def test_the_typeface_is_there_whole():
    _, faces = data_of(written(everything()))
    assert [face[:4] for face in faces] == 3 * [b"\x00\x01\x00\x00"]


def test_what_a_filter_leaves_is_what_the_page_knows():
    told, _ = data_of(written(city_centre(), filters=Filters(focus=("h1",))))
    cards = {id for id, entry in told["entries"].items() if entry.get("card")}
    assert cards == set(view(city_centre(), Filters(focus=("h1",))).cards)
