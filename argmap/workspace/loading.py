"""From a folder to its map: read, parse, import, link. The life of a file is `load` below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from argmap.diagnostics import Diagnostic, Label
from argmap.language import File, parse
from argmap.model import Map
from argmap.text import SourceText, Span, read_text
from argmap.workspace import importing
from argmap.workspace.files import Disk
from argmap.workspace.linking import Linker
from argmap.workspace.project import unreadable


@dataclass(slots=True)
class Loaded:
    """A folder's map, the files that it was read from, and what is wrong with them."""

    folder: Path
    files: list[File]
    linker: Linker
    unread: list[Diagnostic] = field(default_factory=list)
    """What is wrong with files that can't be read, and with imports."""
    imports: list[Loaded] = field(default_factory=list)
    """The maps that it imports."""

    @property
    def map(self) -> Map:
        """The folder's map."""
        return self.linker.map

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with its files, in no order."""
        return [*self.unread, *self.linker.found]


ReadAll = Callable[[Sequence[SourceText]], list[File]]
"""Gives the entries of files, in their order."""


def _read_all(sources: Sequence[SourceText]) -> list[File]:
    return [parse(source) for source in sources]


class Workspace:
    """Loads folders, each once; imports of a folder are loaded with it."""

    def __init__(
        self,
        given: Mapping[Path, bytes] | None = None,
        disk: Disk | None = None,
        read_all: ReadAll | None = None,
    ) -> None:
        """`given` has contents that stand in for a file's, by resolved path. `disk` is where files
        are looked for, if not on disk; what they hold is then given. `read_all` reads the entries
        of a folder's files where that is special."""
        self._given = given or {}
        self._disk = disk or Disk()
        self._read_all = read_all or _read_all
        self._loaded: dict[Path, Loaded] = {}
        self._importing: list[tuple[Path, str]] = []
        self._imported: set[Path] = set()

    def load(self, folder: Path) -> Loaded:
        """The map of a folder. Raises OSError where the folder can't be listed."""
        folder = self._disk.resolved(folder)
        if folder in self._loaded:
            return self._loaded[folder]
        root = self._disk.root(folder)
        sources: list[SourceText] = []
        found: list[Diagnostic] = []
        paths = dict.fromkeys(self._disk.map_files(folder))
        paths |= {path: None for path in self._given if path.parent == folder}
        for path in sorted(paths):
            source, faults = self._read(path, root)
            sources.append(source)
            found += faults
        files = self._read_all(sources)
        others: list[Loaded] = []

        def load(other: Path) -> Map:
            self._imported.add(other)
            others.append(self.load(other))
            return others[-1].map

        imports = importing.resolve(
            load, folder, root, files, self._importing, found, self._disk, self._given
        )
        linker = Linker(files, _relative(folder, root), imports)
        loaded = self._loaded[folder] = Loaded(folder, files, linker, found, others)
        return loaded

    def forget(self, folder: Path) -> None:
        """Drops the map of a folder, unless a map that was loaded imports it."""
        if folder not in self._imported:
            self._loaded.pop(folder, None)

    def _read(self, path: Path, root: Path) -> tuple[SourceText, list[Diagnostic]]:
        name = _relative(path, root)
        if path in self._given:
            data = self._given[path]
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
