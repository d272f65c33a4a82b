"""Loads the grammar and builds the nodes as lark reduces its rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark.exceptions import UnexpectedInput

from argmap.language import messages
from argmap.language.lexer import EntryLexer
from argmap.language.syntax import (
    Attribution,
    Entry,
    Line,
    LinkName,
    Links,
    Names,
    Premises,
    Property,
    QuoteLines,
)

_PACKAGE = Path(__file__).resolve().parent.parent


def grammar_file() -> Path:
    """`argmap.lark`: inside the package where installed, beside it in a checkout."""
    installed = _PACKAGE / "grammar" / "argmap.lark"
    return installed if installed.exists() else _PACKAGE.parent / "grammar" / "argmap.lark"


@cache
def parser() -> Lark:
    """The parser of the language; start rules `entry`, `head` and `line`."""
    return Lark(
        grammar_file().read_text(encoding="utf-8"),
        parser="lalr",
        lexer=EntryLexer,
        start=["entry", "head", "line"],
        maybe_placeholders=False,
        propagate_positions=False,
        transformer=_Nodes(),
    )


def reads(line: str) -> bool:
    """Whether a line of an entry, without its end and the blanks before it, has the right form."""
    try:
        parser().parse(line + "\n", start="line")
    except UnexpectedInput:
        return False
    return True


def key_of(token: Token) -> str:
    """The key that a key's terminal stands for: without colon and blanks."""
    return token.rstrip(" \t")[:-1]


class _Nodes:
    """One method a grammar rule: its children to a node."""

    @staticmethod
    def entry(parts: list[Any]) -> Entry:
        head: Entry = parts[0]
        head.lines = attach(head, parts[1:])
        return head

    @staticmethod
    def head(parts: list[Any]) -> Entry:
        kind, id, words = parts
        return Entry(kind.rstrip(" \t"), kind.start_pos, id, words, [])

    @staticmethod
    def text(words: list[Token]) -> list[Token]:
        return words

    @staticmethod
    def property(parts: list[Any]) -> Property:
        return Property(key_of(parts[0]), parts[0].start_pos, parts[1])

    hedge = property

    @staticmethod
    def names(parts: list[Token]) -> Names:
        return Names(key_of(parts[0]), parts[0].start_pos or 0, parts[1:])

    @staticmethod
    def premises(parts: list[Any]) -> Premises:
        return Premises(key_of(parts[0]), parts[0].start_pos, parts[1:])

    @staticmethod
    def group(words: list[Token]) -> list[Token]:
        return words

    @staticmethod
    def links(parts: list[Any]) -> Links:
        return Links(key_of(parts[0]), parts[0].start_pos, parts[1:])

    @staticmethod
    def named(parts: list[Token]) -> Token:
        return parts[0]

    @staticmethod
    def link(parts: list[Token]) -> LinkName:
        return LinkName(parts[:-1], parts[-1])

    @staticmethod
    def via(parts: list[Token]) -> tuple[str, Token]:
        return "via", parts[0]

    @staticmethod
    def place(parts: list[Token]) -> tuple[str, list[Token]]:
        return "place", parts

    @staticmethod
    def attribution(parts: list[Any]) -> Attribution:
        made = Attribution(key_of(parts[0]), parts[0].start_pos, parts[1])
        for part in parts[2:]:
            if isinstance(part, Token):
                made.mode = part
            elif part[0] == "via":
                made.via.append(part[1])
            else:
                made.source, made.locators = part[1][0], part[1][1:]
        return made

    @staticmethod
    def origin(parts: list[Token]) -> Attribution:
        key, source, *locators = parts
        return Attribution(key_of(key), key.start_pos or 0, None, source=source, locators=locators)

    @staticmethod
    def quote(lines: list[Token]) -> QuoteLines:
        return QuoteLines(lines)


def attach(entry: Entry, parts: list[Line | QuoteLines]) -> list[Line]:
    """The lines of an entry, quotes and hedges put with the attribution that they follow."""
    lines: list[Line] = []
    owner: Attribution | None = None
    nobodys: QuoteLines | None = None
    for part in parts:
        if isinstance(part, Attribution):
            owner = part
            lines.append(part)
        elif isinstance(part, QuoteLines):
            if owner is None:
                nobodys = part
                entry.faults.append(messages.quote_of_nobody(part))
            elif owner.quote is not None:
                entry.faults.append(messages.second_quote(part))
            else:
                owner.quote = part
        elif isinstance(part, Property) and part.key == "hedge":
            if owner is None and nobodys is None:
                entry.faults.append(messages.hedge_of_nobody(part))
            elif owner is None:
                pass  # it goes with a quote that is found already
            elif owner.hedge is not None:
                entry.faults.append(messages.second_hedge(part))
            else:
                owner.hedge = part
        else:
            owner = nobodys = None
            lines.append(part)
    return lines
