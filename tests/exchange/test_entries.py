"""Entries written from values that may hold anything are one entry, and mean what was given."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mapkit import read
from texts import any_text

from argmap.exchange.entries import changes, entry_id, one_line, source_entry, speaker_entry
from argmap.language import parse
from argmap.language.formatter import format_text
from argmap.language.syntax import File, joined
from argmap.language.vocabulary import KINDS, key_words, reserved_ids
from argmap.text import SourceText, read_text

_words = st.one_of(any_text, st.text(st.characters(), max_size=60))


def _read_bytes(text: str) -> File:
    source, faults = read_text(text.encode(), "test.argmap")
    assert faults == []
    return parse(source)


def _only_entry(text: str) -> dict[str, list[str]]:
    file = _read_bytes(text)
    assert [entry.faults for entry in file.entries] == [[]]
    assert format_text(SourceText("test.argmap", text)) == text
    found = {"": [joined(file.entries[0].words)]}
    for line in file.entries[0].lines:
        names = getattr(line, "names", None)
        value = ", ".join(names) if names else joined(line.words)  # type: ignore[union-attr]
        found.setdefault(line.key, []).append(value)
    return found


@settings(deadline=None)
@given(_words, _words, _words, _words, _words, st.lists(_words, max_size=3))
@example("a", "b", "c", "d", "\ud800 > claim x: A.\n", [">", "#", ":", "\u2028claim x: A."])
def test_whatever_the_values_it_is_one_source(
    title: str, publisher: str, date: str, url: str, grade: str, note: list[str]
) -> None:
    text = source_entry(
        "a1",
        title,
        authors=("b", "c"),
        publisher=publisher,
        published=date,
        accessed=date,
        url=url,
        archived=url,
        sha256=url,
        grade=grade,
        medium=title,
        descriptor=publisher,
        cites=("d",),
        excerpt=title,
        note=note,
        tags=("one", "two"),
    )
    found = _only_entry(text)
    assert text.startswith("source a1: ")
    assert found["author"] == ["b, c"]
    assert found["cites"] == ["d"]
    assert found["tags"] == ["one, two"]
    assert all(one_line(one) in found.get("note", []) for one in note if one_line(one))


@settings(deadline=None)
@given(_words, _words, _words)
def test_whatever_the_values_it_is_one_speaker(name: str, role: str, alias: str) -> None:
    text = speaker_entry("a1", name, role=role, of="b", alias=(alias,), interest=role)
    assert _only_entry(text)["of"] == ["b"]


@settings(deadline=None)
@given(st.lists(_words, max_size=8))
def test_entries_stay_apart(titles: list[str]) -> None:
    text = "\n".join(source_entry(f"s{n}", title) for n, title in enumerate(titles))
    assert [e.id for e in _read_bytes(text).entries] == [f"s{n}" for n in range(len(titles))]


@settings(deadline=None)
@given(_words)
@example("a supports: b. claim x: c supports: d")
def test_what_is_changed_besides_white_space_is_known(text: str) -> None:
    folded = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029 ]+", " ", text).strip()
    assert bool(changes(text)) == (one_line(text) != folded)


@settings(deadline=None)
@given(any_text)
def test_text_that_a_map_can_hold_is_kept(text: str) -> None:
    source, faults = read_text(f"source a: {text}\n".encode("utf-8", "replace"), "test.argmap")
    entries = parse(source).entries
    if not faults and not any(entry.faults for entry in entries) and entries[0].id == "a":
        said = joined(entries[0].words)
        assert one_line(said) == re.sub("[\u2028\u2029 ]+", " ", said).strip()


@pytest.mark.parametrize("word", sorted({*key_words(), *(f"{kind} x-1" for kind in KINDS)}))
@pytest.mark.parametrize("before", ["words ", "words  ", "words. ", "words.", "words", '"words"'])
def test_what_looks_like_a_line_is_text(before: str, word: str) -> None:
    found = _only_entry(source_entry("a", f"{before}{word}: more"))
    assert list(found) == [""]
    assert found[""][0].replace(" :", ":").split() == f"{before}{word}: more".split()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kyrgyzstan: The base\n at Manas", "Kyrgyzstan: The base at Manas"),
        ("The politics of bases: a study", "The politics of bases: a study"),
        ("Russia: who supports: whom", "Russia: who supports : whom"),
        ("> 5 years", "› 5 years"),
        ("# 1", "# 1"),
        ("a\u00a0b", "a\u00a0b"),
        ("", "Untitled"),
    ],
)
def test_titles(text: str, written: str) -> None:
    assert source_entry("a", text) == f"source a: {written}\n"


def test_what_has_not_the_form_of_its_key_is_a_note() -> None:
    text = source_entry(
        "a", "A", published="17 juillet", url="ftp://x", sha256="12", grade="Z", note=["N"]
    )
    assert text.splitlines() == [
        "source a: A",
        "  note: published: 17 juillet",
        "  note: url: ftp://x",
        "  note: sha256: 12",
        "  note: grade: Z",
        "  note: N",
    ]


def test_a_file_that_no_map_can_name_is_refused() -> None:
    assert "file: sources/a b.txt\n" in source_entry("a", "A", file="sources/a b.txt")
    with pytest.raises(ValueError, match="rename it"):
        source_entry("a", "A", file="sources/a\nclaim x: A.txt")


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Kyrgyz President Bakiyev Makes First State Visit", "kyrgyz-president-bakiyev-makes"),
        ("Voice of America", "voice-of-america"),
        ("База «Манас»", "база-манас"),
        ("e\u0301te\u0301", "été"),
        ("voa", "voa-3"),
        ("Source", "source-2"),
        ("...", "untitled"),
    ],
)
def test_ids(words: str, id: str) -> None:
    assert entry_id(words, {"voa", "voa-2", *reserved_ids()}) == id


@settings(deadline=None)
@given(_words, st.sets(_words, max_size=3))
def test_an_id_is_always_one(words: str, taken: set[str]) -> None:
    taken |= reserved_ids()
    id = entry_id(words, taken)
    assert id not in taken
    assert id == normalize("NFC", id)
    assert str(read(source_entry(id, "A")).entries[0].id) == id
    assert _only_entry(source_entry(id, "A"))
