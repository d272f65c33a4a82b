"""The set-ups of editors, as docs/editors.md has them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from mapkit import ROOT

PAGE = ROOT / "docs" / "editors.md"


def blocks(heading: str) -> list[str]:
    """The blocks of code below a heading, with the place of this checkout's files in them."""
    page = PAGE.read_text(encoding="utf-8")
    part = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"^```\w+\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)
    return [block.replace("PATH", str(ROOT / "editors")) for block in found]


def environment(home: Path) -> dict[str, str]:
    """An environment with a home of its own, in which `argmap` is that of these tests."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    places = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, "HOME": str(home), "PATH": path, **places}


def copied(folder: Path) -> Path:
    """A copy of a real map, as a project of its own; its file `why-manas.argmap`."""
    shutil.copytree(ROOT / "maps" / "kyrgyzstan-2006", folder)
    (folder / "argmap.toml").touch()
    return folder / "why-manas.argmap"


def texts(folder: Path) -> dict[str, str]:
    """The map files of a folder and what they say."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.argmap")}
