"""Folders in which a project's configuration wants no maps to be looked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from argmap.workspace.project import (
    FILE,
    LARGEST_CONFIGURATION,
    TABLE,
    configuration_file,
    project_root,
    unreadable,
)


class Excluded:
    """What is excluded from a walk that begins at a folder; asked from the top down."""

    def __init__(self, top: Path) -> None:
        self._top = top.resolve()
        root = project_root(self._top)
        self._of = {self._top: (root, _lines(root))}
        if self._matches(self._top, self._top):
            self._of[self._top] = root, None  # it was asked for, and so was what is below it

    def __bool__(self) -> bool:
        """Whether the project of the folder excludes anything."""
        return self._of[self._top][1] is not None

    def covers(self, folder: Path) -> bool:
        """Whether no maps are looked for in a folder below the first one."""
        folder = self._top / folder
        own = configuration_file(folder) is not None
        self._of[folder] = (folder, _lines(folder)) if own else self._of[folder.parent]
        return self._matches(folder, folder.parent)

    def _matches(self, folder: Path, asked: Path) -> bool:
        """Whether what holds in one folder excludes another."""
        root, lines = self._of[asked]
        if lines is None or folder == root:
            return False
        return bool(lines.match_file(f"{folder.relative_to(root).as_posix()}/"))


def _lines(root: Path) -> Any:
    """What a project's `exclude` says, as pathspec reads it; None where it says nothing.

    What is wrong with a configuration is said where all of it is read; so here it says nothing.
    """
    file = configuration_file(root)
    if file is None:
        return None
    import tomllib  # noqa: PLC0415  (only where there is such a file)

    try:
        if unreadable(file, root, LARGEST_CONFIGURATION, "a configuration"):
            return None
        said: Any = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
        for key in () if file.name == FILE else TABLE:
            said = said[key]
        if not said.get("exclude"):
            return None
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only where something is excluded)

        return GitIgnoreSpec.from_lines(said["exclude"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
