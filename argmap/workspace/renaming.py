"""Renames an id in all files of a project: the edits, and the proof that nothing else changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

from argmap.diagnostics import Diagnostic, Edit, did_you_mean
from argmap.language import messages, parse
from argmap.language.references import references
from argmap.language.syntax import Entry, File, joined
from argmap.language.vocabulary import RELATIONS, is_good_id
from argmap.model import Map
from argmap.text import SourceText, Span, edited, read_text
from argmap.workspace.loading import Loaded, Workspace
from argmap.workspace.project import map_folders, project_root

Rename = Callable[[str], str]
"""Gives the new id of an id of a map; the same one where it is not renamed."""


class RenameProblem(Exception):
    """Why an id can't be renamed: what is wrong, what to do, and the places that stand against
    it."""

    def __init__(self, message: str, *help: str, places: tuple[Span, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.places = places


@dataclass(slots=True)
class Renaming:
    """A rename that is ready to be written."""

    edits: dict[Path, tuple[Edit, ...]]
    """The edits of each file, by path. The file that defines the id is the last: until it is
    written, the old id is there, and the same rename can be made again."""
    before: dict[Path, bytes]
    """The contents of these files as they were read."""
    after: dict[Path, bytes]
    """The same with the edits."""
    mentions: list[Span]
    """Where comments and prose have the old id in backticks; they stay as they are."""
    renames: dict[Path, Rename] = field(default_factory=dict)
    """The folders in whose maps ids change, and how: the map's own, and those that import it."""


def folder_of(old: str, new: str, folders: list[Path]) -> Path:
    """The one of some folders whose map has the old id; where the rename of it was stopped just
    before its end, the one that has the new id. Raises RenameProblem, and OSError."""
    workspace = Workspace()
    ids = {folder: list(workspace.load(folder).map.entries) for folder in folders}
    for id in (normalize("NFC", old), normalize("NFC", new)):
        having = [folder for folder in folders if id in ids[folder]]
        if len(having) == 1:
            return having[0]
        if having:
            message = f"the id `{id}` is in {len(having)} maps"
            names = ", ".join(workspace.load(folder).map.folder for folder in having)
            raise RenameProblem(message, f"name one of the folders: {names}")
    if len(folders) == 1:
        return folders[0]
    near = did_you_mean(old, sorted({id for some in ids.values() for id in some}))
    raise RenameProblem(f"there is no id `{old}`", *near)


def rename(
    folder: Path,
    old: str,
    new: str,
    given: dict[Path, bytes] | None = None,
    known: Iterable[File] = (),
) -> Renaming:
    """Prepares to rename an id of a folder's map, in its files and in those that import it.

    The id of an import can be renamed too: then `OLD.x` becomes `NEW.x`. Where a rename of the
    same ids was stopped half-way, this is the rest of it. `given` has contents that stand in
    for files, by path; `known` has files that were parsed before, which are not parsed again
    where their text is the same. Raises RenameProblem where the id can't be renamed, or where the
    maps would not say the same afterwards, and OSError.
    """
    ids = normalize("NFC", old), normalize("NFC", new)
    return _Renamer(folder.resolve(), *ids, given or {}, _Reader(known)).run()


class _Reader:
    """Parses files; each text of a file once."""

    def __init__(self, known: Iterable[File]) -> None:
        self._files = {(file.source.path, file.source.text): file for file in known}

    def __call__(self, sources: Sequence[SourceText]) -> list[File]:
        return [self._file(source) for source in sources]

    def _file(self, source: SourceText) -> File:
        place = source.path, source.text
        if place not in self._files:
            self._files[place] = parse(source)
        return self._files[place]


class _Renamer:
    def __init__(
        self, folder: Path, old: str, new: str, given: dict[Path, bytes], reader: _Reader
    ) -> None:
        self.folder, self.old, self.new = folder, old, new
        self.given = {path.resolve(): data for path, data in given.items()}
        self.reader = reader
        self.loaded = self._load([folder, *map_folders(project_root(folder))], self.given)
        self.prefixes = _prefixes(folder, self.loaded)
        self.files = [file for place in self.prefixes for file in self.loaded[place].files]

    def run(self) -> Renaming:
        self._check_new()
        definition = self._definition()
        edits = {
            path: tuple(Edit(span, text) for span, text in spans)
            for path, spans in self._words(self.old, self.new, definition).items()
        }
        if not edits:
            message = f"nothing is called `{self.old}`, and `{self.new}` is there already"
            raise RenameProblem(message, "a rename of these two is complete")
        self._check_lines(edits)
        last = definition.source.path
        ordered = sorted(edits, key=lambda path: (path == last, str(path)))
        before = {path: self._read(path, edits[path][0].span.source) for path in ordered}
        after = {path: edited(before[path], _plain(edits[path])) for path in ordered}
        renames = {place: _renaming(self.old, self.new, p) for place, p in self.prefixes.items()}
        self._prove(after, definition, renames)
        by_path = {path: edits[path] for path in ordered}
        return Renaming(by_path, before, after, self._mentions(), renames)

    def _load(self, folders: list[Path], given: dict[Path, bytes]) -> dict[Path, Loaded]:
        workspace = Workspace(given, read_all=self.reader)
        return {folder: workspace.load(folder) for folder in folders}

    def _check_new(self) -> None:
        if not self.new.strip():
            raise RenameProblem("an id is missing: no new id was given", "name it: `new-id`")
        example = parse(SourceText("", f"claim {self.new}: Words.\n  supports: {self.new}\n"))
        if not is_good_id(self.new) or any(entry.faults for entry in example.entries):
            fault = messages.bad_id(self.new, 0)
            raise RenameProblem(fault.message, *fault.help)
        if self.new == self.old:
            raise RenameProblem("the old id and the new one are the same")

    def _definition(self) -> Entry:
        """The entry with the old id; that with the new one where the rename was stopped."""
        known: dict[str, list[Entry]] = {self.old: [], self.new: []}
        ids = []
        for file in self.loaded[self.folder].files:
            for entry in file.entries:
                id = normalize("NFC", entry.id or "")
                ids.append(id)
                if id in known:
                    known[id].append(entry)
        olds, news = (
            [entry for entry in some if entry.kind is not None] or some for some in known.values()
        )
        if olds and news:
            message, place = f"the id `{self.new}` is taken", news[0].head_span
            raise RenameProblem(message, "choose another one", places=(place,))
        if len(olds or news) > 1:
            id = self.old if olds else self.new
            message = f"the id `{id}` is given twice: which of the two entries is meant?"
            help = "give one of them another id by hand, and change the lines that mean it"
            places = tuple(entry.head_span for entry in olds or news)
            raise RenameProblem(message, help, places=places)
        if not (olds or news):
            alias, dot, theirs = self.old.partition(".")
            near = did_you_mean(self.old, ids)
            if dot and alias in ids:
                near = (f"it is an id of the map imported as `{alias}`: rename `{theirs}` there",)
            raise RenameProblem(f"there is no id `{self.old}`", *near)
        entry = (olds or news)[0]
        if entry.kind is None:
            message = f"the first line of the entry `{entry.id}` has an error"
            raise RenameProblem(message, "set it right first", places=(entry.head_span,))
        return entry

    def _words(self, old: str, new: str, definition: Entry) -> dict[Path, list[tuple[Span, str]]]:
        """Where an id stands, in the files of the map and of those that import it, with what is
        to stand there."""
        found: dict[Path, list[tuple[Span, str]]] = {}
        for place, prefixes in self.prefixes.items():
            # Files name ids of the maps that they import themselves, and of no others.
            change = _renaming(old, new, [p for p in prefixes if p.count(".") < 2])
            for file in self.loaded[place].files:
                for entry in file.entries:
                    words = [one.word for one in references(entry)]
                    if entry is definition and entry.id is not None:
                        words.append(entry.id)
                    for word in words:
                        id = normalize("NFC", word)
                        if change(id) != id and file.source.path is not None:
                            spans = found.setdefault(file.source.path, [])
                            spans.append((entry.span_of(word), change(id)))
        return found

    def _check_lines(self, edits: dict[Path, tuple[Edit, ...]]) -> None:
        """Refuses where a line that has an error may mean the id, or a file can't be read."""
        blocked: list[Span] = []
        for place, prefixes in self.prefixes.items():
            pattern = _as_word(self.old, prefixes)
            for finding in self.loaded[place].diagnostics:
                text = finding.span.source.text
                if finding.rule == "unreadable-file" or (
                    finding.rule == "encoding" and (len(text) < 2 or pattern.search(text))
                ):
                    name = finding.span.file
                    message = f"{name} can't be read, and may have the id `{self.old}`"
                    help = f"`argmap check {name}` says why"
                    raise RenameProblem(message, help, places=(finding.span,))
            for file in self.loaded[place].files:
                done = Counter(edit.span.line for edit in edits.get(file.source.path or Path(), ()))
                lines = {span.line: span for _, span in file.faults()}
                for line, span in sorted(lines.items()):
                    text = normalize("NFC", file.source.line(line))
                    if len(pattern.findall(text)) > done[line]:
                        blocked.append(span)
        if blocked:
            message = f"a line with an error has `{self.old}` in it, and may mean this id"
            raise RenameProblem(message, "set the line right first", places=tuple(blocked))
        for path in edits:
            if path.is_symlink():
                raise RenameProblem(f"{path} is a link, and is not written", "rename it by hand")

    def _read(self, path: Path, source: SourceText) -> bytes:
        data = self.given[path] if path in self.given else path.read_bytes()
        if read_text(data, source.name)[0].text != source.text:
            raise RenameProblem(f"{source.name} has changed since it was read", "run it again")
        return data

    def _prove(
        self, after: dict[Path, bytes], definition: Entry, renames: dict[Path, Rename]
    ) -> None:
        """Refuses where the maps would not say the same under the new id.

        Where the rename was stopped, some lines have the new id already; what they said is what
        they say with the old one.
        """
        back = {
            path: edited(self._read(path, spans[0][0].source), _spans(spans))
            for path, spans in self._words(self.new, self.old, definition).items()
        }
        places = list(self.prefixes)
        olds = self._load(places, self.given | back) if back else self.loaded
        news = self._load(places, self.given | after)
        for place in places:
            one, other = olds[place], news[place]
            if _said(one.map, renames[place]) != _said(other.map, lambda id: id) or _found(
                one.diagnostics
            ) != _found(other.diagnostics):
                message = f"the map in {one.map.folder} would not say the same afterwards"
                help = f"is `{self.new}` named somewhere that means something else?"
                raise RenameProblem(message, help)

    def _mentions(self) -> list[Span]:
        spans: list[Span] = []
        for place, prefixes in self.prefixes.items():
            names = {form + self.old for form in prefixes}
            names |= {normalize("NFD", name) for name in names}
            pattern = re.compile("|".join(f"`{re.escape(name)}[`.]" for name in sorted(names)))
            for file in self.loaded[place].files:
                for found in pattern.finditer(file.source.text):
                    spans.append(Span(file.source, found.start() + 1, found.end() - 1))
        return spans


def _prefixes(folder: Path, loaded: dict[Path, Loaded]) -> dict[Path, list[str]]:
    """What stands before the ids of a folder's map: nothing in itself, `ALIAS.` where it is
    imported, `ALIAS.THEIRS.` where a map is that imports it."""
    found: dict[Path, list[str]] = {folder: [""]}
    waiting = [folder]
    while waiting:
        theirs = waiting.pop()
        for place, one in loaded.items():
            for alias in _aliases(one, theirs):
                more = [f"{alias}.{prefix}" for prefix in found[theirs]]
                known = found.setdefault(place, [])
                if not set(more) <= set(known):
                    known += [prefix for prefix in more if prefix not in known]
                    waiting.append(place)
    return found


def _aliases(one: Loaded, theirs: Path) -> Iterator[str]:
    """The ids under which a map imports a folder."""
    if not any(other.folder == theirs for other in one.imports):
        return
    for file in one.files:
        for entry in file.entries:
            if entry.kind != "import" or entry.id is None or not entry.words:
                continue
            if (one.folder / joined(entry.words)).resolve() == theirs:
                yield normalize("NFC", entry.id)


def _renaming(old: str, new: str, prefixes: list[str]) -> Rename:
    """The new id of an id: `OLD`, and `OLD.x` where `OLD` is an import, behind some prefixes."""

    def change(id: str) -> str:
        for prefix in prefixes:
            name = prefix + old
            if id == name or id.startswith(f"{name}."):
                return prefix + new + id[len(name) :]
        return id

    return change


def _as_word(id: str, prefixes: list[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(prefix + id) for prefix in sorted(prefixes))
    return re.compile(rf"(?<![\w.-])(?:{names})(?![\w-])")


def _plain(edits: tuple[Edit, ...]) -> list[tuple[int, int, str]]:
    return [(edit.span.start, edit.span.end, edit.text) for edit in edits]


def _spans(spans: list[tuple[Span, str]]) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, text) for span, text in spans]


_IDS = {"id", "section", "speaker", "via", "source", "of", "cites", "premises", "conclusion"}
_PLACES = {"at", "places"}
_SYMMETRIC = {relation.active for relation in RELATIONS if relation.symmetric}


def _said(map: Map, change: Rename) -> tuple[Any, ...]:
    """What a map says, without places and orders that follow from the names of ids."""
    by_id = {link.id: link for link in map.links}

    def name(id: str) -> Any:
        link = by_id.get(id)
        return change(id) if link is None else ends(link)

    def ends(link: Any) -> Any:
        premises = tuple(sorted(change(id) for id in link.premises))
        if link.relation in _SYMMETRIC:
            return link.relation, tuple(sorted((*premises, change(link.target))))
        return link.relation, premises, name(link.target)

    def value(key: str, part: Any, kind: str) -> Any:
        if isinstance(part, dict):
            return {k: value(k, v, kind) for k, v in part.items() if k not in _PLACES}
        if isinstance(part, list | tuple):
            return [value(key, one, kind) for one in part]
        named = key in _IDS or (key == "author" and kind == "source")
        return change(part) if named and isinstance(part, str) else part

    entries = [
        {change(id): value("", entry.model_dump(), entry.kind) for id, entry in some.items()}
        for some in (map.entries, map.imported)
    ]
    links = Counter(
        (ends(link), link.strength, link.argument and change(link.argument)) for link in map.links
    )
    return list(entries[0]), *entries, links


def _found(diagnostics: list[Diagnostic]) -> Counter[tuple[str, str, int]]:
    return Counter((one.rule, one.span.file, one.span.line) for one in diagnostics)
