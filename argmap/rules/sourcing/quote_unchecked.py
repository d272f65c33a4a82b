"""What it finds: quotes from a source whose text is not there to compare them with. A document
that is named and is not there is a `missing-file`.

Why it matters: nobody has verified these words, and the map should not look as if somebody had.

Severity: warning

File `report.txt`:

    The city will close two of the seven bridges, the mayor said.

Wrong:

    source report: The city's report

    speaker mayor: The mayor

    claim closing: Bridges will be closed.
      said by: mayor in report
      > The city will close two of the seven bridges

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
from argmap.model import Attribution, Map, Quote, Source
from argmap.sources.lines import part_of

LOOKS_AT = ("quotes", "attributions", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each source without a document and without a lock that is quoted."""
    if all(source.file is not None for source in _sources(map)):
        return
    unchecked: dict[str, list[tuple[Attribution, Quote]]] = {}
    for said, quote in map.quotes():
        if said.source and quote.verdict and quote.verdict.verdict == "unchecked":
            unchecked.setdefault(said.source, []).append((said, quote))
    for id, quotes in unchecked.items():
        source = map.get(id)
        if not isinstance(source, Source) or source.file is not None or map.may_say(id, "file"):
            continue  # a document that is not there or can't be read has its own finding
        first = quotes[0][1]
        count = "a quote" if len(quotes) == 1 else f"{len(quotes)} quotes"
        yield Diagnostic(
            "quote-unchecked",
            "warning",
            f"{count} from source `{id}` can't be checked: its text is not there",
            Label(part_of(first, 0, len(first.text)), "not compared with anything"),
            (Label(source.at, "it has no `file:`"),),
            (
                f"put the document into the project and write `file:` below source `{id}`; "
                "`argmap source add FILE` writes the entry",
            ),
        )


def _sources(map: Map) -> Iterator[Source]:
    everything = (*map.entries.values(), *map.imported.values())
    return (entry for entry in everything if type(entry) is Source)
