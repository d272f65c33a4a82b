"""The check of a folder, brought up to date while its files change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.check.checking import Checker
from argmap.diagnostics import Diagnostic, in_order
from argmap.language import File
from argmap.model import Map
from argmap.sources.shelf import Shelf
from argmap.workspace import Loaded, project_root


class Following:
    """A folder that is followed: its map, and what is found in it."""

    loaded: Loaded
    """The map and its files, as they are now."""
    findings: list[Diagnostic]
    """What is found in them, by file and place."""
    shelf: Shelf
    """The documents that were read."""

    def __init__(self, folder: Path) -> None:
        """Follows a folder; `update` has to be called before anything is asked."""
        self.folder = folder.resolve()
        self.root = project_root(self.folder)

    @property
    def map(self) -> Map:
        """The folder's map."""
        return self.loaded.map

    def file(self, path: Path) -> File | None:
        """One of the folder's files."""
        return next((file for file in self.loaded.files if file.source.path == path), None)

    def update(self, given: Mapping[Path, bytes]) -> None:
        """Brings all up to date. `given` has contents that stand in for files, by resolved path.

        Raises PathProblem, ConfigurationProblem.
        """
        checker = Checker(dict(given))
        self.loaded, found, _ = checker.check(self.folder)
        self.findings = in_order(found)
        self.shelf = checker.shelf
