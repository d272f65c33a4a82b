"""The page around a picture: the title above it, the legend below."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from argmap.graph.view import View
from argmap.model import Link
from argmap.render.cards.card import Card
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import width
from argmap.render.lettering.wrap import wrap
from argmap.render.marks import MARKS, Mark, Marks
from argmap.render.parts.chosen import chosen
from argmap.render.parts.legend import Used, legend
from argmap.render.scene import Group, Scene, Shape, Text
from argmap.render.words import Words
from argmap.render.words.dates import in_words

MARGIN = 28.0
NARROWEST = 480.0
"""The least width of a page without its margins, in points."""
SCALES = {"icd203": "ICD 203", "phia": "PHIA", "kent": "Sherman Kent"}
"""Names of the scales of likelihood, the same in every language."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a page shows; groups are placed from the body's upper left corner."""

    width: float
    height: float
    groups: tuple[Group, ...]
    boxes: Collection[Card]
    """All boxes that show entries; the legend explains what they use."""
    links: tuple[Link, ...]
    """The links that are drawn, each at least once."""
    shown: Collection[str]
    """The ids of the entries that are shown as cards."""
    discs: bool = False
    """Whether premises join in a disc."""
    references: str | None = None
    """What numbers on cards are for, if there are any: a row of the words."""
    notes: tuple[str, ...] = ()
    marks: Marks | None = None
    """What is marked as new, gone or changed, if the picture is of changes."""


def scale_named(scale: str, words: Words) -> str:
    """Whose words of likelihood a map uses."""
    return words.fill("scale-words", scale=SCALES.get(scale, clean(scale)))


def page(view: View, body: Body, words: Words) -> Scene:
    """A body with its title, the map's date and scale, and a legend."""
    heading, top = _heading(view, body, words)
    used = Used(
        disc=body.discs,
        borders=frozenset(one.border for one in body.boxes),
        features=frozenset(part for one in body.boxes for part in one.features),
        references=body.references,
        marks=_marked(body),
    )
    wide = max(body.width, NARROWEST, _right(heading) - MARGIN)
    key, high = legend(body.links, used, wide, words)
    bottom = top + body.height + (26 if high else 8)
    return Scene(
        width=round(wide + 2 * MARGIN),
        height=round(bottom + high + 22),
        title=clean(view.map.title),
        description=_description(view, body, words),
        groups=(
            heading,
            *(moved(group, MARGIN, top) for group in body.groups),
            *(moved(group, MARGIN, bottom) for group in key),
        ),
        notes=body.notes,
        cards=len(body.shown),
    )


def _marked(body: Body) -> tuple[Mark, ...]:
    """The marks that are on cards or on lines."""
    if body.marks is None:
        return ()
    found = {body.marks.cards.get(id) for id in (one.id for one in body.boxes)}
    found |= {body.marks.links.get(link.id) for link in body.links}
    return tuple(mark for mark in MARKS if mark in found)


def moved(group: Group, dx: float, dy: float) -> Group:
    """A group, so many points further right and down."""
    return replace(group, x=group.x + dx, y=group.y + dy)


def card_group(one: Card, x: float, y: float) -> Group:
    """A card or stub at its place; a click on a stub leads to the card."""
    stub = one.look == "stub"
    return Group(
        "stub" if stub else "card",
        one.shapes,
        None if stub else one.id,
        one.title,
        x,
        y,
        (("look", one.look),),
        href=one.id if stub else None,
    )


def _right(group: Group) -> float:
    return max(
        (s.x + width(s.text, s.style, s.size) for s in group.shapes if isinstance(s, Text)),
        default=0.0,
    )


def _heading(view: View, body: Body, words: Words) -> tuple[Group, float]:
    """The title with the date and the scale below it; and where the body begins."""
    title = clean(view.map.title)
    room = max(body.width, NARROWEST)
    shapes: list[Shape] = []
    y = 34.0
    for number, row in enumerate(wrap(title, "bold", 17, room)):
        y += 22 if number else 0
        shapes.append(Text(MARGIN, y, row, 17, "bold", "ink"))
    likely = any("likelihood" in one.features for one in body.boxes)
    parts = changed(body.marks, words) if body.marks else []
    parts += facts(view, len(body.shown), likely, words)
    for number, row in enumerate(wrap(" · ".join(parts), "regular", 9, room)):
        if row:
            y += 17 if number == 0 else 12.5
            shapes.append(Text(MARGIN, y, row, 9, "regular", "muted"))
    return Group("heading", tuple(shapes)), y + 24


def changed(marks: Marks, words: Words) -> list[str]:
    """Between which states a picture shows changes, and how many."""
    old, new = clean(marks.old), clean(marks.new)
    parts = [words.fill("changes between", old=old, new=new)]
    if marks.judgments:
        parts.append(words.many("changes judgments", marks.judgments))
    on_cards = list(marks.cards.values())
    parts += [
        words.many(f"changes {mark}", count) for mark in MARKS if (count := on_cards.count(mark))
    ]
    return parts


def facts(view: View, shown: int, likely: bool, words: Words) -> list[str]:
    """What stands below a title: the map's date, its scale if a likelihood is shown, what filters
    chose, and how many of its cards are shown where these are not all."""
    parts: list[str] = []
    head = view.map.head
    if head and head.date:
        parts.append(in_words(clean(head.date.text), words))
    if likely:
        parts.append(scale_named(view.map.scale, words))
    parts += chosen(view, words)
    whole = view.hidden + len(view.cards)
    if shown < whole:
        parts.append(words.many("shown-of", whole, shown=shown))
    return parts


def _description(view: View, body: Body, words: Words) -> str:
    """The picture in one sentence, for readers of the screen."""
    counts: dict[str, int] = {}
    for id in body.shown:
        kind = str(getattr(view.map.get(id), "kind", "claim"))
        counts[kind] = counts.get(kind, 0) + 1
    return words.fill(
        "described",
        cards=words.many("cards", len(body.shown)),
        kinds=", ".join(words.many(f"many {kind}", count) for kind, count in counts.items()),
        links=words.many("links", len(body.links)),
    )
