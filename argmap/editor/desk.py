"""The files that are open, and the maps that they belong to, always as they are now."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lsprotocol import types

from argmap.check.checking import quiet_collector
from argmap.check.following import Following
from argmap.check.known import unknown
from argmap.check.outcomes import found_before
from argmap.diagnostics import Diagnostic
from argmap.editor.buffers import Buffer
from argmap.editor.extents import entry_at, extents
from argmap.editor.maps import Maps
from argmap.editor.positions import Encoding, Positions
from argmap.editor.refusals import Refusal
from argmap.editor.uris import path_of, uri_of
from argmap.language import File, parse
from argmap.language.syntax import Entry
from argmap.model import Map
from argmap.text import SourceText, Span, read_text
from argmap.workspace import ConfigurationProblem, PathProblem, project_root
from argmap.workspace.project import SUFFIX, map_files

_LARGE = 1_000_000
"""Bytes of a map's files from which on it takes more than a moment to load."""


_MANY = 16
"""Of how many texts the places are kept until something changes."""


@dataclass
class Here:
    """A map file that something is asked of, in its map."""

    desk: Desk
    following: Following
    file: File

    @property
    def map(self) -> Map:
        """The map that it belongs to."""
        return self.following.map

    @property
    def source(self) -> SourceText:
        """Its text."""
        return self.file.source

    @cached_property
    def places(self) -> Positions:
        """The places of its text."""
        return self.desk.places(self.source)

    def entry(self, offset: int) -> Entry | None:
        """The entry that a code point stands in, the blank lines and comments behind it too."""
        return entry_at(self.file, offset)

    def end(self, entry: Entry) -> int:
        """Where an entry's last line ends, in code points; what follows are blanks and comments."""
        return next(one.end for one in extents(self.file) if one.entry is entry)


class Desk:
    """What is open. All that it gives is up to date with the buffers, and with the disk."""

    def __init__(self) -> None:
        self.encoding: Encoding = "utf-16"
        self.capabilities = types.ClientCapabilities()
        """What the editor can do."""
        self.buffers: dict[Path, Buffer] = {}
        self.maps = Maps(self)
        """The maps of the projects that files are open of."""
        self.news: set[Path] = set()
        """Files of whose findings some may be others since this was last emptied."""
        self._followed: dict[Path, Following] = {}
        self._stale: set[Path] = set()
        self._places: dict[SourceText, Positions] = {}

    def open(self, uri: str, text: str, version: int | None) -> None:
        """Takes a file that was opened."""
        path = path_of(uri)
        if path is not None:
            self.buffers[path] = Buffer(uri, path, text, version)
            self.news.add(path)
            self.touch()

    def change(
        self,
        uri: str,
        changes: list[types.TextDocumentContentChangeEvent],
        version: int | None,
    ) -> None:
        """Takes changes of a file that is open."""
        path = path_of(uri)
        if path in self.buffers:
            self.buffers[path].change(changes, version, self.encoding)
            self.touch()

    def close(self, uri: str) -> None:
        """Takes a file away; what is on disk holds again. Maps without open files are dropped."""
        path = path_of(uri)
        self.keep()
        if path is not None:
            self.buffers.pop(path, None)
            self.news.add(path)
        for folder in set(self._followed) - set(self.folders()):
            gone = self._followed.pop(folder)
            self.news |= {path for one in gone.findings if (path := one.span.source.path)}
        self.touch()

    def keep(self) -> None:
        """Keeps what is found in maps that are on disk as they are here, for the next start."""
        for following in self._followed.values():
            following.keep(self.given)

    def touch(self) -> None:
        """Something has changed, here or on disk."""
        self._stale = set(self._followed)
        self._places.clear()

    @property
    def given(self) -> dict[Path, bytes]:
        """What stands in for files: the contents of the maps that are open, by path."""
        return {path: one.data for path, one in self.buffers.items() if _is_map(path)}

    def folders(self) -> list[Path]:
        """The folders that have maps open."""
        return list(dict.fromkeys(path.parent for path in self.buffers if _is_map(path)))

    def following(self, folder: Path) -> Following:
        """A folder's map, up to date. Raises PathProblem."""
        known = self._followed.get(folder)
        if known is None or folder in self._stale:
            known = known or Following(folder)
            with quiet_collector():
                known.update(self.given)
                if known.anew:
                    gc.collect()  # circles that were left behind, which would be kept for ever
                    gc.freeze()  # what lives long is not walked again and again
            self._followed[folder] = known
            self._stale.discard(folder)
            self.news |= known.news
        return known

    def is_large(self, uri: str) -> bool:
        """Whether a file is of a map that was not loaded yet, and takes more than a moment."""
        path = path_of(uri)
        if path is None or path.parent in self._followed:
            return False
        try:
            return sum(one.stat().st_size for one in map_files(path.parent)) > _LARGE
        except OSError:
            return False

    def glance(self, path: Path) -> dict[Path, list[Diagnostic]]:
        """What can be said of a file at once where its map was not loaded yet: what a check found
        in the map, if nothing has changed since, or else what is wrong with the file's form."""
        if path.parent in self._followed or path not in self.buffers or not _is_map(path):
            return {}
        data = self.buffers[path].data
        root = project_root(path.parent)
        try:
            before = found_before(path.parent) if path.read_bytes() == data else None
            found = None if before is None else unknown(root, before)
        except (OSError, ConfigurationProblem):
            found = None
        if found is None:
            name = path.relative_to(root).as_posix()
            file = parse(read_text(data, name, path)[0])
            found = [entry.finding(fault) for entry in file.entries for fault in entry.faults]
        told: dict[Path, list[Diagnostic]] = {path: []}
        for one in found:
            if one.span.source.path is not None:
                told.setdefault(one.span.source.path, []).append(one)
        return told

    def findings(self, path: Path) -> list[Diagnostic]:
        """What is found in a file, in all maps that are open; each once, though two maps may find
        the same in their project's files."""
        followed = [self._followed[one] for one in self.folders() if one in self._followed]
        found = [some for following in followed if (some := following.at(path))]
        if len(found) < 2:
            return found[0] if found else []
        each = {
            (one.rule, one.message, one.span.start, one.span.end): one
            for some in found
            for one in some
        }
        return list(each.values())

    def here(self, uri: str) -> Here | None:
        """A map file by its name; None where it is none, or its map can't be read."""
        path = path_of(uri)
        if path is None:
            return None
        try:
            following = self.following(path.parent)
        except PathProblem:
            return None
        file = following.file(path)
        return None if file is None else Here(self, following, file)

    def read(self, uri: str) -> Here:
        """A map file by its name. Raises Refusal where it is none, or its map can't be read."""
        here = self.here(uri)
        if here is None:
            raise Refusal("the map of this file can't be read")
        return here

    def followed(self) -> Iterator[Following]:
        """The maps that are open, up to date; those that can't be read are left out."""
        for folder in self.folders():
            try:
                yield self.following(folder)
            except PathProblem:
                continue

    def places(self, source: SourceText) -> Positions:
        """The places of a text that was read, as the editor has it where it is open."""
        known = self._places.get(source)
        if known is None:
            buffer = self.buffers.get(source.path) if source.path else None
            known = Positions(source, self.encoding, buffer.text if buffer else None)
            if len(self._places) >= _MANY:
                self._places.clear()
            self._places[source] = known
        return known

    def uri(self, path: Path) -> str:
        """The name of a file, as the editor has it where it is open."""
        return self.buffers[path].uri if path in self.buffers else uri_of(path)

    def location(self, span: Span) -> types.Location | None:
        """Where a span stands; None where it stands in no file."""
        path = span.source.path
        if path is None:
            return None
        return types.Location(self.uri(path), self.places(span.source).of(span))


def _is_map(path: Path) -> bool:
    return path.name.endswith(SUFFIX)
