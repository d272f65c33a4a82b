"""An entry of a map as a tree for the terminal."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from argmap.diagnostics.printable import printable, shown_place
from argmap.model import Argument, Attribution, Claim, Evidence, Link, Map
from argmap.model.entries import EntryBase
from argmap.model.naming import name_in

_STANCE = {"asserts": "said by", "denies": "denied by", "doubts": "doubted by"}
_TOLD = {"asserts": "says", "denies": "denies", "doubts": "doubts"}
_GREEN, _RED, _VIOLET, _GREY = "green", "red", "magenta", "bright_black"
_REASONS = {"supports": _GREEN, "attacks": _RED, "undercuts": _VIOLET}
_FACTS = {
    "role": "",
    "of": "of ",
    "interest": "interest: ",
    "alias": "also: ",
    "author": "by ",
    "publisher": "",
    "published": "published ",
    "medium": "",
    "grade": "grade ",
    "descriptor": "",
    "cites": "cites ",
    "url": "",
    "archived": "archived: ",
    "date": "",
    "summary": "",
    "on": "on ",
    "tested": "tested ",
    "falls_if": "falls if ",
    "tags": "tags: ",
}
"""Values to show, by field, and the words before each."""
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
    entry = map.get(id)
    assert entry is not None, "asked for by whoever has looked it up"
    place = f"  {printable(shown_place(entry.at))}"
    root = Tree(Text.assemble(_head(entry), (place, _GREY)), guide_style=_GREY)
    _bears_on(root, map, entry)
    _fill(root, map, entry, depth, {id: depth})
    _holds(root, map, entry)
    return root


def _bears_on(node: Tree, map: Map, entry: EntryBase) -> None:
    """What the entry is a reason for or against, one line each."""
    for link in map.links:
        if entry.id not in link.premises or link.relation not in _REASONS:
            continue
        strength = f"{link.strength}ly " if link.strength else ""
        others = [id for id in link.premises if id != entry.id]
        together = f", together with {' and '.join(others)}" if others else ""
        target = map.get(link.target)
        said = Text.assemble((f"{strength}{link.relation} ", _REASONS[link.relation]))
        said.append_text(_head(target) if target else Text(f"the link {link.target}"))
        node.add(said.append(together, _GREY))


def _holds(node: Tree, map: Map, entry: EntryBase) -> None:
    """The entries that a section holds, that a speaker spoke of, or that a source says."""
    for other in map.entries.values():
        if other.section == entry.id:
            node.add(_head(other))
        # Several quotes from one voice, on one claim, are one line.
        said = [_part(map, entry, one) for one in getattr(other, "attributions", ())]
        for words in dict.fromkeys(one for one in said if one):
            node.add(Text.assemble((f"{printable(words)} ", _GREY), _head(other)))


def _part(map: Map, entry: EntryBase, said: Attribution) -> str:
    """What a speaker or a source does in an attribution; empty where it has no part in it."""
    stance = _TOLD[said.stance]
    if said.speaker == entry.id:
        return stance
    if entry.id in said.via:
        before = said.via[: said.via.index(entry.id)]
        who = " via ".join(name_in(map, id) for id in (said.speaker, *before))
        return f"passes on that {who} {stance}"
    return f"{_who(map, said)} {stance}" if said.source == entry.id else ""


def _facts(node: Tree, entry: EntryBase) -> None:
    """The entry's values that its head does not show, one line each."""
    for key, label in _FACTS.items():
        value = getattr(entry, key, None)
        if isinstance(value, tuple):
            value = ", ".join(value)
        if value:
            node.add(Text(printable(f"{label}{getattr(value, 'text', value)}"), _GREY))
    confidence = getattr(entry, "confidence", None)
    if confidence and confidence.reason:
        node.add(Text(printable(f"{confidence.level} confidence: {confidence.reason}"), _GREY))


def _fill(node: Tree, map: Map, entry: EntryBase, depth: int, above: dict[str, int]) -> None:
    for said in getattr(entry, "attributions", ()):
        _attribution(node, map, said)
    _facts(node, entry)
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
            made = _follow(inner, map, premise, depth, above, strength)
            if len(link.premises) == 1 and made is not None:
                inner = made
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
        elif word != "answers" or other not in above:
            known = map.get(other)
            node.add(Text.assemble((f"{word} ", _GREY), _head(known) if known else other))


def _follow(
    node: Tree, map: Map, id: str, depth: int, above: dict[str, int], before: str = ""
) -> Tree | None:
    entry = map.get(id)
    if entry is None:
        return None
    head = Text.assemble((before, "italic"), _head(entry))
    if above.get(id, 0) >= depth:
        return node.add(Text.assemble(head, (" (see above)", _GREY)))
    above[id] = depth
    made = node.add(head)
    _fill(made, map, entry, depth - 1, above)
    return made


def _head(entry: EntryBase) -> Text:
    judged = []
    if isinstance(entry, Claim | Evidence):
        if entry.likelihood:
            judged.append(entry.likelihood.text)
        if entry.confidence:
            judged.append(f"{entry.confidence.level} confidence")
    parts = [
        (f"{entry.kind} ", _GREY),
        (printable(entry.id), "bold cyan"),
        (f"  {printable(entry.text)}", ""),
    ]
    if judged:
        parts.append((f"  [{', '.join(judged)}]", "yellow"))
    return Text.assemble(*parts)


def _who(map: Map, said: Attribution) -> str:
    """Who speaks, and through whom: `Anna Weiss via the police`."""
    return " via ".join(name_in(map, id) for id in (said.speaker, *said.via))


def _attribution(node: Tree, map: Map, said: Attribution) -> None:
    line = f"{_STANCE[said.stance]} {_who(map, said)}"
    if said.source:
        line += f" in {said.source}"
    line = ", ".join([line, *said.locators, *([said.mode] if said.mode else [])])
    branch = node.add(Text(printable(line), "blue"))
    if said.quote:
        for paragraph in said.quote.text.split("\n\n"):
            branch.add(Text(f"\u201c{printable(paragraph)}\u201d", "italic"))
    if said.hedge:
        branch.add(Text(f"hedged: \u201c{printable(said.hedge.text)}\u201d", _GREY))
