"""`# argmap: ignore[rule-name] why`: what it covers, and what it can't."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import checked, found, meaning, rules, write

from argmap.check import check
from argmap.check.fixing import fix
from argmap.diagnostics import Diagnostic
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


@pytest.mark.parametrize("why", ["", " ", "\t", " WHY", "\tWHY "])
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
        "# argmap ignore[unreached-entry] why",
        "# argmap ignore unreached-entry why",
        "# argmap ignore: structure",
        "#argmap: ignore[unreached-entry] why",
        "#argmap:ignore[unreached-entry] why",
        "# Argmap: Ignore[unreached-entry] why",
        "# argmap-ignore[unreached-entry] why",
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


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap",
        "# argmap ignores comments",
        "# argmap ignore what follows",
        "# Argmap: a tool for maps",
        "# what argmap: ignore[bad-date] says",
    ],
)
def test_a_remark_that_speaks_of_argmap_is_none(tmp_path: Path, comment: str) -> None:
    text = f"claim a: A.\n  supports: b\n  {comment}\n\nclaim b: B.\n"
    assert rules(checked(tmp_path, text)) == []


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap ignore[bad-date] {}",
        "# argmap ignore bad-date: {}",
        "#argmap: ignore[bad-date] {}",
        "#argmap:ignore[bad-date] {}",
        "# Argmap: Ignore [bad-date] {}",
    ],
)
@pytest.mark.parametrize("before", ["", "claim c: C.\n  supports: b\n"])
def test_the_fix_writes_the_comment_as_it_was_meant(
    tmp_path: Path, comment: str, before: str
) -> None:
    text = f"{before}{comment.format(WHY)}\n{LINKED}"
    report = checked(tmp_path, text)
    assert rules(report) == ["bad-suppression", "bad-date"]
    after = fix([tmp_path]).after[tmp_path / "map.argmap"].decode()
    assert after == f"{before}# argmap: ignore[bad-date] {WHY}\n{LINKED}"
    assert rules(checked(tmp_path, after)) == []


@pytest.mark.parametrize("key", ["on: yesterday", "supports: b", "> some words", "note: Why"])
def test_behind_other_words_it_is_put_above_them(tmp_path: Path, key: str) -> None:
    above = "source s: S\n  file: s.txt\n\nclaim b: B.\n\nclaim a: A.\n  supports: b\n  from: s\n"
    (tmp_path / "s.txt").write_text("Here are some words.\n", encoding="utf-8")
    comment = f"# argmap: ignore[bad-date] {WHY}"
    report = checked(tmp_path, f"{above}  {key}  {comment}\n")
    assert [one.rule for one in report.diagnostics if one.severity == "error"] == [
        "bad-suppression"
    ]
    after = fix([tmp_path], select=["bad-suppression"]).after[tmp_path / "map.argmap"].decode()
    assert after == f"{above}  {comment}\n  {key}\n"


def test_a_family_is_told_from_its_rules(tmp_path: Path) -> None:
    said = [
        checked(tmp_path, f"# argmap: ignore[form] {WHY}\n{text}").diagnostics[0]
        for text in (LINKED, LINKED.replace("yesterday", "2006"))
    ]
    assert all("`form` is a family of rules" in one.message for one in said)
    assert said[0].help == ("name what is found here: `bad-date`",)
    assert said[1].help[0].startswith("its rules are `bad-attribution`, ")


def test_what_is_found_elsewhere_in_the_entry_is_shown(tmp_path: Path) -> None:
    comment = f"  # argmap: ignore[bad-date] {WHY}\n"
    text = f"claim a: A.\n{comment}  supports: b\n  on: yesterday\n\nclaim b: B.\n"
    (finding,) = (
        one for one in checked(tmp_path, text).diagnostics if one.rule == "unused-suppression"
    )
    assert finding.help == ("put it above line 4, or above the entry",)
    assert finding.others[0].span.text == "yesterday"
    assert fix([tmp_path]).after == {}


def test_it_is_no_matter_of_other_files(tmp_path: Path) -> None:
    text = f"# argmap: ignore[unreached-entry] {WHY}\nclaim a: A.\n"
    assert rules(checked(tmp_path, text, other="claim b: B.\n")) == ["unreached-entry"]


def fixed_once(finding: Diagnostic) -> str:
    """The text of a file after the fix of one of its findings."""
    (fix,) = finding.fixes
    assert fix.safe
    (edit,) = fix.edits
    text = finding.span.source.text
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


LINKED = "claim a: A.\n  on: yesterday\n  supports: b\n\nclaim b: B.\n"


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("bad-grade, bad-date", "bad-date"),
        ("bad-date, bad-grade", "bad-date"),
        ("bad-grade,bad-date,wrong-mode", "bad-date"),
        ("bad-date , bad-grade , wrong-mode", "bad-date"),
        ("bad-date, bad-date", "bad-date, bad-date"),
        ("bad-grade, wrong-mode, bad-date, single-origin, repeated-name", "bad-date"),
    ],
)
def test_the_fix_leaves_what_has_a_use(tmp_path: Path, names: str, left: str) -> None:
    folder = write(tmp_path, {"map.argmap": f"# argmap: ignore[{names}] {WHY}\n{LINKED}"})
    done = fix([folder])
    assert rules(check([folder])).count("unused-suppression") == len(done.applied)
    text = done.after.get(folder / "map.argmap", (folder / "map.argmap").read_bytes()).decode()
    assert text == f"# argmap: ignore[{left}] {WHY}\n{LINKED}"


@pytest.mark.parametrize("names", ["bad-grade", "bad-grade, wrong-mode", "bad-grade, bad-grade"])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("COMMENT\nclaim a: A.\n", "claim a: A.\n"),
        ("# A.\n\nCOMMENT\n\nclaim a: A.\n", "# A.\n\nclaim a: A.\n"),
        ("# A.\n\nCOMMENT\nclaim a: A.\n", "# A.\n\nclaim a: A.\n"),
        ("# A.\nCOMMENT\n\nclaim a: A.\n", "# A.\n\nclaim a: A.\n"),
        ("\n\nCOMMENT\n\n\nclaim a: A.\n", "\n\nclaim a: A.\n"),
        ("claim a: A.\n  COMMENT\n  note: N.\n", "claim a: A.\n  note: N.\n"),
        ("claim a: A.\n\nCOMMENT\n\n", "claim a: A.\n"),
        ("claim a: A.\n\nCOMMENT", "claim a: A.\n"),
        ("claim a: A.\nCOMMENT\n", "claim a: A.\n"),
        ("COMMENT\n", ""),
    ],
)
def test_the_fix_takes_the_line_and_blank_lines_that_are_too_many(
    tmp_path: Path, text: str, left: str, names: str
) -> None:
    comment = f"# argmap: ignore[{names}] {WHY}"
    report = checked(tmp_path, text.replace("COMMENT", comment))
    if names != "bad-grade, bad-grade":  # there the fix takes two rounds
        idle = [one for one in report.diagnostics if one.rule == "unused-suppression"]
        assert [fixed_once(one) for one in idle] == [left] * len(idle) != []
    done = fix([tmp_path])
    (data,) = done.after.values()
    assert data.decode() == left
    assert "unused-suppression" not in [d.rule for d in done.outcome.diagnostics]


PIECES = st.sampled_from(
    [
        "claim a: A.",
        "claim b: B,",
        "  which goes on.",
        "  supports: a",
        "  on: yesterday",
        "  > Words of it",
        "  from: s",
        "source s: S.",
        "# A remark.",
        "",
        "   ",
        "# argmap: ignore[bad-date] why",
        "# argmap: ignore[bad-grade, bad-date, wrong-mode] why",
        "  # argmap: ignore[ bad-grade,unreached-entry ] why",
        "\t# argmap: ignore[single-origin] why",
        "# argmap: ignore[bad-grade, no-rule, , bad-key] why",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=14))
def test_the_file_means_the_same_afterwards(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    with TemporaryDirectory() as place:
        folder = write(Path(place).resolve(), {"map.argmap": text})
        before = check([folder])
        (map,) = before.maps
        others = [(d.rule, d.message) for d in before.diagnostics]
        for finding in [
            d for d in before.diagnostics if d.rule == "unused-suppression" and d.fixes
        ]:
            (folder / "map.argmap").write_text(fixed_once(finding), encoding="utf-8")
            after = check([folder])
            assert meaning(after.maps[0]) == meaning(map)
            gone = Counter(others) - Counter((d.rule, d.message) for d in after.diagnostics)
            assert {rule for rule, _ in gone} <= {"unused-suppression"}
            assert gone
            assert not Counter((d.rule, d.message) for d in after.diagnostics) - Counter(others)
