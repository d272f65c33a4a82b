"""Where a place of a document is, as locators say it."""

from __future__ import annotations

from bisect import bisect_right

from argmap.sources.document import Document
from argmap.sources.locators import page_at, paragraph_starts


def locators(document: Document, start: int, end: int) -> tuple[str, ...]:
    """The locators of a place (code points, end exclusive), those first that one sees at a glance.

    Pages where the document has them, else paragraphs; then lines of its text.
    """
    last = max(start, end - 1)
    lines = _said("line", document.text.position(start)[0], document.text.position(last)[0])
    if document.pages:
        return _said("page", page_at(document, start), page_at(document, last)), lines
    starts = paragraph_starts(document.text.text)
    first = bisect_right(starts, start)
    return _said("paragraph", first, bisect_right(starts, last)), lines


def _said(word: str, first: int, last: int) -> str:
    return f"{word} {first}" if first == last else f"{word}s {first}-{last}"
