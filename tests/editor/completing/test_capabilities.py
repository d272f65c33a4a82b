"""What an editor can't do it is not asked to."""

from __future__ import annotations

import pytest
from asking import Answer, Asking
from lsprotocol import types

PLACES = [
    "cl|",
    "claim x: X.\n  sup|",
    "claim x: X.\n  supports: un|safe",
    "claim x: X.\n  said by: marne in report\n  |",
    "claim x: X.\n  said by: marne in report\n  > the|",
    "claim x: X.\n  likelihood: |",
]


def able(**options: object) -> types.ClientCapabilities:
    item = types.ClientCompletionItemOptions(**options)  # type: ignore[arg-type]
    completion = types.CompletionClientCapabilities(completion_item=item)
    return types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(completion=completion)
    )


@pytest.mark.parametrize("text", PLACES)
def test_an_editor_of_few_capabilities_gets_plain_items(asking: Asking, text: str) -> None:
    answer = asking.ask(text)
    assert answer.list.items
    for item in answer.list.items:
        assert isinstance(item.text_edit, types.TextEdit)
        assert item.insert_text_format is None
        assert item.insert_text_mode is None
        assert item.label_details is None
        assert item.command is None
        assert item.commit_characters is None
        assert item.documentation is None or isinstance(item.documentation, str)
        assert "$" not in item.text_edit.new_text
        assert item.kind is not None
        assert item.kind <= types.CompletionItemKind.Reference, "later kinds may be unknown"


def test_whole_entries_are_snippets(asking: Asking) -> None:
    asking.desk.capabilities = able(snippet_support=True)
    answer = asking.ask("cl|")
    item = answer.item("claim with support")
    assert item.insert_text_format == types.InsertTextFormat.Snippet
    assert item.text_edit is not None
    assert item.text_edit.new_text.startswith("claim ${1:id}: ")
    assert answer.labels[0] == "claim"


def test_without_snippets_everything_is_one_line(asking: Asking) -> None:
    text = "A long sentence " + "of words " * 20 + "ends.\n\nAnother paragraph ends.\n"
    (asking.folder / "sources" / "report.txt").write_text(text, encoding="utf-8")
    for place in (*PLACES, "claim x: X.\n  from: report\n  > a long|"):
        answer = asking.ask(place)
        for item in answer.list.items:
            assert item.text_edit is not None
            assert "\n" not in item.text_edit.new_text
    assert answer.accepted(answer.list.items[0]).count("of words") == 20
    text = text.replace("ends.\n\n", "goes on\n\n")  # two paragraphs are no line of a quote
    (asking.folder / "sources" / "report.txt").write_text(text, encoding="utf-8")
    answer = asking.ask("claim x: X.\n  from: report\n  > a long sentence of words|")
    assert all("Another" not in str(item.text_edit) for item in answer.list.items)


def test_a_word_behind_the_cursor_can_be_replaced(asking: Asking) -> None:
    asking.desk.capabilities = able(insert_replace_support=True)

    def replaced(answer: Answer, label: str) -> str:
        edit = answer.item(label).text_edit
        assert isinstance(edit, types.InsertReplaceEdit)
        assert edit.insert.start == edit.replace.start
        start = answer.here.places.offset(edit.replace.start)
        return answer.here.source.text[start : answer.here.places.offset(edit.replace.end)]

    answer = asking.ask("claim x: X.\n  supports: no-|money, détour")
    assert replaced(answer, "no-money") == "no-money"
    assert answer.replaced(answer.item("no-money")) == "no-"
    assert replaced(asking.ask("claim x: X.\n  supp|osts: unsafe"), "supports") == "supposts"
    assert isinstance(asking.ask("claim x: X.\n  supp|").list.items[0].text_edit, types.TextEdit)


def test_lines_of_a_quote_keep_their_own_indentation(asking: Asking) -> None:
    modes = types.ClientCompletionItemInsertTextModeOptions([types.InsertTextMode.AsIs])
    asking.desk.capabilities = able(insert_text_mode_support=modes, snippet_support=True)
    text = "A long sentence " + "of words " * 20 + "ends.\n"
    (asking.folder / "sources" / "report.txt").write_text(text, encoding="utf-8")
    answer = asking.ask("claim x: X.\n  from: report\n  > a long|")
    assert answer.list.items[0].insert_text_mode == types.InsertTextMode.AsIs


def test_an_editor_that_can_asks_again_for_what_follows_a_key(asking: Asking) -> None:
    command = "editor.action.triggerSuggest"
    asking.desk.capabilities = types.ClientCapabilities(
        experimental={"commands": {"commands": [command]}}
    )
    answer = asking.ask("claim x: X.\n  |")
    chosen = answer.item("supports").command
    assert chosen is not None
    assert chosen.command == command
    assert answer.item("note").command is None
