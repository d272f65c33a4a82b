"""Words that stand where an id should: which id they are meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from argmap.diagnostics import Diagnostic, similar
from argmap.language.syntax import Entry, Fault, Mend, Phrase, Property, joined
from argmap.workspace.names import Names

_WORD = re.compile(r"\w+")
_ARTICLES = {"a", "an", "the"}


def findings_of_form(entry: Entry, names: Names) -> Iterator[Diagnostic]:
    """What is wrong with the form of an entry, with the ids that are meant where words stand."""
    for fault in entry.faults:
        yield entry.finding(_told(entry, fault, names) if fault.phrases else fault)


def _told(entry: Entry, fault: Fault, names: Names) -> Fault:
    """A fault with words for ids, and what these mean.

    Where they mean nothing, a fix that takes each word for an id stays only if all of them are.
    """
    help: list[str] = []
    edits: list[tuple[int, int, str]] = []
    listed = True
    for phrase in fault.phrases:
        words = entry.span(phrase.start, phrase.end).text
        if not phrase.kind and all(names.kind(normalize("NFC", one)) for one in words.split()):
            continue
        listed = False
        near = list(dict.fromkeys(_meant(phrase, words, names)))[:3]
        near = [id for id in near if id != entry.id]
        if near:
            quoted = [f"`{id}`" for id in near]
            help.append(f"did you mean {' or '.join(quoted)}?")
            names.at_fault.add(phrase.key, entry.id, *near)
        if len(near) == 1:
            edits.append((phrase.start, phrase.end, near[0]))
    if listed:
        return fault
    fix = None
    if len(edits) == len(fault.phrases):
        written = ", ".join(f"`{text}`" for _, _, text in edits)
        fix = Mend(f"write {written}", tuple(edits), safe=False)
    return replace(fault, help=tuple(help) or fault.help, fix=fix)


def _meant(phrase: Phrase, words: str, names: Names) -> Iterator[str]:
    """The ids that words may stand for, the likeliest alone where one is likely."""
    kinds = (phrase.kind,) if phrase.kind else None
    known = {id: entry for id, entry in names.all() if kinds is None or entry.kind in kinds}
    parts = _WORD.findall(normalize("NFC", words).casefold())
    same = [id for id in known if _WORD.findall(id.casefold().replace("_", "-")) == parts]
    if same or not phrase.kind:
        yield from same or similar("-".join(parts), known, limit=1, furthest=2)
        return
    parts = _named(words)
    called = [id for id, entry in known.items() if parts in _names_of(entry)]
    yield from called or [id for id in known if [id.casefold()] == parts[-1:]]


def _named(text: str) -> list[str]:
    words = _WORD.findall(normalize("NFC", text).casefold())
    return [word for word in words if word not in _ARTICLES]


def _names_of(entry: Entry) -> list[list[str]]:
    """What an entry is called, as words: its text, and the aliases of a speaker."""
    said = [joined(entry.words)] if entry.words else []
    for line in entry.lines:
        if isinstance(line, Property) and line.key == "alias" and line.words:
            said += joined(line.words).split(",")
    return [_named(one) for one in said]
