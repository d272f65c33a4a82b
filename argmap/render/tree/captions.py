"""The words above the boxes of a tree: headings over sorts of reasons, and relations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.graph.outline import Node
from argmap.model import Link
from argmap.render.parts.lines import WORD, of_link
from argmap.render.parts.strokes import STROKES
from argmap.render.scene import Group, Text
from argmap.render.words import Words

CAPTION, HEADING = 10.0, 17.0
"""Room above a box for the word of its relation, and for the heading over several, in points."""
SIZE, TRACKING = 8.5, 0.05
"""Of headings."""
HEADINGS = {
    "supports": "tree for",
    "attacks": "tree against",
    "assumes": "tree assumed",
    "bears on": "tree unknown",
}
"""The row of words with which a sort of reasons of a head begins."""


class Caption(NamedTuple):
    """One row above a box."""

    text: str
    colour: str
    link: Link | None = None
    """The link of which it is the word; None for a heading."""


class Captions:
    """The words above the boxes of one picture."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.groups: list[Group] = []

    def heading(self, node: Node, hangs: bool) -> str:
        """The row of words under which a node stands that is right below a head, or none."""
        return HEADINGS.get(node.relation or "", "") if hangs else "tree continued"

    def over(self, node: Node, hangs: bool, heading: str | None) -> list[Caption]:
        """What stands above a node: a heading, if one begins with it, and its relation.

        `heading` is None for what is not right below a head, and empty where no new one begins.
        """
        made: list[Caption] = []
        stroke = STROKES[node.relation] if node.relation else None
        if heading:
            colour = stroke.colour if stroke and hangs else "muted"
            made.append(Caption(self.words[heading].upper(), colour))
        if node.link is None or stroke is None or node.premise or not hangs:
            return made
        relation, strength = node.link.relation, node.link.strength
        if relation == "contradicts" or stroke.named:
            if heading is None or relation not in HEADINGS:
                made.append(Caption(self.words[f"relation {relation}"], stroke.colour, node.link))
        elif strength:
            made.append(Caption(self.words[f"legend {strength}"], stroke.colour, node.link))
        return made

    def place(self, captions: Sequence[Caption], x: float, y: float) -> None:
        """Set words one above another, the last right above y."""
        for one in reversed(captions):
            if one.link is None:
                text = Text(x, y - 6, one.text, SIZE, "bold", one.colour, tracking=TRACKING)
                self.groups.append(Group("word", (text,)))
            else:
                self._word(one.link, one.text, x, y - 3.5)
            y -= HEADING if one.link is None else CAPTION

    def relation(self, link: Link, x: float, y: float) -> None:
        """Set the word of a link's relation on a baseline."""
        self._word(link, self.words[f"relation {link.relation}"], x, y)

    def _word(self, link: Link, word: str, x: float, y: float) -> None:
        text = Text(x, y, word, WORD, "regular", STROKES[link.relation].colour)
        self.groups.append(Group("word", (text,), data=of_link(link)))


def room(captions: Iterable[Caption]) -> float:
    """How much room captions take above a box, in points."""
    return sum(HEADING if one.link is None else CAPTION for one in captions)
