"""Kinds at the margin, whole entries to fill in, and ids that are named but belong to nothing."""

from __future__ import annotations

from collections import Counter

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.offers import Offer, Offered, matching
from argmap.editor.markup import Card
from argmap.editor.spots import spot
from argmap.language.snippets import SNIPPETS
from argmap.language.vocabulary import KINDS

_MOST_UNKNOWN = 50


def offered(asked: Asked, snippets: bool) -> Offered:
    """The kinds, those of which the file has most first; with `snippets` whole entries too."""
    counted = Counter(entry.kind for entry in asked.here.file.entries)
    head = asked.here.map.head is not None
    kinds = sorted(
        (kind for kind in KINDS if not (head and kind == "map")),
        key=lambda kind: -counted[kind],
    )
    behind = asked.behind
    offers = [_kind(kind, behind, snippets) for kind in kinds]
    if snippets and not behind.strip():
        offers += [
            Offer(
                one.name,
                "snippet",
                "\n".join(one.body),
                beside=one.about,
                about=_written(one.plain),
                snippet=True,
            )
            for kind in kinds
            for one in SNIPPETS
            if one.prefix == kind
        ]
    return Offered(asked.start, matching(asked.typed, offers))


def _written(text: str) -> Card:
    card = Card()
    card.form(text.rstrip())
    return card


def _kind(kind: str, behind: str, snippets: bool) -> Offer:
    text = kind
    if not behind:
        text = f"{kind} ${{1:id}}: $0" if snippets else f"{kind} "
    return Offer(kind, "kind", text, beside=KINDS[kind], snippet=snippets and not behind)


def new_ids(asked: Asked) -> Offered:
    """Ids that other entries name as something of this kind, and that nothing has."""
    here = asked.here
    wanted: dict[str, str] = {}
    unknown = (one for one in here.following.findings if one.rule == "unknown-id")
    for finding, _ in zip(unknown, range(_MOST_UNKNOWN), strict=False):
        span = finding.span
        file = here.following.file(span.source.path) if span.source.path else None
        at = spot(file, span.start) if file else None
        if at is not None and asked.key in at.kinds and "." not in at.id:
            where = f"named by {at.entry.kind} {at.entry.id}" if at.entry.id else ""
            wanted.setdefault(at.id, where)
    colon = "" if asked.behind.lstrip().startswith(":") else ": "
    offers = [Offer(id, "id", f"{id}{colon}", beside=where) for id, where in wanted.items()]
    return Offered(asked.start, matching(asked.typed, offers))
