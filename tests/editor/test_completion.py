"""Completion in an editor: asked for, accepted, and told more of."""

from __future__ import annotations

import pytest
from lsprotocol import types
from sessions import Session

pytestmark = pytest.mark.asyncio
NAME = "why-manas.argmap"


async def asked(
    editor: Session, place: types.Position, sign: str | None = None
) -> list[types.CompletionItem]:
    """What is offered at a place, perhaps because a sign was typed."""
    kind = types.CompletionTriggerKind
    why = types.CompletionContext(kind.TriggerCharacter if sign else kind.Invoked, sign)
    found = await editor.client.text_document_completion_async(
        types.CompletionParams(editor.document(NAME), place, context=why)
    )
    return list(found.items) if isinstance(found, types.CompletionList) else list(found or [])


def offset(text: str, place: types.Position) -> int:
    """The code point at a place, in UTF-16."""
    lines = text.split("\n")
    line = lines[place.line].encode("utf-16-le")[: place.character * 2].decode("utf-16-le")
    return sum(len(one) + 1 for one in lines[: place.line]) + len(line)


def accept(editor: Session, item: types.CompletionItem) -> None:
    """Does what an editor does with an accepted item, if it is no snippet."""
    edit = item.text_edit
    assert edit is not None
    place = edit.range if isinstance(edit, types.TextEdit) else edit.insert
    text = editor.texts[NAME]
    start, end = offset(text, place.start), offset(text, place.end)
    editor.texts[NAME] = text[:start] + edit.new_text + text[end:]
    whole = types.TextDocumentContentChangeWholeDocument(editor.texts[NAME])
    version = editor._versions[NAME] = editor._versions[NAME] + 1
    identifier = types.VersionedTextDocumentIdentifier(version, editor.uri(NAME))
    editor.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))


async def test_an_entry_is_written_by_what_is_offered(kyrgyzstan: Session) -> None:
    text = (kyrgyzstan.folder / NAME).read_text(encoding="utf-8")
    kyrgyzstan.open(NAME, text + "\nclaim new-one: It was about favor.\n  sai")
    end = lambda: kyrgyzstan.place(NAME, len(kyrgyzstan.texts[NAME]))  # noqa: E731
    before = await kyrgyzstan.rules(NAME)

    async def choose(label: str, more: str = "") -> types.CompletionItem:
        items = await asked(kyrgyzstan, end())
        item = next(one for one in items if one.label == label)
        accept(kyrgyzstan, item)
        if more:
            accept(kyrgyzstan, types.CompletionItem("", text_edit=typed(more)))
        return item

    def typed(words: str) -> types.TextEdit:
        return types.TextEdit(types.Range(end(), end()), words)

    await choose("said by")
    await choose("bekbalatov", " ")
    await choose("in voa", ",")
    await choose("indirect", "\n  > political fav")
    items = await asked(kyrgyzstan, end())
    accept(kyrgyzstan, items[0])
    assert kyrgyzstan.texts[NAME].endswith(
        "\n  said by: bekbalatov in voa, indirect\n"
        "  > political favor with Russia than anything else."
    )
    accept(kyrgyzstan, types.CompletionItem("", text_edit=typed("\n  supports: please Mosc")))
    await choose("pleases-moscow", "\n")
    after = await kyrgyzstan.rules(NAME)
    assert "stray-line" in before or len(before) > len(after)
    assert not set(after) - {"unquoted-attribution", *before}


async def test_more_is_told_of_a_chosen_entry(kyrgyzstan: Session) -> None:
    text = (kyrgyzstan.folder / NAME).read_text(encoding="utf-8")
    kyrgyzstan.open(NAME, f"{text}\nclaim new-one: New.\n  supports: pleases")
    place = kyrgyzstan.place(NAME, len(kyrgyzstan.texts[NAME]))
    items = await asked(kyrgyzstan, place)
    item = next(one for one in items if one.label == "pleases-moscow")
    assert item.documentation is None
    told = await kyrgyzstan.client.completion_item_resolve_async(item)
    about = told.documentation
    said = about if isinstance(about, str) else about.value if about else ""
    assert "please Moscow" in said
    assert told.text_edit == item.text_edit


async def test_signs_bring_nothing_up_in_prose(kyrgyzstan: Session) -> None:
    text = (kyrgyzstan.folder / NAME).read_text(encoding="utf-8")
    kyrgyzstan.open(NAME, f"{text}\nclaim new-one: New, and: more\n  note: a, b: c \n  ")
    for words, sign in [("New,", ","), ("and:", ":"), ("note: a,", ","), ("b: c ", " ")]:
        place = kyrgyzstan.at(NAME, words, len(words))
        assert await asked(kyrgyzstan, place, sign) == []
    end = kyrgyzstan.place(NAME, len(kyrgyzstan.texts[NAME]))
    assert await asked(kyrgyzstan, end, " ") == [], "blanks at the start of a line are indentation"
    assert await asked(kyrgyzstan, end) != []
