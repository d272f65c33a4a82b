"""Small windows: what is text stays text in Markdown, and both forms say the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol import types
from markdown_it.token import Token
from nasty import MARKDOWN, NASTY, assert_only_text

from argmap.editor.markup import Card, bold, code, italic, listed, ours, shortened

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=30)) | st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(alphabet="*_`[]()<>!#&|\\~-+.1a b\n", max_size=8)),
    max_size=4,
).map("".join)


def seen(tokens: list[Token]) -> str:
    """The words that a reader sees, without blanks."""
    return re.sub(
        r"\s", "", "".join(t.content for t in tokens if t.type in ("text", "code_inline"))
    )


@given(
    st.lists(st.tuples(st.sampled_from([str, bold, italic, code]), texts), min_size=1, max_size=4)
)
@example([(code, "a`"), (str, "`b")])
@example([(str, "a"), (bold, "“b”"), (str, "c")])
@example([(bold, "b."), (str, "c")])
def test_a_line_says_in_markdown_what_it_says_in_plain_text(runs: list) -> None:  # type: ignore[type-arg]
    words = [set_(text) for set_, text in runs]
    # Code beside code is never written.
    apart = listed(words, " · ")
    card = Card()
    card.line(*apart)
    tokens = assert_only_text(card.markdown)
    assert seen(tokens) == re.sub(r"\s", "", card.plain)
    assert "\n" not in card.plain


@given(texts, texts, texts)
def test_all_blocks_hold_nasty_words(one: str, two: str, three: str) -> None:
    card = Card()
    card.line(bold(one), two)
    card.fact("Name", italic(two), three)
    card.fact("Other", three)
    card.item(one, ": ", code(two))
    card.item(bold(three))
    card.passage(one, two, three)
    card.form(f"claim x: {one}")
    tokens = assert_only_text(card.markdown)
    kinds = [token.type for token in tokens]
    assert kinds.count("fence") == 1
    assert kinds.count("list_item_open") == 2
    assert kinds.count("bullet_list_open") == 1


def test_a_passage_stands_out_without_a_sign_among_its_words() -> None:
    card = Card()
    card.passage("He said that ", "the rent", ", as it was, is low.")
    assert card.markdown == "> He said that **the rent**, as it was, is low."
    assert card.plain == "    He said that\n  > the rent\n    , as it was, is low."


def test_emphasis_holds_inside_of_words_and_beside_signs() -> None:
    card = Card()
    card.passage("re", "“write”", "s")
    assert MARKDOWN.render(card.markdown).count("<strong>write</strong>") == 1


def test_the_editor_says_which_form_it_likes_best() -> None:
    card = Card()
    card.line(bold("a"), "*")
    markdown, plain = types.MarkupKind.Markdown, types.MarkupKind.PlainText
    assert card.content([markdown, plain]) == types.MarkupContent(markdown, "**a**\\*")
    for kinds in ([plain, markdown], [plain], [], None, ["html"]):
        assert card.content(kinds) == types.MarkupContent(plain, "a*")


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("a few words", 11, "a few words"),
        ("a few  words\nmore", 12, "a few words…"),
        ("a few words more", 10, "a few…"),
        ("a few, words more", 7, "a few…"),
        ("unbreakable", 5, "unbr…"),
        ("", 5, ""),
    ],
)
def test_texts_are_cut_behind_words(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(st.text(max_size=80), st.integers(2, 40))
def test_a_cut_text_is_no_longer_than_asked(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most + 1
    assert "\n" not in short


def test_our_own_words_have_code_in_backticks() -> None:
    assert ours("`a` or b") == ["", code("a"), " or b"]
