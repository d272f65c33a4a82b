"""An entry of a map as a tree for the terminal."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from argmap.diagnostics.printable import printable, shown_place
from argmap.model import Argument, Assumption, Attribution, Claim, Evidence, Link, Map
from argmap.model.entries import EntryBase

_STANCE = {"asserts": "said by", "denies": "denied by", "doubts": "doubted by"}
_GREEN, _RED, _VIOLET, _GREY = "green", "red", "magenta", "bright_black"
_PASSIVE = {
    "answers": "answered by",
    "updates": "updated by",
    "explains": "explained by",
    "details": "detailed by",
    "bears on": "would be decided by",
    "assumes": "assumed by",
}


def tree(map: Map, id: str, depth: int) -> Tree:
    """The entry with an id, who said it and what bears on it, followed `depth` links deep."""
    entry = map.entries[id]
    place = f"  {printable(shown_place(entry.at))}"
    root = Tree(Text.assemble(_head(entry), (place, _GREY)), guide_style=_GREY)
    _fill(root, map, entry, depth, {id: depth})
    return root


def _fill(node: Tree, map: Map, entry: EntryBase, depth: int, above: dict[str, int]) -> None:
    for said in getattr(entry, "attributions", ()):
        _attribution(node, map, said)
    if isinstance(entry, Assumption) and entry.falls_if:
        node.add(Text(f"falls if {printable(entry.falls_if)}", _GREY))
    if isinstance(entry, Argument):
        scheme = f" ({entry.scheme})" if entry.scheme else ""
        ends = f"{' + '.join(entry.premises)} -> {entry.conclusion}"
        node.add(Text(printable(f"{ends}{scheme}"), _GREY))
    for note in entry.note:
        node.add(Text(f"note: {printable(note)}", _GREY))
    if depth <= 0:
        return
    links = [link for link in map.links if link.target == entry.id]
    _group(node, map, "for", _GREEN, [k for k in links if k.relation == "supports"], depth, above)
    _group(node, map, "against", _RED, [k for k in links if k.relation == "attacks"], depth, above)
    undercuts = [link for link in links if link.relation == "undercuts"]
    _group(node, map, "undercut by", _VIOLET, undercuts, depth, above)
    _others(node, map, entry, depth, above)


def _group(
    node: Tree, map: Map, title: str, hue: str, links: list[Link], depth: int, above: dict[str, int]
) -> None:
    if not links:
        return
    branch = node.add(Text(title, f"bold {hue}"))
    for link in links:
        strength = f"{link.strength}ly: " if link.strength else ""
        inner = branch
        if len(link.premises) > 1:
            inner = branch.add(Text(f"{strength}these together", hue))
            strength = ""
        for premise in link.premises:
            _follow(inner, map, premise, depth, above, strength)
        if link.argument:
            warrant = map.entries[link.argument]
            inner.add(Text(printable(f"because {warrant.text} [{warrant.id}]"), _GREY))
        names = {link.id, link.argument} - {None}
        under = [k for k in map.links if k.relation == "undercuts" and k.target in names]
        _group(inner, map, "but this link is undercut by", _VIOLET, under, depth, above)


def _others(node: Tree, map: Map, entry: EntryBase, depth: int, above: dict[str, int]) -> None:
    """What is assumed, contradicted, updated and so on, one line each."""
    for link in map.links:
        if link.relation in ("supports", "attacks", "undercuts"):
            continue
        word: str = link.relation
        if entry.id in link.premises:
            other = link.target
        elif entry.id == link.target:
            word, other = _PASSIVE.get(link.relation, link.relation), link.premises[0]
        else:
            continue
        if word == "answered by":
            _follow(node, map, other, depth, above, "answered by ")
        else:
            known = map.get(other)
            node.add(Text.assemble((f"{word} ", _GREY), _head(known) if known else other))


def _follow(
    node: Tree, map: Map, id: str, depth: int, above: dict[str, int], before: str = ""
) -> None:
    entry = map.get(id)
    if entry is None:
        return
    head = Text.assemble((before, "italic"), _head(entry))
    if above.get(id, 0) >= depth:
        node.add(Text.assemble(head, (" (see above)", _GREY)))
        return
    above[id] = depth
    _fill(node.add(head), map, entry, depth - 1, above)


def _head(entry: EntryBase) -> Text:
    judged = []
    if isinstance(entry, Claim | Evidence):
        if entry.likelihood:
            judged.append(entry.likelihood.text)
        if entry.confidence:
            judged.append(f"{entry.confidence.level} confidence")
        if isinstance(entry, Evidence) and entry.grade:
            judged.append(f"grade {entry.grade}")
    parts = [
        (f"{entry.kind} ", _GREY),
        (printable(entry.id), "bold cyan"),
        (f"  {printable(entry.text)}", ""),
    ]
    if judged:
        parts.append((f"  [{', '.join(judged)}]", "yellow"))
    return Text.assemble(*parts)


def _attribution(node: Tree, map: Map, said: Attribution) -> None:
    def name(id: str) -> str:
        known = map.get(id)
        reserved = {"author": "the source itself", "unnamed": "somebody unnamed"}
        return known.text if known else reserved.get(id, id)

    line = f"{_STANCE[said.stance]} {name(said.speaker)}"
    for via in said.via:
        line += f" via {name(via)}"
    if said.source:
        line += f" in {said.source}"
    line = ", ".join([line, *said.locators, *([said.mode] if said.mode else [])])
    branch = node.add(Text(printable(line), "blue"))
    if said.quote:
        for paragraph in said.quote.text.split("\n\n"):
            branch.add(Text(f"\u201c{printable(paragraph)}\u201d", "italic"))
    if said.hedge:
        branch.add(Text(f"hedged: \u201c{printable(said.hedge.text)}\u201d", _GREY))
