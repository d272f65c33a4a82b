"""Changes in words: parts of a report, the most important first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.compare import items
from argmap.compare.changes import Changes, LinkChange
from argmap.compare.items import Item

_STATEMENTS = ("claim", "evidence", "assumption", "gap", "argument")


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading."""

    title: str
    items: tuple[Item, ...]


def tell(changes: Changes) -> list[Part]:
    """What changed, in parts: judgments first, and what says nothing of the argument last."""
    beside = _beside(changes)
    groups: dict[str, list[Item]] = {
        "Judgments": [items.of_judgment(one) for one in changes.judgments],
        "The map": [],
        "Questions": [],
        "Statements": [],
        "Links": [],
        "Sources and speakers": [],
        "Judgments that stayed": [items.of_overlooked(one) for one in changes.overlooked],
        "Without a change of the argument": [],
    }
    for change in changes.entries:
        if change.quiet:
            groups["Without a change of the argument"] += items.of_quiet(change)
            continue
        kind = change.entry.kind
        item = items.of_entry(change, beside.get(id(change), ()))
        if item is not None:
            group = (
                "Statements"
                if kind in _STATEMENTS
                else {"question": "Questions", "map": "The map"}.get(kind, "Sources and speakers")
            )
            groups[group].append(item)
    told = {id(one) for links in beside.values() for one in links}
    for link in changes.links:
        if id(link) not in told:
            answers = link.link.relation == "answers"
            groups["Questions" if answers else "Links"].append(items.of_link(link))
    return [Part(title, tuple(some)) for title, some in groups.items() if some]


def summary(all: Iterable[Changes]) -> str:
    """How much changed in the argument, in one line; empty for nothing."""
    all = list(all)
    moved = sum(len(one.judgments) for one in all)
    counts = {"added": 0, "dropped": 0, "changed": 0}
    for one in all:
        judged = {id(judgment.change) for judgment in one.judgments}
        for change in one.entries:
            only = {altered.key for altered in change.altered} <= items.JUDGED | {"reason"}
            if not change.quiet and not (id(change) in judged and only):
                counts[change.what] += 1
    links = sum(1 for one in all for link in one.links if not link.beside)
    entries = [
        f"{many} {word}"
        for many, word in zip(counts.values(), ("new", "gone", "changed"), strict=True)
        if many
    ]
    parts = [f"{moved} judgment{'s' if moved != 1 else ''} moved"] if moved else []
    if entries:
        whole = sum(counts.values())
        parts.append(f"{whole} entr{'ies' if whole != 1 else 'y'}: {', '.join(entries)}")
    if links:
        parts.append(f"{links} link{'s' if links != 1 else ''} changed")
    unsure = sum(1 for one in all for change in one.unsure if not change.quiet)
    if unsure:
        parts.append(f"{unsure} unsure, for lines at fault")
    return "; ".join(parts)


def _beside(changes: Changes) -> dict[int, list[LinkChange]]:
    """The links that came or went with an entry, by the change of that entry."""
    by_id = [
        {c.new.id: c for c in changes.entries if c.new is not None and c.old is None},
        {c.old.id: c for c in changes.entries if c.old is not None and c.new is None},
    ]
    found: dict[int, list[LinkChange]] = {}
    for link in changes.links:
        if not link.beside:
            continue
        one, known = link.link, by_id[0 if link.old is None else 1]
        for name in (one.argument or "", *one.premises, one.target):
            if name in known and not known[name].quiet:
                found.setdefault(id(known[name]), []).append(link)
                break
    return found
