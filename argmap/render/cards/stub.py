"""Stubs: small boxes that stand for a card of another section."""

from __future__ import annotations

import math

from argmap.render.cards.card import SMALL, Card, short_id, shorten
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style, width
from argmap.render.lettering.rtl import is_rtl
from argmap.render.lettering.wrap import wrap
from argmap.render.scene import Rect, Shape, Text
from argmap.render.words.wording import Wording

WIDTH = 150.0
WIDE = 200.0
ROWS = 3
_INKS = {"counter": "counter_ink", "main": "claim"}


def stub(
    wording: Wording, id: str, mark: str, detail: str, degree: int = 1, widest: float | None = None
) -> Card:
    """Set the stub of an entry: its number on the page, if it has one, and its text.

    `degree` is how many lines meet at it: where they are many, it is wider. `widest` is how
    many points wide it may be, where that is not the usual.
    """
    entry = wording.map.get(id)
    kind = str(getattr(entry, "kind", "claim"))
    look = "argument" if kind == "argument" else wording.look(id)
    text = short_id(id) if detail == "ids" else clean(entry.text if entry else id)
    ink = "support" if look == "argument" else _INKS.get(look, look)
    left = 9.0 + (width(mark, "bold", SMALL) + 5.0 if mark else 0.0)
    style: Style = "bold" if look in ("hypothesis", "main") else "regular"
    room = (widest or (WIDE if degree > 2 else WIDTH)) - left - 8.0
    rows = shorten(wrap(text, style, SMALL, room), ROWS, style, SMALL, room)
    wide = math.ceil(left + max(width(row, style, SMALL) for row in rows) + 9.0)
    if degree > 2:
        wide = math.ceil(WIDE)
    high = math.ceil(13.0 + 10.6 * len(rows))
    shapes: list[Shape] = [
        Rect(
            0,
            0,
            wide,
            high,
            high / 2 if len(rows) == 1 else 9,
            fill="chip",
            stroke="edge",
            stroke_width=0.8,
        ),
    ]
    if mark:
        shapes.append(Text(9.0, 14.2, mark, SMALL, "bold", ink))
    shapes += [
        Text(left, 14.2 + 10.6 * number, row, SMALL, style, "ink", rtl=is_rtl(text))
        for number, row in enumerate(rows)
    ]
    return Card(id, "stub", wide, high, tuple(shapes), wording.title(id, mark), "solid")
