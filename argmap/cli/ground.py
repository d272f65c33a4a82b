"""What a claim rests on, as a tree for the terminal."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from argmap.diagnostics.printable import printable, shown_place
from argmap.exchange.ground import about_origin, how_said, sum_of
from argmap.model import Map
from argmap.model.naming import name_in
from argmap.sources.ground import Ground, Share
from argmap.sources.origins import Statement

_GREY = "bright_black"


def tree(map: Map, id: str, ground: Ground) -> Tree:
    """An entry, the origins it rests on, and the statements of each; then what is denied."""
    entry = map.get(id)
    assert entry is not None, "asked for by whoever has looked it up"
    head = Text.assemble(
        (f"{entry.kind} ", _GREY),
        (printable(entry.id), "bold cyan"),
        f"  {printable(entry.text)}",
    )
    root = Tree(head, guide_style=_GREY)
    for share in ground.shares:
        branch = root.add(_origin(map, share))
        for statement in share.statements:
            branch.add(_statement(map, statement, ""))
    if ground.opposed:
        branch = root.add(Text("denied or doubted, which is no ground", "bold red"))
        for statement in ground.opposed:
            branch.add(_statement(map, statement, f"by {name_in(map, statement.said.speaker)}"))
    return root


def closing(map: Map, ground: Ground) -> str:
    """How much it is: `9 statements in 2 documents, 1 independent origin.`"""
    return "\n".join(printable(line) for line in sum_of(map, ground))


def _origin(map: Map, share: Share) -> Text:
    said = Text.assemble((printable(share.origin.name), "bold"))
    if about := about_origin(map, share.origin):
        said.append(printable(f"  {about}"), _GREY)
    if share.counted_with:
        names = ", ".join(other.name for other in share.counted_with)
        said.append(printable(f"  not counted beside {names}"), "yellow")
    return said


def _statement(map: Map, statement: Statement, by: str) -> Text:
    return Text.assemble(
        (printable(statement.entry.id), "cyan"),
        printable(f"  {how_said(map, statement.said, by)}"),
        (printable(f"  {shown_place(statement.said.at)}"), _GREY),
    )
