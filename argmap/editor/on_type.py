"""What an editor writes by itself while a map is typed: indents, and the `>` of the next line.

- A line behind a head or a body line is indented; behind an empty line, an entry begins at the
  margin.
- A line behind a line of a quote begins with `>`; behind one that has nothing but `> `, the quote
  is over.
- A `>` or a key at the margin belongs to the entry above and is indented; a head that is indented
  goes to the margin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.extents import is_comment
from argmap.editor.lines import INDENT
from argmap.editor.positions import Positions
from argmap.language.vocabulary import KINDS, key_words

if TYPE_CHECKING:
    from argmap.editor.server import Server

_KIND = "|".join(KINDS)
_HEAD = re.compile(rf"(?:{_KIND})[ \t]+[^\s:]+[ \t]*:(?:[ \t]|$)")
_TYPED_HEAD = re.compile(rf"([ \t]+)(?:{_KIND})[ \t]+[^\s:]+:$")
_EMPTY_QUOTE = re.compile(r"[ \t]*>[ \t]+")
_Edit = tuple[int, int, str]
"""Where it starts, where it ends, and what is to stand there."""


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(
        types.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        types.DocumentOnTypeFormattingOptions("\n", [">", ":"]),
    )
    def on_type(params: types.DocumentOnTypeFormattingParams) -> list[types.TextEdit] | None:
        here = server.desk.here(params.text_document.uri)
        return typed(here, params.position, params.ch) if here else None


def typed(here: Here, position: types.Position, char: str) -> list[types.TextEdit]:
    """The edits that follow when a character was typed right before a place."""
    places = here.places
    at = places.offset(position)
    number = places.position(at).line
    start, end = places.line(number)
    if char == "\n":
        edits = _new_line(places, number) if number else []
    elif places.text[at:end].strip():
        edits = []  # it was typed within a line
    else:
        entries = here.file.entries
        below = entries and places.position(entries[0].begin).line < number
        edits = _at_margin(places.text[start:end].rstrip(), start) if below else []
    return [types.TextEdit(places.range(one, to), text) for one, to, text in edits]


def _new_line(places: Positions, number: int) -> list[_Edit]:
    """What is to stand on a line that was just begun."""
    above_start, above_end = places.line(number - 1)
    start, end = places.line(number)
    above, line = places.text[above_start:above_end], places.text[start:end]
    rest = line.lstrip(" \t")
    at = end - len(rest)
    indent = above[: len(above) - len(above.lstrip(" \t"))]
    if not above.strip():
        blank = [(above_start, above_end, ""), (start, at, "")] if not rest else []
        return [edit for edit in blank if edit[0] < edit[1]]
    if above.lstrip(" \t").startswith(">"):
        if rest.startswith(">"):
            return []
        if _EMPTY_QUOTE.fullmatch(above) and not rest:
            return [(above_start, at, indent or INDENT)]
        return [(start, at, f"{indent or INDENT}> ")]
    is_head = _HEAD.match(above) is not None
    if (
        not (is_head or indent)
        or is_comment(above.strip())
        or _HEAD.match(rest)
        or (rest and indent)
    ):
        return []
    indent = INDENT if is_head else indent
    return [] if line[: at - start] == indent else [(start, at, indent)]


def _at_margin(line: str, start: int) -> list[_Edit]:
    """What is to stand before a `>`, a key or a head that was just typed at the end of a line."""
    if line == ">" or line[:-1] in key_words():
        return [(start, start, INDENT)]
    head = _TYPED_HEAD.fullmatch(line)
    return [(start, start + len(head[1]), "")] if head else []
