"""Whatever the bytes: text comes of them, and the parser reads it to its end."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mapkit import REAL_FILES, read, words
from texts import any_text

from argmap.language import parse
from argmap.text import read_text

BYTES = st.one_of(
    st.binary(max_size=300),
    any_text.map(lambda text: text.encode("utf-8", "surrogatepass")),
    any_text.map(lambda text: text.encode("utf-16", "surrogatepass")),
    any_text.map(lambda text: text.replace("\n", "\r\n").encode("utf-8", "surrogatepass")),
)


@given(BYTES)
@settings(max_examples=200, deadline=None)
@example(b"")
@example(b"\0")
@example(codecs.BOM_UTF8)
@example(codecs.BOM_UTF16_LE)
@example(b"claim a: \xff\xfe\xfd\n")
@example(b"\r\n\r\n\r")
def test_bytes(data: bytes) -> None:
    source, faults = read_text(data, "test.argmap")
    assert source.text.endswith("\n")
    for fault in faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(source.text)
        str(fault.span)
    file = parse(source)
    for _, span in file.faults():
        assert 0 <= span.start <= span.end <= len(source.text)
        str(span)


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_text(text: str) -> None:
    file = read(text)
    starts = [entry.start for entry in file.entries]
    assert starts == sorted(starts)
    for fault, span in file.faults():
        assert fault.message
        assert 0 <= span.start <= span.end <= len(text) + 1


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_nothing_is_lost_in_silence(text: str) -> None:
    """Every line that is not blank and no comment stands in an entry's nodes, or near a fault."""
    file = read(text)
    reached: set[int] = set()
    for entry in file.entries:
        for word in words([entry.id, entry.words, entry.lines]):
            start = entry.start + (word.start_pos or 0)
            reached.add(file.source.position(start)[0])
        reached.update(entry.span(line.at, line.at).line for line in entry.lines)
    if any(entry.faults for entry in file.entries):
        return
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip(" \t")
        if content and content != "#" and content[:2] not in ("# ", "#\t"):
            assert number in reached, line


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_every_beginning_of_a_real_map(path) -> None:
    text = path.read_text(encoding="utf-8")
    for end in range(0, len(text), max(1, len(text) // 25)):
        read(text[:end])
