"""The baseline: what is known, what is new, and the file that says so."""

from __future__ import annotations

import json
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.baseline import OUTSIDE, BadBaseline, Counts, compare, counts, read, written
from argmap.text import SourceText, Span

FILES = ("a.argmap", "b/map.argmap")
RULES = ("bad-date", "single-origin", "quote-altered")
FIXED = {"quote-altered"}
TEXT = "# words\nclaim a: A.\n  on: x\n\nclaim b: B.\n  on: x\n"
SOURCES = {file: SourceText(file, TEXT) for file in FILES}
HEADS = [0, TEXT.index("claim a"), TEXT.index("claim b")]
IDS = [OUTSIDE, "a", "b"]


def finding(file: str, rule: str, place: int) -> tuple[str, Diagnostic]:
    span = Span(SOURCES[file], place, place + 1)
    return file, Diagnostic(rule, "warning", f"finding {place}", Label(span))


FOUND = st.lists(
    st.builds(finding, st.sampled_from(FILES), st.sampled_from(RULES), st.integers(0, 40)),
    max_size=12,
)
KNOWN = st.dictionaries(
    st.text(max_size=8).filter(lambda name: name and "/" not in name and name != ".."),
    st.dictionaries(
        st.text(max_size=8),
        st.dictionaries(st.text(max_size=8), st.integers(1, 10**6), min_size=1, max_size=3),
        min_size=1,
        max_size=4,
    ),
    max_size=4,
)


@given(KNOWN)
def test_what_is_written_is_read(known: Counts) -> None:
    text = written(known)
    assert read(SourceText("x.json", text), ()) == known
    assert list(known) != sorted(known) or list(json.loads(text)["findings"]) == sorted(known)
    # A line for each entry, so that changes of two people can be merged.
    entries = [one for rules in known.values() for one in rules.values()]
    assert len(text.split("\n")) >= sum(map(len, entries))


def test_the_text_of_a_baseline() -> None:
    a, b = HEADS[1:]
    found = [finding("b/map.argmap", "single-origin", n) for n in (b + 6, a + 6, a + 7)]
    found += [finding("b/map.argmap", "bad-date", b), finding("a.argmap", "bad-date", 1)]
    assert written(counts(found, ())) == (
        """\
{
  "version": 1,
  "findings": {
    "a.argmap": {
      "bad-date": {
        "outside entries": 1
      }
    },
    "b/map.argmap": {
      "bad-date": {
        "b": 1
      },
      "single-origin": {
        "a": 2,
        "b": 1
      }
    }
  }
}
"""
    )


@given(FOUND, FOUND)
def test_what_is_new_is_all_of_a_rule_in_an_entry_that_has_more(
    before: list[tuple[str, Diagnostic]], after: list[tuple[str, Diagnostic]]
) -> None:
    known = counts(before, FIXED)
    now, old = counts(after, ()), counts(before, ())
    compared = compare(known, after, FILES)
    shown = {(one.rule, one.span) for one in compared.new}
    for file, one in after:
        id = IDS[bisect_right(HEADS, one.span.start) - 1]
        more = now[file][one.rule][id] > old.get(file, {}).get(one.rule, {}).get(id, 0)
        assert ((one.rule, one.span) in shown) == (more or one.rule in FIXED)
    assert compared.known + len(compared.new) == len(after)
    assert not any("quote-altered" in rules for rules in known.values())


@given(FOUND)
def test_nothing_is_new_where_nothing_changed(found: list[tuple[str, Diagnostic]]) -> None:
    compared = compare(counts(found, ()), found, FILES)
    assert (compared.new, compared.known, compared.gone) == ([], len(found), 0)
    assert compare({}, found, FILES).new == [one for _, one in found]


@given(FOUND, st.integers(0, 11))
def test_what_is_gone_is_counted(found: list[tuple[str, Diagnostic]], less: int) -> None:
    left = found[less:]
    compared = compare(counts(found, ()), left, FILES)
    assert (compared.new, compared.gone) == ([], len(found) - len(left))
    # Of files that were not checked nothing is known.
    assert compare(counts(found, ()), [], []).gone == 0


def test_how_many_are_known_is_said_with_each() -> None:
    found = [finding("a.argmap", "bad-date", HEADS[1] + n) for n in range(3)]
    compared = compare({"a.argmap": {"bad-date": {"a": 2}}}, found, FILES)
    assert [one.help for one in compared.new] == [
        ("2 of the 3 findings of this rule in this entry are known",)
    ] * 3


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("", "this can't be read as JSON", (1, 1)),
        ("[]", "this is no baseline", (1, 1)),
        ('{"version": 1}', "this is no baseline", (1, 1)),
        ('{"version": 1, "findings": {}, "x": 1}', "this is no baseline", (1, 1)),
        ('{"version": 2, "findings": {}}', "for another argmap", (1, 2)),
        ('{"version": true, "findings": {}}', "for another argmap", (1, 2)),
        ('{"version": 1, "findings": []}', "has to be a table", (1, 16)),
        ('{"version": 1, "findings": {"a": 1}}', "a file has a table of rules", (1, 29)),
        ('{"version": 1, "findings": {"a": {"b": 1}}}', "a rule has a table of entries", (1, 35)),
        ('{"version": 1, "findings": {"a": {"b": {"c": "1"}}}}', "a number of findings", (1, 41)),
        ('{"version": 1, "findings": {"a": {"b": {"c": 0}}}}', "a number of findings", (1, 41)),
        ('{"version": 1, "findings": {"a": {"b": {"c": true}}}}', "a number of findings", (1, 41)),
        ('{"version": 1, "findings": {"a": {"b": {"c": 1.5}}}}', "a number of findings", (1, 41)),
        ('{"version": 1,\n"findings": {"/a": {"b": {"c": 1}}}}', "no path in the project", (2, 14)),
        (
            '{"version": 1,\n"findings": {"../a": {"b": {"c": 1}}}}',
            "no path in the project",
            (2, 14),
        ),
        ('{"version": 1, "findings": {"": {"b": {"c": 1}}}}', "no path in the project", (1, 29)),
        ('{"version": 1,\n"findings": {"a": {"b": {},\n"b": {}}}}', "is given twice", (3, 1)),
        ('{"version": 1, "findings": {"a": {}, "a": {}}}', "is given twice", (1, 38)),
        (
            '{"version": 1, "findings": {"a": {"quote-altered": {"c": 1}}}}',
            "`quote-altered` is always on: no baseline takes it",
            (1, 35),
        ),
        ('{\n  "version": 1\n  "findings": {}\n}', "this can't be read as JSON", (3, 3)),
        ('{\n<<<<<<< HEAD\n"a": 1\n=======\n>>>>>>> x\n}', "git has left a conflict", (2, 1)),
        ('{"version": 1, "findings": ' + "[" * 100_000, "can't be read as a baseline", (1, 1)),
        ('{"version": 1' + "1" * 10_000, "can't be read as a baseline", (1, 1)),
    ],
)
def test_what_is_no_baseline(text: str, words: str, place: tuple[int, int]) -> None:
    with pytest.raises(BadBaseline) as problem:
        read(SourceText("x.json", f"{text}\n"), FIXED)
    (found,) = problem.value.found
    assert words in found.message
    assert (found.span.line, found.span.column) == place
    assert found.help


@given(st.text('{}[]":,1 \nabversionfindings', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        known = read(SourceText("x.json", f"{text}\n"), FIXED)
    except BadBaseline:
        return
    assert read(SourceText("x.json", written(known)), FIXED) == known
