"""From a folder to its map: read, parse, import, link. The life of a file is `load` below."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from argmap.diagnostics import Diagnostic, Label
from argmap.language import File, parse
from argmap.model import Map
from argmap.text import SourceText, Span, read_text
from argmap.workspace import importing
from argmap.workspace.linking import link
from argmap.workspace.project import map_files, project_root, unreadable


@dataclass(slots=True)
class Loaded:
    """A folder's map, the files that it was read from, and what is wrong with them."""

    folder: Path
    map: Map
    files: list[File]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    imports: list[Loaded] = field(default_factory=list)
    """The maps that it imports."""


class Workspace:
    """Loads folders, each once; imports of a folder are loaded with it."""

    def __init__(self) -> None:
        self._loaded: dict[Path, Loaded] = {}
        self._importing: list[tuple[Path, str]] = []
        self._imported: set[Path] = set()
        self.given: dict[Path, bytes] = {}
        """Contents that stand in for a file's, by resolved path."""

    def load(self, folder: Path) -> Loaded:
        """The map of a folder. Raises OSError where the folder can't be listed."""
        folder = folder.resolve()
        if folder in self._loaded:
            return self._loaded[folder]
        root = project_root(folder)
        files: list[File] = []
        found: list[Diagnostic] = []
        paths = dict.fromkeys(map_files(folder))
        paths |= {path: None for path in self.given if path.parent == folder}
        for path in sorted(paths):
            source, faults = self._read(path, root)
            file = parse(source)
            files.append(file)
            found += faults
            found += file.findings()
        others: list[Loaded] = []

        def load(other: Path) -> Map:
            self._imported.add(other)
            others.append(self.load(other))
            return others[-1].map

        imports = importing.resolve(load, folder, root, files, self._importing, found)
        map = link(files, _relative(folder, root), imports, found)
        loaded = self._loaded[folder] = Loaded(folder, map, files, found, others)
        return loaded

    def forget(self, folder: Path) -> None:
        """Drops the map of a folder, unless a map that was loaded imports it."""
        if folder not in self._imported:
            self._loaded.pop(folder, None)

    def _read(self, path: Path, root: Path) -> tuple[SourceText, list[Diagnostic]]:
        name = _relative(path, root)
        if path in self.given:
            data = self.given[path]
        else:
            try:
                problem = unreadable(path, root)
                if problem:
                    return _unreadable(path, name, problem)
                data = path.read_bytes()
            except OSError as error:
                return _unreadable(path, name, f"can't read this file: {error.strerror}")
        source, faults = read_text(data, name, path)
        return source, [
            Diagnostic("encoding", "error", f.message, Label(f.span), help=(f.help,))
            for f in faults
        ]


def _unreadable(path: Path, name: str, message: str) -> tuple[SourceText, list[Diagnostic]]:
    source = SourceText(name, "\n", path)
    help = ("give a file that can be read, or take it out of the folder",)
    return source, [
        Diagnostic("unreadable-file", "error", message, Label(Span(source, 0, 0)), help=help)
    ]


def _relative(path: Path, root: Path) -> str:
    """The path relative to its project, with `/`: the same wherever the command is run."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
