"""Passages of a source as one types words of them: the source's own, and where they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from asking import REPORT, Asking
from lsprotocol import types
from sessions import capabilities

from argmap.sources.ladder import Ladder

SAFE = "The bridge is not safe"
HEAD = "claim x: X.\n  said by: marne in report\n"


def inserted(item: types.CompletionItem) -> str:
    assert isinstance(item.text_edit, types.TextEdit)
    return item.text_edit.new_text


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("The bri", [SAFE]),
        ("the bridge is not", [SAFE]),
        ("not sa", ["not safe", SAFE]),
        ("need an", ["need another way.", "Drivers may need another way."]),
        ("trade shopkeepers", ["Shopkeepers fear for their trade."]),
        ("SHOPKEEPERS  FEAR", ["Shopkeepers fear for their trade."]),
        ("nothing of the sort", []),
    ],
)
def test_words_find_their_passage(asking: Asking, typed: str, first: list[str]) -> None:
    answer = asking.ask(f"{HEAD}  > {typed}|")
    assert [inserted(item) for item in answer.list.items][: len(first)] == first
    if not first:
        assert answer.labels == []
    assert {answer.replaced(item) for item in answer.list.items} <= {typed}
    assert answer.list.is_incomplete, "typing on has to narrow what is found"
    assert all((item.filter_text or "").startswith(typed) for item in answer.list.items)


@pytest.mark.parametrize("typed", ["", "b", "the", "bridge", "way", "who heads", "July"])
def test_what_is_inserted_stands_in_the_source(asking: Asking, typed: str) -> None:
    answer = asking.ask(f"{HEAD}  > {typed}|")
    assert answer.labels
    for item in answer.list.items:
        line = answer.accepted(item)[: -len("\n")].rpartition("in report\n")[2]
        quote = " ".join(one.strip().removeprefix(">").strip() for one in line.split("\n"))
        assert Ladder(REPORT).judge(quote).rung in ("exact", "normalised")
        assert all(len(one) <= 80 for one in line.split("\n"))


def test_long_passages_are_wrapped_like_other_quotes(asking: Asking) -> None:
    text = "word " * 40
    (asking.folder / "sources" / "report.txt").write_text(f"Begin {text}end.\n", encoding="utf-8")
    asking.desk.capabilities = capabilities("all")
    answer = asking.ask(f"{HEAD}\t  > beg|")
    lines = answer.accepted(answer.list.items[0]).rstrip("\n").split("\n")[-3:]
    assert all(line.startswith("\t  > ") for line in lines)
    assert "".join(lines).count("word") == 40


def test_without_words_what_the_claim_says_comes_first(asking: Asking) -> None:
    text = "claim x: Shops will lose trade.\n  said by: marne in report\n  >|"
    answer = asking.ask(text)
    assert inserted(answer.list.items[0]) == " Shopkeepers fear for their trade."


def test_a_further_line_goes_on_where_the_quote_ends(asking: Asking) -> None:
    answer = asking.ask(f"{HEAD}  > The city will probably\n  > |")
    assert inserted(answer.list.items[0]) == "close the old bridge in July."
    answer = asking.ask(f"{HEAD}  > The city will probably\n  > close the o|")
    assert inserted(answer.list.items[0]) == "close the old bridge in July."


def test_the_mode_says_which_come_first(asking: Asking) -> None:
    head = "claim x: X.\n  said by: marne in report, MODE\n  > bridge|"
    said = {
        mode: inserted(asking.ask(head.replace("MODE", mode)).list.items[0])
        for mode in ("direct", "indirect")
    }
    assert said == {"direct": "bridge is not safe", "indirect": "Bridge closes in summer"}


def test_the_place_is_told_and_the_passage_shown_in_its_paragraph(asking: Asking) -> None:
    asking.desk.capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            completion=types.CompletionClientCapabilities(
                completion_item=types.ClientCompletionItemOptions(
                    documentation_format=[types.MarkupKind.Markdown],
                    label_details_support=True,
                )
            )
        )
    )
    item = asking.ask(f"{HEAD}  > not safe|").item(SAFE)
    assert item.label_details is not None
    assert item.label_details.description == "paragraph 2, in quotation marks"
    assert isinstance(item.documentation, types.MarkupContent)
    assert f"**{SAFE}**" in item.documentation.value
    assert "close the old bridge" in item.documentation.value


ORDERED = """
import sys
from pathlib import Path
from lsprotocol import types
from argmap.editor.server import Server
uri, text = Path(sys.argv[1]).as_uri(), Path(sys.argv[1]).read_text(encoding="utf-8")
server = Server()
server.desk.open(uri, text, 1)
complete = server.protocol.fm.features[types.TEXT_DOCUMENT_COMPLETION]
place = types.Position(text.count(chr(10)) - 1, 6)
items = complete(types.CompletionParams(types.TextDocumentIdentifier(uri), place)).items
print(*(item.label for item in items), sep=chr(10))
"""


def test_passages_come_in_one_order_in_every_process(tmp_path: Path) -> None:
    chance = Random(1)
    words = "bridge river ministry harbour grain pipeline convoy winter treaty tariff".split()
    told = [" ".join(chance.choices(words, k=8)).capitalize() + "." for _ in range(60)]
    (tmp_path / "s.txt").write_text("\n\n".join(told), encoding="utf-8")
    (tmp_path / "argmap.toml").touch()
    text = "source s: S\n  file: s.txt\n\nclaim c: {}.\n  from: s\n    > \n"
    path = (tmp_path / "m.argmap").resolve()
    path.write_text(text.format(" ".join(words).capitalize()), encoding="utf-8")
    said = {
        subprocess.run(
            [sys.executable, "-c", ORDERED, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert said.pop().count(b"\n") > 10
