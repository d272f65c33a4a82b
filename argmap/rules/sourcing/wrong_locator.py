"""What it finds: a quote that does not stand on the page, paragraph or line that is named.

Why it matters: a reader looks there and does not find it, and footnotes cite the wrong place.

Severity: warning

File `report.txt`:

    The bridge is old.

    The engineer says that it is not safe.

Wrong:

    source report: The city's report
      file: report.txt

    claim unsafe: The bridge is unsafe.
      from: report, paragraph 1
      > it is not safe

    claim neglect: The city neglects its bridges.
      supported by: unsafe

Right:

    source report: The city's report
      file: report.txt

    claim unsafe: The bridge is unsafe.
      from: report, paragraph 2
      > it is not safe

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
    """One finding for each quote whose locators lead elsewhere."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if verdict is None or verdict.located is not False or quote is said.hedge:
            continue
        others = (Label(verdict.place, "it stands here"),) if verdict.place else ()
        help = (
            "pages, paragraphs and lines are those of `argmap source text " + f"{said.source}`",
        )
        if verdict.place:
            line = verdict.place.source.position(verdict.place.start)[0]
            help = (f"it begins in line {line} of what `argmap source text {said.source}` prints",)
        yield Diagnostic(
            "wrong-locator",
            "warning",
            f"this quote does not stand in source `{said.source}` at {', '.join(said.locators)}",
            Label(part_of(quote, 0, len(quote.text))),
            others,
            help,
        )
