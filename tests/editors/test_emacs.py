"""Maps in Emacs: colours, and the mode's settings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from colours import TEXTS, by_pygments, given, of_group
from commands import process
from needed import missing
from setups import blocks, copied, environment, texts

PROGRAMS = Path(__file__).parent / "programs"
MODE = Path(__file__).parents[2] / "editors" / "emacs" / "argmap-mode.el"


@pytest.fixture
def emacs(needs: Callable[[str], str], tmp_path: Path) -> Callable[..., str]:
    """Runs Emacs with nothing but argmap's mode, and gives what it says."""
    program = needs("emacs")

    def run(*words: str | Path, start: str = "-Q", env: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            [program, start, "--batch", *map(str, words)],
            cwd=tmp_path,
            env=env,
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


def test_a_map_is_written_with_the_server(emacs: Callable[..., str], tmp_path: Path) -> None:
    """By the very lines of docs/editors.md, with the real server."""
    ask = "(or (require 'eglot nil t) (princ \"no Eglot\"))"
    if "no Eglot" in emacs("-f", "package-initialize", "--eval", ask, start="-q"):
        missing("elpa-eglot", "needs Eglot, which Emacs has from 29 on")
    (lines,) = blocks("Emacs")
    path, init, steps = copied(tmp_path / "map"), tmp_path / "init.el", tmp_path / "steps.json"
    init.write_text(lines, encoding="utf-8")
    said = emacs(
        "-f", "package-initialize", "-l", init, "-l", PROGRAMS / "drive.el", path,
        start="-q", env={**environment(tmp_path), "ARGMAP_STEPS": str(steps)},
    )  # fmt: skip
    assert steps.exists(), said
    got = json.loads(steps.read_text(encoding="utf-8"))
    assert "problem" not in got, got["problem"]
    original = copied(tmp_path / "renamed")
    text = original.read_text(encoding="utf-8").splitlines()

    assert (got["mode"], got["ensured"]) == ("argmap-mode", True)
    line, message = got["mistake"][0]
    assert line == 1 + text.index("  answers: q-manas")
    assert "`q-mnas`" in message
    assert "pleases-moscow" in got["completion"]
    assert "claim" in got["documented"]
    assert "chief reason was to please Moscow" in got["hover"]
    heads = [at for at, head in enumerate(text, 1) if head.startswith("claim pleases-moscow:")]
    assert got["definition"] == ["why-manas.argmap", *heads]
    process("rename", "warning-given", "threat-made", original.parent)
    assert texts(tmp_path / "map") == texts(original.parent)
    assert got["formatted"] == ["", "gap new: What now?", ""]
