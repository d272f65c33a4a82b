"""The wheel works where the checkout is not: built, installed into an empty environment, run."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from argmap import __version__

ROOT = Path(__file__).parents[2]
STARTS = {"svg": b"<svg", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command where nothing leads to the checkout; its output, both streams."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment in which only the wheel and what it needs is installed."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "env", with_pip=True)
    run(program(place, "python"), "-m", "pip", "install", "--quiet", wheel, cwd=place)
    run(program(place, "argmap"), "new", "demo", cwd=place)
    return place


def program(place: Path, name: str) -> Path:
    return place / "env" / ("Scripts" if os.name == "nt" else "bin") / name


def test_the_wheel_carries_what_is_not_python(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "argmap/py.typed",
        "argmap/grammar/argmap.lark",
        "argmap/model/vocabularies.json",
        "argmap/cli/template/ferry.argmap",
        "argmap/cli/template/sources/gazette.txt",
        "argmap/render/lettering/fonts/OFL.txt",
        "argmap/render/words/words.toml",
        "argmap/report/report.css",
        "argmap/web/page.css",
        "argmap/web/script/main.js",
        f"argmap-{__version__}.dist-info/licenses/LICENSE",
    } <= names
    faces = "argmap/render/lettering/fonts/"
    assert any(name.startswith(faces) and name.endswith(".ttf") for name in names)


def test_nothing_else_comes_along(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"argmap", f"argmap-{__version__}.dist-info"}


def test_it_is_not_the_checkout_that_runs(place: Path) -> None:
    code = "import argmap; print(argmap.__file__)"
    found = Path(run(program(place, "python"), "-c", code, cwd=place).strip())
    assert place.resolve() in found.resolve().parents


def test_version(place: Path) -> None:
    assert run(program(place, "argmap"), "--version", cwd=place) == f"argmap {__version__}\n"
    said = run(program(place, "python"), "-m", "argmap", "--version", cwd=place)
    assert said == f"argmap {__version__}\n"


def test_a_new_map_is_without_findings(place: Path) -> None:
    run(program(place, "argmap"), "check", "--strict", "demo", cwd=place)
    run(program(place, "argmap"), "fmt", "--check", "demo", cwd=place)


@pytest.mark.parametrize("form", STARTS)
def test_a_new_map_is_drawn(place: Path, form: str) -> None:
    picture = place / f"demo.{form}"
    run(program(place, "argmap"), "render", "demo", "--output", picture, cwd=place)
    assert STARTS[form] in picture.read_bytes()[:200]


def test_a_new_map_becomes_a_page_and_a_report(place: Path) -> None:
    for command, name in (("render", "demo.html"), ("report", "report.html")):
        run(program(place, "argmap"), command, "demo", "--output", place / name, cwd=place)
        assert b"Content-Security-Policy" in (place / name).read_bytes()


def test_pygments_finds_the_lexer(place: Path) -> None:
    code = "from pygments.lexers import get_lexer_by_name as f; print(f('argmap').name)"
    assert run(program(place, "python"), "-c", code, cwd=place) == "argmap\n"


def test_python_loads_a_map(place: Path) -> None:
    code = "import argmap; print(argmap.load('demo').svg()[:4])"
    assert run(program(place, "python"), "-c", code, cwd=place) == "<svg\n"
