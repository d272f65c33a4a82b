"""What a command imports before it does anything: the start-up of every call."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("lark", "pydantic", "rich", "graphviz", "pygls", "reportlab", "edtf", "rapidfuzz")

PROGRAM = """
import os, sys
def report(code):
    print(code, [name for name in {heavy} if name in sys.modules])
    sys.stdout.flush()
os._exit = report
sys.argv = ["argmap", *{words}]
from argmap.cli.main import main
main()
"""


def loaded(*words: str) -> str:
    program = PROGRAM.format(heavy=HEAVY, words=list(words))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    return done.stdout.splitlines()[-1]


def test_version_imports_nothing_heavy() -> None:
    assert loaded("--version") == "0 []"


def test_help_imports_nothing_heavy() -> None:
    assert loaded("--help") == "0 []"


def test_check_of_a_clean_map_imports_no_more_than_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    assert loaded("check", "maps/tutorial/ten-lines") == "0 ['lark', 'pydantic']"


def test_check_of_what_has_not_changed_imports_nothing_heavy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    shutil.copytree(ROOT / "maps/tutorial/ten-lines", tmp_path / "map")
    time.sleep(0.1)  # until it is older than the clock's grace
    assert loaded("check", str(tmp_path / "map")) != "0 []"
    assert loaded("check", str(tmp_path / "map")) == "0 []"
