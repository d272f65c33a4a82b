"""Changes as JSON; `docs/diff.md` says what its keys mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.compare.changes import Change, Changes, EntryChange, LinkChange
from argmap.model import Link
from argmap.model.entries import EntryBase
from argmap.model.values import Model, Place

Placed = Callable[[Place], dict[str, Any]]
"""Takes a place and gives it as file, line and column."""


def as_json(changes: Changes, placed: Placed) -> dict[str, Any]:
    """What changed in one map, as values that JSON has."""
    return {
        "argument": not changes.quiet,
        "judgments": [
            {
                "id": one.change.entry.id,
                "likelihood": _both(one.likelihood),
                "confidence": _both(one.confidence),
                "unfounded": one.unfounded,
                "under": [_reference(change) for change in one.under],
            }
            for one in changes.judgments
        ],
        "stayed": [
            {"id": one.entry.id, "under": [_reference(change) for change in one.under]}
            for one in changes.overlooked
        ],
        "entries": [_entry(one, placed) for one in changes.entries],
        "links": [
            {
                "change": one.what,
                "aspects": list(one.aspects),
                "old": _link(one.old, placed),
                "new": _link(one.new, placed),
            }
            for one in changes.links
        ],
        "unsure": [_reference(change) for change in changes.unsure],
    }


def _both(pair: tuple[Model | None, Model | None] | None) -> dict[str, Any] | None:
    if pair is None:
        return None
    old, new = (value.model_dump() if value else None for value in pair)
    return {"old": old, "new": new}


def _reference(one: Change) -> dict[str, str]:
    if isinstance(one, LinkChange):
        return {"change": one.what, "link": one.link.id}
    return {"change": one.what, "entry": one.entry.id}


def _entry(one: EntryChange, placed: Placed) -> dict[str, Any]:
    return {
        "change": one.what,
        "argument": not one.quiet,
        "old": _state(one.old, placed),
        "new": _state(one.new, placed),
        "altered": [
            {"key": a.key, "old": a.old, "new": a.new, **({"of": a.said} if a.said else {})}
            for a in one.altered
        ],
        "moved": {"old": one.moved[0], "new": one.moved[1]} if one.moved else None,
    }


def _state(entry: EntryBase | None, placed: Placed) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {"kind": entry.kind, "id": entry.id, "text": entry.text, "at": placed(entry.at)}


def _link(link: Link | None, placed: Placed) -> dict[str, Any] | None:
    if link is None:
        return None
    return {
        "id": link.id,
        "relation": link.relation,
        "premises": list(link.premises),
        "target": link.target,
        "strength": link.strength,
        "argument": link.argument,
        "at": placed(link.at),
    }
