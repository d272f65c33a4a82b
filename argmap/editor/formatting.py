"""The canonical form, entry by entry: what has errors of form stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.positions import MARK, Positions
from argmap.language import parse
from argmap.language.formatter import pieces
from argmap.text import SourceText

if TYPE_CHECKING:
    from argmap.editor.server import Server

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MANY = 400
"""Entries with more lines than this are compared as one stretch."""


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        here = server.desk.here(params.text_document.uri)
        if here and (said := left_alone(here)):
            server.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))
        return formatted(here) if here else None

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    def range_formatting(
        params: types.DocumentRangeFormattingParams,
    ) -> list[types.TextEdit] | None:
        here = server.desk.here(params.text_document.uri)
        return formatted(here, params.range) if here else None


def left_alone(here: Here) -> str:
    """What is said of the entries of a file that have errors of form; `""` where none has."""
    number = sum(bool(entry.faults) for entry in here.file.entries)
    if not number:
        return ""
    return (
        "1 entry with errors was left as it is"
        if number == 1
        else f"{number:,} entries with errors were left as they are"
    )


def formatted(here: Here, within: types.Range | None = None) -> list[types.TextEdit]:
    """The edits that give a file, or the entries that a range touches, the canonical form.

    Entries with errors of form stay as they are. Where there are none, it is what `argmap fmt`
    writes, but for the line ends, which stay those of the editor.
    """
    first, last = 0, len(here.source.text)
    if within is not None:
        first, last = here.places.offset(within.start), here.places.offset(within.end)
    buffer = here.desk.buffers.get(here.source.path) if here.source.path else None
    raw = buffer.text if buffer else here.source.text  # it may lack the end of its last line
    begin = len(MARK) if raw.startswith(MARK) else 0
    text = raw[begin:].replace("\r\n", "\n")
    returns = [found.start() - begin - n for n, found in enumerate(re.finditer("\r\n", raw))]
    end_of_line = "\r\n" if returns and returns[0] == text.find("\n") else "\n"
    places = Positions(raw, here.desk.encoding)
    edits: list[types.TextEdit] = []
    known = text == here.source.text
    for piece in pieces(here.file if known else parse(SourceText(here.source.name, text))):
        touched = piece.start < max(last, first + 1) and first < piece.end
        old = text[piece.start : piece.end]
        if not touched or piece.text is None or piece.text == old or _CONTROL.search(old):
            continue
        for start, end, new in _changes(old, piece.text):
            ends = (piece.start + start, piece.start + end)
            at, to = (begin + n + bisect_left(returns, n) for n in ends)
            edits.append(types.TextEdit(places.range(at, to), new.replace("\n", end_of_line)))
    return edits


def _changes(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Edits that make one text of another, as small as can be."""
    before, after = (_LINE.findall(text) for text in (old, new))
    starts = [0, *accumulate(map(len, before))]
    whole = [("replace", 0, len(before), 0, len(after))]
    many = len(before) > _MANY
    hunks = whole if many else SequenceMatcher(None, before, after, False).get_opcodes()
    for what, a, b, c, d in hunks:
        if what != "equal" and b - a == d - c:
            for number in range(b - a):
                yield from _trimmed(starts[a + number], before[a + number], after[c + number])
        elif what != "equal":
            yield from _trimmed(starts[a], "".join(before[a:b]), "".join(after[c:d]))


def _trimmed(start: int, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """An edit without what is the same at its two ends; none where all is."""
    if old == new:
        return
    same = _shared(old, new)
    end = _shared(old[same:][::-1], new[same:][::-1])
    yield start + same, start + len(old) - end, new[same : len(new) - end]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
