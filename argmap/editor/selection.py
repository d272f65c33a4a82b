"""What is selected step by step around a place: word, line, quote, entry, section, file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.extents import Extent, extents, parts, sections
from argmap.editor.spots import spots
from argmap.language.syntax import Attribution, Property, QuoteLines

if TYPE_CHECKING:
    from argmap.editor.server import Server

_LETTER = r"[^\s!-/:-@\[-^`{-~«»‘-„‹›…–—]"  # combining characters are no `\w`
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")
_Stretch = tuple[int, int]


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_SELECTION_RANGE)
    def selection(params: types.SelectionRangeParams) -> list[types.SelectionRange] | None:
        here = server.desk.here(params.text_document.uri)
        return selections(here, params.positions) if here else None


def selections(here: Here, positions: Sequence[types.Position]) -> list[types.SelectionRange]:
    """For each place what holds it, from the smallest to the whole file."""
    found = extents(here.file)
    return [_selection(here, found, here.places.offset(one)) for one in positions]


def _selection(here: Here, found: list[Extent], offset: int) -> types.SelectionRange:
    made: types.SelectionRange | None = None
    for start, end in reversed(around(here, found, offset)):
        range = here.places.range(start, end)
        if made is None or made.range != range:  # the editor may lack the end of the last line
            made = types.SelectionRange(range, made)
    return made or types.SelectionRange(here.places.range(offset, offset))


def around(here: Here, found: list[Extent], offset: int) -> list[_Stretch]:
    """What holds a place, each within the next; `found` has the extents of the file."""
    held = {one for one in _stretches(here, found, offset) if one[0] <= offset <= one[1]}
    chosen: list[_Stretch] = []
    for start, end in sorted(held, key=lambda one: (one[1] - one[0], one[0])):
        if start < end and (not chosen or (start <= chosen[-1][0] and chosen[-1][1] <= end)):
            chosen.append((start, end))
    return chosen


def _stretches(here: Here, found: list[Extent], offset: int) -> Iterator[_Stretch]:
    text = here.source.text
    yield 0, len(text)
    for head, _, stop in sections(found):
        yield head.start, found[stop - 1].end
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
    for word in _WORD.finditer(line):
        yield start + word.start(), start + word.end()
    for one in found:
        if one.start <= offset <= one.end:
            yield from _in_entry(one)


def _in_entry(one: Extent) -> Iterator[_Stretch]:
    entry, text = one.entry, one.entry.source.text
    yield one.start, one.end
    for spot in spots(entry):
        yield spot.span.start, spot.span.end
    if entry.words:
        words = entry.span_of_words(entry.words)
        yield words.start, words.end
    body = parts(one)
    if body:
        yield body[0][1], one.end
    for number, (line, start, end) in enumerate(body):
        yield start, end
        if isinstance(line, QuoteLines):
            continue
        value = start + len(line.key) + 1
        yield value + len(text[value:end]) - len(text[value:end].lstrip()), end
        if isinstance(line, Attribution):  # its quote and its hedge follow
            owned = [line.quote is not None, isinstance(line.hedge, Property)]
            yield start, body[number + sum(owned)][2]
