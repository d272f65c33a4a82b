"""Who says something: named, with role and organisation at the first mention, and where."""

from __future__ import annotations

import re

from argmap.graph.voices import source_names
from argmap.model import Attribution, Map, Source, Speaker
from argmap.model.naming import name_in
from argmap.render.words import Words

_ARTICLE = re.compile(r"The (?=\w)(?!Hague\b)")
"""The article of an organisation's name, which English writes small inside a sentence."""


class Attributing:
    """Names the voices of a map in the words of a language."""

    def __init__(self, map: Map, words: Words) -> None:
        self.map, self.words = map, words
        self._introduced: set[str] = set()
        self._sources = {
            id: name if self._published(id, name) else words.quoted(name)
            for id, name in source_names(map).items()
        }

    def _published(self, id: str, name: str) -> bool:
        """Whether the name of a source is that of its publisher, and not its title."""
        source = self.map.get(id)
        return isinstance(source, Source) and source.publisher == name

    def source(self, id: str) -> str:
        """What a source is called: its publisher, or its title in quotation marks."""
        return self._sources.get(id, "")

    def voice(self, said: Attribution, short: bool = False) -> str:
        """A stance with its voice: `according to Anna Weiss (engineer), quoted by the Herald`."""
        words, source = self.words, self.source(said.source or "")
        who = self._who(said, short)
        if said.via:
            via = " ".join(words.fill("via", who=self._name(id)) for id in said.via)
            who = f"{who} {via}"
        if short and said.mode == "act":
            who = source or who
        elif source and not short and who != source:
            who = words.fill(f"report mode {said.mode or 'none'}", who=who, source=source)
        if said.stance == "asserts":
            return words.fill("report according", who=who)
        return words.fill(f"stance {said.stance}", who=who)

    def _who(self, said: Attribution, short: bool) -> str:
        words = self.words
        if said.speaker == "unnamed":
            return words["somebody-unnamed"]
        if said.speaker == "author":
            source = self.map.get(said.source or "")
            authors = source.author if isinstance(source, Source) else ()
            names = [self.introduced(id, short) for id in authors]
            return ", ".join(names) or self.source(said.source or "") or words["the-source-itself"]
        return self.introduced(said.speaker, short)

    def introduced(self, id: str, short: bool = False) -> str:
        """The name of a speaker, at the first mention with role and organisation."""
        name, speaker = self._name(id), self.map.get(id)
        if short or id in self._introduced or not isinstance(speaker, Speaker):
            return name
        self._introduced.add(id)
        house = self._name(speaker.of) if speaker.of else ""
        about = ", ".join(part for part in (speaker.role, house) if part)
        return f"{name} ({about})" if about else name

    def _name(self, id: str) -> str:
        """A name as it stands inside a sentence."""
        name = name_in(self.map, id)
        english = self.words.language == "en"
        return f"t{name[1:]}" if english and _ARTICLE.match(name) else name
