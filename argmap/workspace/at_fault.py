"""What lines at fault may be to say, so that a rule does not miss what only could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from argmap.language.syntax import Entry
from argmap.language.vocabulary import KEYS, key_words, line_start_pattern, relation_of, strength_of
from argmap.model.map import ANY_KEY, LINKED, NAMED

_WORD = re.compile(r"[\w-]+")
_SAID = "said by"
_ARGUED = {"premises": ("supports", "attacks"), "conclusion": ("supported by", "attacked by")}
_HEAD_WORDS = 3
"""A kind, an id and one word more: among these is the id of a head that can't be read."""


class AtFault:
    """Keys of lines at fault, for each entry that has such a line, is named in one, or may be
    meant there: the key that it would have for this entry."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}

    def add(self, key: str, id: str | None, *others: str) -> None:
        """Takes down a line with a key in an entry, and the ids at the line's other end."""
        if id is not None:
            self._keys.setdefault(normalize("NFC", id), set()).update(_forms(key))
        for other in others:
            self._keys.setdefault(normalize("NFC", other), set()).update(_other_end(key))

    def may_say(self, id: str, *keys: str) -> bool:
        """Whether a line at fault may be to write one of some keys for an entry."""
        mine = self._keys.get(id)
        return mine is not None and (ANY_KEY in mine or not mine.isdisjoint(keys))

    def as_table(self) -> dict[str, frozenset[str]]:
        """The keys by id, for the model."""
        return {id: frozenset(keys) for id, keys in self._keys.items()}

    def __bool__(self) -> bool:
        return bool(self._keys)

    def take(self, other: AtFault) -> None:
        """Takes down what another has."""
        for id, keys in other._keys.items():
            self._keys.setdefault(id, set()).update(keys)

    def read(self, entry: Entry, end: int) -> None:
        """Takes down what stands in lines of an entry that could not be read; `end` is where the
        next entry begins.

        An entry whose head is at fault makes no entry of the map: all of its lines are at fault.
        """
        source, head = entry.source, entry.span(0, 0).line
        meant = _meant_keys(entry)
        numbers = {entry.span(fault.start, fault.end).line for fault in entry.faults}
        if entry.kind is None or entry.id is None:
            numbers |= set(range(head, source.position(max(entry.start, end - 1))[0] + 1))
        at_fault = {entry.span(fault.start, fault.end).line for fault in entry.faults}
        for number in sorted(numbers):
            line = source.line(number)
            if number == head:
                self._read_head(entry, line)
            elif line.lstrip().startswith(">"):
                self.add(_SAID, entry.id)
            else:
                known = False
                for key, words in _keyed(line, meant.get(number)):
                    known = True
                    self.add(key, entry.id, *words)
                if not known and number in at_fault:
                    self.add(ANY_KEY, entry.id, *_WORD.findall(line))

    def _read_head(self, entry: Entry, line: str) -> None:
        if entry.kind is None or entry.id is None:
            start = re.split("[:\uff1a]", line)[0]
            self.add(ANY_KEY, None, *_WORD.findall(start)[:_HEAD_WORDS])
        if any(fault.rule == "bad-id" for fault in entry.faults):
            self.add(NAMED, entry.id)  # lines may name it by the id that is meant
        for key, words in _keyed(line, None):
            self.add(key, entry.id, *words)


def _meant_keys(entry: Entry) -> dict[int, str]:
    """The keys that fixes write, by line."""
    return {
        entry.span(start, end).line: text.rstrip(": ")
        for fault in entry.faults
        if fault.fix
        for start, end, text in fault.fix.edits
        if text.rstrip(": ") in key_words()
    }


@cache
def _key_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(key_words(), key=len, reverse=True))
    return re.compile(rf"(?<!\S)({words})[ \t]*[:\uff1a]")


def _keyed(line: str, meant: str | None) -> Iterator[tuple[str, list[str]]]:
    """The keys in a line, each with the ids that may stand behind it."""
    places = [(match.start(), match.end(), match[1]) for match in _key_pattern().finditer(line)]
    start = re.match(rf"\s*({line_start_pattern()})", line)
    if meant is not None:
        places.insert(0, (0, 0, meant))
    elif start and (not places or places[0][0] > start.end()):
        places.insert(0, (0, start.end(), start[1]))
    for number, (_, end, key) in enumerate(places):
        until = places[number + 1][0] if number + 1 < len(places) else len(line)
        name = " ".join(key.split())
        yield name, _WORD.findall(line[end:until]) if _links(name) else []


def _links(key: str) -> bool:
    """Whether ids stand behind a key."""
    known = KEYS.get(strength_of(key)[0])
    return known is None or known.form not in ("text", "hedge") or key == "author"


def _forms(key: str) -> tuple[str, ...]:
    """A key, and what else is true where it is there."""
    return (key, strength_of(key)[0], *((LINKED,) if _links(key) else ()))


@cache
def _other_end(key: str) -> tuple[str, ...]:
    """What a line with a key says of the entries that it names, as keys of these."""
    name, strength = strength_of(key)
    if key == ANY_KEY:
        return (ANY_KEY, LINKED, NAMED)
    if name in _ARGUED:
        return (*_ARGUED[name], LINKED, NAMED)
    known = relation_of(name)
    if known is None:
        return (LINKED, NAMED)
    relation, passive = known
    other = relation.active if passive else relation.passive or relation.active
    return (*_forms(f"{key.partition(' ')[0]} {other}" if strength else other), NAMED)
