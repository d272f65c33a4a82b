"""Fingerprints: findings are known again where a map was changed elsewhere, and kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import checked

from argmap.check import Report
from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.fingerprint import fingerprints
from argmap.text import SourceText, Span

# Entries with one or more faults, some of them the same several times.
FAULTY = [
    "claim a{0}: A.\n  supports: nobody{0}, none{0}\n  attacks: nobody{0}\n",
    "claim b{0}: B.\n  on: yesterday\n  on: yesterday\n",
    "claim c{0}: C.\n  suports: a{0}\n",
    "evidence d{0}: D.\n  supports: a{0}\n  said by: somebody, directt\n",
    "clam e{0}: E.\n",
]
ELSEWHERE = [
    "\n",
    "# A remark.\n\n",
    "question new{0}: Is it?\n\n",
    "claim new{0}: It is.\n  supports: further{0}\n\n",
    "speaker new{0}: Somebody\n\n",
]


def known(report: Report) -> dict[str, tuple[str, str]]:
    """Rule and words of each finding, by its fingerprint."""
    made = fingerprints(report.diagnostics)
    assert len(set(made)) == len(report.diagnostics)
    found = [(d.rule, d.span.text) for d in report.diagnostics]
    return dict(zip(made, found, strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("maps")


@given(
    st.lists(st.sampled_from(FAULTY), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(ELSEWHERE)), min_size=1, max_size=4),
)
def test_what_is_added_elsewhere_changes_none(
    folder: Path, faulty: list[str], added: list[tuple[int, str]]
) -> None:
    parts = [entry.format(number) + "\n" for number, entry in enumerate(faulty)]
    before = known(checked(folder, "".join(parts)))
    assert before
    for number, (place, text) in enumerate(added):
        parts.insert(min(place, len(parts)), text.format(number))
    after = known(checked(folder, "".join(parts)))
    assert {key: after.get(key) for key in before} == before


@given(st.integers(0, 30), st.integers(1, 3))
def test_lines_within_an_entry_may_move_too(folder: Path, place: int, count: int) -> None:
    lines = "".join(entry.format(1) + "\n" for entry in FAULTY).splitlines(keepends=True)
    before = known(checked(folder, "".join(lines)))
    lines[min(place, len(lines)) : min(place, len(lines))] = ["# A remark.\n"] * count
    assert known(checked(folder, "".join(lines))) == before


def test_the_message_and_white_space_do_not_count() -> None:
    def made(text: str, message: str) -> list[str]:
        source = SourceText("map.argmap", text)
        start = text.index("two")
        span = Span(source, start, start + len(text[start:].rstrip()))
        return fingerprints([Diagnostic("bad-date", "error", message, Label(span))])

    first = made("claim a: A.\n  on: two words\n", "no")
    assert made("# x\nclaim   a: Other words.\n  on:  two \t words\n", "not so") == first
    assert made("claim b: A.\n  on: two words\n", "no") != first
    assert made("claim a: A.\n  on: two other words\n", "no") != first


@given(st.text("ab \n:#", max_size=60), st.data())
def test_no_two_are_the_same(text: str, data: st.DataObject) -> None:
    source = SourceText("map.argmap", text)
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=30))
    found = [
        Diagnostic("bad-id", "error", "no", Label(Span(source, start, end))) for start, end in spans
    ]
    assert len(set(fingerprints(found))) == len(found)


def test_files_are_told_apart(tmp_path: Path) -> None:
    found = [
        Diagnostic("bad-id", "error", "no", Label(Span(SourceText(n, "x", tmp_path / n), 0, 1)))
        for n in ("one", "two")
    ]
    one, two = fingerprints(found)
    assert one != two
    assert fingerprints(found[1:]) == [two]
