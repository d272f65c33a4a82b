"""What it finds: a quote that stands in its source more than once.

Why it matters: nobody can tell which of the places is meant, and they may be said by different
people.

Severity: warning

File `report.txt`:

    The bridge is not safe, the engineer said. It is old.

    The bridge is not safe, the mayor repeated.

Wrong:

    source report: The city's report
      file: report.txt

    speaker mayor: The mayor

    claim unsafe: The bridge is unsafe.
      said by: mayor in report
      > The bridge is not safe

    claim neglect: The city neglects its bridges.
      supported by: unsafe

Right:

    source report: The city's report
      file: report.txt

    speaker mayor: The mayor

    claim unsafe: The bridge is unsafe.
      said by: mayor in report
      > The bridge is not safe, the mayor repeated

    claim neglect: The city neglects its bridges.
      supported by: unsafe
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map, Verdict
from argmap.sources.lines import part_of

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote with several places and no locator."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if verdict is None or verdict.occurrences < 2 or quote is said.hedge:
            continue
        if said.locators and verdict.located is not False:
            continue
        others = (Label(verdict.place, "the first of them"),) if verdict.place else ()
        yield Diagnostic(
            "quote-ambiguous",
            "warning",
            f"this quote stands in source `{said.source}` {_times(verdict.occurrences)}",
            Label(part_of(quote, 0, len(quote.text)), "which of them is meant?"),
            others,
            (f"quote more words, or name the place: `in {said.source}, {_line(verdict)}`",),
        )


def _times(count: int) -> str:
    from argmap.sources.ladder import MOST_PLACES  # noqa: PLC0415  (slow to load)

    return f"{MOST_PLACES:,} times or more" if count >= MOST_PLACES else f"{count} times"


def _line(verdict: Verdict) -> str:
    return f"line {verdict.place.line}" if verdict.place else "paragraph 3"
