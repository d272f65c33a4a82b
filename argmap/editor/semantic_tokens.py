"""Ids in the colour of what they name, which no grammar can know.

All else has its colour by the editor's grammar. An id that names nothing gets none here, so that
it is seen to take its colour when it is right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.spots import Spot
from argmap.language.references import references
from argmap.language.syntax import Entry
from argmap.language.vocabulary import RESERVED_SPEAKERS

if TYPE_CHECKING:
    from argmap.editor.server import Server

TYPES: dict[str, str] = {
    "claim": "variable",
    "evidence": "enumMember",
    "assumption": "parameter",
    "gap": "event",
    "question": "function",
    "argument": "method",
    "source": "namespace",
    "speaker": "class",
    "section": "type",
    "map": "type",
    "import": "namespace",
}
"""The type of token of each kind of entry: one of LSP's own, which every theme has a colour for."""
DECLARATION, DEFAULT = "declaration", "defaultLibrary"
LEGEND = types.SemanticTokensLegend(list(dict.fromkeys(TYPES.values())), [DECLARATION, DEFAULT])
_NUMBERS = {kind: LEGEND.token_types.index(name) for kind, name in TYPES.items()}
_DECLARED, _RESERVED = 1, 2
"""The modifiers as bits: the id of a head, and a speaker that needs no entry."""


def register(server: Server) -> None:
    """Adds it to the server."""
    numbers = count(1)
    kept: dict[str, tuple[str, list[int]]] = {}

    def all_of(uri: str) -> tuple[str, list[int]] | None:
        here = server.desk.here(uri)
        if here is None:
            return None
        open_uris = {buffer.uri for buffer in server.desk.buffers.values()}
        for closed in [one for one in kept if one not in open_uris]:
            del kept[closed]
        kept[uri] = str(next(numbers)), tokens(here, 0, len(here.source))
        return kept[uri]

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def full(params: types.SemanticTokensParams) -> types.SemanticTokens | None:
        made = all_of(params.text_document.uri)
        return types.SemanticTokens(made[1], made[0]) if made else None

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, LEGEND)
    def delta(
        params: types.SemanticTokensDeltaParams,
    ) -> types.SemanticTokens | types.SemanticTokensDelta | None:
        uri = params.text_document.uri
        before = kept.get(uri)
        made = all_of(uri)
        if made is None:
            return None
        if before is None or before[0] != params.previous_result_id:
            return types.SemanticTokens(made[1], made[0])
        return types.SemanticTokensDelta(edits(before[1], made[1]), made[0])

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, LEGEND)
    def some(params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:
        here = server.desk.here(params.text_document.uri)
        if here is None:
            return None
        start, end = (here.places.offset(at) for at in (params.range.start, params.range.end))
        return types.SemanticTokens(tokens(here, start, end))


def tokens(here: Here, start: int, end: int) -> list[int]:
    """The tokens between two code points of a file, five numbers each, as LSP packs them."""
    entries = here.file.entries
    first = max(bisect_right(entries, start, key=lambda one: one.start) - 1, 0)
    data: list[int] = []
    line = character = 0
    for entry in entries[first:]:
        if entry.start > end:
            break
        for at, stop, number, modifiers in sorted(_ids(here, entry)):
            if stop < start or at > end:
                continue
            place, until = here.places.position(at), here.places.position(stop)
            ahead = place.line - line
            data += (
                ahead,
                place.character - (0 if ahead else character),
                until.character - place.character,
                number,
                modifiers,
            )
            line, character = place.line, place.character
    return data


def _ids(here: Here, entry: Entry) -> Iterator[tuple[int, int, int, int]]:
    """The ids of an entry: start, end, number of the type, modifiers."""
    if entry.id is not None and entry.kind in _NUMBERS:
        span = entry.span_of(entry.id)
        yield span.start, span.end, _NUMBERS[entry.kind], _DECLARED
    for one in references(entry):
        span = entry.span_of(one.word)
        id = Spot("reference", entry, span).id
        named = here.map.get(id)
        if named is not None:
            yield span.start, span.end, _NUMBERS[named.kind], 0
        elif id in RESERVED_SPEAKERS and "speaker" in one.kinds:
            yield span.start, span.end, _NUMBERS["speaker"], _RESERVED


def edits(before: list[int], after: list[int]) -> list[types.SemanticTokensEdit]:
    """What makes one list of numbers the other: one edit, or none where they are the same."""
    if before == after:
        return []
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    same = 0
    while same < shorter - start and before[-1 - same] == after[-1 - same]:
        same += 1
    data = after[start : len(after) - same]
    return [types.SemanticTokensEdit(start, len(before) - same - start, data)]
