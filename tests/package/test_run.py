"""`run.py` sets up once, and says plainly where it can't."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`run.py` over an empty project, noting the commands that it would run in `ran`."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    project, env = tmp_path / "pyproject.toml", tmp_path / ".venv"
    project.write_text("[project]", encoding="utf-8")
    places = {"HERE": tmp_path, "VENV": env, "PYTHON": env / "python", "STAMP": env / "stamp"}
    for name, path in places.items():
        monkeypatch.setattr(script, name, path)
    script.ran = []

    def run(*command: object) -> None:
        script.ran.append(" ".join(map(str, command)))
        if "venv" in command:
            env.mkdir(exist_ok=True)
            (env / "python").touch()

    monkeypatch.setattr(script, "run", run)
    return script


def test_it_sets_up_once(script: ModuleType) -> None:
    script.set_up()
    assert [" -m venv " in script.ran[0], " -m pip install " in script.ran[1]] == [True, True]
    script.set_up()
    assert len(script.ran) == 2


def test_it_sets_up_again_for_another_pyproject(script: ModuleType) -> None:
    script.set_up()
    (script.HERE / "pyproject.toml").write_text("[build-system]", encoding="utf-8")
    script.set_up()
    assert len(script.ran) == 4


def test_options_go_to_pytest(script: ModuleType) -> None:
    script.test("-k", "wheel")
    assert script.ran[-1].endswith("-m pytest -n auto --dist loadfile -k wheel")


def test_python_is_too_old(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or later, and this is 3\.9"):
        script.check_python()


def test_python_has_no_venv(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"no venv(.|\n)*apt install python3\.11-venv"):
        script.check_python()


@pytest.mark.parametrize("words", [[], ["pictures"], ["picture", "too-much"]])
def test_anything_else_shows_what_there_is(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py", *words])
    with pytest.raises(SystemExit, match=r"run\.py picture(.|\n)*run\.py test"):
        script.main()
    assert script.ran == []
