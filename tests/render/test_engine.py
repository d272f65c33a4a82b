"""The layout engine is found, watched, and replaced."""

import sys
import sysconfig
from pathlib import Path

import pytest
from measuring import drawn, faults
from sample_maps import Maker, city_centre

from argmap.graph.view import view
from argmap.render import EngineError, Look, compose, find
from argmap.render.layout import engine
from argmap.render.layout.engine import Graphviz

unix = pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")


def test_the_embedded_engine_is_found_without_path(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert find().program.parent == Path(sysconfig.get_path("scripts"))


def test_a_missing_engine_is_a_clear_error(monkeypatch):
    monkeypatch.setattr(engine, "_embedded", lambda: None)
    with pytest.raises(EngineError, match="install the package graphviz-pure"):
        find()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="install Graphviz"):
        find("dot")


def script(tmp_path, text):
    program = tmp_path / "engine"
    program.write_text(f"#!{sys.executable}\n{text}")
    program.chmod(0o755)
    return program


@unix
def test_another_program_has_another_identity(tmp_path):
    first = Graphviz("dot", script(tmp_path, "print(1)")).identity
    assert Graphviz("dot", script(tmp_path, "print(1)  # more")).identity != first
    assert Graphviz("dot", tmp_path / "nothing").identity != first


def test_graphs_are_answered_in_order():
    graphs = [f"digraph {{ n{number} }}" for number in range(50)]
    names = [answer["objects"][0]["name"] for answer in find().run(graphs)]
    assert names == [f"n{number}" for number in range(50)]


def test_an_answer_does_not_depend_on_the_other_graphs():
    graphs = []

    class Noting:
        name = identity = "noting"

        def run(self, some, simple=False):
            graphs.extend(some)
            return find().run(some, simple)

    compose(view(dense()), Look(apart=True), Noting())
    assert len(graphs) > 4
    together = find().run(graphs)
    assert together == [answer for one in graphs for answer in find().run([one])]


@unix
def test_a_graph_that_takes_too_long_spoils_no_other(tmp_path):
    program = tmp_path / "engine"
    program.write_text(
        "#!/bin/sh\n"
        "while IFS= read -r graph; do\n"
        "  case $graph in *hard*) exec sleep 99 ;; *) echo '{}' ;; esac\n"
        "done\n"
    )
    program.chmod(0o755)
    graphs = ["digraph { hard }" if number in (3, 4, 9) else "digraph {}" for number in range(10)]
    answers = Graphviz("slow", program, 2.0).run(graphs)
    assert [number for number, one in enumerate(answers) if one is None] == [3, 4, 9]


class Choosy:
    """An engine that can't do graphs of many lines, in a simple way neither if so wished."""

    name = "choosy"
    hard = 12

    def __init__(self, *, simple=True):
        self.simple, self.inner = simple, find()
        self.identity = f"choosy {simple}"

    def run(self, graphs, simple=False):
        easy = [one for one in graphs if self._can(one, simple)]
        answers = iter(self.inner.run(easy, simple) if easy else [])
        return [next(answers) if self._can(one, simple) else None for one in graphs]

    def _can(self, graph, simple):
        return graph.count("->") < self.hard or (simple and self.simple)


def dense(count=6):
    """A section in which everything supports everything, and a quiet one."""
    m = Maker("T")
    m.section("hard", "Hard")
    for number in range(count):
        m.claim(f"h{number}", "A claim that says something.")
        for other in range(number):
            m.link(f"h{number}", "supports", f"h{other}")
    m.section("easy", "Easy")
    for number in range(5):
        m.claim(f"e{number}", "A claim that says something.")
        if number:
            m.link(f"e{number}", "attacks", f"e{number // 2}")
    return m.map()


def positions(scene, prefix):
    """Where the cards stand whose ids begin in some way, from the first of them."""
    found = {g.id: (g.x, g.y) for g in scene.groups if g.kind == "card" and g.id.startswith(prefix)}
    x, y = found[f"{prefix}0"]
    return {id: (round(a - x, 2), round(b - y, 2)) for id, (a, b) in found.items()}


@pytest.mark.parametrize(("simple", "word"), [(True, "straight"), (False, "in rows")])
def test_a_hard_piece_alone_is_laid_out_in_a_simpler_way(simple, word):
    shown, look = view(dense()), Look(apart=True)
    wiring, placed, scene = drawn(shown, look, Choosy(simple=simple))
    assert len(scene.notes) == 1
    assert word in scene.notes[0]
    assert "--focus" in scene.notes[0]
    undisturbed = compose(shown, look, find())
    assert undisturbed.notes == ()
    assert positions(scene, "e") == positions(undisturbed, "e")
    assert positions(scene, "h") != positions(undisturbed, "h")
    kinds = {kind for kind, _ in faults(wiring, placed, scene)}
    assert kinds <= ({"line through card"} if simple else set())


@pytest.mark.parametrize("direction", ["down", "right"])
def test_rows_have_every_line_and_hide_nothing(direction):
    look = Look(direction=direction)
    wiring, placed, scene = drawn(view(dense(14)), look, Choosy(simple=False))
    assert "in rows" in scene.notes[0]
    assert list(faults(wiring, placed, scene)) == []


def test_a_layout_made_in_haste_is_not_kept():
    shown, watched = view(dense()), Choosy()
    assert compose(shown, Look(apart=True), watched).notes

    watched.hard = 99  # the same engine, on a better day
    assert not compose(shown, Look(apart=True), watched).notes


@unix
def test_a_run_ends_although_no_graph_is_ever_done(tmp_path):
    started = tmp_path / "started"
    never = f"open({str(started)!r}, 'a').write('x')\nimport time\ntime.sleep(99)"
    graphs = ["digraph {}"] * 400
    answers = Graphviz("never", script(tmp_path, never), 0.4).run(graphs)
    assert answers == [None] * len(graphs)
    assert len(started.read_text()) < len(graphs) / 4


@unix
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import sys; sys.exit('broken')", "broken"),
        ("print('no json')", "another number"),
        ("print('{')", "no JSON"),
        ("print('{}')", "another number|lacks a place"),
    ],
)
def test_a_broken_engine_is_a_clear_error(tmp_path, text, said):
    broken = Graphviz("broken", script(tmp_path, text), 9.0)
    with pytest.raises(EngineError, match=said):
        compose(view(city_centre()), Look(apart=False), broken)


def test_a_program_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(EngineError, match="does not start"):
        compose(view(city_centre()), Look(), Graphviz("gone", tmp_path / "gone"))
