"""What it finds: a quote that differs from its source, if only by a word, a digit or a comma.

Why it matters: what stands behind `>` are somebody's own words, and readers rely on every one.

Severity: error, always on

Fix: unsafe: writes the source's own words behind `>`.

File `report.txt`:

    The city will close two of the seven bridges, the mayor said.

Wrong:

    source report: The city's report
      file: report.txt

    speaker mayor: The mayor

    claim closing: Bridges will be closed.
      said by: mayor in report
      > The city will close three of the seven bridges

    claim neglect: The city neglects its bridges.
      supported by: closing

Right:

    source report: The city's report
      file: report.txt

    speaker mayor: The mayor

    claim closing: Bridges will be closed.
      said by: mayor in report
      > The city will close two of the seven bridges

    claim neglect: The city neglects its bridges.
      supported by: closing
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.model import Attribution, Map, Quote
from argmap.sources.lines import as_lines, part_of
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.sources.near import Difference

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote that is close to a passage of its source, but not the same."""
    for said, quote in map.quotes():
        if quote.verdict and quote.verdict.verdict == "near" and quote is not said.hedge:
            yield _altered(said, quote)


def _altered(said: Attribution, quote: Quote) -> Diagnostic:
    from argmap.sources.altered import SHOWN, what_differs  # noqa: PLC0415  (slow to load)
    from argmap.sources.folding import QUOTATION_MARKS  # noqa: PLC0415  (slow to load)
    from argmap.sources.near import differences  # noqa: PLC0415  (slow to load)

    verdict = quote.verdict
    assert verdict is not None
    passage = verdict.place
    assert passage is not None
    differ = differences(quote.text, passage.text)
    what = verdict.reason or what_differs(quote.text, passage.text, differ)
    primary = Label(part_of(quote, 0, len(quote.text)))
    others = []
    if differ:
        labels = [_both(quote, passage, one) for one in differ[:SHOWN]]
        primary = labels[0][0]
        others = [labels[0][1], *(label for pair in labels[1:] for label in pair)]
    else:
        others = [Label(passage, "the source")]
    lines = as_lines(passage.text, _indent(quote))
    help = [f"the source's own words, to paste:\n{lines}"]
    if quote.text[0] in QUOTATION_MARKS and quote.text[-1] in QUOTATION_MARKS:
        help.insert(0, "leave out the quotation marks: `>` says already that it is a quote")
    if verdict.elsewhere:
        help.insert(
            0, f"source `{verdict.elsewhere}` has these words: write `in {verdict.elsewhere}`"
        )
    fixes = []
    if all(line.lstrip().startswith(">") for line in quote.at.text.split("\n")):
        edit = Edit(quote.at, lines.lstrip())
        fixes = [Fix("write the source's own words", (edit,), safe=False)]
    message = f"this quote is altered: {what}"
    return Diagnostic(
        "quote-altered", "error", message, primary, tuple(others), tuple(help), tuple(fixes)
    )


def _both(quote: Quote, passage: Span, one: Difference) -> tuple[Label, Label]:
    """The words that differ, in the quote and in the source."""
    from argmap.sources.altered import short  # noqa: PLC0415  (slow to load)

    mine = part_of(quote, one.quote_start, one.quote_end)
    start = passage.start + one.passage_start
    end = max(passage.start + one.passage_end, start)
    theirs = short(passage.text[one.passage_start : one.passage_end])
    says = "the source does not have this" if not theirs else f"the source has `{theirs}`"
    if one.quote_start == one.quote_end:
        says = f"`{theirs}` is left out before this"
    return Label(mine, says), Label(Span(passage.source, start, end), "the source")


def _indent(quote: Quote) -> str:
    """The blanks before the quote's first line in its file."""
    source = quote.at.source
    line = source.line(quote.at.line)
    return line[: len(line) - len(line.lstrip())] if line.lstrip().startswith(">") else "  "
