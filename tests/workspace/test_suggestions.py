"""What is suggested for words of a scale and for schemes that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import write

from argmap.check import check
from argmap.model.scales import schemes
from argmap.rules import rule


def help_for(folder: Path, line: str) -> str:
    """The help of the one error in a map with a line of a claim or an argument."""
    write(
        folder,
        {
            "map.argmap": "claim a: A.\n\nclaim b: B.\n\n"
            f"argument c: C.\n  premises: b\n  conclusion: a\n{line}"
        },
    )
    (finding,) = [one for one in check([folder]).checked[0].findings if one.severity == "error"]
    return " ".join(finding.help)


@pytest.mark.parametrize(("word", "meant"), [("lickely", "`likely`"), ("unlikly", "`unlikely`")])
def test_a_slip_of_the_hand_is_told_from_another_word(
    tmp_path: Path, word: str, meant: str
) -> None:
    said = help_for(tmp_path, f"\nclaim d: D.\n  supports: a\n  likelihood: {word}\n")
    assert said.startswith(f"did you mean {meant}")


@pytest.mark.parametrize("words", ["rather unlikely", "fairly likely", "perhaps"])
def test_words_of_no_scale_are_told_all_with_their_ranges(tmp_path: Path, words: str) -> None:
    said = help_for(tmp_path, f"\nclaim d: D.\n  supports: a\n  likelihood: {words}\n")
    assert "did you mean" not in said
    assert "`very unlikely` (5-20 %), `unlikely` (20-45 %)" in said


def test_a_scheme_is_found_by_a_word_of_its_name(tmp_path: Path) -> None:
    said = help_for(tmp_path, "  scheme: argument from expert\n")
    assert "`expert opinion`" in said
    assert "abductive" not in said


def test_for_a_scheme_that_nothing_is_like_it_is_said_where_all_stand(tmp_path: Path) -> None:
    said = help_for(tmp_path, "  scheme: zzz\n")
    assert said == "there are 51: `argmap rules unknown-scheme` lists them"
    assert all(f"`{name}`" in rule("unknown-scheme").finds for name in schemes())


@pytest.mark.parametrize(
    ("written", "meant"),
    [("experts", "`expert opinion`"), ("an analogical one", "`analogy`"), ("signs", "`sign`")],
)
def test_a_scheme_is_found_by_another_form_of_its_word(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert meant in help_for(tmp_path, f"  scheme: {written}\n")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("very likely, high", "`confidence: high, why`"),
        ("Likely (low confidence), as one saw it", "`confidence: low, as one saw it`"),
        ("60%, moderate because of two reports", "`confidence: moderate, because of two reports`"),
        ("Very likely (80%)", "`very likely` or `80%`"),
        ("60-70", "write `60-70%`"),
        ("0.6\u20130.7", "write `60-70%`"),
        ("70-60", "write 65% or 60-70%"),
        ("unlikely, high impact", "its words are"),
    ],
)
def test_the_author_s_own_words_are_suggested(tmp_path: Path, written: str, said: str) -> None:
    assert said in help_for(tmp_path, f"\nclaim d: D.\n  supports: a\n  likelihood: {written}\n")
