"""Ids: what can be one, when two are the same, and where they hold."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from mapkit import checked, clean, links, only, read, rules, said

from argmap.language.vocabulary import KINDS, key_words, reserved_ids

GOOD = ["a", "1", "june-deadline", "june_deadline", "q1", "база-манас", "2006", "中文", "é", "नमस्ते"]
BAD = [
    "-a",
    "a-",
    "_a",
    "a_",
    "a.b",
    "a'b",
    "a’b",
    "a/b",
    "(a)",
    "a+b",
    "a,b",
    "#a",
    "½",
    "a½",
    "👍",
]


@pytest.mark.parametrize("id", GOOD)
def test_good(tmp_path: Path, id: str) -> None:
    map = clean(
        checked(tmp_path, f"claim {id}: Words.\n  supports: other\n\nclaim other: Words.\n")
    )
    assert id in map.entries


@pytest.mark.parametrize("id", BAD)
def test_bad(tmp_path: Path, id: str) -> None:
    finding = only(checked(tmp_path, f"claim {id}: Words.\n  supports: other\n\nclaim other: O.\n"))
    assert finding.rule in ("bad-id", "bad-head")
    assert finding.span.line == 1


def test_the_words_of_the_language_are_reserved() -> None:
    words = {word for key in key_words() for word in key.split()}
    assert reserved_ids() == {*KINDS, *words, "author", "unnamed", "via", "in"}
    for id in reserved_ids():
        faults = [fault.rule for fault, _ in read(f"claim {id}: Words.\n").faults()]
        assert faults == ["bad-id"], id
        faults = [fault.rule for fault, _ in read(f"claim {id}-1: Words.\n").faults()]
        assert faults == [], id


def test_capitals_count(tmp_path: Path) -> None:
    map = clean(checked(tmp_path, "claim a: Words.\n  supports: A\n\nclaim A: Words.\n"))
    assert links(map) == {("supports", ("a",), "A", None)}


@pytest.mark.parametrize(("here", "there"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_forms_of_a_character_are_one_id(tmp_path: Path, here: str, there: str) -> None:
    one = normalize(here, "café")  # type: ignore[arg-type]
    other = normalize(there, "café")  # type: ignore[arg-type]
    text = (
        f"source {one}-tv: A broadcast\n\nspeaker {one}-eva: Eva\n  of: {other}-org\n\n"
        f"speaker {one}-org: An institute\n\n"
        f"claim {one}: Words.\n  said by: {other}-eva in {other}-tv\n\n"
        f"claim b: Words.\n  supports: {other}\n\nclaim c: Words.\n  undercuts: b -> {other}\n"
    )
    map = clean(checked(tmp_path, text))
    assert links(map) == {
        ("supports", ("b",), "café", None),
        ("undercuts", ("c",), "b -> café", None),
    }


def test_an_entry_that_names_itself_in_another_form(tmp_path: Path) -> None:
    text = (
        "speaker cafe\u0301: A café\n  of: café\n\n"
        "claim a: A.\n  said by: café\n  supports: b\n\nclaim b: B.\n"
    )
    assert only(checked(tmp_path, text)).rule == "self-reference"


@pytest.mark.parametrize("kind", ["claim", "question", "source", "section"])
def test_twice_in_two_files(tmp_path: Path, kind: str) -> None:
    first = "claim a: Words.\n  supports: b\n\nclaim b: Words.\n"
    report = checked(tmp_path, f"{kind} a: Others.\n", first=first)
    finding = next(d for d in report.diagnostics if d.rule == "duplicate-id")
    assert {finding.span.file, *(label.span.file for label in finding.others)} == {
        "first.argmap",
        "map.argmap",
    }


def test_files_of_a_folder_see_each_other(tmp_path: Path) -> None:
    map = clean(checked(tmp_path, "claim a: A.\n  supports: b\n", other="claim b: B.\n"))
    assert links(map) == {("supports", ("a",), "b", None)}


def test_a_second_map(tmp_path: Path) -> None:
    report = checked(tmp_path, "map one: One\n", other="map two: Two\n")
    assert rules(report) == ["second-map"]
    assert "keep one of them" in said(only(report))


def test_a_suggestion_stays_near(tmp_path: Path) -> None:
    text = (
        "claim engineer-report: Words.\n  supports: b\n\n"
        "claim b: Words.\n  supported by: enginer-report\n"
    )
    finding = only(checked(tmp_path, text))
    assert "did you mean `engineer-report`?" in said(finding)
    text = text.replace("enginer-report", "zzzzzz")
    assert "define it" in said(only(checked(tmp_path, text)))


def test_authors_are_pointed_at_one_by_one(tmp_path: Path) -> None:
    text = (
        "source s: S\n  author: eva-x, eva,\n  adam\n\nspeaker eva: Eva\n\n"
        "claim a: A.\n  from: s\n  supports: b\n\nclaim b: B.\n"
    )
    found = checked(tmp_path, text).diagnostics
    assert [(d.rule, d.span.text, d.span.line) for d in found] == [
        ("unknown-id", "eva-x", 2),
        ("unknown-id", "adam", 3),
    ]
