"""The texts that an analyst wrote, and the places of their words in the map file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.model import Argument, Assumption, Claim, Evidence, Gap, Map, MapHead
from argmap.model.entries import EntryBase
from argmap.text import Span

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
        return _place(self.entry, self.words, self._beginning(), start, end)

    def _beginning(self) -> int:
        """The offset of the text in the file, white space before it left in."""
        at, written = self.entry.at, self.entry.at.source.text
        if not self.key:
            return written.find(":", at.end) + 1 or at.end
        if self.key == "note":
            stop = _MARGIN.search(written, written.find("\n", at.end) + 1 or len(written))
            notes = _NOTE.finditer(written, at.end, stop.start() if stop else len(written))
            for number, found in enumerate(notes):
                if number == self.number:
                    return found.end()
        return self.entry.places.get(self.key, at).start


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


def _place(entry: EntryBase, text: str, at: int, start: int, end: int) -> Span:
    """Follows the words of a text through its lines, over comments and white space."""
    written = entry.at.source.text
    reached, first = 0, None
    for word in text.split(" "):
        at = _next(written, at)
        if not written.startswith(word, at):
            return entry.at
        if first is None and start < reached + len(word) + 1:
            first = at + min(max(0, start - reached), len(word))
        if first is not None and end <= reached + len(word):
            stop = at + end - reached
            line_end = written.find("\n", first)
            return Span(entry.at.source, first, stop if line_end < 0 else min(stop, line_end))
        at += len(word)
        reached += len(word) + 1
    return entry.at


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
