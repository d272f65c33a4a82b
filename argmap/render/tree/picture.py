"""The tree: a question, its hypotheses in a row, and below each what is for and against it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from argmap.graph.outline import Node, Outline, outline, walk
from argmap.graph.roles import Roles
from argmap.graph.view import View
from argmap.model import Question
from argmap.render.cards.card import short_id
from argmap.render.layout.engine import Engine
from argmap.render.look import Look
from argmap.render.nothing import NothingToShow
from argmap.render.parts.page import page
from argmap.render.scene import Scene
from argmap.render.tree.boxes import HEADS, Boxes
from argmap.render.tree.columns import SHAPE
from argmap.render.tree.down import Down
from argmap.render.tree.drawing import Drawing
from argmap.render.tree.right import Right

NAMED = 5
"""Up to how many cards that are not in the tree are named."""
GRAPH_HAS_ALL = "The graph has all: --view graph"
"""What a person at a terminal can do about them."""
GROWING = (900.0, 2600.0)
"""Between these widths of a page, in points, heads grow with it."""


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the scene of a view; raises `NothingToShow`. No engine is needed."""
    if not view.cards:
        raise NothingToShow("there is no card to draw")
    made = outline(view)
    boxes = Boxes(replace(view, roles=_roles(view.roles, made)), look)
    continued: dict[Node, int] = {}
    questions = [node for node in made.tops if isinstance(view.map.get(node.id), Question)]
    tops: list[tuple[Node | None, Sequence[Node]]] = [(one, one.children) for one in questions]
    tops = tops or [(None, made.tops)]
    trees: Sequence[Down | Right]
    if look.direction == "right":
        trees = [Right(one, heads, boxes, continued) for one, heads in tops]
    else:
        trees = downs = [Down(one, heads, boxes, continued) for one, heads in tops]
        boxes.heads = _grown(HEADS, math.sqrt(sum(tree.area for tree in downs) * SHAPE))
        for down in downs:
            down.spread()
    reading = [one for tree in trees for one in tree.reading()]
    boxes.number(_named(reading, boxes, continued))
    drawing = Drawing(boxes, continued)
    for tree in trees:
        tree.draw(drawing)
    body = drawing.body(tuple(id for id in view.cards if id in made.reached))
    return page(view, replace(body, notes=left_out(view, made)), look.words)


def left_out(view: View, made: Outline) -> tuple[str, ...]:
    """What to say of cards that are not in the tree, in English; of a few their ids too."""
    missing = [id for id in view.cards if id not in made.reached]
    if not missing:
        return ()
    who = "1 card is" if len(missing) == 1 else f"{len(missing)} cards are"
    which = ", ".join(f"`{short_id(id)}`" for id in missing[:NAMED])
    which = f": {which}" if len(missing) <= NAMED else ""
    return (
        f"{who} not in the tree, for no link leads from there to its top{which}. {GRAPH_HAS_ALL}",
    )


def _roles(roles: Roles, made: Outline) -> Roles:
    """The parts that entries play where they stand in the tree.

    What is elsewhere an objection may be a reason here; and where premises have an argument
    entry, it is this that speaks against something. What hangs under nothing is what it is in
    the map.
    """
    counterclaims = {node.id for node in made.tops} & roles.counterclaims
    premises: set[str] = set()
    for _, node in walk(made.tops):
        if node.kind == "entry" and not node.seen and node.link:
            if node.premise:
                premises.add(node.id)
            if node.relation in ("attacks", "undercuts") and not (
                node.premise and node.link.argument
            ):
                counterclaims.add(node.id)
    return replace(roles, counterclaims=frozenset(counterclaims), premises=frozenset(premises))


def _grown(sizes: tuple[float, float], page: float) -> float:
    """A size between a least and a greatest, by how wide a page will be."""
    low, high = GROWING
    part = min(1.0, max(0.0, (page - low) / (high - low)))
    return sizes[0] + (sizes[1] - sizes[0]) * part


def _named(
    reading: Sequence[tuple[Node, Sequence[Node]]], boxes: Boxes, continued: dict[Node, int]
) -> list[str]:
    """The ids of all that stubs name, in the order in which it stands on the page in full.

    `reading` are the heads, each with what stands right below it.
    """
    full: dict[str, None] = {}
    named: set[str] = set()
    for head, blocks in reading:
        open = [*((node, True) for node in reversed(blocks)), (head, True)]
        while open:
            node, whole = open.pop()
            apart = node in continued and not whole
            if apart or boxes.is_stub(node):
                named.add(node.id)
            else:
                full[node.id] = None
            if node is not head:
                below = (*(() if apart else node.children), *node.undercuts)
                open += ((one, False) for one in reversed(below))
    return [id for id in full if id in named]
