"""What it finds: brackets in a quote, and the source's words in whose place they stand.

Why it matters: words in brackets are the analyst's; a reader should see what they replace.

Severity: info

File `report.txt`:

    The mayor is late with it. He will close two of the seven bridges.

Wrong:

    source report: The city's report
      file: report.txt

    claim closing: Bridges will be closed.
      from: report
      > [The mayor] will close two of the seven bridges

    claim neglect: The city neglects its bridges.
      supported by: closing

Right:

    source report: The city's report
      file: report.txt

    claim closing: Bridges will be closed.
      from: report
      > He will close two of the seven bridges

    claim neglect: The city neglects its bridges.
      supported by: closing
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.sources.lines import part_of

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote with brackets of the analyst's.

    For information, and a warning where they replace what the sentence is about, or hold much.
    """
    for _, quote in map.quotes():
        verdict = quote.verdict
        if verdict is None or not verdict.replaced:
            continue
        from argmap.sources.guarded import only_clarifies  # noqa: PLC0415  (slow to load)

        told = ", ".join(
            f"`[{one.bracket}]` stands for `{one.words}`"
            if one.words
            else f"`[{one.bracket}]` is added"
            for one in verdict.replaced
        )
        others = (Label(verdict.place, "the source"),) if verdict.place else ()
        label = Label(part_of(quote, 0, len(quote.text)))
        ends = quote.text.startswith("[") or quote.text.endswith("]")
        if all(only_clarifies(one.bracket, one.words, ends) for one in verdict.replaced):
            yield Diagnostic("quote-bracketed", "info", f"in this quote {told}", label, others)
        else:
            help = ("quote the source's own words, and say what they mean in a `note:`",)
            message = f"in this quote {told}: more than a clarification"
            yield Diagnostic("quote-bracketed", "warning", message, label, others, help)
