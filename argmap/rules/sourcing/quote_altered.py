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

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.model import Attribution, Map, Quote
from argmap.sources.lines import as_lines, part_of
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.sources.near import Difference

_SHOWN = 3
_WORDS = 60


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote that is close to a passage of its source, but not the same."""
    for said, quote in map.quotes():
        if quote.verdict and quote.verdict.verdict == "near" and quote is not said.hedge:
            yield _altered(said, quote)


def _altered(said: Attribution, quote: Quote) -> Diagnostic:
    from argmap.sources.folding import QUOTATION_MARKS, bare, fold  # noqa: PLC0415  (slow to load)
    from argmap.sources.near import differences  # noqa: PLC0415  (slow to load)

    verdict = quote.verdict
    assert verdict is not None
    passage = verdict.place
    assert passage is not None
    differ = differences(quote.text, passage.text)
    what = verdict.reason or "; ".join(_told(quote, passage, one) for one in differ[:_SHOWN])
    if not what and bare(fold(quote.text)) == bare(fold(passage.text)):
        what = "blanks or hyphens stand where the source has none, or the other way round"
    elif not what:
        what = f"it begins or ends inside a word of the source: `{_short(passage.text)}`"
    elif not verdict.reason and len(differ) > _SHOWN:
        what += f"; and {len(differ) - _SHOWN} more"
    primary = Label(part_of(quote, 0, len(quote.text)))
    others = []
    if differ:
        labels = [_both(quote, passage, one) for one in differ[:_SHOWN]]
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


def _told(quote: Quote, passage: Span, one: Difference) -> str:
    mine = _short(quote.text[one.quote_start : one.quote_end])
    theirs = _short(passage.text[one.passage_start : one.passage_end])
    if mine and theirs:
        return f"it has `{mine}` where the source has `{theirs}`"
    return f"it adds `{mine}`" if mine else f"it leaves out `{theirs}`"


def _both(quote: Quote, passage: Span, one: Difference) -> tuple[Label, Label]:
    """The words that differ, in the quote and in the source."""
    mine = part_of(quote, one.quote_start, one.quote_end)
    start = passage.start + one.passage_start
    end = max(passage.start + one.passage_end, start)
    theirs = _short(passage.text[one.passage_start : one.passage_end])
    says = "the source does not have this" if not theirs else f"the source has `{theirs}`"
    if one.quote_start == one.quote_end:
        says = f"`{theirs}` is left out before this"
    return Label(mine, says), Label(Span(passage.source, start, end), "the source")


def _short(text: str) -> str:
    words = re.sub(r"\s+", " ", text).strip()
    return words if len(words) <= _WORDS else f"{words[: _WORDS - 3]}..."


def _indent(quote: Quote) -> str:
    """The blanks before the quote's first line in its file."""
    source = quote.at.source
    line = source.line(quote.at.line)
    return line[: len(line) - len(line.lstrip())] if line.lstrip().startswith(">") else "  "
