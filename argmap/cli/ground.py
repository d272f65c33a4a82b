"""What a claim rests on, as a tree for the terminal."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from argmap.diagnostics.printable import printable, shown_place
from argmap.exchange.names import is_common
from argmap.model import Map, Speaker
from argmap.model.naming import name_in
from argmap.sources.ground import Ground, Share
from argmap.sources.origins import Origin, Statement
from argmap.text import counted

_STANCE = {"asserts": "said", "denies": "denied", "doubts": "doubted"}
_KINDS = {
    "organisation": "organisation",
    "unnamed": "",
    "document": "document",
}
_ARTICLES = frozenset("a an ein eine einer un une uno una um uma".split())
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
    if not ground.shares:
        return "It rests on nobody's word: no statement stands behind it or what supports it."
    independent = ground.independent
    unnamed = sum(1 for origin in independent if origin.kind == "unnamed")
    hidden = f", {unnamed} of them unnamed" if unnamed else ""
    if unnamed == len(independent) == 1:
        hidden = ", unnamed"
    documents = f" in {counted(len(ground.documents), 'document')}" if ground.documents else ""
    said = (
        f"{counted(len(ground.statements), 'statement')}{documents}, "
        f"{counted(len(independent), 'independent origin')}{hidden}."
    )
    return "\n".join([said, *_colleagues(map, ground)])


def _colleagues(map: Map, ground: Ground) -> list[str]:
    """A sentence for each organisation of which several people are counted."""
    staff: dict[str, list[str]] = {}
    for origin in ground.independent:
        for house in sorted(origin.above):
            staff.setdefault(house, []).append(origin.name)
    return [
        printable(f"Of one organisation, {name_in(map, house)}: {', '.join(names)}.")
        for house, names in staff.items()
        if len(names) > 1
    ]


def _origin(map: Map, share: Share) -> Text:
    origin = share.origin
    known = map.get(origin.key)
    facts = [_kind(origin)]
    if isinstance(known, Speaker):
        facts += [known.role or "", f"of {name_in(map, known.of)}" if known.of else ""]
    said = Text.assemble((printable(origin.name), "bold"))
    if listed := ", ".join(fact for fact in facts if fact):
        said.append(printable(f"  {listed}"), _GREY)
    if share.counted_with:
        names = ", ".join(other.name for other in share.counted_with)
        said.append(printable(f"  not counted beside {names}"), "yellow")
    return said


def _kind(origin: Origin) -> str:
    """What an origin is, in words.

    A speaker whose text begins with an indefinite article, or in lower case but for a particle
    (`de Gaulle`), is described and has no name.
    """
    if origin.kind != "speaker":
        return _KINDS[origin.kind]
    first = origin.name.partition(" ")[0]
    described = first.lower() in _ARTICLES or is_common(first)
    return "speaker, not named" if described else "named speaker"


def _statement(map: Map, statement: Statement, by: str) -> Text:
    said, entry = statement.said, statement.entry
    voice = "in its own voice" if said.speaker == "author" and not by else by
    via = f"via {', '.join(name_in(map, id) for id in said.via)}" if said.via else ""
    source = f"in {said.source}" if said.source else ""
    line = " ".join(word for word in (_STANCE[said.stance], voice, via, source) if word)
    line = ", ".join([line, *said.locators, *([said.mode] if said.mode else [])])
    return Text.assemble(
        (printable(entry.id), "cyan"),
        printable(f"  {line}"),
        (printable(f"  {shown_place(said.at)}"), _GREY),
    )
