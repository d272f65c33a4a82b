"""Fans: many cards that lead nowhere, set in columns on both sides of the line that they share.

The layout engine gets a fan as one box. Set one beside the other, or in steps, such cards would
make a picture wide and empty.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.render.graph.wiring import Wire
from argmap.render.layout.curves import rounded
from argmap.render.layout.placing import Place, Placed
from argmap.render.layout.rows import levels
from argmap.render.layout.variants import Piece, Sizes
from argmap.render.scene import Point

MANY = 6
"""From how many cards of one sort under one card on they make a fan."""
WIDE, WIDE_PIECE = 2, 24
"""The same in a piece of more than so many boxes that would be far wider than high."""
TOO_WIDE = 3.0
"""How many times its height a piece may be wide."""
LANE, TRUNK, GAP, COLUMN_GAP = 20.0, 32.0, 14.0, 22.0
"""Room above the cards and along a shared line, and between cards and columns, in points."""
CARD, CARD_HEIGHT = 236.0, 170.0
"""About how much room a card takes, in points, to guess the shape of a piece."""
BEND = 8.0
ROWS = 3
"""How many rows a fan has at most beside cards that lead further; of a flat one, columns."""


@dataclass(slots=True)
class Fan:
    """A fan, as one box: places are relative to its upper left corner."""

    key: str
    upper: str
    """The key of the card that it hangs on."""
    flat: bool
    """Whether it stands right of that card."""
    width: float = 0.0
    height: float = 0.0
    boxes: dict[str, Place] = field(default_factory=dict)
    ways: dict[str, list[Point]] = field(default_factory=dict)
    """For each line, the way from the middle of its shared line to its card."""

    def unfold(self, placed: Placed) -> None:
        """Put the cards and their lines in the place of the one box, and of its line."""
        place = placed.boxes.pop(self.key)
        shared = placed.curves.pop(self.key, None) or [placed.boxes[self.upper].centre] * 4
        for key, one in self.boxes.items():
            placed.boxes[key] = Place(place.x + one.x, place.y + one.y, one.width, one.height)
        x, y = shared[-1]
        if self.flat:
            start = (place.x, min(max(y, place.y + BEND), place.y + place.height - BEND))
        else:
            start = (min(max(x, place.x + BEND), place.x + place.width - BEND), place.y)
        for key, way in self.ways.items():
            lane = [(place.x + a, place.y + b) for a, b in way]
            first = (lane[0][0], start[1]) if self.flat else (start[0], lane[0][1])
            placed.curves[key] = [*shared[:-1], *rounded([start, first, *lane], BEND)]
        placed.bundled.update(list(self.ways)[1:])


def fold(
    piece: Piece, sizes: Sizes, named: Mapping[str, float], direction: str
) -> tuple[Piece, dict[str, tuple[float, float]], list[Fan]]:
    """A piece with each of its fans as one box, the sizes of these boxes, and the fans.

    Lines of relations that are `named` on them stay apart: a fan has no room for words.
    """
    flat = direction == "LR"
    least = WIDE if _is_wide(piece, flat) else MANY
    degree = Counter(key for wire in piece.wires for key in (wire.upper, wire.lower))
    beneath: dict[str, list[str]] = {}
    groups: dict[tuple[str, str, str | None], list[Wire]] = {}
    for wire in piece.wires:
        beneath.setdefault(wire.upper, []).append(wire.lower)
        leaf = wire.lower.startswith("c:") and degree[wire.lower] == 1
        one_home = piece.home.get(wire.lower) == piece.home.get(wire.upper)
        if leaf and one_home and wire.head and wire.link.relation not in named:
            sort = (wire.upper, wire.link.relation, wire.link.strength)
            groups.setdefault(sort, []).append(wire)
    fans: list[Fan] = []
    instead: dict[str, str] = {}
    home, wires = dict(piece.home), {wire.key: wire for wire in piece.wires}
    for group in groups.values():
        if len(group) < least:
            continue
        key, below = f"f:{group[0].key}", beneath[group[0].upper]
        alone = all(degree[one] == 1 for one in below)
        fans.append(_fan(key, group, sizes, flat, alone))
        home[key] = home.get(group[0].upper)
        instead.update((wire.lower, key) for wire in group)
        for wire in group:
            del wires[wire.key]
        wires[key] = replace(group[0], key=key, lower=key)
    names = tuple(dict.fromkeys(instead.get(key, key) for key in piece.names))
    boxes = {fan.key: (fan.width, fan.height) for fan in fans}
    return (Piece(names, tuple(wires.values()), home) if fans else piece), boxes, fans


def _is_wide(piece: Piece, flat: bool) -> bool:
    """Whether a piece of one line for each level would be too wide, or `flat` too high."""
    if len(piece.names) <= WIDE_PIECE:
        return False
    found = levels(piece.names, [(wire.upper, wire.lower) for wire in piece.wires])
    cards = [sum(key[:2] not in ("d:", "r:") for key in level) for level in found]
    along, down = max(cards), sum(count > 0 for count in cards)
    if flat:
        return along * CARD_HEIGHT > TOO_WIDE * down * CARD
    return along * CARD > TOO_WIDE * down * CARD_HEIGHT


def _fan(key: str, wires: Sequence[Wire], sizes: Sizes, flat: bool, alone: bool) -> Fan:
    """Set the cards of a fan; worked out as if it stood below its card.

    Where it stands beside cards that lead further, and is not `alone`, it may not be high.
    """
    cards = [sizes[wire.lower][::-1] if flat else sizes[wire.lower] for wire in wires]
    columns = _columns(len(cards), flat)
    if not alone and columns > 1:
        columns = max(columns, 2 * -(-len(cards) // (2 * ROWS)))
    wide = [max(width for width, _ in cards[number::columns]) for number in range(columns)]
    high = [max(h for _, h in cards[at : at + columns]) for at in range(0, len(cards), columns)]
    lefts, trunks, right = list[float](), list[float](), 0.0
    for number, column in enumerate(wide):
        if number % 2 == 0:  # the shared line runs right of this column, of a single one left
            first = number + 1 == columns
            trunks += [right + BEND if first else right + column + TRUNK / 2] * 2
            lefts.append(right + BEND + TRUNK / 2 if first else right)
        else:
            lefts.append(right)
        right = lefts[-1] + column + (TRUNK if number % 2 == 0 else COLUMN_GAP)
    fan = Fan(key, wires[0].upper, flat)
    top = LANE
    for number, (wire, (width, height)) in enumerate(zip(wires, cards, strict=True)):
        row, column = divmod(number, columns)
        trunk, middle = trunks[column], top + height / 2
        is_left = column % 2 == 0 and column + 1 < columns
        x = lefts[column] + (wide[column] - width if is_left else 0.0)
        place = Place(x, top, width, height)
        way = [(trunk, LANE / 2), (trunk, middle), (x + width if is_left else x, middle)]
        if flat:
            place, way = Place(top, x, height, width), [(b, a) for a, b in way]
        fan.boxes[wire.lower], fan.ways[wire.key] = place, way
        fan.width = max(fan.width, place.x + place.width)
        fan.height = max(fan.height, place.y + place.height)
        if column + 1 == columns:
            top += high[row] + GAP
    return fan


def _columns(many: int, flat: bool) -> int:
    """In how many columns so many cards make a fan of a page's shape: an even number, or one."""
    if many < 4:
        return 1
    return 2 * max(1, round(math.sqrt((2.2 if flat else 0.75) * many) / 2))
