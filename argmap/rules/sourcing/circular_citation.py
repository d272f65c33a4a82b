"""What it finds: sources that cite each other in a circle, and nothing else.

Why it matters: each looks confirmed by the other, and none says where it has it from.

Severity: warning

Wrong:

    source blog: A blog
      cites: paper

    source paper: A newspaper
      cites: blog

    claim unsafe: The bridge is unsafe.
      said by: author in blog
      said by: author in paper
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    source blog: A blog
      cites: paper

    source paper: A newspaper

    claim unsafe: The bridge is unsafe.
      said by: author in blog
      said by: author in paper
      supports: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.sources.citing import circle, citations, closed_groups

LOOKS_AT = ("faults",)


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each group of sources that draw on a circle alone."""
    cites = citations(map)
    for group in closed_groups(cites):
        ids = [id for id in circle(group, cites) if id in map.entries]
        if not ids or any(map.may_say(id, "cites") for id in group):
            continue
        path = " -> ".join([*ids[:8], *(["..."] if ids[8:] else []), ids[0]])
        after = [*ids[1:], ids[0]]
        labels = [
            Label(map.entries[id].at, f"`{id}` cites `{next}`")
            for id, next in zip(ids[:4], after, strict=False)
        ]
        yield Diagnostic(
            "circular-citation",
            "warning",
            f"these sources cite each other in a circle, and nothing else: {path}",
            labels[0],
            tuple(labels[1:]),
            ("find out which of them was first, and take its `cites:` out",),
        )
