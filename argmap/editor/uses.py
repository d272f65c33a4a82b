"""The entry that a word names, and all the words that name it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import is_normalized, normalize

from argmap.editor.desk import Here
from argmap.editor.maps import imported
from argmap.editor.spots import spot
from argmap.language.references import references
from argmap.language.syntax import Entry, File
from argmap.language.vocabulary import RESERVED_SPEAKERS
from argmap.text import Span


@dataclass(slots=True, frozen=True)
class Named:
    """An entry as a word of a file names it."""

    id: str
    """The id in its own map, in NFC."""
    folder: Path
    """The folder of its map."""
    files: list[File]
    """The files of its map."""
    span: Span
    """The word that names it; of `ALIAS.theirs` the part that does."""
    alias: str | None = None
    """The id of the import, where another map has it."""


def named(here: Here, offset: int, whole: bool = False) -> Named | None:
    """The entry that the word at a place names, or the one whose id it is.

    In `ALIAS.theirs` the first part names the import, and the other the entry of the other map;
    with `whole` both name that. None where no entry can be named there, and where the other map
    can't be read; the entry itself need not be there.
    """
    found = spot(here.file, offset)
    if found is None or found.role not in ("id", "reference"):
        return None
    if found.role == "reference" and found.id in RESERVED_SPEAKERS:
        return None
    folder, files = here.following.folder, here.following.loaded.files
    first, dot, rest = found.span.text.partition(".")
    if found.role == "id" or not dot:
        return Named(found.id, folder, files, found.span)
    alias = normalize("NFC", first)
    start = found.span.start + len(first)
    if offset <= start and not whole:
        return Named(alias, folder, files, Span(here.source, found.span.start, start))
    other = imported(here, alias)
    if other is None:
        return None
    span = found.span if whole else Span(here.source, start + 1, found.span.end)
    return Named(normalize("NFC", rest), other.folder, other.files, span, alias)


def heads(files: Iterable[File], id: str) -> list[Entry]:
    """The entries with an id: one, unless it is given twice; those whose head has an error only
    where there is no other."""
    found = [
        entry
        for file in files
        for entry in file.entries
        if entry.id is not None and (entry.id == id or normalize("NFC", entry.id) == id)
    ]
    return [entry for entry in found if entry.kind is not None] or found


def uses(file: File, id: str, alias: str | None = None) -> Iterator[Span]:
    """Where the lines of a file name an entry of its map, or one of the map imported as `alias`.

    Of `ALIAS.theirs` it is the part that names it.
    """
    for entry in _with(file, id):
        for one in references(entry):
            span = entry.span_of(one.word)
            first, dot, rest = span.text.partition(".")
            if alias is None:
                if normalize("NFC", first) == id:
                    yield Span(file.source, span.start, span.start + len(first))
            elif dot and (normalize("NFC", first), normalize("NFC", rest)) == (alias, id):
                yield Span(file.source, span.start + len(first) + 1, span.end)


def _with(file: File, id: str) -> Iterator[Entry]:
    """The entries that have an id somewhere in their text, and perhaps others."""
    text = file.source.text
    if not (text.isascii() or is_normalized("NFC", text)):
        yield from file.entries
        return
    starts: list[int] = []
    at = text.find(id)
    while at >= 0:
        starts = starts or [entry.begin for entry in file.entries]
        number = bisect_right(starts, at) - 1
        if number >= 0:
            yield file.entries[number]
        if number + 1 == len(starts):
            return
        at = text.find(id, starts[number + 1])
