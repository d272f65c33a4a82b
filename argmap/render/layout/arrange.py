"""Arranging a view: which boxes are laid out together, and where the pieces go on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from argmap.graph.view import View
from argmap.render.graph.wiring import Wire, Wiring
from argmap.render.layout.dot import CLUSTER_MARGIN
from argmap.render.layout.engine import Engine
from argmap.render.layout.pack import grow, pack
from argmap.render.layout.pieces import place
from argmap.render.layout.placing import Place, Placed
from argmap.render.layout.variants import Piece, Sizes

PAGE_SHAPE = 1.6
"""Width to height of a page."""
PIECE_GAP = 26.0
SECTION_GAP = 22.0
GROWTH = 0.15
"""By how much of its size a section may grow into free room beside it."""
SECTION_TOP = 24.0
"""Room above the cards of a section, for its name."""
SLOW = {
    "simple": "A part of the map took the layout engine too long, so there its lines are straight "
    "and cards may stand less well; --focus, --for or --section shows less of the map.",
    "rows": "A part of the map is too dense for the layout engine, so there its cards stand in "
    "rows; --focus, --for or --section shows less of the map.",
}
"""What to tell of a piece that the engine did not lay out as it should."""


@dataclass(slots=True)
class Arrangement:
    """Where everything stands, from the upper left corner of the page's contents."""

    width: float = 0.0
    height: float = 0.0
    boxes: dict[str, Place] = field(default_factory=dict)
    curves: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    sections: dict[str, Place] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    bundled: set[str] = field(default_factory=set)
    """Lines that begin on top of another one of their sort."""


def arrange(
    view: View,
    wiring: Wiring,
    sizes: Sizes,
    order: Sequence[str],
    engine: Engine,
    direction: str,
    by_section: bool,
    named: Mapping[str, float] | None = None,
) -> Arrangement:
    """Lay a view out. `sizes` are those of all boxes, `order` their keys in reading order.

    `named` says how wide the word is that stands on lines of a relation, in points. Raises
    `EngineError`.
    """
    names = [key for key in order if key in sizes]
    home = {} if by_section else {key: _home(view, wiring, key) for key in names}
    pieces = _pieces(names, wiring, home)
    placed = place(pieces, sizes, engine, direction, named or {})
    notes = tuple(SLOW[how] for how in SLOW if any(one.how == how for one in placed))
    if not by_section:
        return _packed(placed, notes)
    blocks: dict[str | None, list[Placed]] = {}
    for piece, one in zip(pieces, placed, strict=True):
        blocks.setdefault(wiring.nodes[piece.names[0]].group.section, []).append(one)
    return _framed(blocks, notes)


def _packed(placed: Sequence[Placed], notes: tuple[str, ...]) -> Arrangement:
    """Pieces beside and below each other."""
    spots, whole = pack([(one.width, one.height) for one in placed], SECTION_GAP, PAGE_SHAPE)
    made = Arrangement(*whole, notes=notes)
    for one, (x, y) in zip(placed, spots, strict=True):
        _take(made, one.shifted(x, y))
    return made


def _framed(sections: Mapping[str | None, Sequence[Placed]], notes: tuple[str, ...]) -> Arrangement:
    """Pieces in the frames of their sections, and these beside and below each other."""
    blocks = [(section, _block(section, some)) for section, some in sections.items()]
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


def _block(section: str | None, pieces: Sequence[Placed]) -> Placed:
    """The pieces of one section, packed, with the section's margin around them."""
    spots, (wide, high) = pack([(one.width, one.height) for one in pieces], PIECE_GAP, 1.3)
    margin, top = (CLUSTER_MARGIN, SECTION_TOP) if section is not None else (0.0, 0.0)
    made = Placed(wide + 2 * margin, high + top + margin)
    for one, (x, y) in zip(pieces, spots, strict=True):
        moved = one.shifted(x + margin, y + top)
        made.boxes.update(moved.boxes)
        made.curves.update(moved.curves)
        made.bundled |= moved.bundled
    return made


def _take(made: Arrangement, placed: Placed) -> None:
    made.boxes.update(placed.boxes)
    made.curves.update(placed.curves)
    made.sections.update(placed.clusters)
    made.bundled |= placed.bundled


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


def _pieces(names: Sequence[str], wiring: Wiring, home: Mapping[str, str | None]) -> list[Piece]:
    """Boxes that hang together, by wires or by a section, with their wires; in order."""
    parent = {key: key for key in names}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    wires = [one for one in wiring.wires if one.upper in parent and one.lower in parent]
    for wire in wires:
        parent[find(wire.lower)] = find(wire.upper)
    first: dict[str, str] = {}
    for key in names:
        section = home.get(key)
        if section is not None:
            parent[find(key)] = find(first.setdefault(section, key))
    found: dict[str, tuple[list[str], list[Wire]]] = {}
    for key in names:
        found.setdefault(find(key), ([], []))[0].append(key)
    for wire in wires:
        found[find(wire.upper)][1].append(wire)
    return [Piece(keys, some, home) for keys, some in found.values()]
