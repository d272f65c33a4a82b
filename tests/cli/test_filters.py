"""The filters of `argmap render`, as whole commands on real maps."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli.render import render

MAPS = Path(__file__).parents[2] / "maps"
LAKE = """\
map lake: The lake road

source log: The police log
  published: 2024-05

speaker police: The police

speaker novak: Novak
  of: police

question close-road: Should the town close the lake road to cars?

claim close-it: The town should close the lake road to cars.
  answers: close-road

claim leave-it: The town should leave the road open.
  answers: close-road

claim fewer-accidents: Closing the road would prevent accidents.
  supports: close-it

evidence crashes: Six crashes in a summer.
  from: log
  said by: novak in log
  supports: fewer-accidents
"""


@pytest.fixture
def lake(tmp_path, monkeypatch):
    (tmp_path / "argmap.toml").write_text("")
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "lake.argmap").write_text(LAKE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments):
    return CliRunner().invoke(render, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--path", "crashes", "close-road"], 4),
        (["--for", "fewer-accidents"], 2),
        (["--question", "close-road"], 5),
        (["--since", "2024"], 4),
        (["--path", "crashes", "close-it", "--path", "leave-it", "close-road"], 5),
    ],
)
def test_filters_choose(lake, arguments, count):
    done = run("lake", *arguments)
    assert done.exit_code == 0, done.output
    assert f"({count} cards)" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--path", "close-it", "crashes"], "it is `crashes` that bears on `close-it`"),
        (["--path", "close-it", "crashes"], "--path crashes close-it"),
        (["--path", "crashes", "leave-it"], "neither `crashes` bears on `leave-it`"),
        (["--path", "crashes", "leave-it"], "both bear on `close-road`: --path crashes close-road"),
        (["--path", "crashes", "crashes"], "not from `crashes` to itself"),
        (["--path", "crashes", "close"], "did you mean `close-it`"),
        (["--for", "crash"], "did you mean `crashes`"),
        (["--for", "log"], "log is a source: use --source log"),
        (["--question", "close-it"], "`close-it` is a claim, and no question"),
        (["--question", "close-it"], "the questions are: close-road"),
        (["--question", "crashes"], "`crashes` is evidence, and no"),
        (["--question", "close-roads"], "did you mean `close-road`"),
        (["--since", "17.7.2006"], "write 2006-07-17"),
        (["--since", "../2006"], "has no beginning"),
        (["--since", "2030"], "no card passes the filters"),
        (["--section", "close-road"], "close-road is a question: use --question close-road"),
        (["--section", "close-it"], "close-it is a card: use --focus close-it"),
        (["--speaker", "police"], "`police` itself says nothing on the map"),
        (["--speaker", "police"], "novak is of police: use --speaker novak"),
    ],
)
def test_slips_are_told(lake, arguments, said):
    done = run("lake", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def alone(text):
    """A map in this folder."""
    Path("alone").mkdir()
    Path("alone/a.argmap").write_text(text)


def test_a_map_without_dates_has_nothing_since_one(lake):
    alone("claim a: A.\n\nclaim b: B.\n  supports: a\n")
    done = run("alone", "--since", "2024")
    assert done.exit_code == 2
    assert "no entry has a date" in done.stderr
    assert "write `on: 2006-07`" in done.stderr


def test_a_map_without_a_question_says_so(lake):
    alone("claim a: A.\n\nclaim b: B.\n  supports: a\n")
    done = run("alone", "--question", "a")
    assert done.exit_code == 2
    assert "= help: the map has no question" in done.stderr
    assert "none" not in done.stderr


def test_a_card_for_which_nothing_speaks_is_drawn_with_a_note(lake):
    done = run("lake", "--for", "crashes")
    assert done.exit_code == 0
    assert "note: nothing speaks for or against `crashes`" in done.stderr
    assert "nothing speaks" not in run("lake", "--for", "close-it").stderr


def test_a_question_of_the_real_map(tmp_path):
    done = run(
        str(MAPS / "kyrgyzstan-2006"), "--question", "q-manas", "-o", str(tmp_path / "q.svg")
    )
    assert done.exit_code == 0, done.output
    drawn = (tmp_path / "q.svg").read_text(encoding="utf-8")
    for id in ("q-manas", "pleases-moscow", "moscow-asked", "wants-money", "for-audiences"):
        assert f'id="card-{id}"' in drawn
