"""What it finds: claims that support each other in a circle.

Why it matters: a circle gives no reason to believe any of its claims.

Severity: error

Wrong:

    claim a: The bridge is unsafe.
      supports: b

    claim b: Nobody should cross the bridge.
      supports: a

Right:

    claim a: The bridge is unsafe.
      supports: b

    claim b: Nobody should cross the bridge.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.support import circles
from argmap.model import Link, Map

LOOKS_AT = ("links",)


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each knot of entries that support each other."""
    for circle in circles(map):
        ids = [_through(circle, number) for number in range(len(circle))]
        path = " -> ".join([*ids[:8], *(["..."] if ids[8:] else []), ids[0]])
        yield Diagnostic(
            "circular-support",
            "error",
            f"these entries support each other in a circle: {path}",
            Label(circle[0].at, f"`{ids[0]}` supports `{circle[0].target}`"),
            tuple(
                Label(link.at, f"`{id}` supports `{link.target}`")
                for id, link in list(zip(ids, circle, strict=True))[1:4]
            ),
            ("take out the link that is no reason of its own",),
        )


def _through(circle: list[Link], number: int) -> str:
    """The premise of a link of the circle that the link before it leads to."""
    return circle[number - 1].target
