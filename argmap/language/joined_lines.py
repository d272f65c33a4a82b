"""Lines that seem to have run into one, and so changed what the map says in silence."""

from __future__ import annotations

import re
from functools import cache

from lark import Token

from argmap.language import messages
from argmap.language.grammar import reads
from argmap.language.syntax import Entry, Mend
from argmap.language.vocabulary import KEYS, KINDS, RELATIONS, key_words, strength_of

_OF_NOBODY = ("quote-without-attribution", "hedge-without-attribution")
"""What is found where an attribution has run into the line above."""
_KIND = "|".join(KINDS)
# What a line may end with, but prose has no word right behind: no opening bracket or quotation
# mark, so that `(source unknown: ...)` stays prose.
_AFTER_A_LINE = r"""(?:(?<=[^\s\w\-(\[{<“‘„«/–—"'])|(?<=\S["']))"""


@cache
def _joined() -> re.Pattern[str]:
    key = "|".join(key_words())
    relation = "|".join(
        word for relation in RELATIONS for word in (relation.active, relation.passive) if word
    )
    return re.compile(
        rf"(?<=[ \t]{{2}})(?P<key>(?:{key}):)(?=\s|$)"
        rf"|(?<=[ \t])(?P<relation>(?:{relation}):)(?=\s|$)"
        rf"|{_AFTER_A_LINE}(?P<head>(?:{_KIND})[ \t]+[^\W_][\w-]*:)(?=\s|$)"
        rf"|(?<=[^\W_])(?P<glued>(?:{_KIND})[ \t]+[^\W_]*[-_\d][\w-]*:)(?=\s|$)"
    )


@cache
def _comment_with_head() -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t]*#[^\n]*?{_AFTER_A_LINE}(?P<head>(?:{_KIND})[ \t]+[^\W_][\w-]*:)[ \t]"
        rf"|^[ \t]*#[^\n]*?(?<=[^\W_])(?P<glued>(?:{_KIND})[ \t]+[^\W_]*[-_\d][\w-]*:)[ \t]",
        re.MULTILINE,
    )


def in_text(entry: Entry, word: Token) -> None:
    """Keys and heads in the middle of a line of text; the first of them has a fix."""
    for number, found in enumerate(_joined().finditer(word)):
        group = found.lastgroup or "key"
        what = f"`{found[group]}`"
        at = word.start_pos or 0
        start, end = at + found.start(group), at + found.end(group)
        fix = _parted(word, found, at) if number == 0 else None
        form = KEYS[strength_of(found[group][:-1])[0]].form if group == "key" else ""
        if form in ("attribution", "origin"):
            entry.faults = [fault for fault in entry.faults if fault.rule not in _OF_NOBODY]
        entry.faults.append(messages.joined_lines(what, start, end, fix))


def _parted(text: str, found: re.Match[str], at: int) -> Mend | None:
    """A new line before a key or a head; None where none could begin there.

    `at` is where the text stands in its entry.
    """
    group = found.lastgroup or "key"
    start = end = found.start(group)
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    is_head = group in ("head", "glued")
    if not start or not (is_head or reads(text[end:].rstrip(" \t"))):
        return None
    edit = (at + start, at + end, "\n" if is_head else "\n  ")
    return Mend("begin a new line before it", (edit,), False)


def in_quote(entry: Entry, word: Token) -> None:
    """A second `>`, keys and heads in the middle of a quote's line."""
    text, at = str(word), word.start_pos or 0
    second = re.search(r"(?<=[ \t]{2})(>)[ \t]", text)
    if second:
        fault = messages.joined_lines("`>`", at + second.start(1), at + second.end(1))
        entry.faults.append(fault)
    for number, found in enumerate(_joined().finditer(text) if ":" in text else ()):
        group = found.lastgroup or "key"
        if group != "relation":
            span = at + found.start(group), at + found.end(group)
            fix = _parted(text, found, at) if number == 0 else None
            entry.faults.append(messages.joined_lines(f"`{found[group]}`", *span, fix))


def in_comments(text: str, start: int, end: int, entries: list[Entry]) -> None:
    """An entry's head that has slipped into the comment above it, in a stretch of a text with its
    entries."""
    for found in _comment_with_head().finditer(text, start, end):
        group = found.lastgroup or "head"
        owner = next((e for e in reversed(entries) if e.start <= found.start()), None)
        owner = owner or (entries[0] if entries else None)
        if owner is not None:
            first, last = (at - owner.start for at in found.span(group))
            fix = _parted(text, found, -owner.start)
            owner.faults.append(messages.joined_lines(f"`{found[group]}`", first, last, fix))
