"""The picture of who says what: claims down the side, voices across the top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.graph.voices import Voice
from argmap.model import Attribution, Claim, Evidence, Map
from argmap.model.naming import name_in
from argmap.render.card import shorten
from argmap.render.clean import clean
from argmap.render.dates import in_words
from argmap.render.fonts import Style, width
from argmap.render.rtl import is_rtl
from argmap.render.scene import Group, Path, Rect, Scene, Shape, Text, line
from argmap.render.stances import SIZE, STANCES, mark
from argmap.render.wrap import wrap

MARGIN = 28.0
SIDE = 310.0
"""Width of the column of claims, in points."""
NARROW, WIDE, ACROSS = 72.0, 112.0, 620.0
"""Least and greatest width of a voice's column, and what a few voices share."""
TITLE, CLAIM, NAME, ABOUT, SMALL = 17.0, 9.5, 8.5, 7.5, 8.5
LEADING = 1.3
MOST = 6
"""More rows than this no claim, name or role takes; a pointer on it shows all of it."""
AGAIN, AGAIN_AT_SECTION = 900.0, 600.0
"""After so many points the names of the voices stand there once more."""
APART = 4.0
"""Between marks in one cell."""
_HEARD = "open: heard through others"


class _Sign(NamedTuple):
    """What tells one mark in a cell from another."""

    stance: str
    heard: bool


def compose(map: Map, voices: Sequence[Voice]) -> Scene:
    """Make the picture of some voices of a map, at least one.

    The claims stand in the order of the map, under the names of their sections.
    """
    sheet = _Sheet(map, voices)
    sheet.heading()
    sheet.heads()
    section: str | None = None
    for entry in sheet.entries:
        turns = entry.section != section
        again = sheet.y - sheet.heads_end > (AGAIN_AT_SECTION if turns else AGAIN)
        if again:
            sheet.rule("edge")
            sheet.y += 16
            sheet.heads()
        section = entry.section
        if (turns or again) and section:
            sheet.band(clean(map.entries[section].text))
        sheet.row(entry)
    sheet.legend()
    count = len(sheet.entries)
    return Scene(
        width=round(sheet.page + 2 * MARGIN),
        height=round(sheet.y + 22),
        title=f"Who says what: {clean(map.title)}",
        description=f"Table of {_many(len(voices), 'voice')} and {_many(count, 'entry')}: who "
        "asserts, denies and doubts what.",
        groups=tuple(sheet.groups),
    )


class _Sheet:
    """Draws a table from top to bottom."""

    def __init__(self, map: Map, voices: Sequence[Voice]) -> None:
        self.map, self.voices = map, voices
        self.column = min(WIDE, max(NARROW, ACROSS / len(voices)))
        self.width = SIDE + self.column * len(voices)
        self.page = max(self.width, 480.0)
        self.cells = _cells(voices)
        spoken = {entry.id: entry for voice in voices for entry, _ in voice.said}
        self.entries = [spoken[id] for id in map.entries if id in spoken]
        self.groups: list[Group] = []
        self.y = 0.0
        """How far down the table reaches."""
        self.heads_end = 0.0
        """Where the last heads end."""

    def heading(self) -> None:
        """The title, and below it the date and how much there is."""
        shapes: list[Shape] = [
            Text(MARGIN, 26, "WHO SAYS WHAT", 7.5, "bold", "muted", tracking=0.08)
        ]
        self.y = 46.0
        for row in wrap(clean(self.map.title), "bold", TITLE, self.page):
            shapes.append(Text(MARGIN, self.y, row, TITLE, "bold", "ink"))
            self.y += 22
        head = self.map.head
        date = [in_words(clean(head.date.text))] if head and head.date else []
        parts = [*date, _many(len(self.voices), "voice"), _many(len(self.entries), "entry")]
        self.y -= 5
        shapes.append(Text(MARGIN, self.y, " · ".join(parts), 9, "regular", "muted"))
        self.y += 18
        self.groups.append(Group("heading", tuple(shapes)))

    def heads(self) -> None:
        """The voices' names with their roles, on one line at their lower edge."""
        made = [_head(voice, self.column) for voice in self.voices]
        high = max(height for _, height in made)
        for number, (shapes, height) in enumerate(made):
            voice = self.voices[number]
            about = ", ".join(part for part in (voice.name, voice.role, voice.house) if part)
            x, y = MARGIN + SIDE + self.column * (number + 0.5), self.y + high - height
            self.groups.append(Group("voice", shapes, title=clean(about), x=x, y=y))
        self.y += high + 9
        self.heads_end = self.y

    def band(self, name: str) -> None:
        """The name of a section across the table."""
        rows = shorten(
            wrap(name, "bold", SMALL, self.width - 16), 2, "bold", SMALL, self.width - 16
        )
        high = 9.0 + 12.0 * len(rows)
        ground = Rect(MARGIN, self.y, self.width, high, 4, fill="chip")
        self.groups.append(Group("section", (ground,), title=name))
        self._text(rows, name, 8, self.width - 8, 14.0, SMALL, "bold", "group_ink", 12.0)
        self.y += high

    def row(self, entry: Claim | Evidence) -> None:
        """A claim, and the marks of all who speak of it."""
        said = [self.cells.get((number, entry.id), {}) for number in range(len(self.voices))]
        across = max(1, int((self.column - 4) // (SIZE + APART)))
        lines = max(-(-len(signs) // across) for signs in said)
        text = clean(entry.text)
        rows = shorten(wrap(text, "regular", CLAIM, SIDE - 24), MOST, "regular", CLAIM, SIDE - 24)
        step = CLAIM * LEADING
        high = max(13.0 + step * len(rows), 10.0 + (SIZE + APART) * lines)
        self.rule("group_edge")
        self._columns(high)
        self._bar(entry, high)
        first = (high - step * len(rows)) / 2 + CLAIM
        self._text(rows, text, 12, SIDE - 12, first, CLAIM, "regular", "ink", step)
        for number, signs in enumerate(said):
            x = MARGIN + SIDE + self.column * (number + 0.5)
            self._cell(self.voices[number], entry, signs, across, x, self.y + high / 2)
        self.y += high

    def rule(self, colour: str) -> None:
        """A line across the table."""
        points = line((MARGIN, self.y), (MARGIN + self.width, self.y))
        self.groups.append(Group("rule", (Path(points, stroke=colour, stroke_width=0.8),)))

    def legend(self) -> None:
        """What the marks mean that are there."""
        self.rule("edge")
        self.y += 24
        used = {sign for signs in self.cells.values() for sign in signs}
        stances = [stance for stance in STANCES if any(one.stance == stance for one in used)]
        x = MARGIN
        for stance in stances:
            heard = all(one.heard for one in used if one.stance == stance)
            x = self._legend_entry(x, mark(SIZE / 2, 0, stance, heard), stance)
        if any(one.heard for one in used):
            x = self._legend_entry(x, mark(SIZE / 2, 0, stances[0], True), _HEARD)
        kinds = {entry.kind for entry in self.entries}
        if len(kinds) > 1:
            for kind in sorted(kinds):
                bar = Rect(5, -7, 3, 14, 1, fill=kind)
                x = self._legend_entry(x, (bar,), kind)
        self.y += 8

    def _legend_entry(self, x: float, shapes: tuple[Shape, ...], words: str) -> float:
        wide = SIZE + 6 + width(words, "regular", SMALL)
        if x > MARGIN and x + wide > MARGIN + self.page:
            x, self.y = MARGIN, self.y + 20
        said = Text(SIZE + 6, 3, words, SMALL, "regular", "muted")
        self.groups.append(Group("legend", (*shapes, said), x=x, y=self.y))
        return x + wide + 20

    def _columns(self, high: float) -> None:
        """The lines between the columns, beside one row."""
        xs = [MARGIN + SIDE + self.column * number for number in range(len(self.voices) + 1)]
        ways = [line((x, self.y), (x, self.y + high)) for x in xs]
        segments = tuple(segment for way in ways for segment in way)
        self.groups.append(Group("rule", (Path(segments, stroke="group_edge", stroke_width=0.8),)))

    def _bar(self, entry: Claim | Evidence, high: float) -> None:
        bar = Rect(MARGIN, self.y + 4, 3, high - 8, 1, fill=entry.kind)
        title = f"{entry.kind.capitalize()}: {clean(entry.text)}"
        self.groups.append(Group("entry", (bar,), id=entry.id, title=title))

    def _text(
        self,
        rows: list[str],
        whole: str,
        left: float,
        right: float,
        first: float,
        size: float,
        style: Style,
        fill: str,
        step: float,
    ) -> None:
        """Rows of one text, between `left` and `right` of the table."""
        rtl = is_rtl(whole)
        x = MARGIN + (right if rtl else left)
        shapes = [
            Text(x, first + step * n, row, size, style, fill, "end" if rtl else "start", rtl=rtl)
            for n, row in enumerate(rows)
        ]
        self.groups.append(Group("text", tuple(shapes), title=whole, y=self.y))

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
                ways = [self._way(said) for said in signs[sign]]
                title = clean(f"{voice.name} {sign.stance}{'; '.join(ways)}: {entry.text}")
                self.groups.append(Group("stance", shapes, title=title, x=x, y=y))

    def _way(self, said: Attribution) -> str:
        """Through whom and in which source something was said: ` (via TASS, in A report)`."""
        parts = [f"via {name_in(self.map, id)}" for id in said.via]
        parts += [f"in {name_in(self.map, said.source)}"] if said.source else []
        return f" ({', '.join([*parts, *said.locators])})" if parts else ""


def _cells(voices: Sequence[Voice]) -> dict[tuple[int, str], dict[_Sign, list[Attribution]]]:
    """The attributions of each voice to each entry, by the mark that shows them."""
    found: dict[tuple[int, str], dict[_Sign, list[Attribution]]] = {}
    for number, voice in enumerate(voices):
        for entry, said in voice.said:
            signs = found.setdefault((number, entry.id), {})
            signs.setdefault(_Sign(said.stance, bool(said.via)), []).append(said)
    return found


def _head(voice: Voice, column: float) -> tuple[tuple[Shape, ...], float]:
    """A voice's name with its role and organisation, around x 0, and how high they are."""
    shapes: list[Shape] = []
    y, room = 0.0, column - 8
    parts: list[tuple[str, float, Style, str, int]] = [
        (voice.name, NAME, "bold", "ink", MOST),
        (voice.role, ABOUT, "regular", "muted", MOST),
        (voice.house, ABOUT, "italic", "muted", MOST),
    ]
    for words, size, style, fill, most in parts:
        text = clean(words)
        if not text:
            continue
        y += 2.0 if shapes else 0.0
        for row in shorten(wrap(text, style, size, room), most, style, size, room):
            y += size * LEADING
            shapes.append(Text(0, y, row, size, style, fill, "middle", rtl=is_rtl(text)))
    return tuple(shapes), y


def _many(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
