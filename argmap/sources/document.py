"""A document as it was read: its text, its hash, and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from argmap.text import SourceText


@dataclass(slots=True)
class Document:
    """The text of one file, extracted, and where it came from."""

    path: Path
    """The file, its links resolved."""
    text: SourceText
    """What was extracted; quotes are checked against it. Offsets are code points."""
    sha256: str
    """The digest of the file's bytes, 64 hexadecimal digits."""
    extractor: str
    """What extracted the text, with its version: `text 1`, `pdf 1, pypdfium2 5.15.2`."""
    title: str | None = None
    """As the document itself gives it."""
    authors: tuple[str, ...] = ()
    published: str | None = None
    """A date as the document gives it, `YYYY-MM-DD` or less of it."""
    publisher: str | None = None
    url: str | None = None
    """Its address, as the document itself gives it."""
    pages: tuple[int, ...] = ()
    """The offsets at which its pages begin, the first of them 0; empty where it has no pages."""


class DocumentProblem(Exception):
    """A document that can't be read: the rule that it breaks, what is wrong, what to do."""

    def __init__(self, rule: str, message: str, *help: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.help = help
