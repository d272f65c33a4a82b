"""Where a project begins, and which folders below a path hold maps."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from argmap.text import Fault, SourceText, Span, read_text

FILE = "argmap.toml"
"""The file of a project's configuration."""
TABLE = ("tool", "argmap")
"""The way to the table in `pyproject.toml` that may stand in for it."""
_NAMED = re.compile(rb"\btool[ \t]*\.[ \t]*[\"']?argmap\b")
SUFFIX = ".argmap"
STANDARD_INPUT = f"standard-input{SUFFIX}"
"""The name of a map that comes from standard input."""
LARGEST = 32 * 1024 * 1024
"""How many bytes a map file may have."""
LARGEST_CONFIGURATION = 1024 * 1024
"""How many bytes a configuration may have."""
_SKIPPED = {"node_modules", "__pycache__"}
_OF_ENVIRONMENT = "pyvenv.cfg"
"""The file that marks a virtual environment of Python (PEP 405)."""


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
        if (place / ".git").exists() or configuration_file(place):
            return place
    return folder


def configuration_file(root: Path) -> Path | None:
    """The file in a folder that would configure a project there, if there is one.

    It may be none that can be read.
    """
    if os.path.lexists(root / FILE):
        return root / FILE
    path = root / "pyproject.toml"
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    return path if has_table(data) else None


def has_table(data: bytes) -> bool:
    """Whether a pyproject.toml configures argmap, or would if it were TOML."""
    if TABLE[1].encode() not in data:
        return False
    import tomllib  # noqa: PLC0415  (only where there is such a file)

    try:
        tool = tomllib.loads(data.decode("utf-8")).get("tool")
        return isinstance(tool, dict) and TABLE[1] in tool
    except (ValueError, RecursionError):
        return _NAMED.search(data) is not None


def project_text(path: Path, root: Path, largest: int, what: str) -> tuple[SourceText, list[Fault]]:
    """The text of a file of a project, and why it can't be read, if so; never raises.

    `largest` is how many bytes it may have, `what` says what it is.
    """
    name = path.relative_to(root).as_posix()
    help = f"write {name} as a file of text, or take it away"
    try:
        message = unreadable(path, root, largest, what)
        if message is None:
            return read_text(path.read_bytes(), name, path)
    except OSError as error:
        message, help = f"can't read this file: {error.strerror}", "see that you may read it"
    source = SourceText(name, "\n", path)
    return source, [Fault(Span(source, 0, 0), message, help)]


def unreadable(path: Path, root: Path, largest: int = LARGEST, what: str = "a map") -> str | None:
    """Why a file of a project is not to be read, if so; raises OSError.

    `largest` is how many bytes it may have, `what` says what it is.
    """
    if not inside(path, root):
        return "this file is a link that leads out of the project"
    if not path.is_file():
        return "this is not a file" if path.exists() else "this file is a link to nothing"
    if path.stat().st_size > largest:
        return f"this file is larger than {largest // 1024**2} MB, more than {what}"
    return None


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


def map_folders(path: Path, is_left_out: Callable[[Path], bool] | None = None) -> list[Path]:
    """The folders at and below a folder that hold map files, by name; links are not followed.

    Below it, hidden folders and virtual environments are left out, and those for which
    `is_left_out` holds, which is asked from the top down.
    Raises PathProblem where the path can't be read.
    """
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        raise PathProblem(f"can't read the folder {error.filename}: {error.strerror}") from error

    for folder, below, files in os.walk(path, onerror=refuse):
        if _OF_ENVIRONMENT in files and Path(folder) != path:
            below.clear()
            continue
        below[:] = sorted(
            name
            for name in below
            if not (is_passed_over(name) or (is_left_out and is_left_out(Path(folder, name))))
        )
        if any(name.endswith(SUFFIX) for name in files):
            found.append(Path(folder))
    return sorted(found)


def is_passed_over(folder: str) -> bool:
    """Whether no maps are looked for in a folder of such a name."""
    return folder.startswith(".") or folder in _SKIPPED


def no_map(place: object, *help: str) -> PathProblem:
    """What is wrong with a folder that has no map in it or below it, and why that may be."""
    message = f"there is no map in {place}: no file below it ends in {SUFFIX}"
    return PathProblem(message, *help, "write one with `argmap new FOLDER`")


def inside(path: Path, root: Path) -> bool:
    """Whether a path, its links resolved, stays in a project; a loop of links does not."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
