"""What it finds: a quote that does not stand in its source, nor anything close to it. Where
something close to it stands there, it is `quote-altered`.

Why it matters: a reader who looks it up finds that nobody said it there.

Severity: error, always on

File `report.txt`:

    The city will close two of the seven bridges, the mayor said.

Wrong:

    source report: The city's report
      file: report.txt

    speaker mayor: The mayor

    claim closing: Bridges will be closed.
      said by: mayor in report
      > We have neglected everything that was built before the war

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

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.sources.lines import part_of

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote that its source does not have."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if verdict is None or verdict.verdict != "absent" or quote is said.hedge:
            continue
        message = f"this quote does not stand in source `{said.source}`"
        help = [f'`argmap quote {said.source} "A FEW WORDS"` finds a passage to quote']
        if verdict.by == "lock":
            message = f"this quote is not in the lock of source `{said.source}`"
            message += ": it is new or altered, or its locator is"
            help = ["take the change back, or run `argmap lock` where the document is"]
        elif not any(character.isalnum() for character in quote.text):
            message = "this quote has no words"
        elif verdict.reason:
            message = f"this quote can't be checked: {verdict.reason}"
            help = ["make two quotes of it, or quote more of the source's own words"]
        if verdict.elsewhere:
            message += f", but in `{verdict.elsewhere}`"
            help.insert(0, f"write `in {verdict.elsewhere}`, if that is the source you mean")
        label = Label(part_of(quote, 0, len(quote.text)), "not found")
        yield Diagnostic("quote-absent", "error", message, label, help=tuple(help))
