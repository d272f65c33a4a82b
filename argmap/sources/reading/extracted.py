"""What is made of a document's bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Extracted:
    """The text of a document, and what it says about itself."""

    text: str
    extractor: str
    """What extracted the text, with its version."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """`YYYY-MM-DD` or less of it."""
    publisher: str | None = None
    url: str | None = None
    paged: bool = False
    """Whether each form feed begins a page."""


class Unreadable(Exception):
    """Bytes that no text can be made of: what is wrong with them, and what to do.

    The message goes on after the document's name: `is encrypted`.
    """

    def __init__(self, message: str, *help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def missing_library(what: str) -> Unreadable:
    """Says that a kind of document needs a library, and the command that installs it."""
    return Unreadable(
        f"is {what}, and the library that reads it is not installed",
        'pip install "argmap[documents]"',
    )
