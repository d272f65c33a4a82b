"""A TOML file: what it says, and where each of its keys and values stands.

Python's reader knows no places. So the text is walked a second time for them, and since it is
known to be TOML by then, the walk is short.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from argmap.diagnostics import Diagnostic, Label
from argmap.text import SourceText, Span

Keys = tuple[str | int, ...]
"""The way to a value: keys of tables, and numbers from 0 in lists."""


class TomlProblem(Exception):
    """A file that is not TOML: what is wrong, where, and what to do."""

    def __init__(self, message: str, span: Span, *help: str) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.help = help


@dataclass(slots=True)
class Places:
    """Where keys and values stand in a file."""

    source: SourceText
    keys: dict[Keys, Span] = field(default_factory=dict)
    """The last word of each way, as a key; of a table with a head of its own, the head."""
    values: dict[Keys, Span] = field(default_factory=dict)

    def key(self, way: Keys) -> Span:
        """Where a key stands, else the nearest table around it that has a place."""
        while way and way not in self.keys:
            way = way[:-1]
        return self.keys.get(way) or Span(self.source, 0, 0)

    def value(self, way: Keys) -> Span:
        """Where a value stands, else its key."""
        return self.values.get(way) or self.key(way)


def read_toml(source: SourceText) -> tuple[dict[str, Any], Places]:
    """What a file says, and where. Raises TomlProblem."""
    try:
        if _LONG.search(source.text):
            raise RecursionError
        table = tomllib.loads(source.text)
        return table, _Walk(source).places
    except tomllib.TOMLDecodeError as error:
        raise _problem(str(error), source) from None
    except (RecursionError, ValueError):
        # Keys and lists in each other without end, and numbers of thousands of digits.
        message = "this file has keys or lists too deep, or numbers too long, to be read"
        raise TomlProblem(message, Span(source, 0, 0)) from None


_DEEPEST = 8
"""How deep places are known: deeper than any configuration goes."""
_LONG = re.compile(r"(?:\.[ \t]*(?:\"[^\"\n]{0,100}\"|'[^'\n]{0,100}'|[\w-]{1,100})[ \t]*){60}")
"""A key of so many words that Python's reader would take minutes."""
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_REASONS: tuple[tuple[str, str, str], ...] = (
    ("Invalid value", "no value can be read here", 'words stand in quotation marks: `"error"`'),
    ("Expected '='", "an equals sign is missing here", 'write `key = "value"`'),
    ("Expected newline", "something is left over behind the value", "give each key its own line"),
    ("Unclosed array", "this list has no end", "end it with `]`, and part its words by commas"),
    ("Unterminated string", "these words have no end", "end them with a quotation mark"),
    ("Illegal character '\\n'", "these words have no end", "end them with a quotation mark"),
    ("Cannot overwrite", "this key is given twice", "keep one of them"),
    ("Cannot declare", "this table is given twice", "keep one of them"),
    ("Expected ']", "this head of a table has no end", "write `[severity]` or `[[overrides]]`"),
)
_OTHER = ("this can't be read as TOML", "a line is `key = value`, or the head of a table: `[name]`")


def problem(message: str, span: Span, *help: str, also: Label | None = None) -> Diagnostic:
    """A finding in a configuration."""
    others = (also,) if also else ()
    return Diagnostic("bad-configuration", "error", message, Label(span), others, help)


def _problem(told: str, source: SourceText) -> TomlProblem:
    """What Python's reader of TOML says, in our words."""
    at = _AT.search(told)
    start = len(source.text) - 1
    if at and at[1]:
        start = min(start, source.offset(int(at[1])) + int(at[2]) - 1)
    while start and source.text[start] == "\n" == source.text[start - 1]:
        start -= 1
    message, help = next((rest for (begin, *rest) in _REASONS if told.startswith(begin)), _OTHER)
    end = start + 1
    if message.endswith("twice"):  # the reader notices it behind the value
        line = source.position(start)[0]
        start, end = source.offset(line), source.offset(line) + len(source.line(line))
    return TomlProblem(message, Span(source, start, end), help)


_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|[^\s.=\]"\']+')
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\"]|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:\\.|[^\\"])*"'
    r"|'[^']*'"
    r"|[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?",  # a date and a time may have a blank between them
    re.DOTALL,
)


def _to(way: Keys, part: str | int) -> Keys:
    """The way to what is in a table or a list."""
    return (*way, part) if len(way) < _DEEPEST else way


class _Walk:
    """Collects the places of a text that is TOML."""

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.places = Places(source)
        self.last: dict[Keys, int] = {}
        """The number of the last table of each list of tables."""
        table: Keys = ()
        at = self.gap(0)
        while at < len(self.text):
            at, table = self.head(at) if self.text[at] == "[" else (self.pair(at, table), table)
            at = self.gap(at)

    def gap(self, at: int) -> int:
        """The end of blanks, line ends and comments."""
        found = _GAP.match(self.text, at)
        return found.end() if found else at

    def head(self, start: int) -> tuple[int, Keys]:
        """`[table]` or `[[table]]`: its end, and the way to it."""
        brackets = 2 if self.text.startswith("[[", start) else 1
        way: Keys = ()
        at, words = self.words(start + brackets)
        for number, (word, _) in enumerate(words, 1):
            way = _to(way, word)
            if number == len(words) and brackets == 2:
                self.last[way] = self.last.get(way, -1) + 1
            if way in self.last:
                way = _to(way, self.last[way])
        end = at + brackets
        self.places.keys[way] = Span(self.places.source, start, end)
        for length in range(1, len(way)):
            self.places.keys.setdefault(way[:length], self.places.keys[way])
        return end, way

    def words(self, at: int) -> tuple[int, list[tuple[str, Span]]]:
        """The words of a dotted key, and where they end, blanks included."""
        words = []
        while True:
            found = _KEY.match(self.text, self.blanks(at))
            assert found is not None
            word = found[0]
            if word[0] in "\"'":
                (word,) = tomllib.loads(f"{word} = 0")
            words.append((word, Span(self.places.source, *found.span())))
            at = self.blanks(found.end())
            if self.text[at] != ".":
                return at, words
            at += 1

    def blanks(self, at: int) -> int:
        found = _BLANKS.match(self.text, at)
        return found.end() if found else at

    def pair(self, at: int, table: Keys) -> int:
        """`key = value` in a table: its end."""
        at, words = self.words(at)
        way = table
        for word, span in words:
            way = _to(way, word)
            self.places.keys.setdefault(way, span)
        return self.value(self.blanks(at + 1), way)

    def value(self, start: int, way: Keys) -> int:
        """A value of any sort: its end."""
        at = start
        if self.text[at] not in "[{":
            found = _SCALAR.match(self.text, at)
            assert found is not None
            at = found.end()
        else:
            close = "]" if self.text[at] == "[" else "}"
            at = self.gap(at + 1)
            number = 0
            while self.text[at] != close:
                at = self.value(at, _to(way, number)) if close == "]" else self.pair(at, way)
                number += 1
                at = self.gap(at)
                if self.text[at] == ",":
                    at = self.gap(at + 1)
            at += 1
        self.places.values[way] = Span(self.places.source, start, at)
        return at
