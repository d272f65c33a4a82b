"""What of a file can be folded away: sections, entries, comments, long quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from argmap.editor.desk import Here
from argmap.editor.extents import extents, is_comment, parts, sections
from argmap.language.syntax import QuoteLines

if TYPE_CHECKING:
    from argmap.editor.server import Server

_LONG = 4
"""How many lines a quote has to have to be folded by itself."""
_Fold = tuple[int, int, types.FoldingRangeKind | None]
"""The first line and the last, from 0, and the kind."""


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        here = server.desk.here(params.text_document.uri)
        return foldings(here) if here else None


def foldings(here: Here) -> list[types.FoldingRange]:
    """What can be folded, in the order of the file; only as much as the editor takes, and then
    what holds the most comes first."""
    capabilities = here.desk.capabilities
    limit = get_capability(capabilities, "text_document.folding_range.range_limit")
    lines_only = get_capability(capabilities, "text_document.folding_range.line_folding_only")
    folds = [fold for fold in dict.fromkeys(_folds(here)) if fold[1] > fold[0]]
    made: list[types.FoldingRange] = []
    for first, last, kind in sorted(folds[:limit], key=lambda fold: (fold[0], -fold[1])):
        one = types.FoldingRange(first, last, kind=kind)
        if not lines_only:
            one.start_character, one.end_character = _end(here, first), _end(here, last)
        made.append(one)
    return made


def _end(here: Here, line: int) -> int:
    return here.places.position(here.places.line(line)[1]).character


def _folds(here: Here) -> Iterator[_Fold]:
    """What can be folded, from large to small."""
    found = extents(here.file)
    within = sections(found)

    def lines(start: int, end: int) -> tuple[int, int]:
        return here.places.position(start).line, here.places.position(end).line

    for head, _, stop in within:
        yield *lines(head.start, found[stop - 1].end), None
    full = {id(head.entry) for head, first, stop in within if stop > first}
    for one in found:
        if id(one.entry) not in full:
            yield *lines(one.start, one.end), None
    yield from _comments(here)
    for one in found:
        for line, start, end in parts(one):
            if isinstance(line, QuoteLines) and len(line.lines) >= _LONG:
                yield *lines(start, end), None


def _comments(here: Here) -> Iterator[_Fold]:
    """Comments on lines that follow each other."""
    first: int | None = None
    for number, line in enumerate([*here.source.text.split("\n"), ""]):
        if is_comment(line.strip()):
            first = number if first is None else first
        elif first is not None:
            yield first, number - 1, types.FoldingRangeKind.Comment
            first = None
