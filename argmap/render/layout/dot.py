"""The DOT that the layout engine gets: sizes and joins, with made-up names and no words."""

from __future__ import annotations

import graphviz

from argmap.render.layout.boxes import Box, Drawing

AIR = 5.0
"""Room around every box that lines of others keep out of, in points."""
NODE_GAP = 0.30 - 2 * AIR / 72
"""Distance of boxes side by side, beyond their air, in inches."""
RANK_GAP = 0.58 - 2 * AIR / 72
"""Distance of boxes above each other, beyond their air, in inches: room for a knot or a word."""
CLOSE_GAP = 0.46 - 2 * AIR / 72
"""The same where there is neither, and boxes stand above each other."""
ROOM = 16.0
"""Room for a line beside the word on it, in points."""
CLUSTER_MARGIN = 18
"""Distance from the border of a section to its cards, in points."""
CLUSTER_GAP = 5
"""Half the distance of sections side by side, in points."""


def source(drawing: Drawing, direction: str) -> str:
    """The DOT of a drawing.

    `direction` is `TB` or `LR`. Boxes are named `n0`, `n1`, ... and clusters `cluster0`, ...
    in the order of the drawing, so that nothing a map says reaches the engine.
    """
    if direction == "LR":
        gap = RANK_GAP * (2.0 if drawing.worded else 1.0)
        if drawing.aside:  # such a line may join boxes that are half as far from each other
            gap = max(gap, 2 * (drawing.aside + ROOM - 2 * AIR) / 72)
    else:
        busy = drawing.worded or any(box.round for box in drawing.boxes)
        gap = RANK_GAP if busy else CLOSE_GAP
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": direction,
            "nodesep": f"{NODE_GAP + drawing.spread / 72:.4f}",
            "ranksep": f"{gap / 2:.4f}",
            "newrank": "true",
            "margin": "0",
            "pad": "0",
            "splines": "true",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "margin": "0"},
        edge_attr={"dir": "none"},
    )
    names = {box.key: f"n{number}" for number, box in enumerate(drawing.boxes)}
    for box in drawing.boxes:
        graph.node(
            names[box.key],
            width=f"{(box.width + 2 * _air(box)) / 72:.4f}",
            height=f"{(box.height + 2 * _air(box)) / 72:.4f}",
            shape="circle" if box.round else None,
        )
    for number, (_, keys) in enumerate(drawing.clusters):
        with graph.subgraph(name=f"cluster{number}") as cluster:
            cluster.attr(margin=f"{CLUSTER_MARGIN + CLUSTER_GAP - AIR:g}", label="")
            for key in keys:
                cluster.node(names[key])
    for level in drawing.levels:
        with graph.subgraph() as row:
            row.attr(rank="same")
            for key in level:
                row.node(names[key])
    side = "w" if direction == "LR" else "n"
    for number, join in enumerate(drawing.joins):
        ends = (join.lower, join.upper) if join.turned else (join.upper, join.lower)
        port = {"tailport" if join.turned else "headport": side} if join.middle else {}
        graph.edge(
            names[ends[0]],
            names[ends[1]],
            id=f"e{number}",
            minlen=f"{join.ranks}",
            weight=f"{join.weight}",
            constraint="false" if join.free else None,
            style="invis" if join.hidden else None,
            **port,
        )
    return str(graph.source)


def _air(box: Box) -> float:
    return 0.0 if box.round else AIR
