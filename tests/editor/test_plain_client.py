"""An editor that announces no encodings, as Neovim 0.7 and Eglot 1.9: places are in UTF-16."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from desks import edited_text
from lsprotocol import types
from sessions import Session, session

MAP = """\
source café: “Café – dès 5 €” 🏠

claim über-5: ‘Über’ 👩🏽‍🚀 – 5 € a day.
  from: café

claim b: “Ids’ é” 🏠 stand behind signs.
  supports: über-5
"""
"""Signs of one to four bytes and of one and two units, before and on the lines in question."""


@pytest_asyncio.fixture
async def plain(tmp_path: Path) -> AsyncIterator[Session]:
    """A map in an editor that takes fixes as actions with edits, and has nothing else to say."""
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "a.argmap").write_text(MAP, encoding="utf-8")
    kinds = types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix])
    literals = types.ClientCodeActionLiteralOptions(kinds)
    can = types.TextDocumentClientCapabilities(
        code_action=types.CodeActionClientCapabilities(code_action_literal_support=literals)
    )
    async with session(tmp_path, types.ClientCapabilities(text_document=can)) as made:
        made.open("a.argmap")
        yield made


def after(plain: Session, edit: types.WorkspaceEdit | None) -> str:
    assert edit is not None
    assert edit.changes is not None
    (edits,) = edit.changes.values()
    return edited_text(plain.texts["a.argmap"], list(edits))


@pytest.mark.asyncio
async def test_places_are_right_to_the_letter(plain: Session) -> None:
    name = "a.argmap"
    assert await plain.findings(name) == []
    line = "  “🏠’ – é €” 🏠 and more.\n  suports: über-5\n"
    plain.replace(name, "  supports: über-5\n", line)
    plain.replace(name, "“🏠’ – é €” 🏠 and", "“🏠’ – é €” é🏠’ or")  # within what was just typed
    plain.replace(name, "source café: “Café – dès 5 €” 🏠", "source café: “Café – 🏠 dès 5 €” ’🏠")
    (finding,) = [one for one in await plain.findings(name) if one.code == "unknown-key"]
    assert plain.words(name, finding.range) == "suports"
    plain.replace(name, "or more.\n  suports: über-5\n", "or more.\n  supports: über-5, é🏠, b2\n")
    plain.replace(name, "é🏠, b2", "b3, b2")
    unknown = [one for one in await plain.findings(name) if one.code == "unknown-id"]
    assert [plain.words(name, one.range) for one in unknown] == ["b3", "b2"]


@pytest.mark.asyncio
async def test_a_fix_and_a_rename_are_right_to_the_letter(plain: Session) -> None:
    name = "a.argmap"
    plain.replace(name, "Über’ 👩🏽‍🚀 –", "Über’ 👩🏽‍🚀 — “é” 🏠")
    plain.replace(name, "supports: über-5", "suports: über-5")
    (finding,) = await plain.findings(name)
    context = types.CodeActionContext([finding])
    asked = types.CodeActionParams(plain.document(name), finding.range, context)
    actions = await plain.client.text_document_code_action_async(asked)
    first = next(one for one in actions or () if isinstance(one, types.CodeAction) and one.edit)
    right = plain.texts[name].replace("suports", "supports")
    assert after(plain, first.edit) == right

    plain.replace(name, "suports", "supports")
    assert await plain.findings(name) == []
    for words, inside in (("claim über-5", 9), ("supports: über-5", 16)):
        place = plain.at(name, words, inside)
        edit = await plain.client.text_document_rename_async(
            types.RenameParams(plain.document(name), place, "größe-6")
        )
        assert after(plain, edit) == right.replace("über-5", "größe-6")


@pytest.mark.asyncio
async def test_what_stands_behind_a_sign_of_two_units_is_found(plain: Session) -> None:
    name = "a.argmap"
    plain.replace(name, "“Ids’ é” 🏠", "“Ids’ é” 🏠🏠 €")
    plain.replace(name, "supports: über-5", "attacks: ü")
    place = plain.at(name, "attacks: ü", 10)
    found = await plain.client.text_document_completion_async(
        types.CompletionParams(plain.document(name), place)
    )
    assert isinstance(found, types.CompletionList)
    assert found.items[0].label == "über-5"
    edit = found.items[0].text_edit
    assert isinstance(edit, types.TextEdit)
    assert plain.words(name, edit.range) == "ü"
