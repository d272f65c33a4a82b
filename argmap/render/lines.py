"""Lines, knots and the words on lines, as groups of the scene."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Link
from argmap.render.arrange import Arrangement
from argmap.render.clean import clean
from argmap.render.curves import Curve
from argmap.render.fonts import width
from argmap.render.layout import Place
from argmap.render.legend import disc
from argmap.render.scene import Circle, Group, Rect, Shape, Text
from argmap.render.strokes import STROKES, drawn
from argmap.render.wiring import Wire, Wiring, phrase
from argmap.render.words import Words

WORD = 7.5


def line_groups(wiring: Wiring, placed: Arrangement, words: Words) -> list[Group]:
    """All lines of a picture, then its knots, then the words that stand on lines."""
    curves = {
        wire.key: Curve(points[::-1] if wire.flipped else points)
        for wire in wiring.wires
        if (points := placed.curves.get(wire.key)) and len(points) >= 4
    }
    lines: list[Group] = []
    heads: list[Group] = []
    names: dict[str, int] = {}
    for wire in wiring.wires:
        if wire.key in curves:
            body, tips = drawn(wire.link, curves[wire.key], wire.head)
            name = line_name(wire.link, None if wire.head else wiring.nodes[wire.lower].id)
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:  # the same link, drawn in another section too
                name = f"{name} {names[name]}"
            lines.append(line_group(wire.link, name, body, words))
            if tips:
                heads.append(Group("head", tips, data=of_link(wire.link)))
    knots: list[Group] = []
    for key, knot in wiring.nodes.items():
        place = placed.boxes.get(key)
        if place is None or knot.kind not in ("disc", "ring") or knot.link is None:
            continue
        x, y = place.centre
        colour = STROKES[knot.link.relation].colour
        if knot.kind == "disc":
            shapes = disc(x, y, place.width / 2, colour)
            title = words["premises-together"]
            knots.append(Group("knot", shapes, title=title, data=of_link(knot.link)))
        else:
            ring = Circle(x, y, place.width / 2, fill="page", stroke=colour, stroke_width=1.6)
            knots.append(Group("knot", (ring,), data=of_link(knot.link)))
    named = _named(wiring.wires, curves, placed.boxes.values(), words)
    return [*lines, *knots, *heads, *named]


def line_name(link: Link, leg: str | None = None) -> str:
    """An id for a line, made of ids of the map: `a supports b`; of a leg: `a + b supports c by a`.

    It stays the same when other parts of the map change.
    """
    target = link.target.replace(" -> ", " supports ")
    name = f"{' + '.join(link.premises)} {link.relation} {target}"
    return name if leg is None else f"{name} by {leg}"


def line_group(link: Link, name: str, body: tuple[Shape, ...], words: Words) -> Group:
    """A line with its name, and in words what it says."""
    said = f"{' + '.join(link.premises)} {words[f'relation {phrase(link)}']} {link.target}"
    return Group(
        "link",
        body,
        id=name,
        title=clean(said),
        data=(("relation", link.relation), *of_link(link)),
    )


def of_link(link: Link) -> tuple[tuple[str, str], ...]:
    """Which link a group belongs to, for pages that act on the picture."""
    return (("link", link.id),)


def _named(
    wires: Iterable[Wire], curves: dict[str, Curve], boxes: Iterable[Place], words: Words
) -> list[Group]:
    """The relation's word on each informing line, where it hides nothing."""
    taken = [(one.x - 1, one.y - 1, one.x + one.width + 1, one.y + one.height + 1) for one in boxes]
    samples = [(wire.key, curves[wire.key].samples(8)) for wire in wires if wire.key in curves]
    groups: list[Group] = []
    for wire in wires:
        curve = curves.get(wire.key)
        named = STROKES[wire.link.relation].named
        if not named or curve is None or (not wire.head and "." in wire.key):
            continue
        word = words[f"relation {wire.link.relation}"]
        wide = width(word, "regular", WORD) + 8
        best: tuple[float, float, float] | None = None
        for part in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82):
            x, y = curve.point(curve.length * part)
            box = (x - wide / 2, y - 5.5, x + wide / 2, y + 5.5)
            cost = abs(part - 0.5) + sum(_overlap(box, other) for other in taken)
            cost += 3 * sum(
                1
                for key, points in samples
                if key != wire.key
                and any(box[0] < a < box[2] and box[1] < b < box[3] for a, b in points)
            )
            if best is None or cost < best[0]:
                best = (cost, x, y)
        assert best is not None
        _, x, y = best
        taken.append((x - wide / 2, y - 5.5, x + wide / 2, y + 5.5))
        colour = STROKES[wire.link.relation].colour
        shapes: tuple[Shape, ...] = (
            Rect(x - wide / 2, y - 5.5, wide, 11, 5.5, fill="page"),
            Text(x, y + 2.5, word, WORD, "regular", colour, "middle"),
        )
        groups.append(Group("word", shapes, data=of_link(wire.link)))
    return groups


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0
