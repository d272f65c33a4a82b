"""What a report says of each entry: who says it, in which words, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.model import Argument, Assumption, Attribution, Claim, Evidence, Gap, Link, Source
from argmap.render.parts.strokes import STROKES
from argmap.render.words import Words, first_upper
from argmap.render.words.dates import in_words
from argmap.report.attributing import Attributing
from argmap.report.blocks import Ink, Item, Line, Paragraph, Run
from argmap.report.judging import Judging
from argmap.report.notes import Notes
from argmap.report.references import anchor, references
from argmap.report.telling import Telling, Told

_INKS: dict[str, Ink] = {"support": "support", "attack": "attack", "undercut": "undercut"}
DEEPEST = 3
"""The deepest level of lists; what is deeper says what it bears on."""


class Statements:
    """Puts entries into words. Speakers get their roles at their first mention."""

    def __init__(self, telling: Telling, words: Words, notes: Notes) -> None:
        self.telling, self.words, self.notes = telling, words, notes
        self.map = telling.view.map
        self.judging, self.voices = Judging(self.map, words), Attributing(self.map, words)
        self._heads = {head.id for _, heads in telling.questions for head in heads}
        self._assumed: dict[str, list[str]] = {}
        self._carried: dict[str, list[str]] = {}
        self._open: dict[str, list[str]] = {}
        self._leaves: dict[str, list[str]] = {}
        arguments = {link.argument: link for link in telling.view.links if link.argument}
        for link in telling.view.links:
            for id in link.premises:
                if link.relation == "assumes":
                    self._assumed.setdefault(id, []).append(link.target)
                    holder = arguments.get(id)
                    ids = (holder.target,) if holder else (id,)
                    self._carried.setdefault(link.target, []).extend(ids)
                elif link.relation == "bears on":
                    self._open.setdefault(link.target, []).append(id)
                    self._leaves.setdefault(id, []).append(link.target)

    def items(self, told: Iterable[Told]) -> tuple[Item, ...]:
        """The list of what is told."""
        return tuple(self._item(one) for one in told)

    def judgment(self, entry: Claim | Evidence, ground: str) -> Iterable[Paragraph]:
        """How likely an answer is and how sure that is, who gives it, and what it stands on."""
        judged = (self.judging.likelihood(entry), self.judging.confidence(entry))
        said = [part for part in judged if part]
        if said:
            own = Run(self.words.named(self.words["report own"], ""), ink="muted")
            first, *rest = said
            parts = (Run(first_upper(first), "bold"), *(Run(f" · {one}") for one in rest))
            yield Paragraph((own, *parts), "judgment")
        for one in in_order(entry.attributions):
            voice = Run(f"{first_upper(self.voices.voice(one))}.", ink="muted")
            yield Paragraph((voice, *self._hedge(one), self.notes.add(one)))
            yield from self._quote(one)
        yield from self._beside(((Run(ground),),) if ground else (), self._facts(entry))
        for label, ids in self._on(entry.id):
            for id in ids:
                other = self.map.get(id)
                text = self.words.named(first_upper(self.words[label]), other.text if other else id)
                yield Paragraph((Run(f"{text} ("), *self.references((id,)), Run(")")), "small")
        yield from self.remarks(entry.note)

    def assumption(self, entry: Assumption) -> Item:
        """An assumption: what it falls with, whether it was tested, what rests on it."""
        words, number = self.words, self.telling.number[entry.id]
        facts: list[Line] = []
        if entry.falls_if:
            falls = words.named(first_upper(words["fact falls if"]), entry.falls_if)
            facts.append((Run(falls.rstrip(".")),))
        if entry.tested:
            tested = in_words(entry.tested.text, words)
            facts.append((Run(words.named(words["fact tested"], tested)),))
        else:
            facts.append((Run(words["report untested"]),))
        carried = self.references(self._carried.get(entry.id, ()))
        if carried:
            facts.append((Run(words.named(words["report carries"], "")), *carried))
        return self._plain(number, entry, facts)

    def gap(self, entry: Gap) -> Item:
        """A gap, and what it leaves open."""
        facts: list[Line] = []
        targets = self._leaves.get(entry.id, ())
        if refs := self.references(targets):
            facts.append((Run(self.words.named(self.words["report bears"], "")), *refs))
        return self._plain(self.telling.number[entry.id], entry, facts)

    def _plain(self, number: str, entry: Assumption | Gap, facts: Iterable[Line]) -> Item:
        open = self._stands(entry.id)
        return Item(
            0,
            number,
            (
                Paragraph((Run(entry.text),)),
                *self._beside(facts, open),
                *self.remarks(entry.note),
            ),
            anchor(number),
        )

    def _item(self, told: Told) -> Item:
        level = min(told.level, DEEPEST)
        tag = self._tag(told)
        if told.id is None:
            return Item(level, "", tuple(self._together(tag, told.link)))
        number = self.telling.number.get(told.id, "")
        if not told.full:
            return Item(level, number, (self._again(tag, told.id, number),))
        return Item(level, number, tuple(self._full(tag, told.id)), anchor(number))

    def _tag(self, told: Told) -> Line:
        """The relation by which something bears on what it stands under."""
        link = told.link
        if link is None:
            return ()
        deep = told.level > DEEPEST
        number = self.telling.number.get(told.under or "", "") if deep else ""
        relation = Run(self.relation(link), "bold", _ink(link))
        return (relation, *self._to(number), Run("  "))

    def _to(self, number: str) -> Line:
        return (Run(" "), Run(number, to=anchor(number))) if number else ()

    def relation(self, link: Link) -> str:
        """A relation in words: `weakly supports`."""
        strength = f"{link.strength}ly " if link.strength else ""
        return first_upper(self.words[f"relation {strength}{link.relation}"])

    def _together(self, tag: Line, link: Link | None) -> Iterable[Paragraph]:
        """What holds premises together: their argument, or that they count only together."""
        entry = self.map.get(link.argument or "") if link else None
        many = link is not None and len(link.premises) > 1
        together = f"{self.words['premises-together']}." if many else ""
        if not isinstance(entry, Argument):
            yield Paragraph((*tag, Run(together, ink="muted")))
            return
        kind = first_upper(self.words["kind argument"])
        about = f" ({entry.scheme})" if entry.scheme else ""
        line: Line = (Run(self.words.named(f"{kind}{about}", ""), ink="muted"), Run(entry.text))
        yield Paragraph((*tag, *line, *((Run(f" {together}", ink="muted"),) if many else ())))
        yield from self._beside((), self._stands(entry.id))
        yield from self.remarks(entry.note)

    def _again(self, tag: Line, id: str, number: str) -> Paragraph:
        """A line that refers to what is told elsewhere."""
        entry = self.map.get(id)
        see = self.words.fill("report see", number=number)
        before, _, after = see.partition(number)
        return Paragraph(
            (
                *tag,
                *self._lead(entry, short=True),
                Run(entry.text if entry else id),
                Run(f" ({before}", ink="muted"),
                Run(number, to=anchor(number)),
                Run(f"{after})", ink="muted"),
            )
        )

    def _full(self, tag: Line, id: str) -> Iterable[Paragraph]:
        entry = self.map.get(id)
        if not isinstance(entry, Claim | Evidence):
            yield Paragraph((*tag, Run(entry.text if entry else id)))
            return
        first, *others = in_order(entry.attributions) or (None,)
        hedge, mark = self._hedge(first), (self.notes.add(first),) if first else ()
        yield Paragraph((*tag, *self._lead(entry), Run(entry.text), *hedge, *mark))
        yield from self._quote(first)
        for said in others:
            yield Paragraph(
                (
                    Run(first_upper(self.voices.voice(said)), ink="muted"),
                    *self._hedge(said),
                    self.notes.add(said),
                )
            )
            yield from self._quote(said)
        yield from self._beside(self._facts(entry), self._stands(id))
        yield from self.remarks(entry.note)

    def _lead(self, entry: object, short: bool = False) -> Line:
        """Who says it, or that it is the analyst's own; in short without roles."""
        if not isinstance(entry, Claim | Evidence) or entry.id in self._heads:
            return ()
        first = next(iter(in_order(entry.attributions)), None)
        if first is None:
            own = self.words["report own"]
            return () if short else (Run(self.words.named(own, ""), "italic", "muted"),)
        return (
            Run(self.words.named(first_upper(self.voices.voice(first, short)), ""), ink="muted"),
        )

    def _hedge(self, said: Attribution | None) -> Line:
        if said is None or said.hedge is None:
            return ()
        quoted = self.words.quoted(" ".join(said.hedge.text.split()))
        return (Run(f" ({self.words.named(self.words['hedged'], quoted)})", "italic"),)

    def _quote(self, said: Attribution | None) -> Iterable[Paragraph]:
        if said is not None and said.quote is not None:
            for part in self.words.quoted(said.quote.text).split("\n\n"):
                yield Paragraph((Run(part, "italic"),), "quote")

    def _facts(self, entry: Claim | Evidence) -> Iterable[Line]:
        """What is known of a statement as a whole, part by part."""
        if isinstance(entry, Evidence):
            sources = (self.map.get(said.source or "") for said in entry.attributions)
            letter = next((one.grade for one in sources if isinstance(one, Source)), None)
            grade = f"{letter or ''}{entry.grade or ''}" if entry.grade else ""
            kind = first_upper(self.words["kind evidence"])
            yield (Run(f"{kind} {grade}".strip()),)
        if entry.on:
            when = in_words(entry.on.text, self.words)
            yield (Run(self.words.named(self.words["report about"], when)),)
        if entry.id not in self._heads:
            if entry.likelihood:
                yield (Run(self.judging.likelihood(entry)),)
            if entry.confidence:
                yield (Run(self.judging.confidence(entry)),)

    def _stands(self, id: str) -> Iterable[Line]:
        """The assumptions that an entry stands on, and the gaps that leave it open."""
        for label, ids in self._on(id):
            if refs := self.references(ids):
                yield (Run(self.words.named(self.words[label], "")), *refs)

    def _on(self, id: str) -> Iterable[tuple[str, Sequence[str]]]:
        yield "report assumes", tuple(dict.fromkeys(self._assumed.get(id, ())))
        yield "report open", tuple(dict.fromkeys(self._open.get(id, ())))

    def _beside(self, *parts: Iterable[Line]) -> Iterable[Paragraph]:
        """Facts on one line, parted by dots."""
        line: list[Run] = []
        for part in (one for group in parts for one in group):
            line += ([Run(" · ")] if line else []) + [run for run in part if isinstance(run, Run)]
        if line:
            line[0] = replace(line[0], text=first_upper(line[0].text))
            yield Paragraph(tuple(line), "small")

    def remarks(self, notes: Sequence[str]) -> Iterable[Paragraph]:
        """The analyst's notes to an entry."""
        label = self.words.named(self.words["report note"], "")
        for note in notes:
            yield Paragraph((Run(label, "italic", "muted"), Run(note)), "small")

    def references(self, ids: Iterable[str]) -> Line:
        """References to entries by their numbers, as far as the report has them."""
        number = self.telling.number
        return references(number[id] for id in ids if id in number)


def in_order(said: Sequence[Attribution]) -> Sequence[Attribution]:
    """Attributions, those that assert first."""
    return sorted(said, key=lambda one: one.stance != "asserts")


def _ink(link: Link) -> Ink:
    return _INKS.get(STROKES[link.relation].colour, "inform")
