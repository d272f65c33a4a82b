"""Whatever is accepted has the right form, and replaces what is typed and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from asking import OWN, Answer, Asking
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from argmap.language.vocabulary import KEYS, KINDS, keys_of, strength_of

AFTER = {"text": "x", "hedge": "x", "ids": "unsafe", "premises": "unsafe", "links": "age"}
VALUED = [
    (kind, key)
    for kind in KINDS
    for key in keys_of(kind)
    if key not in ("sha256", "hedge", "summary", "note")
]


@pytest.fixture(scope="module")
def one(request: pytest.FixtureRequest) -> Asking:
    folder = tempfile.TemporaryDirectory()
    request.addfinalizer(folder.cleanup)  # noqa: PT021  (a module's own folder)
    return Asking(Path(folder.name))


def number(text: str, words: str) -> int:
    """The number of the line, from 1, that some words stand in last."""
    return text.count("\n", 0, text.rindex(words)) + 1


def check(asking: Asking, answer: Answer, item: types.CompletionItem, more: str = "") -> None:
    """An accepted item brings no error into its line."""
    start, _ = answer.range(item)
    text = answer.accepted(item)
    assert item.text_edit is not None
    end = start + len(item.text_edit.new_text)
    text = f"{text[:end]}{more}{text[end:]}"
    line = text.count("\n", 0, start) + 1
    found = [f"{error.rule}: {error.message}" for error in asking.errors(text, line)]
    assert found == [], text.split("\n")[line - 1]


@pytest.mark.parametrize(("kind", "key"), VALUED)
def test_an_accepted_value_is_no_error(one: Asking, kind: str, key: str) -> None:
    head = f"{kind} own-entry: X." if kind != "import" else "import own-entry: ../harbour"
    own = OWN.replace("import port: ../harbour\n\n", "") if kind == "import" else OWN
    answer = one.ask(f"{head}\n  {key}: |\n", own)
    for item in answer.list.items[:12]:
        assert answer.replaced(item) == ""
        if not item.label.endswith(("section", "paragraph", "line", "via")):
            check(one, answer, item)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("map", "import")])
def test_an_accepted_key_is_no_error(one: Asking, kind: str) -> None:
    answer = one.ask(f"{kind} own-entry: X.\n  |\n")
    for item in answer.list.items:
        name = strength_of(item.label)[0]
        form = KEYS[name].form
        if form in ("attribution", "origin"):
            more = "marne in report" if form == "attribution" else "report"
        elif form == "text":
            values = one.ask(f"{kind} own-entry: X.\n  {name}: |\n").labels
            more = values[0] if values else {"published": "2006", "tested": "2006"}.get(name, "x")
            more = {"url": "https://x.org", "archived": "https://x.org"}.get(name, more)
            more = {"on": "2006", "sha256": "0" * 64}.get(name, more)
        else:
            values = one.ask(f"{kind} own-entry: X.\n  {item.label}: |\n").labels
            more = values[0] if values else ""
        if more and name not in ("sha256", "file"):
            check(one, answer, item, more)


@settings(max_examples=60)
@given(data=st.data())
def test_however_much_is_typed_exactly_that_is_replaced(one: Asking, data: st.DataObject) -> None:
    kind, key = data.draw(st.sampled_from(VALUED))
    head = f"{kind} own-entry: X.\n  {key}: "
    whole = one.ask(f"{head}|")
    if not whole.list.items:
        return
    item = data.draw(st.sampled_from(whole.list.items))
    assert item.text_edit is not None
    text = item.text_edit.new_text
    typed = text[: data.draw(st.integers(0, len(text)))]
    answer = one.ask(f"{head}{typed}|")
    same = [other for other in answer.list.items if other.label == item.label]
    if key in ("said by", "denied by", "doubted by") and typed.endswith(" "):
        return  # what follows the speaker is offered then
    assert same, typed
    assert answer.replaced(same[0]) == typed
    assert answer.accepted(same[0]) == whole.accepted(item)


@settings(max_examples=40)
@given(st.text(st.sampled_from("abé-🙂>+, .:[#\t"), max_size=12), st.sampled_from(VALUED))
def test_an_edit_stays_in_its_line_and_ends_at_the_cursor(
    one: Asking, typed: str, pair: tuple[str, str]
) -> None:
    for text in (f"{pair[0]} x: X.\n  {pair[1]}: {typed}|", f"{pair[0]} x: X.\n  {typed}|"):
        answer = one.ask(text)
        for item in answer.list.items[:5]:
            start, end = answer.range(item)
            assert end == answer.offset
            assert "\n" not in answer.here.source.text[start:end]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_ranges_count_what_the_editor_counts(tmp_path: Path, encoding: str) -> None:
    asking = Asking(tmp_path)
    asking.desk.encoding = encoding  # type: ignore[assignment]
    typed = "🙂 e\u0301 the bridge is not"
    answer = asking.ask(f"claim x: X.\n  said by: marne in report\n  > {typed}|")
    assert {answer.replaced(item) for item in answer.list.items} == {typed}
    answer = asking.ask("speaker e\u0301🙂: X\n  of: café-|")
    item = answer.item("café-owners")
    assert answer.replaced(item) == "café-"
    units = {"utf-8": 12, "utf-16": 11, "utf-32": 11}[encoding]
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.range.end.character == units
