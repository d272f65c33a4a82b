"""Paths to maps and findings."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap import rules
from argmap.check.targets import targets
from argmap.diagnostics import Diagnostic, in_order
from argmap.diagnostics.suppression import is_suppressing, suppress
from argmap.language import File
from argmap.model import Map
from argmap.sources.shelf import Shelf
from argmap.sources.verdicts import Progress, give_verdicts
from argmap.text import SourceText
from argmap.workspace import (
    Chosen,
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
    """What is found in a folder, as it is configured, without what is suppressed; and so what is
    held back."""
    chosen = {file.source: configuration.chosen(file.source.path) for file in loaded.files}
    found = loaded.diagnostics + give_verdicts(
        loaded.map, loaded.folder, configuration.root, shelf, progress
    )
    wanted = frozenset[str]().union(*(one.on for one in chosen.values()))
    looks = [look for name, look in rules.checks().items() if name in wanted]
    for look in looks:
        found += look(loaded.map)
    held = _held_back(loaded.map, looks, found)
    by_source: dict[SourceText, list[Diagnostic]] = {source: [] for source in chosen}
    for finding in (*found, *held):
        by_source.setdefault(finding.span.source, []).append(finding)
    extents = {file.source: _extents(file) for file in loaded.files}
    kept: list[Diagnostic] = []
    for source, mine in by_source.items():
        holds = chosen.get(source) or configuration.chosen(source.path)
        mine = [one for one in mine if one.rule in holds.on]
        if source in extents and is_suppressing(source):
            known, fixed = rules.families(), rules.fixed()
            mine = suppress(source, mine, extents[source], holds.on, known, fixed)
        kept += [_as_configured(one, holds) for one in mine if one.rule in holds.on]
    places = {_place(one) for one in held}
    return [f for f in kept if _place(f) not in places], [f for f in kept if _place(f) in places]


def _held_back(
    map: Map, looks: Sequence[Callable[[Map], Iterable[Diagnostic]]], found: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """What would be found if lines at fault could not be to say what is missing.

    It counts as found for comments that suppress it: these are not idle.
    """
    if not map.at_fault:
        return []
    bare = map.model_copy(update={"at_fault": {}})
    told = {_place(one) for one in found}
    return [one for look in looks for one in look(bare) if _place(one) not in told]


def _place(finding: Diagnostic) -> tuple[str, SourceText, int, int]:
    return finding.rule, finding.span.source, finding.span.start, finding.span.end


def _as_configured(finding: Diagnostic, chosen: Chosen) -> Diagnostic:
    severity = chosen.severities.get(finding.rule)
    return finding if severity is None else replace(finding, severity=severity)


def _extents(file: File) -> list[tuple[int, int]]:
    entries = file.entries
    starts = [entry.start for entry in entries]
    return list(zip(starts, [*starts[1:], len(file.source.text)], strict=False))
