"""Checking folders for what is to be kept of them, in this process or in several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.check.checking import Checker, quiet_collector
from argmap.check.findings import FolderFindings, written
from argmap.check.parsing import read_all
from argmap.diagnostics import Diagnostic
from argmap.model import Quote, Source
from argmap.sources.tally import tally
from argmap.sources.verdicts import LOCK
from argmap.workspace import Loaded, project_root

if TYPE_CHECKING:
    from argmap.sources.verdicts import Progress

_NOT_KEPT = frozenset(
    {
        "bad-lock",
        "import-circle",
        "missing-file",
        "missing-import",
        "outside-project",
        "unreadable-document",
        "unreadable-file",
    }
)
"""Findings that hang on more of the disk than the contents of files that are there."""


@dataclass(slots=True, frozen=True)
class Looked:
    """What came of checking a folder, and what it hangs on beside the folder's own maps."""

    folder: Path
    text: str
    """The findings, as `argmap.check.findings` writes them."""
    folders: tuple[Path, ...]
    """Folders of imported maps."""
    documents: tuple[Path, ...]
    """Documents and the lock, whether or not they are there."""
    keepable: bool
    """Whether it hangs on nothing else."""
    circle: bool
    """Whether maps import each other in a circle: then it hangs on which map was loaded first."""


class Looker:
    """Checks folders, one after another."""

    def __init__(
        self,
        given: dict[Path, bytes] | None,
        select: Sequence[str] | None,
        ignore: Sequence[str] | None,
        processes: int = 1,
    ) -> None:
        """Takes what `argmap.check.check` does, and how many processes may read files."""
        self.choice = select, ignore
        read = partial(read_all, processes=processes)
        self._checker = Checker(given, select, ignore, read)

    def configure(self, roots: Iterable[Path]) -> None:
        """Reads the configurations of projects; raises PathProblem, ConfigurationProblem."""
        for root in roots:
            self._checker.configuration(root)

    def look(self, folder: Path, progress: Progress | None = None) -> Looked:
        """Checks a folder; raises PathProblem, ConfigurationProblem."""
        with quiet_collector():
            loaded, findings, held = self._checker.check(folder, progress)
        made = looked(loaded, findings, held)
        self._checker.forget(folder)
        return made


def looked(loaded: Loaded, findings: list[Diagnostic], held: Iterable[Diagnostic]) -> Looked:
    """What came of checking a folder: its map, its findings, and what is held back of these."""
    root = project_root(loaded.folder)
    names = {file.source.path: file.source.name for file in loaded.files}
    quotes: dict[str, list[Quote]] = {}
    for said, quote in loaded.map.quotes():
        if quote is not said.hedge:
            quotes.setdefault(names[quote.at.source.path], []).append(quote)
    result = FolderFindings(
        [file.source.name for file in loaded.files],
        findings,
        {name: tally(some) for name, some in quotes.items()},
        Counter(one.span.source.name for one in held),
    )
    others = list(imported(loaded))
    found = {f.rule for one in (loaded, *others) for f in (*one.diagnostics, *findings)}
    return Looked(
        loaded.folder,
        written(result, root),
        tuple(one.folder for one in others),
        named_files(loaded),
        not found & _NOT_KEPT,
        "import-circle" in found,
    )


def imported(loaded: Loaded) -> Iterator[Loaded]:
    """The maps that a map imports, and those that these import."""
    seen = {loaded.folder}
    waiting = [loaded]
    while waiting:
        for other in waiting.pop().imports:
            if other.folder not in seen:
                seen.add(other.folder)
                waiting.append(other)
                yield other


def named_files(loaded: Loaded) -> tuple[Path, ...]:
    """The lock of a map and the documents of its sources, whether or not they are there."""
    return (loaded.folder / LOCK, *_documents(loaded))


def _documents(loaded: Loaded) -> Iterator[Path]:
    map = loaded.map
    for entry in (*map.entries.values(), *map.imported.values()):
        if isinstance(entry, Source) and entry.file:
            place = entry.at.source.path
            yield (place.parent if place else Path.cwd()) / entry.file


# In other processes: one looker for each, made when the process starts.

_here: list[Looker] = []


def start(select: Sequence[str] | None, ignore: Sequence[str] | None) -> None:
    """Makes a process ready."""
    _here[:] = [Looker(None, select, ignore)]


def look(folder: Path) -> Looked:
    """Checks a folder in a process that is ready."""
    return _here[0].look(folder)
