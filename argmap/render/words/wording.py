"""The words on cards: kinds, speakers, sources, grades, as a map gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from argmap.graph.view import View
from argmap.model import Attribution, Claim, Evidence, Likelihood, Source
from argmap.model.entries import EntryBase
from argmap.model.naming import name_in
from argmap.render.lettering.clean import clean
from argmap.render.words import Words, first_upper
from argmap.render.words.dates import in_words, moment

NAMED = 3
"""How many voices of one stance are named in short; the others are counted."""
_LOCATOR = re.compile(r"(page|section|paragraph|line)(s?) (.+)", re.DOTALL)


class Wording:
    """What the cards of one view say, in one language."""

    def __init__(self, view: View, words: Words) -> None:
        self.view = view
        self.map = view.map
        self.words = words

    def text(self, id: str) -> str:
        """What an entry says."""
        entry = self.map.get(id)
        return clean(entry.text if entry else id)

    def look(self, id: str) -> str:
        """Which look a card has: `main`, `counter`, `hypothesis`, or its kind."""
        kind = self._kind(id)
        roles = self.view.roles
        if id in roles.main:
            return "main"
        if id in roles.counterclaims:
            return "counter"
        if kind == "claim" and id in roles.hypotheses:
            return "hypothesis"
        return kind

    def asked_for(self, id: str) -> bool:
        """Whether a filter names this very entry: to look around, along a path, or for."""
        filters = self.view.filters
        ends = (id for pair in filters.path for id in pair)
        return id in (*filters.focus, *filters.for_, *ends)

    def label(self, id: str) -> str:
        """The kind of a card, in capitals above its text: `EVIDENCE · PREMISE`."""
        return self._label(id, str.upper)

    def part(self, id: str) -> str:
        """The kind of a card and the parts it plays: `evidence · premise`."""
        return self._label(id, str)

    def title(self, id: str, mark: str = "") -> str:
        """A card in one line: its kind, its number on the page if it has one, and its text."""
        name = first_upper(f"{self._label(id, str)} {mark}".strip())
        return self.words.named(name, self.text(id))

    def _label(self, id: str, case: Callable[[str], str]) -> str:
        """The kind of a card and the parts it plays; ids stay as they are."""
        kind, look = self._kind(id), self.look(id)
        if look == "main":
            return case(self.words["kind question" if kind == "question" else "thesis"])
        parts = [self.words[f"kind {kind}"]]
        if look == "counter":
            parts = [*(parts if kind != "claim" else ()), self.words["counterclaim"]]
        elif look == "hypothesis":
            parts = [self.words["hypothesis"]]
        if id in self.view.roles.premises and look in ("claim", "evidence", "assumption"):
            parts.append(self.words["premise"])
        said = [case(part) for part in parts]
        if id in self.map.imported:
            said.append(f"{case(self.words['from-map'])} {clean(id.partition('.')[0])}")
        return " · ".join(said)

    def _kind(self, id: str) -> str:
        return str(getattr(self.map.get(id), "kind", "claim"))

    def attributions(self, id: str) -> tuple[Attribution, ...]:
        """Who stands behind a card; those who assert it first."""
        entry = self.map.get(id)
        if not isinstance(entry, Claim | Evidence):
            return ()
        return tuple(sorted(entry.attributions, key=lambda one: one.stance != "asserts"))

    def name(self, id: str) -> str:
        """The name of a speaker."""
        return clean(name_in(self.map, id))

    def speaker(self, said: Attribution) -> str:
        """Who says it and through whom; empty where the source speaks for itself."""
        return self._through(self._who(said), said)

    def _who(self, said: Attribution) -> str:
        if said.speaker == "author":
            source = self.source(said)
            return ", ".join(self.name(id) for id in source.author) if source else ""
        return self.words["unnamed"] if said.speaker == "unnamed" else self.name(said.speaker)

    def _through(self, who: str, said: Attribution) -> str:
        via = ", ".join(self.name(id) for id in said.via)
        return " ".join(
            part for part in (who, self.words.fill("via", who=via) if via else "") if part
        )

    def _stance(self, said: Attribution) -> str:
        """A stance with its voice: `denied by somebody unnamed`."""
        return self.words.fill(f"stance {said.stance}", who=self._voice(said))

    def _voice(self, said: Attribution) -> str:
        """Who takes a stance, and through whom; never empty."""
        who = self._who(said)
        if said.speaker == "unnamed":
            who = self.words["somebody-unnamed"]
        elif not who and not said.via:
            who = self.words["the-source-itself"]
        return self._through(who, said)

    def _act(self, said: Attribution) -> str:
        return self.words["act"] if said.mode == "act" else ""

    def only_voice(self, said: Attribution) -> str:
        """The only voice of a card: `Anna Weiss`, `denied by Anna Weiss`, `Anna Weiss · act`.

        It is empty where the source speaks for itself.
        """
        who = self.speaker(said) if said.stance == "asserts" else self._stance(said)
        return " · ".join(part for part in (who, self._act(said)) if part)

    def voice(self, said: Attribution) -> str:
        """One voice of several: `Said by Anna Weiss via the police`."""
        parts = (first_upper(self._stance(said)), self._act(said))
        return " · ".join(part for part in parts if part)

    def others(self, said: Sequence[Attribution]) -> list[str]:
        """All voices but the first, in short: `and 2 more voices`, `Denied by Anna Weiss`.

        Voices of the first one's stance are counted; who takes another stance is named.
        """
        first, *rest = said
        alike = sum(one.stance == first.stance for one in rest)
        rows = [self.words.many("more-voices", alike)] if alike else []
        for stance in ("asserts", "denies", "doubts"):
            voices = [one for one in rest if one.stance == stance != first.stance]
            if voices:
                names = list(dict.fromkeys(self._voice(one) for one in voices))
                more = [f"+\u2009{len(names) - NAMED}"] if len(names) > NAMED else []
                who = ", ".join([*names[:NAMED], *more])
                rows.append(first_upper(self.words.fill(f"stance {stance}", who=who)))
        return rows

    def when(self, id: str) -> str:
        """The date of what a card speaks of, with its preposition: `in July 2006`."""
        on = getattr(self.map.get(id), "on", None)
        return clean(moment(on.text, self.words)) if on else ""

    def likelihood(self, id: str) -> str:
        """How likely an entry is: in the words of its scale, as written, or `30–45%`."""
        found: Likelihood | None = getattr(self.map.get(id), "likelihood", None)
        if found and found.text[:1].isdigit():
            return self.words.percent(found.low, found.high)
        return clean(found.text) if found else ""

    def confidence(self, id: str, reason: bool) -> str:
        """How confident the analyst is, if wanted with the reason: `low confidence: why`."""
        found = getattr(self.map.get(id), "confidence", None)
        if not found:
            return ""
        level = self.words[f"confidence {found.level}"]
        return self.words.named(level, clean(found.reason)) if reason and found.reason else level

    def source(self, said: Attribution) -> Source | None:
        """The source of an attribution."""
        entry: EntryBase | None = self.map.get(said.source) if said.source else None
        return entry if isinstance(entry, Source) else None

    def citation(self, said: Attribution) -> str:
        """The source in short, with date and locators: `Voice of America, June 2006, page 3`."""
        source = self.source(said)
        parts = [self._short.get(source.id, "")] if source else []
        return ", ".join([*parts, *(self._locator(clean(one)) for one in said.locators)])

    def _locator(self, locator: str) -> str:
        """A place in a source: the language's own words for places are argmap's to translate."""
        found = _LOCATOR.fullmatch(locator)
        return self.words.fill(f"locator {found[1]}{found[2]}", at=found[3]) if found else locator

    def hedge(self, said: Attribution) -> str:
        """The source's own hedging words, as such: `hedged: “may”`; empty where it has none."""
        if not said.hedge:
            return ""
        words = clean(" ".join(said.hedge.text.split()))
        return self.words.named(self.words["hedged"], self.words.quoted(words))

    def grade(self, id: str, said: Attribution) -> str:
        """Reliability of the source and credibility of the item: `B2` (Admiralty code)."""
        source, entry = self.source(said), self.map.get(id)
        letter = (source.grade if source else None) or ""
        digit = (entry.grade if isinstance(entry, Evidence) else None) or ""
        return clean(letter + digit)

    @cached_property
    def _short(self) -> dict[str, str]:
        """How each source is cited: by publisher and date, or by its title where that is not
        enough to tell it from the others."""
        sources = list(self.map.of_kind(Source))
        sources += [one for one in self.map.imported.values() if isinstance(one, Source)]
        names: dict[str, str] = {}
        for source in sources:
            date = in_words(source.published.text, self.words) if source.published else ""
            name = source.publisher or source.text
            names[source.id] = clean(f"{name}, {date}" if date else name)
        taken = list(names.values())
        for source in sources:
            if taken.count(names[source.id]) > 1:
                names[source.id] = clean(source.text)
        return names
