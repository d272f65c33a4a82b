"""Text to entries: split at the margin, parse entry by entry, recover line by line."""

from __future__ import annotations

import re
import unicodedata

from lark import Token
from lark.exceptions import UnexpectedInput

from argmap.language import messages
from argmap.language.grammar import parser
from argmap.language.recovery import recover
from argmap.language.syntax import Attribution, Entry, File, Property
from argmap.language.vocabulary import KINDS, RELATIONS, key_words, line_start_pattern, reserved_ids
from argmap.text import SourceText

_KIND = "|".join(KINDS)
_MARGIN = re.compile(r"(?:\A|\n)(?![ \t\n]|#[ \t\n]|\Z)")
_HEAD = re.compile(rf"(?:{_KIND})[ \t]+[^\s:]+[ \t]*:(?=[ \t\n])")
_KEYED = re.compile(line_start_pattern())
_LIKE_A_HEAD = re.compile(
    rf"(?:{_KIND})(?![\w'’-])|[^\W_][\w-]*[ \t]+[^\s:]+[ \t]*:(?=[ \t\n])|[^\W_][\w-]*:(?=[ \t\n])"
)
_KEY = "|".join(key_words())
_RELATION = "|".join(
    word for relation in RELATIONS for word in (relation.active, relation.passive) if word
)
_JOINED = re.compile(
    rf"[ \t]{{2,}}(?P<key>(?:{_KEY}):)(?=\s|$)"
    rf"|(?<=[ \t])(?P<relation>(?:{_RELATION}):)(?=\s|$)"
    rf"|(?<=[^\s\w-])(?P<head>(?:{_KIND})[ \t]+[^\W_][\w-]*:)(?=\s|$)"
    rf"|(?<=[^\W_])(?P<glued>(?:{_KIND})[ \t]+[^\W_]*[-_\d][\w-]*:)(?=\s|$)"
)
_COMMENT_WITH_HEAD = re.compile(
    rf"^[ \t]*#[^\n]*?(?<=[^\s\w-])(?P<head>(?:{_KIND})[ \t]+[^\W_][\w-]*:)[ \t]"
    rf"|^[ \t]*#[^\n]*?(?<=[^\W_])(?P<glued>(?:{_KIND})[ \t]+[^\W_]*[-_\d][\w-]*:)[ \t]",
    re.MULTILINE,
)


def parse(source: SourceText) -> File:
    """The entries of a file, with their faults; never raises, whatever the text."""
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    entries: list[Entry] = []
    read = parser().parse
    for start, end, plain in _chunks(text):
        chunk = text[start:end]
        made: list[Entry] | None = None
        if plain:
            try:
                made = [read(chunk, start="entry")]  # type: ignore[list-item]
            except UnexpectedInput:
                made = None
        for entry in made if made is not None else recover(chunk):
            entry.source, entry.start = source, start
            _look_closer(entry, chunk)
            entries.append(entry)
    if "#" in text:
        _look_into_comments(text, entries)
    return File(source, entries)


def _chunks(text: str) -> list[tuple[int, int, bool]]:
    """Start, end and plainness of each entry's text; plain is what begins with a head and has
    no other line at the margin. Text above the first entry is a chunk of its own, not plain."""
    margins = [found.end() for found in _MARGIN.finditer(text)]
    first = margins[0] if margins else len(text)
    chunks = [] if _only_comments(text[:first]) else [(0, first, False)]
    start, plain = -1, False
    for at in margins:
        good = _HEAD.match(text, at) is not None
        if good or start < 0 or _is_meant_as_head(text, at):
            if start >= 0:
                chunks.append((start, at, plain))
            start, plain = at, good
        else:
            plain = False
    if start >= 0:
        chunks.append((start, len(text), plain))
    return chunks


def _is_meant_as_head(text: str, at: int) -> bool:
    is_body = text[at] == ">" or _KEYED.match(text, at) is not None
    return not is_body and _LIKE_A_HEAD.match(text, at) is not None


def _only_comments(text: str) -> bool:
    lines = (line.strip() for line in text.split("\n"))
    return all(not line or line == "#" or line[:2] in ("# ", "#\t") for line in lines)


def _look_closer(entry: Entry, chunk: str) -> None:
    """Faults that the grammar lets through: ids, joined lines."""
    id = entry.id
    if id is not None and not _good_id(id):
        entry.faults.append(messages.bad_id(id, id.start_pos or 0))
    for words in (entry.words, *_prose(entry)):
        for word in words:
            if ":" in word:
                _joined(entry, word)
    for line in entry.lines:
        if isinstance(line, Attribution) and line.quote is not None:
            for word in line.quote.lines:
                _joined_quote(entry, word)


def _prose(entry: Entry) -> list[list[Token]]:
    found = []
    for line in entry.lines:
        if isinstance(line, Property):
            found.append(line.words)
        elif isinstance(line, Attribution) and line.hedge is not None:
            found.append(line.hedge.words)
    return found


def _joined(entry: Entry, word: Token) -> None:
    for found in _JOINED.finditer(word):
        group = found.lastgroup or "key"
        what = f"`{found[group]}`"
        at = word.start_pos or 0
        fault = messages.joined_lines(what, at + found.start(group), at + found.end(group))
        entry.faults.append(fault)


def _joined_quote(entry: Entry, word: Token) -> None:
    text, at = str(word), word.start_pos or 0
    second = re.search(r"(?<=\S)[ \t]{2,}(>)[ \t]", text)
    if second:
        fault = messages.joined_lines("`>`", at + second.start(1), at + second.end(1))
        entry.faults.append(fault)
    for found in _JOINED.finditer(text) if ":" in text else ():
        group = found.lastgroup or "key"
        if group != "relation":
            span = at + found.start(group), at + found.end(group)
            entry.faults.append(messages.joined_lines(f"`{found[group]}`", *span))


def _look_into_comments(text: str, entries: list[Entry]) -> None:
    """An entry's head that has slipped into the comment above it."""
    for found in _COMMENT_WITH_HEAD.finditer(text):
        group = found.lastgroup or "head"
        owner = next((e for e in reversed(entries) if e.start <= found.start()), None)
        owner = owner or (entries[0] if entries else None)
        if owner is not None:
            start = found.start(group) - owner.start
            end = found.end(group) - owner.start
            owner.faults.append(messages.joined_lines(f"`{found[group]}`", start, end))


def _good_id(id: str) -> bool:
    if id in reserved_ids():
        return False
    if id.isascii():
        return id[-1] not in "-_"
    return all(
        char in "-_" or unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"
        for char in id
    ) and unicodedata.category(id[0])[0] in "LN"


