"""What an id stands for, shown beside it: a claim's text, a speaker's name, a source's title."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.markup import shortened
from argmap.editor.spots import Spot
from argmap.exchange.clean import clean
from argmap.language.references import references
from argmap.model.entries import EntryBase
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.editor.server import Server

WIDEST = 120
"""How long a line may become with its hints, in code points."""
ALL = 43
"""How long all hints of a line are at most: what VS Code shows of them where nobody sets more."""
_LEAST = 12
"""What is too short to be worth showing."""
_TITLE = 32
"""How long the title of a source is at most, which stands beside it again and again."""
_MARGIN = 2
"""The room on both sides of a hint, as editors draw it."""

_Named = tuple[Span, EntryBase]


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def hints(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        here = server.desk.here(params.text_document.uri)
        if here is None:
            return None
        places = here.places
        return inlay_hints(here, places.offset(params.range.start), places.offset(params.range.end))


def inlay_hints(here: Here, start: int, end: int) -> list[types.InlayHint]:
    """The hints between two code points of a file."""
    entries = here.file.entries
    first = max(bisect_right(entries, start, key=lambda one: one.start) - 1, 0)
    found: list[types.InlayHint] = []
    for entry in entries[first:]:
        if entry.start >= end:
            break
        lines: dict[int, list[_Named]] = {}
        for one in references(entry):
            span = entry.span_of(one.word)
            named = here.map.get(Spot("reference", entry, span).id)
            if named is not None and named.text and _says_more(named):
                lines.setdefault(span.line, []).append((span, named))
        for number, mine in lines.items():
            for span, named, text in _fitting(here, number, mine):
                if start <= span.end <= end:
                    found.append(_hint(here, span, named, text))
    return found


def _says_more(entry: EntryBase) -> bool:
    """Whether an entry's text says more than its id."""
    told = "".join(filter(str.isalnum, entry.text)).casefold()
    return told != "".join(filter(str.isalnum, entry.id.rpartition(".")[2])).casefold()


def _fitting(here: Here, line: int, mine: list[_Named]) -> list[tuple[Span, EntryBase, str]]:
    """The hints of a line: all, or none where there is no room. What is short leaves room."""
    room = WIDEST - len(here.source.line(line).expandtabs()) - _MARGIN * len(mine)
    room = min(room, ALL)
    shown: dict[int, str] = {}
    order = sorted(range(len(mine)), key=lambda number: len(mine[number][1].text))
    for left, number in zip(range(len(order), 0, -1), order, strict=True):
        named = mine[number][1]
        text = clean(" ".join(named.text.split()))
        most = min(room // left, _TITLE if named.kind == "source" else ALL)
        if most < min(_LEAST, len(text)):
            return []
        shown[number] = shortened(text, most - 1) if len(text) > most else text
        room -= len(shown[number])
    return [(*one, shown[number]) for number, one in enumerate(mine)]


def _hint(here: Here, span: Span, entry: EntryBase, text: str) -> types.InlayHint:
    # Part of a label, it leads to the entry, whose hover an editor shows for it too.
    label = [types.InlayHintLabelPart(text, location=here.desk.location(entry.at))]
    whole = clean(f"{entry.kind} {entry.id}: {entry.text}")
    place = here.places.position(span.end)
    return types.InlayHint(place, label, tooltip=whole, padding_left=True)
