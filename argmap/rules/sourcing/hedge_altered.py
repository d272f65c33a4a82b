"""What it finds: hedging words that the source does not have, or not around the quote.

Why it matters: a hedge says how sure the source itself is; it has to be the source's own.

Severity: error, always on

File `report.txt`:

    The bridge, in the engineer's view, is not safe.

Wrong:

    source report: The city's report
      file: report.txt

    claim unsafe: The bridge is unsafe.
      from: report
      > is not safe
      hedge: in the mayor's view

    claim neglect: The city neglects its bridges.
      supported by: unsafe

Right:

    source report: The city's report
      file: report.txt

    claim unsafe: The bridge is unsafe.
      from: report
      > is not safe
      hedge: in the engineer's view

    claim neglect: The city neglects its bridges.
      supported by: unsafe
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.sources.lines import part_of

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each hedge that does not stand around its quote, word for word."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if quote is not said.hedge or verdict is None or verdict.verdict not in ("near", "absent"):
            continue
        quoted = said.quote.verdict if said.quote else None
        if verdict.by == "lock" and quoted is not None and not quoted.passes:
            continue  # the two are locked together
        message = f"this hedge does not stand in source `{said.source}` word for word"
        if verdict.by == "lock":
            message = (
                f"this hedge is not in the lock of source `{said.source}`: it is new or altered"
            )
        elif verdict.reason:
            message = f"this hedge is not verbatim: {verdict.reason}"
        others = (Label(verdict.place, "the source"),) if verdict.place else ()
        label = Label(part_of(quote, 0, len(quote.text)))
        help = ("write the source's own hedging words, or say it in a `note:`",)
        yield Diagnostic("hedge-altered", "error", message, label, others, help)
