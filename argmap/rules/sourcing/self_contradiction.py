"""What it finds: a speaker who asserts and denies one claim, or asserts two that contradict each
other, in the same source.

Why it matters: perhaps a `denied by` was meant to be `said by`, or somebody else speaks. If the
speaker really says both, the reader should learn which of the two came first. What is said in
different sources, on different pages or on different days may be a change of mind, and what
passes through different people may have been changed by them; neither is meant.

Severity: warning

Wrong:

    source minutes: Minutes of the council

    speaker weiss: Anna Weiss
      role: engineer

    claim unsafe: The bridge is unsafe.
      said by: weiss in minutes
      denied by: weiss in minutes
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    source minutes: Minutes of the council

    speaker weiss: Anna Weiss
      role: engineer

    speaker marne: Ida Marne
      role: mayor

    claim unsafe: The bridge is unsafe.
      said by: weiss in minutes
      denied by: marne in minutes
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import into
from argmap.model import Attribution, Claim, Evidence, Link, Map
from argmap.rules.judgments import claims
from argmap.rules.listing import in_reading_order

_VOICE = tuple[str, str | None, tuple[str, ...]]
_OTHERS = ("act", "survey")
"""Modes of which one person, or a group of one mind, need not be speaking."""

LOOKS_AT = ("likelihood", "on", "links", "attributions")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each claim or pair of claims, and speaker."""
    for entry in claims(map):
        if len(entry.attributions) > 1:
            yield from _of_one(entry)
    for target, links in into(map, "contradicts").items():
        for link in links:
            pair = [map.get(id) for id in (link.premises[0], target)]
            spoken = [entry for entry in pair if isinstance(entry, Claim | Evidence)]
            if len(spoken) == 2:
                one, other = sorted(spoken, key=in_reading_order)
                yield from _of_two(map, link, one, other)


def _of_one(entry: Claim | Evidence) -> Iterator[Diagnostic]:
    asserting = _voices(entry, "asserts")
    for voice, denial in _voices(entry, "denies").items() if asserting else ():
        assertion = asserting.get(voice)
        if assertion and _in_one_place(assertion, denial):
            first, second = sorted((assertion, denial), key=in_reading_order)
            yield Diagnostic(
                "self-contradiction",
                "warning",
                f"{_named(voice)} both asserts and denies {entry.kind} `{entry.id}`",
                Label(second.at, f"{second.stance} it"),
                (Label(first.at, f"{first.stance} it"),),
                (
                    "correct the line that is wrong; after a change of mind, write two claims and "
                    "link them with `updates:`",
                ),
            )


def _of_two(
    map: Map, link: Link, one: Claim | Evidence, other: Claim | Evidence
) -> Iterator[Diagnostic]:
    """Where a likelihood or a day stands on one of the two, the analyst has told them apart."""
    if one.likelihood or other.likelihood or one.on or other.on or _is_update(map, one, other):
        return
    asserting = _voices(one, "asserts")
    for voice, said in _voices(other, "asserts").items() if asserting else ():
        before = asserting.get(voice)
        if before and _in_one_place(before, said):
            yield Diagnostic(
                "self-contradiction",
                "warning",
                f"{_named(voice)} asserts `{one.id}` and `{other.id}`, which contradict each other",
                Label(said.at, f"asserts `{other.id}`"),
                (
                    Label(before.at, f"asserts `{one.id}`"),
                    Label(link.at, "both cannot be true"),
                ),
                (
                    "correct the line that is wrong; after a change of mind, link the claims with "
                    "`updates:`",
                ),
            )


def _voices(entry: Claim | Evidence, stance: str) -> dict[_VOICE, Attribution]:
    """The first attribution of a stance by speaker, source and whoever passed it on."""
    found: dict[_VOICE, Attribution] = {}
    for said in entry.attributions:
        named = said.speaker != "unnamed" and "unnamed" not in said.via
        if said.stance == stance and named and said.mode not in _OTHERS:
            found.setdefault((said.speaker, said.source, said.via), said)
    return found


def _named(voice: _VOICE) -> str:
    return f"source `{voice[1]}`" if voice[0] == "author" else f"speaker `{voice[0]}`"


def _in_one_place(one: Attribution, other: Attribution) -> bool:
    return not one.locators or not other.locators or one.locators == other.locators


def _is_update(map: Map, one: Claim | Evidence, other: Claim | Evidence) -> bool:
    updates = into(map, "updates")
    links: Sequence[Link] = (*updates.get(one.id, ()), *updates.get(other.id, ()))
    return any(id in (one.id, other.id) for link in links for id in link.premises)
