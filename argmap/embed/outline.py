"""A map in words, for pages that can show no picture."""

from __future__ import annotations

from argmap.embed.loaded import LoadedMap
from argmap.graph.outline import Node, outline, walk
from argmap.render.graph.wiring import phrase
from argmap.render.words import first_upper
from argmap.render.words.wording import Wording

DEEPEST = 24
"""Rows are indented no deeper."""


def told(shown: LoadedMap) -> str:
    """What is shown of a map, row by row: each entry below what it bears on, and how it does."""
    wording = Wording(shown.chosen, shown.look.words)
    return "\n".join(
        "  " * min(depth, DEEPEST) + _row(wording, node)
        for depth, node in walk(outline(shown.chosen).tops)
    )


def _row(wording: Wording, node: Node) -> str:
    words = wording.words
    if node.link is None:
        return wording.title(node.id)
    text = words["premises-together"] if node.kind == "together" else wording.text(node.id)
    if node.premise:
        return text
    relation = words[f"relation {phrase(node.link, passive=node.relation != 'assumes')}"]
    return words.named(first_upper(relation), text)
