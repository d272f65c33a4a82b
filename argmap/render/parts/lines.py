"""Lines, knots and the words on lines, as groups of the scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from argmap.model import Link
from argmap.render.graph.wiring import Wire, Wiring, phrase
from argmap.render.layout.arrange import Arrangement
from argmap.render.layout.curves import Curve
from argmap.render.layout.near import Near
from argmap.render.layout.placing import Place
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import width
from argmap.render.marks import Marks
from argmap.render.parts.legend import disc
from argmap.render.parts.strokes import STROKES, drawn
from argmap.render.scene import Circle, Group, Path, Rect, Shape, Text
from argmap.render.words import Words

WORD = 7.5
HIGH = 11.0
"""Height of the ground of a word on a line, in points."""


def line_groups(
    wiring: Wiring,
    placed: Arrangement,
    words: Words,
    taken: Mapping[str, Place],
    marks: Marks | None = None,
) -> list[Group]:
    """All lines of a picture, then its knots, then the words that stand on lines.

    The words keep off the boxes, and off what else is `taken`.
    """
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
            halo = wire.key not in placed.bundled
            body, tips = drawn(wire.link, curves[wire.key], wire.head, halo)
            if marks is not None:
                body = _marked(body, marks, wire.link)
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
    named = _named(wiring.wires, curves, {**placed.boxes, **taken}, words, marks)
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


def word_widths(words: Words) -> dict[str, float]:
    """How wide the word on a line is, in points, for each relation that is named on its lines."""
    return {
        relation: width(words[f"relation {relation}"], "regular", WORD) + 8
        for relation, stroke in STROKES.items()
        if stroke.named
    }


def _named(
    wires: Iterable[Wire],
    curves: Mapping[str, Curve],
    taken: Mapping[str, Place],
    words: Words,
    marks: Marks | None,
) -> list[Group]:
    """The relation's word on each informing line, where it hides nothing of what is `taken`, and
    the mark of each line that has one.

    Where a line has no such place, the word is left out, and a mark stands in its middle.
    """
    marked = marks.links if marks is not None else {}
    wires = [
        wire
        for wire in wires
        if (STROKES[wire.link.relation].named or wire.link.id in marked)
        and wire.key in curves
        and (wire.head or "." not in wire.key)
    ]
    if not wires:
        return []
    near, passing, wide = Near(taken), _Passing(curves), word_widths(words)
    groups: list[Group] = []
    for wire in wires:
        relation, curve = wire.link.relation, curves[wire.key]
        mark = _mark_word(wire.link, marks, words)
        room = width(mark, "bold", WORD) + 10 if mark else wide[relation]
        place = _free(wire.key, curve, room, near, passing)
        if place is None and mark:
            x, y = curve.point(curve.length / 2)
            place = Place(x - room / 2, y - HIGH / 2, room, HIGH)
        if place is None:
            continue
        near.add(f"word {wire.key}", place)
        shapes = (
            _pill(place, mark, full=marked[wire.link.id] != "gone")
            if mark
            else _word(place, words[f"relation {relation}"], STROKES[relation].colour)
        )
        groups.append(Group("word", shapes, data=of_link(wire.link)))
    return groups


def _word(place: Place, said: str, colour: str) -> tuple[Shape, ...]:
    x, y = place.centre
    return (
        Rect(place.x, place.y, place.width, place.height, place.height / 2, fill="page"),
        Text(x, y + 2.5, said, WORD, "regular", colour, "middle"),
    )


def _pill(place: Place, said: str, full: bool) -> tuple[Shape, ...]:
    """What a mark says, on its own colour if it is `full`."""
    x, y = place.centre
    ground, ink = ("mark", "page") if full else ("page", "mark")
    half = place.height / 2
    return (
        Rect(place.x, place.y, place.width, place.height, half, ground, "mark", 0.9),
        Text(x, y + 2.5, said, WORD, "bold", ink, "middle"),
    )


def _mark_word(link: Link, marks: Marks | None, words: Words) -> str:
    """What stands on a line that is marked: that it is new, gone, or what it was; else nothing."""
    mark = marks.links.get(link.id) if marks is not None else None
    if marks is None or mark is None:
        return ""
    was = marks.was.get(link.id)
    if was is not None:
        return words.fill("change was", what=words[f"relation {phrase(was)}"])
    named = STROKES[link.relation].named
    said = words[f"change {mark}"]
    return f"{said} · {words[f'relation {link.relation}']}" if named else said


def _marked(body: tuple[Shape, ...], marks: Marks, link: Link) -> tuple[Shape, ...]:
    """A line on a band where it is new or changed, and pale where it is gone."""
    mark = marks.links.get(link.id)
    *below, line = body
    if mark is None or not isinstance(line, Path):
        return body
    if mark == "gone":
        return (*below, replace(line, opacity=0.5))
    band = Path(line.segments, stroke="mark", stroke_width=line.stroke_width + 5, opacity=0.25)
    return (*below, band, line)


def _free(key: str, curve: Curve, wide: float, near: Near, passing: _Passing) -> Place | None:
    """The place for a word on a line: near its middle, clear of all else, of lines if possible.

    Where there is none on the line, it is beside it.
    """
    best: tuple[float, Place] | None = None
    parts = sorted((number / 40 for number in range(3, 38)), key=lambda one: abs(one - 0.5))
    beside = (HIGH / 2 + 2, -HIGH / 2 - 2)
    for part, aside in ((part, aside) for aside in (0.0, *beside) for part in parts):
        far = abs(part - 0.5) + abs(aside)
        if best is not None and best[0] <= far:
            break
        x, y = curve.point(curve.length * part)
        left, top = x - wide / 2, y - HIGH / 2 + aside
        if not near.meeting(left - 1, top - 1, left + wide + 1, top + HIGH + 1):
            place = Place(left, top, wide, HIGH)
            cost = far + 3 * passing.count(place, key)
            if best is None or cost < best[0]:
                best = cost, place
    return best[1] if best else None


class _Passing:
    """Which lines pass a place."""

    SIDE = 32.0

    def __init__(self, curves: Mapping[str, Curve]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        for key, curve in curves.items():
            for x, y in curve.samples(8):
                cell = int(x // self.SIDE), int(y // self.SIDE)
                self._cells.setdefault(cell, []).append((x, y, key))

    def count(self, place: Place, own: str) -> int:
        """How many lines other than its own pass a place."""
        right, low = place.x + place.width, place.y + place.height
        cells = (
            self._cells.get((a, b), ())
            for a in range(int(place.x // self.SIDE), int(right // self.SIDE) + 1)
            for b in range(int(place.y // self.SIDE), int(low // self.SIDE) + 1)
        )
        found = {
            key for cell in cells for x, y, key in cell if place.x < x < right and place.y < y < low
        }
        return len(found - {own})
