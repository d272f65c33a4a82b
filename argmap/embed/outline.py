"""A map in words, for pages that can show no picture."""

from __future__ import annotations

from argmap.embed.loaded import LoadedMap
from argmap.graph.outline import outline, walk
from argmap.render.wording import Wording


def told(shown: LoadedMap) -> str:
    """What is shown of a map as an outline: each entry below what it bears on."""
    wording = Wording(shown.chosen, shown.look.words)
    return "\n".join(
        f"{'  ' * depth}{wording.title(node.id)}"
        for depth, node in walk(outline(shown.chosen).tops)
        if node.kind != "together"
    )
