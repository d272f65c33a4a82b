"""What a command imports before it does anything: the start-up of every call."""

import subprocess
import sys
from pathlib import Path

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


def test_check_of_a_clean_map_imports_no_more_than_it_needs() -> None:
    assert loaded("check", "maps/tutorial/ten-lines") == "0 ['lark', 'pydantic']"
