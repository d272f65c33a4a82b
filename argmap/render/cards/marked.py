"""Marks on cards: what is new, gone or changed, and what a card said before.

A mark is a word in a pill and an outline, so that it can be told without its colour.
"""

from __future__ import annotations

import math
from dataclasses import replace

from argmap.render.cards.card import (
    BOTTOM,
    LABEL,
    SMALL,
    TRACKING,
    Builder,
    Card,
    frame,
)
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import width
from argmap.render.marks import Before, Mark
from argmap.render.scene import Circle, Path, Rect, Shape, Text, line
from argmap.render.words import Words, first_upper

ROOM = 15.0
"""What the pill takes above the card's own first row, in points."""
_OUTSIDE = 4.0
"""How far outside of the card its outline runs."""
_SIGNS: dict[Mark, str] = {"new": "+", "gone": "−", "changed": "±"}
_DASHES: dict[Mark, tuple[float, ...]] = {"new": (), "gone": (1.4, 3.2), "changed": (9.0, 4.0)}
_BEFORE = 9.0
"""The size of a text that a card had before."""
_MUTED = {"ink": "muted", "main_ink": "main_muted"}


def marked(card: Card, mark: Mark, before: Before | None, words: Words) -> Card:
    """A card with the pill and the outline of its mark, and below what it said before."""
    own = 1 if card.look == "argument" else len(_frame(card, card.height))
    head = pill(mark, words)
    build = Builder(card.look, card.width)
    if card.look == "argument":
        build.left, build.right = 11.0, card.width - 11.0
    left = build.left
    rest = [shifted(shape, 0.0, ROOM) for shape in card.shapes[own:]]
    if mark == "gone":
        rest = [piece for shape in rest for piece in _struck(shape)]
    build.y = card.height - BOTTOM + ROOM
    if before is not None:
        _tell(build, before, words)
    high = math.ceil(build.y + BOTTOM)
    shapes = (
        *(_frame(card, high) if card.look != "argument" else (_higher(card.shapes[0], high),)),
        *(shifted(shape, left, 8.0) for shape in head),
        *rest,
        *build.shapes,
    )
    outline = Rect(
        0,
        0,
        card.width + 2 * _OUTSIDE,
        high + 2 * _OUTSIDE,
        10.5,
        stroke="mark",
        stroke_width=2.0 if mark != "gone" else 1.6,
        dash=_DASHES[mark],
    )
    return replace(
        card,
        width=card.width + 2 * _OUTSIDE,
        height=high + 2 * _OUTSIDE,
        shapes=(outline, *(shifted(shape, _OUTSIDE, _OUTSIDE) for shape in shapes)),
        title=words.named(first_upper(words[f"change {mark}"]), card.title),
        features=card.features | build.features,
    )


def quiet(card: Card) -> Card:
    """A card that is not marked, beside others that are: its words are less black."""
    shapes = tuple(
        replace(shape, fill=_MUTED.get(shape.fill, shape.fill))
        if isinstance(shape, Text)
        else shape
        for shape in card.shapes
    )
    return replace(card, shapes=shapes)


def pill(mark: Mark, words: Words) -> tuple[Shape, ...]:
    """The word of a mark in a pill, from its upper left corner."""
    said = f"{_SIGNS[mark]} {words[f'change {mark}'].upper()}"
    wide = width(said, "bold", LABEL, TRACKING) + 11
    full = mark != "gone"
    ground = Rect(0, 0, wide, 12.5, 6.2, "mark" if full else "page", "mark", 1.0)
    ink = "page" if full else "mark"
    return ground, Text(5.5, 9.0, said, LABEL, "bold", ink, tracking=TRACKING)


def _frame(card: Card, high: float) -> tuple[Shape, ...]:
    return frame(card.look, card.width, high, card.border, card.asked_for)


def _higher(shape: Shape, high: float) -> Shape:
    assert isinstance(shape, Rect)
    return replace(shape, height=high)


def _tell(build: Builder, before: Before, words: Words) -> None:
    """What the card said before, below a line."""
    build.y += 9.0
    ends = (build.left, build.y), (build.right, build.y)
    build.shapes.append(Path(line(*ends), stroke="mark", stroke_width=0.8))
    build.rows(words["change before"].upper(), LABEL, "bold", _mark_ink(build), 12.5)
    if before.text is not None:
        start = len(build.shapes)
        build.rows(clean(before.text), _BEFORE, "regular", build.muted, 13.0)
        struck = [piece for shape in build.shapes[start:] for piece in _struck(shape)]
        build.shapes[start:] = struck
    level = words[f"confidence {before.confidence.level}"] if before.confidence else ""
    if before.confidence and before.confidence.reason:
        level = words.named(level, clean(before.confidence.reason))
    if before.likelihood or level:
        build.y -= 2.0
        build.pill(before.likelihood, _likely(before, words), level)
    rows = [words["change unjudged"]] if before.unjudged else []
    rows += [words.fill("change grade", grade=clean(before.grade))] if before.grade else []
    rows += [words["change sourced"]] if before.sourced else []
    rows += [words["change others"]] if before.others else []
    for row in rows:
        build.rows(row, SMALL, "regular", build.muted, 12.5)


def _mark_ink(build: Builder) -> str:
    return "main_muted" if build.look == "main" else "mark"


def _likely(before: Before, words: Words) -> str:
    found = before.likelihood
    if found is None:
        return ""
    return words.percent(found.low, found.high) if found.text[:1].isdigit() else clean(found.text)


def _struck(shape: Shape) -> tuple[Shape, ...]:
    """A row of text struck through, in muted ink; other shapes as they are."""
    if not isinstance(shape, Text) or shape.size < _BEFORE or shape.style == "italic":
        return (shape,)
    wide = width(shape.text, shape.style, shape.size, shape.tracking)
    start = shape.x - wide if shape.anchor == "end" else shape.x
    fill = _MUTED.get(shape.fill, shape.fill)
    y = shape.y - shape.size * 0.3
    stroke = Path(line((start, y), (start + wide, y)), stroke=fill, stroke_width=0.8)
    return replace(shape, fill=fill), stroke


def shifted(shape: Shape, dx: float, dy: float) -> Shape:
    """A shape so many points further right and down."""
    if isinstance(shape, Text | Rect | Circle):
        return replace(shape, x=shape.x + dx, y=shape.y + dy)
    moved = tuple(
        (name, tuple(at + (dx, dy)[number % 2] for number, at in enumerate(points)))
        for name, points in shape.segments
    )
    return replace(shape, segments=moved)
