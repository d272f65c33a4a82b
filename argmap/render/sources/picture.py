"""The picture of the documents: who speaks in each, which cites which, and what rests on each.

Every document is a card across the page, below each other; lines in the margin lead from each
to those that it cites. Above stands what is to be decided, below what rests on no document.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph.documents import Answer, Register, register
from argmap.graph.view import View
from argmap.graph.voices import source_names
from argmap.render.cards.card import frame
from argmap.render.layout.engine import Engine
from argmap.render.lettering.clean import clean
from argmap.render.look import Look
from argmap.render.nothing import NothingToShow
from argmap.render.parts.page import MARGIN, moved
from argmap.render.parts.sheet import SMALL, Column, Sheet, brief
from argmap.render.parts.signs import ANSWER, answer_mark, grade_mark, sign
from argmap.render.parts.signs import WIDE as SIGN
from argmap.render.scene import Group, Path, Rect, Scene, Shape, Text, line, polygon
from argmap.render.sources.card import (
    COLUMNS,
    LABEL,
    NAME,
    WIDE,
    Setting,
    bar_part,
    document_card,
)
from argmap.render.sources.trunks import Edge, draw, room, trunks
from argmap.render.words import Words
from argmap.render.words.wording import Wording

GAP = 12.0
"""Between cards, in points."""
AGAIN = 1100.0
"""After so many points the heads of the columns stand there once more."""
BESIDE, HYPOTHESES = 4, 24
"""So many hypotheses stand side by side, and so many there are; the last line counts the rest."""
LISTED = 24
"""So many claims that rest on no document are listed."""


def compose(view: View, look: Look, engine: Engine) -> Scene:
    """Make the picture of the documents of a view; no engine is needed.

    Raises `NothingToShow` where there is no document.
    """
    found = documents(view)
    page = _Page(view, found, look.words)
    page.begin()
    page.answers()
    page.documents()
    page.unfounded()
    page.legend()
    return page.finished()


def documents(view: View) -> Register:
    """The documents of a view; raises `NothingToShow` where there is none."""
    found = register(view)
    if not found.documents:
        raise NothingToShow(
            "there is nothing to draw: no document stands behind these cards",
            "write a source, `source ID: TITLE`, and who says what in it: "
            "`said by: SPEAKER in ID`, or `from: ID`",
        )
    return found


class _Page(Sheet):
    """The page, written part by part."""

    def __init__(self, view: View, found: Register, words: Words) -> None:
        self.view, self.found, self.words = view, found, words
        order = [one.source.id for one in found.documents]
        shown = set(order)
        cited_by = {
            one.source.id: [id for id in one.cited_by if id in shown] for one in found.documents
        }
        self.trunks, self.undrawn = trunks(order, cited_by)
        margin = room(self.trunks)
        super().__init__(margin + WIDE)
        self.left = MARGIN + margin
        """The left edge of the cards."""
        self.setting = Setting(
            view,
            Wording(view, words),
            words,
            source_names(view.map),
            {one.id: one.number for one in found.answers},
            max((v.statements for one in found.documents for v in one.quoted), default=1),
        )
        statements = sum(one.statements for one in found.documents)
        self.counts = (
            words.many("sources documents", len(found.documents)),
            words.many("sources statements", statements),
        )

    def begin(self) -> None:
        """The title, and below it the date and how much there is."""
        self.heading(self.words["sources title"], self.view, self.counts, self.words)

    def answers(self) -> None:
        """What is to be decided, with how many documents each rests on."""
        shown = self.found.answers[:HYPOTHESES]
        for at in range(0, len(shown), BESIDE):
            self.y += GAP
            made = [self._answer(one) for one in shown[at : at + BESIDE]]
            high = max(column.y for column, _ in made) + 12
            for number, (column, title) in enumerate(made):
                id = shown[at + number].id
                shapes = (*frame("hypothesis", column.right + 14, high, "solid"), *column.shapes)
                x = self.left + number * (column.right + 14 + GAP)
                data = (("entry", id), ("look", "hypothesis"))
                self.groups.append(Group("card", shapes, id, title, x, self.y, data))
            self.y += high
        more = len(self.found.answers) - len(shown)
        if more:
            self.y += 4
            self.paragraph(self.words.fill("sources more", n=more))

    def _answer(self, one: Answer) -> tuple[Column, str]:
        wide = (WIDE - (BESIDE - 1) * GAP) / BESIDE
        words, wording = self.words, self.setting.wording
        column = Column(19, wide - 14, 20)
        column.shapes += answer_mark(words.hypothesis(one.number), 19, 17)
        column.rows(wording.label(one.id), LABEL, "bold", "hypothesis", indent=ANSWER + 6, most=1)
        column.rows(wording.text(one.id), 10, "bold", gap=18, most=4)
        statements = words.many("sources statements", one.statements)
        said = words.many("sources on", one.documents, statements=statements)
        # In a map with one document everything rests on one: that tells nothing apart.
        weak = one.documents < (2 if self.found.several else 1)
        if weak and one.documents:
            said = words.fill("sources on-one", statements=statements)
        elif weak:
            said = words["sources on-none"]
        if weak:
            column.shapes += sign("warning", 19, column.y + 14)
            column.rows(said, SMALL, "bold", "counter_ink", 17, indent=SIGN + 3, most=2, own=True)
        else:
            column.rows(said, SMALL, fill="muted", gap=17, most=2, own=True)
        return column, brief(wording.title(one.id))

    def documents(self) -> None:
        """The cards of the documents, and the lines between them."""
        edges: dict[str, Edge] = {}
        self._heads()
        start = self.y
        for one in self.found.documents:
            if self.y - start > AGAIN:
                self._heads()
                start = self.y
            card = document_card(one, self.setting)
            edges[one.source.id] = Edge(self.y, self.y + card.height)
            self.groups += (moved(group, self.left, self.y) for group in card.groups)
            self.y += card.height + GAP
        titles = {
            (id, trunk.cited): self.words.fill(
                "sources one-cites",
                first=brief(self.setting.names[id]),
                second=brief(self.setting.names[trunk.cited]),
            )
            for trunk in self.trunks
            for id in trunk.citing
        }
        self.groups += draw(self.trunks, edges, self.left, titles)

    def _heads(self) -> None:
        """The heads of the columns."""
        self.y += 26
        labels = ("sources document", "sources who", "sources what")
        shapes = tuple(
            Text(left, 0, self.words[label].upper(), LABEL, "bold", "muted", tracking=0.05)
            for (left, _), label in zip(COLUMNS, labels, strict=True)
        )
        self.groups.append(Group("heads", shapes, x=self.left, y=self.y))
        self.y += 8

    def unfounded(self) -> None:
        """What rests on nobody's document."""
        ids = self.found.unfounded
        if not ids:
            return
        words, wording = self.words, self.setting.wording
        column = Column(21, WIDE - 16, 20)
        said = words.many("sources unfounded", len(ids))
        column.rows(said, NAME, "bold", indent=SIGN + 3)
        column.shapes += sign("warning", 21, 17)
        y = column.y + 8
        groups: list[Group] = []
        for at in range(0, min(len(ids), LISTED), len(COLUMNS)):
            lowest = y
            for id, (left, right) in zip(ids[at : at + len(COLUMNS)], COLUMNS, strict=False):
                text = Column(left + 9, right, y)
                text.rows(wording.text(id), SMALL, gap=14, most=2)
                bar = Rect(left, y + 6, 2.6, text.y - y - 3, 1, fill=wording.look(id))
                title = wording.title(id)
                data = (("entry", id),)
                groups.append(Group("unfounded", (bar, *text.shapes), id, title, 0, 0, data))
                lowest = max(lowest, text.y)
            y = lowest + 4
        if len(ids) > LISTED:
            y += 14
            more = words.fill("sources more", n=len(ids) - LISTED)
            groups.append(Group("text", (Text(21, y, more, SMALL, "regular", "muted"),)))
        high = y + 12
        ground = Rect(0, 0, WIDE, high, 7, "page", "reported", 1.0, (3.2, 2.2))
        groups.insert(0, Group("text", (ground, *column.shapes)))
        self.y += 8
        self.groups += (moved(group, self.left, self.y) for group in groups)
        self.y += high + GAP

    def legend(self) -> None:
        """What the signs mean that are there."""
        words, documents = self.words, self.found.documents
        self.turn(14)
        grades = [one.source.grade for one in documents]
        if any(grades):
            example = next(grade for grade in grades if grade)
            self.key(_small(grade_mark(clean(example)[:1], 0, 0)), 14, words["legend reliability"])
        if not all(grades):
            self.key(_small(grade_mark(None, 0, 0)), 14, words["sources no-grade"])
        if any(one.common for one in documents):
            self.key(sign("common", 0, 0), SIGN, words["sources key-common"])
        if self.trunks:
            head = polygon((26, 0), (18, -4), (19.8, 0), (18, 4))
            way = Path(line((0, 0), (19, 0)), stroke="inform", stroke_width=1.3)
            self.key((way, Path(head, fill="inform")), 26, words["sources key-cites"])
        modes = {mode for one in documents for voice in one.quoted for mode, _ in voice.modes}
        for mode in ("direct", "indirect"):
            if mode in modes:
                self.key((bar_part(mode, 0, 0, 20),), 20, words[f"sources key-{mode}"])
        if any(
            sum(count for mode, count in voice.modes if mode in ("direct", "indirect"))
            < voice.statements
            for one in documents
            for voice in one.quoted
        ):
            self.key((bar_part("", 0, 0, 20),), 20, words["sources key-other"])
        if self.found.answers:
            self.key(answer_mark(words.hypothesis(1), 0, 0), ANSWER, words["sources key-answer"])
        self.y += 12
        self.paragraph(words["sources counted"])

    def finished(self) -> Scene:
        """The whole picture."""
        words = self.words
        notes = (words.many("sources undrawn", self.undrawn),) if self.undrawn else ()
        return self.scene(
            words.named(words["sources title"], clean(self.view.map.title)),
            words.fill("sources described", documents=self.counts[0], statements=self.counts[1]),
            notes,
        )


def _small(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The mark of a grade, small enough for the legend."""
    box, text = shapes
    assert isinstance(box, Rect)
    assert isinstance(text, Text)
    return (
        Rect(0, -7, 14, 14, 3, box.fill, box.stroke, box.stroke_width, box.dash),
        Text(7, 3.1, text.text, SMALL, "bold", text.fill, "middle"),
    )
