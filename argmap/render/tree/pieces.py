"""The pieces of a tree: what hangs under a head, measured, and cut where it is too tall."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph.outline import INFORMING, Node
from argmap.render.tree.boxes import Boxes
from argmap.render.tree.layout import Layout, Spot, indent

WORTH = 160.0
"""Less than this, in points, is not worth to be cut off."""


def measured(
    hanging: Sequence[Node],
    column: float,
    boxes: Boxes,
    continued: dict[Node, int],
    limit: float,
) -> list[tuple[Node, float]]:
    """What stands right below a head, with its height: what hangs there, then what is continued.

    `column` is the width of a column; nothing is taller than `limit`, as far as it can be cut.
    What is cut off is added to `continued`.
    """
    made: list[tuple[Node, float]] = []
    waiting = list(hanging)
    room = indent(hanging)
    for node in waiting:
        left = 0.0 if node in continued else room - indent([node])
        height, layout = _block(node, left, column, boxes, continued)
        if height > limit:
            waiting += _cut(layout.spots, limit, continued)
            height, layout = _block(node, left, column, boxes, continued)
        made.append((node, height))
        waiting += [
            spot.node for spot in layout.spots if spot.lane is not None and spot.node in continued
        ]
    return made


def _block(
    node: Node, left: float, right: float, boxes: Boxes, continued: dict[Node, int]
) -> tuple[float, Layout]:
    layout = Layout(boxes, continued)
    head = Spot(Node("entry", ""), None, 0.0, 0.0, 0.0, 0.0)
    return layout.hang(head, [node], left, right), layout


def _cut(spots: Sequence[Spot], limit: float, continued: dict[Node, int]) -> list[Node]:
    """Choose what is to be continued elsewhere, so that nothing is taller than a limit.

    From the leaves up, as in Kundu and Misra (A linear tree partitioning algorithm, 1977).
    Where very much hangs under one node, the rest of it hangs under stubs of the node: these are
    returned.
    """
    ranks = {spot.node: spot.rank for spot in spots}
    total: dict[Node, float] = {}
    above: dict[Node, Node] = {}
    under: dict[Node, list[Node]] = {}
    reach = 0.0
    for spot in spots:
        reach, before = max(reach, spot.y + spot.height), reach
        total[spot.node] = reach - before
        if spot.lane is not None:
            start = spot.lane.start
            if spot.lane.kind == "ring" and start.lane is not None:
                start = start.lane.start
            above[spot.node] = start.node
            under.setdefault(start.node, []).append(spot.node)
    stubs: list[Node] = []
    for spot in reversed(spots):
        node = spot.node
        own = total[node]
        total[node] += sum(total[one] for one in under.get(node, ()))
        if total[node] <= limit:
            continue
        for piece in _pieces(node, total, under, total[node] - limit):
            way = [above[piece]]
            while way[-1] is not node and way[-1] not in continued:
                way.append(above[way[-1]])
            if way[-1] is not node or total[piece] < WORTH:
                continue
            continued[piece] = ranks[piece]
            under[above[piece]].remove(piece)
            for one in way:
                total[one] -= total[piece]
            if total[node] <= limit:
                break
        if total[node] > limit and node.kind == "entry":
            stubs += _split(node, own, total, limit)
            continued.update((one, spot.rank) for one in stubs if one not in continued)
            total[node] = limit
    return stubs


def _split(node: Node, own: float, total: dict[Node, float], limit: float) -> list[Node]:
    """Leave as much under a node as a limit lets, and hang the rest under stubs of it."""
    runs: list[list[Node]] = [[]]
    full = own
    for child in node.children:
        size = sum(total.get(one, 0.0) for one in (child, *child.undercuts))
        if runs[-1] and full + size > limit:
            runs.append([])
            full = own
        runs[-1].append(child)
        full += size
    node.children[:] = runs[0]
    return [Node("entry", node.id, seen=True, children=run) for run in runs[1:]]


def _pieces(
    top: Node, total: dict[Node, float], under: dict[Node, list[Node]], excess: float
) -> list[Node]:
    """What may be cut off below a node, in the order in which it is best cut off.

    What informs comes first, and premises last. Of each, first the smallest of those that alone
    make it short enough, then the largest of the others.
    """
    found: list[Node] = []
    open = list(under.get(top, ()))
    while open:
        node = open.pop()
        open += under.get(node, ())
        if total[node] >= WORTH and node.kind != "together" and node.children:
            found.append(node)

    def cost(node: Node) -> tuple[bool, bool, bool, float]:
        size = total[node]
        enough = size >= excess
        argues = node.relation not in INFORMING
        return node.premise, argues, not enough, size if enough else -size

    return sorted(found, key=cost)
