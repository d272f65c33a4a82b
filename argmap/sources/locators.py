"""Locators (`page 3`, `paragraph 2`, `line 14`) held against where a quote stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from argmap.sources.document import Document
from argmap.sources.sentences import PARAGRAPH

_LOCATOR = re.compile(r"(page|paragraph|line)s? (\d+)(?:-(\d+))?\Z")


def located(locators: Iterable[str], document: Document, start: int, end: int) -> bool | None:
    """Whether a place (code points, end exclusive) is where the locators say.

    None where none of them can be held against the document: sections, times, and pages where
    it has none or fewer (a printed number, then). Lines and paragraphs are those of the
    extracted text.
    """
    answers = [_holds(one, document, start, end) for one in locators]
    known = [answer for answer in answers if answer is not None]
    return all(known) if known else None


def _holds(locator: str, document: Document, start: int, end: int) -> bool | None:
    found = _LOCATOR.match(locator)
    if found is None:
        return None
    first = int(found[2])
    last = int(found[3] or first)
    if found[1] == "line":
        there = [document.text.position(at)[0] for at in (start, max(start, end - 1))]
    elif found[1] == "page":
        if last > len(document.pages):
            return None
        there = [page_at(document, at) for at in (start, max(start, end - 1))]
    else:
        starts = paragraph_starts(document.text.text)
        there = [bisect_right(starts, at) for at in (start, max(start, end - 1))]
    return there[0] <= last and first <= there[1]


def page_at(document: Document, at: int) -> int:
    """The page, from 1, that an offset stands on; 0 where the document has no pages."""
    return bisect_right(document.pages, at)


@lru_cache(maxsize=4)
def paragraph_starts(text: str) -> Sequence[int]:
    """The offsets at which the paragraphs of a document's text begin; kept for the last texts."""
    starts = (0, *(one.end() for one in PARAGRAPH.finditer(text.rstrip())))
    return starts[1:] or (0,) if text[:1].isspace() else starts
