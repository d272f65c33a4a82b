"""What the rules on wording find in claims and quotes: `tests/fixtures/wording.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mapkit import ROOT, only, write

from argmap.check import check

CASES: list[tuple[str, dict[str, str]]] = [
    (rule, case)
    for rule, cases in tomllib.loads(
        (ROOT / "tests/fixtures/wording.toml").read_text(encoding="utf-8")
    ).items()
    for case in cases
]


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{rule}: {case['claim']}" for rule, case in CASES]
)
def test_a_rule_finds_what_it_should_and_nothing_else(
    rule: str, case: dict[str, str], tmp_path: Path
) -> None:
    text = f"map m: A map\n  scale: icd203\n\nclaim c: {case['claim']}\n"
    if "quote" in case:
        text += f"  said by: author in s\n  > {case['quote']}\n\n"
        text += "source s: A book\n  file: book.txt\n"
    files = {"map.argmap": text, "book.txt": case.get("quote", "")}
    path = write(tmp_path, files) / "map.argmap"
    found = [finding.span.text for finding in check([path], select=[rule]).diagnostics]
    assert found == ([case["finds"]] if case["finds"] else [])


@pytest.mark.parametrize(
    ("line", "denial"),
    [
        ("from: s, page 2", "denied by: author in s"),
        ("said by: p via q in s", "denied by: p via q in s"),
    ],
)
def test_the_denial_that_is_advised_fits_the_line(line: str, denial: str, tmp_path: Path) -> None:
    text = (
        "source s: A book\n\nspeaker p: P\n\nspeaker q: Q\n\nclaim c: The city closed the bridge.\n"
    )
    text += f"  {line}\n  > The city did not close the bridge\n"
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    (finding,) = check([path], select=["negation-dropped"]).diagnostics
    assert finding.help == (f"write what the quote says, or `{denial}` in this place",)


@pytest.mark.parametrize(
    ("quote", "claim", "found"),
    [
        ("Some 500 cars cross the bridge each day", "5,000 cars cross the bridge.", ["5,000"]),
        ("Most of the guests come by car", "About 80% of the guests come by car.", []),
    ],
)
def test_without_its_document_a_number_is_found_in_the_place_of_another_alone(
    quote: str, claim: str, found: list[str], tmp_path: Path
) -> None:
    text = f"source s: A book\n\nclaim c: {claim}\n  said by: author in s\n  > {quote}\n"
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    there = check([path], select=["number-added"]).diagnostics
    assert [finding.span.text for finding in there] == found


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "hedge-dropped",
            "source s: A book\n\nclaim c: The ferry will stop in summer.\n  said by: author in s\n"
            "  > The ferry will\n  > probably stop in summer.\n  note: Words.\n",
        ),
        (
            "other-scale-word",
            "map m: A map\n  scale: icd203\n\nclaim c: Highly likely, it\n  is so.\n",
        ),
        (
            "other-scale-word",
            "map m: A map\n  scale: phia\n\nclaim c: It is\n  very unlikely to be so.\n",
        ),
    ],
)
def test_a_fix_sets_it_right(rule: str, text: str, tmp_path: Path) -> None:
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    finding = only(check([path], select=[rule]))
    edit = finding.fixes[0].edits[0]
    fixed = text[: edit.span.start] + edit.text + text[edit.span.end :]
    path.write_text(fixed, encoding="utf-8")
    assert (
        check(
            [path], select=["default", rule], ignore=["unreached-entry", "quote-unchecked"]
        ).diagnostics
        == []
    )


@pytest.mark.parametrize(
    ("words", "likelihood", "found"),
    [
        ("It is likely that the seal is false.", "very unlikely", ["likely"]),
        ("The seal is almost certainly false.", "likely", ["almost certainly"]),
        ("The seal is probably false.", "20-30%", ["probably"]),
        ("The seal is probably false.", "likely", []),
        ("It is unlikely that the seal is false.", "unlikely", []),
        ("It is highly likely that the seal is false.", "very unlikely", []),
        ("It is more likely to be false than the letter.", "unlikely", []),
        ("It is likely that the seal is false or unlikely to be found.", "almost certain", []),
        ('The clerk was told that "it is likely".', "unlikely", []),
        ("The seal is false.", "unlikely", []),
    ],
)
def test_a_likelihood_in_a_text_is_that_of_its_line(
    words: str, likelihood: str, found: list[str], tmp_path: Path
) -> None:
    text = f"claim c: {words}\n  likelihood: {likelihood}\n"
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    report = check([path], select=["contradicting-likelihood"])
    assert [one.span.text for one in report.diagnostics] == found


def test_a_word_of_another_scale_is_none_where_the_map_uses_no_scale(tmp_path: Path) -> None:
    text = "map m: A map\n\nclaim c: It is highly likely.\n"
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    assert check([path], select=["other-scale-word"]).diagnostics == []


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("likelihood", "likelihood: likely"),
        ("hedge", "hedge: probably"),
        ("note", "note: The book says probably."),
        ("act", ""),
    ],
)
def test_a_hedge_is_kept_by_other_lines(key: str, line: str, tmp_path: Path) -> None:
    mode = ", act" if key == "act" else ""
    text = (
        f"source s: A book\n\nclaim c: The ferry will stop.\n  said by: author in s{mode}\n"
        f"  > The ferry will probably stop.\n" + (f"  {line}\n" if line else "")
    )
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    assert check([path], select=["hedge-dropped"]).diagnostics == []


@pytest.mark.parametrize(
    "line",
    [
        "on: 1999",
        "note: The year is 1999.",
        "from: t\n  > In 1999 it was torn up.",
        "said by: author",
    ],
)
def test_a_number_may_be_known_from_other_lines(line: str, tmp_path: Path) -> None:
    text = (
        "source s: A book\n\nsource t: Another\n\nclaim c: It was torn up in 1999.\n"
        f"  from: s\n  > The treaty of 1998 was torn up.\n  {line}\n"
    )
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    assert check([path], select=["number-added"]).diagnostics == []


def test_a_number_may_stand_in_the_paragraph_of_the_quote(tmp_path: Path) -> None:
    text = (
        "source s: A book\n  file: s.txt\n\nclaim c: None of the seventy men was ill.\n"
        "  from: s\n  > none of them was ill\n"
    )
    for document, found in (
        ("There were seventy men, and none of them was ill.", []),
        ("There were seventy men.\n\nAnd none of them was ill.", ["seventy"]),
    ):
        path = write(tmp_path, {"map.argmap": text, "s.txt": document}) / "map.argmap"
        report = check([path], select=["number-added"])
        assert [one.span.text for one in report.diagnostics] == found


HOSTILE = st.lists(
    st.sampled_from(
        "may might not and , ; . 1 1,000 1.2.3 million hundred two thirds - “ ‘ „ ² ٣ İ the is "
        "it she over clearly did closed high confidence likely highly because a half of May in "
        "1999".split()
    ),
    max_size=60,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_is_too_odd(tmp_path: Path, claim: str, quote: str, note: str) -> None:
    text = (
        f"map m: A map\n  scale: icd203\n\nclaim c: It {claim}\n  from: s\n  > The {quote}\n"
        f"  note: It {note}\n\nsource s: A book\n\nclaim d: It {claim}\n  likelihood: likely\n"
    )
    path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
    for finding in check([path], select=sorted({rule for rule, _ in CASES})).diagnostics:
        assert finding.span.text


@pytest.mark.parametrize(
    "mark",
    [
        *("“", "„", "‘", '"', "1,", "may ", "- ", "million ", "(", "; ", "and it is ", "x and "),
        "It has high confidence that it is likely. ",
        "clearly it is highly likely ",
    ],
)
def test_long_texts_take_no_long_time(mark: str, tmp_path: Path) -> None:
    def spent(count: int) -> float:
        long = mark * count
        text = (
            f"claim c: It is {long}\n  note: It has high confidence {long}\n  from: s\n"
            f"  > The {long}\n\nsource s: A book\n\nclaim d: A may {long}\n"
        )
        path = write(tmp_path, {"map.argmap": text}) / "map.argmap"
        began = process_time()
        check([path], select=sorted({rule for rule, _ in CASES}))
        return process_time() - began

    # Eight times the text: eight times the work where it is linear, 64 where it is quadratic.
    assert spent(24_000) < 40 * spent(3_000)


def test_there_are_as_many_traps_as_faults() -> None:
    traps = sum(not case["finds"] for _, case in CASES)
    assert traps * 2 >= len(CASES)
