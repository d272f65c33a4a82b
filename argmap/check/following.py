"""The check of a folder, brought up to date while its files change.

What a check finds hangs on the files, on the documents, and on the configuration. A change of the
text of some entries, whose heads stay as they are, is followed step by step: these entries are
parsed and linked again, their quotes are looked up, the rules that look at each entry by itself
look at them, and other rules only where what they ask for is another. Whatever else changes, the
folder is loaded anew, but for what was parsed and which quotes were found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap import rules
from argmap.check.checking import rule_names
from argmap.check.moving import Move
from argmap.check.settling import Look, look, place, settled, wanted, without_doubt
from argmap.diagnostics import Diagnostic, in_order
from argmap.diagnostics.suppression import is_suppressing
from argmap.language import File, parse
from argmap.language.parser import Reparsed, reparse
from argmap.model import Map, Source
from argmap.sources.shelf import Shelf
from argmap.sources.verdicts import LOCK, Known, give_some_verdicts, give_verdicts
from argmap.text import SourceText, read_text
from argmap.workspace import (
    Configuration,
    Loaded,
    PathProblem,
    Workspace,
    project_root,
    read_configuration,
)
from argmap.workspace.linking import Replaced
from argmap.workspace.project import FILE, map_files

Found = tuple[list[Diagnostic], list[Diagnostic]]
"""What is found, and what is held back."""
_State = tuple[list[dict[Path, object]], list[object]]
_Stamps = tuple[object, ...]


class Following:
    """A folder that is followed: its map, and what is found in it."""

    loaded: Loaded
    """The map and its files, as they are now. They are changed in place by the next update."""
    findings: list[Diagnostic]
    """What is found in them, by file and place."""
    news: set[Path]
    """The files of whose findings the last update changed some, or their places."""

    def __init__(self, folder: Path) -> None:
        """Follows a folder; `update` has to be called before anything is asked."""
        self.folder = folder.resolve()
        self.root = project_root(self.folder)
        self.shelf = Shelf()
        """The documents that were read."""
        self._known: Known = {}
        self._read: dict[Path, object] = {}
        self._state: _State | None = None
        self._imported: list[Path] = []
        self._places: list[Path] = []
        self._texts: dict[Path, object] = {}
        self._files: dict[Path, File] = {}
        self._sets_aside: dict[SourceText, bool] = {}
        self._shown: dict[Path, list[Diagnostic]] = {}

    @property
    def map(self) -> Map:
        """The folder's map."""
        return self.loaded.map

    def file(self, path: Path) -> File | None:
        """One of the folder's files."""
        return self._files.get(path)

    def update(self, given: Mapping[Path, bytes]) -> None:
        """Brings all up to date. `given` has contents that stand in for files, by resolved path.

        Raises PathProblem, ConfigurationProblem.
        """
        self.news = set()
        texts, state = self._texts_now(given), self._state_now(given)
        if state == self._state and texts.keys() == self._texts.keys():
            changed = [path for path, text in texts.items() if text != self._texts[path]]
            if not changed:
                return
            if len(changed) == 1 and self._follow(changed[0], given):
                self._texts = texts
                return
        self._state = None  # what fails half-way is begun anew
        self._load(given)
        self._texts, self._state = texts, self._state_now(given)

    def _texts_now(self, given: Mapping[Path, bytes]) -> dict[Path, object]:
        """What tells the texts of the folder's files from others."""
        return _texts(self.folder, given)

    def _state_now(self, given: Mapping[Path, bytes]) -> _State:
        """What tells all else that the folder hangs on from other."""
        maps = [_texts(folder, given) for folder in self._imported]
        return maps, [_stat(path) for path in self._places]

    def _load(self, given: Mapping[Path, bytes]) -> None:
        """Loads all, but for what was parsed before and is the same."""
        configuration = read_configuration(self.root, rule_names())
        workspace = Workspace(given, read_all=self._read_all)
        try:
            self.loaded = loaded = workspace.load(self.folder)
        except OSError as error:
            raise PathProblem(f"can't read {self.folder}: {error.strerror}") from error
        self._configuration: Configuration = configuration
        self._files = {f.source.path: f for f in loaded.files if f.source.path}
        self._hang_on(loaded)
        self._look_documents_up()
        on = wanted(loaded.files, configuration)
        looks = {name: look for name, look in rules.checks().items() if name in on}
        self._looks_at = {name: aspects for name in looks if (aspects := rules.looks_at(name))}
        self._one_by_one = [look for name, look in looks.items() if name not in self._looks_at]
        self._looks = {name: looks[name] for name in self._looks_at}
        self._of_rules: dict[str, tuple[_Stamps, Found]] = {}
        self._bare: dict[str, tuple[_Stamps, list[Diagnostic]]] = {}
        self._of_entries: dict[str, Found] = {}
        self._share(look(self.map, self._one_by_one))
        self._look_at_the_whole()
        self._settle()

    def _read_all(self, sources: Sequence[SourceText]) -> list[File]:
        """The entries of files; those that have not changed are taken over."""
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
        self._imported = [one.folder for one in others[1:]]
        documents = {
            path.parent / entry.file: None
            for entry in (*loaded.map.entries.values(), *loaded.map.imported.values())
            if isinstance(entry, Source) and entry.file and (path := entry.at.source.path)
        }
        self._documents = list(documents)
        configured = [self.root / FILE, self.root / "pyproject.toml"]
        self._places = [*configured, *(one.folder / LOCK for one in others), *documents]

    def _look_documents_up(self) -> None:
        """Gives the quotes verdicts; what was found in documents that are the same holds."""
        read = {path: _stat(path) for path in self._documents}
        if any(self._read.get(path, now) != now for path, now in read.items()):
            self.shelf = Shelf()
            self._known.clear()
        self._read = read
        self._of_documents = give_verdicts(
            self.map, self.folder, self.root, self.shelf, known=self._known
        )

    def _follow(self, path: Path, given: Mapping[Path, bytes]) -> bool:
        """Follows a change of one file's text; False where more has changed than entries' texts."""
        file = self._files.get(path)
        if file is None or file.source.path is None:
            return False
        try:
            data = given[path] if path in given else path.read_bytes()
        except OSError:
            return False
        source, faults = read_text(data, file.source.name, path)
        if faults or any(one.span.source is file.source for one in self.loaded.unread):
            return False
        if source.text == file.source.text:
            return True
        number = next(n for n, one in enumerate(self.loaded.files) if one is file)
        before = self.map
        made = reparse(file, source)
        self._files[path] = self.loaded.files[number] = made.file
        replaced = self._replace(number, made)
        if replaced is None:
            return False
        move = Move(file.source, source, *made.changed, made.moved)
        changed = [b.made for _, b in replaced if b.made is not None]
        if not give_some_verdicts(
            self.map, changed, self.folder, self.root, self.shelf, self._known
        ):
            return False
        ids = {one.id for one in changed} | _in_doubt(before, self.map)
        for id in ids | ({self.map.head.id} if self.map.head else set()):
            self._of_entries.pop(id, None)
        self._drop_touched(move)
        self._move(move, number)
        self._share(look(self.map.part(ids), self._one_by_one))
        self._look_at_the_whole()
        self._settle(move)
        return True

    def _replace(self, number: int, made: Reparsed) -> Replaced | None:
        if len(made.before) != len(made.after):
            return None
        parts = self.loaded.linker.parts[number][made.first : made.first + len(made.before)]
        if [part.entry for part in parts] != made.before:
            return None
        ends = [entry.start for entry in made.after[1:]] + [made.kept]
        return self.loaded.linker.replace(number, made.first, made.after, ends)

    def _drop_touched(self, move: Move) -> None:
        """Drops what rules found in words that are others now."""
        for name in list(self._of_rules):
            found, held = self._of_rules[name][1]
            bare = self._bare[name][1] if name in self._bare else []
            if any(move.touches(span) for one in (*found, *held, *bare) for span in one.spans):
                del self._of_rules[name]
                self._bare.pop(name, None)

    def _move(self, move: Move, number: int) -> None:
        """Moves every place in a file that was edited to where it is now."""
        move.make(self.loaded.linker.places(number))
        for one in (*self.loaded.unread, *self._of_documents):
            move.make(one.spans)
        for found, held in self._of_entries.values():
            for one in (*found, *held):
                move.make(one.spans)
        for _, (found, held) in self._of_rules.values():
            for one in (*found, *held):
                move.make(one.spans)
        for _, found in self._bare.values():
            for one in found:
                move.make(one.spans)

    def _share(self, made: Found) -> None:
        """Takes what rules found that look at each entry by itself, entry by entry."""
        starts = {
            file.source: [entry.start for entry in file.entries] for file in self.loaded.files
        }
        numbers = {file.source: n for n, file in enumerate(self.loaded.files)}
        for kind, some in enumerate(made):
            for one in some:
                source = one.span.source
                if source not in numbers:
                    continue
                at = bisect_right(starts[source], one.span.start) - 1
                made_of = self.loaded.linker.parts[numbers[source]][at].made
                if made_of is not None:
                    self._of_entries.setdefault(made_of.id, ([], []))[kind].append(one)

    def _look_at_the_whole(self) -> None:
        """Asks the rules that look at more than one entry, where what they ask for is another."""
        map = self.map
        bare: Map | None = None
        for name, aspects in self._looks_at.items():
            stamps = tuple(map.stamps[one] for one in aspects)
            known = self._of_rules.get(name)
            if known is not None and known[0] == stamps:
                continue
            rule = self._looks[name]
            found = list(rule(map))
            held: list[Diagnostic] = []
            if map.at_fault and "faults" in aspects:
                bare = bare or without_doubt(map)
                told = {place(one) for one in found}
                held = [
                    one for one in self._without_doubt(name, rule, bare) if place(one) not in told
                ]
            self._of_rules[name] = stamps, (found, held)

    def _without_doubt(self, name: str, rule: Look, bare: Map) -> list[Diagnostic]:
        """What a rule finds where lines at fault are to say nothing."""
        stamps = tuple(bare.stamps[one] for one in self._looks_at[name])
        known = self._bare.get(name)
        if known is None or known[0] != stamps:
            known = self._bare[name] = stamps, list(rule(bare))
        return known[1]

    def _settle(self, move: Move | None = None) -> None:
        """Makes the findings of all that was found."""
        found = [*self.loaded.diagnostics, *self._of_documents]
        held: list[Diagnostic] = []
        for mine, back in self._of_entries.values():
            found += mine
            held += back
        for _, (mine, back) in self._of_rules.values():
            found += mine
            held += back
        sets_aside = {file.source: self._sets_aside.get(file.source) for file in self.loaded.files}

        def ask(source: SourceText) -> bool:
            if sets_aside.get(source) is None:
                sets_aside[source] = is_suppressing(source)
            return bool(sets_aside[source])

        kept, _ = settled(self.loaded.files, self._configuration, found, held, ask)
        self._sets_aside = {s: known for s, known in sets_aside.items() if known is not None}
        self.findings = in_order(kept)
        self._tell(move)

    def _tell(self, move: Move | None) -> None:
        """Finds out of which files the findings are others now."""
        shown: dict[Path, list[Diagnostic]] = {}
        for one in self.findings:
            if one.span.source.path is not None:
                shown.setdefault(one.span.source.path, []).append(one)
        for path in {*shown, *self._shown}:
            now, before = shown.get(path, []), self._shown.get(path, [])
            if (
                move is None
                or path == move.new.path
                or len(now) != len(before)
                or any(a is not b for a, b in zip(now, before, strict=True))
                or any(span.source is move.new for one in now for span in one.spans)
            ):
                self.news.add(path)
        self._shown = shown


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


def _stat(path: Path) -> object:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _in_doubt(before: Map, after: Map) -> set[str]:
    """The ids of which lines at fault may be to say something else than before."""
    one, other = before.at_fault, after.at_fault
    return {id for id in {*one, *other} if one.get(id) != other.get(id) and id in after.entries}
