"""A report as Markdown, read back by a parser of CommonMark with tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reading import HOSTILE, hostile_map, tight
from sample_maps import Maker

from argmap.exchange.clean import clean
from argmap.graph.view import view
from argmap.model import Claim, Evidence, Map
from argmap.report import Report, build
from argmap.report.markdown import markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(source: str) -> Iterator[Token]:
    for token in PARSER.parse(source):
        yield token
        yield from token.children or ()


def shown(source: str) -> str:
    """The text that a reader sees, in a line for each block."""
    blocks = []
    for token in PARSER.parse(source):
        if token.type == "inline":
            blocks.append("".join(child.content for child in token.children or ()))
    return "\n".join(blocks)


@pytest.fixture(scope="module")
def source(manas_report: Report) -> str:
    names = [f"manas-{n}.svg" for n, _ in enumerate(manas_report.figures, 1)]
    return markdown(manas_report, names)


def test_everything_is_shown(source: str, manas: Map) -> None:
    text = shown(source)
    for entry in manas.of_kind(Claim, Evidence):
        assert entry.text in text
    for _, quote in manas.quotes():
        assert f"“{quote.text}”" in text


def test_its_parts_are_headings_lists_and_tables(source: str, manas_report: Report) -> None:
    kinds = [token.type for token in tokens(source)]
    levels = [token.tag for token in tokens(source) if token.type == "heading_open"]
    assert levels[0] == "h1"
    assert levels.count("h1") == 1
    assert kinds.count("table_open") == 5
    assert "bullet_list_open" in kinds
    assert "blockquote_open" in kinds
    assert "code_block" not in kinds
    images = [token for token in tokens(source) if token.type == "image"]
    assert [image.attrs["src"] for image in images] == [
        f"manas-{n}.svg" for n, _ in enumerate(manas_report.figures, 1)
    ]


def test_every_footnote_is_referred_to_once(source: str, manas_report: Report) -> None:
    for number in range(1, len(manas_report.notes) + 1):
        assert source.count(f"[^{number}]") == 2
        assert source.count(f"\n[^{number}]: ") == 1


def test_without_names_pictures_are_left_out(manas_report: Report) -> None:
    text = markdown(manas_report)
    assert "![" not in text
    assert "Figure 1" not in text


def test_statements_stand_as_deep_as_they_are(manas_report: Report) -> None:
    lists = PARSER.render(markdown(manas_report))
    assert "<ul>" in lists
    depth = deepest = 0
    for token in tokens(markdown(manas_report)):
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        deepest = max(deepest, depth)
    assert deepest == 4


def test_hostile_texts_are_text() -> None:
    source = markdown(build(view(hostile_map())))
    kinds = [token.type for token in tokens(source)]
    assert not {"html_inline", "html_block", "code_inline", "code_block", "fence", "image"} & set(
        kinds
    )
    links = [token.attrs["href"] for token in tokens(source) if token.type == "link_open"]
    assert all(str(link).startswith(("http://", "https://")) for link in links)
    text = tight(shown(source))
    for words in HOSTILE:
        assert tight(clean(words)) in text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_is_text(words: str) -> None:
    maker = Maker(words)
    maker.question("q", words)
    maker.claim("c", words, note=(words,))
    maker.link("c", "answers", "q")
    source = markdown(build(view(maker.map())))
    kinds = {token.type for token in tokens(source)}
    assert not kinds & {"html_inline", "html_block", "code_inline", "code_block", "fence", "image"}
    assert not kinds & {"link_open", "hr", "ordered_list_open"}
    wanted = tight(clean(words))
    assert tight(shown(source)).count(wanted) >= 4 or not wanted
