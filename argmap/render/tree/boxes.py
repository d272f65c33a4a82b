"""The boxes of a tree: for each node of an outline a card, a stub or a disc of the right width."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from argmap.graph.outline import Node
from argmap.graph.view import View
from argmap.render.cards.argument import argument_card
from argmap.render.cards.card import MAIN, PAD, WIDTH, Card, Detail, card, frame
from argmap.render.cards.stub import stub
from argmap.render.lettering.fonts import width
from argmap.render.look import Look
from argmap.render.parts.scaled import scaled
from argmap.render.scene import Rect
from argmap.render.words.wording import Wording

SCALES = (1.1, 1.0, 0.92, 0.86)
"""How large the boxes of each rank are: the reasons of a head, their reasons, what is further
down, and what only informs."""
HEAD, HEADS = 12.5, (1.15, 1.5)
"""The size of text at heads in points, and how much they are enlarged at least and at most: on
small and on large pages."""
QUESTION, QUESTION_WIDTH = 1.25, 430.0
"""How much larger than a head a question is, and how wide it may be before it is enlarged."""
CHIP = 210.0
"""How wide a stub may be, in points."""


class Boxes:
    """Makes the boxes of one picture; each is made once."""

    def __init__(self, view: View, look: Look) -> None:
        self.wording = Wording(view, look.words)
        self.detail: Detail = look.detail
        self.outside = frozenset(view.outside)
        self.widest = look.widest
        self._numbers = look.numbers
        self.referring = False
        """Whether any stub names an entry of the picture."""
        self.marks: dict[str, str] = {}
        """The numbers of entries that are named by stubs."""
        self.heads = HEADS[0]
        """How large heads are."""
        self._made: dict[tuple[str, str, float, float], Card] = {}

    def number(self, ids: Iterable[str]) -> None:
        """Give entries their numbers, in order. With ids alone, the ids are their names."""
        self._made.clear()
        ids = tuple(ids)
        self.referring = bool(ids)
        if self._numbers:
            self.marks = dict(self._numbers)
        elif self.detail != "ids":
            self.marks = {id: str(n) for n, id in enumerate(ids, start=1)}

    def is_stub(self, node: Node) -> bool:
        """Whether a node is drawn as a stub: it stands elsewhere, on this page or outside."""
        return node.kind == "entry" and (node.seen or node.id in self.outside)

    def box(self, node: Node, wide: float, scale: float = 1.0, as_stub: bool = False) -> Card:
        """The card or stub of a node, for a place so many points wide."""
        kind = "stub" if as_stub or self.is_stub(node) else node.kind
        return self._box(kind, node, wide, scale)

    def _box(self, kind: str, node: Node, wide: float, scale: float) -> Card:
        key = (kind, node.id, wide, scale)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, kind: str, id: str, wide: float, scale: float) -> Card:
        mark, room = self.marks.get(id), wide / scale
        if kind == "stub":
            return stub(self.wording, id, mark or "", self.detail, widest=min(wide, CHIP))
        if kind == "head stub":
            made = stub(self.wording, id, mark or "", self.detail, widest=room)
        elif kind == "argument":
            made = argument_card(self.wording, id, self.detail, (), mark, room)
        else:
            size = HEAD if kind == "head" else None
            made = card(self.wording, id, self.detail, (), mark, room, size)
        if kind.startswith("head"):
            made = _stretched(made, room)
        return scaled(made, scale)

    def head(self, node: Node, wide: float) -> Card:
        """The card or stub at the head of columns, as wide as they are."""
        return self._box("head stub" if self.is_stub(node) else "head", node, wide, self.heads)

    def question(self, node: Node, widest: float = QUESTION_WIDTH) -> Card:
        """The card of a question, as wide as its text wants; `widest` is before it is enlarged."""
        text = self.wording.text(node.id)
        wide = math.ceil(min(width(text, "bold", MAIN) + 2 * PAD + 1, widest))
        scale = self.heads * QUESTION * HEAD / MAIN
        return self.box(node, max(wide, min(WIDTH, widest)) * scale, scale)


def _stretched(card: Card, wide: float) -> Card:
    """A card whose ground is wider; what stands on it stays where it is."""
    if card.width >= wide:
        return card
    ground, rest = frame(card.look, wide, card.height, card.border, card.asked_for), card.shapes
    if card.look == "stub" and isinstance(rest[0], Rect):
        ground = (replace(rest[0], width=wide),)
    return replace(card, width=wide, shapes=(*ground, *rest[len(ground) :]))
