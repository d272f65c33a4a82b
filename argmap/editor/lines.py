"""Body lines as an editor changes them: where they stand, and where more can be written."""

from __future__ import annotations

import re

from lark import Token

from argmap.diagnostics import Edit
from argmap.editor.desk import Here
from argmap.language.references import references
from argmap.language.syntax import Entry, Line
from argmap.language.vocabulary import is_good_id
from argmap.text import Span

INDENT = "  "
_COMMENTS = re.compile(r"(?:\n[ \t]+#(?:[ \t][^\n]*)?(?=\n))+")
_SUPPRESSION = re.compile(r"[ \t]*#[ \t]+argmap:")


def named(here: Here, id: str) -> tuple[Here, Entry] | None:
    """The entry of the map with an id, in its file; None where it is not in this folder."""
    known = here.map.entries.get(id)
    path = known.at.source.path if known else None
    file = here.following.file(path) if path else None
    if known is None or file is None:
        return None
    there = Here(here.desk, here.following, file)
    entry = there.entry(known.at.start)
    return (there, entry) if entry is not None and entry.id is not None else None


def span_of_ids(entry: Entry, line: Line) -> Span | None:
    """Where all the ids of a line stand; None where they are not on the line of their key."""
    words = [one.word for one in references(entry) if one.line is line]
    if not words:
        return None
    span = entry.span_of_words(words)
    start = entry.start + line.at
    if "\n" in span.source.text[start : span.end]:
        return None
    return span


def without(here: Here, entry: Entry, line: Line, value: str) -> Edit | None:
    """The edit that leaves a line of ids only some of them, as `value` writes these; without any
    the line goes. None where it is written over several lines, or where a comment above it speaks
    of it."""
    span = span_of_ids(entry, line)
    if span is None:
        return None
    if value:
        return Edit(span, value)
    text = here.source.text
    number = span.line
    if number > 1 and _SUPPRESSION.match(here.source.line(number - 1)):
        return None
    end = text.index("\n", span.end) + 1
    if text[span.end : end].strip():
        return None
    return Edit(Span(here.source, here.source.offset(number), end), "")


def added(here: Here, entry: Entry, key: str, value: str) -> Edit:
    """The edit that gives an entry a line more: behind those with its key, or as its last."""
    same = [line for line in entry.lines if line.key == key]
    span = span_of_ids(entry, same[-1]) if same else None
    if span is not None:
        at = here.source.text.index("\n", span.end)
    else:
        at = here.end(entry)
    return Edit(Span(here.source, at, at), f"\n{INDENT}{key}: {value}")


def below(here: Here, entry: Entry) -> int:
    """Where an entry ends that another is written below: its own indented comments stay with it."""
    at = here.end(entry)
    text = here.source.text
    found = _COMMENTS.match(text, text.index("\n", at))
    return found.end() if found else at


def free_id(here: Here, wanted: str) -> str:
    """An id that no entry of the map has, like the one that is wanted."""
    id, number = wanted, 2
    while id in here.map.entries or not is_good_id(id):
        id, number = f"{wanted}-{number}", number + 1
    return id


def ids(words: list[Token]) -> str:
    """A group of ids as a line has it."""
    return " + ".join(str(word) for word in words)
