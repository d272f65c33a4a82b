"""A report made of a view of a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from argmap.graph.view import View
from argmap.model import Assumption, Attribution, Claim, Evidence, Gap, Question
from argmap.render.layout.engine import Engine
from argmap.render.look import Look
from argmap.render.parts.chosen import chosen
from argmap.render.words import Words
from argmap.render.words.dates import in_words
from argmap.report.against import Against
from argmap.report.blocks import Block, Figure, Heading, Item, Items, Line, Paragraph, Report, Run
from argmap.report.figures import Drawn, Pictures
from argmap.report.key import key
from argmap.report.notes import Notes
from argmap.report.references import anchor
from argmap.report.statements import Statements
from argmap.report.tables import in_short, sources, voices
from argmap.report.telling import Head, Letters, Telling, Told, telling
from argmap.sources.ground import Grounds


def build(view: View, words: Words | None = None, engine: Engine | None = None) -> Report:
    """The report of a view, in the words of a language.

    `engine` lays its pictures out; without one it has no pictures. Takes time linear in the
    cards and links of the view. Raises `EngineError`.
    """
    words = words or Words()
    return _Builder(view, words, engine).report()


Level = Literal[1, 2, 3]
_GROUPS = {"supports": "for", "attacks": "against", "contradicts": "against"}


class _Builder:
    def __init__(self, view: View, words: Words, engine: Engine | None) -> None:
        self.map, self.words = view.map, words
        self.telling: Telling = telling(view, Letters(*words.forms("report letters")))
        self.notes = Notes(view.map, words)
        self.says = Statements(self.telling, words, self.notes)
        self.grounds = Grounds(view.map)
        self.against = Against(view, self.grounds, words)
        self.pictures = Pictures(self.telling, Look(words=words), engine) if engine else None
        self.remarks: list[str] = []
        self.figures = self.parts = 0

    def report(self) -> Report:
        """All of it."""
        head, words = self.map.head, self.words
        blocks = [
            *self._opening(),
            *(block for one in self.telling.questions for block in self._question(*one)),
            *self._assumptions(),
            *self._gaps(),
            *self._further(),
            *self._tables(),
        ]
        return Report(
            title=self.map.title,
            author=(head.author if head else None) or "",
            date=in_words(head.date.text, words) if head and head.date else "",
            blocks=tuple(blocks),
            notes=tuple(self.notes.lines),
            notes_title=words["report notes"],
            language=words.language,
            remarks=tuple(dict.fromkeys(self.remarks)),
        )

    def _heading(
        self, text: str, level: Level = 1, mark: str = "", to: str = "", fresh: bool = False
    ) -> Heading:
        self.parts += 1
        line: Line = (Run(f"{mark}  ", ink="muted"),) if mark else ()
        return Heading(level, (*line, Run(text)), to or f"part-{self.parts}", fresh)

    def _opening(self) -> Iterator[Block]:
        """The first page: the summary, the answers in short, and how much they rest on."""
        head, words, told = self.map.head, self.words, self.telling
        part = chosen(told.view, words) if told.view.hidden else []
        if part:
            yield Paragraph((Run(words.fill("report chosen", what="; ".join(part))),), "lead")
        elif head and head.summary:  # of the whole map
            yield Paragraph((Run(head.summary),), "lead")
        if told.questions:
            yield self._heading(words["report in-short"])
        for question, heads in told.questions:
            if question:
                yield Paragraph((Run(question.text, "bold"),))
            if heads:
                yield in_short(self.says, question, heads)
            else:
                yield Paragraph((Run(words["report no answer"]),))
        statements = told.statements
        if not (statements or told.assumptions or told.gaps or told.questions):
            yield Paragraph((Run(words["report empty"]),))
            return
        yield Paragraph((Run(self._counts(statements)),), "small")
        yield Paragraph((Run(words["report reading"]),), "small")
        every = sum(1 for _ in self.map.of_kind(Claim, Evidence))
        own = sum(1 for entry in statements if entry.id in self.map.entries)
        if every > own:
            yield Paragraph((Run(words.many("report left out", every - own)),), "small")

    def _counts(self, statements: list[Claim | Evidence]) -> str:
        words, told = self.words, self.telling
        said = [one for entry in statements for one in entry.attributions]
        sources = {one.source for one in said if one.source}
        counted = (
            ("report count statements", len(statements)),
            ("report count sources", len(sources)),
            ("many assumption", len(told.assumptions)),
            ("many gap", len(told.gaps)),
        )
        parts = [words.many(label, number) for label, number in counted if number]
        return f"{' · '.join(parts)}. {self._checked(said)}".strip()

    def _checked(self, said: list[Attribution]) -> str:
        """How many of the quotes stand in their sources."""
        quotes = [one.quote for one in said if one.quote]
        found = sum(1 for one in quotes if one.verdict and one.verdict.passes)
        if not quotes:
            return ""
        if found == len(quotes):
            return self.words.many("report all checked", found)
        return self.words.many("report some checked", len(quotes), found=found)

    def _question(self, question: Question | None, heads: list[Head]) -> Iterator[Block]:
        words = self.words
        thesis = words["report thesis"]
        if self.telling.asked:
            thesis = words.many("report asked", len(heads))
        yield self._heading(question.text if question else thesis, fresh=True)
        yield from self.says.remarks(question.note) if question else ()
        drawn = self.pictures.of(question, heads) if self.pictures else []
        for one in drawn:
            if one.head is None:
                yield self._figure(one, self._caption(one, question, heads))
        if not heads:
            yield Paragraph((Run(words["report no answer"]),))
        for head in heads:
            part = next((one for one in drawn if one.head == head.id), None)
            yield from self._head(head, part)

    def _caption(self, drawn: Drawn, question: Question | None, heads: list[Head]) -> str:
        if question is None:
            number = self.telling.number[heads[0].id]
            return self.words.fill("report part", number=number)
        label = "report whole" if drawn.kind == "whole" else "report overview"
        return self.words.fill(label, question=question.text)

    def _figure(self, drawn: Drawn, caption: str) -> Figure:
        self.figures += 1
        if drawn.kind == "nearest":
            caption = f"{caption} {self.words['report nearest']}"
        number = self.words.fill("report figure", n=self.figures)
        scene = drawn.scene
        self.remarks += scene.notes
        return Figure(scene, number, caption, f"{caption} {scene.description}")

    def _head(self, head: Head, picture: Drawn | None) -> Iterator[Block]:
        """An answer: the judgment, its picture, and what speaks for and against it."""
        words, entry = self.words, self.map.get(head.id)
        number = self.telling.number[head.id]
        text = entry.text if entry else head.id
        if not head.full:
            yield self._heading(text, 2, number)
            yield Paragraph((Run(words["report above"]),))
            return
        yield self._heading(text, 2, number, anchor(number))
        if isinstance(entry, Claim | Evidence):
            yield from self.says.judgment(entry, self._ground(head.id))
        if picture:
            yield self._figure(picture, words.fill("report part", number=number))
        groups: dict[str, list[Told]] = {"for": [], "against": [], "more": []}
        group = "more"
        for one in head.told:
            if one.level == 0 and one.link:
                group = _GROUPS.get(one.link.relation, "more")
            groups[group].append(one)
        for name in ("for", "against", "more"):
            if groups[name]:
                yield self._heading(words[f"report {name}"], 3)
                yield Items(self.says.items(groups[name]))
            elif name != "more":
                said = self.against.indirectly(head.id) if name == "against" else ""
                yield Paragraph((Run(said or words[f"report nothing {name}"], "italic"),))

    def _ground(self, id: str) -> str:
        """How much speaks for an answer: statements, documents, independent origins."""
        ground = self.grounds.of(id)
        if not ground.statements:
            return ""
        counted = (
            ("report count reported", len(ground.statements)),
            ("report count sources", len(ground.documents)),
            ("report count origins", len(ground.independent)),
        )
        return self.words.named(
            self.words["report grounds"],
            ", ".join(self.words.many(label, number) for label, number in counted if number),
        )

    def _assumptions(self) -> Iterator[Block]:
        if not self.telling.assumptions:
            return
        yield self._heading(self.words["report assumptions"])
        items: list[Item] = []
        for head in self.telling.assumptions:
            entry = self.map.get(head.id)
            if isinstance(entry, Assumption):
                items.append(self.says.assumption(entry))
            told = (replace(one, level=one.level + 1) for one in head.told)
            items += self.says.items(told)
        yield Items(tuple(items))

    def _gaps(self) -> Iterator[Block]:
        gaps = [entry for id in self.telling.gaps if isinstance(entry := self.map.get(id), Gap)]
        if gaps:
            yield self._heading(self.words["report gaps"])
            yield Items(tuple(self.says.gap(entry) for entry in gaps))

    def _further(self) -> Iterator[Block]:
        if not self.telling.further:
            return
        asked = bool(self.telling.questions)
        yield self._heading(self.words["report further" if asked else "report statements"])
        if asked:
            yield Paragraph((Run(self.words["report further about"]),))
        for section, told in self.telling.further:
            if section:
                yield self._heading(section.text, 2)
            yield Items(self.says.items(told))

    def _tables(self) -> Iterator[Block]:
        found = (
            ("report voices", voices(self.says)),
            ("report sources", sources(self.says, self.notes.bibliography())),
        )
        for label, table in found:
            if table:
                yield self._heading(self.words[label])
                yield table
        if self.telling.number:
            yield self._heading(self.words["report key"])
            yield from key(self.says)
