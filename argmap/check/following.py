"""The check of a folder, brought up to date while its files change.

What a check finds hangs on the files, on the documents, and on the configuration. A change of the
text of some entries, whose heads stay as they are, is followed step by step: these entries are
parsed and linked again, their quotes are looked up, the rules that look at each entry by itself
look at them, those that look at claims one by one at all that they concern, and other rules only
where what they ask for is another. Whatever else changes, the folder is loaded anew, but for what
was parsed and which quotes were found.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from operator import is_
from pathlib import Path

from argmap.check.checking import quiet_collector, rule_names
from argmap.check.known import baseline
from argmap.check.moving import Move
from argmap.check.outcomes import keep
from argmap.check.parsing import read_all
from argmap.check.ruling import Ruling
from argmap.check.settling import settled, wanted
from argmap.diagnostics import Diagnostic, in_order
from argmap.diagnostics.baseline import FILE as BASELINE
from argmap.diagnostics.baseline import Counts, compare
from argmap.language import File, parse
from argmap.language.parser import Reparsed, reparse
from argmap.language.syntax import joined
from argmap.model import Map, Source
from argmap.sources.shelf import Shelf
from argmap.sources.verdicts import LOCK, Known, give_some_verdicts, give_verdicts
from argmap.text import SourceText, read_text
from argmap.workspace import (
    Configuration,
    ConfigurationProblem,
    Loaded,
    PathProblem,
    Workspace,
    project_root,
    read_configuration,
)
from argmap.workspace.linking import Replaced
from argmap.workspace.project import FILE, map_files

_State = tuple[list[dict[Path, object]], list[object]]


class Following:
    """A folder that is followed: its map, and what is found in it."""

    loaded: Loaded
    """The map and its files, as they are now. They are changed in place by the next update."""
    findings: list[Diagnostic]
    """What is found in them, by file and place."""
    news: set[Path]
    """The files of whose findings the last update changed some, or their places."""
    anew: bool
    """Whether the last update loaded all anew."""

    def __init__(self, folder: Path) -> None:
        """Follows a folder; `update` has to be called before anything is asked."""
        self.folder = folder.resolve()
        self.root = project_root(self.folder)
        self.shelf = Shelf()
        """The documents that were read."""
        self._known = Known()
        self._read: dict[Path, object] = {}
        self._state: _State | None = None
        self._imported: list[Path] = []
        self._places: list[Path] = []
        self._texts: dict[Path, object] = {}
        self._files: dict[Path, File] = {}
        self._settled: dict[SourceText, _Settled] = {}

    @property
    def map(self) -> Map:
        """The folder's map."""
        return self.loaded.map

    def file(self, path: Path) -> File | None:
        """One of the folder's files."""
        return self._files.get(path)

    def update(self, given: Mapping[Path, bytes]) -> None:
        """Brings all up to date. `given` has contents that stand in for files, by resolved path.

        Raises PathProblem. Where the configuration can't be used, what is wrong with it is found,
        and what holds without one.
        """
        self.news, self.anew = set(), False
        texts, state = self._texts_now(given), self._state_now(given)
        before, self._state = self._state, None  # what fails half-way is begun anew
        if state == before and texts.keys() == self._texts.keys():
            changed = [path for path, text in texts.items() if text != self._texts[path]]
            if not changed or (len(changed) == 1 and self._follow(changed[0], given)):
                self._texts, self._state = texts, state
                return
        with quiet_collector():
            state = self._load(given)
        self.anew = True
        self._texts, self._state = texts, state

    def keep(self, given: Mapping[Path, bytes]) -> None:
        """Keeps what is found for the next who asks, as a check does, where all is on disk.

        `given` is what was given to the last update.
        """
        began = time.time_ns()
        is_current = self._texts == self._texts_now(given) and self._state == self._state_now(given)
        if is_current and not self._of_project and self._is_on_disk(given):
            findings = [one for settled in self._settled.values() for one in settled.all]
            held = [one for settled in self._settled.values() for one in settled.back]
            keep(self.loaded, in_order(findings), held, began)

    def _is_on_disk(self, given: Mapping[Path, bytes]) -> bool:
        """Whether the files hold what is given instead of them."""
        return all(
            _bytes(path) == data
            for path, data in given.items()
            if path.parent in (self.folder, *self._imported)
        )

    def _texts_now(self, given: Mapping[Path, bytes]) -> dict[Path, object]:
        """What tells the texts of the folder's files from others."""
        return _texts(self.folder, given)

    def _state_now(self, given: Mapping[Path, bytes]) -> _State:
        """What tells all else that the folder hangs on from other."""
        maps = [_texts(folder, given) for folder in self._imported]
        return maps, [project_root(self.folder), *map(_stat, self._places)]

    def _load(self, given: Mapping[Path, bytes]) -> _State:
        """Loads all, but for what was parsed before and is the same; gives what it hangs on."""
        self._find_project()
        workspace = Workspace(given, read_all=self._read_all)
        try:
            self.loaded = loaded = workspace.load(self.folder)
        except OSError as error:
            raise PathProblem(f"can't read {self.folder}: {error.strerror}") from error
        self._files = {f.source.path: f for f in loaded.files if f.source.path}
        self._hang_on(loaded)
        state = self._state_now(given)  # before what it tells of is read: it may change meanwhile
        self._configure()
        self._look_documents_up()
        self._ruling = Ruling(loaded, wanted(loaded.files, self._configuration))
        self._settle()
        return state

    def _find_project(self) -> None:
        """Finds the project that the folder is in."""
        root = project_root(self.folder)
        if root != self.root:
            self.root, self.shelf, self._known = root, Shelf(), Known()

    def _configure(self) -> None:
        """Reads the configuration and the baseline of the project."""
        self._of_project: list[Diagnostic] = []
        names = rule_names()
        self._configuration = Configuration(self.root, names)
        self._baseline: Counts = {}
        try:
            self._configuration = read_configuration(self.root, names)
            self._baseline = baseline(self.root)
        except ConfigurationProblem as problem:
            self._of_project = problem.found

    def _read_all(self, sources: Sequence[SourceText]) -> list[File]:
        """The entries of files; those that have not changed are taken over."""
        if not self._files:
            read = read_all(sources, processes=1)
            mine = [(one.source.path, one) for one in read]
            self._files = {path: one for path, one in mine if path and path.parent == self.folder}
            return read
        read = []
        for source in sources:
            path = source.path or Path()
            known = self._files.get(path)
            made = parse(source) if known is None else reparse(known, source).file
            if path.parent == self.folder:
                self._files[path] = made
            read.append(made)
        return read

    def _hang_on(self, loaded: Loaded) -> None:
        """Takes down what the folder hangs on beside its own files."""
        others = [loaded]
        for one in others:
            others += [other for other in one.imports if other not in others]
        named = (place for one in others for place in _imports(one))
        self._imported = list(dict.fromkeys([*(one.folder for one in others[1:]), *named]))
        documents = {
            path.parent / entry.file: None
            for entry in (*loaded.map.entries.values(), *loaded.map.imported.values())
            if isinstance(entry, Source) and entry.file and (path := entry.at.source.path)
        }
        self._documents = list(documents)
        configured = [self.root / name for name in (FILE, "pyproject.toml", BASELINE)]
        locks = [one.folder / LOCK for one in others]
        # What is not there may come to be there, or another file with a similar name.
        missing = [place for place in self._imported if place not in {one.folder for one in others}]
        missing += dict.fromkeys(path.parent for path in documents if _stat(path) is None)
        self._places = [*configured, *locks, *missing, *documents]

    def _look_documents_up(self) -> None:
        """Gives the quotes verdicts; what was found in documents that are the same holds."""
        # Those that are not named any more are still on the shelf.
        read = {path: _stat(path) for path in (*self._read, *self._documents)}
        if any(self._read.get(path, now) != now for path, now in read.items()):
            self.shelf = Shelf()
            self._known = Known()
        self._read = read
        self._of_documents = give_verdicts(
            self.map, self.folder, self.root, self.shelf, known=self._known
        )

    def _follow(self, path: Path, given: Mapping[Path, bytes]) -> bool:
        """Follows a change of the text of one file that is given; False where more has changed
        than entries' texts."""
        file = self._files.get(path)
        if file is None or path not in given:
            return False
        source, faults = read_text(given[path], file.source.name, path)
        if faults or any(one.span.source is file.source for one in self.loaded.unread):
            return False
        if source.text == file.source.text:
            # A mark at its beginning may be new, and with it the places in an editor.
            known = self._texts[path]
            return isinstance(known, _Same) and known.data == given[path]
        number = next(n for n, one in enumerate(self.loaded.files) if one is file)
        before = self.map
        made = reparse(file, source)
        self._files[path] = self.loaded.files[number] = made.file
        replaced = self._replace(number, made)
        if replaced is None:
            return False
        move = Move(file.source, source, *made.changed, made.moved)
        told = (*self.loaded.diagnostics, *self._of_documents)
        if any(move.touches(span) for one in told for span in one.spans):
            return False  # what is found in an entry that stays speaks of one that does not
        gone = [a.made for a, _ in replaced if a.made is not None]
        changed = [b.made for _, b in replaced if b.made is not None]
        if not give_some_verdicts(
            self.map, gone, changed, self.folder, self.root, self.shelf, self._known
        ):
            return False
        ids = {one.id for one in changed} | _in_doubt(before, self.map)
        move.make(self.loaded.linker.places(number))
        for one in (*self.loaded.unread, *self._of_documents):
            move.make(one.spans)
        self._ruling.follow(self.loaded, ids, move)
        self._settle(move)
        return True

    def _replace(self, number: int, made: Reparsed) -> Replaced | None:
        if not made.after or len(made.before) != len(made.after):
            return None
        parts = self.loaded.linker.parts[number][made.first : made.first + len(made.before)]
        if [part.entry for part in parts] != made.before:
            return None
        ends = [entry.start for entry in made.after[1:]] + [made.kept]
        return self.loaded.linker.replace(number, made.first, made.after, ends)

    def _settle(self, move: Move | None = None) -> None:
        """Makes the findings of all that was found, file by file, where something is another."""
        raw: dict[SourceText, tuple[list[Diagnostic], list[Diagnostic]]] = {
            file.source: ([], []) for file in self.loaded.files
        }
        found = (*self.loaded.diagnostics, *self._of_documents, *self._ruling.found)
        for kind, some in enumerate((found, self._ruling.held)):
            for one in some:
                raw.setdefault(one.span.source, ([], []))[kind].append(one)
        files = {file.source: file for file in self.loaded.files}
        made: dict[SourceText, _Settled] = {}
        for source, (mine, held) in raw.items():
            known = self._settled.get(source)
            if known is None or not _same(known.raw, mine) or not _same(known.held, held):
                file = [files[source]] if source in files else []
                all, back = settled(file, self._configuration, mine, held)
                known = _Settled(mine, held, all, back, self._unknown(source, all))
                self._tell(source)
            elif move and any(span.source is move.new for one in known.kept for span in one.spans):
                self._tell(source)
            made[source] = known
        for source in {one.span.source for one in self._of_project}:
            mine = [one for one in self._of_project if one.span.source is source]
            made[source] = _Settled([], [], [], [], in_order(mine))
            self._tell(source)
        for source in self._settled.keys() - made.keys():
            self._tell(source)
        self._settled = made
        ordered = sorted(made.items(), key=lambda one: one[0].name)
        self.findings = [finding for _, one in ordered for finding in one.kept]

    def _unknown(self, source: SourceText, found: list[Diagnostic]) -> list[Diagnostic]:
        """The findings in a text that the baseline does not know, by place."""
        if self._baseline:
            named = [(source.name, finding) for finding in found]
            found = compare(self._baseline, named, {source.name}).new
        return in_order(found)

    def at(self, path: Path) -> list[Diagnostic]:
        """The findings in one file, by place; one list while they and its text stay the same."""
        some = [one.kept for source, one in self._settled.items() if source.path == path]
        return some[0] if len(some) == 1 else [finding for kept in some for finding in kept]

    def _tell(self, source: SourceText) -> None:
        if source.path is not None:
            self.news.add(source.path)


@dataclass(slots=True, frozen=True)
class _Settled:
    """The findings of one text, and what they were made of."""

    raw: list[Diagnostic]
    held: list[Diagnostic]
    all: list[Diagnostic]
    """What is left where comments set findings aside."""
    back: list[Diagnostic]
    """What is held back of what is left."""
    kept: list[Diagnostic]
    """What is shown: not what the baseline knows."""


def _same(some: list[Diagnostic], others: list[Diagnostic]) -> bool:
    """Whether two lists hold the very same findings."""
    return len(some) == len(others) and all(map(is_, some, others))


class _Same:
    """Contents that are the same only as the very same object."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.data is self.data

    __hash__ = None  # type: ignore[assignment]


def _texts(folder: Path, given: Mapping[Path, bytes]) -> dict[Path, object]:
    """What tells the text of each map file in a folder from others."""
    try:
        paths = dict.fromkeys(map_files(folder))
    except OSError:
        paths = {}
    paths |= {path: None for path in given if path.parent == folder}
    # Contents that are given are the same object until they change.
    return {path: _Same(given[path]) if path in given else _stat(path) for path in paths}


def _imports(loaded: Loaded) -> Iterator[Path]:
    """The folders that a map names as those of other maps, whether or not they are there."""
    for file in loaded.files:
        for entry in file.entries:
            if entry.kind == "import" and entry.words:
                with suppress(OSError, RuntimeError, ValueError):
                    yield (loaded.folder / joined(entry.words)).resolve()


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _stat(path: Path) -> object:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _in_doubt(before: Map, after: Map) -> set[str]:
    """The ids of which lines at fault may be to say something else than before."""
    one, other = before.at_fault, after.at_fault
    return {id for id in {*one, *other} if one.get(id) != other.get(id)}
