"""Whatever is accepted has the right form, and replaces what is typed and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from asking import OWN, Answer, Asking
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FILES

from argmap.editor.completing.asked import asked
from argmap.editor.completion import as_list, offered
from argmap.editor.desk import Desk, Here
from argmap.editor.uris import uri_of
from argmap.language.vocabulary import KEYS, KINDS, keys_of, strength_of

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


@pytest.fixture(scope="module")
def opened() -> list[Here]:
    """Files of real maps, as an editor has them open."""
    desk = Desk()
    files = [path for path in REAL_FILES if path.parent.name in ("kyrgyzstan-2006", "weald-1859")]
    for path in files:
        desk.open(uri_of(path), path.read_text(encoding="utf-8"), 1)
    return [here for path in files if (here := desk.here(uri_of(path)))]


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


@settings(max_examples=300)
@given(data=st.data())
def test_any_place_of_a_real_map_can_be_asked_of(opened: list[Here], data: st.DataObject) -> None:
    here = data.draw(st.sampled_from(opened))
    offset = data.draw(st.integers(0, len(here.source.text)))
    what = asked(here, offset)
    if what is None:
        return
    found = as_list(what, offered(what, snippets=True))
    answer = Answer(here, offset, found)
    line = here.source.text.rfind("\n", 0, offset) + 1
    for item in found.items:
        start, end = answer.range(item)
        assert line <= start <= end == offset


@pytest.mark.parametrize("head", ["import x: \0", "source x: X\n  file: \0|", "import \0: |"])
def test_what_is_no_path_is_no_failure(one: Asking, head: str) -> None:
    one.ask(head if "|" in head else f"{head}\n\nclaim x: X.\n  supports: |")
    one.ask(f"{head.replace('|', '')}\n\nimport z: |")
