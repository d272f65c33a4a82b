"""Cards in other sizes: a card as a whole made larger or smaller."""

from __future__ import annotations

from dataclasses import replace

from argmap.render.cards.card import Card
from argmap.render.scene import Circle, Rect, Shape, Text


def scaled(card: Card, factor: float) -> Card:
    """A card with everything on it larger by a factor. Its lines stay as wide as they are."""
    if factor == 1.0:
        return card
    return replace(
        card,
        width=card.width * factor,
        height=card.height * factor,
        shapes=tuple(_scaled(shape, factor) for shape in card.shapes),
    )


def _scaled(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Text):
        return Text(
            shape.x * by,
            shape.y * by,
            shape.text,
            shape.size * by,
            shape.style,
            shape.fill,
            shape.anchor,
            shape.tracking,
            shape.rtl,
        )
    if isinstance(shape, Rect):
        return replace(
            shape,
            x=shape.x * by,
            y=shape.y * by,
            width=shape.width * by,
            height=shape.height * by,
            radius=shape.radius * by,
        )
    if isinstance(shape, Circle):
        return replace(shape, x=shape.x * by, y=shape.y * by, radius=shape.radius * by)
    segments = tuple((name, tuple(at * by for at in points)) for name, points in shape.segments)
    return replace(shape, segments=segments)
