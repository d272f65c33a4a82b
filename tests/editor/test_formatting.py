"""Formatting in an editor is `argmap fmt`, entry by entry, and leaves entries with errors alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from desks import here_in
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from mapkit import REAL_FILES, meaning
from opening import ENCODINGS, alone, applied, opened, parsed, place, words
from sessions import Session
from texts import any_text, lines

from argmap.editor.formatting import formatted
from argmap.editor.positions import Encoding
from argmap.language import parse
from argmap.language.formatter import format_text, pieces
from argmap.text import SourceText, read_text
from argmap.workspace.linking import Linker

ROUGH = (
    "\n\n#  Above 🏠.\n\n\n\nclaim   a :  It 🏠 e\u0301\n      goes on.  \n\n"
    "\tsupports:b ,c\n   >x\n\n\nclaim b:Words.\n  suports: a\n\n\n\n"
    "claim  c:  C. \n  # inside\n  from:  s  ,page 3\n  >words\n\n\n"
)


def rough(text: str, seed: int) -> str:
    """A canonical text with its spacing spoilt; it means the same."""
    dice = random.Random(seed)
    out: list[str] = []
    for line in text.split("\n"):
        if line.startswith("  ") and dice.random() < 0.3:
            line = dice.choice([" ", "\t", "      "]) + line.lstrip()
        if not line.startswith("#") and dice.random() < 0.2:
            line = line.replace(": ", ":   ", 1) + dice.choice(["", "  ", "\t"])
        out.append(line)
        if not line and dice.random() < 0.3:
            out += [dice.choice(["", "  "])] * dice.randrange(3)
    return "\n".join(out)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_real_maps(path: Path) -> None:
    text = path.read_text("utf-8")
    assert formatted(here_in(opened([path]), path)) == []
    for seed, encoding in enumerate(ENCODINGS):
        spoilt = rough(text, seed)
        here = parsed(spoilt, encoding)
        assert applied(spoilt, formatted(here), encoding) == text
        windows = spoilt.replace("\n", "\r\n")
        here = parsed(windows, encoding)
        assert applied(windows, formatted(here), encoding) == text.replace("\n", "\r\n")


@given(st.one_of(any_text, lines), st.sampled_from(ENCODINGS), st.booleans())
@settings(max_examples=250, deadline=None)
def test_any_text(text: str, encoding: Encoding, windows: bool) -> None:
    text = text.replace("\ud800", "")
    if windows:
        text = text.replace("\r", "").replace("\n", "\r\n")
    data = text.encode("utf-8", "surrogatepass")
    source, faults = read_text(data, "a.argmap")
    if "\ufeff" in text or "\r\r\n" in text or any(0xD800 <= ord(char) < 0xE000 for char in text):
        return
    here = parsed(text, encoding)
    after = applied(text, formatted(here), encoding)
    wanted = format_text(source)
    plain = after.replace("\r\n", "\n")
    if not faults and wanted is not None:
        assert plain == wanted
        if windows and "\n" in text:
            assert after == wanted.replace("\n", "\r\n")
    elif not faults:
        assert formatted(parsed(after, encoding)) == []
        kept = [
            source.text[one.start : one.end].rstrip()
            for one in pieces(parse(source))
            if not one.text
        ]
        for chunk in kept:
            assert chunk in plain
        files = [parse(source), parse(read_text(after.encode(), "a.argmap")[0])]
        one, other = (meaning(Linker([file], ".", {}).map) for file in files)
        assert one == other


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_entry_with_an_error_stays_and_the_others_do_not(encoding: Encoding) -> None:
    with alone(ROUGH, "few", encoding) as here:
        after = applied(ROUGH, formatted(here), encoding)
    assert after == (
        "#  Above 🏠.\n\nclaim   a :  It 🏠 e\u0301\n      goes on.  \n\n\tsupports:b ,c\n   >x\n"
        "\n\nclaim b:Words.\n  suports: a\n\n\n\n"
        "claim c: C.\n  # inside\n  from: s, page 3\n  > words\n"
    )
    assert format_text(SourceText("a.argmap", ROUGH)) is None


def test_edits_are_small() -> None:
    text = "claim a: A.\n  supports:   b\n\n\n\nclaim b:  B. \n  note: N.\n"
    with alone(text) as here:
        edits = formatted(here)
    told = [(words(text, one.range), one.new_text) for one in edits]
    assert told == [("  ", ""), ("\n\n", ""), (" B. ", "B.")]
    assert applied(text, edits) == "claim a: A.\n  supports: b\n\nclaim b: B.\n  note: N.\n"


def test_only_the_entries_of_a_range() -> None:
    text = "claim  a: A.\n\nclaim  b: B.\n\nclaim  c: C.\n"
    with alone(text) as here:
        for start, end, wanted in (
            ("b: B", "B.", "claim  a: A.\n\nclaim b: B.\n\nclaim  c: C.\n"),
            ("claim  b", "claim  b", "claim  a: A.\n\nclaim b: B.\n\nclaim  c: C.\n"),
            ("A.", "B.", "claim a: A.\n\nclaim b: B.\n\nclaim  c: C.\n"),
            ("claim  b", "claim  c", "claim  a: A.\n\nclaim b: B.\n\nclaim  c: C.\n"),
        ):
            first, last = (place(text, text.index(word)) for word in (start, end))
            assert applied(text, formatted(here, types.Range(first, last))) == wanted
        far = types.Position(900, 0)
        assert formatted(here, types.Range(far, far)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("claim a: A.", "claim a: A.\n"),
        ("claim a: A.\r\n  note:  N.", "claim a: A.\r\n  note: N.\r\n"),
        ("claim a: A.\n\n \n  ", "claim a: A.\n"),
        ("\n \n", ""),
        ("", ""),
        ("# c", "# c\n"),
        ("claim a:  A.\r\n\nclaim b:  B.\n", "claim a: A.\r\n\nclaim b: B.\n"),
    ],
)
def test_ends_of_lines_and_files(text: str, wanted: str) -> None:
    with alone(text) as here:
        assert applied(text, formatted(here)) == wanted


@pytest.mark.asyncio
async def test_session(kyrgyzstan: Session) -> None:
    name = "voa.argmap"
    original = (kyrgyzstan.folder / name).read_text("utf-8")
    spoilt = rough(original, 5)
    kyrgyzstan.open(name, spoilt)
    client, document = kyrgyzstan.client, kyrgyzstan.document(name)
    options = types.FormattingOptions(tab_size=4, insert_spaces=False)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document, options)
    )
    assert edits
    assert applied(spoilt, edits) == original
    whole = types.Range(types.Position(0, 0), types.Position(9999, 0))
    same = await client.text_document_range_formatting_async(
        types.DocumentRangeFormattingParams(document, whole, options)
    )
    assert same == edits
    kyrgyzstan.close(name)
    kyrgyzstan.open(name, "claim a: A.\n  said by: author\n  > Words\n\n")
    typed = await client.text_document_on_type_formatting_async(
        types.DocumentOnTypeFormattingParams(document, types.Position(3, 0), "\n", options)
    )
    assert typed is not None
    (edit,) = typed
    assert edit == types.TextEdit(types.Range(types.Position(3, 0), types.Position(3, 0)), "  > ")


@pytest.mark.asyncio
async def test_what_is_left_alone_is_said(kyrgyzstan: Session) -> None:
    text = "claim  a: A.\n  suports: b\n\nclaim   b: B.\n\nclaim  c: C.\n  x y z: w\n"
    kyrgyzstan.open("new.argmap", text)
    client, document = kyrgyzstan.client, kyrgyzstan.document("new.argmap")
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    whole = types.DocumentFormattingParams(document, options)
    edits = await client.text_document_formatting_async(whole)
    assert applied(text, edits or []) == text.replace("claim   b", "claim b")
    await kyrgyzstan.settled()
    said = [one.message for one in client.messages]
    assert said == ["2 entries with errors were left as they are"]
    kyrgyzstan.replace("new.argmap", "suports", "supports")
    await client.text_document_formatting_async(whole)
    kyrgyzstan.replace("new.argmap", "  x y z: w\n", "")
    await client.text_document_formatting_async(whole)
    await kyrgyzstan.settled()
    said = [one.message for one in client.messages]
    assert said[1:] == ["1 entry with errors was left as it is"]
