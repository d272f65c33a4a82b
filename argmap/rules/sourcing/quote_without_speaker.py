"""What it finds: a quote in the source's own voice that the source has in quotation marks.

Why it matters: somebody said these words, and the map does not say who.

Severity: warning

File `report.txt`:

    The engineer was asked twice. "Close it today," she said.

Wrong:

    source report: The city's report
      file: report.txt

    claim close-it: The bridge should be closed at once.
      from: report
      > Close it today

    claim neglect: The city neglects its bridges.
      supported by: close-it

Right:

    source report: The city's report
      file: report.txt

    speaker engineer: The engineer

    claim close-it: The bridge should be closed at once.
      said by: engineer in report, direct
      > Close it today

    claim neglect: The city neglects its bridges.
      supported by: close-it
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.sources.lines import part_of

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote of `author` that stands in quotation marks."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if said.speaker != "author" or quote is said.hedge or not verdict or not verdict.marked:
            continue
        others = (Label(verdict.place, "the source"),) if verdict.place else ()
        yield Diagnostic(
            "quote-without-speaker",
            "warning",
            "this quote has no speaker, and the source has it in quotation marks",
            Label(part_of(quote, 0, len(quote.text)), "who said it?"),
            others,
            (
                f"write `said by: SPEAKER in {said.source}, direct`, or `said by: unnamed in "
                f"{said.source}, direct` where the source names nobody",
            ),
        )
