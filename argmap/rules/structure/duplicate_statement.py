"""What it finds: two entries that say the same in nearly the same words. Articles, spelling,
contractions and punctuation may differ, and nothing else. Entries that are linked with each
other, answer one question or speak of different days are not meant.

Why it matters: reasons are spread over two cards, and each looks weaker or better answered than
it is.

Severity: warning

Wrong:

    claim cracks: Two of its piers are cracked.
      supports: unsafe

    claim cracked: Two of its piers are cracked!
      supports: close-it

    claim unsafe: The bridge is unsafe.
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    claim cracks: Two of its piers are cracked.
      supports: unsafe, close-it

    claim unsafe: The bridge is unsafe.
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import rivals
from argmap.model import Assumption, Claim, Evidence, Map
from argmap.model.map import LINKED
from argmap.model.once import once_of
from argmap.rules.same_words import groups

Said = Claim | Evidence | Assumption
_COMPARED = 8
"""With how many of what says the same an entry is compared, so that many take no more than linear
time."""

LOOKS_AT = ("text", "on", "links", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each entry that says what an earlier one says."""
    for group in groups(map):
        for first, *others in _together(map, group):
            for entry in others:
                yield Diagnostic(
                    "duplicate-statement",
                    "warning",
                    f"{entry.kind} `{entry.id}` says the same as {first.kind} `{first.id}`",
                    Label(entry.at, "says the same"),
                    (Label(first.at, "as this"),),
                    (
                        "make one entry of the two, with the links and attributions of both; if "
                        f"two origins say it, link them with `corroborates: {first.id}`",
                    ),
                )


def _together(map: Map, group: Sequence[Said]) -> list[list[Said]]:
    """The entries of a group that only their words could tell apart, directly or through others."""
    found: list[list[Said]] = []
    for entry in group:
        near = [
            known
            for known in found[:_COMPARED]
            if any(not _apart(map, one, entry) for one in known[:_COMPARED])
        ]
        joined = near[0] if near else []
        for other in near[1:]:
            joined += other
            found = [known for known in found if known is not other]
        joined.append(entry)
        if not near:
            found.append(joined)
    place = {entry.id: number for number, entry in enumerate(group)}
    return [sorted(joined, key=lambda entry: place[entry.id]) for joined in found]


def _apart(map: Map, one: Said, other: Said) -> bool:
    """Whether two entries are told apart by something else than their words."""
    on = [entry.on for entry in (one, other) if not isinstance(entry, Assumption)]
    return bool(
        other.id in _linked(map).get(one.id, ())
        or all(map.may_say(entry.id, LINKED) for entry in (one, other))
        or any(map.may_say(entry.id, "on") for entry in (one, other))
        or rivals(map, one.id, other.id)
        or (len(on) == 2 and on[0] and on[1] and on[0].text != on[1].text)
    )


@once_of("links", "text")
def _linked(map: Map) -> dict[str, set[str]]:
    """What the entries that have their words in common are linked with, either way."""
    wanted = {entry.id for group in groups(map) for entry in group}
    found: dict[str, set[str]] = {}
    for link in map.links if wanted else ():
        for premise in link.premises:
            if premise in wanted and link.target in wanted:
                found.setdefault(premise, set()).add(link.target)
                found.setdefault(link.target, set()).add(premise)
    return found
