"""What all commands share: names mistyped, output that can't be written."""

from __future__ import annotations

import os
import signal
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


def test_a_folder_that_is_not_there_any_more(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    code = f"import os, sys; os.mkdir({str(gone)!r}); os.chdir({str(gone)!r}); "
    code += f"os.rmdir({str(gone)!r}); "
    for words in (["check"], ["diff"], ["fmt"], ["render"], ["rename", "a", "b"], ["rules"]):
        run = f"sys.argv[1:] = {words}; from argmap.cli.main import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code + run],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("error: the folder that you are in is not there any more\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("words", [["check"], ["fmt", "--check"], ["render"], ["diff", "a", "b"]])
def test_ctrl_c_ends_a_command_quietly(words: list[str]) -> None:
    """What a command does is stood in for by a wait that never ends of itself."""
    wait = (
        "import sys, time; from argmap.cli import main, check, fmt, render, diff; "
        "said = lambda *_, **__: (print('began', flush=True), time.sleep(600)); "
        "check.checked_quickly = fmt._files = render.one_checked = diff.asked_for = said; "
        f"sys.argv[1:] = {words}; main.main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", wait],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "began\n"
        running.send_signal(signal.SIGINT)
        out, said = running.communicate()
    assert (running.returncode, out, said) == (130, "", "Interrupted.\n")
