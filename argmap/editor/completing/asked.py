"""What is asked for at a place, by what stands before it.

A line that is being written is no line yet: nothing here needs it to be read. Only its entry's
head comes from the syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from argmap.language.syntax import Entry
from argmap.language.vocabulary import KINDS, key_words

if TYPE_CHECKING:
    from argmap.editor.desk import Here
    from argmap.text import SourceText

What = Literal["kind", "id", "import", "key", "value", "quote", "rule"]
"""A kind at the margin, the id of an entry, the path of an import, a key, what stands behind a key,
words of a source behind `>`, the name of a rule in a suppression."""

_RULE = re.compile(r"[ \t]*#[ \t]+argmap:[ \t]*ignore\[(?:[^\]]*,)?[ \t]*(?P<word>[^\],]*)\Z")
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|\Z)")
_KIND = re.compile(r"(?P<word>[\w-]*)\Z")
_ID = re.compile(rf"(?P<kind>{'|'.join(KINDS)})[ \t]+(?P<word>[^\s:]*)\Z")
_IMPORT = re.compile(r"import[ \t]+[^\s:]+[ \t]*:[ \t]*(?P<word>.*)\Z")
_QUOTE = re.compile(r"[ \t]+>[ \t]*(?P<word>.*)\Z")
_KEYS = "|".join(sorted(key_words(), key=lambda word: (-len(word), word)))
_VALUE = re.compile(rf"[ \t]+(?P<key>{_KEYS}):(?:[ \t]+|\Z)(?P<word>.*)\Z")
_KEY = re.compile(r"[ \t]+(?P<word>(?:[\w'’-]+(?:[ \t]+|\Z)){0,3})\Z")
_REST = re.compile(r"(?:[^\W_]|_|['’.](?=\w)|-(?!>))*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for."""

    what: What
    here: Here
    offset: int
    """The place, in code points."""
    start: int
    """Where the words begin that stand before it and belong to what is asked for."""
    key: str = ""
    """The key of the line; for an `id` the kind before it."""

    @property
    def typed(self) -> str:
        """The words that stand there."""
        return self.here.source.text[self.start : self.offset]

    @property
    def number(self) -> int:
        """The number of the line, from 1."""
        return self.here.source.position(self.offset)[0]

    @property
    def indent(self) -> str:
        """The blanks that the line begins with."""
        line = self.here.source.line(self.number)
        return line[: len(line) - len(line.lstrip(" \t"))]

    @property
    def entry(self) -> Entry | None:
        """The entry that the line belongs to."""
        return self.here.entry(self.here.source.offset(self.number))

    @property
    def id(self) -> str:
        """The id of that entry, in NFC; `""` where there is none."""
        entry = self.entry
        return normalize("NFC", entry.id) if entry and entry.id else ""

    @property
    def kind(self) -> str | None:
        """The kind of that entry."""
        entry = self.entry
        return entry.kind if entry else None

    @property
    def end(self) -> int:
        """Where the word ends that the place stands in, in code points."""
        text = self.here.source.text
        if self.offset == self.start and not text[self.offset : self.offset + 1].isalnum():
            return self.offset
        found = _REST.match(text, self.offset)
        return found.end() if found else self.offset

    @property
    def behind(self) -> str:
        """The rest of the line behind that word."""
        source: SourceText = self.here.source
        return source.text[self.end : source.offset(self.number) + len(source.line(self.number))]


def asked(here: Here, offset: int) -> Asked | None:
    """What is asked for at a code point of a map file; None in prose and in comments."""
    number, column = here.source.position(offset)
    before = here.source.line(number)[: column - 1]

    def of(what: What, found: re.Match[str], key: str = "") -> Asked:
        return Asked(what, here, offset, offset - len(found["word"]), key)

    if found := _RULE.match(before):
        return of("rule", found)
    if _COMMENT.match(before):
        return None
    if before[:1] not in (" ", "\t"):
        if found := _KIND.match(before):
            return of("kind", found)
        if found := _ID.match(before):
            return of("id", found, found["kind"])
        found = _IMPORT.match(before)
        return of("import", found) if found else None
    if found := _QUOTE.match(before):
        return of("quote", found)
    if found := _VALUE.match(before):
        return of("value", found, found["key"])
    found = _KEY.match(before)
    return of("key", found) if found else None
