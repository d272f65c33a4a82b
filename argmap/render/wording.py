"""The words on cards: kinds, speakers, sources, grades, as a map gives them."""

from __future__ import annotations

from functools import cached_property

from argmap.graph.view import View
from argmap.model import Attribution, Claim, Evidence, Source
from argmap.model.entries import EntryBase
from argmap.model.naming import name_in
from argmap.render.clean import clean
from argmap.render.dates import in_words, moment

_STANCES = {"asserts": "said by", "denies": "denied by", "doubts": "doubted by"}


class Wording:
    """What the cards of one view say."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.map = view.map

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

    def label(self, id: str) -> str:
        """The kind of a card, in small capitals above its text."""
        kind, look = self._kind(id).upper(), self.look(id)
        if look == "main":
            return kind if kind == "QUESTION" else "THESIS"
        if look == "counter":
            said = "COUNTERCLAIM" if kind == "CLAIM" else f"{kind} · COUNTERCLAIM"
        elif look == "hypothesis":
            said = "HYPOTHESIS"
        else:
            said = kind
        if id in self.view.roles.premises and look in ("claim", "evidence", "assumption"):
            said += " · PREMISE"
        if id in self.map.imported:
            said += f" · FROM {clean(id.partition('.')[0])}"
        return said

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
        if said.speaker == "author":
            source = self.source(said)
            who = ", ".join(self.name(id) for id in source.author) if source else ""
        elif said.speaker == "unnamed":
            who = "unnamed"
        else:
            who = self.name(said.speaker)
        via = ", ".join(self.name(id) for id in said.via)
        return " ".join(part for part in (who, f"via {via}" if via else "") if part)

    def only_voice(self, said: Attribution) -> str:
        """The only voice of a card: `Anna Weiss`, `denied by Anna Weiss`, `Anna Weiss · act`.

        It is empty where the source speaks for itself.
        """
        who = self.speaker(said)
        if said.stance != "asserts":
            who = f"{_STANCES[said.stance]} {who or 'the source itself'}"
        return " · ".join(part for part in (who, "act" if said.mode == "act" else "") if part)

    def voice(self, said: Attribution) -> str:
        """One voice of several: `Said by Anna Weiss via the police`."""
        who = self.speaker(said) or "the source itself"
        who = f"somebody {who}" if said.speaker == "unnamed" else who
        act = " · act" if said.mode == "act" else ""
        return f"{_STANCES[said.stance].capitalize()} {who}{act}"

    def when(self, id: str) -> str:
        """The date of what a card speaks of, with its preposition: `in July 2006`."""
        on = getattr(self.map.get(id), "on", None)
        return clean(moment(on.text)) if on else ""

    def confidence(self, id: str, reason: bool) -> str:
        """How confident the analyst is, if wanted with the reason: `low confidence: why`."""
        found = getattr(self.map.get(id), "confidence", None)
        if not found:
            return ""
        why = f": {clean(found.reason)}" if reason and found.reason else ""
        return f"{found.level} confidence{why}"

    def source(self, said: Attribution) -> Source | None:
        """The source of an attribution."""
        entry: EntryBase | None = self.map.get(said.source) if said.source else None
        return entry if isinstance(entry, Source) else None

    def citation(self, said: Attribution) -> str:
        """The source in short, with date and locators: `Voice of America, June 2006, page 3`."""
        source = self.source(said)
        parts = [self._short.get(source.id, "")] if source else []
        return ", ".join([*parts, *(clean(one) for one in said.locators)])

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
            date = in_words(source.published.text) if source.published else ""
            name = source.publisher or source.text
            names[source.id] = clean(f"{name}, {date}" if date else name)
        taken = list(names.values())
        for source in sources:
            if taken.count(names[source.id]) > 1:
                names[source.id] = clean(source.text)
        return names
