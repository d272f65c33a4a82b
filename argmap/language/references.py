"""The words of an entry that name other entries, and the kinds that they may name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lark import Token

from argmap.language.syntax import Attribution, Entry, Line, Links, Names, Premises, Property
from argmap.language.vocabulary import (
    STANCES,
    STATEMENTS,
    relation_of,
    strength_of,
)

_PART = re.compile(r"[^,\s](?:[^,]*[^,\s])?")


@dataclass(slots=True, frozen=True)
class Reference:
    """A word that names an entry."""

    word: Token
    line: Line
    """The line that it stands in."""
    kinds: tuple[str, ...]
    """The kinds that it may name."""


def references(entry: Entry) -> Iterator[Reference]:
    """Every word of an entry's lines that names an entry, in their order."""
    for line in entry.lines:
        kinds = named_kinds(line.key, entry.kind)
        match line:
            case Names():
                for word in line.names:
                    yield Reference(word, line, kinds)
            case Premises():
                for group in line.groups:
                    for word in group:
                        yield Reference(word, line, kinds)
            case Links():
                for target in line.targets:
                    if isinstance(target, Token):
                        yield Reference(target, line, ("argument",))
                    else:
                        for word in (*target.premises, target.target):
                            yield Reference(word, line, (*STATEMENTS, "gap"))
            case Attribution():
                if line.speaker is not None:
                    yield Reference(line.speaker, line, ("speaker",))
                for word in line.via:
                    yield Reference(word, line, ("speaker",))
                if line.source is not None:
                    yield Reference(line.source, line, ("source",))
            case Property() if line.key == "author" and entry.kind == "source":
                for words in line.words:
                    for found in _PART.finditer(words):
                        at = (words.start_pos or 0) + found.start()
                        yield Reference(Token("REF", found.group(), at), line, ("speaker",))


def named_kinds(key: str, kind: str | None) -> tuple[str, ...]:
    """The kinds that may be named first behind a key, in an entry of a kind; none where no entry
    is."""
    name = strength_of(key)[0]
    if name in STANCES or name == "of" or (name == "author" and kind == "source"):
        return ("speaker",)
    if name in ("from", "cites"):
        return ("source",)
    if name in ("premises", "conclusion"):
        return STATEMENTS
    known = relation_of(name)
    if known is None:
        return ()
    relation, passive = known
    if relation.active == "undercuts":
        return relation.sources if passive else (*STATEMENTS, "gap", "argument")
    return relation.sources if passive else relation.targets
