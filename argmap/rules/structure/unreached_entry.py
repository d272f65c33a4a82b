"""What it finds: an entry that no other entry reaches and that reaches no other.

Why it matters: it is not part of the argument, and perhaps a link was forgotten.

Severity: warning

Wrong:

    claim unsafe: The bridge is unsafe.
      supports: close-it

    claim close-it: The bridge should be closed.

    claim old: The bridge is old.

Right:

    claim unsafe: The bridge is unsafe.
      supports: close-it

    claim close-it: The bridge should be closed.

    claim old: The bridge is old.
      supports: unsafe
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import (
    Assumption,
    Claim,
    Evidence,
    Gap,
    Import,
    Map,
    Question,
    Source,
    Speaker,
)
from argmap.model.map import LINKED, NAMED
from argmap.model.once import once_of

_HELP = {
    "question": "write `answers: {id}` in the claims that answer it",
    "assumption": "write `assumes: {id}` in the entry that stands on it",
    "gap": "write `bears on:` below it with what it would help to decide",
    "source": "name it in a `from: {id}` or `said by: ... in {id}`, or take it out",
    "speaker": "name it in a `said by: {id}`, or take it out",
    "import": "name one of its entries as `{id}.THEIR-ID`, or take it out",
}

LOOKS_AT = ("links", "attributions", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each entry that stands alone."""
    for id in _unreached(map):
        entry = map.entries[id]
        named = isinstance(entry, Source | Speaker | Import)
        if map.may_say(entry.id, NAMED if named else LINKED):
            continue
        help = _HELP.get(entry.kind, "write `supports:` or another relation below it")
        yield Diagnostic(
            "unreached-entry",
            "warning",
            f"nothing {'names' if named else 'is linked with'} {entry.kind} `{entry.id}`",
            Label(entry.at, "it stands alone"),
            help=(help.format(id=entry.id),),
        )


@once_of("links", "attributions")
def _unreached(map: Map) -> list[str]:
    reached = _linked(map) | _named(map)
    kinds = (Question, Claim, Evidence, Assumption, Gap, Source, Speaker, Import)
    return [
        id for id, entry in map.entries.items() if id not in reached and isinstance(entry, kinds)
    ]


def _linked(map: Map) -> set[str]:
    reached: set[str] = set()
    for link in map.links:
        reached.update(link.premises)
        reached.add(link.target)
    return reached


def _named(map: Map) -> set[str]:
    """Speakers, sources and imports that some entry names."""
    named = {id.partition(".")[0] for id in map.imported}
    for entry in map.entries.values():
        if isinstance(entry, Claim | Evidence):
            for said in entry.attributions:
                named.update((said.speaker, *said.via))
                if said.source is not None:
                    named.add(said.source)
        elif isinstance(entry, Source):
            named.update((*entry.author, *entry.cites))
        elif isinstance(entry, Speaker) and entry.of is not None:
            named.add(entry.of)
    return named
