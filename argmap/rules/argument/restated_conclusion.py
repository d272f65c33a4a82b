"""What it finds: a reason that says the same as what it is for, in nearly the same words. What
somebody says is a reason for the claim that it is so, and not meant.

Why it matters: who doubts the one doubts the other, so it gives no reason to believe it (begging
the question: Walton, Informal Logic, 2008, chapter 2).

Severity: warning

Wrong:

    claim not-safe: The bridge isn't safe.
      supports: unsafe

    claim unsafe: The bridge is not safe.

Right:

    claim cracks: Two piers are cracked.
      supports: unsafe

    claim unsafe: The bridge is not safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import into
from argmap.model import Assumption, Claim, Evidence, Map
from argmap.rules.judgments import SAID
from argmap.rules.same_words import groups

LOOKS_AT = ("text", "links", "attributions", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such reason."""
    for group in groups(map):
        by_id = {entry.id: entry for entry in group}
        for id, entry in by_id.items():
            for link in into(map, "supports").get(id, ()):
                for premise in link.premises:
                    same = by_id.get(premise)
                    if same and not _is_said(same) and not map.may_say(premise, *SAID):
                        yield Diagnostic(
                            "restated-conclusion",
                            "warning",
                            f"`{premise}` supports `{id}`, and says the same",
                            Label(link.at, "no reason of its own"),
                            (Label(same.at, "says the same"), Label(entry.at, "as this")),
                            (
                                f"write what `{id}` rests on, or make one entry of the two; if "
                                f"another origin says it too, write `corroborates: {id}`",
                            ),
                        )


def _is_said(entry: Claim | Evidence | Assumption) -> bool:
    return isinstance(entry, Claim | Evidence) and bool(entry.attributions)
