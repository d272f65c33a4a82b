"""An id that is not there yet: the entry that would define it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Edit
from argmap.editor.desk import Here
from argmap.editor.edits import Blank
from argmap.editor.lines import below, named
from argmap.editor.refactorings import Offer
from argmap.editor.spots import spot
from argmap.language.syntax import Entry, Links
from argmap.language.vocabulary import is_good_id
from argmap.text import Span

_STUBS = {
    "claim": "WHAT IS CLAIMED",
    "evidence": "WHAT IT SHOWS",
    "question": "WHAT IS ASKED",
    "speaker": "NAME",
    "source": "TITLE",
}
_TOGETHER = ("speaker", "source")
"""Kinds whose entries stand together, and not where they are named."""


def definitions(here: Here, finding: Diagnostic) -> Iterator[Offer]:
    """Entries that would define an id that is found to be unknown."""
    word = spot(here.file, finding.span.start)
    if word is None or word.role != "reference" or isinstance(word.line, Links):
        return
    if not is_good_id(word.id) or word.id in here.map.entries:
        return
    stubs = {kind: text for kind, text in _STUBS.items() if kind in word.kinds}
    if word.kinds == ("assumption",):
        stubs = {"assumption": "WHAT IS TAKEN FOR GRANTED"}
    for kind, words in stubs.items():
        there, entry = _after(here, word.entry, kind)
        text = f"\n\n{kind} {word.id}: {words}"
        at = below(there, entry)
        edit = Edit(Span(there.source, at, at), text)
        start = text.index(words)
        blank = Blank(edit, start, start + len(words))
        yield Offer(f"Define the {kind} `{word.id}`", (edit,), (blank,))


def _after(here: Here, entry: Entry, kind: str) -> tuple[Here, Entry]:
    """The entry that a new one of a kind comes after: of those that stand together, the last."""
    if kind not in _TOGETHER:
        return here, entry
    same = [one for one in here.map.entries.values() if one.kind == kind]
    mine = [one for one in same if one.at.source.path == here.source.path] or same
    last = named(here, mine[-1].id) if mine else None
    return last or (here, here.file.entries[-1])
