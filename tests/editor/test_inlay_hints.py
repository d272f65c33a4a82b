"""What an id stands for stands beside it, where there is room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FOLDERS, write
from nasty import UNSEEN
from opening import ENCODINGS, alone, here, offset, opened
from sessions import Session
from texts import slips

from argmap.editor.desk import Here
from argmap.editor.inlay_hints import ALL, WIDEST, inlay_hints
from argmap.editor.positions import Encoding

LONG = "word " * 40


def beside(found: Here, start: int = 0, end: int | None = None) -> list[tuple[str, str]]:
    """The hints of a file: the id that each stands behind, and its words."""
    told = []
    text = found.source.text
    for hint in inlay_hints(found, start, len(text) if end is None else end):
        at = offset(text, hint.position, found.desk.encoding)
        assert isinstance(hint.label, list)
        told.append((text[:at].split()[-1].rpartition(",")[2], hint.label[0].value))
    return told


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_hints_stand_behind_ids(encoding: Encoding) -> None:
    text = (
        "speaker p\u0301: 🏠 Anna Weiss\n\nsource s: The report\n\nclaim a: It is 🏠.\n"
        "  said by: p\u0301 in s, page 3\n  supports: b, nothing\n\nclaim b: So it is.\n"
    )
    with alone(text, encoding=encoding) as found:
        assert beside(found) == [
            ("p\u0301", "🏠 Anna Weiss"),
            ("s", "The report"),
            ("b", "So it is."),
        ]
        at = text.index("supports")
        assert beside(found, at) == [("b", "So it is.")]
        assert beside(found, 0, at) == [("p\u0301", "🏠 Anna Weiss"), ("s", "The report")]


def test_a_hint_leads_to_the_entry_and_tells_all_of_it(tmp_path: Path) -> None:
    files = {
        "a.argmap": "claim a: A.\n  supports: b\n",
        "b.argmap": f"claim b: {LONG}\n",
    }
    path = write(tmp_path, files) / "a.argmap"
    desk = opened([path])
    (hint,) = inlay_hints(here(desk, path), 0, 100)
    assert isinstance(hint.label, list)
    (part,) = hint.label
    assert part.value == "word word word word word word word word…"
    assert hint.tooltip == f"claim b: {LONG.strip()}"
    assert part.location is not None
    assert part.location.uri == (tmp_path / "b.argmap").resolve().as_uri()
    assert part.location.range == types.Range(types.Position(0, 6), types.Position(0, 7))


def test_what_the_id_says_already_is_not_said_again() -> None:
    with alone("speaker anna-weiss: Anna Weiss\n\nclaim a: A b.\n  said by: anna-weiss\n") as found:
        assert beside(found) == []


def test_a_line_stays_short_enough_to_be_read() -> None:
    ids = [f"claim-{n}" for n in range(8)]
    heads = "".join(f"claim {id}: {LONG}\n" for id in ids)
    for many in range(1, 9):
        line = f"  supports: {', '.join(ids[:many])}"
        with alone(f"{heads}claim x: X.\n{line}\n") as found:
            told = beside(found)
        assert sum(len(text) for _, text in told) <= ALL
        assert len(told) == (many if many < 4 else 0), many
    with alone(f"{heads}claim s: A b.\nclaim x: X.\n  supports: {ids[0]}, s\n") as found:
        (_, first), (_, second) = beside(found)
        assert second == "A b."
        assert len(first) > 30
    far = f"claim-{'x' * 90}"
    with alone(f"claim {far}: {LONG}\nclaim y: Y.\n  supports: {far}\n") as found:
        assert beside(found) == []


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda path: path.name)
def test_lines_of_the_real_maps_stay_readable(folder: Path) -> None:
    paths = sorted(folder.glob("*.argmap"))
    desk = opened(paths)
    all_hints = 0
    for path in paths:
        found = here(desk, path)
        wide = [len(line) for line in found.source.text.split("\n")]
        hints = [0] * len(wide)
        for hint in inlay_hints(found, 0, len(found.source)):
            assert isinstance(hint.label, list)
            hints[hint.position.line] += len(hint.label[0].value)
            all_hints += 1
        assert max(hints) <= ALL
        assert all(
            not more or line + more <= WIDEST for line, more in zip(wide, hints, strict=True)
        )
    assert all_hints > 3


@settings(max_examples=20)
@given(slips(), st.integers(0, 400), st.integers(0, 400))
def test_any_text_has_hints_that_can_be_drawn(text: str, start: int, end: int) -> None:
    with alone(text) as found:
        for hint in inlay_hints(found, start, end):
            assert isinstance(hint.label, list)
            assert hint.label[0].value.strip()
            assert not UNSEEN.search(hint.label[0].value)
            assert "\n" not in str(hint.tooltip)


@pytest.mark.asyncio
async def test_hints_in_a_session(kyrgyzstan: Session) -> None:
    name = "why-manas.argmap"
    kyrgyzstan.open(name)
    line = kyrgyzstan.at(name, "contradicts: pleases-moscow").line
    asked = types.Range(types.Position(line, 0), types.Position(line + 1, 0))
    found = await kyrgyzstan.client.text_document_inlay_hint_async(
        types.InlayHintParams(kyrgyzstan.document(name), asked)
    )
    assert found is not None
    (hint,) = found
    assert isinstance(hint.label, list)
    assert hint.label[0].value == "Bakiyev's chief reason was to please…"
    assert hint.position == kyrgyzstan.at(name, "contradicts: pleases-moscow", 27)
