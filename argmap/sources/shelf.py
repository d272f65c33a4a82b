"""The documents of a project, each read once and kept ready while there is room."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.model import Source
from argmap.sources.document import Document, DocumentProblem

if TYPE_CHECKING:
    from argmap.sources.ladder import Ladder

_ROOM = 8_000_000
"""How many code points of text are kept ready; what is dropped is read again."""


@dataclass(slots=True)
class Shelved:
    """A document, ready for quotes."""

    document: Document
    ladder: Ladder
    text_sha256: str


class Shelf:
    """Documents by path."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Path, Shelved] = OrderedDict()
        self._problems: dict[Path, DocumentProblem] = {}
        self._room = _ROOM

    def get(self, source: Source, root: Path) -> Shelved | None:
        """A source's document, None where it names none; raises DocumentProblem."""
        if source.file is None:
            return None
        path = _path(source)
        if path in self._problems:
            raise _anew(self._problems[path])
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        from argmap.sources.ladder import Ladder  # noqa: PLC0415  (only where one is named)
        from argmap.sources.reading import read_document  # noqa: PLC0415  (only where one is named)

        try:
            document = read_document(path, root)
        except DocumentProblem as problem:
            self._problems[path] = _anew(problem)
            raise
        text = document.text.text
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        shelved = self._kept[path] = Shelved(document, Ladder(text), digest)
        self._room -= len(text)
        while self._room < 0 and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._room += len(dropped.ladder.text)
        return shelved

    @staticmethod
    def digest(source: Source, root: Path) -> str:
        """The SHA-256 digest of a document's bytes, whatever it is; raises DocumentProblem."""
        from argmap.sources.reading.opening import read_bytes  # noqa: PLC0415  (as above)

        return hashlib.sha256(read_bytes(_path(source), root)[2]).hexdigest()


def _anew(problem: DocumentProblem) -> DocumentProblem:
    """The same problem, not raised yet: one that was holds all that was at hand where it was."""
    return DocumentProblem(problem.rule, problem.message, *problem.help)


def _path(source: Source) -> Path:
    """Where a source's document is, by the folder of its map file."""
    map_file = source.at.source.path
    return (map_file.parent if map_file else Path.cwd()) / (source.file or "")
