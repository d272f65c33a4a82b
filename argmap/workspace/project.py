"""Where a project begins, and which folders below a path hold maps."""

from __future__ import annotations

import os
from pathlib import Path

SUFFIX = ".argmap"
_SKIPPED = {"node_modules", "__pycache__"}


class PathProblem(Exception):
    """A path that can't be worked on: what is wrong, and what to do."""

    def __init__(self, message: str, *help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def project_root(folder: Path) -> Path:
    """The nearest folder above (or the folder itself) that is marked as a project, else itself.

    A mark is `argmap.toml`, a `[tool.argmap]` table in `pyproject.toml`, or `.git`.
    """
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        if (place / "argmap.toml").is_file() or (place / ".git").exists():
            return place
        if _has_table(place / "pyproject.toml"):
            return place
    return folder


def _has_table(path: Path) -> bool:
    if not path.is_file():
        return False
    import tomllib  # noqa: PLC0415  (only where there is such a file)

    try:
        return "argmap" in tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False


def map_files(folder: Path) -> list[Path]:
    """The map files directly in a folder, by name; raises OSError."""
    with os.scandir(folder) as found:
        names = [e.name for e in found if e.name.endswith(SUFFIX) and not _is_folder(e)]
    return [folder / name for name in sorted(names)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def map_folders(path: Path) -> list[Path]:
    """The folders at and below a folder that hold map files, by name; links are not followed.

    Hidden folders are left out. Raises PathProblem where the path can't be read.
    """
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        raise PathProblem(f"can't read the folder {error.filename}: {error.strerror}") from error

    for folder, below, files in os.walk(path, onerror=refuse):
        below[:] = sorted(n for n in below if not n.startswith(".") and n not in _SKIPPED)
        if any(name.endswith(SUFFIX) for name in files):
            found.append(Path(folder))
    return sorted(found)


def inside(path: Path, root: Path) -> bool:
    """Whether a path, its links resolved, stays in a project; a loop of links does not."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
