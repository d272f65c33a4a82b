"""Entries of imported maps, under the ids that they have in the importing map."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.language.vocabulary import RESERVED_SPEAKERS
from argmap.model import Argument, Claim, Evidence, Map, Source, Speaker
from argmap.model.entries import EntryBase


def borrowed(entry: EntryBase, alias: str) -> EntryBase:
    """A copy of an entry whose ids, its own and those it names, are `ALIAS.theirs`."""

    def theirs(id: str) -> str:
        return id if id in RESERVED_SPEAKERS else f"{alias}.{id}"

    def all_theirs(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(theirs(id) for id in ids)

    changed: dict[str, object] = {"id": theirs(entry.id), "section": None}
    if isinstance(entry, Claim | Evidence):
        changed["attributions"] = tuple(
            said.model_copy(
                update={
                    "speaker": theirs(said.speaker),
                    "via": all_theirs(said.via),
                    "source": theirs(said.source) if said.source else None,
                }
            )
            for said in entry.attributions
        )
    elif isinstance(entry, Source):
        changed.update(author=all_theirs(entry.author), cites=all_theirs(entry.cites))
    elif isinstance(entry, Speaker) and entry.of:
        changed["of"] = theirs(entry.of)
    elif isinstance(entry, Argument):
        changed["premises"] = all_theirs(entry.premises)
        changed["conclusion"] = theirs(entry.conclusion) if entry.conclusion else None
    return entry.model_copy(update=changed)


def with_voices(used: Iterable[str], imports: dict[str, Map]) -> dict[str, EntryBase]:
    """The imported entries that are used, and the speakers and sources that stand behind them."""
    found: dict[str, EntryBase] = {}
    waiting = sorted(used)
    while waiting:
        id = waiting.pop()
        alias, _, theirs = id.partition(".")
        known = imports[alias].get(theirs) if alias in imports else None
        if id in found or known is None:
            continue
        entry = found[id] = borrowed(known, alias)
        if isinstance(entry, Claim | Evidence):
            for said in entry.attributions:
                waiting += [said.speaker, *said.via, *([said.source] if said.source else [])]
        elif isinstance(entry, Source):
            waiting += (*entry.author, *entry.cites)
        elif isinstance(entry, Speaker) and entry.of:
            waiting.append(entry.of)
    return {id: found[id] for id in sorted(found)}
