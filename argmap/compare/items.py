"""One change in words: a line of a report with what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from argmap.compare.changes import Altered, Change, EntryChange, Judgment, LinkChange, Overlooked
from argmap.compare.fields import likely, told_as
from argmap.model import Assumption, Claim, Evidence, Link, Source, Speaker
from argmap.model.entries import EntryBase
from argmap.model.scales import LEVELS
from argmap.model.values import Place

Style = Literal["", "id", "kind", "muted", "strong", "warn", "gone", "come"]
Run = tuple[str, Style]
"""Words and how they look; `gone` and `come` are words taken out of a text and put into it."""

_NAMED = 8
"""How many of the changes that bear on a judgment are told."""
_LONGEST = 600
"""Texts of more words than this are told whole, old and new, and not word by word."""
JUDGED = frozenset({"likelihood", "confidence"})
"""Keys that make an entry a judgment."""
_MARKS: dict[str, str] = {"added": "+", "dropped": "-", "changed": "~"}
_UP, _DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a report with what stands below it."""

    mark: str
    """`+` new, `-` gone, `~` changed, `!` to be looked at; empty for what only explains."""
    runs: tuple[Run, ...]
    below: tuple[Item, ...] = ()
    at: Place | None = None
    """Where it stands in the map, now or, of what is gone, as it was."""


def of_judgment(one: Judgment) -> Item:
    """A judgment that moved, and below it what changed that bears on it."""
    change, below = one.change, []
    if one.likelihood:
        was, now = one.likelihood
        runs = [*_from_to("likelihood", likely(was), likely(now))]
        if was and now and was.low + was.high != now.low + now.high:
            up = now.low + now.high > was.low + was.high
            runs.append((f" {_UP if up else _DOWN}", "strong"))
        below.append(Item("", tuple(runs)))
    if one.confidence:
        levels = [value.level if value else None for value in one.confidence]
        runs = [*_from_to("confidence", levels[0], levels[1])]
        if all(level in LEVELS for level in levels):
            up = LEVELS.index(str(levels[1])) > LEVELS.index(str(levels[0]))
            runs.append((f" {_UP if up else _DOWN}", "strong"))
        below.append(Item("", tuple(runs)))
    if one.under:
        below.append(Item("", (("what changed that bears on it:", "muted"),), _under(one.under)))
    elif one.unfounded:
        below.append(Item("!", (("nothing changed that bears on it", "warn"),)))
    return Item("~", tuple(_head(change)), tuple(below), change.entry.at)


def of_overlooked(one: Overlooked) -> Item:
    """A judgment that stayed, and below it what changed that bears on it."""
    entry = one.entry
    assert isinstance(entry, Claim | Evidence)
    said = ", ".join(_judged(entry))
    head = Item("", (("though this changed:", "muted"),), _under(one.under))
    return Item(
        "",
        ((entry.id, "id"), (f": {entry.text}", ""), (f" ({said})", "muted")),
        (head,),
        entry.at,
    )


def of_unsure(one: Change) -> Item:
    """What may be no change, in one line, without a mark."""
    told = _short(one)
    return Item("", told.runs, at=told.at)


def _under(under: tuple[Change, ...]) -> tuple[Item, ...]:
    ends = {one.entry.id for one in under if isinstance(one, EntryChange) and one.what != "changed"}
    told = [  # a link that came with its entry is told by that entry
        one
        for one in under
        if isinstance(one, EntryChange) or not (one.beside and ends & {*one.link.premises})
    ]
    items = [_short(one) for one in told[:_NAMED]]
    if len(told) > _NAMED:
        items.append(Item("", ((f"and {len(told) - _NAMED} more", "muted"),)))
    return tuple(items)


def _short(one: Change) -> Item:
    """A change in one line."""
    if isinstance(one, LinkChange):
        return of_link(one)
    runs = [*_head(one, kind=True)]
    keys = list(dict.fromkeys(altered.key for altered in one.altered if not altered.quiet))
    if one.what == "changed" and keys:
        words = ["reworded" if key == "text" else key for key in keys]
        runs.append((f" ({', '.join(words)})", "muted"))
    return Item(_MARKS[one.what], tuple(runs), at=one.entry.at)


def _head(change: EntryChange, kind: bool = False) -> Iterator[Run]:
    """The id and the text of an entry, with the id that it had."""
    entry = change.entry
    if kind:
        yield f"{entry.kind} ", "kind"
    yield entry.id, "id"
    if change.renamed and change.old:
        yield f" (was {change.old.id})", "muted"
    yield f": {entry.text}", ""


def of_entry(change: EntryChange, links: Iterable[LinkChange]) -> Item | None:
    """An entry with what changed of it; None where all of that is told of it as a judgment."""
    below: list[Item] = []
    if change.what == "changed":
        told = [
            altered
            for altered in change.altered
            if not altered.quiet and not (altered.key in JUDGED and _is_moved(change, altered.key))
        ]
        if not told:
            return None
        below += [_altered(altered) for altered in told]
    else:
        below += _facts(change.entry)
    below += [Item("", tuple(_relation(one.link, change.entry.id))) for one in links]
    runs = tuple(_head(change, kind=True))
    return Item(_MARKS[change.what], runs, tuple(below), change.entry.at)


def _is_moved(change: EntryChange, key: str) -> bool:
    """Whether a likelihood or a confidence is told as one that moved."""
    if key == "confidence":
        return True
    ranges = [
        (value.low, value.high) if (value := getattr(one, "likelihood", None)) else None
        for one in (change.old, change.new)
    ]
    return ranges[0] != ranges[1]


def _facts(entry: EntryBase) -> Iterator[Item]:
    """What a new or lost entry says beside its text, as far as it matters to the argument."""
    if isinstance(entry, Claim | Evidence):
        judged = _judged(entry)
        judged += [f"grade {entry.grade}"] if isinstance(entry, Evidence) and entry.grade else []
        if judged:
            yield Item("", ((", ".join(judged), ""),))
        for one in entry.attributions:
            yield Item("", ((told_as(one), "muted"),))
    elif isinstance(entry, Assumption) and entry.falls_if:
        yield Item("", ((f"falls if {entry.falls_if}", "muted"),))
    elif isinstance(entry, Source) and entry.grade:
        yield Item("", ((f"grade {entry.grade}", ""),))
    elif isinstance(entry, Speaker) and entry.role:
        yield Item("", ((entry.role, "muted"),))


def _judged(entry: Claim | Evidence) -> list[str]:
    """What an entry says of how sure it is."""
    likelihood = likely(entry.likelihood)
    said = [likelihood] if likelihood else []
    return said + ([f"{entry.confidence.level} confidence"] if entry.confidence else [])


def _altered(one: Altered) -> Item:
    label = {"text": "reworded", "attribution": "", "reason": "reason of the confidence"}.get(
        one.key, one.key
    )
    about: list[Run] = [(f" ({one.said})", "muted")] if one.said else []
    mark = "" if one.old and one.new else "+" if one.new else "-"
    if mark:
        value = one.new or one.old or ""
        return Item(mark, (((f"{label}: " if label else ""), "muted"), (value, ""), *about))
    if one.key in ("text", "quote", "hedge", "reason", "falls if", "descriptor", "interest"):
        runs = _word_by_word(one.old or "", one.new or "")
        return Item("", ((f"{label}: ", "muted"), *runs, *about))
    return Item("", (*_from_to(label, one.old, one.new), *about))


def _from_to(label: str, old: str | None, new: str | None) -> Iterator[Run]:
    if label:
        yield f"{label} ", "muted"
    yield old or "none", "" if old else "muted"
    yield " → ", "muted"
    yield new or "none", "strong" if new else "muted"


def of_link(one: LinkChange) -> Item:
    """A link that is new, gone or not what it was."""
    link, mark = one.link, _MARKS[one.what]
    if one.old is None or one.new is None:
        return Item(mark, tuple(_relation(link)), at=link.at)
    runs = list(_relation(one.new))
    was = [
        {
            "relation": _worded(one.old),
            "strength": one.old.strength or "neither strong nor weak",
            "target": f"aimed at {one.old.target}",
            "premises": f"from {' + '.join(one.old.premises)}",
        }[aspect]
        for aspect in one.aspects
        if not (aspect == "strength" and "relation" in one.aspects)
    ]
    runs.append((f" (was {', '.join(was)})", "muted"))
    return Item(mark, tuple(runs), at=link.at)


def _relation(link: Link, of: str | None = None) -> Iterator[Run]:
    """A link in words; as part of an entry, without that entry where it can be left out."""
    if (of,) != link.premises:
        yield " + ".join(link.premises), "id"
        yield " ", ""
    yield f"{_worded(link)} ", ""
    yield link.target, "id"


def _worded(link: Link) -> str:
    strength = {"strong": "strongly ", "weak": "weakly "}.get(link.strength or "", "")
    return strength + link.relation


def of_quiet(change: EntryChange) -> Iterator[Item]:
    """A change that says nothing of the argument: another id, another place, a remark."""
    entry = change.entry
    if change.what != "changed":
        runs: tuple[Run, ...] = tuple(_head(change, kind=True))
        yield Item(_MARKS[change.what], runs, at=entry.at)
        return
    if change.renamed and change.old:
        runs = ((f"{entry.kind} ", "kind"), (change.old.id, "id"), (" is now called ", ""))
        yield Item("", (*runs, (entry.id, "id")), at=entry.at)
    keys = list(dict.fromkeys(altered.key for altered in change.altered))
    parts = [f"other {', '.join(keys)}"] if keys else []
    if change.moved:
        parts.append(f"moved from {change.moved[0]} to {change.moved[1]}")
    if parts:
        yield Item(
            "",
            ((f"{entry.kind} ", "kind"), (entry.id, "id"), (f": {'; '.join(parts)}", "")),
            at=entry.at,
        )


def _word_by_word(old: str, new: str) -> Iterator[Run]:
    """A text with the words that were taken out of it and put into it."""
    one, two = old.split(), new.split()
    if max(len(one), len(two)) > _LONGEST:
        yield old, "gone"
        yield " ", ""
        yield new, "come"
        return
    first = True
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        parts: list[Run] = [(" ".join(one[a:b]), "" if kind == "equal" else "gone")]
        parts += [] if kind == "equal" else [(" ".join(two[c:d]), "come")]
        for words, style in parts:
            if words:
                yield from () if first else ((" ", ""),)
                yield words, style
                first = False
