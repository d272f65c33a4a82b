"""`# argmap: ignore[rule-name] why`: what it covers, and what it can't."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked, found, rules

from argmap.rules import families, fixed, off_by_default

WHY = "the second part names it"
DATES = "claim a: A.\n  on: yesterday\n  supports: b\n  on: today\n\nclaim b: B.\n"


def test_above_an_entry_it_holds_for_the_entry(tmp_path: Path) -> None:
    text = f"# argmap: ignore[unreached-entry, bad-date] {WHY}\nclaim a: A.\n  on: yesterday\n"
    assert rules(checked(tmp_path, text)) == []
    assert found(checked(tmp_path, text + "\nclaim b: B.\n  on: today\n")) == [
        ("unreached-entry", 5),
        ("bad-date", 6),
    ]


def test_above_a_line_it_holds_for_the_line(tmp_path: Path) -> None:
    text = f"claim a: A.\n  # argmap: ignore[bad-date] {WHY}\n  on: yesterday\n  supports: b\n\n"
    assert found(checked(tmp_path, text + "claim b: B.\n  on: today\n")) == [("bad-date", 7)]


def test_blank_lines_and_remarks_may_stand_between(tmp_path: Path) -> None:
    text = f"#  argmap:ignore[unreached-entry] {WHY}\n\n# A remark.\n\t\nclaim a: A.\n"
    assert rules(checked(tmp_path, text)) == []


def test_below_the_entry_it_does_not_hold(tmp_path: Path) -> None:
    text = f"claim a: A.\n# argmap: ignore[unreached-entry] {WHY}\n"
    assert sorted(rules(checked(tmp_path, text))) == ["unreached-entry", "unused-suppression"]


@pytest.mark.parametrize("why", ["", " ", "\t"])
def test_without_a_reason_it_is_reported(tmp_path: Path, why: str) -> None:
    text = f"# argmap: ignore[unreached-entry]{why}\nclaim a: A.\n"
    assert rules(checked(tmp_path, text)) == ["bad-suppression"]


def test_that_has_nothing_left_to_suppress(tmp_path: Path) -> None:
    text = f"# argmap: ignore[bad-date] {WHY}\n{DATES}".replace("yesterday", "2006")
    report = checked(tmp_path, text.replace("  on: today\n", ""))
    assert rules(report) == ["unused-suppression"]
    assert report.diagnostics[0].severity == "warning"


def test_of_several_rules_the_idle_one_is_named(tmp_path: Path) -> None:
    text = f"# argmap: ignore[bad-grade, unreached-entry] {WHY}\nclaim a: A.\n"
    (finding,) = checked(tmp_path, text).diagnostics
    assert (finding.rule, finding.span.text) == ("unused-suppression", "bad-grade")


@pytest.mark.parametrize("rule", sorted(fixed()))
def test_form_and_quotes_can_t_be_suppressed(tmp_path: Path, rule: str) -> None:
    text = f"# argmap: ignore[{rule}] {WHY}\nclaim a: A.\n  suported by: b\n"
    report = checked(tmp_path, text)
    assert {"bad-suppression", "unknown-key"} <= set(rules(report))
    assert any(f"`{rule}` can't be suppressed" in d.message for d in report.diagnostics)


@pytest.mark.parametrize("rule", sorted(set(families()) - fixed() - off_by_default()))
def test_everything_else_can_be_named(tmp_path: Path, rule: str) -> None:
    text = f"# argmap: ignore[{rule}] {WHY}\nclaim a: A.\n  supports: b\n\nclaim b: B.\n"
    assert rules(checked(tmp_path, text)) == ["unused-suppression"]


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap: ignore unreached-entry",
        "# argmap: ignored[unreached-entry] why",
        "# argmap:",
        "# argmap: ignore[unreached-entry",
        "# argmap: ignore[unreached] why",
        "# argmap: ignore[] why",
    ],
)
def test_a_comment_that_was_meant_as_one(tmp_path: Path, comment: str) -> None:
    assert "bad-suppression" in rules(checked(tmp_path, f"{comment}\nclaim a: A.\n"))


@pytest.mark.parametrize(
    "line", ["  > # argmap: ignore[bad-date] why", "  note: # argmap: ignore[x]"]
)
def test_words_of_a_text_are_none(tmp_path: Path, line: str) -> None:
    text = f"source s: S\n\nclaim a: A.\n  from: s\n{line}\n  supports: b\n\nclaim b: B.\n"
    assert "suppression" not in "".join(rules(checked(tmp_path, text)))


def test_it_is_no_matter_of_other_files(tmp_path: Path) -> None:
    text = f"# argmap: ignore[unreached-entry] {WHY}\nclaim a: A.\n"
    assert rules(checked(tmp_path, text, other="claim b: B.\n")) == ["unreached-entry"]
