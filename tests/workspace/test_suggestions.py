"""What is suggested for words of a scale and for schemes that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapkit import write

from argmap.check import check


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
    assert said == "there are 51, which docs/language.md lists"
