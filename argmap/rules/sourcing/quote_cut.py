"""What it finds: a quote that begins right behind a negation, or behind what bounds its number.

Why it matters: it is word for word, and says the contrary of its source.

Severity: warning

File `report.txt`:

    The engineer says that the bridge is not safe for heavy traffic.

Wrong:

    source report: The city's report
      file: report.txt

    claim safe: The bridge bears heavy traffic.
      from: report
      > safe for heavy traffic

    claim keep-it: The bridge should stay open.
      supported by: safe

Right:

    source report: The city's report
      file: report.txt

    claim unsafe: The bridge does not bear heavy traffic.
      from: report
      > not safe for heavy traffic

    claim close-it: The bridge should be closed.
      supported by: unsafe
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.sources.lines import part_of

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote that is cut behind a word that turns its meaning."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if verdict is None or not verdict.passes or not verdict.place or quote is said.hedge:
            continue
        from argmap.sources.guarded import cut_before  # noqa: PLC0415  (slow to load)

        word = cut_before(verdict.place.source.text, verdict.place.start, quote.text)
        if word is not None:
            yield Diagnostic(
                "quote-cut",
                "warning",
                f"this quote begins right behind `{word}`, which turns its meaning",
                Label(part_of(quote, 0, len(quote.text))),
                (Label(verdict.place, f"`{word}` stands before this"),),
                (f"begin the quote with `{word}`, or earlier",),
            )
