"""Where the words of a text stand in its file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from mapkit import check_with, write

from argmap.language import parse
from argmap.model.entries import Gap
from argmap.rules.texts import Text, own_texts, unquoted
from argmap.text import SourceText, Span

WORDS = st.lists(
    st.sampled_from(["pier", "the", "is", "rotten,", "“old”", "naïve", "#1"]), min_size=1
)
GAPS = st.sampled_from([" ", "  ", "\t", "\n  ", "\n\n    ", "\n  # the pier\n  ", "\n# is\n\t"])


@given(WORDS, st.data())
def test_a_word_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    written = "gap x:" + "".join(data.draw(GAPS) + word for word in ["pier", *words]) + "\n"
    source = SourceText("x.argmap", written)
    text = " ".join(["pier", *words])
    entry = Gap(id="x", text=text, at=Span(source, 4, 5))
    at = 0
    before = 6
    for word in text.split(" "):
        span = Text(entry, "", text).place(at, at + len(word))
        assert span.text == word
        assert span.start >= before
        before = span.end
        at += len(word) + 1
    assert parse(source).entries[0].id == "x"


def test_each_note_and_the_summary_have_their_places(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "map.argmap": "map m: A map\n  summary: It is\n  old.\n\n"
            "claim a: One.\n  note: The first\n  # note: no note\n  but of all.\n  note: Second.\n"
            "\nclaim b: Two.\n  note: Third.\n  supports: a\n"
        },
    )
    report = check_with(folder / "map.argmap", "reason-in-claim")
    texts = list(own_texts(report.maps[0]))
    found = [(text.key, text.place(0, len(text.words.split(" ")[0])).text) for text in texts]
    assert found == [
        ("summary", "It"),
        ("", "One."),
        ("note", "The"),
        ("note", "Second."),
        ("", "Two."),
        ("note", "Third."),
    ]
    lines = [text.place(0, 1).line for text in texts]
    assert lines == sorted(lines)
    assert texts[2].place(14, 16).line == 8


def test_what_is_in_quotation_marks_is_made_blank() -> None:
    assert unquoted('He said "no" to “it” and «that»') == "He said      to      and       "
    assert unquoted("the speaker's ‘own’ words") == "the speaker's       words"
    assert unquoted("“" * 100_000) == "“" * 100_000
