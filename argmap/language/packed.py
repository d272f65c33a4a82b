"""A file's entries as bytes, and back again, many times faster than reading its text anew.

The bytes are `marshal`'s: they mean something to the same Python alone, and are read only where
argmap itself wrote them.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import Any

from lark import Token

from argmap.language.lexer import Word
from argmap.language.syntax import (
    Attribution,
    Entry,
    File,
    Line,
    LinkName,
    Links,
    Names,
    Premises,
    Property,
    QuoteLines,
)
from argmap.text import SourceText

_Packed = tuple[Any, ...]


def packed(file: File) -> bytes | None:
    """The entries of a file; None where one of them is at fault."""
    if any(entry.faults or entry.kind is None or entry.id is None for entry in file.entries):
        return None
    return marshal.dumps(
        [
            (
                entry.kind,
                entry.kind_at,
                _word(entry.id),
                _words(entry.words),
                [_line(line) for line in entry.lines],
                entry.start,
            )
            for entry in file.entries
        ]
    )


def unpacked(data: bytes, source: SourceText) -> File:
    """The file that `packed` was given, if its text was that of `source`."""
    return File(
        source,
        [
            Entry(
                kind,
                kind_at,
                _token(id),
                _tokens(words),
                [_unline(one) for one in lines],
                [],
                source,
                at,
            )
            for kind, kind_at, id, words, lines, at in marshal.loads(data)
        ],
    )


def _word(word: Token | None) -> _Packed | None:
    return None if word is None else (word.type, word.value, word.start_pos)


def _words(words: Sequence[Token]) -> list[_Packed]:
    return [(word.type, word.value, word.start_pos) for word in words]


def _line(line: Line) -> _Packed:
    kind = type(line)
    if isinstance(line, Property):
        return kind.__name__, line.key, line.at, _words(line.words)
    if isinstance(line, Names):
        return kind.__name__, line.key, line.at, _words(line.names)
    if isinstance(line, Premises):
        return kind.__name__, line.key, line.at, [_words(group) for group in line.groups]
    if isinstance(line, Links):
        targets = [
            (_words(one.premises), _word(one.target)) if isinstance(one, LinkName) else _word(one)
            for one in line.targets
        ]
        return kind.__name__, line.key, line.at, targets
    return (
        kind.__name__,
        line.key,
        line.at,
        _word(line.speaker),
        _words(line.via),
        _word(line.source),
        _words(line.locators),
        _word(line.mode),
        _words(line.quote.lines) if line.quote else None,
        _line(line.hedge) if line.hedge else None,
    )


def _token(packed: _Packed) -> Token:
    return Word(*packed)


def _maybe(packed: _Packed | None) -> Token | None:
    return None if packed is None else Word(*packed)


def _tokens(packed: list[_Packed]) -> list[Token]:
    return [Word(*one) for one in packed]


def _unline(packed: _Packed) -> Line:
    kind, key, at, *rest = packed
    if kind == "Property":
        return Property(key, at, _tokens(rest[0]))
    if kind == "Names":
        return Names(key, at, _tokens(rest[0]))
    if kind == "Premises":
        return Premises(key, at, [_tokens(group) for group in rest[0]])
    if kind == "Links":
        return Links(
            key,
            at,
            [
                LinkName(_tokens(one[0]), _token(one[1])) if len(one) == 2 else _token(one)
                for one in rest[0]
            ],
        )
    speaker, via, source, locators, mode, quote, hedge = rest
    return Attribution(
        key,
        at,
        _maybe(speaker),
        _tokens(via),
        _maybe(source),
        _tokens(locators),
        _maybe(mode),
        QuoteLines(_tokens(quote)) if quote is not None else None,
        _unline(hedge) if hedge is not None else None,  # type: ignore[arg-type]
    )
