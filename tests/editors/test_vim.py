"""Maps in Vim: colours, and what the file type settings do."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from colours import TEXTS, by_pygments, given, of_group

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
PLUGIN = ROOT / "editors" / "vim"
QUIET = ("-n", "-es", "-u", "NONE", "-i", "NONE", "-N")
WITH_PLUGIN = ("--cmd", f"set runtimepath^={PLUGIN}", "--cmd", "filetype plugin on | syntax on")


@pytest.fixture
def vim(needs: Callable[[str], str], tmp_path: Path) -> Callable[..., str]:
    """Runs Vim with nothing but argmap's files, and gives what it says."""
    program = needs("vim")

    def run(*words: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run(
            [program, *QUIET, *WITH_PLUGIN, *map(str, words)],
            cwd=cwd,
            env={**os.environ, "ARGMAP_SYNTAX": str(PLUGIN / "syntax" / "argmap.vim")},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )
        return done.stdout + done.stderr

    return run


def test_vim_colours_as_pygments_does(vim: Callable[..., str], tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.argmap" for number in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text, encoding="utf-8")
    said = vim("-S", PROGRAMS / "dump.vim", *paths)
    assert said == ""
    for path, text in zip(paths, TEXTS, strict=True):
        groups = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
        colours = [[of_group(name) for name in line] for line in groups]
        for number, (vims, ours) in enumerate(
            zip(given(text, colours), by_pygments(text), strict=True)
        ):
            assert vims == ours, text.splitlines()[number]
