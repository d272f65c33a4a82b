"""The documents of sources, and where in their files the words of a quote stand."""

from __future__ import annotations

import os
import re
from pathlib import Path
from unicodedata import normalize

from argmap.editor.desk import Here
from argmap.language.syntax import Attribution, Entry
from argmap.model import Claim, Evidence, Source
from argmap.model.attribution import Attribution as Said
from argmap.model.attribution import Quote
from argmap.sources.document import DocumentProblem
from argmap.sources.shelf import Shelf, Shelved
from argmap.text import SourceText, Span, read_text
from argmap.workspace.project import inside, unreadable

_LARGEST = 16 * 1024 * 1024
"""How many bytes a page may have in which words are looked for."""
_FIRST = 6
"""How many words of a passage are looked for in the file that it was read from."""
_WORD = re.compile(r"\w+")
_BETWEEN = r"(?:<[^<>]*>|[\W_])++"


def document(here: Here, map_file: Path | None, name: str) -> Path | None:
    """The file that a map file names, if it lies in the project."""
    if map_file is None or "\0" in name:
        return None
    root = here.following.root
    # What leads out by its name alone is not even looked at: it may be a network's.
    path = Path(os.path.normpath(map_file.parent / name))
    if not path.is_relative_to(root) or not inside(path, root):
        return None
    try:
        return path if path.is_file() else None
    except OSError:
        return None


def shelved(source: Source | None, shelf: Shelf, root: Path) -> Shelved | None:
    """The document of a source, read; None where it has none that can be read."""
    try:
        return shelf.get(source, root) if source else None
    except DocumentProblem:
        return None


def document_of(here: Here, source: str) -> Path | None:
    """The document of a source, by the source's id."""
    found = here.map.get(source)
    if not isinstance(found, Source) or found.file is None:
        return None
    return document(here, found.at.source.path, found.file)


def said(here: Here, entry: Entry, line: Attribution) -> Said | None:
    """What an attribution of a file says in the map; None where the map does not have it."""
    made = here.map.entries.get(normalize("NFC", entry.id or ""))
    word = line.speaker or line.source
    if not isinstance(made, Claim | Evidence) or word is None:
        return None
    at = entry.span_of(word)
    same = (one for one in made.attributions if one.at.start == at.start)
    return next((one for one in same if one.at.source.path == at.source.path), None)


def passage(here: Here, source: str, quote: Quote) -> Span | None:
    """Where the words of a quote stand in the document of a source, if that is plain text."""
    place = quote.verdict.place if quote.verdict else None
    return place if place and kind_of(here, source) == "text" else None


def passage_in_page(here: Here, source: str, quote: Quote) -> Span | None:
    """Where the first words of a quote stand in the file of a web page or of Markdown."""
    place, path = quote.verdict.place if quote.verdict else None, document_of(here, source)
    if place is None or path is None or kind_of(here, source) not in ("html", "markdown"):
        return None
    return _in_page(path, here.following.root, place.text)


def kind_of(here: Here, source: str) -> str | None:
    """As what the document of a source was read: `text`, `html`, `markdown`, `pdf` or `docx`."""
    found = here.map.get(source)
    read = found.document if isinstance(found, Source) else None
    return read.extractor.partition(" ")[0] if read and read.extractor else None


def _in_page(path: Path, root: Path, words: str) -> Span | None:
    first = _WORD.findall(words)[:_FIRST]
    try:
        if not first or unreadable(path, root, _LARGEST, "a page") is not None:
            return None
        text = read_text(path.read_bytes(), path.name, path)[0]
    except OSError:
        return None
    found = re.search(_BETWEEN.join(first), text.text)
    return Span(SourceText(path.name, text.text, path), *found.span()) if found else None
