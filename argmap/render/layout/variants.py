"""The drawings of a piece: what the layout engine is asked to place, in several ways."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.render.graph.wiring import Wire
from argmap.render.layout.boxes import Box, Drawing, Join
from argmap.render.layout.dot import AIR, NODE_GAP, ROOM

ABREAST = {"TB": 3, "LR": 7}
"""How many cards that lead nowhere stand side by side under one card, before a new row."""
_KNOTS = ("d:", "r:", "a:")
"""How the keys of boxes in the middle of links begin."""

Sizes = Mapping[str, tuple[float, float]]
"""Width and height of each box, in points."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of laying boxes out."""

    turned: bool = False
    """Whether the engine meets boxes and lines in the opposite order."""
    lower_undercuts: bool = False
    """Whether what undercuts a link stands one place lower."""
    abreast: int = 0
    """How many more cards may stand side by side."""
    spread: float = 0.0
    """Room between boxes side by side beyond the usual, in points."""
    lower_assumptions: bool = False
    """Whether assumptions stand one place lower."""
    ordered: bool = False
    """Whether the answers to a question stand in the order in which they are read."""


VARIANTS = (
    Variant(),
    Variant(turned=True),
    Variant(lower_undercuts=True),
    Variant(turned=True, lower_undercuts=True),
    Variant(abreast=1),
    Variant(abreast=-1),
    Variant(spread=14.0),
    Variant(spread=14.0, turned=True),
    Variant(lower_assumptions=True),
    Variant(lower_assumptions=True, turned=True),
    Variant(ordered=True),
    Variant(ordered=True, turned=True),
    Variant(ordered=True, lower_undercuts=True),
    Variant(ordered=True, lower_assumptions=True),
    Variant(lower_undercuts=True, lower_assumptions=True),
    Variant(turned=True, lower_undercuts=True, lower_assumptions=True),
)
NARROW = (
    Variant(abreast=-2),
    Variant(abreast=-2, turned=True),
    Variant(abreast=-2, lower_undercuts=True),
)
"""More ways for pieces of several sections: their frames stand side by side, so that a piece with
much abreast becomes wide."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is laid out in one go."""

    names: Sequence[str]
    """The keys of its boxes, in reading order."""
    wires: Sequence[Wire]
    home: Mapping[str, str | None]
    """The sections that its boxes stand in, where their frames are laid out with it."""


def drawings(
    piece: Piece,
    sizes: Sizes,
    direction: str,
    named: Mapping[str, float],
    most: int = len(VARIANTS),
) -> list[Drawing]:
    """The drawings of a piece in at most so many ways, each once; the plain one first.

    `named` says how wide the word is that stands on lines of a relation, in points.
    """
    found: list[Drawing] = []
    framed = len({piece.home.get(key) for key in piece.names} - {None}) > 1
    narrow = NARROW if framed and most == len(VARIANTS) else ()
    for variant in (*VARIANTS[:most], *narrow):
        made = _drawing(piece, sizes, direction, named, variant)
        if made not in found:
            found.append(made)
    return found


def _drawing(
    piece: Piece,
    sizes: Sizes,
    direction: str,
    named: Mapping[str, float],
    variant: Variant,
) -> Drawing:
    names, wires, home = piece.names, piece.wires, piece.home
    boxes = [Box(key, *sizes[key], round=key[:2] in ("d:", "r:")) for key in names]
    ranks = _staggered(wires, ABREAST[direction] + variant.abreast)
    lower = {"undercuts"} if variant.lower_undercuts else set()
    lower |= {"assumes"} if variant.lower_assumptions else set()
    worded = any(wire.link.relation in named for wire in wires)
    # whether cards may stand half as far from each other as usual: words may lack room there
    halves = direction == "TB" or not worded
    for wire in wires:
        if wire.link.relation in lower:
            ranks[wire.key] += 1 if halves else 2
        if halves and _is_chip(wire) and wire.link.relation not in named:
            ranks[wire.key] = 1
    sideways = _sideways(wires)
    levels = _levels(names, wires, home, ABREAST[direction] + max(variant.abreast, -1))
    level_of = {key: number for number, level in enumerate(levels) for key in level}
    if direction == "TB":
        for wire in wires:
            wide = named.get(wire.link.relation)
            one_level = level_of.get(wire.upper, -1) == level_of.get(wire.lower, -2)
            if wide and (wire.key in sideways or one_level):
                # between boxes side by side, a word needs the room that so many ranks take there
                ranks[wire.key] = max(2, math.ceil((wide + ROOM - 2 * AIR) / (NODE_GAP * 72)))
    joins = [
        Join(
            wire.key,
            wire.upper,
            wire.lower,
            ranks=ranks[wire.key],
            weight=_weight(wire),
            free=wire.key in sideways,
            turned=_turned(wire, levels, level_of),
            middle=wire.lower.startswith("f:"),
        )
        for wire in wires
    ]
    clusters: dict[str, list[str]] = {}
    for key in names:
        section = home.get(key)
        if section is not None:
            clusters.setdefault(section, []).append(key)
    if variant.turned:
        joins.reverse()
        boxes.reverse()
    joins += _columns(clusters, wires)
    if variant.ordered:
        joins += [
            Join(f"h{upper}", upper, lower, 0, 1, hidden=True)
            for level in levels
            for upper, lower in pairwise(level)
        ]
    aside = max((named.get(w.link.relation, 0.0) for w in wires if w.key in sideways), default=0.0)
    return Drawing(boxes, joins, list(clusters.items()), levels, variant.spread, worded, aside)


def _turned(wire: Wire, levels: Sequence[Sequence[str]], level_of: Mapping[str, int]) -> bool:
    """Whether a wire joins two boxes of one level against the order in which they are read.

    The engine sets the first end of a line between boxes side by side left of the other.
    """
    number = level_of.get(wire.upper)
    if number is None or number != level_of.get(wire.lower):
        return False
    return levels[number].index(wire.upper) > levels[number].index(wire.lower)


def _levels(
    names: Sequence[str], wires: Sequence[Wire], home: Mapping[str, str | None], most: int
) -> list[list[str]]:
    """The answers to each question, where they are few and stand in one section."""
    answers: dict[str, list[str]] = {}
    for wire in wires:
        if wire.link.relation == "answers" and wire.head:
            answers.setdefault(wire.upper, []).append(wire.lower)
    at = {key: number for number, key in enumerate(names)}
    taken: set[str] = set()
    levels: list[list[str]] = []
    for keys in answers.values():
        level = sorted(dict.fromkeys(keys), key=lambda key: at[key])
        one_place = len({home.get(key) for key in level}) == 1
        if 1 < len(level) <= most + 2 and one_place and taken.isdisjoint(level):
            levels.append(level)
            taken.update(level)
    return levels


def _is_chip(wire: Wire) -> bool:
    """Whether a wire leads to the stub of a card of another section."""
    return wire.upper.startswith("s:") or wire.lower.startswith("s:")


def _knotted(wire: Wire) -> bool:
    return wire.upper[:2] in _KNOTS or wire.lower[:2] in _KNOTS


def _weight(wire: Wire) -> int:
    """How strongly a wire pulls its ends together."""
    if wire.link.relation == "undercuts":
        return 1
    if _knotted(wire):
        return 8
    return 3 if wire.link.relation in ("supports", "attacks") else 1


def _staggered(wires: Sequence[Wire], most: int) -> dict[str, int]:
    """How many ranks each wire spans.

    Many cards that lead no further under one card are set in several rows, so that they do not
    stand in one long line.
    """
    ranks = {wire.key: 1 if _knotted(wire) else 2 for wire in wires}
    degree: dict[str, int] = {}
    for wire in wires:
        for key in (wire.upper, wire.lower):
            degree[key] = degree.get(key, 0) + 1
    leaves: dict[str, list[str]] = {}
    for wire in wires:
        if degree[wire.lower] == 1 and not _knotted(wire):
            leaves.setdefault(wire.upper, []).append(wire.key)
    for keys in leaves.values():
        if len(keys) <= most + 1:
            continue
        rows = -(-len(keys) // max(most, 2, math.isqrt(len(keys))))
        across = -(-len(keys) // rows)
        for number, key in enumerate(keys):
            ranks[key] = 2 * (1 + number // across)
    return ranks


def _sideways(wires: Sequence[Wire]) -> set[str]:
    """Lines between equals whose ends hang together without them: they don't set ranks."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    equals = [w for w in wires if w.link.relation in ("contradicts", "corroborates")]
    names = {wire.key for wire in equals}
    for wire in wires:
        if wire.key not in names:
            parent[find(wire.lower)] = find(wire.upper)
    free: set[str] = set()
    for wire in equals:
        if find(wire.lower) == find(wire.upper):
            free.add(wire.key)
        else:
            parent[find(wire.lower)] = find(wire.upper)
    return free


def _columns(clusters: Mapping[str, list[str]], wires: Sequence[Wire]) -> list[Join]:
    """Hidden lines that set the unconnected cards of a section below each other."""
    joined = {key for wire in wires for key in (wire.upper, wire.lower)}
    made: list[Join] = []
    for section, keys in clusters.items():
        alone = [key for key in keys if key not in joined]
        rows = max(1, round((len(alone) * 2) ** 0.5))
        for number, key in enumerate(alone):
            if number % rows:
                made.append(Join(f"h{section}.{number}", alone[number - 1], key, 2, 1, hidden=True))
    return made
