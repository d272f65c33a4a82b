"""What stands at the place of a source that a locator names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from argmap.editor.documents import shelved
from argmap.editor.markup import Card, Words, bold, code, shortened
from argmap.model import Attribution, Source
from argmap.sources.document import Document
from argmap.sources.shelf import Shelf

_COUNTED = re.compile(r"(page|paragraph|line)s? (\d{1,9})(?:-(\d{1,9}))?\Z")
_SHOWN = 400
"""How much of the place is shown, in code points."""


def locator_card(
    locator: str, source: Source | None, said: Attribution | None, shelf: Shelf, root: Path
) -> Card:
    """The card of a locator in a source; `root` is the folder of the project."""
    card = Card()
    of: list[Words] = [" of ", code(source.id), f" ({source.text})"] if source else []
    card.line(bold(locator), *of)
    verdict = said.quote.verdict if said and said.quote else None
    if verdict is not None and verdict.located is not None:
        card.line("The quote stands there." if verdict.located else "The quote is not there.")
    known = shelved(source, shelf, root)
    document = known.document if known else None
    counted = _COUNTED.match(locator)
    if document is None or counted is None:
        return card
    first, last = int(counted[2]), int(counted[3] or counted[2])
    stretch = _stretch(document, counted[1], first, last)
    if stretch is None:
        card.line(f"The document has no such {counted[1]}.")
    else:
        card.passage("", shortened(document.text.text[slice(*stretch)][: 4 * _SHOWN], _SHOWN), "")
    return card


def _stretch(document: Document, unit: str, first: int, last: int) -> tuple[int, int] | None:
    """The code points of some pages, paragraphs or lines; None where there are none such."""
    from argmap.sources.locators import paragraph_starts  # noqa: PLC0415  (only where it is read)

    text = document.text.text
    starts: Sequence[int]
    if unit == "page":
        starts = document.pages
    elif unit == "paragraph":
        starts = paragraph_starts(text)
    else:
        starts = document.text.line_starts
    if not 1 <= first <= len(starts):
        return None
    end = starts[last] if first <= last < len(starts) else len(text)
    return starts[first - 1], end
