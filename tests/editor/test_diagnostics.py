"""Findings are published as one types, for the whole folder, and never stale."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from opening import ENCODINGS, opened
from sessions import Session, session

from argmap.editor.diagnostics import as_diagnostic, says_more
from argmap.editor.positions import Encoding, Positions
from argmap.editor.refusals import Refusal

pytestmark = pytest.mark.asyncio


async def test_a_slip_is_found_and_goes_when_it_is_mended(kyrgyzstan: Session) -> None:
    name = sorted(path.name for path in kyrgyzstan.folder.glob("*.argmap"))[0]
    kyrgyzstan.open(name)
    before = await kyrgyzstan.rules(name)
    line = next(one for one in kyrgyzstan.texts[name].split("\n") if one.startswith("  supports: "))
    kyrgyzstan.replace(name, line, line + "x")
    assert sorted(await kyrgyzstan.rules(name)) == sorted([*before, "unknown-id"])
    kyrgyzstan.replace(name, line + "x", line)
    assert await kyrgyzstan.rules(name) == before


async def test_a_buffer_holds_and_not_what_is_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.argmap").write_text("claim a: A.\n  supports: b\n", encoding="utf-8")
    (tmp_path / "b.argmap").write_text("claim c: C.\n", encoding="utf-8")
    async with session(tmp_path) as editor:
        editor.open("a.argmap")
        assert await editor.rules("a.argmap") == ["unknown-id"]
        editor.open("b.argmap")
        editor.replace("b.argmap", "claim c", "claim b")
        assert await editor.rules("a.argmap") == []
        editor.close("b.argmap")
        assert await editor.rules("a.argmap") == ["unknown-id"]


async def test_a_text_beside_a_map_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.argmap").write_text("claim a: A.\n  supports: b\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("Words.\n", encoding="utf-8")
    async with session(tmp_path) as editor:
        editor.open("notes.md", "claim b: No map.\n\nwords\n")
        assert await editor.rules("notes.md") == []
        assert await editor.rules("a.argmap") == []
        editor.open("a.argmap")
        assert await editor.rules("a.argmap") == ["unknown-id"]
        assert await editor.rules("notes.md") == []


async def test_a_map_that_is_asked_about_and_not_open_has_no_findings(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
        (folder / "a.argmap").write_text("claim a: A.\n  supports: b\n", encoding="utf-8")
    async with session(tmp_path) as editor:
        editor.open("one/a.argmap")
        params = types.DocumentSymbolParams(editor.document("other/a.argmap"))
        assert await editor.client.text_document_document_symbol_async(params)
        editor.replace("one/a.argmap", "A.", "B.")
        assert await editor.rules("one/a.argmap") == ["unknown-id"]
        assert await editor.findings("other/a.argmap") == []


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("begin", ["\ufeff", "\ufeff# 🏠\r\r\n", "# \r\n\r\r\n"])
async def test_marks_and_line_ends_that_are_not_read_count(
    tmp_path: Path, encoding: Encoding, begin: str
) -> None:
    desk = opened((), "all", encoding)
    text = f"{begin}claim a: A.\n  supports: b"
    uri = (tmp_path / "a.argmap").resolve().as_uri()
    desk.open(uri, text, 1)
    read = desk.read(uri)
    found = [one for one in read.following.findings if one.rule == "unknown-id"]
    place = as_diagnostic(desk, found[0]).range
    buffer = Positions(text, encoding)
    assert place == buffer.range(len(text) - 1, len(text))


async def test_what_a_finding_names_is_fit_to_be_shown(tmp_path: Path) -> None:
    desk = opened(())
    uri = (tmp_path / "a.argmap").resolve().as_uri()
    desk.open(uri, "cla\u202eim a: A.\n", 1)
    told = as_diagnostic(desk, desk.read(uri).following.findings[0])
    assert "`cla\ufffdim`" in told.message
    assert "\n" in told.message
    assert str(Refusal("no `\x00`")) == "no `\ufffd`"


@pytest.mark.parametrize(
    ("message", "label", "more"),
    [
        ("it has `80` where the source has `18`", "the source has `18`", False),
        ("`suports` is not a key of the language", "no key has this name", False),
        ("`cliam` is not a kind of entry", "no kind of entry has this name", False),
        ("it adds `not`", "the source does not have this", False),
        ("claim `a` is called `likely`", "80 % and more", True),
        ("this quote is altered", "`not` stands before this", True),
        ("this stands at the margin", "read as a line of the entry above", True),
        ("a likely claim", "", False),
    ],
)
async def test_nothing_is_said_twice(message: str, label: str, more: bool) -> None:
    assert says_more(label, message) is more
