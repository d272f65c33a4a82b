"""The `full` report: the golden texts, and marks that stand under the right characters."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from mapkit import checked

from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.printable import width
from argmap.diagnostics.reports.full import full
from argmap.text import SourceText, Span


def report(text: str, words: str, label: str = "here") -> list[str]:
    """The report of a finding about some words of a text."""
    source = SourceText("map.argmap", text)
    start = text.index(words)
    at = Span(source, start, start + len(words))
    return full([Diagnostic("a-rule", "error", "something", Label(at, label))], False).split("\n")


def marked(lines: list[str]) -> tuple[int, int]:
    """The columns of the terminal that the marks take."""
    before, _, marks = lines[4].partition("^")
    count = 1 + len(marks) - len(marks.lstrip("^"))
    return width(before), width(before) + count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("claim a: plain words here\n", "words"),
        ("claim a: 中文字 words 漢字 here\n", "words"),
        ("claim a: 中文字 words 漢字 here\n", "漢字"),
        ("claim a: cafe\u0301 e\u0301te\u0301 words\n", "words"),
        ("claim a: cafe\u0301 e\u0301te\u0301 words\n", "e\u0301te\u0301"),
        ("\tclaim a:\twords\there\n", "words"),
        ("claim a: 👍 thumbs 👍👍\n", "thumbs"),
        ("claim a: ｆｕｌｌ width\n", "width"),
        ("claim a: שלום עולם words\n", "עולם"),
        ("claim a: " + "long " * 60 + "words " + "more " * 60 + "\n", "words"),
        ("claim a: " + "中文" * 100 + "words" + "漢字" * 100 + "\n", "words"),
        ("claim a: words " + "more " * 60 + "\n", "words"),
        ("claim a: " + "more " * 60 + "words\n", "words"),
    ],
)
def test_the_marks_stand_under_the_words(text: str, words: str) -> None:
    lines = report(text, words)
    start, end = marked(lines)
    shown = lines[3]
    place = shown.index(words)
    assert start == width(shown[:place])
    assert end == width(shown[: place + len(words)])


def test_a_long_line_is_cut_around_the_words() -> None:
    lines = report("claim a: " + "long " * 200 + "words " + "more " * 200 + "\n", "words")
    assert lines[3].startswith("1 | ...")
    assert lines[3].endswith("...")
    assert all(width(line) < 130 for line in lines)


def test_what_could_drive_a_terminal_is_not_printed() -> None:
    text = "claim a: \x1b[31mred\u202e words\u2066 \x9b here\n"
    lines = report(text, "words", "\x1b]0;title\x07")
    whole = "\n".join(lines)
    assert not set(whole) & set("\x1b\x07\x9b\u202e\u2066")
    start, end = marked(lines)
    assert end - start == len("words")
    assert lines[3][start:end] == "words"


def test_an_empty_place_has_one_mark() -> None:
    source = SourceText("map.argmap", "\n")
    finding = Diagnostic("a-rule", "warning", "something", Label(Span(source, 0, 0)))
    assert full([finding], False) == dedent("""\
        warning: something [a-rule]
         --> map.argmap:1:1
          |
        1 |
          | ^

        """)


def test_colours_are_codes_around_the_same_text() -> None:
    source = SourceText("map.argmap", "claim a: Words.\n")
    finding = Diagnostic("a-rule", "error", "something", Label(Span(source, 6, 7), "here"))
    from click import unstyle  # noqa: PLC0415

    coloured = full([finding], True)
    assert "\x1b[" in coloured
    assert unstyle(coloured) == full([finding], False)


def golden(folder: Path, text: str) -> str:
    found = checked(folder, text).diagnostics
    shown = full(found, False)
    return shown.replace(f"{folder.as_posix()}/", "")


def test_a_misspelt_id(tmp_path: Path) -> None:
    text = """\
claim dam-unsafe: The dam is unsafe.
  supported by: enginer-report

claim engineer-report: The engineer warned the board in May.
  supports: dam-unsafe
"""
    assert golden(tmp_path, text) == dedent("""\
        error: claim `dam-unsafe` is supported by `enginer-report`, which does not exist \
[unknown-id]
         --> map.argmap:2:17
          |
        2 |   supported by: enginer-report
          |                 ^^^^^^^^^^^^^^ nothing has this id
         ::: map.argmap:4:7
        4 | claim engineer-report: The engineer warned the board in May.
          |       --------------- a similar id is defined here
          = help: did you mean `engineer-report`?

        """)


def test_a_duplicate_far_apart(tmp_path: Path) -> None:
    text = "claim a: Words.\n  supports: b\n" + "\n" * 8 + "claim b: Words.\n\nclaim a: Others.\n"
    assert golden(tmp_path, text) == dedent("""\
        error: the id `a` is given twice [duplicate-id]
          --> map.argmap:13:7
           |
        13 | claim a: Others.
           |       ^ the second time
          ::: map.argmap:1:7
         1 | claim a: Words.
           |       - the first time
           = help: give one of them another id, and change the lines that mean it

        """)


def test_wide_characters(tmp_path: Path) -> None:
    text = "claim 水坝: 水坝不安全。\n  supports: 报告, 水坝-二\n\nclaim 报告: 报告。\n"
    assert golden(tmp_path, text) == dedent("""\
        error: claim `水坝` supports `水坝-二`, which does not exist [unknown-id]
         --> map.argmap:2:17
          |
        2 |   supports: 报告, 水坝-二
          |                   ^^^^^^^ nothing has this id
          = help: define it: `claim 水坝-二: ...`

        """)


def test_a_counterclaim(tmp_path: Path) -> None:
    text = "claim a: Words.\n  attacked by: b\n\ncounterclaim b: Others.\n"
    assert golden(tmp_path, text) == dedent("""\
        error: `counterclaim` is not a kind of entry: a counterclaim is a claim that attacks \
another [unknown-kind]
         --> map.argmap:4:1
          |
        4 | counterclaim b: Others.
          | ^^^^^^^^^^^^
          = help: write `claim`, and below it `attacks:` with the id of what it speaks against

        """)
