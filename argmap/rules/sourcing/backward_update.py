"""What it finds: an entry that `updates` another, though its information came out earlier: all its
sources were published before those of the other, and it does not speak of a later day.

Why it matters: what is updated counts as out of date, so the older information would replace the
newer one.

Severity: warning

Wrong:

    source march: The bridge is closed
      published: 2024-03-12

    source june: The bridge is open again
      published: 2024-06-03

    claim closed: The bridge is closed.
      from: march
      updates: open

    claim open: The bridge is open.
      from: june

Right:

    source march: The bridge is closed
      published: 2024-03-12

    source june: The bridge is open again
      published: 2024-06-03

    claim closed: The bridge is closed.
      from: march
      updated by: open

    claim open: The bridge is open.
      from: june
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import into
from argmap.model import Claim, Date, Evidence, Map, Place, Source
from argmap.model.entries import EntryBase
from argmap.rules.days import in_order, surely_before
from argmap.rules.judgments import SAID

Dated = tuple[Date, Place]

LOOKS_AT = ("links", "on", "attributions", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such link; dates that are open or about prove nothing."""
    for target, links in into(map, "updates").items():
        for link in links:
            for id in link.premises:
                new, old = map.get(id), map.get(target)
                if (
                    new is None
                    or old is None
                    or any(map.may_say(one, "on", *SAID) for one in (id, target))
                ):
                    continue
                wrong = _backward(map, new, old)
                if wrong:
                    (_, earlier), (_, later) = wrong
                    yield Diagnostic(
                        "backward-update",
                        "warning",
                        f"`{id}` updates `{target}`, and is older than it",
                        Label(link.at, "the later is to replace the earlier"),
                        (
                            Label(earlier, f"the date of `{id}`"),
                            Label(later, f"the date of `{target}`"),
                        ),
                        (
                            f"write `updates: {id}` in `{target}`, if that is what is meant, or "
                            "correct the date that is wrong",
                        ),
                    )


def _backward(map: Map, new: EntryBase, old: EntryBase) -> tuple[Dated, Dated] | None:
    """The newest date of an entry and the oldest of what it updates, where these are reversed."""
    on, before = _on(new), _on(old)
    published, earlier = _published(map, new), _published(map, old)
    if not published or not earlier or (on and before and surely_before(before, on)):
        return None
    newest = max(published, key=lambda one: in_order(one[0].latest))
    oldest = min(earlier, key=lambda one: in_order(one[0].earliest))
    return (newest, oldest) if surely_before(newest[0], oldest[0]) else None


def _on(entry: EntryBase) -> Date | None:
    return entry.on if isinstance(entry, Claim | Evidence) else None


def _published(map: Map, entry: EntryBase) -> list[Dated]:
    """When the sources came out that assert an entry; none where that is not known of each."""
    found: list[Dated] = []
    for said in entry.attributions if isinstance(entry, Claim | Evidence) else ():
        if said.stance != "asserts":
            continue
        source = map.get(said.source) if said.source else None
        date = source.published if isinstance(source, Source) else None
        if source is None or date is None or not (date.earliest and date.latest):
            return []
        found.append((date, source.places.get("published", source.at)))
    return found
