"""Ids have the colour of what they name."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FOLDERS, ROOT
from opening import ENCODINGS, alone, here, offset, opened
from sessions import copied, session
from texts import slips

from argmap.editor.desk import Here
from argmap.editor.positions import Encoding
from argmap.editor.semantic_tokens import LEGEND, TYPES, edits, tokens
from argmap.language.vocabulary import KINDS

TEXT = """\
map m: M
import i: ../i

source s: S
speaker p: P
question q: Q?

claim cafe\u0301: 🏠 It is.
  said by: p via unnamed in s, page 1
  answers: q
  supports: b + d
evidence b: B.
  from: s
  supports: nothing, cafe\u0301, i.x
assumption d: D.
gap g: G.
argument w: W.
  premises: b
  conclusion: cafe\u0301
claim u: 🏠 U.
  undercuts: b -> cafe\u0301, w
  denied by: author in s
section z: Z
"""


def coloured(found: Here, data: list[int]) -> list[tuple[str, str, int]]:
    """The words of tokens with their types and modifiers; asserts that they are in order."""
    line = character = 0
    told: list[tuple[str, str, int]] = []
    encoding = found.desk.encoding
    last = 0
    for n in range(0, len(data), 5):
        ahead, across, length, kind, modifiers = data[n : n + 5]
        line, character = line + ahead, across if ahead else character + across
        start, end = (
            offset(found.source.text, types.Position(line, at), encoding)
            for at in (character, character + length)
        )
        assert last <= start < end
        last = end
        told.append((found.source.text[start:end], LEGEND.token_types[kind], modifiers))
    return told


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_ids_are_told_apart_by_what_they_name(encoding: Encoding) -> None:
    with alone(TEXT, encoding=encoding) as found:
        told = coloured(found, tokens(found, 0, len(found.source)))
    heads = [(word, kind) for word, kind, modifiers in told if modifiers & 1]
    kinds = (
        "map import source speaker question claim evidence assumption gap argument claim section"
    )
    ids = "m i s p q cafe\u0301 b d g w u z"
    assert heads == [(id, TYPES[kind]) for id, kind in zip(ids.split(), kinds.split(), strict=True)]
    named = [one for one in told if not one[2] & 1]
    assert ("s", "namespace", 0) in named
    assert ("p", "class", 0) in named
    assert ("unnamed", "class", 2) in named
    assert ("author", "class", 2) in named
    assert ("cafe\u0301", "variable", 0) in named
    assert ("w", "method", 0) in named
    assert ("q", "function", 0) in named
    assert all(word not in ("nothing", "i.x") for word, _, _ in named)


def test_every_kind_has_a_type_of_the_protocol_itself() -> None:
    assert TYPES.keys() == KINDS.keys()
    assert {*TYPES.values()} <= {one.value for one in types.SemanticTokenTypes}
    assert {*LEGEND.token_modifiers} <= {one.value for one in types.SemanticTokenModifiers}


def test_the_page_on_editors_has_the_types() -> None:
    page = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    table = page.partition("| an id of | type |")[2].partition("\n\n")[0]
    told = {
        word: kind
        for words, kind in re.findall(r"^\| (.+?) \| `(\w+)`", table, re.MULTILINE)
        for word in re.findall(r"\w{3,}", words)
        if word != "the"
    }
    assert told == TYPES


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda path: path.name)
def test_parts_of_the_real_maps_have_the_tokens_of_the_whole(folder: Path) -> None:
    paths = sorted(folder.glob("*.argmap"))
    desk = opened(paths)
    drawn = Random(7)
    for path in paths:
        found = here(desk, path)
        whole = coloured(found, tokens(found, 0, len(found.source)))
        assert {word for word, _, modifiers in whole if modifiers & 1} == {
            str(entry.id) for entry in found.file.entries
        }
        for _ in range(3):
            start, end = sorted(drawn.randrange(len(found.source)) for _ in range(2))
            part = coloured(found, tokens(found, start, end))
            inside = found.source.text[start:end]
            assert part == whole[(at := _within(whole, part)) : at + len(part)]
            assert len(part) >= inside.count("  supports: ") - 1


def _within(whole: list[tuple[str, str, int]], part: list[tuple[str, str, int]]) -> int:
    return next(n for n in range(len(whole) + 1) if whole[n : n + len(part)] == part)


@settings(max_examples=20)
@given(slips(), st.integers(0, 400), st.integers(0, 400))
def test_any_text_has_tokens_in_order(text: str, start: int, end: int) -> None:
    with alone(text) as found:
        coloured(found, tokens(found, 0, len(found.source)))
        coloured(found, tokens(found, start, end))


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_a_difference_makes_the_one_the_other(before: list[int], after: list[int]) -> None:
    made = list(before)
    found = edits(before, after)
    assert len(found) <= 1
    for one in found:
        made[one.start : one.start + one.delete_count] = one.data or []
    assert made == after


@pytest.mark.asyncio
async def test_tokens_in_a_session(tmp_path: Path) -> None:
    name = "why-manas.argmap"
    async with session(copied("kyrgyzstan-2006", tmp_path), "all") as editor:
        editor.open(name)
        document = editor.document(name)
        ask = editor.client
        full = await ask.text_document_semantic_tokens_full_async(
            types.SemanticTokensParams(document)
        )
        assert full is not None
        assert full.result_id is not None
        editor.replace(name, "weakly supports: moscow-asked", "weakly supports: moscow-askedx")
        delta = await ask.text_document_semantic_tokens_full_delta_async(
            types.SemanticTokensDeltaParams(document, full.result_id)
        )
        assert isinstance(delta, types.SemanticTokensDelta)
        assert delta.result_id is not None
        data = list(full.data)
        for one in delta.edits:
            data[one.start : one.start + one.delete_count] = one.data or []
        assert len(data) == len(full.data) - 5
        whole = types.Range(types.Position(0, 0), types.Position(9999, 0))
        again = await ask.text_document_semantic_tokens_range_async(
            types.SemanticTokensRangeParams(document, whole)
        )
        assert again is not None
        assert list(again.data) == data
        stale = await ask.text_document_semantic_tokens_full_delta_async(
            types.SemanticTokensDeltaParams(document, "none")
        )
        assert isinstance(stale, types.SemanticTokens)
        assert list(stale.data) == data
