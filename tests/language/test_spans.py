"""Spans slice the source to the words that they name."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from mapkit import REAL_FILES, read, words
from texts import any_text

from argmap.language.syntax import Attribution, File, joined
from argmap.text import read_text

ODD = """\
# A remark above.
claim cafe\u0301: The cafe\u0301’s text
  goes on.
  said by: e\u0301va via база in tass , page 3, direct
  > Her words,
  >
  > and more.  \n  hedge:\tin her view\t
  supports: a,b ,  e\u0301va
  supported by: a+b, c + cafe\u0301
  undercuts: a + b->c, arg
"""


def spans_are_right(file: File) -> None:
    text = file.source.text
    for entry in file.entries:
        for word in words([entry.id, entry.words, entry.lines]):
            span = entry.span_of(word)
            assert span.text == word.rstrip()
            assert text[span.start : span.end] == span.text
        for line in entry.lines:
            assert entry.span_of_key(line).text == line.key
            if isinstance(line, Attribution) and line.quote is not None:
                quote = entry.span(line.quote.start, line.quote.end).text
                assert quote.startswith(">")
                marks = [part.strip(" \t") for part in quote.split("\n")]
                inside = [m[1:].strip(" \t") for m in marks if m.startswith(">")]
                assert " ".join(" ".join(inside).split()) == " ".join(line.quote.text.split())
        if entry.words:
            span = entry.span_of_words(entry.words)
            assert joined(entry.words).split()[0] in span.text
        if entry.id is not None:
            assert entry.head_span.text == entry.id
            if entry.kind is not None:
                assert text.startswith(entry.kind, entry.start + entry.kind_at)


@given(any_text)
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    spans_are_right(read(text))


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_real_maps(path: Path) -> None:
    spans_are_right(read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_odd_files(form: str, ends: str, mark: bytes, last: bool) -> None:
    text = normalize(form, ODD)  # type: ignore[arg-type]
    raw = (text if last else text.rstrip("\n")).replace("\n", ends)
    source, faults = read_text(mark + raw.encode(), "odd.argmap")
    assert not faults
    file = read(source.text)
    assert [fault.message for fault, _ in file.faults()] == []
    spans_are_right(file)
    (entry,) = file.entries
    assert entry.span_of(entry.id).text == normalize(form, "cafe\u0301")  # type: ignore[arg-type]
    assert [str(word) for word in words(entry.lines[0])][:2] == [
        normalize(form, "e\u0301va"),  # type: ignore[arg-type]
        normalize(form, "база"),  # type: ignore[arg-type]
    ]


def test_lines_and_columns_count_characters() -> None:
    (entry,) = read("# é\nclaim 中文: Words.\n  supports: э́та, б\n").entries
    names = entry.lines[0].names  # type: ignore[union-attr]
    assert [str(entry.span_of(name)) for name in names] == ["test.argmap:3:13", "test.argmap:3:19"]
    assert str(entry.head_span) == "test.argmap:2:7"
