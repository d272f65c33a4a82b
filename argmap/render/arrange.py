"""Arranging a view: which boxes are laid out together, and where the pieces go on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.graph.view import View
from argmap.render.badness import badness
from argmap.render.boxes import Box, Drawing, Join
from argmap.render.dot import CLUSTER_MARGIN
from argmap.render.engine import Engine, EngineError
from argmap.render.layout import Place, Placed, in_order, lay_out
from argmap.render.pack import grow, pack
from argmap.render.wiring import Wire, Wiring

PAGE_SHAPE = 1.6
"""Width to height of a page."""
PIECE_GAP = 26.0
SECTION_GAP = 22.0
GROWTH = 0.3
"""By how much of its size a section may grow into free room beside it."""
SECTION_TOP = 24.0
"""Room above the cards of a section, for its name."""
ABREAST = {"TB": 3, "LR": 7}
"""How many cards that lead nowhere stand side by side under one card, before a new row."""


_KNOTS = ("d:", "r:", "a:")
"""How the keys of boxes in the middle of links begin."""


MANY = 400
"""Up to how many boxes several ways to lay them out are tried."""


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
)


@dataclass(slots=True)
class Arrangement:
    """Where everything stands, from the upper left corner of the page's contents."""

    width: float = 0.0
    height: float = 0.0
    boxes: dict[str, Place] = field(default_factory=dict)
    curves: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    sections: dict[str, Place] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


Sizes = Mapping[str, tuple[float, float]]


def arrange(
    view: View,
    wiring: Wiring,
    sizes: Sizes,
    order: Sequence[str],
    engine: Engine,
    direction: str,
    by_section: bool,
) -> Arrangement:
    """Lay a view out. `sizes` are those of all boxes, `order` their keys in reading order.

    Raises `EngineError`.
    """
    names = [key for key in order if key in sizes]
    if by_section:
        groups: dict[str | None, list[str]] = {}
        for key in names:
            groups.setdefault(wiring.nodes[key].group, []).append(key)
        return _by_section(view, wiring, sizes, groups, engine, direction)
    return _whole(view, wiring, sizes, names, engine, direction)


def _whole(
    view: View, wiring: Wiring, sizes: Sizes, names: list[str], engine: Engine, direction: str
) -> Arrangement:
    home = {key: _home(view, wiring, key) for key in names}
    pieces = _components(names, wiring.wires, home)
    placed, notes = _best([(piece, home) for piece in pieces], wiring, sizes, engine, direction)
    spots, whole = pack([(one.width, one.height) for one in placed], SECTION_GAP, PAGE_SHAPE)
    made = Arrangement(*whole, notes=notes)
    for one, (x, y) in zip(placed, spots, strict=True):
        _take(made, one.shifted(x, y))
    return made


def _by_section(
    view: View,
    wiring: Wiring,
    sizes: Sizes,
    groups: dict[str | None, list[str]],
    engine: Engine,
    direction: str,
) -> Arrangement:
    pieces: list[Piece] = []
    owner: list[str | None] = []
    for section, names in groups.items():
        for piece in _components(names, wiring.wires, {}):
            pieces.append((piece, {}))
            owner.append(section)
    placed, notes = _best(pieces, wiring, sizes, engine, direction)
    blocks: list[tuple[str | None, Placed]] = []
    for section in groups:
        mine = [one for one, whose in zip(placed, owner, strict=True) if whose == section]
        blocks.append((section, _block(section, mine)))
    spots, whole = pack([(one.width, one.height) for _, one in blocks], SECTION_GAP, PAGE_SHAPE)
    made = Arrangement(*whole, notes=notes)
    places = [
        (x, y, block.width, block.height) for (x, y), (_, block) in zip(spots, blocks, strict=True)
    ]
    grown = grow(places, whole, SECTION_GAP, GROWTH)
    for (section, block), (x, y, wide, high) in zip(blocks, grown, strict=True):
        if section is not None:
            made.sections[section] = Place(x, y, wide, high)
        _take(made, block.shifted(x + (wide - block.width) / 2, y))
    return made


Piece = tuple[list[str], Mapping[str, str | None]]
"""Boxes that are laid out in one go, and the sections that some of them stand in."""


def _best(
    pieces: Sequence[Piece], wiring: Wiring, sizes: Sizes, engine: Engine, direction: str
) -> tuple[list[Placed], tuple[str, ...]]:
    """Lay out every piece in a few ways, all in one run, and keep the best of each."""
    few = sum(len(names) for names, _ in pieces) <= MANY
    drawings: list[Drawing] = []
    owner: list[int] = []
    for number, (names, home) in enumerate(pieces):
        for variant in VARIANTS if few and len(names) > 2 else VARIANTS[:1]:
            drawing = _drawing(names, wiring, sizes, direction, home, variant)
            if drawing not in drawings[len(drawings) - len(VARIANTS) :]:
                drawings.append(drawing)
                owner.append(number)
    worded = _worded(wiring.wires)
    try:
        placed, notes = lay_out(drawings, engine, direction, worded)
    except EngineError:
        if not any(drawing.levels for drawing in drawings):
            raise
        for drawing in drawings:
            drawing.levels = []
            drawing.joins = [join for join in drawing.joins if join.ranks]
        placed, notes = lay_out(drawings, engine, direction, worded)
    placed = [in_order(*both, direction) for both in zip(drawings, placed, strict=True)]
    best: dict[int, tuple[float, Placed]] = {}
    for number, drawing, one in zip(owner, drawings, placed, strict=True):
        cost = badness(drawing, one) if owner.count(number) > 1 else 0.0
        if number not in best or cost < best[number][0] - 1e-6:
            best[number] = cost, one
    return [best[number][1] for number in range(len(pieces))], notes


def _block(section: str | None, pieces: list[Placed]) -> Placed:
    """The pieces of one section, packed, with the section's margin around them."""
    spots, (wide, high) = pack([(one.width, one.height) for one in pieces], PIECE_GAP, 1.3)
    margin, top = (CLUSTER_MARGIN, SECTION_TOP) if section is not None else (0.0, 0.0)
    made = Placed(wide + 2 * margin, high + top + margin)
    for one, (x, y) in zip(pieces, spots, strict=True):
        moved = one.shifted(x + margin, y + top)
        made.boxes.update(moved.boxes)
        made.curves.update(moved.curves)
    return made


def _take(made: Arrangement, placed: Placed) -> None:
    made.boxes.update(placed.boxes)
    made.curves.update(placed.curves)
    made.sections.update(placed.clusters)


def _worded(wires: Sequence[Wire]) -> bool:
    return any(
        wire.link.relation not in ("supports", "attacks", "undercuts", "contradicts")
        for wire in wires
    )


def _home(view: View, wiring: Wiring, key: str) -> str | None:
    """The section in whose frame a box stands when everything is laid out together."""
    node = wiring.nodes[key]
    link = node.link
    if node.kind == "stub":
        return None
    if node.kind in ("card", "argument") or link is None:
        return view.section_of(node.id)
    homes = {view.section_of(id) for id in (link.target, *link.premises)}
    return homes.pop() if len(homes) == 1 else None


def _components(
    names: Sequence[str], wires: Sequence[Wire], home: Mapping[str, str | None]
) -> list[list[str]]:
    """Boxes that hang together, by wires or by a section; in order."""
    parent = {key: key for key in names}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for wire in wires:
        if wire.upper in parent and wire.lower in parent:
            parent[find(wire.lower)] = find(wire.upper)
    first: dict[str, str] = {}
    for key in names:
        section = home.get(key)
        if section is not None:
            parent[find(key)] = find(first.setdefault(section, key))
    found: dict[str, list[str]] = {}
    for key in names:
        found.setdefault(find(key), []).append(key)
    return list(found.values())


def _drawing(
    piece: Sequence[str],
    wiring: Wiring,
    sizes: Sizes,
    direction: str,
    home: Mapping[str, str | None],
    variant: Variant,
) -> Drawing:
    inside = set(piece)
    boxes = [
        Box(key, *sizes[key], round=wiring.nodes[key].kind in ("disc", "ring")) for key in piece
    ]
    wires = [wire for wire in wiring.wires if wire.upper in inside and wire.lower in inside]
    ranks = _staggered(wires, ABREAST[direction] + variant.abreast)
    lower = {"undercuts"} if variant.lower_undercuts else set()
    lower |= {"assumes"} if variant.lower_assumptions else set()
    ranks = {wire.key: ranks[wire.key] + (wire.link.relation in lower) for wire in wires}
    sideways = _sideways(wires)
    levels = _levels(piece, wires, home, ABREAST[direction] + variant.abreast)
    joins = [
        Join(
            wire.key,
            wire.upper,
            wire.lower,
            ranks=ranks[wire.key],
            weight=_weight(wire),
            free=wire.key in sideways,
            turned=_turned(wire, levels),
        )
        for wire in wires
    ]
    clusters: dict[str, list[str]] = {}
    for key in piece:
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
    return Drawing(boxes, joins, list(clusters.items()), levels, variant.spread)


def _turned(wire: Wire, levels: Sequence[Sequence[str]]) -> bool:
    """Whether a wire joins two boxes of one level against the order in which they are read.

    The engine sets the first end of a line between boxes side by side left of the other.
    """
    return any(
        wire.upper in level
        and wire.lower in level
        and level.index(wire.upper) > level.index(wire.lower)
        for level in levels
    )


def _levels(
    piece: Sequence[str], wires: Sequence[Wire], home: Mapping[str, str | None], most: int
) -> list[list[str]]:
    """The answers to each question, where they are few and stand in one section."""
    answers: dict[str, list[str]] = {}
    for wire in wires:
        if wire.link.relation == "answers" and wire.head:
            answers.setdefault(wire.upper, []).append(wire.lower)
    at = {key: number for number, key in enumerate(piece)}
    taken: set[str] = set()
    levels: list[list[str]] = []
    for keys in answers.values():
        level = sorted(dict.fromkeys(keys), key=lambda key: at[key])
        one_place = len({home.get(key) for key in level}) == 1
        if 1 < len(level) <= most + 2 and one_place and taken.isdisjoint(level):
            levels.append(level)
            taken.update(level)
    return levels


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
        rows = -(-len(keys) // most)
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
