"""Composing a picture: a view becomes cards, an arrangement, and a scene."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from argmap.graph.order import ends
from argmap.graph.portions import LARGE
from argmap.graph.view import View
from argmap.model import Section
from argmap.render.cards.argument import argument_card
from argmap.render.cards.card import Card, Reference, card
from argmap.render.cards.marked import marked, quiet
from argmap.render.cards.stub import stub
from argmap.render.graph.wiring import Wiring, wire
from argmap.render.layout.arrange import Arrangement, arrange
from argmap.render.layout.badness import crossings, shared
from argmap.render.layout.curves import Curve
from argmap.render.layout.engine import Engine
from argmap.render.look import Look
from argmap.render.parts.lines import line_groups, word_widths
from argmap.render.parts.page import Body, card_group, page
from argmap.render.parts.pills import pill_places, section_groups
from argmap.render.parts.strokes import STROKES
from argmap.render.scene import Group, Scene
from argmap.render.words.wording import Wording

MANY = 60
"""From this many cards on, each section is always laid out by itself."""
FEW = 24
"""Up to this many cards, some crossings are better than taking the picture apart."""
ACROSS = 8
"""Beyond `FEW` cards, up to this many links between sections are drawn from section to section."""
MERGED = 60
"""How many pieces of lines, of 8 points each, may run on top of others in one layout."""
WIDEST, WIDE_FEW, HIGHEST = 2300.0, 2600.0, 2000.0
"""How large a picture in one layout may be, in points, and how wide one of few cards; beyond,
sections are laid out apart."""
DISC, RING = 9.4, 5.0
MARKS = 40
"""How many cards of other sections a card names by their numbers in one row."""


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the scene of a view that has cards. Raises `EngineError`.

    A small map is laid out in one go. Where that gets large, or where many lines cross, each
    section is laid out by itself.
    """
    sections = {view.section_of(id) for id in view.cards}
    if look.apart is not None:
        return _laid_out(view, look, engine, look.apart).scene
    sectioned = len(sections) > 1 or bool(view.outside and sections - {None})
    if len(view.cards) > LARGE:
        return _laid_out(view, look, engine, True).scene
    many = len(view.cards) >= MANY or (len(view.cards) > FEW and across(view) > ACROSS)
    if sectioned and (many or view.outside):
        return _laid_out(view, look, engine, True).scene
    whole = _laid_out(view, look, engine, False)
    if whole.names_clear and (not sectioned or _reads_well(view, whole.placed)):
        return whole.scene
    return _laid_out(view, look, engine, True).scene


def _reads_well(view: View, placed: Arrangement) -> bool:
    """Whether sections laid out together are small enough, and their lines clear enough."""
    few = len(view.cards) <= FEW
    widest = WIDE_FEW if few else WIDEST
    small = placed.width <= widest and placed.height <= HIGHEST and not placed.notes
    tangled = tangle(placed) > (1.5 if few else 0.5)
    return small and not tangled and not merged(placed)


def across(view: View) -> int:
    """How many links lead from one section to another."""
    count = 0
    for link in view.links:
        touched = ends(link, view.names, view.map)
        count += len({home for id in touched if (home := view.section_of(id))}) > 1
    return count


def tangle(placed: Arrangement) -> float:
    """How many crossings a line takes part in, on average."""
    lines = {
        key: Curve(points).samples(24) for key, points in placed.curves.items() if len(points) > 3
    }
    return 2 * crossings(lines) / max(1, len(lines))


def merged(placed: Arrangement) -> bool:
    """Whether lines run on top of each other for so long that they can't be told apart."""
    lines = {
        key: Curve(points).samples(6) for key, points in placed.curves.items() if len(points) > 3
    }
    return shared(lines) > MERGED


@dataclass(frozen=True, slots=True)
class _Drawn:
    placed: Arrangement
    scene: Scene
    names_clear: bool
    """Whether no line crosses the name of a section."""


def _laid_out(view: View, look: Look, engine: Engine, by_section: bool) -> _Drawn:
    wiring = wire(view, by_section)
    order = _order(view, wiring)
    cards = _cards(view, wiring, order, look)
    sizes = _sizes(wiring, cards)
    engine_direction = "TB" if look.direction == "down" else "LR"
    named = word_widths(look.words)
    placed = arrange(view, wiring, sizes, order, engine, engine_direction, by_section, named)
    frames, pills, names_clear = section_groups(view, placed)
    scene = _scene(view, wiring, cards, placed, (frames, pills), look)
    return _Drawn(placed, scene, names_clear)


def _cards(view: View, wiring: Wiring, order: tuple[str, ...], look: Look) -> dict[str, Card]:
    """All boxes that show entries, by key. Entries named elsewhere get numbers, in order."""
    wording = Wording(view, look.words)
    named = wiring.named
    owners = (wiring.nodes[key] for key in order)
    ids = [node.id for node in owners if node.kind in ("card", "argument")]
    marks = {id: str(n) for n, id in enumerate((i for i in ids if i in named), start=1)}
    degree = Counter(key for one in wiring.wires for key in (one.upper, one.lower))
    cards: dict[str, Card] = {}
    for key in order:
        node = wiring.nodes[key]
        if node.kind == "stub":
            cards[key] = stub(wording, node.id, marks.get(node.id, ""), look.detail, degree[key])
        elif node.kind in ("card", "argument"):
            rows = tuple(
                Reference(
                    look.words[f"relation {row.phrase}"],
                    _some([marks[id] for id in row.others]),
                    STROKES[row.relation].colour,
                    row.out,
                )
                for row in wiring.elsewhere.get(node.id, ())
            )
            make = card if node.kind == "card" else argument_card
            detail = look.detail if _is_told_whole(look, node.id) else "brief"
            made = make(wording, node.id, detail, rows, marks.get(node.id))
            cards[key] = _with_mark(made, look)
    return cards


def _is_told_whole(look: Look, id: str) -> bool:
    return look.marks is None or id in look.marks.cards or look.detail == "ids"


def _with_mark(card: Card, look: Look) -> Card:
    """A card with its mark, if the picture has marks."""
    if look.marks is None:
        return card
    mark = look.marks.cards.get(card.id)
    if mark is None:
        return quiet(card)
    return marked(card, mark, look.marks.before.get(card.id), look.words)


def _some(marks: list[str]) -> tuple[str, ...]:
    """The numbers of the cards at the other end, as far as a card has room for them."""
    more = len(marks) - MARKS
    return (*marks[:MARKS], *([f"+\u2009{more}"] if more > 0 else []))


def _sizes(wiring: Wiring, cards: dict[str, Card]) -> dict[str, tuple[float, float]]:
    """Width and height of every box, in points."""
    radius = {"disc": DISC, "ring": RING}
    return {
        key: (cards[key].width, cards[key].height)
        if key in cards
        else (2 * radius[node.kind], 2 * radius[node.kind])
        for key, node in wiring.nodes.items()
    }


def _order(view: View, wiring: Wiring) -> tuple[str, ...]:
    """The keys of all boxes, section by section: the question's first, then as in the map."""
    first = next((view.section_of(id) for id in view.cards if id in view.roles.main), None)
    rank: dict[str | None, int] = {None: -2, first: -1}
    for number, section in enumerate(view.map.of_kind(Section)):
        rank.setdefault(section.id, number)
    nodes = wiring.nodes

    def place(key: str) -> tuple[int, int]:
        group = nodes[key].group
        return rank.get(group.section, len(rank)), group.portion

    return tuple(sorted(nodes, key=place))


def _scene(
    view: View,
    wiring: Wiring,
    cards: dict[str, Card],
    placed: Arrangement,
    sections: tuple[list[Group], list[Group]],
    look: Look,
) -> Scene:
    frames, pills = sections
    lines = line_groups(wiring, placed, look.words, pill_places(pills), look.marks)
    boxes = [
        card_group(one, placed.boxes[key].x, placed.boxes[key].y) for key, one in cards.items()
    ]
    cut = any(node.group.portion for node in wiring.nodes.values())
    named = "legend repeated" if cut else "legend references"
    body = Body(
        width=placed.width,
        height=placed.height,
        groups=(*frames, *lines, *pills, *boxes),
        boxes=cards.values(),
        links=tuple({one.link.id: one.link for one in wiring.wires}.values()),
        shown=view.cards,
        discs=any(node.kind == "disc" for node in wiring.nodes.values()),
        references=named if wiring.named else None,
        notes=placed.notes,
        marks=look.marks,
    )
    return page(view, body, look.words)
