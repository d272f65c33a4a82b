"""The picture of who says what: claims down the side, voices across the top; below, who stands
with whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.graph.alignment import Alignment
from argmap.graph.view import View
from argmap.graph.voices import Voice, spoken, voices
from argmap.model import Attribution, Claim, Evidence
from argmap.render.layout.engine import Engine
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import Style
from argmap.render.look import Look
from argmap.render.nothing import NothingToShow
from argmap.render.parts.page import MARGIN
from argmap.render.parts.sheet import LEADING, SMALL, Column, Sheet, brief, fitted
from argmap.render.scene import Group, Path, Rect, Scene, Shape, line
from argmap.render.speakers.stances import SIZE, STANCES, mark
from argmap.render.speakers.standing import standing
from argmap.render.speakers.voicing import about, named
from argmap.render.words import Words
from argmap.render.words.wording import Wording

SIDE = 310.0
"""Width of the column of claims, in points."""
NARROW, WIDE, ACROSS = 72.0, 112.0, 620.0
"""Least and greatest width of a voice's column, and what a few voices share."""
BESIDE = 16
"""More voices than this stand in tables below each other, each with the claims that it needs."""
CLAIM, NAME, ABOUT = 9.5, 8.5, 7.5
MOST = 6
"""More rows than this no claim, name or role takes; a pointer on it shows all of it."""
AGAIN, AGAIN_AT_SECTION = 900.0, 600.0
"""After so many points the names of the voices stand there once more."""
APART = 4.0
"""Between marks in one cell."""


class _Sign(NamedTuple):
    """What tells one mark in a cell from another."""

    stance: str
    heard: bool


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the picture of who says what on the cards of a view; no engine is needed.

    The claims stand in the order of the map, under the names of their sections, the voices in
    the order of `Alignment.order`. Raises `NothingToShow` where nobody says anything.
    """
    found = speaking(view)
    alignment = Alignment(found, view.links)
    table = _Table(view, [found[n] for n in alignment.order()], look.words)
    table.begin()
    for number in range(len(table.blocks)):
        table.block(number)
    table.legend()
    standing(table, view.map, found, alignment, look.words)
    counts = table.counts
    return table.scene(
        look.words.named(look.words["speakers title"], clean(view.map.title)),
        look.words.fill("speakers described", voices=counts[0], entries=counts[1]),
    )


def speaking(view: View) -> tuple[Voice, ...]:
    """The voices of a view; raises `NothingToShow` where nobody speaks."""
    found = voices(view)
    if not found:
        raise NothingToShow(
            "there is nothing to draw: nobody speaks on these cards",
            "say who says so: add `said by: SPEAKER in SOURCE`, or `from: SOURCE`, to a claim",
        )
    return found


class _Table(Sheet):
    """The table, in one block or in several below each other."""

    def __init__(self, view: View, voices: Sequence[Voice], words: Words) -> None:
        count = -(-len(voices) // BESIDE)
        size = -(-len(voices) // count)
        self.blocks = [voices[at : at + size] for at in range(0, len(voices), size)]
        self.column = min(WIDE, max(NARROW, ACROSS / size))
        super().__init__(SIDE + self.column * size)
        self.view, self.map, self.words = view, view.map, words
        self.wording = Wording(view, words)
        self.cells = _cells(voices)
        self.entries = list(spoken(view))
        self.place = {entry.id: number for number, entry in enumerate(self.entries)}
        self.counts = (
            words.many("speakers voices", len(voices)),
            words.many("speakers entries", len(self.entries)),
        )
        self.table = 0.0
        """The width of the block that is being drawn."""
        self.heads_end = 0.0
        """Where the last heads end."""
        self._first = 0
        """Before which group the lines of the table stand."""
        self._rows: list[float] = []
        """Where its rows begin."""
        self._shown: set[tuple[str, str]] = set()

    def begin(self) -> None:
        """The title, and below it the date and how much there is."""
        self.heading(self.words["speakers title"], self.view, self.counts, self.words)
        self.y += 4

    def block(self, number: int) -> None:
        """Some of the voices, and the claims that they take a stance to."""
        voices = self.blocks[number]
        self.table = SIDE + self.column * len(voices)
        self.y += 44 if number else 0
        if len(self.blocks) > 1:
            first = sum(len(one) for one in self.blocks[:number]) + 1
            said = self.words.fill(
                "speakers block", first=first, last=first + len(voices) - 1, all=self.counts[0]
            )
            self.paragraph(said)
            self.y += 8
        self.heads(voices)
        spoken_here = {entry.id: entry for voice in voices for entry, _ in voice.said}
        section: str | None = None
        for entry in sorted(spoken_here.values(), key=lambda one: self.place[one.id]):
            turns = entry.section != section
            again = self.y - self.heads_end > (AGAIN_AT_SECTION if turns else AGAIN)
            if again:
                self.grid(len(voices))
                self.y += 16
                self.heads(voices)
            section = entry.section
            if (turns or again) and section:
                self.band(section)
            self.row(entry, voices)
        self.grid(len(voices))

    def heads(self, voices: Sequence[Voice]) -> None:
        """The voices' names with their roles, on one line at their lower edge."""
        made = [_head(voice, self.column, self.words) for voice in voices]
        high = max(column.y for column in made)
        for number, column in enumerate(made):
            voice = voices[number]
            facts = (named(voice, self.words), *about(voice, self.words))
            x, y = MARGIN + SIDE + self.column * (number + 0.5), self.y + high - column.y
            entry = voice.source or (voice.speaker if voice.name else None)
            id = entry if voice.speaker != "unnamed" else None
            title = brief(", ".join(part for part in facts if part))
            self._entry("voice", tuple(column.shapes), title, x, y, entry, id)
        self.y += high + 9
        self.heads_end = self.y
        self._first, self._rows = len(self.groups), []

    def band(self, section: str) -> None:
        """The name of a section across the table."""
        name = self.wording.text(section)
        column = Column(MARGIN + 8, MARGIN + self.table - 8, 1.7)
        column.rows(name, SMALL, "bold", "group_ink", 12.3, leading=12.0 / SMALL, most=2)
        high = column.y + 7
        ground = Rect(MARGIN, 0, self.table, high, 4, fill="chip")
        self._entry("section", (ground, *column.shapes), brief(name), 0, self.y, section, section)
        self.y += high

    def row(self, entry: Claim | Evidence, voices: Sequence[Voice]) -> None:
        """A claim, and the marks of all who speak of it."""
        said = [self.cells.get((voice.speaker, voice.source, entry.id), {}) for voice in voices]
        across = max(1, int((self.column - 4) // (SIZE + APART)))
        lines = max(-(-len(signs) // across) for signs in said)
        text, step = clean(entry.text), CLAIM * LEADING
        count = len(fitted(text, "regular", CLAIM, SIDE - 24, MOST))
        high = max(13.0 + step * count, 10.0 + (SIZE + APART) * lines)
        self._rows.append(self.y)
        column = Column(MARGIN + 12, MARGIN + SIDE - 12, (high - step * count) / 2)
        column.rows(text, CLAIM, gap=CLAIM, most=MOST)
        bar = Rect(MARGIN, 4, 3, high - 8, 1, fill=entry.kind)
        title = brief(self.wording.title(entry.id))
        self._entry("entry", (bar, *column.shapes), title, 0, self.y, entry.id, entry.id)
        for number, signs in enumerate(said):
            x = MARGIN + SIDE + self.column * (number + 0.5)
            self._cell(voices[number], entry, signs, across, x, self.y + high / 2)
        self.y += high

    def legend(self) -> None:
        """What the marks mean that are there."""
        self.y += 24
        used = {sign for signs in self.cells.values() for sign in signs}
        stances = [stance for stance in STANCES if any(one.stance == stance for one in used)]
        for stance in stances:
            heard = all(one.heard for one in used if one.stance == stance)
            shapes = mark(SIZE / 2, 0, stance, heard)
            self.key(shapes, SIZE, self.words[f"speakers {stance}"])
        if any(one.heard for one in used):
            shapes = mark(SIZE / 2, 0, stances[0], True)
            self.key(shapes, SIZE, self.words["speakers heard"])
        kinds = {entry.kind for entry in self.entries}
        for kind in sorted(kinds) if len(kinds) > 1 else ():
            bar = Rect(5, -7, 3, 14, 1, fill=kind)
            self.key((bar,), SIZE, self.words[f"kind {kind}"])

    def _entry(
        self,
        kind: str,
        shapes: tuple[Shape, ...],
        title: str,
        x: float,
        y: float,
        entry: str | None,
        id: str | None = None,
    ) -> None:
        """A group that stands for an entry; the first of its kind has the entry's id."""
        if id is not None and (kind, id) in self._shown:
            id = None
        self._shown.add((kind, id or ""))
        data = (("entry", entry),) if entry is not None else ()
        self.groups.append(Group(kind, shapes, id=id, title=title, x=x, y=y, data=data))

    def grid(self, count: int) -> None:
        """The lines between the columns and the rows below the last heads, and the last line."""
        xs = [MARGIN + SIDE + self.column * number for number in range(count + 1)]
        ways = [line((x, self.heads_end), (x, self.y)) for x in xs]
        ways += [line((MARGIN, y), (MARGIN + self.table, y)) for y in self._rows]
        lines = tuple(segment for way in ways for segment in way)
        grid = Group("rule", (Path(lines, stroke="group_edge", stroke_width=0.8),))
        self.groups.insert(self._first, grid)
        self.rule("edge", self.table)

    def _cell(
        self,
        voice: Voice,
        entry: Claim | Evidence,
        signs: dict[_Sign, list[Attribution]],
        across: int,
        x: float,
        y: float,
    ) -> None:
        lines = [list(signs)[at : at + across] for at in range(0, len(signs), across)]
        step = SIZE + APART
        for down, line_of in enumerate(lines):
            for along, sign in enumerate(line_of):
                shapes = mark(
                    (along - (len(line_of) - 1) / 2) * step,
                    (down - (len(lines) - 1) / 2) * step,
                    sign.stance,
                    sign.heard,
                )
                ways = self.words["semicolon"].join(
                    way for said in signs[sign] if (way := self._way(said))
                )
                who = f"{named(voice, self.words)} ({ways})" if ways else named(voice, self.words)
                said = self.words.fill(f"speakers one {sign.stance}", who=brief(who))
                title = self.words.named(said, brief(entry.text))
                self._entry("stance", shapes, title, x, y, entry.id)

    def _way(self, said: Attribution) -> str:
        """Through whom and in which source something was said: `via TASS, in A report`."""
        via = ", ".join(self.wording.name(id) for id in said.via)
        parts = [self.words.fill("via", who=via)] if via else []
        cited = self.wording.citation(said)
        return ", ".join([*parts, *([cited] if cited else [])])


def _cells(
    voices: Sequence[Voice],
) -> dict[tuple[str, str | None, str], dict[_Sign, list[Attribution]]]:
    """The attributions of each voice to each entry, by the mark that shows them."""
    found: dict[tuple[str, str | None, str], dict[_Sign, list[Attribution]]] = {}
    for voice in voices:
        for entry, said in voice.said:
            signs = found.setdefault((voice.speaker, voice.source, entry.id), {})
            signs.setdefault(_Sign(said.stance, bool(said.via)), []).append(said)
    return found


def _head(voice: Voice, wide: float, words: Words) -> Column:
    """A voice's name with its role and organisation, around x 0."""
    column = Column(4 - wide / 2, wide / 2 - 4)
    what, house = about(voice, words)
    parts: list[tuple[str, float, Style, str]] = [
        (named(voice, words), NAME, "bold", "ink"),
        (what, ABOUT, "regular", "muted"),
        (house, ABOUT, "italic", "muted"),
    ]
    for text, size, style, fill in parts:
        gap = size * LEADING + (2.0 if column.shapes else 0.0)
        column.rows(text, size, style, fill, gap, most=MOST, align="middle")
    return column
