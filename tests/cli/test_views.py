"""`argmap render --view`: pictures, pages and words, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.render import render

MAP = """\
map lake-road: The lake road

speaker police: The police
speaker mayor: Ana Ruiz
  role: mayor

source report: A report
  publisher: The town
  published: 2026-03
  grade: B

question close-road: Should the town close the lake road to cars?

claim close-it: The town should close the lake road to cars.
  answers: close-road
  likelihood: likely

claim keep-open: The road should stay open.
  answers: close-road

claim fewer-accidents: Closing the road would prevent accidents.
  said by: police in report, indirect
  supports: close-it

claim guests-by-car: The café lives on guests who come by car.
  said by: mayor in report, indirect
  on: 2026-02-11
  attacks: close-it
"""
VIEWS = ["tree", "graph", "timeline", "speakers", "sources", "matrix"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "lake"
    place.mkdir()
    (place / "lake.argmap").write_text(MAP, encoding="utf-8")
    (tmp_path / "argmap.toml").touch()
    monkeypatch.chdir(tmp_path)
    return place


def run(*arguments: str) -> Result:
    return CliRunner().invoke(render, list(arguments))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_every_view_is_drawn_in_every_format(view: str, form: str) -> None:
    done = run("lake", "--view", view, "-o", f"x.{form}")
    assert done.exit_code == 0, done.output
    start = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}[form]
    assert Path(f"x.{form}").read_bytes().startswith(start)


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_opens_with_the_view_that_was_asked_for(view: str) -> None:
    done = run("lake", "--view", view, "-o", "x.html")
    assert done.exit_code == 0, done.output
    page = Path("x.html").read_text(encoding="utf-8")
    first = page.index("data-view=")
    assert page[first:].startswith(f'data-view="{view}"')
    assert all(f'data-view="{other}"' in page for other in VIEWS)


@pytest.mark.parametrize("view", ["tree", "timeline", "speakers", "sources", "matrix"])
@pytest.mark.parametrize("form", ["md", "text"])
def test_views_in_words_go_to_standard_output(view: str, form: str) -> None:
    done = run("lake", "--view", view, "--to", form)
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) > 3
    assert "\x1b" not in done.stdout
    words = {"sources": "A report", "timeline": "2026", "speakers": "Ana Ruiz"}
    assert words.get(view, "The café lives on") in " ".join(done.stdout.split())


def test_the_graph_has_no_form_in_words() -> None:
    done = run("lake", "--view", "graph", "--to", "md")
    assert done.exit_code == 2
    assert "--view tree" in done.stderr


@pytest.mark.parametrize("form", ["dot", "mermaid"])
def test_boxes_and_lines_are_of_the_graph(form: str) -> None:
    assert run("lake", "--to", form, "-o", "-").exit_code == 0
    done = run("lake", "--to", form, "--view", "matrix")
    assert done.exit_code == 2
    assert "leave --view out" in done.stderr


def test_a_map_with_a_question_is_drawn_as_its_tree() -> None:
    run("lake", "-o", "usual.svg")
    run("lake", "--view", "tree", "-o", "tree.svg")
    assert Path("usual.svg").read_bytes() == Path("tree.svg").read_bytes()
    run("lake", "--focus", "close-it", "-o", "usual.svg")
    run("lake", "--focus", "close-it", "--view", "graph", "-o", "graph.svg")
    assert Path("usual.svg").read_bytes() == Path("graph.svg").read_bytes()


def test_a_page_follows_its_reader_unless_colours_are_asked_for() -> None:
    run("lake", "-o", "x.html")
    assert 'data-theme="' not in Path("x.html").read_text(encoding="utf-8").split("<head>")[0]
    run("lake", "--theme", "dark", "-o", "x.html")
    assert '<html lang="en" data-theme="dark">' in Path("x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("view", "lost", "help"),
    [
        ("timeline", ["  on: 2026-02-11\n", "  published: 2026-03\n"], "on: 2006-07"),
        (
            "matrix",
            ["claim keep-open: The road should stay open.\n  answers: close-road\n"],
            "answers",
        ),
    ],
)
def test_a_view_with_nothing_to_show_says_what_to_write(
    folder: Path, view: str, lost: list[str], help: str
) -> None:
    text = MAP
    for part in lost:
        text = text.replace(part, "")
    (folder / "lake.argmap").write_text(text, encoding="utf-8")
    done = run("lake", "--view", view)
    assert done.exit_code == 2
    assert help in done.stderr
    assert not list(Path.cwd().glob("lake.svg"))


def test_an_unknown_view_names_the_views() -> None:
    done = run("lake", "--view", "matrx")
    assert done.exit_code == 2
    assert "matrix" in done.output
