"""Ids of entries: of the kinds that may stand at a place, the likeliest first.

What is typed may be part of an id or words of the entry's text. Entries of the same section and of
the same file come first, then those that nothing is linked with yet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from unicodedata import normalize

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import imports
from argmap.editor.completing.offers import BY_WORDS, Offer, Offered, Sort, Typed
from argmap.editor.completing.ranking import Likely, Ranking, is_small, own_ids
from argmap.editor.desk import Here
from argmap.editor.markup import shortened
from argmap.language.references import named_kinds, references
from argmap.language.vocabulary import RESERVED_SPEAKERS, strength_of
from argmap.model import Source, Speaker
from argmap.model.entries import EntryBase

_SEPARATORS = {"ids": re.compile(r","), "premises": re.compile(r"[,+]")}

_BESIDE = 80
"""How much of a text is shown beside an id, in code points."""


def offered(asked: Asked, form: str) -> Offered:
    """The ids that may stand behind a key whose value is a list of ids."""
    value = asked.typed
    marks = [found.end() for found in _SEPARATORS[form].finditer(value)]
    start = asked.start + (marks[-1] if marks else 0)
    start += len(value[start - asked.start :]) - len(value[start - asked.start :].lstrip())
    behind = asked.here.source.text[asked.offset : asked.end] + asked.behind
    named = {part.strip() for part in re.split(r"[,+]", value[: start - asked.start] + behind)}
    one = asked.key in ("conclusion", "of")
    joined = form == "ids" and "+" in value[start - asked.start :]
    if joined or (one and marks):
        return Offered(start)
    kinds = named_kinds(asked.key, asked.kind)
    return of_kinds(asked, start, kinds, named | _linked(asked))


def of_kinds(
    asked: Asked,
    start: int,
    kinds: Sequence[str],
    leave_out: Collection[str] = (),
    before: str = "",
) -> Offered:
    """The ids of entries of some kinds, for the words from `start` on; `before` stands before each.

    The first of the kinds are those that are meant most often.
    """
    typed = Typed(asked.here.source.text[start : asked.offset])
    out = {normalize("NFC", id) for id in leave_out} | {asked.id}
    likely = Likely(asked, kinds)
    ranking = Ranking[tuple[str, EntryBase]]()
    for id, entry in _near(asked.here, kinds):
        rank = None if id in out else typed.rank(id, _told(entry))
        if rank is not None:
            ranking.add(rank, likely.points(id, entry), (id, entry))
    for id, entry in _far(asked.here, kinds):
        if not ranking.enough:
            break
        words = _told(entry) if ranking.enough > BY_WORDS else ""
        if typed.may_be(id, words) and id not in out:
            rank = typed.rank(id, words)
            if rank is not None and rank < ranking.enough:
                ranking.add(rank, likely.points(id, entry), (id, entry))
    offers = [_offer(id, entry, before) for id, entry in ranking.best()]
    if "speaker" in kinds and asked.key not in ("of", "author"):
        offers += [
            Offer(before + id, "value", beside=meaning)
            for id, meaning in RESERVED_SPEAKERS.items()
            if id not in out and typed.rank(id, meaning) is not None
        ]
        if typed.text:
            offers.sort(key=lambda one: typed.rank(one.label.removeprefix(before)) or 0)
    return Offered(start, offers, ranking.is_complete)


def _near(here: Here, kinds: Sequence[str]) -> Iterator[tuple[str, EntryBase]]:
    """The entries of some kinds that are looked at closely: all of a small map, else the file's."""
    entries = here.map.entries
    for id in entries if is_small(here.map) else own_ids(here):
        entry = entries.get(id)
        if entry is not None and entry.kind in kinds:
            yield id, entry


def _far(here: Here, kinds: Sequence[str]) -> Iterator[tuple[str, EntryBase]]:
    """The other entries of some kinds, then those of imported maps."""
    if not is_small(here.map):
        own = own_ids(here)
        for id, entry in here.map.entries.items():
            if entry.kind in kinds and id not in own:
                yield id, entry
    for alias, map in imports(here).items():
        for id, entry in map.entries.items():
            if entry.kind in kinds:
                yield f"{alias}.{id}", entry


def _told(entry: EntryBase) -> str:
    """The words that tell what an entry is."""
    # Comparing words is faster than `isinstance`, and most entries are neither.
    more = None
    if entry.kind == "speaker" and isinstance(entry, Speaker):
        more = entry.role
    elif entry.kind == "source" and isinstance(entry, Source):
        more = entry.publisher
    return f"{entry.text}, {more}" if more else entry.text


def _offer(id: str, entry: EntryBase, before: str) -> Offer:
    words = _told(entry)
    sort: Sort = "file" if entry.kind == "source" else "id"
    beside = shortened(words, _BESIDE)
    return Offer(before + id, sort, beside=beside, words=words, entry=id)


def _linked(asked: Asked) -> set[str]:
    """What other lines of the entry with this key name already."""
    entry = asked.entry
    if entry is None:
        return set()
    name = strength_of(asked.key)[0]
    same = (one for one in references(entry) if strength_of(one.line.key)[0] == name)
    return {str(one.word) for one in same if entry.span_of_key(one.line).line != asked.number}
