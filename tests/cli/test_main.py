"""What all commands share: names mistyped, output that can't be written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from commands import argmap
from mapkit import ROOT


@pytest.mark.parametrize(
    ("typed", "meant"), [("chek", "check"), ("draw", "render"), ("validate", "check")]
)
def test_a_command_that_is_not_there(typed: str, meant: str) -> None:
    result = argmap(typed)
    assert result.exit_code == 2
    assert f"did you mean `{meant}`?" in result.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "words", [["--help"], ["schema"], ["check", "maps"], ["show", "bekbalatov", "maps"]]
)
def test_a_full_disk_is_said(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("error: can't write the output")
    assert "Traceback" not in done.stderr
