"""The outline of a file, and the search for entries; what folds, and what is selected."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from desks import here_in
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FILES, write
from opening import ENCODINGS, alone, offset, opened, parsed, place, words
from sessions import MAPS, Session
from texts import any_text

from argmap.editor.desk import Here
from argmap.editor.extents import extents
from argmap.editor.folding import foldings
from argmap.editor.positions import Encoding
from argmap.editor.selection import around, selections
from argmap.editor.symbols import outline, search

TEXT = (
    "# One.\n# Two.\nmap m: The map\n  summary: Of this.\n  # inside\n\n"
    "section s: First 🏠\n  note: N.\n\nclaim a: It\n  goes on. 🏠\n  said by: author\n"
    "  > Words, it’s\n  > of\n  >\n  > four lines.\n  hedge: perhaps\n\n"
    "section empty: Second\n\nsection t: Third\n\n\n# Alone.\n\ngap e\u0301: 🏠\n\n"
    "claim b\n  note: N.\n"
)
Level = tuple[str, str | None, "Sequence[Level]"]


def levels(symbols: Sequence[types.DocumentSymbol] | None) -> list[Level]:
    return [(one.name, one.detail, levels(one.children)) for one in symbols or ()]


def nested(here: Here) -> list[types.DocumentSymbol]:
    made = outline(here)
    return [one for one in made if isinstance(one, types.DocumentSymbol)]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_sections_hold_their_entries(encoding: Encoding) -> None:
    with alone(TEXT, "all", encoding) as here:
        made = nested(here)
        assert levels(made) == [
            ("m", "The map", []),
            ("s", "First 🏠", [("a", "It goes on. 🏠", [])]),
            ("empty", "Second", []),
            ("t", "Third", [("e\u0301", "🏠", []), ("b", None, [])]),
        ]
        section, gap = made[1], (made[3].children or ())[0]
        assert words(TEXT, section.range, encoding).startswith("section s: First 🏠\n")
        assert words(TEXT, section.range, encoding).endswith("hedge: perhaps")
        assert words(TEXT, gap.range, encoding) == "gap e\u0301: 🏠"
        assert words(TEXT, gap.selection_range, encoding) == "e\u0301"


def test_a_flat_list_for_an_editor_without_levels() -> None:
    with alone(TEXT, "few") as here:
        made = [one for one in outline(here) if isinstance(one, types.SymbolInformation)]
        names = [one.name for one in made]
        assert names[:3] == ["m: The map", "s: First 🏠", "a: It goes on. 🏠"]
        assert len(names) == 7
        assert {one.kind.value for one in made} <= set(range(1, 19)), "these every editor has"


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_real_maps(path: Path) -> None:
    here = here_in(opened([path]), path)
    flat: list[types.DocumentSymbol] = []
    for one in nested(here):
        flat += [one, *(one.children or ())]
    assert [one.name for one in flat] == [entry.id for entry in here.file.entries]
    for one in flat:
        assert one.kind is not types.SymbolKind.String
        text = words(here.source.text, one.range)
        assert words(here.source.text, one.selection_range) == one.name
        assert text.split()[1].rstrip(":") == one.name
        assert text == text.strip()
        for child in one.children or ():
            assert words(here.source.text, child.range) in text


@given(any_text)
@settings(max_examples=60, deadline=None)
def test_any_text_has_an_outline(text: str) -> None:
    here = parsed(text)
    for one in nested(here):
        assert one.name
        for inner in (one.selection_range, *(child.range for child in one.children or ())):
            assert key(one.range.start) <= key(inner.start)
            assert key(inner.end) <= key(one.range.end)


def key(place: types.Position) -> tuple[int, int]:
    return place.line, place.character


def test_search(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "a/a.argmap": "claim lake-road: Close the road.\n\nclaim cafe: Café of cars.\n",
            "b/b.argmap": "claim cars: Road traffic.\n\nclaim x: X.\n",
        },
    )
    desk = opened([folder / "a/a.argmap"])

    def names(query: str) -> list[str]:
        return [one.name.partition(":")[0] for one in search(desk, query)]

    assert names("") == ["lake-road", "cafe"]
    assert names("cars") == ["cars", "cafe"]
    assert names("road") == ["lake-road", "cars"]
    assert names("CAFÉ") == ["cafe"]
    assert names("lkrd") == ["lake-road"]
    assert names("close road") == ["lake-road"]
    assert names("nothing") == []
    (one,) = search(desk, "x")
    assert one.location.uri == (folder / "b/b.argmap").resolve().as_uri()
    assert one.container_name == "b/b.argmap"


def folds(here: Here) -> list[tuple[int, int, str | None]]:
    return [
        (one.start_line + 1, one.end_line + 1, one.kind and str(one.kind.value))
        for one in foldings(here)
    ]


def test_what_folds() -> None:
    with alone(TEXT) as here:
        assert folds(here) == [
            (1, 2, "comment"),
            (3, 4, None),
            (7, 17, None),
            (10, 17, None),
            (13, 16, None),
            (21, 29, None),
            (28, 29, None),
        ]
        assert all(one.start_character is None for one in foldings(here))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_folds_know_their_characters_where_an_editor_takes_them(encoding: Encoding) -> None:
    with alone(TEXT, "few", encoding) as here:
        for one in foldings(here):
            assert one.start_character is not None
            start = types.Position(one.start_line, one.start_character)
            at = offset(TEXT, start, encoding)
            assert TEXT[at] == "\n"


def test_no_more_folds_than_an_editor_takes() -> None:
    can = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            folding_range=types.FoldingRangeClientCapabilities(range_limit=3)
        )
    )
    with alone(TEXT, can) as here:
        assert folds(here) == [(3, 4, None), (7, 17, None), (21, 29, None)]


@given(any_text)
@settings(max_examples=60, deadline=None)
def test_folds_lie_in_the_file_and_do_not_cross(text: str) -> None:
    here = parsed(text)
    last = here.source.text.count("\n")
    told = [(one.start_line, one.end_line) for one in foldings(here)]
    assert told == sorted(told, key=lambda one: (one[0], -one[1]))
    for first, end in told:
        assert 0 <= first < end < last
        assert not [one for one in told if first < one[0] <= end < one[1]]


@given(any_text, st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_selections_hold_each_other(text: str, at: int) -> None:
    here = parsed(text)
    at = min(at, len(here.source.text))
    steps = around(here, extents(here.file), at)
    assert steps == [] or steps[-1] == (0, len(here.source.text))
    for start, end in steps:
        assert start <= at <= end
        assert start < end
    for (start, end), (outer, until) in pairwise(steps):
        assert outer <= start <= end <= until
        assert until - outer > end - start


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_steps_of_a_selection(encoding: Encoding) -> None:
    with alone(TEXT, "all", encoding) as here:

        def steps(word: str, inside: int = 0) -> list[str]:
            at = place(TEXT, TEXT.index(word) + inside, encoding)
            (one,) = selections(here, [at])
            told: list[str] = []
            here_: types.SelectionRange | None = one
            while here_ is not None:
                told.append(words(TEXT, here_.range, encoding))
                here_ = here_.parent
            return told

        told = steps("it’s", 1)
        assert told[:2] == ["it’s", "> Words, it’s"]
        assert told[2] == "> Words, it’s\n  > of\n  >\n  > four lines."
        assert told[3] == f"said by: author\n  {told[2]}\n  hedge: perhaps"
        assert told[4].startswith("claim a: It\n")
        assert told[5].startswith("section s: First")
        assert told[6] == TEXT
        assert steps("goes on", 5)[:3] == ["on", "goes on. 🏠", "It\n  goes on. 🏠"]
        assert steps("perhaps")[:2] == ["perhaps", "hedge: perhaps"]
        assert steps("e\u0301: 🏠")[:2] == ["e\u0301", "gap e\u0301: 🏠"]


def test_a_last_line_without_its_end_is_selected_once() -> None:
    with alone("claim a: A.") as here:
        (step,) = selections(here, [types.Position(0, 9)])
        found = []
        while step is not None:
            found.append(words("claim a: A.", step.range))
            step = step.parent
        assert found == ["A", "A.", "claim a: A."]


def test_names_and_texts_are_fit_to_be_shown() -> None:
    with alone("wo\u202erds\n\nclaim a: It\x00 \r is.\n") as here:
        told = [(one.name, one.detail) for one in nested(here)]
        assert told == [("wo\ufffdrds", None), ("a", "It\ufffd is.")]


def test_places_outside_of_the_text() -> None:
    with alone(TEXT) as here:
        told = selections(here, [types.Position(500, 2), types.Position(3, 4000)])
        assert len(told) == 2


@pytest.mark.asyncio
async def test_session(kyrgyzstan: Session) -> None:
    name = "edm.argmap"
    shutil.copytree(MAPS / "weald-1859", kyrgyzstan.folder / "weald")
    kyrgyzstan.open(name)
    client, document = kyrgyzstan.client, kyrgyzstan.document(name)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert symbols
    has_levels = isinstance(symbols[0], types.DocumentSymbol)
    assert has_levels is (len(symbols) < 12)
    folded = await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert folded is not None
    assert len(folded) > 20
    at = kyrgyzstan.at(name, "> ", 4)
    selected = await client.text_document_selection_range_async(
        types.SelectionRangeParams(document, [at, at])
    )
    assert selected is not None
    assert len(selected) == 2
    assert kyrgyzstan.words(name, selected[0].range) in kyrgyzstan.texts[name]
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams("origin-1859"))
    assert found
    assert {one.location.uri.rpartition("/")[2] for one in found} == {"weald.argmap"}
