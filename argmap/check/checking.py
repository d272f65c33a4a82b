"""Paths to maps and findings."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from argmap import rules
from argmap.check.settling import look, settled, wanted
from argmap.check.targets import targets
from argmap.diagnostics import Diagnostic, in_order
from argmap.model import Map
from argmap.sources.shelf import Shelf
from argmap.sources.verdicts import Progress, give_verdicts
from argmap.workspace import (
    Configuration,
    Loaded,
    Names,
    PathProblem,
    Workspace,
    read_configuration,
)
from argmap.workspace.loading import ReadAll
from argmap.workspace.project import project_root


@dataclass(slots=True)
class Checked:
    """A map, and the files of it that were asked for."""

    loaded: Loaded
    only: Path | None
    """The one file that was asked for; None for the whole folder."""
    findings: list[Diagnostic]
    """What was found in the whole folder."""

    @property
    def map(self) -> Map:
        """The whole folder's map."""
        return self.loaded.map

    @property
    def file(self) -> str | None:
        """The name of the one file that was asked for, relative to its project."""
        files = self.loaded.files
        return next((f.source.name for f in files if f.source.path == self.only), None)


@dataclass(slots=True)
class Report:
    """What was checked, and what was found."""

    checked: list[Checked] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """The findings in the files asked for, by file and place."""
    shelf: Shelf = field(default_factory=Shelf)
    """The documents that were read."""

    @property
    def maps(self) -> list[Map]:
        """The maps, by folder."""
        return [one.map for one in self.checked]

    def contexts(self, one: Checked) -> dict[tuple[str, int], tuple[str, str, str]]:
        """The words around the quotes of a map that was checked; see `argmap.sources.context`."""
        from argmap.sources.context import contexts  # noqa: PLC0415  (only for pages)

        return contexts(one.map, project_root(one.loaded.folder), self.shelf)


def check(
    paths: Sequence[str | Path],
    given: dict[Path, bytes] | None = None,
    progress: Progress | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Report:
    """Checks files (each with its whole folder loaded) and folders (every map below them).

    `given` has contents that stand in for files, by path; `progress` is told how many of a
    map's quotes have been looked up. `select` and `ignore`, where given, stand in for those of
    the configuration. Raises PathProblem where a path is not there or can't be read, and
    ConfigurationProblem.
    """
    checker = Checker(given, select, ignore)
    report = Report(shelf=checker.shelf)
    found: list[Diagnostic] = []
    done: set[tuple[Path, Path | None]] = set()
    with quiet_collector():
        for path in paths:
            for folder, only in targets(Path(path), checker.given):
                if (folder, only) in done:
                    continue
                done.add((folder, only))
                loaded, findings, _ = checker.check(folder, progress)
                report.checked.append(Checked(loaded, only, findings))
                if only is not None:
                    others = {file.source.path for file in loaded.files} - {only}
                    findings = [f for f in findings if f.span.source.path not in others]
                found += findings
    report.diagnostics = in_order(found)
    return report


class Checker:
    """Checks folders, one after another; what they share is loaded and read once."""

    def __init__(
        self,
        given: dict[Path, bytes] | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        read_all: ReadAll | None = None,
    ) -> None:
        """Takes what `check` does, and how a folder's files are read where that is special."""
        self.shelf = Shelf()
        self.given = {path.resolve(): data for path, data in (given or {}).items()}
        self._workspace = Workspace(self.given, read_all=read_all)
        self._choice = select, ignore
        self._configurations: dict[Path, Configuration] = {}

    def configuration(self, root: Path) -> Configuration:
        """The configuration of a project; raises ConfigurationProblem."""
        if root not in self._configurations:
            self._configurations[root] = read_configuration(root, rule_names(), *self._choice)
        return self._configurations[root]

    def check(
        self, folder: Path, progress: Progress | None = None
    ) -> tuple[Loaded, list[Diagnostic], list[Diagnostic]]:
        """The map of a folder, what is found in it, and what is held back since it may follow
        from lines at fault.

        Raises PathProblem, ConfigurationProblem.
        """
        configuration = self.configuration(project_root(folder))
        try:
            loaded = self._workspace.load(folder)
        except OSError as error:
            raise PathProblem(f"can't read {folder}: {error.strerror}") from error
        return loaded, *_findings(loaded, configuration, self.shelf, progress)

    def forget(self, folder: Path) -> None:
        """Makes room: the map of a folder is not needed again, unless another map imports it."""
        self._workspace.forget(folder)


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Without the garbage collector: a map's objects all live to the end, and it would walk
    them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def rule_names() -> Names:
    """The names of rules that a configuration may use."""
    return Names(rules.families(), rules.off_by_default(), rules.fixed)


def _findings(
    loaded: Loaded, configuration: Configuration, shelf: Shelf, progress: Progress | None
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What is found in a folder, and what is held back."""
    found = loaded.diagnostics + give_verdicts(
        loaded.map, loaded.folder, configuration.root, shelf, progress
    )
    on = wanted(loaded.files, configuration)
    more, held = look(loaded.map, [look for name, look in rules.checks().items() if name in on])
    return settled(loaded.files, configuration, [*found, *more], held)
