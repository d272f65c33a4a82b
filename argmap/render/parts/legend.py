"""The legend: what the picture uses, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.model import Link
from argmap.render.cards.card import frame
from argmap.render.cards.marked import pill, shifted
from argmap.render.layout.curves import Curve
from argmap.render.lettering.fonts import width
from argmap.render.marks import Mark
from argmap.render.parts import strokes
from argmap.render.scene import Circle, Group, Rect, Shape, Text
from argmap.render.words import Words

SIZE = 8.5
_SAID = {
    "supports": "relation supports",
    "attacks": "relation attacks",
    "undercuts": "legend undercuts",
    "contradicts": "legend contradicts",
}
"""What is explained of each relation: a row of the words."""

# So long that the dashes end whole.
_LENGTHS = {"attacks": 37.1, "contradicts": 39.7}


@dataclass(frozen=True, slots=True)
class Used:
    """What a picture uses, apart from its links."""

    disc: bool = False
    ring: bool = False
    borders: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset()
    references: str | None = None
    """What numbers on cards are for, if there are any: a row of the words."""
    marks: tuple[Mark, ...] = ()
    """What is marked as new, gone or changed."""


def legend(
    links: Iterable[Link], used: Used, room: float, words: Words
) -> tuple[list[Group], float]:
    """The legend, in rows no wider than `room` points; its groups and its height.

    Everything is relative to the legend's upper left corner.
    """
    entries = _entries(list(links), used, words)
    groups: list[Group] = []
    x, y = 0.0, 0.0
    for shapes, wide, said in entries:
        whole = wide + 7 + width(said, "regular", SIZE)
        if x > 0 and x + whole > room:
            x, y = 0.0, y + 20
        text = Text(wide + 7, 3.0, said, SIZE, "regular", "muted")
        groups.append(Group("legend", (*shapes, text), x=x, y=y + 8))
        x += whole + 20
    return groups, (y + 16 if entries else 0.0)


Entry = tuple[tuple[Shape, ...], float, str]


def _entries(links: list[Link], used: Used, words: Words) -> list[Entry]:
    made = _marks(used.marks, words)
    relations = {link.relation for link in links}
    for relation in strokes.STROKES:
        if relation in _SAID and relation in relations:
            sample = next(link for link in links if link.relation == relation)
            plain = sample.model_copy(update={"strength": None})
            wide = _LENGTHS.get(relation, 32.0)
            made.append((_line(plain, wide), wide, words[_SAID[relation]]))
    for strength in ("strong", "weak"):
        strong = [link for link in links if link.strength == strength]
        strong.sort(key=lambda link: link.relation != "supports")
        found = strong[0] if strong else None
        if found:
            made.append((_line(found, 32), 32.0, words[f"legend {strength}"]))
    if used.disc:
        made.append(((*disc(7, 0, 7.0, "support"),), 14.0, words["legend premises"]))
    made += _borders(used, words)
    if used.references:
        shapes: tuple[Shape, ...] = (
            Rect(0, -5.5, 26, 11, 4, fill="chip"),
            Text(13, 2.7, "12", 7.5, "bold", "ink", "middle"),
        )
        made.append((shapes, 26.0, words[used.references]))
    if "act" in used.features:
        act = words["act"]
        shapes = (Text(0, 3, act, SIZE, "bold", "muted"),)
        made.append((shapes, width(act, "bold", SIZE), words["legend act"]))
    grades = (part.partition(" ")[2] for part in used.features if part.startswith("grade "))
    return made + _grades(grades, words)


def _marks(marks: Iterable[Mark], words: Words) -> list[Entry]:
    made: list[Entry] = []
    for mark in marks:
        shapes = tuple(shifted(shape, 0.0, -6.2) for shape in pill(mark, words))
        ground = shapes[0]
        assert isinstance(ground, Rect)
        made.append((shapes, ground.width, words[f"changes legend {mark}"]))
    return made


def _line(link: Link, wide: float) -> tuple[Shape, ...]:
    curve = Curve([(wide, 0.0), (wide * 2 / 3, 0.0), (wide / 3, 0.0), (0.0, 0.0)])
    body, heads = strokes.drawn(link, curve, True)
    return (*body[1:], *heads)


def _borders(used: Used, words: Words) -> list[Entry]:
    made: list[Entry] = []
    for border in ("reported", "unnamed", "counter", "counter-reported", "counter-unnamed"):
        if border in used.borders:
            card = frame("counter" if border.startswith("counter") else "claim", 22, 13, border)[0]
            assert isinstance(card, Rect)
            shape = Rect(0, -6.5, 22, 13, 3.5, card.fill, card.stroke, card.stroke_width, card.dash)
            made.append(((shape,), 22.0, words[f"legend {border}"]))
    return made


def _grades(grades: Iterable[str], words: Words) -> list[Entry]:
    """What letters and digits mean, by an example that stands in the picture."""
    found = sorted(set(grades), key=lambda grade: (-len(grade), grade))
    letters = any(grade[:1].isalpha() for grade in found)
    digits = any(grade[-1:].isdigit() for grade in found)
    if not found:
        return []
    if letters and digits and len(found[0]) < 2:
        digit = next(grade for grade in found if grade.isdigit())
        return [*_grades([found[-1]], words), *_grades([digit], words)]
    said = [words["legend reliability"]] if letters else []
    said += [words["legend credibility"]] if digits else []
    example = Text(0, 3, found[0], SIZE, "bold", "muted")
    return [((example,), width(found[0], "bold", SIZE), ", ".join(said))]


def disc(x: float, y: float, radius: float, colour: str) -> tuple[Shape, ...]:
    """The disc in which linked premises join."""
    size = radius * 1.12
    return (
        Circle(x, y, radius, fill=colour),
        Text(x, y + size * 0.35, "&", size, "bold", "page", "middle"),
    )
