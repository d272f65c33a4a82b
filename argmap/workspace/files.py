"""Where map files are looked for: on disk, or in memory as they were at another time."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from argmap.workspace.project import FILE, SUFFIX, has_table, inside, map_files, project_root


class Disk:
    """Folders and files as they lie on disk."""

    def resolved(self, path: Path) -> Path:
        """A path with its links followed."""
        return path.resolve()

    def root(self, folder: Path) -> Path:
        """The project that a folder belongs to."""
        return project_root(folder)

    def map_files(self, folder: Path) -> list[Path]:
        """The map files directly in a folder, by name; raises OSError."""
        return map_files(folder)

    def inside(self, path: Path, root: Path) -> bool:
        """Whether a path stays in a project."""
        return inside(path, root)

    def is_file(self, path: Path) -> bool:
        """Whether a path is a file."""
        return path.is_file()

    def is_dir(self, path: Path) -> bool:
        """Whether a path is a folder."""
        return path.is_dir()


class Held(Disk):
    """Files held in memory below one folder; the disk is not looked at."""

    def __init__(self, top: Path, files: Mapping[Path, bytes], others: frozenset[Path]) -> None:
        """Takes map files and `pyproject.toml` with their contents, and the paths of other files.

        `top` is a project's root, if no folder below it is; all paths are absolute.
        """
        self._top = top
        self._others = others
        self._files = files
        self._maps: dict[Path, list[Path]] = {}
        for path in sorted(files):
            if path.suffix == SUFFIX:
                self._maps.setdefault(path.parent, []).append(path)
        self._folders = {above for path in (*files, *others) for above in path.parents}

    def resolved(self, path: Path) -> Path:
        return Path(os.path.normpath(path))

    def root(self, folder: Path) -> Path:
        for place in (folder, *folder.parents):
            if place == self._top or place / FILE in self._others:
                return place
            if has_table(self._files.get(place / "pyproject.toml", b"")):
                return place
        return folder

    def map_files(self, folder: Path) -> list[Path]:
        return self._maps.get(self.resolved(folder), [])

    def inside(self, path: Path, root: Path) -> bool:
        return self.resolved(path).is_relative_to(root)

    def is_file(self, path: Path) -> bool:
        path = self.resolved(path)
        return path in self._files or path in self._others

    def is_dir(self, path: Path) -> bool:
        return self.resolved(path) in self._folders
