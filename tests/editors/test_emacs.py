"""Maps in Emacs: colours, and the mode's settings."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from colours import TEXTS, by_pygments, given, of_group

PROGRAMS = Path(__file__).parent / "programs"
MODE = Path(__file__).parents[2] / "editors" / "emacs" / "argmap-mode.el"


@pytest.fixture
def emacs(needs: Callable[[str], str], tmp_path: Path) -> Callable[..., str]:
    """Runs Emacs with nothing but argmap's mode, and gives what it says."""
    program = needs("emacs")

    def run(*words: str | Path) -> str:
        done = subprocess.run(
            [program, "-Q", "--batch", *map(str, words)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return done.stdout + done.stderr

    return run


def test_emacs_colours_as_pygments_does(emacs: Callable[..., str], tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.argmap" for number in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text, encoding="utf-8")
    assert emacs("-l", MODE, "-l", PROGRAMS / "dump.el", *paths) == ""
    for path, text in zip(paths, TEXTS, strict=True):
        faces = Path(f"{path}.faces").read_text(encoding="utf-8").split("\n")
        colours = [[of_group(face) for face in line.split()] for line in faces]
        for number, (theirs, ours) in enumerate(
            zip(given(text, colours), by_pygments(text), strict=True)
        ):
            assert theirs == ours, text.splitlines()[number]


def test_the_mode_compiles_without_a_warning(emacs: Callable[..., str], tmp_path: Path) -> None:
    copy = tmp_path / "argmap-mode.el"
    copy.write_bytes(MODE.read_bytes())
    said = emacs("--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile", copy)
    assert said == ""
    assert copy.with_suffix(".elc").exists()
