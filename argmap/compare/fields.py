"""What an entry says in two states, value by value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from argmap.compare.changes import Altered
from argmap.compare.matching import now as renamed
from argmap.model import Attribution, Claim, Confidence, Evidence, Likelihood
from argmap.model.entries import EntryBase

_PLAIN = (
    "author date scale summary publisher published url archived accessed file sha256 grade medium "
    "descriptor cites excerpt role of alias interest on tested falls_if scheme tags"
).split()
"""The fields that are compared as they are. `premises`, `conclusion`, `strength` and `stance` of
an argument are told of its link."""
_UNORDERED = ("tags", "cites", "alias")
_STANCES = {"asserts": "said by", "denies": "denied by", "doubts": "doubted by"}


def alterations(old: EntryBase, new: EntryBase, ids: Mapping[str, str]) -> list[Altered]:
    """What is not the same of an entry that is in both states.

    `ids` has new ids by old ones: what only names an entry by its new id has not changed.
    """
    found = list(_pair("kind", old.kind, new.kind))
    found += _pair("text", old.text, new.text)
    found += _judged(old, new)
    for field in dict.fromkeys((*_fields(type(old)), *_fields(type(new)))):
        was, now = vars(old).get(field), vars(new).get(field)
        if was or now:
            found += _pair(
                field.replace("_", " "), _value(old, field, was, ids), _value(new, field, now, {})
            )
    if _attributions(old) or _attributions(new):
        found += _said(old, new, ids)
    if old.note or new.note:
        found += _pair("note", "\n\n".join(old.note), "\n\n".join(new.note))
    return found


@cache
def _fields(kind: type[EntryBase]) -> tuple[str, ...]:
    """The fields of a kind that are compared as they are."""
    return tuple(field for field in _PLAIN if field in kind.model_fields)


def _pair(key: str, old: str | None, new: str | None, said: str = "") -> Iterator[Altered]:
    if (old or None) != (new or None):
        yield Altered(key, old or None, new or None, said)


def _value(entry: EntryBase, field: str, value: Any, ids: Mapping[str, str]) -> str | None:
    """The value of a field as a map writes it, ids as they are now."""
    if value is None:
        return None
    if field in ("cites", "of") or (field == "author" and entry.kind == "source"):
        names = (value,) if isinstance(value, str) else value
        value = tuple(renamed(ids, id) for id in names)
    if isinstance(value, tuple):
        return ", ".join(sorted(value) if field in _UNORDERED else value)
    return str(getattr(value, "text", value))


def _judged(old: EntryBase, new: EntryBase) -> Iterator[Altered]:
    was: Likelihood | None = getattr(old, "likelihood", None)
    now: Likelihood | None = getattr(new, "likelihood", None)
    if was != now:
        yield Altered("likelihood", likely(was), likely(now))
    before: Confidence | None = getattr(old, "confidence", None)
    after: Confidence | None = getattr(new, "confidence", None)
    levels = [one.level if one else None for one in (before, after)]
    reasons = [one.reason if one else None for one in (before, after)]
    yield from _pair("confidence", levels[0], levels[1])
    yield from _pair("reason", reasons[0], reasons[1])


def likely(one: Likelihood | None) -> str | None:
    """A likelihood with its range in percent: `likely (55–80 %)`, `30–45 %`."""
    if one is None:
        return None
    low, high = f"{one.low:g}", f"{one.high:g}"
    range = f"{low} %" if low == high else f"{low}–{high} %"
    return range if one.text[:1].isdigit() else f"{one.text} ({range})"


Said = tuple[Attribution, Attribution]


def _said(old: EntryBase, new: EntryBase, ids: Mapping[str, str]) -> Iterator[Altered]:
    """What changed of who says it, where and in which words."""
    before = [renamed_in(one, ids) for one in _attributions(old)]
    after = list(_attributions(new))
    pairs: list[Said] = []
    for alike in (_whole, _quoted, _who_and_where, _who):
        _match(before, after, pairs, alike)
    if len(before) == len(after) == 1:
        pairs.append((before.pop(), after.pop()))
    for was, now in pairs:
        told = told_as(now)
        yield from _pair("attribution", told_as(was), told)
        yield from _pair("quote", _quoted(was), _quoted(now), told)
        yield from _pair("hedge", _hedged(was), _hedged(now), told)
    for one in before:
        yield Altered("attribution", _in_full(one), None)
    for one in after:
        yield Altered("attribution", None, _in_full(one))


def _attributions(entry: EntryBase) -> tuple[Attribution, ...]:
    return entry.attributions if isinstance(entry, Claim | Evidence) else ()


def renamed_in(said: Attribution, ids: Mapping[str, str]) -> Attribution:
    """An attribution with the ids of now."""
    names = (said.speaker, *said.via, said.source or "")
    if all(renamed(ids, id) == id for id in names if id):
        return said
    return said.model_copy(
        update={
            "speaker": renamed(ids, said.speaker),
            "via": tuple(renamed(ids, id) for id in said.via),
            "source": renamed(ids, said.source) if said.source else None,
        }
    )


def _match(
    before: list[Attribution],
    after: list[Attribution],
    pairs: list[Said],
    key: Callable[[Attribution], object],
) -> None:
    """Moves what has the same key from both lists to the pairs, in order."""
    left: dict[object, list[Attribution]] = {}
    for one in after:
        if key(one) is not None:
            left.setdefault(key(one), []).append(one)
    for one in list(before):
        others = left.get(key(one))
        if others:
            other = others.pop(0)
            before[:] = [kept for kept in before if kept is not one]
            after[:] = [kept for kept in after if kept is not other]
            pairs.append((one, other))


def _whole(said: Attribution) -> object:
    return told_as(said), _quoted(said), _hedged(said)


def _who_and_where(said: Attribution) -> object:
    return said.speaker, said.source


def _who(said: Attribution) -> object:
    return said.speaker


def _quoted(said: Attribution) -> str | None:
    return said.quote.text if said.quote else None


def _hedged(said: Attribution) -> str | None:
    return said.hedge.text if said.hedge else None


def told_as(said: Attribution) -> str:
    """An attribution as a map writes it, without its quote: `said by mayor in minutes, page 3`."""
    who = " via ".join((said.speaker, *said.via))
    where = f" in {said.source}" if said.source else ""
    rest = (*said.locators, *((said.mode,) if said.mode else ()))
    return ", ".join([f"{_STANCES[said.stance]} {who}{where}", *rest])


def _in_full(said: Attribution) -> str:
    quote = f": “{said.quote.text}”" if said.quote else ""
    return told_as(said) + quote
