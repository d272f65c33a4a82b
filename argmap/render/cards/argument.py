"""The small card of an argument entry, which stands on the link that it warrants."""

from __future__ import annotations

import math

from argmap.model import Argument
from argmap.render.cards.card import (
    BOTTOM,
    HEAVY,
    LABEL,
    SMALL,
    TRACKING,
    Builder,
    Card,
    Reference,
    short_id,
)
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import width
from argmap.render.scene import Rect, Text
from argmap.render.words import first_upper
from argmap.render.words.wording import Wording

WIDTH = 186.0
TEXT = 9.5


def argument_card(
    wording: Wording,
    id: str,
    detail: str,
    references: tuple[Reference, ...] = (),
    mark: str | None = None,
    wide: float = WIDTH,
) -> Card:
    """Set an argument as a card of a width in points; of ids alone, that is the greatest."""
    entry = wording.map.get(id)
    assert isinstance(entry, Argument)
    against = entry.stance == "against"
    colour = "attack" if against else "support"
    text = clean(entry.text)
    words = wording.words
    label = words["kind argument"].upper()
    if entry.scheme:
        label += f" · {clean(entry.scheme).upper()}"
    if mark:
        label += f" {mark}"
    if detail == "ids":
        name = short_id(id)
        fits = math.ceil(max(50.0, min(width(name, "regular", TEXT) + 18, wide)))
        build = Builder("argument", wide if references else fits)
        build.left, build.right = 9.0, build.width - 9.0
        build.rows(name, TEXT, "regular", "ink", 15.5)
    else:
        build = Builder("argument", wide)
        build.left, build.right = 11.0, wide - 11.0
        build.y = 15.5
        if width(label, "bold", LABEL, TRACKING) <= build.room:
            build.shapes.append(
                Text(build.left, build.y, label, LABEL, "bold", colour, tracking=TRACKING)
            )
        else:
            build.rows(label, LABEL, "bold", colour, 0.0)
        build.rows(text, TEXT, "regular", "ink", 14.5)
        if entry.strength and detail == "full":
            build.rows(words[f"{entry.strength} argument"], SMALL, "regular", "muted", 13.5)
    for reference in references:
        build.reference(reference)
    high = math.ceil(build.y + BOTTOM - 1.5)
    thick = HEAVY if wording.asked_for(id) else 1.2
    frame = Rect(0, 0, build.width, high, 9, fill="page", stroke=colour, stroke_width=thick)
    return Card(
        id,
        "argument",
        build.width,
        high,
        (frame, *build.shapes),
        words.named(first_upper(words["argument-against" if against else "argument-for"]), text),
        "solid",
        frozenset(build.features),
    )
