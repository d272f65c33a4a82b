"""What is found beside lines at fault, and what is held back since it may follow from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.check import outcome

BRIDGE = """\
source gazette: Cracks in the bridge
  publisher: The Gazette

speaker weiss: Anna Weiss

claim unsafe: The bridge is unsafe.
  likelihood: likely
  answers: close
  assumes: no-flood
  supported by: cracks

evidence cracks: Two piers are cracked.
  said by: weiss in gazette

claim old-cracks: The cracks have been there for fifty years.
  attacks: unsafe

claim cars: Cars cross it every day.
  attacks: unsafe

claim stays: The bridge stands for another year.
  likelihood: likely
  contradicts: unsafe

assumption no-flood: There is no flood this spring.
"""
ALL = [
    "incompatible-likelihoods",
    "single-origin",
    "unanswered-counterclaim",
    "unanswered-counterclaim",
    "untested-assumption",
]
QUESTION = "question close: Should the bridge be closed?\n\nclaim no: No.\n  answers: close\n\n"


def found(folder: Path, text: str) -> tuple[list[str], int]:
    """The rules that find something in a map, and how many findings are held back."""
    (folder / "argmap.toml").touch()
    path = folder / "map.argmap"
    path.write_text(text, encoding="utf-8")
    made = outcome([path])
    return sorted(one.rule for one in made.diagnostics), made.held


def test_without_a_fault_nothing_is_held_back(tmp_path: Path) -> None:
    assert found(tmp_path, QUESTION + BRIDGE) == (ALL, 0)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("unknown-kind", QUESTION.replace("question", "qestion") + BRIDGE),
        ("unknown-id", QUESTION + BRIDGE.replace("answers: close", "answers: closed-bridge")),
        ("unknown-link", QUESTION + BRIDGE.replace("contradicts: unsafe", "contradicts: unsafe\n"
         "\nevidence toll: Toll is paid.\n  from: gazette\n  undercuts: cars -> stays")),
        ("unknown-key", QUESTION + BRIDGE + "  tgas: spring\n"),
    ],
)  # fmt: skip
def test_an_error_hides_nothing_that_does_not_follow_from_it(
    rule: str, text: str, tmp_path: Path
) -> None:
    rules, _ = found(tmp_path, text)
    assert [one for one in rules if one in ALL] == ALL
    assert rule in rules


@pytest.mark.parametrize(
    ("old", "new", "held", "count"),
    [
        ("said by: weiss in gazette", "said by: wiess in gazette", {"single-origin"}, 3),
        ("supported by: cracks", "supported by: cracks, craks", {"single-origin"}, 1),
        ("likelihood: likely\n  answers", "likelihood: likly\n  answers", set(ALL), 0),
        ("claim cars: Cars", "claim x: Weiss errs.\n  attacks: old-craks\n\nclaim cars: Cars",
         {"unanswered-counterclaim"}, 2),
        ("There is no flood this spring.\n", "There is no flood this spring.\n  falls if:\n",
         {"untested-assumption"}, 1),
    ],
)  # fmt: skip
def test_what_may_follow_from_an_error_is_held_back_and_counted(
    old: str, new: str, held: set[str], count: int, tmp_path: Path
) -> None:
    text = (QUESTION + BRIDGE).replace(old, new)
    rules, told = found(tmp_path, text)
    missing = list(ALL)
    for rule in rules:
        if rule in missing:
            missing.remove(rule)
    assert missing
    assert set(missing) <= held
    assert told == count


def test_a_suppression_of_what_is_held_back_is_not_idle(tmp_path: Path) -> None:
    text = BRIDGE.replace(
        "assumption no-flood",
        "# argmap: ignore[untested-assumption] nobody can test it\nassumption no-flood",
    )
    rules, held = found(tmp_path, QUESTION + text + "  falls if:\n")
    assert "unused-suppression" not in rules
    assert (rules.count("untested-assumption"), held) == (0, 0)
