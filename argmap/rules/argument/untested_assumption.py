"""What it finds: an assumption of which a map says nothing but that it is made, under a claim that
is called more likely than not: no `tested`, no `falls if`, no reason for or against it.

Why it matters: the claim stands and falls with it, and nobody can tell whether it was looked at
(ICD 203, 2015, standard 3: what would follow if an assumption proved wrong).

Severity: warning

Wrong:

    claim crossing-safe: Cars can cross the bridge in winter.
      likelihood: very likely
      assumes: no-ice
      supported by: new-deck

    claim new-deck: The deck is new.

    assumption no-ice: The deck does not freeze before the road does.

Right:

    claim crossing-safe: Cars can cross the bridge in winter.
      likelihood: very likely
      assumes: no-ice
      supported by: new-deck

    claim new-deck: The deck is new.

    assumption no-ice: The deck does not freeze before the road does.
      falls if: ice is seen on the deck alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import contradictions, corroborations, into
from argmap.model import Assumption, Claim, Evidence, Likelihood, Link, Map
from argmap.rules.judgments import held_likely

_SHOWN = 3
_TESTING = ("tested", "falls if", "contradicts", "corroborates", "supported by", "attacked by")

LOOKS_AT = ("likelihood", "tested", "falls_if", "links", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such assumption, at its id."""
    if not into(map, "assumes"):
        return
    warrants = _only_warrants(map)
    for assumption in map.of_kind(Assumption):
        if not _is_bare(map, assumption):
            continue
        links = into(map, "assumes").get(assumption.id, ())
        standing = {}
        for link in links:
            id = link.premises[0]
            entry = map.entries.get(warrants.get(id, id))
            if isinstance(entry, Claim | Evidence) and (likelihood := held_likely(map, entry)):
                standing[id] = link, entry, likelihood
        if standing:
            yield _finding(assumption, list(standing.values()))


def _finding(
    assumption: Assumption, standing: list[tuple[Link, Claim | Evidence, Likelihood]]
) -> Diagnostic:
    _, entry, likelihood = standing[0]
    more = f", as do {len(standing) - 1} more" if standing[1:] else ""
    return Diagnostic(
        "untested-assumption",
        "warning",
        f"{entry.kind} `{entry.id}` is called `{likelihood.text}`, and stands on assumption "
        f"`{assumption.id}`, which was never tested{more}",
        Label(assumption.at, "taken for granted"),
        tuple(Label(link.at, f"`{one.id}` stands on it") for link, one, _ in standing[:_SHOWN]),
        (
            "write `falls if:` below it with what would refute it, and `tested:` with the day "
            "when you looked for that",
        ),
    )


def _is_bare(map: Map, assumption: Assumption) -> bool:
    id = assumption.id
    return not (
        assumption.tested
        or assumption.falls_if
        or map.may_say(id, *_TESTING)
        or contradictions(map).get(id)
        or corroborations(map).get(id)
        or any(into(map, one).get(id) for one in ("supports", "attacks", "bears on"))
    )


def _only_warrants(map: Map) -> dict[str, str]:
    """The arguments that alone speak for an entry, each with that entry: it stands on them."""
    return {
        links[0].argument: id
        for id, links in into(map, "supports").items()
        if len(links) == 1 and links[0].argument
    }
