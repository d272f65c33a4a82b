"""What it finds: a statement from a source that was published after the map's own date.

Why it matters: `date` is the day that the map speaks of. What came out later was not known
then, and makes a judgment look better than it was.

Severity: warning

Wrong:

    map bridge: Is the bridge safe?
      date: 2024-03

    source report: A report on the bridge
      published: 2024-05-12

    claim unsafe: The bridge is unsafe.
      said by: author in report
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    map bridge: Is the bridge safe?
      date: 2024-06

    source report: A report on the bridge
      published: 2024-05-12

    claim unsafe: The bridge is unsafe.
      said by: author in report
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Attribution, Map, Source
from argmap.rules.days import surely_before
from argmap.rules.judgments import claims

_SHOWN = 3

LOOKS_AT = ("attributions",)


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such source, at the first statement that is taken from it."""
    date = map.head.date if map.head else None
    if map.head is None or date is None:
        return
    taken: dict[str, list[Attribution]] = {}
    for entry in claims(map):
        for said in entry.attributions:
            if said.source:
                taken.setdefault(said.source, []).append(said)
    for id, statements in taken.items():
        source = map.get(id)
        if not isinstance(source, Source) or source.published is None:
            continue
        if surely_before(date, source.published):
            count = len(statements)
            what = "a statement is" if count == 1 else f"{count} statements are"
            yield Diagnostic(
                "later-than-map",
                "warning",
                f"{what} taken from source `{id}`, which was published after the map's date",
                Label(statements[0].at, f"the map speaks of {date.text}"),
                (
                    Label(source.places.get("published", source.at), "published later"),
                    *(Label(said.at) for said in statements[1:_SHOWN]),
                ),
                ("correct the date that is wrong, or leave out what was not known then",),
            )
