"""What it finds: `direct` without quotation marks in the source, or `indirect` with them.

Why it matters: it is the difference between what somebody said and what a reporter makes of it.

Severity: warning

File `report.txt`:

    The engineer says that the bridge is not safe. "Close it today," she said.

Wrong:

    source report: The city's report
      file: report.txt

    speaker engineer: The engineer

    claim unsafe: The bridge is unsafe.
      said by: engineer in report, direct
      > the bridge is not safe

    claim neglect: The city neglects its bridges.
      supported by: unsafe

Right:

    source report: The city's report
      file: report.txt

    speaker engineer: The engineer

    claim unsafe: The bridge is unsafe.
      said by: engineer in report, indirect
      > the bridge is not safe

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
    """One finding for each quote whose mode is not what the source's quotation marks say."""
    for said, quote in map.quotes():
        verdict = quote.verdict
        if verdict is None or verdict.marked is None or quote is said.hedge:
            continue
        if said.mode not in ("direct", "indirect") or (said.mode == "direct") == verdict.marked:
            continue
        right = "indirect" if said.mode == "direct" else "direct"
        has = "in quotation marks" if verdict.marked else "without quotation marks"
        others = (Label(verdict.place, "the source"),) if verdict.place else ()
        yield Diagnostic(
            "wrong-mode",
            "warning",
            f"this quote is called `{said.mode}`, but the source has it {has}",
            Label(part_of(quote, 0, len(quote.text))),
            others,
            (f"write `{right}`, unless the source marks speech in another way",),
        )
