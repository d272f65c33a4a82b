"""`argmap show`: a claim as a tree."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from commands import argmap, process
from mapkit import ROOT, write

SAMPLE = ROOT / "tests" / "fixtures" / "manas"


def test_the_tree() -> None:
    shown = argmap("show", "wants-money", SAMPLE).stdout
    _, _, tree = shown.partition("\n")
    _, _, tree = tree.partition("\n")
    assert tree == dedent("""\
        ├── for
        │   └── evidence june-deadline  The threat came with a price and a date.
        │       └── said by the source itself in voa
        │           └── “if the United States does not agree to pay more by June 1st”
        └── answers question q1  Why did Bakiyev press Washington over Manas?
        """)


def test_all_that_bears_on_a_claim() -> None:
    shown = " ".join(argmap("show", "pleases-moscow", SAMPLE).stdout.split())
    for words in (
        "[roughly even chance, low confidence]",
        "said by Kumar Bekbalatov in voa, indirect",
        "hedged: “in his view”",
        "strongly: these together",
        "but this link is undercut by",
        "against",
        "assumes assumption knows-motives",
    ):
        assert words in shown


@pytest.mark.parametrize("id", ["q1", "voa", "iwpr", "motives", "manas-2006", "knows-motives"])
def test_every_kind(id: str) -> None:
    result = argmap("show", id, SAMPLE)
    assert result.exit_code == 0
    assert id in result.stdout


def test_depth() -> None:
    shown = [
        argmap("show", "q1", SAMPLE, "--depth", depth).stdout for depth in ("0", "1", "2", "9")
    ]
    assert [len(text) for text in shown] == sorted(len(text) for text in shown)
    assert "wants-money" not in shown[0]
    assert "wants-money" in shown[1]
    assert "june-deadline" not in shown[1]
    assert "june-deadline" in shown[2]


def test_an_id_that_is_not_there() -> None:
    result = argmap("show", "wants-mony", SAMPLE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `wants-money`?" in result.stderr


def test_an_id_that_nothing_is_like_lists_what_can_be_shown(tmp_path: Path) -> None:
    result = argmap("show", "nosuch", SAMPLE)
    assert "= help: claim: pleases-moscow, wants-money, " in result.stderr
    assert "= help: speaker: " in result.stderr
    assert "iwpr" in result.stderr
    many = "".join(f"claim c{n}: C.\n\n" for n in range(23))
    write(tmp_path / "many", {"map.argmap": many})
    assert "c18, c19 and 3 more" in argmap("show", "nosuch", tmp_path / "many").stderr
    write(tmp_path / "none", {"map.argmap": "question q: Q?\n"})
    assert "question: q" in argmap("show", "nosuch", tmp_path / "none").stderr


@pytest.mark.parametrize("command", ["show", "origins"])
def test_the_path_before_the_id(command: str) -> None:
    result = argmap(command, SAMPLE, "wants-money")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"the id comes first: argmap {command} wants-money {SAMPLE}" in result.stderr


def test_who_says_and_who_denies_in_a_source(tmp_path: Path) -> None:
    text = (
        "source s: S\n\nspeaker x: Xenia\n\nspeaker y: Yuri\n\nclaim a: A.\n"
        "  said by: x in s, page 1\n  said by: x in s, page 2\n  denied by: y via author in s\n"
        "  doubted by: unnamed via x in s\n  from: s\n"
    )
    write(tmp_path, {"map.argmap": text})
    assert _branches(argmap("show", "s", tmp_path).stdout) == [
        "Xenia says claim a  A.",
        "Yuri via the source itself denies claim a  A.",
        "somebody unnamed via Xenia doubts claim a  A.",
        "the source itself says claim a  A.",
    ]
    assert _branches(argmap("show", "x", tmp_path).stdout) == [
        "says claim a  A.",
        "passes on that somebody unnamed doubts claim a  A.",
    ]


def _branches(printed: str) -> list[str]:
    """The branches of a tree, without the lines above them: a long path may take two."""
    return [line[4:] for line in printed.splitlines() if line[:1] in "├└"]


def test_a_map_with_errors(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n"})
    result = argmap("show", "a", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_circle_of_attacks_ends(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  attacks: b\n\nclaim b: B.\n  attacks: a\n"})
    shown = argmap("show", "a", tmp_path, "--depth", "100").stdout
    assert "(see above)" in shown


def test_a_long_chain(tmp_path: Path) -> None:
    text = "".join(f"claim c{n}: C.\n  supports: c{n + 1}\n\n" for n in range(3000))
    write(tmp_path, {"map.argmap": text + "claim c3000: C.\n"})
    result = argmap("show", "c3000", tmp_path, "--depth", "100")
    assert result.exit_code == 0
    assert "c2900" in result.stdout
    assert "c2899" not in result.stdout
    assert argmap("show", "c3000", tmp_path, "--depth", "101").exit_code == 2


def test_what_supports_in_many_ways_is_shown_once(tmp_path: Path) -> None:
    """Else a map of sixty claims would have a tree of a billion lines."""
    text = "claim c0: C.\n\n"
    for n in range(1, 40):
        text += f"claim a{n}: A.\n  supports: c{n - 1}\n\nclaim b{n}: B.\n  supports: c{n - 1}\n\n"
        text += f"claim c{n}: C.\n  supports: a{n}, b{n}\n\n"
    write(tmp_path, {"map.argmap": text})
    shown = argmap("show", "c0", tmp_path, "--depth", "100").stdout
    assert "(see above)" in shown
    assert shown.count("\n") < 1000


def test_an_argument_and_the_warrant(tmp_path: Path) -> None:
    text = (
        "claim a: A.\n\nclaim b: B.\n\nargument r: So it is.\n  premises: a\n  conclusion: b\n"
        "  scheme: sign\n"
    )
    write(tmp_path, {"map.argmap": text})
    assert "because So it is. [r]" in argmap("show", "b", tmp_path).stdout
    assert "a -> b (sign)" in argmap("show", "r", tmp_path).stdout


def test_colours_are_for_terminals() -> None:
    assert b"\x1b" not in process("show", "q1", SAMPLE).stdout
    assert b"\x1b" in process("show", "q1", SAMPLE, env={"FORCE_COLOR": "1"}).stdout
    env = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert b"\x1b" not in process("show", "q1", SAMPLE, env=env).stdout
