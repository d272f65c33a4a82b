"""Values: scales of likelihood, confidence, grades, dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import checked, clean, only, rules, said

from argmap.model import Claim, Evidence, MapHead, Source
from argmap.model.dates import read_date
from argmap.model.fault import ValueFault
from argmap.model.scales import likelihood_words, scales, schemes


def claim(line: str, scale: str = "") -> str:
    head = f"map m: M\n  scale: {scale}\n\n" if scale else ""
    return f"{head}claim a: A.\n  supported by: b\n  {line}\n\nclaim b: B.\n"


@pytest.mark.parametrize(
    ("scale", "word"), [(scale, word) for scale in scales() for word in likelihood_words(scale)]
)
def test_every_word_of_every_scale(tmp_path: Path, scale: str, word: str) -> None:
    entry = clean(checked(tmp_path, claim(f"likelihood: {word}", scale))).entries["a"]
    assert isinstance(entry, Claim)
    assert entry.likelihood is not None
    assert entry.likelihood.text == word
    assert 0 <= entry.likelihood.low <= entry.likelihood.high <= 100


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("60%", 60, 60),
        ("60-70%", 60, 70),
        ("60 – 70 %", 60, 70),
        ("0%", 0, 0),
        ("100%", 100, 100),
        ("0.5-1.5%", 0.5, 1.5),
    ],
)
def test_percentages(tmp_path: Path, text: str, low: float, high: float) -> None:
    for scale in ("", *scales()):
        entry = clean(checked(tmp_path, claim(f"likelihood: {text}", scale))).entries["a"]
        assert isinstance(entry, Claim)
        assert entry.likelihood is not None
        assert (entry.likelihood.low, entry.likelihood.high) == (low, high)


def test_a_word_of_another_scale_names_the_right_one(tmp_path: Path) -> None:
    for scale in scales():
        for other in scales():
            for word in sorted({*likelihood_words(other)} - {*likelihood_words(scale)}):
                finding = only(checked(tmp_path, claim(f"likelihood: {word}", scale)))
                assert finding.rule == "unknown-scale-word"
                message = said(finding)
                assert f"this map uses {scale}" in message
                assert any(f"`{near}`" in message for near in likelihood_words(scale))


def test_without_a_scale_it_is_icd203(tmp_path: Path) -> None:
    map = clean(checked(tmp_path, "map m: M\n\n" + claim("likelihood: probable")))
    head = map.head
    assert isinstance(head, MapHead)
    assert head.scale == "icd203"


@pytest.mark.parametrize(
    "line",
    [
        "likelihood: high",
        "likelihood: low, two reports",
        "likelihood: moderate confidence",
        "likelihood: likely, moderate confidence",
        "likelihood: likely (low confidence)",
        "likelihood: likely, high",
        "confidence: likely",
        "confidence: 60%",
        "confidence: 60-70%, two reports",
        "confidence: almost certain",
    ],
)
def test_likelihood_and_confidence_are_not_mixed_up(tmp_path: Path, line: str) -> None:
    finding = only(checked(tmp_path, claim(line)))
    assert finding.rule == "likelihood-confidence"
    other = "confidence:" if line.startswith("likelihood") else "likelihood:"
    assert other in said(finding)


@pytest.mark.parametrize("level", ["low", "moderate", "high"])
def test_confidence(tmp_path: Path, level: str) -> None:
    for text, reason in ((level, None), (f"{level}, one origin, and old", "one origin, and old")):
        entry = clean(checked(tmp_path, claim(f"confidence: {text}"))).entries["a"]
        assert isinstance(entry, Claim)
        assert entry.confidence is not None
        assert (entry.confidence.level, entry.confidence.reason) == (level, reason)


@pytest.mark.parametrize("grade", "ABCDEF123456")
def test_grades(tmp_path: Path, grade: str) -> None:
    letter = grade.isalpha()
    text = (
        f"source s: S\n{f'  grade: {grade}' if letter else ''}\n\nevidence e: E.\n  from: s\n"
        f"{f'  grade: {grade}' if not letter else ''}\n  supports: c\n\nclaim c: C.\n"
    )
    report = checked(tmp_path, text)
    assert set(rules(report)) <= {"unconfirmed-grade"}  # 1 asks for a second origin
    entry = report.maps[0].entries["s" if letter else "e"]
    assert isinstance(entry, Source | Evidence)
    assert entry.grade == grade
    other = text.replace(f"grade: {grade}", f"grade: {'1' if letter else 'A'}")
    assert only(checked(tmp_path, other)).rule == "bad-grade"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2006-07-17", "2006-07-17", "2006-07-17"),
        ("2006-07", "2006-07-01", "2006-07-31"),
        ("2006-02", "2006-02-01", "2006-02-28"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2006", "2006-01-01", "2006-12-31"),
        ("2006-07~", "2006-07-01", "2006-07-31"),
        ("2006?", "2006-01-01", "2006-12-31"),
        ("2006-07-17%", "2006-07-17", "2006-07-17"),
        ("../2006-06-01", None, "2006-06-01"),
        ("2006-06-01/..", "2006-06-01", None),
        ("/2006", None, "2006-12-31"),
        ("2006/", "2006-01-01", None),
        ("2006-03/2006-07", "2006-03-01", "2006-07-31"),
        ("2005-03-24/2006-07~", "2005-03-24", "2006-07-31"),
        ("200X", "2000-01-01", "2009-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2006-21", "2006-03-01", "2006-05-31"),
        ("-0043", "-0043-01-01", "-0043-12-31"),
    ],
)
def test_dates(text: str, earliest: str | None, latest: str | None) -> None:
    date = read_date(text)
    assert (date.text, date.earliest, date.latest) == (text, earliest, latest)
    assert date.approximate == any(mark in text for mark in "~%")
    assert date.uncertain == any(mark in text for mark in "?%")


@pytest.mark.parametrize(
    "text",
    [
        *["yesterday", "June 2006", "17.07.2006", "7/17/2006", "2006-13", "2006-02-30", "06-07"],
        *["2006-7-1", "2006-07-17/2006-03-01", "[2006,2007]", "{2006,2007}", "2006/2007/2008"],
        *["20060717", "2006-07-17T25:00:00", "~", "..", "../..", "2006-00", "x" * 10_000, "٢٠٠٦"],
    ],
)
def test_no_dates(text: str) -> None:
    with pytest.raises(ValueFault) as fault:
        read_date(text)
    assert fault.value.rule == "bad-date"
    assert len(fault.value.message) < 200
    assert fault.value.help


@pytest.mark.parametrize("scheme", schemes())
def test_every_scheme(tmp_path: Path, scheme: str) -> None:
    text = "claim a: A.\n\nclaim b: B.\n\nargument c: C.\n  premises: a\n  conclusion: b\n"
    clean(checked(tmp_path, f"{text}  scheme: {scheme}\n"))


@pytest.mark.parametrize("text", ["2023-10-03T01:05", "2023-10-03T01:05:00Z", "2023-10-03 01:05"])
def test_maps_know_no_times_of_day(text: str) -> None:
    with pytest.raises(ValueFault) as fault:
        read_date(text)
    assert "time of day" in fault.value.message
    assert fault.value.help == ("write the day: 2023-10-03",)
