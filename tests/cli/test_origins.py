"""`argmap origins`: who a claim rests on."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from commands import argmap, process
from mapkit import ROOT, write

SAMPLE = ROOT / "tests" / "fixtures" / "manas"
MAP = """\
source voa: A broadcast
  publisher: Voice of America

speaker eva: Eva Ode
  role: engineer
  of: institute

speaker ben: Ben Ode
  of: institute

speaker institute: The Institute

speaker tass: TASS

claim unsafe: The bridge is unsafe.
  said by: eva via tass in voa, page 3, indirect
  denied by: institute in voa
  supported by: cracks

claim again: It is not safe.
  corroborates: unsafe
  said by: ben in voa
  said by: institute
  said by: unnamed in voa

evidence cracks: Two piers are cracked.
  from: voa

claim mine: I would not cross it.
  corroborates: unsafe
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"map.argmap": MAP})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_list(folder: Path) -> None:
    result = argmap("origins", "unsafe")
    assert result.exit_code == 0
    assert result.stdout == dedent("""\
        claim unsafe  The bridge is unsafe.
        ├── Eva Ode  named speaker, engineer, of The Institute
        │   └── unsafe  said via TASS in voa, page 3, indirect  map.argmap:16:12
        ├── Ben Ode  named speaker, of The Institute
        │   └── again  said in voa  map.argmap:22:12
        ├── The Institute  organisation  not counted beside Ben Ode, Eva Ode
        │   └── again  said  map.argmap:23:12
        ├── somebody unnamed
        │   └── again  said in voa  map.argmap:24:12
        ├── Voice of America  organisation
        │   └── cracks  said in its own voice in voa  map.argmap:27:9
        └── denied or doubted, which is no ground
            └── unsafe  denied by The Institute in voa  map.argmap:17:14
        5 statements in 1 document, 4 independent origins, 1 of them unnamed.
        Of one organisation, The Institute: Eva Ode, Ben Ode.
        """)


def test_json(folder: Path) -> None:
    (found,) = json.loads(argmap("origins", "unsafe", folder, "--format", "json").stdout)
    assert (found["id"], found["statements"], found["independent"]) == ("unsafe", 5, 4)
    assert found["documents"] == ["voa"]
    by_name = {one["name"]: one for one in found["origins"]}
    assert by_name["The Institute"]["counted_with"] == ["ben", "eva"]
    assert by_name["Eva Ode"]["documents"] == ["voa"]
    said = by_name["Eva Ode"]["statements"][0]
    assert (said["entry"], said["stance"], said["via"]) == ("unsafe", "asserts", ["tass"])
    assert (said["at"]["file"], said["at"]["line"]) == ("map.argmap", 16)
    assert [one["stance"] for one in found["opposed"]] == ["denies"]


def test_one_man_in_two_places() -> None:
    shown = argmap("origins", "pleases-moscow", SAMPLE).stdout
    assert shown.endswith("2 statements in 1 document, 1 independent origin.\n")


def test_one_unnamed_origin(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  said by: unnamed\n"})
    shown = argmap("origins", "a", tmp_path).stdout
    assert shown.endswith("1 statement, 1 independent origin, unnamed.\n")


def test_a_claim_that_nobody_makes() -> None:
    result = argmap("origins", "weak-at-home", SAMPLE)
    assert result.exit_code == 0
    assert "rests on nobody's word" in result.stdout
    (found,) = json.loads(argmap("origins", "weak-at-home", SAMPLE, "--format", "json").stdout)
    assert (found["origins"], found["independent"]) == ([], 0)


def test_an_id_that_is_not_there() -> None:
    result = argmap("origins", "pleases-moskow", SAMPLE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `pleases-moscow`?" in result.stderr


def test_an_id_that_nothing_is_like() -> None:
    told = argmap("origins", "nosuch", SAMPLE).stderr
    assert "claim: pleases-moscow, " in told
    assert "evidence: " in told
    assert "source: " not in told


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Eva Ode", "named speaker"),
        ("a Meridian manager", "speaker, not named"),
        ("A city official", "speaker, not named"),
        ("residents of the town", "speaker, not named"),
        ("чиновник мэрии", "speaker, not named"),
        ("de Gaulle", "named speaker"),
        ("al-Jazeera", "named speaker"),
        ("ანა", "named speaker"),
    ],
)
def test_speakers_with_a_name_and_without(tmp_path: Path, name: str, kind: str) -> None:
    write(tmp_path, {"map.argmap": f"speaker x: {name}\n\nclaim a: A.\n  said by: x\n"})
    assert f"{name}  {kind}\n" in argmap("origins", "a", tmp_path).stdout


def test_a_reserved_speaker_on_the_way(tmp_path: Path) -> None:
    text = (
        "source s: S\n\nspeaker x: Xenia\n\nclaim a: A.\n  said by: x via author in s\n"
        "  denied by: x via unnamed in s\n"
    )
    write(tmp_path, {"map.argmap": text})
    shown = argmap("origins", "a", tmp_path).stdout
    assert "said via the source itself in s" in shown
    assert "denied by Xenia via somebody unnamed in s" in shown


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("q1", "`q1` is a question"),
        ("voa", "`voa` is a source"),
        ("bekbalatov", "`bekbalatov` is a speaker"),
        ("motives", "`motives` is a section"),
    ],
)
def test_a_kind_that_rests_on_nothing(id: str, said: str) -> None:
    result = argmap("origins", id, SAMPLE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_an_argument_leads_to_its_conclusion(tmp_path: Path) -> None:
    text = "claim a: A.\n\nclaim b: B.\n\nargument r: So.\n  premises: a\n  conclusion: b\n"
    write(tmp_path, {"map.argmap": text})
    result = argmap("origins", "r", tmp_path)
    assert result.exit_code == 2
    assert "argmap origins b" in result.stderr


def test_a_map_with_errors(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: b\n"})
    result = argmap("origins", "a", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")


def test_no_such_path(tmp_path: Path) -> None:
    assert argmap("origins", "a", tmp_path / "none").exit_code == 2


def test_names_are_no_markup(tmp_path: Path) -> None:
    text = "speaker eva: [bold]Eva[/bold] [/]\n\nclaim a: [red]A[/].\n  said by: eva\n"
    write(tmp_path, {"map.argmap": text})
    shown = argmap("origins", "a", tmp_path).stdout
    assert "[bold]Eva[/bold] [/]" in shown
    assert "[red]A[/]." in shown


def test_two_colleagues_of_a_house_with_markup_in_its_name(tmp_path: Path) -> None:
    text = (
        "speaker house: The [/red] House\n\nspeaker a: A\n  of: house\n\nspeaker b: B\n"
        "  of: house\n\nclaim c: C.\n  said by: a\n  said by: b\n"
    )
    write(tmp_path, {"map.argmap": text})
    assert "Of one organisation, The [/red] House: A, B." in argmap("origins", "c", tmp_path).stdout


def test_json_has_no_mark_that_a_terminal_would_act_on(tmp_path: Path) -> None:
    text = "speaker a: A \u202eB\n\nclaim c: C.\n  said by: a\n"
    write(tmp_path, {"map.argmap": text})
    shown = argmap("origins", "c", tmp_path, "--format", "json").stdout
    assert "\u202e" not in shown
    assert json.loads(shown)[0]["origins"][0]["name"] == "A \u202eB"


def test_a_long_chain(tmp_path: Path) -> None:
    text = "speaker eva: Eva\n\n"
    text += "".join(
        f"claim c{n}: C.\n  said by: eva\n  supports: c{n + 1}\n\n" for n in range(2000)
    )
    write(tmp_path, {"map.argmap": text + "claim c2000: C.\n"})
    shown = argmap("origins", "c2000", tmp_path).stdout
    assert shown.endswith("2,000 statements, 1 independent origin.\n")


def test_colours_are_for_terminals() -> None:
    words = ("origins", "pleases-moscow", SAMPLE)
    assert b"\x1b" not in process(*words).stdout
    assert b"\x1b" in process(*words, env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" not in process(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
