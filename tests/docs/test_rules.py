"""The pages on the rules are what their docstrings and a check say today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"


def test_every_page_is_up_to_date() -> None:
    make = ROOT / "docs" / "make.py"
    done = subprocess.run(
        [sys.executable, make, "--check"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


def test_a_page_says_what_a_check_says() -> None:
    page = (PAGES / "quote-altered.md").read_text(encoding="utf-8")
    assert "it has `three` where the source has `two` [quote-altered]\n --> map.argmap:8:25" in page


def test_a_page_shows_what_is_invisible() -> None:
    page = (PAGES / "encoding.md").read_bytes()
    assert "slept\u2407 that night".encode() in page
    assert b"\x07" not in page
