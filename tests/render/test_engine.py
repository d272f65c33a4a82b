"""The layout engine is found, watched, and replaced."""

import sys
import sysconfig
from pathlib import Path

import pytest
from sample_maps import city_centre

from argmap.graph.view import view
from argmap.render import EngineError, Look, compose, engine, find
from argmap.render.engine import Graphviz


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


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
def test_a_slow_layout_is_tried_again_in_a_simpler_way(tmp_path):
    slow = script(
        tmp_path,
        "import os, sys, time\n"
        "if '-Gsplines=line' not in sys.argv: time.sleep(9)\n"
        f"os.execv({str(find().program)!r}, [sys.argv[0], *sys.argv[1:]])\n",
    )
    scene = compose(view(city_centre()), Look(apart=False), Graphviz("slow", slow, 1.0))
    assert len(scene.notes) == 1
    assert "--focus" in scene.notes[0]


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import time; time.sleep(9)", "--focus"),
        ("import sys; sys.exit('broken')", "broken"),
        ("print('no json')", "another number"),
        ("print('{')", "no JSON"),
        ("print('{}')", "another number|lacks a place"),
    ],
)
def test_a_broken_engine_is_a_clear_error(tmp_path, text, said):
    broken = Graphviz("broken", script(tmp_path, text), 0.5)
    with pytest.raises(EngineError, match=said):
        compose(view(city_centre()), Look(apart=False), broken)
