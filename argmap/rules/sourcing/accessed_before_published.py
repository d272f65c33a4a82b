"""What it finds: a source that was accessed before it was published.

Why it matters: one of the two dates is wrong, and both are used to tell what was known when.

Severity: warning

Wrong:

    source report: A report on the bridge
      published: 2024-03-12
      accessed: 2023-03-13

    claim unsafe: The bridge is unsafe.
      said by: author in report
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    source report: A report on the bridge
      published: 2024-03-12
      accessed: 2024-03-13

    claim unsafe: The bridge is unsafe.
      said by: author in report
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map, Source
from argmap.rules.days import surely_before

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each source whose dates are certainly in the wrong order."""
    for source in map.of_kind(Source):
        accessed, published = source.accessed, source.published
        if accessed and published and surely_before(accessed, published):
            yield Diagnostic(
                "accessed-before-published",
                "warning",
                f"source `{source.id}` was accessed before it was published",
                Label(source.places.get("accessed", source.at), "accessed"),
                (Label(source.places.get("published", source.at), "published later"),),
                ("look both dates up",),
            )
