"""Words that stand where an id should: what is suggested, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked

from argmap.check.fixing import fix
from argmap.diagnostics import Diagnostic

BASE = """\
question q: What now?

source d: A report
  file: d.txt

source minutes: Minutes of the council

speaker reed: Tom Reed
  alias: The Mayor, T. Reed

speaker roe: Jane Roe

claim close-it: Close the road.
  answers: q

claim open-it: Keep it open.
  answers: q

claim x: A sentence.
"""


def found(folder: Path, line: str) -> list[Diagnostic]:
    """What is found in a claim with a line, and of what it may name."""
    (folder / "d.txt").write_text("Some words of it.\n", encoding="utf-8")
    report = checked(folder, f"{BASE}  {line}\n  supports: open-it\n")
    return [one for one in report.diagnostics if one.rule != "unreached-entry"]


def fixed(folder: Path, line: str, *, unsafe: bool = True) -> str:
    """The line after its fixes."""
    found(folder, line)
    path = folder / "map.argmap"
    after = fix([folder], unsafe=unsafe).after.get(path, path.read_bytes()).decode()
    return after.split("claim x: A sentence.\n")[1].split("\n")[0].strip()


@pytest.mark.parametrize(
    ("line", "meant", "after"),
    [
        ("attacks: close it", "close-it", "attacks: close-it"),
        ("attacks: Close It", "close-it", "attacks: close-it"),
        ("attacks: clos it", "close-it", "attacks: close-it"),
        ("said by: Tom Reed in d", "reed", "said by: reed in d"),
        ("said by: the mayor in d, page 2", "reed", "said by: reed in d, page 2"),
        ("said by: Mr Reed in d, direct", "reed", "said by: reed in d, direct"),
        ("said by: Jane Roe via reed in d", "roe", "said by: roe via reed in d"),
        ("denied by: Jane Roe", "roe", "denied by: roe"),
        ("said by: roe in the report", "d", "said by: roe in d"),
        ("said by: roe in the minutes, page 3", "minutes", "said by: roe in minutes, page 3"),
        ("from: the report", "d", "from: d"),
    ],
)
def test_the_id_that_is_meant(tmp_path: Path, line: str, meant: str, after: str) -> None:
    (finding,) = found(tmp_path, line)
    assert finding.help == (f"did you mean `{meant}`?",)
    assert finding.span.text in line
    assert fixed(tmp_path, line) == after
    assert fixed(tmp_path, line, unsafe=False) == line


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("attacks: some words", "put a comma between ids"),
        ("said by: Ada Poe in d", "`speaker ada-poe: Ada Poe`"),
        ("said by: roe in the letter", "`source the-letter: the letter`"),
        ("said by: reed and roe in d", "a `said by:` line for each speaker"),
        ("attacks: close-it -> open-it", "only `undercuts:` names a link"),
    ],
)
def test_what_is_meant_is_not_known(tmp_path: Path, line: str, says: str) -> None:
    (finding,) = found(tmp_path, line)
    assert says in finding.help[0]
    assert finding.fixes == ()
    assert fixed(tmp_path, line) == line


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("attacks: close-it open-it", "attacks: close-it, open-it"),
        ("attacks: close-it & open-it", "attacks: close-it, open-it"),
        ("attacks: close-it and open-it", "attacks: close-it, open-it"),
        ("attacks: open-it, close it", "attacks: open-it, close-it"),
        ("said by: reed in d p. 2", "said by: reed in d, page 2"),
        ("said by: reed in d pp. 2-3, direct", "said by: reed in d, pages 2-3, direct"),
        ("said by: reed in d direct", "said by: reed in d, direct"),
        ("from: d 00:12:30", "from: d, 00:12:30"),
    ],
)
def test_what_lacks_a_comma(tmp_path: Path, line: str, after: str) -> None:
    assert fixed(tmp_path, line) == after


def test_a_comma_that_is_missing_is_named(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "said by: reed in d p. 2")
    assert finding.message == "a comma is missing before `p. 2`"
    assert finding.help == ("write `, page 2`",)


def test_whom_words_may_mean_is_not_found_unreached(tmp_path: Path) -> None:
    text = "source d: S\n\nspeaker reed: Tom Reed\n\nclaim x: X.\n  said by: Tom Reed in d\n"
    report = checked(tmp_path, f"{text}  supports: y\n\nclaim y: Y.\n")
    assert [one.rule for one in report.diagnostics] == ["bad-attribution"]


def test_what_a_key_at_fault_may_link_is_not_found_unreached(tmp_path: Path) -> None:
    text = "gap g: What is not known.\n  supports: h\n\nclaim h: A hypothesis.\n"
    (finding,) = checked(tmp_path, text).diagnostics
    assert finding.rule == "wrong-key"
    assert finding.help[0] == "write `bears on:`"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("said by: Ministers in exile in d", "Ministers in exile"),
        ("said by: reed via Jane Roe in d", "Jane Roe"),
        ("said by: reed via roe in the letter, page 3", "the letter"),
    ],
)
def test_the_words_at_fault_alone_are_underlined(tmp_path: Path, line: str, named: str) -> None:
    (finding,) = found(tmp_path, line)
    assert finding.span.text == named


def test_of_an_id_of_several_words_these_are_underlined(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "claim built 1931: The dam was built in 1931.\n").diagnostics
    assert (finding.rule, finding.span.text) == ("bad-head", "built 1931")


def test_a_long_line_takes_no_longer_than_its_length(tmp_path: Path) -> None:
    blanks = " " * 200_000  # with a search that starts anew at each blank, some minutes
    lines = [f"supports: b{blanks}c", f"attacks: b{blanks}c", f"said by: Tom{blanks}Reed in d"]
    lines += [
        f"undercuts: b{blanks}c",
        f"note: argmap{blanks}x  # argmap: ignore[bad-date]{blanks}why",
    ]
    text = "".join(f"claim x{n}: X.\n  {line}\n" for n, line in enumerate(lines))
    assert len(checked(tmp_path, text).diagnostics) > len(lines) - 1
