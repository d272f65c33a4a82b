"""A report as HTML: well formed, with nothing active, and all that was said as text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import HOSTILE, hostile_map, tight
from sample_maps import Maker

from argmap.exchange.clean import clean
from argmap.graph.view import view
from argmap.model import Claim, Evidence, Map
from argmap.render import Words, find, languages
from argmap.report import Report, build
from argmap.report.html import html

VOID = frozenset("meta link br hr img input col".split())
ALLOWED = frozenset(
    """html head meta title style body main header section h1 h2 h3 h4 p span div strong i sup a bdi
    blockquote ul ol li table caption thead tbody tr th td figure figcaption svg g rect circle
    path text""".split()
)


class Page(HTMLParser):
    """Reads a page, and fails where a tag is not closed in its turn or an attribute acts."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.style = ""
        self.levels: list[int] = []
        self.policy = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        given = dict(attrs)
        assert len(given) == len(attrs)
        assert not [name for name in given if name.startswith("on") or name in ("style", "src")]
        if "id" in given:
            self.ids.append(given["id"] or "")
        if "href" in given:
            self.links.append(given["href"] or "")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given.get("content") or ""
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.text += data


@pytest.fixture(scope="module")
def page(manas_report: Report) -> Page:
    return Page(html(manas_report))


def test_the_page_says_everything(page: Page, manas: Map) -> None:
    for entry in manas.of_kind(Claim, Evidence):
        assert entry.text in page.text
    for _, quote in manas.quotes():
        assert f"“{quote.text}”" in page.text


def test_the_policy_allows_nothing_but_the_style(page: Page) -> None:
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert page.policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "prefers-color-scheme:dark" in page.style
    assert "@media print" in page.style
    assert "http" not in page.style


def test_links_lead_somewhere_and_footnotes_back(page: Page, manas_report: Report) -> None:
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.ids)
    for number in range(1, len(manas_report.notes) + 1):
        assert page.links.count(f"#note-{number}") == page.links.count(f"#ref-{number}") == 1


def test_headings_follow_each_other(page: Page) -> None:
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(page.levels))


@pytest.mark.parametrize("language", languages())
def test_the_page_says_its_language(manas: Map, language: str) -> None:
    made = html(build(view(manas), Words(language)))
    assert made.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    Page(made)


def test_hostile_texts_are_text() -> None:
    page = Page(html(build(view(hostile_map()), engine=find())))
    for words in HOSTILE:
        assert clean(words) in page.text
    assert [link for link in page.links if not link.startswith("#")] == [
        link for link in page.links if link.startswith(("http://", "https://"))
    ]
    assert "javascript:alert(1)" in page.text


@given(st.text(max_size=40))
def test_any_text_is_text(words: str) -> None:
    maker = Maker(words or "x", author=words)
    maker.claim("c", words or "x", note=(words or "x",))
    page = Page(html(build(view(maker.map()))))
    assert page.text.count(clean(words or "x")) >= 3 or not tight(words)


def test_text_from_right_to_left_says_so() -> None:
    maker = Maker("הטיעון")
    maker.claim("c", "הטיעון הזה", note=("It is so.",))
    made = html(build(view(maker.map())))
    assert '<h1 dir="rtl">' in made
    # Behind words of the report itself it is a run of its own.
    assert "<bdi>הטיעון הזה</bdi>" in made


def test_the_same_report_gives_the_same_page(manas_report: Report) -> None:
    assert html(manas_report) == html(manas_report)


def test_it_has_one_typeface(page: Page) -> None:
    style = page.style
    found = set(re.findall(r"font(?:-family)?:[^;}]*?(var\(--[a-z]+\))", style))
    assert found == {"var(--sans)"}
    assert '--sans: "Argmap Arimo"' in style
    assert "Georgia" not in style


def test_on_a_phone_tables_stack_and_pictures_scroll(
    manas_report: Report, tmp_path: Path, browser: Any
) -> None:
    file = tmp_path / "report.html"
    file.write_text(html(manas_report), encoding="utf-8")
    screen = browser.new_page(viewport={"width": 390, "height": 844})
    screen.goto(file.as_uri())
    assert screen.evaluate("document.documentElement.scrollWidth") == 390
    ends = screen.evaluate(
        "[...document.querySelectorAll('td, th[scope=row], figure .scroll')]"
        ".map(one => one.getBoundingClientRect().right)"
    )
    assert max(ends) <= 390
    heads = screen.evaluate(
        "[...document.querySelectorAll('td')].slice(0, 2).map(one => one.dataset.head)"
    )
    assert heads == ["Likelihood (ICD 203, 2015)", "Confidence"]
    assert screen.evaluate(
        "[...document.querySelectorAll('figure .scroll')]"
        ".every(one => getComputedStyle(one).overflowX === 'auto')"
    )
    screen.close()
