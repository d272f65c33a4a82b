"""The picture of evidence and hypotheses: items down the side, the hypotheses of a question
across the top, and below each what counts against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.graph.consistency import STRONG, UNDERCUT, WEAK, Mark
from argmap.graph.matrix import Matrix, Row, matrices
from argmap.graph.view import View
from argmap.model import Claim, Question
from argmap.render.cards.card import short_id
from argmap.render.layout.engine import Engine
from argmap.render.lettering.clean import clean
from argmap.render.lettering.fonts import width
from argmap.render.lettering.rtl import is_rtl
from argmap.render.look import Look
from argmap.render.matrix.marks import AMPERSAND, SIZE, Drawn, drawn
from argmap.render.matrix.words import left_out, mark_words, parts
from argmap.render.nothing import NothingToShow
from argmap.render.parts.page import MARGIN
from argmap.render.parts.sheet import LEADING, SMALL, Column, Sheet, brief, fitted
from argmap.render.parts.signs import WIDE as SIGN
from argmap.render.parts.signs import sign as sign_of
from argmap.render.scene import Group, Path, Rect, Scene, Shape, Text, line
from argmap.render.words import first_upper
from argmap.render.words.wording import Wording

SIDE = 320.0
"""Width of the column of items, in points."""
NARROW, WIDE, ACROSS = 76.0, 136.0, 760.0
"""Least and greatest width of a hypothesis's column, and what a few of them share."""
BESIDE = 13
"""More hypotheses than this stand in tables below each other."""
ITEM, NAME, META, SUM = 9.5, 8.5, 7.5, 15.0
MOST = 7
"""More rows than this no item and no hypothesis takes; a pointer on it shows all of it."""
AGAIN, FEW = 900.0, 3
"""After so many points the hypotheses stand there once more, unless few items are left."""
APART = 4.0
"""Between marks in one cell."""
GAUGE = 62.0
"""The width of the line from 0 to 100 %."""


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the matrices of the questions of a view, one below the other; no engine is needed.

    Raises `NothingToShow` where no question has two hypotheses and something for or against
    them.
    """
    found, words = weighed(view), look.words
    sheet = _Sheet(view, look, found)
    hypotheses = words.many("matrix hypotheses", sum(len(one.hypotheses) for one in found))
    items = words.many("matrix items", len({row.id for one in found for row in one.rows}))
    sheet.heading(words["matrix title"], view, [hypotheses, items], words)
    for one in found:
        sheet.matrix(one)
    sheet.legend(mark for one in found for row in one.rows for cell in row.cells for mark in cell)
    sheet.y += 10
    sheet.paragraph(words["matrix read"])
    return sheet.scene(
        words.named(words["matrix title"], clean(view.map.title)),
        words.fill("matrix described", items=items, hypotheses=hypotheses),
    )


def weighed(view: View) -> tuple[Matrix, ...]:
    """The matrices of a view; raises `NothingToShow` where there is none, and says why."""
    found = matrices(view)
    if found:
        return found
    map, shown = view.map, set(view.cards)
    questions = [entry.id for entry in map.of_kind(Question)]
    asked = next((id for id in questions if id in shown), next(iter(questions), None))
    if asked is None:
        raise NothingToShow(
            "there is nothing to compare: the map has no question",
            "write `question ID: TEXT`, and `answers: ID` below two claims or more",
        )
    answers = [link for link in map.links if link.relation == "answers" and link.target == asked]
    if len(answers) < 2:
        raise NothingToShow(
            f"there is nothing to compare: `{clean(asked)}` has no two hypotheses",
            f"write `answers: {clean(asked)}` in two claims or more",
        )
    one = clean(answers[0].premises[0])
    raise NothingToShow(
        f"there is nothing to compare: nothing speaks for or against what answers `{clean(asked)}`",
        f"write `supports: {one}` or `attacks: {one}` in a claim or a piece of evidence",
    )


class _Sheet(Sheet):
    """Writes matrices from top to bottom."""

    def __init__(self, view: View, look: Look, found: Sequence[Matrix]) -> None:
        most = max(len(one.hypotheses) for one in found)
        count = -(-most // BESIDE)
        self.beside = -(-most // count)
        """How many hypotheses stand in one table."""
        self.column = min(WIDE, max(NARROW, ACROSS / self.beside))
        super().__init__(SIDE + self.column * self.beside)
        self.words, self.detail = look.words, look.detail
        self.wording = Wording(view, look.words)
        self.told: set[str] = set()
        """Entries that have their id in the picture."""

    def matrix(self, one: Matrix) -> None:
        """A question with the table or the tables of its hypotheses."""
        self.question(one.question)
        if said := left_out(one, self.words):
            self.caution(said)
        whole = len(one.hypotheses)
        for first in range(0, whole, self.beside):
            columns = range(first, min(first + self.beside, whole))
            if whole > self.beside:
                said = self.words.fill(
                    "matrix range", first=first + 1, last=columns[-1] + 1, n=whole
                )
                self.y += 4
                self.paragraph(first_upper(said))
                self.y += 4
            self.table(one, columns)
        self.y += 30

    def table(self, one: Matrix, columns: range) -> None:
        """Some hypotheses of a question with all items that bear on them."""
        self.heads(one, columns)
        rows = [row for row in one.rows if any(row.cells[n] for n in columns)]
        below = self.y
        alike = False
        for number, row in enumerate(rows):
            again = self.y - below > AGAIN and len(rows) - number > FEW
            if again:
                self.rule("edge", self.across(columns))
                self.y += 16
                self.heads(one, columns)
                below = self.y
            if not row.spread and (again or not alike):
                self.band(self.words["matrix alike"], columns)
                alike = True
            self.row(one, row, columns)
        self.sums(one, columns)

    def across(self, columns: range) -> float:
        """The width of a table."""
        return SIDE + self.column * len(columns)

    def question(self, id: str) -> None:
        """The question, on the dark ground of the main card."""
        column = Column(MARGIN + 14, MARGIN + self.width - 14, self.y)
        label = self.wording.label(id)
        column.rows(label, META, "bold", "main_muted", 17.0)
        column.rows(self.text(id), 13.5, "bold", "main_ink", 19.0, most=4)
        high = column.y - self.y + 11
        ground = Rect(MARGIN, self.y, self.width, high, 7, "main", "main_edge", 1.4)
        self.add("question", (ground, *column.shapes), id)
        self.y += high + 8

    def caution(self, said: str) -> None:
        """What to know before the table is read, behind a sign."""
        column = Column(MARGIN, MARGIN + self.width, self.y)
        top = self.y + 15
        column.rows(said, ITEM, "bold", "counter_ink", 15.0, indent=SIGN + 4, own=True)
        self.groups.append(Group("text", (*sign_of("warning", MARGIN, top - 3.2), *column.shapes)))
        self.y = column.y + 10

    def heads(self, one: Matrix, columns: range) -> None:
        """The hypotheses with their likelihood, on one line at their lower edge."""
        made = [_head(self, one.numbers[n], one.hypotheses[n]) for n in columns]
        high = max(column.y for column in made)
        for n, column in zip(columns, made, strict=True):
            x, y = self.middle(n - columns[0]), self.y + high - column.y
            self.add("hypothesis", tuple(column.shapes), one.hypotheses[n], x, y)
        label = Column(MARGIN + 12, MARGIN + SIDE - 12)
        label.rows(self.words["matrix items first"], META, fill="muted", most=3)
        y = self.y + high - label.y - 1
        self.groups.append(Group("text", tuple(label.shapes), y=y))
        self.y += high + 9

    def band(self, name: str, columns: range) -> None:
        """Words across the table."""
        ground = Rect(MARGIN, self.y, self.across(columns), 21, 4, fill="chip")
        column = Column(MARGIN + 8, MARGIN + self.across(columns) - 8, self.y)
        column.rows(name, SMALL, "bold", "group_ink", 14.0, most=1)
        self.groups.append(Group("band", (ground, *column.shapes)))
        self.y += 21

    def row(self, matrix: Matrix, row: Row, columns: range) -> None:
        """An item, and how it bears on each hypothesis."""
        text = Column(MARGIN + 12, MARGIN + SIDE - 12)
        text.rows(self.text(row.id), ITEM, gap=ITEM, most=MOST)
        if self.detail == "full":
            text.rows(self.meta(row.id), META, fill="muted", gap=META * 1.55, most=2, own=True)
        cells = [_lines([drawn(mark) for mark in row.cells[n]], self.column - 8) for n in columns]
        step = SIZE + APART
        high = max(text.y + 14, 12 + step * max(len(lines) for lines in cells))
        self.rule("group_edge", self.across(columns))
        self.sides(columns, high)
        look = self.wording.look(row.id)
        bar = Rect(MARGIN, self.y + 4, 3, high - 8, 1, fill={"main": "claim"}.get(look, look))
        self.add("entry", (bar,), row.id)
        top = self.y + (high - text.y) / 2 - 1
        shapes = tuple(text.shapes)
        data = (("entry", row.id),)
        self.groups.append(
            Group("text", shapes, title=self.wording.title(row.id), y=top, data=data)
        )
        for place, (n, lines) in enumerate(zip(columns, cells, strict=True)):
            for down, along in enumerate(lines):
                x = self.middle(place) - _width(along) / 2
                y = self.y + high / 2 + (down - (len(lines) - 1) / 2) * step
                for one in along:
                    name = self.words.hypothesis(matrix.numbers[n])
                    said = f"{name} · {first_upper(mark_words(one.mark, self.words))}"
                    title = self.words.named(said, brief(self.wording.text(row.id)))
                    bearing = Group("bearing", one.shapes, title=title, x=x, y=y, data=data)
                    self.groups.append(bearing)
                    x += one.width + APART
        self.y += high

    def sums(self, one: Matrix, columns: range) -> None:
        """What counts against each hypothesis, and which has least against it."""
        self.rule("ink", self.across(columns))
        made = [_sum(self, one, n) for n in columns]
        high = max(column.y for column in made) + 9
        label = Column(MARGIN + 12, MARGIN + SIDE - 12, self.y)
        label.rows(self.words["matrix against"], ITEM, "bold", gap=SUM + 5)
        self.groups.append(Group("text", tuple(label.shapes)))
        self.sides(columns, high)
        for n, column in zip(columns, made, strict=True):
            x = self.middle(n - columns[0])
            if one.hypotheses[n] in one.least:
                wide = self.column - 8
                frame = Rect(-wide / 2, 4, wide, high - 8, 6, stroke="ink", stroke_width=1.4)
                column.shapes.append(frame)
            self.groups.append(Group("sum", tuple(column.shapes), x=x, y=self.y))
        self.y += high
        self.rule("edge", self.across(columns))
        self.y += 14

    def legend(self, marks: Iterable[Mark]) -> None:
        """What the marks mean that are there."""
        used = set(marks)
        signs = {mark.sign for mark in used}
        forces = {mark.force for mark in used if mark.sign in ("consistent", "inconsistent")}
        first = "inconsistent" if "inconsistent" in signs else "consistent"
        for sign in ("consistent", "inconsistent"):
            if sign in signs:
                self._key(Mark(sign, 2), f"{sign} plain")
        for force, label in ((STRONG, "double"), (WEAK, "open"), (UNDERCUT, "struck")):
            if force in forces:
                there = {mark.sign for mark in used if mark.force == force}
                sign = first if first in there else "consistent"
                self._key(Mark(sign, force), f"key {label}")
        if any(mark.together for mark in used):
            sample = (Text(1, 3.1, "&", 8.5, "bold", "muted"),)
            self.key(sample, AMPERSAND, self.words["matrix key together"])
        for sign in ("weakens", "defends"):
            if sign in signs:
                self._key(Mark(sign, 2), f"key {sign}")

    def _key(self, mark: Mark, label: str) -> None:
        one = drawn(mark)
        self.key(one.shapes, one.width, self.words[f"matrix {label}"])

    def middle(self, place: int) -> float:
        """The middle of a column."""
        return MARGIN + SIDE + self.column * (place + 0.5)

    def sides(self, columns: range, high: float) -> None:
        """The lines between the columns, beside one row."""
        xs = [MARGIN + SIDE + self.column * number for number in range(len(columns) + 1)]
        ways = [line((x, self.y), (x, self.y + high)) for x in xs]
        segments = tuple(segment for way in ways for segment in way)
        self.groups.append(Group("rule", (Path(segments, stroke="group_edge", stroke_width=0.8),)))

    def add(
        self, kind: str, shapes: tuple[Shape, ...], id: str, x: float = 0.0, y: float = 0.0
    ) -> None:
        """What shows an entry; its id stands where it is shown for the first time."""
        told = f"{kind} {id}" in self.told
        self.told.add(f"{kind} {id}")
        named = None if told else id
        data = (("entry", id),)
        self.groups.append(Group(kind, shapes, named, self.title(id), x, y, data))

    def text(self, id: str) -> str:
        """What an entry says, or its id where ids are asked for."""
        return short_id(id) if self.detail == "ids" else self.wording.text(id)

    def title(self, id: str) -> str:
        """An entry in one line."""
        return brief(self.wording.title(id))

    def meta(self, id: str) -> str:
        """The kind of an item, where it is said, and its grade."""
        parts = [first_upper(self.wording.part(id))]
        said = self.wording.attributions(id)
        if said:
            parts.append(self.wording.citation(said[0]) or self.wording.speaker(said[0]))
            parts.append(self.wording.grade(id, said[0]))
        return " · ".join(part for part in parts if part)


def _head(sheet: _Sheet, number: int, id: str) -> Column:
    """A hypothesis with its number and likelihood, around x 0."""
    half = sheet.column / 2 - 4
    column = Column(-half, half)
    column.rows(sheet.words.hypothesis(number), META, "bold", "muted", META, align="middle")
    column.rows(sheet.text(id), NAME, "bold", gap=11.5, most=MOST, align="middle")
    entry = sheet.wording.map.get(id)
    likely = entry.likelihood if isinstance(entry, Claim) else None
    if likely:
        text = clean(likely.text)
        if text[:1].isdigit():
            text = text.replace("-", "–")
        rows = fitted(text, "bold", META, sheet.column - 28, 3)
        wide = max(GAUGE + 14, max(width(row, "bold", META) for row in rows) + 16)
        top, step = column.y + 7, META * LEADING
        high = step * len(rows) + 11
        column.shapes.append(Rect(-wide / 2, top, wide, high, 7.5, "chip", "edge", 0.8))
        for n, row in enumerate(rows):
            y = top + 10 + step * n
            column.shapes.append(Text(0, y, row, META, "bold", "ink", "middle", rtl=is_rtl(text)))
        low, great = max(0.0, likely.low), min(100.0, likely.high)
        long = max(GAUGE * (great - low) / 100, 2.4)
        at = min(GAUGE * low / 100, GAUGE - long) - GAUGE / 2
        column.shapes += [
            Rect(-GAUGE / 2, top + high - 6.2, GAUGE, 1.6, 0.8, fill="edge"),
            Rect(at, top + high - 7.4, long, 4.0, 1.2, fill="claim"),
        ]
        column.y = top + high
    return column


def _sum(sheet: _Sheet, one: Matrix, number: int) -> Column:
    """What counts against a hypothesis, around x 0."""
    half = sheet.column / 2 - 8
    column = Column(-half, half)
    tally = one.against[number]
    column.rows(str(tally.all), SUM, "bold", gap=SUM + 5, align="middle")
    for said in parts(tally, sheet.words):
        column.rows(said, META, fill="muted", gap=10.5, align="middle")
    if one.hypotheses[number] in one.least:
        column.rows(sheet.words["matrix least"], META, "bold", gap=11.5, align="middle")
    return column


def _lines(marks: Sequence[Drawn], room: float) -> list[list[Drawn]]:
    """Marks in lines that fit into a cell; at least one line."""
    lines: list[list[Drawn]] = [[]]
    for one in marks:
        if lines[-1] and _width([*lines[-1], one]) > room:
            lines.append([])
        lines[-1].append(one)
    return lines


def _width(marks: Sequence[Drawn]) -> float:
    return sum(one.width for one in marks) + APART * max(0, len(marks) - 1)
