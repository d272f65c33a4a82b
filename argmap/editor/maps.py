"""The maps of a project, whether or not a file of them is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from argmap.language import File, parse
from argmap.language.syntax import joined
from argmap.text import read_text
from argmap.workspace import Loaded, PathProblem
from argmap.workspace.project import map_files, map_folders, project_root, unreadable

if TYPE_CHECKING:
    from argmap.editor.desk import Desk, Here

_IMPORT = re.compile(rb"^(?:\xef\xbb\xbf)?import[ \t]", re.MULTILINE)
_Stamp = tuple[int, int]


class Maps:
    """The files of a project's maps; those that are not open are parsed when they have changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[Path, tuple[_Stamp, bytes, File | None]] = {}

    def files(self, root: Path) -> Iterator[tuple[Path, list[File]]]:
        """Each folder of a project that has a map, with its files; what can't be read is left
        out."""
        for folder, open_files, paths in self._folders(root):
            yield folder, open_files or self._parsed(paths, root)

    def importing(self, folder: Path) -> Iterator[tuple[str, list[File]]]:
        """The maps of the project that import the map of a folder: the id of their import, and
        their files."""
        root = project_root(folder)
        for place, open_files, paths in self._folders(root):
            if open_files is None and not any(map(_IMPORT.search, self._texts(paths, root))):
                continue
            files = open_files or self._parsed(paths, root)
            for alias in _aliases(files, place, folder):
                yield alias, files

    def _folders(self, root: Path) -> Iterator[tuple[Path, list[File] | None, list[Path]]]:
        followed = {one.folder: one.loaded.files for one in self._desk.followed()}
        try:
            found = map_folders(root)
        except PathProblem:
            found = []
        inside = [folder for folder in followed if folder.is_relative_to(root)]
        for folder in sorted({*found, *inside}):
            try:
                paths = [] if folder in followed else map_files(folder)
            except OSError:
                continue
            yield folder, followed.get(folder), paths

    def _parsed(self, paths: list[Path], root: Path) -> list[File]:
        files: list[File] = []
        for path in paths:
            read = self._read(path, root)
            if read is None:
                continue
            stamp, data, file = read
            if file is None:
                file = parse(read_text(data, path.relative_to(root).as_posix(), path)[0])
                self._kept[path] = stamp, data, file
            files.append(file)
        return files

    def _texts(self, paths: list[Path], root: Path) -> Iterator[bytes]:
        for path in paths:
            read = self._read(path, root)
            if read is not None:
                yield read[1]

    def _read(self, path: Path, root: Path) -> tuple[_Stamp, bytes, File | None] | None:
        try:
            if unreadable(path, root) is not None:
                return None
            found = path.stat()
            stamp = found.st_mtime_ns, found.st_size
            known = self._kept.get(path)
            if known is None or known[0] != stamp:
                known = self._kept[path] = stamp, path.read_bytes(), None
        except OSError:
            return None
        return known


def imported(here: Here, alias: str) -> Loaded | None:
    """The map that a map imports under an id; None where there is none, or it can't be read."""
    for file in here.following.loaded.files:
        for entry in file.entries:
            if entry.kind != "import" or not entry.words or entry.id is None:
                continue
            if normalize("NFC", entry.id) == alias:
                target = resolved(here.following.folder, joined(entry.words))
                loaded = here.following.loaded.imports
                return next((one for one in loaded if one.folder == target), None)
    return None


def resolved(folder: Path, path: str) -> Path | None:
    """Where a path that a map writes leads from its folder; None where it leads nowhere."""
    try:
        return (folder / path).resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _aliases(files: list[File], place: Path, folder: Path) -> list[str]:
    """The ids under which the map of one folder, `place`, imports that of another."""
    return [
        normalize("NFC", entry.id)
        for file in files
        for entry in file.entries
        if entry.kind == "import" and entry.id is not None and entry.words
        if resolved(place, joined(entry.words)) == folder
    ]
