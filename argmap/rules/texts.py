"""The texts that an analyst wrote, and the places of their words in the map file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from argmap.model import Argument, Assumption, Claim, Evidence, Gap, Map, MapHead
from argmap.model.entries import EntryBase
from argmap.text import SourceText, Span

_COMMENT = re.compile(r"[ \t]*#(?:[ \t][^\n]*)?(?:\n|\Z)")
_BLANK = re.compile(r"\s*")
_NOTE = re.compile(r"^[ \t]+note[ \t]*:", re.MULTILINE)
_MARGIN = re.compile(r"^(?!#(?:[ \t\n]|\Z))\S", re.MULTILINE)


class Text(NamedTuple):
    """A text of an entry."""

    entry: EntryBase
    key: str
    """The key that it stands behind; `""` for the text of the entry itself."""
    words: str
    number: int = 0
    """Which of the entry's notes it is, from 0."""

    def place(self, start: int, end: int) -> Span:
        """Where some of its characters stand, cut to their first line."""
        source = self.entry.at.source
        reached, there = _words(source, _beginning(self), self.words)
        if not there:
            return self.entry.at
        first, last = (bisect_right(reached, one) - 1 for one in (start, max(start, end - 1)))
        begin = there[first] + start - reached[first]
        stop = there[last] + end - reached[last]
        line_end = source.text.find("\n", begin, stop)
        return Span(source, begin, stop if line_end < 0 else line_end)


def claims(map: Map) -> Iterator[Claim | Evidence]:
    """The claims and the evidence of a map, in reading order."""
    return (one for one in map.entries.values() if isinstance(one, Claim | Evidence))


def place_in_text(entry: EntryBase, start: int, end: int) -> Span:
    """Where some characters of an entry's own text stand, cut to their first line."""
    return Text(entry, "", entry.text).place(start, end)


def own_texts(map: Map) -> Iterator[Text]:
    """The texts that are an analyst's own words, in reading order.

    The text of an attributed claim may be in its speaker's words, and is left out; what is
    noted on it is not.
    """
    for entry in map.entries.values():
        if isinstance(entry, Claim | Evidence):
            if not entry.attributions:
                yield Text(entry, "", entry.text)
        elif isinstance(entry, Assumption | Gap | Argument):
            yield Text(entry, "", entry.text)
        elif isinstance(entry, MapHead) and entry.summary:
            yield Text(entry, "summary", entry.summary)
        for number, note in enumerate(entry.note):
            yield Text(entry, "note", note, number)


_MARKS = re.compile('["\u201c\u00ab\u201e\u2018]')
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|(?<!\w)‘[^‘’]*’(?!\w)")


def unquoted(text: str) -> str:
    """A text with what stands in quotation marks made blank, of the same length."""
    if _MARKS.search(text) is None:
        return text
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def _beginning(text: Text) -> int:
    """The offset of a text in its file, white space before it left in."""
    at, written = text.entry.at, text.entry.at.source.text
    if not text.key:
        return written.find(":", at.end) + 1 or at.end
    if text.key == "note":
        notes = _notes(at.source, at.end)
        if text.number < len(notes):
            return notes[text.number]
    return text.entry.places.get(text.key, at).start


@lru_cache(maxsize=2)
def _notes(source: SourceText, at: int) -> list[int]:
    """Where the notes of an entry begin, behind their colons."""
    written = source.text
    stop = _MARGIN.search(written, written.find("\n", at) + 1 or len(written))
    found = _NOTE.finditer(written, at, stop.start() if stop else len(written))
    return [one.end() for one in found]


@lru_cache(maxsize=2)
def _words(source: SourceText, at: int, text: str) -> tuple[list[int], list[int]]:
    """Where the words of a text begin, in it and in its file, over comments and white space.

    Both are empty where the file has other words there, as where a line of it is at fault.
    """
    reached, there = [0], [_next(source.text, at)]
    for word in text.split(" "):
        if not source.text.startswith(word, there[-1]):
            return [], []
        reached.append(reached[-1] + len(word) + 1)
        there.append(_next(source.text, there[-1] + len(word)))
    return reached[:-1], there[:-1]


def _next(written: str, at: int) -> int:
    """The next character of a text that is neither white space nor part of a comment."""
    while True:
        found = _BLANK.match(written, at)
        stop = found.end() if found else at
        line = written.rfind("\n", at, stop) + 1
        comment = _COMMENT.match(written, line) if line else None
        if comment is None:
            return stop
        at = comment.end() - (1 if comment[0].endswith("\n") else 0)
