"""What it finds: a statement without a quote, though its source's document is there.

Why it matters: the words are there to be quoted, and without them nobody can check what was
said.

Severity: warning

File `report.txt`:

    The bridge is unsafe, says the engineer.

Wrong:

    source report: The report on the bridge
      file: report.txt

    claim unsafe: The bridge is unsafe.
      from: report
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    source report: The report on the bridge
      file: report.txt

    claim unsafe: The bridge is unsafe.
      from: report
      > The bridge is unsafe
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Claim, Evidence, Map, Source
from argmap.rules.judgments import SAID

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each attribution without words in a source that was read."""
    for entry in map.entries.values():
        for said in entry.attributions if isinstance(entry, Claim | Evidence) else ():
            source = map.get(said.source) if said.source else None
            if said.quote is not None or not isinstance(source, Source):
                continue
            if map.may_say(entry.id, *SAID):
                continue  # its quote may be what is at fault
            read = source.document
            if read is not None and read.by == "document" and read.extractor is not None:
                yield Diagnostic(
                    "unquoted-attribution",
                    "warning",
                    f"{entry.kind} `{entry.id}` says who said it in `{source.id}`, but not in "
                    "which words",
                    Label(said.at, "no quote stands below"),
                    help=("write the words of the document below it, behind `>`",),
                )
