"""Layouts are kept: what did not change is not laid out again, and is the same to the byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_maps import Maker
from varied_maps import varied

from argmap.graph.view import view
from argmap.render import Look, find, render
from argmap.render.layout import cache as layout_cache
from argmap.render.layout.boxes import Box, Drawing, Join
from argmap.render.layout.cache import LayoutCache
from argmap.render.layout.placing import Place, Placed


class Counting:
    """An engine that counts the graphs that reach it."""

    name = "counting"

    def __init__(self):
        self.inner, self.graphs = find(), []

    @property
    def identity(self):
        return self.inner.identity

    def run(self, graphs, simple=False):
        self.graphs += graphs
        return self.inner.run(graphs, simple)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "layouts"


def sections(count=4, more=""):
    """Sections of three cards, linked by one chain; `more` changes a text in the third."""
    m = Maker("T")
    for number in range(count):
        m.section(f"s{number}", f"Section {number}")
        m.claim(f"a{number}", "This is a claim. " * (3 * number + 1))
        m.claim(f"b{number}", f"Because {number}." + (more if number == 2 else ""))
        m.claim(f"c{number}", f"So {number}.")
        m.link(f"b{number}", "supports", f"a{number}")
        m.link(f"c{number}", "attacks", f"b{number}")
        if number:
            m.link(f"a{number}", "supports", f"c{number - 1}")
    return m.map()


def draw(map, engine, **look):
    return render(view(map), "svg", Look(apart=True, **look), engine=engine).data


def test_what_did_not_change_is_not_laid_out_again(folder):
    first, second = Counting(), Counting()
    cold = draw(sections(), first)
    assert len(first.graphs) >= 4
    assert draw(sections(), second) == cold
    assert second.graphs == []


LONGER = " And this is a long text that takes more than one line."


def test_a_change_of_one_section_lays_out_that_section_alone(folder):
    before, after, whole = Counting(), Counting(), Counting()
    draw(sections(), before)
    warm = draw(sections(more=LONGER), after)
    folder.rename(folder.with_name("kept"))
    assert draw(sections(more=LONGER), whole) == warm
    assert after.graphs
    assert len(whole.graphs) > 2 * len(after.graphs)
    assert set(after.graphs) == set(whole.graphs) - set(before.graphs)


def test_a_link_that_is_added_elsewhere_changes_nothing_here(folder):
    draw(sections(), Counting())
    m = Maker("T")
    made = sections()
    m.entries, m.links = dict(made.entries), list(made.links)
    m.section("s9", "First of all")
    for id in ("x", "y", "z"):
        m.claim(id, "X.")
    links = [m.link("x", "supports", "y"), m.link("z", "supports", "y")]
    m.links = [*m.links[-len(links) :], *m.links[: -len(links)]]  # all others get other numbers
    engine = Counting()
    draw(m.map(), engine)
    assert engine.graphs
    assert all(graph.count("->") == 2 for graph in engine.graphs)
    fresh = Counting()
    draw(m.map(), fresh, direction="right")
    assert len(fresh.graphs) > len(engine.graphs)


@pytest.mark.parametrize("seed", [7, 13, 29])
def test_warm_and_cold_give_the_same_bytes(folder, seed):
    cold = draw(varied(seed), find())
    assert list(folder.iterdir())
    assert draw(varied(seed), find()) == cold


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-9],
        lambda data: data.replace(b"0", b"1"),
        lambda data: b"\xff" + data,
        lambda data: data.partition(b"\n")[0] + b"\n{}",
        lambda data: b"0" * 64 + b'\n{"size":[1,2]}',
    ],
)
def test_what_is_damaged_is_laid_out_again(folder, spoil):
    cold = draw(sections(), Counting())
    for file in folder.iterdir():
        file.write_bytes(spoil(file.read_bytes()))
    engine = Counting()
    assert draw(sections(), engine) == cold
    assert engine.graphs
    again = Counting()
    draw(sections(), again)
    assert again.graphs == []


def test_a_folder_that_can_not_be_written_is_no_harm(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "file"))
    engine = Counting()
    assert draw(sections(), engine) == draw(sections(), engine)
    assert (tmp_path / "file").read_text() == "in the way"


def test_another_engine_and_another_version_find_nothing(folder, monkeypatch):
    class Other(Counting):
        identity = "another"

    draw(sections(), Counting())
    other = Other()
    draw(sections(), other)
    assert other.graphs
    monkeypatch.setattr(layout_cache, "__version__", "99")
    newer = Counting()
    draw(sections(), newer)
    assert newer.graphs


def drawing(**changes):
    boxes = [Box("a", 10.0, 20.0), Box("b", 30.0, 20.0)]
    return Drawing(boxes, [Join("j", "a", "b", **changes)])


def placed(x):
    places = {"a": Place(x, 0.0, 10.0, 20.0), "b": Place(0.1 + 0.2, 1 / 3, 30.0, 20.0)}
    return Placed(100.0, 50.0, places, {"j": [(0.1, 0.2), (1 / 7, 3.0), (4.0, 5.0), (6.0, 7.0)]})


def test_what_is_kept_comes_back_exactly(folder):
    cache = LayoutCache("e", "TB")
    cache.put([drawing()], placed(1e-9))
    assert LayoutCache("e", "TB").get([drawing()]) == placed(1e-9)
    assert LayoutCache("e", "LR").get([drawing()]) is None
    for other in ({"ranks": 3}, {"weight": 2}, {"free": True}, {"turned": True}, {"hidden": True}):
        assert cache.get([drawing(**other)]) is None
    assert cache.get([drawing(), drawing(ranks=3)]) is None


def test_processes_side_by_side_do_not_disturb_each_other(folder):
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from test_layout_cache import draw, sections\n"
        "from argmap.render import find\n"
        "for more in range(3): sys.stdout.buffer.write(draw(sections(more='x' * more), find()))\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = {one.communicate()[0] for one in running}
    assert all(one.returncode == 0 for one in running)
    assert len(said) == 1
    assert not [file for file in folder.iterdir() if file.name.startswith(".")]
