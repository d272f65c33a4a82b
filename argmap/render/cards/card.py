"""Cards: a statement becomes shapes on a rectangle of known size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from argmap.model import Attribution, Claim, Evidence, Likelihood
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style, width
from argmap.render.lettering.rtl import is_rtl
from argmap.render.lettering.wrap import wrap
from argmap.render.scene import Path, Rect, Segment, Shape, Text
from argmap.render.words import Words, first_upper
from argmap.render.words.wording import Wording

Detail = Literal["full", "brief", "ids"]

WIDTH = 214.0
MAIN_WIDTH = 430.0
PAD, BOTTOM = 14.0, 10.6
BAR = 5.0
RADIUS = 7.0
TEXT, LEADING = 11.0, 1.36
LABEL, SMALL, QUOTE, MAIN = 7.5, 8.0, 9.5, 13.5
TRACKING = 0.05
UNIT_GAP = 5.0
"""Room above each voice of a card with several, in points beyond the usual."""
HEAVY = 2.6
"""The width of the border of a card that was asked for, in points."""
CONFIDENCE_ROWS = 2
"""How many rows the reason of a confidence may take."""
SHORT_ID = 160
"""Ids longer than this many code points are shortened on cards."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link that is drawn in another section: the relation and the numbers of the cards."""

    words: str
    """The relation, read from this card: `supports`, `supported by`."""
    marks: tuple[str, ...]
    """The other cards' numbers on the page."""
    colour: str
    out: bool
    """Whether the link leads from this card to the others."""


@dataclass(frozen=True, slots=True)
class Card:
    """A sized card; its shapes are relative to its upper left corner."""

    id: str
    look: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    border: str
    """`solid`, `reported`, `unnamed`, or `counter` and its two dashed forms, for the legend."""
    features: frozenset[str] = frozenset()
    asked_for: bool = False
    """Whether a filter names this card, which has a heavy border then."""


_INKS = {"counter": "counter_ink", "main": "main_muted"}
_GROUNDS = {
    "main": "main",
    "counter": "counter_card",
    "evidence": "evidence_card",
    "assumption": "assumption_card",
    "gap": "gap_card",
}


class Builder:
    """Sets the rows of one card, from top to bottom."""

    def __init__(self, look: str, wide: float) -> None:
        self.look, self.width = look, wide
        self.left = PAD if look == "main" else PAD + BAR
        self.right = wide - PAD
        self.y = 0.0
        """The baseline of the last row, or the lower edge of the last shape."""
        self.shapes: list[Shape] = []
        self.features: set[str] = set()

    @property
    def room(self) -> float:
        """The width that text can take."""
        return self.right - self.left

    @property
    def muted(self) -> str:
        """The ink of what is less important, readable on this card's ground."""
        return "main_muted" if self.look == "main" else "muted"

    def rows(
        self,
        text: str,
        size: float,
        style: Style,
        fill: str,
        gap: float,
        *,
        leading: float = LEADING,
        indent: float = 0.0,
        most: int | None = None,
    ) -> None:
        """Set a paragraph; its first baseline stands `gap` below the last one.

        With `most`, no more rows than that are set, and an ellipsis ends a longer text.
        """
        rtl = is_rtl(text)
        rows = wrap(text, style, size, self.room - indent)
        if most is not None:
            rows = shorten(rows, most, style, size, self.room - indent)
        for number, row in enumerate(rows):
            self.y += gap if number == 0 else size * leading
            x = self.right if rtl else self.left + indent
            self.shapes.append(
                Text(x, self.y, row, size, style, fill, "end" if rtl else "start", rtl=rtl)
            )

    def head(self, label: str, who: str, when: str = "") -> None:
        """The kind and a date at the left, the speaker at the right, below where it is long."""
        ink = _INKS.get(self.look, self.look)
        self.y = 18.5
        taken = width(label, "bold", LABEL, TRACKING)
        if taken > self.room:
            self.rows(label, LABEL, "bold", ink, 0.0)
        else:
            self.shapes.append(
                Text(self.left, self.y, label, LABEL, "bold", ink, tracking=TRACKING)
            )
        if when and taken + 6 + width(when, "regular", SMALL) <= self.room:
            x = self.left + taken + 6
            self.shapes.append(Text(x, self.y, when, SMALL, "regular", self.muted))
            taken += 6 + width(when, "regular", SMALL)
        elif when:
            self.rows(when, SMALL, "regular", self.muted, 12.5)
            taken = self.room
        if not who:
            return
        if taken + 12 + width(who, "regular", SMALL) <= self.room:
            self.shapes.append(Text(self.right, self.y, who, SMALL, "regular", self.muted, "end"))
        else:
            self.rows(who, SMALL, "regular", self.muted, 12.5)

    def quote(self, text: str, words: Words) -> None:
        """Words of a source, in italics behind a bar."""
        first = True
        bar = "main_muted" if self.look == "main" else "edge"
        top = self.y + 8.0
        for paragraph in text.split("\n\n"):
            said = clean(paragraph).strip()
            if not said:
                continue
            self.rows(
                words.quoted(said),
                QUOTE,
                "italic",
                self.muted,
                17.5 if first else 15.0,
                leading=1.32,
                indent=9.0,
            )
            first = False
        if not first:
            self.shapes.append(Rect(self.left, top, 2, self.y - top + 4.1, 1, fill=bar))

    def pill(self, likelihood: Likelihood | None, word: str, confidence: str) -> None:
        """The likelihood in words, with its place between 0 and 100 %, and the confidence."""
        x, self.y = self.left, self.y + 9.0
        if likelihood:
            span = width(word, "bold", SMALL)
            gauge = 34.0
            whole = min(span + 2 * 7 + 6 + gauge, self.room)
            self.shapes += [
                Rect(x, self.y, whole, 15, 7.5, fill="chip", stroke="edge", stroke_width=0.8),
                Text(x + 7, self.y + 10.3, word, SMALL, "bold", "ink"),
            ]
            start = x + whole - 7 - gauge
            low = max(0.0, min(100.0, likelihood.low))
            high = max(low, min(100.0, likelihood.high))
            room = max(gauge * (high - low) / 100, 2.4)
            at = min(start + gauge * low / 100, start + gauge - room)
            self.shapes += [
                Rect(start, self.y + 6.7, gauge, 1.6, 0.8, fill="edge"),
                Rect(at, self.y + 5.5, room, 4.0, 1.2, fill="claim"),
            ]
            x += whole + 7
            self.features.add("likelihood")
        if confidence and x + width(confidence, "regular", SMALL) <= self.right:
            self.shapes.append(Text(x, self.y + 10.3, confidence, SMALL, "regular", self.muted))
        elif confidence:
            self.y += 0.0 if x == self.left else 16.0
            self.rows(confidence, SMALL, "regular", self.muted, 10.3, most=CONFIDENCE_ROWS)
            self.y -= 10.3
        self.y += 13.5

    def reference(self, one: Reference) -> None:
        """A pill that names links that are drawn in other sections."""
        head = f"{one.words} "
        left = self.left + 18
        indent = width(head, "regular", LABEL)
        marks = ", ".join(one.marks)
        beside = wrap(marks, "bold", LABEL, self.room - 24 - indent)
        if "reference" not in self.features:
            self.y += 3.0  # clear of the descenders of the text above
        top, y = self.y + 4.5, self.y + 14.1
        high = 14.0 + 9.6 * (len(beside) - 1)
        wide = 18 + indent + max(width(row, "bold", LABEL) for row in beside) + 7
        self.shapes.append(Rect(self.left, top, wide, high, 7 if high < 15 else 5, fill="chip"))
        self.shapes += _arrow(self.left + 6, top + 7.0, one)
        self.shapes.append(Text(left, y, one.words, LABEL, "regular", "ink"))
        self.shapes += [
            Text(left + indent, y + 9.6 * number, row, LABEL, "bold", one.colour)
            for number, row in enumerate(beside)
        ]
        self.features.add("reference")
        self.y = top + high


def _arrow(x: float, y: float, one: Reference) -> list[Shape]:
    """A small arrow: away from the card, or towards it."""
    tip, tail = (x + 8, x) if one.out else (x, x + 8)
    step = -3.2 if one.out else 3.2
    return [
        Path((("M", (tail, y)), ("L", (tip, y))), stroke=one.colour, stroke_width=1.2),
        Path(
            (("M", (tip + step, y - 2.4)), ("L", (tip, y)), ("L", (tip + step, y + 2.4))),
            stroke=one.colour,
            stroke_width=1.2,
        ),
    ]


def shorten(rows: list[str], most: int, style: Style, size: float, limit: float) -> list[str]:
    """Keep at most some rows; the last kept one then ends in an ellipsis."""
    if len(rows) <= most:
        return rows
    last = rows[most - 1]
    while last and width(last + " …", style, size) > limit:
        last = last[:-1]
    return [*rows[: most - 1], last.rstrip() + " …"]


def short_id(id: str) -> str:
    """An id, shortened in the middle where it is very long."""
    text = clean(id)
    if len(text) <= SHORT_ID:
        return text
    return f"{text[: SHORT_ID // 2]}…{text[-SHORT_ID // 3 :]}"


def card(
    wording: Wording,
    id: str,
    detail: Detail,
    references: tuple[Reference, ...] = (),
    mark: str | None = None,
    wide: float | None = None,
    size: float | None = None,
) -> Card:
    """Set one entry as a card.

    `mark` is its number on the page, if it has one. `wide` is the card's width in points (of
    cards with ids alone, the greatest), where it is another than usual, and `size` that of the
    text.
    """
    entry = wording.map.get(id)
    look = wording.look(id)
    text = clean(entry.text if entry else id)
    if detail == "ids":
        return _id_card(wording, id, look, references, wide or WIDTH)
    said = wording.attributions(id)
    units = detail == "full" and len(said) > 1
    build = Builder(look, wide or (_main_width(text) if look == "main" else WIDTH))
    who = "" if units or not said else _only_voice(build, wording, said[0], detail)
    when = wording.when(id) if detail == "full" else ""
    build.head(wording.label(id) if mark is None else f"{wording.label(id)} {mark}", who, when)
    size = size or (MAIN if look == "main" else TEXT)
    bold: Style = "bold" if look in ("main", "hypothesis") else "regular"
    ink = "main_ink" if look == "main" else "ink"
    build.rows(text, size, bold, ink, size * 1.16 + 6.24)
    if isinstance(entry, Claim | Evidence) and (entry.likelihood or entry.confidence):
        confidence = wording.confidence(id, reason=detail == "full")
        build.pill(entry.likelihood, wording.likelihood(id), confidence)
    if detail == "full":
        for one in said:
            (_voice if units else _evidenced)(build, wording, id, one)
    elif said:
        for row in wording.others(said):
            build.rows(row, SMALL, "regular", build.muted, 15.3)
    for reference in references:
        build.reference(reference)
    return _finish(build, wording, id)


def _only_voice(build: Builder, wording: Wording, one: Attribution, detail: Detail) -> str:
    """Who stands behind a card that has one voice; empty where the source speaks for itself."""
    if one.mode == "act":
        build.features.add("act")
    return wording.only_voice(one) or (wording.citation(one) if detail == "brief" else "")


def _voice(build: Builder, wording: Wording, id: str, one: Attribution) -> None:
    """One voice among several: who, and what it rests on, with a gap above."""
    if one.mode == "act":
        build.features.add("act")
    build.y += UNIT_GAP
    build.rows(wording.voice(one), SMALL, "bold", build.muted, 15.3)
    here = build.y
    build.y -= 3.0
    _evidenced(build, wording, id, one)
    build.y = max(here, build.y)


def _evidenced(build: Builder, wording: Wording, id: str, one: Attribution) -> None:
    """What an attribution rests on: the quote, the hedge in it, and the source."""
    if one.quote:
        build.quote(one.quote.text, wording.words)
    if one.hedge:
        indent = 9.0 if one.quote else 0.0
        build.rows(wording.hedge(one), SMALL, "regular", build.muted, 14.0, indent=indent)
    citation, grade = wording.citation(one), wording.grade(id, one)
    text = " · ".join(part for part in (citation, grade) if part)
    if grade:
        build.features.add(f"grade {grade}")
    if text:
        build.rows(first_upper(text), SMALL, "regular", build.muted, 15.3)


def _border(said: tuple[Attribution, ...]) -> str:
    first = said[0] if said else None
    if first is None:
        return "solid"
    if first.speaker == "unnamed":
        return "unnamed"
    return "reported" if first.mode == "indirect" else "solid"


def _main_width(text: str) -> float:
    one_row = width(text, "bold", MAIN) + 2 * PAD
    return math.ceil(max(WIDTH, min(one_row, MAIN_WIDTH)))


def _id_card(
    wording: Wording,
    id: str,
    look: str,
    references: tuple[Reference, ...],
    widest: float,
) -> Card:
    name = short_id(id)
    bold: Style = "bold" if look in ("main", "hypothesis") else "regular"
    fits = width(name, bold, TEXT) + 2 * PAD + (0 if look == "main" else BAR)
    build = Builder(look, math.ceil(max(64.0, min(fits + 1, widest))))
    if references:
        build = Builder(look, widest)
    build.y = 0.0
    ink = "main_ink" if look == "main" else "ink"
    build.rows(name, TEXT, bold, ink, 19.0)
    for reference in references:
        build.reference(reference)
    return _finish(build, wording, id)


def _finish(build: Builder, wording: Wording, id: str) -> Card:
    high, asked_for = math.ceil(build.y + BOTTOM), wording.asked_for(id)
    border = _border(wording.attributions(id))
    if build.look == "counter":
        border = "counter" if border == "solid" else f"counter-{border}"
    return Card(
        id,
        build.look,
        build.width,
        high,
        (*frame(build.look, build.width, high, border, asked_for), *build.shapes),
        wording.title(id),
        border,
        frozenset(build.features),
        asked_for,
    )


def frame(
    look: str, wide: float, high: float, border: str, heavy: bool = False
) -> tuple[Shape, ...]:
    """The ground, border and bar of a card."""
    ground = _GROUNDS.get(look, "card")
    stroke, dash, thick = "edge", tuple[float, ...](), 1.0
    if look == "main":
        thick = HEAVY if heavy else 1.4
        edge = "main_muted" if heavy else "main_edge"
        return (Rect(0, 0, wide, high, RADIUS, fill="main", stroke=edge, stroke_width=thick),)
    if border.startswith("counter"):
        stroke, dash = "counter", (5.0, 3.0)
        if border == "counter-unnamed":
            dash, thick = (1.2, 2.6), 1.3
        elif border == "counter-reported":
            dash = (5.0, 2.4, 1.2, 2.4)
    elif border == "reported":
        stroke, dash = "reported", (3.2, 2.2)
    elif border == "unnamed":
        stroke, dash, thick = "reported", (1.2, 2.2), 1.2
    elif look == "hypothesis":
        stroke, thick = "hypothesis", 1.4
    if heavy:
        stroke, thick = "ink", HEAVY
    shapes: list[Shape] = [
        Rect(0, 0, wide, high, RADIUS, fill=ground, stroke=stroke, stroke_width=thick, dash=dash)
    ]
    if look == "gap":
        shapes.append(Path(_bar(high, 2.6), fill=ground, stroke="gap", stroke_width=1.0))
    elif look == "assumption":
        shapes.append(Path(_bar(high, 2.2), fill="assumption"))
        shapes.append(Rect(4.0, 0.5, 1.2, high - 1, 0, fill="assumption"))
    else:
        shapes.append(Path(_bar(high, BAR), fill=look if look != "main" else "claim"))
    return tuple(shapes)


def _bar(high: float, wide: float) -> tuple[Segment, ...]:
    """The bar at the left edge of a card, following the card's round corners."""
    corner = RADIUS - 0.5
    turn = math.acos((RADIUS - wide) / corner)
    reach = 4 / 3 * math.tan(turn / 4) * corner
    rise = corner * math.sin(turn)
    lean = ((RADIUS - wide) / corner) * reach, math.sin(turn) * reach
    foot = high - RADIUS
    return (
        ("M", (wide, RADIUS - rise)),
        ("C", (wide - lean[1], RADIUS - rise + lean[0], 0.5, RADIUS - reach, 0.5, RADIUS)),
        ("L", (0.5, foot)),
        ("C", (0.5, foot + reach, wide - lean[1], foot + rise - lean[0], wide, foot + rise)),
        ("Z", ()),
    )
