"""Maps in Emacs: colours, and the mode's settings."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from colours import TEXTS, by_pygments, given, of_group
from commands import process
from mapkit import REAL_FOLDERS, meaning, read, rules
from needed import missing
from setups import blocks, copied, environment, texts

from argmap.check import check

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


FILL = """(dolist (path command-line-args-left)
  (find-file path)
  (setq fill-column 40)
  (while (not (eobp))
    (fill-paragraph)
    (forward-line))
  (setq make-backup-files nil)
  (save-buffer))
(setq command-line-args-left nil)
"""


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_filling_changes_nothing_that_a_map_says(
    emacs: Callable[..., str], tmp_path: Path, folder: Path
) -> None:
    copy, fill = tmp_path / folder.name, tmp_path / "fill.el"
    shutil.copytree(folder, copy)
    (copy / "argmap.toml").touch()
    fill.write_text(FILL)
    before = check([str(copy)])
    paths = sorted(copy.glob("*.argmap"))
    emacs("-l", MODE, "-l", fill, *paths)
    after = check([str(copy)])
    assert any(path.read_bytes() != (folder / path.name).read_bytes() for path in paths)
    assert meaning(after.maps[0]) == meaning(before.maps[0])
    assert rules(after) == rules(before)


def test_a_long_text_is_filled_below_its_head(emacs: Callable[..., str], tmp_path: Path) -> None:
    path, fill = tmp_path / "map.argmap", tmp_path / "fill.el"
    path.write_text(
        "claim a: One two three four five six seven eight note: nine ten eleven twelve.\n"
        "  supports: b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q\n"
        "  from: x\n  > one two three four five six seven\n  > eight\n  >\n  > nine\n"
    )
    fill.write_text(FILL)
    emacs("-l", MODE, "-l", fill, path)
    assert path.read_text() == (
        "claim a: One two three four five\n"  # no line may begin with three words and a colon
        "  six seven eight note: nine ten eleven\n  twelve.\n"
        "  supports: b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q\n"
        "  from: x\n  > one two three four five six seven\n  > eight\n  >\n  > nine\n"
    )


def test_enter_indents_and_completion_is_at_its_key(
    emacs: Callable[..., str], tmp_path: Path
) -> None:
    path, steps = tmp_path / "map.argmap", tmp_path / "steps.el"
    path.write_text("", encoding="utf-8")
    steps.write_text(
        """(setq make-backup-files nil)
(switch-to-buffer (current-buffer))
(execute-kbd-macro (vconcat "claim é: X.\rfrom: voa\r> W\r\rclaim b: B.\r\t\tnote: N.\r\r"))
(princ (key-binding (kbd "C-M-i")))
(save-buffer)
"""
    )
    said = emacs("-l", MODE, path, "-l", steps)
    assert said.startswith("completion-at-point"), said
    assert path.read_text(encoding="utf-8") == (
        "claim é: X.\n  from: voa\n  > W\n\nclaim b: B.\n  note: N.\n\n"
    )


def test_indenting_a_map_leaves_it_as_it_is(emacs: Callable[..., str], tmp_path: Path) -> None:
    text = "claim a: A.\n  note: N.\n\n  # b\n  supports: b\n\n# c\nclaim b: B.\n  > q\n\n"
    path = tmp_path / "map.argmap"
    path.write_text(text, encoding="utf-8")
    emacs(
        "-l", MODE, path, "--eval", "(indent-region (point-min) (point-max))", "-f", "save-buffer"
    )
    assert path.read_text(encoding="utf-8") == text


def test_entries_are_listed(emacs: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    path.write_text(TEXTS[-1], encoding="utf-8")
    shown = '(princ (mapconcat #\'car (funcall imenu-create-index-function) " "))'
    said = emacs("-l", MODE, path, "--eval", "(require 'imenu)", "--eval", shown)
    assert said.split() == [entry.id for entry in read(TEXTS[-1]).entries]


def test_a_map_is_written_with_the_server(emacs: Callable[..., str], tmp_path: Path) -> None:
    """By the very lines of docs/editors.md, with the real server."""
    ask = '(or (require \'eglot nil t) (princ "no Eglot"))'
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
    line = 2 + text.index("  answers: q-manas")
    assert {(at, words) for at, words, _ in got["mistake"]} == {(line, "über"), (line, "q-mnas")}
    for _, words, message in got["mistake"]:
        assert f"`{words}`" in message
    assert "wants-money" in got["completion"]
    assert "get a higher payment" in got["documented"]
    assert "chief reason was to please Moscow" in got["hover"]
    heads = [at for at, head in enumerate(text, 1) if head.startswith("claim pleases-moscow:")]
    assert got["definition"] == ["why-manas.argmap", *heads]
    process("rename", "warning-given", "threat-made", original.parent)
    assert texts(tmp_path / "map") == texts(original.parent)
    assert got["formatted"] == ["", "gap new: ‘What’ – now, 5 € 🏠?", ""]
