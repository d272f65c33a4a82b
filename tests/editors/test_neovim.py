"""A map in Neovim, set up by the very lines of docs/editors.md, with the real server."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commands import process
from setups import blocks, copied, environment, texts

DRIVE = Path(__file__).parent / "programs" / "drive.lua"
QUIET = ("--headless", "-n", "-i", "NONE", "-u")


def driven(program: str, folder: Path) -> dict[str, Any]:
    """What came of the steps of `drive.lua` in a copy of a real map."""
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    number = re.match(r"NVIM v0\.(\d+)", version.stdout)
    newest, older = blocks("Neovim")
    folder.mkdir()
    (folder / "init.lua").write_text(newest if number and int(number[1]) >= 11 else older)
    done = subprocess.run(
        [program, *QUIET, folder / "init.lua", copied(folder / "map"), "-c", f"luafile {DRIVE}"],
        cwd=folder,
        env={**environment(folder), "ARGMAP_STEPS": str(folder / "steps.json")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert (folder / "steps.json").exists(), done.stderr
    answers: dict[str, Any] = json.loads((folder / "steps.json").read_text(encoding="utf-8"))
    assert "problem" not in answers, answers["problem"]
    return answers


def test_a_map_is_written_with_the_server(needs: Callable[[str], str], tmp_path: Path) -> None:
    got = driven(needs("nvim"), tmp_path / "nvim")
    original = copied(tmp_path / "renamed")
    lines = original.read_text(encoding="utf-8").splitlines()

    assert got["filetype"] == "argmap"
    assert got["comment"] == "# %s"

    line = 2 + lines.index("  answers: q-manas")
    assert {(one["line"], one["severity"]) for one in got["mistake"]} == {(line, 1)}
    assert {one["words"] for one in got["mistake"]} == {"über", "q-mnas"}
    for one in got["mistake"]:
        assert f"`{one['words']}`" in one["message"]

    items = {one["label"]: one for one in got["completion"]}
    assert "get a higher payment" in json.dumps(items["wants-money"])

    assert "Bakiyev's chief reason was to please Moscow" in json.dumps(got["hover"])
    heads = [at for at, text in enumerate(lines, 1) if text.startswith("claim pleases-moscow:")]
    assert got["definition"] == ["why-manas.argmap", *heads]

    process("rename", "warning-given", "threat-made", original.parent)
    assert texts(tmp_path / "nvim" / "map") == texts(original.parent)
    assert texts(original.parent) != texts(copied(tmp_path / "untouched").parent)

    assert "\n" not in got["quote"], "Neovim 0.7 would write a NUL"
    assert got["quote"].startswith("the threat is more about trying to score political favor with")

    assert got["formatted"][-2:] == ["", "gap new: ‘What’ – now, 5 € 🏠?"]


def test_without_the_program_neovim_says_so_once(
    needs: Callable[[str], str], tmp_path: Path
) -> None:
    """By the lines for 0.7 to 0.10, which newer ones take, too."""
    program, path = needs("nvim"), copied(tmp_path / "map")
    (tmp_path / "init.lua").write_text(blocks("Neovim")[1])
    env = {**environment(tmp_path), "PATH": str(tmp_path / "nowhere")}
    steps = ["-c", f"edit {path.parent / 'edm.argmap'}", "-c", "qall!"]
    done = subprocess.run(
        [program, *QUIET, tmp_path / "init.lua", path, *steps],
        cwd=tmp_path,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    said = done.stdout + done.stderr
    assert said.count("argmap is not found: maps have colours alone") == 1
    assert "rror" not in said, "nothing is thrown"
