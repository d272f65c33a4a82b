"""What stands at a place of a map file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from lark import Token

from argmap.editor.extents import entry_at
from argmap.language.references import references
from argmap.language.syntax import Attribution, Entry, File, Line, Property
from argmap.text import Span

Role = Literal[
    "kind", "id", "reference", "key", "quote", "hedge", "locator", "mode", "value", "text"
]


@dataclass(slots=True, frozen=True)
class Spot:
    """A word or a text of an entry."""

    role: Role
    entry: Entry
    span: Span
    line: Line | None = None
    """The line that it belongs to; None for the head."""
    kinds: tuple[str, ...] = ()
    """The kinds that a reference may name."""

    @property
    def id(self) -> str:
        """The id that an `id` or a `reference` writes, in NFC."""
        return normalize("NFC", self.span.text)

    @property
    def entry_id(self) -> str:
        """The id of the entry, in NFC; empty where its head is at fault."""
        return normalize("NFC", self.entry.id or "")


def spot(file: File, offset: int) -> Spot | None:
    """What stands at a code point of a file, or ends there; None for blanks and comments."""
    entry = entry_at(file, offset)
    if entry is None:
        return None
    found = [one for one in spots(entry) if one.span.start <= offset <= one.span.end]
    # Of two that touch, the one that goes on behind the place is meant, and words before texts.
    found.sort(key=lambda one: (one.span.end == offset, one.span.end - one.span.start))
    return found[0] if found else None


def spots(entry: Entry) -> list[Spot]:
    """All words and texts of an entry, in reading order."""
    found: list[Spot] = []
    if entry.kind is not None:
        start = entry.kind_at
        found.append(Spot("kind", entry, entry.span(start, start + len(entry.kind))))
    if entry.id is not None:
        found.append(Spot("id", entry, entry.span_of(entry.id)))
    found += _texts("text", entry, entry.words, None)
    for one in references(entry):
        found.append(Spot("reference", entry, entry.span_of(one.word), one.line, one.kinds))
    for line in entry.lines:
        found.append(Spot("key", entry, entry.span_of_key(line), line))
        if isinstance(line, Property):
            found += _texts("value", entry, line.words, line)
        elif isinstance(line, Attribution):
            found += _attribution(entry, line)
    return sorted(found, key=lambda one: (one.span.start, -one.span.end))


def _attribution(entry: Entry, line: Attribution) -> list[Spot]:
    found = [Spot("locator", entry, entry.span_of(word), line) for word in line.locators]
    if line.mode is not None:
        found.append(Spot("mode", entry, entry.span_of(line.mode), line))
    if line.quote is not None:
        found.append(Spot("quote", entry, entry.span(line.quote.start, line.quote.end), line))
    if line.hedge is not None:
        found.append(Spot("key", entry, entry.span_of_key(line.hedge), line.hedge))
        found += _texts("hedge", entry, line.hedge.words, line)
    return found


def _texts(role: Role, entry: Entry, words: list[Token], line: Line | None) -> list[Spot]:
    return [Spot(role, entry, entry.span_of(word), line) for word in words]
