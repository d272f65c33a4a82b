"""Who says it, where, how and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked, clean, only, rules, said

from argmap.check import Report
from argmap.language.vocabulary import MODES
from argmap.model import Attribution, Claim

ENTRIES = """\
source voa: A broadcast
  cites: tass

source tass: An agency

speaker eva: Eva
  of: adam

speaker adam: Adam

claim b: B.
  said by: eva in voa
  supports: a

"""


def unquoted(report: Report) -> Report:
    """A report without what it says of the quotes: their sources have no document here."""
    report.diagnostics = [d for d in report.diagnostics if d.rule != "quote-unchecked"]
    return report


def attributed(folder: Path, *lines: str) -> tuple[Attribution, ...]:
    text = ENTRIES + "claim a: A.\n" + "".join(f"  {line}\n" for line in lines)
    entry = clean(unquoted(checked(folder, text))).entries["a"]
    assert isinstance(entry, Claim)
    return entry.attributions


def fault(folder: Path, *lines: str) -> str:
    text = ENTRIES + "claim a: A.\n" + "".join(f"  {line}\n" for line in lines)
    return said(only(unquoted(checked(folder, text))))


@pytest.mark.parametrize(
    ("key", "stance"), [("said by", "asserts"), ("denied by", "denies"), ("doubted by", "doubts")]
)
def test_stances(tmp_path: Path, key: str, stance: str) -> None:
    (made,) = attributed(tmp_path, f"{key}: eva in voa, page 3, direct")
    assert (made.stance, made.speaker, made.source) == (stance, "eva", "voa")
    assert (made.locators, made.mode) == (("page 3",), "direct")


def test_from_is_the_source_s_own_voice(tmp_path: Path) -> None:
    (made,) = attributed(tmp_path, "from: voa, section 2.1, line 14")
    assert (made.stance, made.speaker, made.source) == ("asserts", "author", "voa")
    assert made.locators == ("section 2.1", "line 14")


def test_hearsay(tmp_path: Path) -> None:
    (made,) = attributed(tmp_path, "said by: eva via adam via author in voa")
    assert made.via == ("adam", "author")


def test_many(tmp_path: Path) -> None:
    made = attributed(
        tmp_path,
        "said by: eva in voa",
        "> one",
        "denied by: adam in voa",
        "hedge: may",
        "> two",
        "said by: unnamed in tass, act",
    )
    assert [(a.stance, a.speaker) for a in made] == [
        ("asserts", "eva"),
        ("denies", "adam"),
        ("asserts", "unnamed"),
    ]
    assert [a.quote.text if a.quote else None for a in made] == ["one", "two", None]
    assert [a.hedge.text if a.hedge else None for a in made] == [None, "may", None]


@pytest.mark.parametrize("mode", MODES)
def test_modes(tmp_path: Path, mode: str) -> None:
    assert attributed(tmp_path, f"said by: eva in voa,{mode}")[0].mode == mode
    assert attributed(tmp_path, f"said by: eva , {mode}")[0].mode == mode


@pytest.mark.parametrize(
    "locator",
    [
        *["page 3", "pages 3-4", "section 2", "section 2.1.3", "paragraph 5", "paragraphs 5-6"],
        *["line 14", "lines 14-20", "00:12:30"],
    ],
)
def test_locators(tmp_path: Path, locator: str) -> None:
    assert attributed(tmp_path, f"from: voa, {locator}")[0].locators == (locator,)
    assert attributed(tmp_path, f"said by: eva in voa, {locator}, direct")[0].locators == (locator,)


@pytest.mark.parametrize(
    "locator", ["p. 3", "page three", "page 3-4", "chapter 2", "12:30", "00:61:00"]
)
def test_no_locators(tmp_path: Path, locator: str) -> None:
    message = fault(tmp_path, f"said by: eva in voa, {locator}")
    assert f"`{locator}` is neither a mode nor a place" in message
    assert "`page 3`" in message


def test_a_misspelt_mode_is_not_a_place(tmp_path: Path) -> None:
    assert "did you mean `direct`?" in fault(tmp_path, "said by: eva in voa, dirct")


def test_a_place_needs_a_source(tmp_path: Path) -> None:
    assert "no source is named" in fault(tmp_path, "said by: eva, page 3")


def test_what_can_be_read_of_a_faulty_line_is_kept(tmp_path: Path) -> None:
    text = ENTRIES + "claim a: A.\n  said by: eva in voa, dirct\n  > their words\n"
    report = checked(tmp_path, text)
    entry = report.maps[0].entries["a"]
    assert isinstance(entry, Claim)
    (made,) = entry.attributions
    assert made.quote is not None
    assert made.quote.text == "their words"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["> one"], "one"),
        ([">one", ">   two  ", "", "# a remark", "\t> three"], "one two three"),
        (["> one", ">", "> two"], "one\n\ntwo"),
        (["> one", ">", ">", ">  ", "> two", "> three", ">"], "one\n\ntwo three"),
        (["> > quoted in it"], "> quoted in it"),
        (["> “Words: said by them,” he said"], "“Words: said by them,” he said"),
        (["> two  blanks stay"], "two  blanks stay"),
        (["> # no remark"], "# no remark"),
    ],
)
def test_quotes(tmp_path: Path, lines: list[str], text: str) -> None:
    (made,) = attributed(tmp_path, "from: voa", *lines)
    assert made.quote is not None
    assert made.quote.text == text


def test_a_second_quote(tmp_path: Path) -> None:
    assert "has a quote already" in fault(tmp_path, "from: voa", "> one", "hedge: may", "> two")


@pytest.mark.parametrize("line", ["> words", "hedge: may"])
def test_what_follows_no_attribution(tmp_path: Path, line: str) -> None:
    assert "belongs to nobody" in fault(tmp_path, "from: voa", "note: A remark.", line)
    assert "belongs to nobody" in fault(tmp_path, line, "from: voa")


def test_evidence_is_anchored_by_either(tmp_path: Path) -> None:
    for line, found in (("from: voa", []), ("said by: eva", []), ("", ["unanchored-evidence"])):
        text = (
            f"{ENTRIES}claim a: A.\n  from: tass\n  said by: eva in voa\n\n"
            f"evidence e: E.\n  {line}\n  supports: a\n"
        )
        assert rules(checked(tmp_path, text)) == found
