"""Footnotes to a map: who said each claim, in which words, where, and whether it was checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from argmap.exchange.citation import Citation, Citations
from argmap.exchange.dates import in_words
from argmap.model import Attribution, Claim, Confidence, Evidence, Map, Quote, Source, Verdict
from argmap.model.naming import name_in
from argmap.model.scales import admiralty
from argmap.text import Span, counted

_STANCES = {"asserts": "Said by", "denies": "Denied by", "doubts": "Doubted by"}
_MODES = {
    "direct": "in direct speech",
    "indirect": "in indirect speech",
    "act": "as an act: that it was said is the fact",
    "survey": "in a survey",
}
_VERDICTS = {
    "exact": "Verified word for word",
    "normalised": "Verified but for typography",
    "elided": "Verified with words left out",
    "bracketed": "Verified with words in brackets",
    "near": "NOT FOUND",
    "absent": "NOT FOUND",
    "unchecked": "Not checked",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One attribution of a claim or of evidence."""

    number: int
    said: Attribution
    stance: str
    """`Said by`, `Denied by`, `Doubted by`."""
    speaker: str
    role: str
    organisation: str
    via: tuple[str, ...]
    """Names of those through whom it was heard."""
    source: Source | None
    citation: Citation
    """The source as a note cites it; empty where none is named."""
    checked: str
    """What came of the check of the quote."""
    sound: bool | None
    """Whether the quote stands in its source; None where that was not checked."""

    @property
    def who(self) -> str:
        """Stance and speaker, with role, organisation and those through whom it was heard."""
        about = ", ".join(part for part in (self.role, self.organisation) if part)
        speaker = f"{self.speaker} ({about})" if about else self.speaker
        return " ".join([self.stance, speaker, *(f"via {name}" for name in self.via)])

    @property
    def mode(self) -> str:
        """How the source gives the words: `in direct speech`."""
        return _MODES.get(self.said.mode or "", "")

    @property
    def quote(self) -> tuple[str, ...]:
        """The quote's paragraphs, word for word."""
        return tuple(self.said.quote.text.split("\n\n")) if self.said.quote else ()

    @property
    def hedge(self) -> str:
        """The source's own hedging words."""
        return self.said.hedge.text if self.said.hedge else ""

    @property
    def found_at(self) -> Span | None:
        """Where the quote stands in the document's text."""
        verdict = self.said.quote.verdict if self.said.quote else None
        return verdict.place if verdict and verdict.passes else None


@dataclass(frozen=True, slots=True)
class Item:
    """A claim or evidence with its notes."""

    entry: Claim | Evidence
    notes: tuple[Note, ...]
    grounds: tuple[str, ...]
    """Of an entry without attributions, the analyst's own: the ids of what supports it, premises
    that count together joined by ` + `."""

    @property
    def kind(self) -> str:
        """`Claim` or `Evidence`."""
        return self.entry.kind.capitalize()

    @property
    def about(self) -> str:
        """What is said of the entry as a whole: date, judgments, that it is the analyst's own."""
        entry = self.entry
        grade = entry.grade if isinstance(entry, Evidence) else None
        confidence = entry.confidence
        said = [
            f"Date spoken of: {in_words(entry.on.text)}." if entry.on else "",
            f"Credibility {grade}: {admiralty('evidence')[grade].lower()}." if grade else "",
            f"Likelihood: {entry.likelihood.text}." if entry.likelihood else "",
            f"Confidence: {_with_reason(confidence)}." if confidence else "",
            self.own,
        ]
        return " ".join(part for part in said if part)

    @property
    def own(self) -> str:
        """That the entry is the analyst's own, and on what it rests; else empty."""
        if self.notes:
            return ""
        grounds = f"supported by {', '.join(self.grounds)}" if self.grounds else "unsupported"
        return f"The analyst’s own, {grounds}."


@dataclass(frozen=True, slots=True)
class Part:
    """Items under one heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a map."""

    title: str
    about: list[tuple[str, str]] = field(default_factory=list)
    """The map's author, date and summary: labels and values."""
    parts: list[Part] = field(default_factory=list)
    sources: list[tuple[Source, Citation]] = field(default_factory=list)
    """The sources cited, as a bibliography lists them."""

    @property
    def notes(self) -> list[Note]:
        """All notes in order."""
        return [note for part in self.parts for item in part.items for note in item.notes]

    @property
    def summary(self) -> str:
        """How many statements and quotes there are, and what came of the check."""
        items = [item for part in self.parts for item in part.items]
        own = sum(1 for item in items if not item.notes)
        quotes = [note.said.quote for note in self.notes if note.said.quote]
        counts = Counter(_verdict(quote) for quote in quotes)
        verdicts = [f"{counts[word]} {word[0].lower() + word[1:]}" for word in counts]
        kinds = Counter(item.entry.kind for item in items)
        said = [
            f"{counted(kinds['claim'], 'claim')} and {counted(kinds['evidence'], 'item')} of "
            f"evidence, {own} of them the analyst’s own.",
            f"{counted(len(self.notes), 'statement')}, {counted(len(quotes), 'quote')}"
            f"{': ' + ', '.join(verdicts) if verdicts else ''}.",
        ]
        return " ".join(said)


def footnotes(map: Map, file: str | None = None) -> Footnotes:
    """The footnotes of a map, or of one of its files (by its name), in reading order."""
    citations, made = Citations(map), Footnotes(map.title, _about_map(map))
    grounds: dict[str, list[str]] = {}
    for link in map.links:
        if link.relation == "supports":
            grounds.setdefault(link.target, []).append(" + ".join(link.premises))
    number, heading, items = 0, None, list[Item]()
    entries = [
        entry
        for entry in map.entries.values()
        if isinstance(entry, Claim | Evidence) and (file is None or entry.at.file == file)
    ]
    many = len({entry.at.file for entry in entries}) > 1
    for entry in entries:
        section = map.get(entry.section) if entry.section else None
        under = section.text if section else entry.at.file if many else ""
        if under != heading:
            if items:
                made.parts.append(Part(heading or "", tuple(items)))
            heading, items = under, []
        notes = []
        for said in entry.attributions:
            number += 1
            notes.append(_note(number, said, map, citations))
        items.append(Item(entry, tuple(notes), () if notes else tuple(grounds.get(entry.id, ()))))
    if items:
        made.parts.append(Part(heading or "", tuple(items)))
    made.sources = citations.bibliography()
    return made


def _about_map(map: Map) -> list[tuple[str, str]]:
    head = map.head
    if head is None:
        return []
    date = in_words(head.date.text) if head.date else None
    found = (("Author", head.author), ("Date", date), ("Summary", head.summary))
    return [(label, value) for label, value in found if value]


def about_source(source: Source) -> list[tuple[str, str]]:
    """What an editor asks of a source besides its citation: labels and values."""
    document = source.document
    grade = f"{source.grade}, {admiralty('source')[source.grade].lower()}" if source.grade else None
    found = (
        ("Document", source.file),
        ("SHA-256", digest(source)),
        ("Text read by", document.extractor if document else None),
        ("Reliability", grade),
        ("Why it is not distributed", source.excerpt),
    )
    return [(label, value) for label, value in found if value]


def digest(source: Source | None) -> str:
    """The SHA-256 digest of a source's document, empty where it is not known."""
    if source is None:
        return ""
    return source.sha256 or (source.document.sha256 if source.document else "")


def _note(number: int, said: Attribution, map: Map, citations: Citations) -> Note:
    found = map.get(said.source) if said.source else None
    source = found if isinstance(found, Source) else None
    speaker = map.get(said.speaker)
    of = getattr(speaker, "of", None)
    return Note(
        number=number,
        said=said,
        stance=_STANCES[said.stance],
        speaker=_speaker(said, source, map),
        role=getattr(speaker, "role", None) or "",
        organisation=name_in(map, of) if of else "",
        via=tuple(name_in(map, id) for id in said.via),
        source=source,
        citation=citations.note(source, said.locators) if source else (),
        checked=_checked(said, source),
        sound=_sound(said.quote),
    )


def _speaker(said: Attribution, source: Source | None, map: Map) -> str:
    if said.speaker == "author" and source and source.author:
        authors = [name_in(map, id) for id in source.author]
        return f"{' and '.join(authors)}, the author{'s' if authors[1:] else ''}"
    return name_in(map, said.speaker)


def _sound(quote: Quote | None) -> bool | None:
    if quote is None or quote.verdict is None or quote.verdict.verdict == "unchecked":
        return None
    return quote.verdict.passes


def _verdict(quote: Quote) -> str:
    return _VERDICTS[quote.verdict.verdict if quote.verdict else "unchecked"]


def _checked(said: Attribution, source: Source | None) -> str:
    """What came of the check, in a sentence or two."""
    if said.quote is None:
        return "Not quoted."
    verdict = said.quote.verdict
    word = _verdict(said.quote)
    if verdict is None or verdict.verdict == "unchecked":
        return f"{word}."
    if not verdict.passes:
        return f"{word}{': ' + verdict.reason if verdict.reason else ' in the source'}."
    return " ".join([f"{word}{_where(verdict)}.", *_remarks(verdict, said.hedge)])


def _where(verdict: Verdict) -> str:
    if verdict.place is not None:
        line, column = verdict.place.source.position(verdict.place.start)
        return f" at line {line}, column {column} of the document’s text"
    if verdict.by == "lock":
        return " when the document was at hand"
    return ""


def _remarks(verdict: Verdict, hedge: Quote | None) -> list[str]:
    said = []
    for one in verdict.replaced:
        stands = f"stands for “{one.words}”" if one.words else "is the analyst’s insertion"
        said.append(f"[{one.bracket}] {stands}.")
    if verdict.occurrences > 1:
        said.append(f"The words stand there {verdict.occurrences} times.")
    if hedge and hedge.verdict and not hedge.verdict.passes:
        said.append(f"The hedge: {_verdict(hedge).lower()}.")
    return said


def _with_reason(confidence: Confidence) -> str:
    return ", ".join(part for part in (confidence.level, confidence.reason) if part).rstrip(".")


def map_place(place: Span) -> str:
    """Where something stands in the map: `voa.argmap, line 12`."""
    return f"{place.file}, line {place.line}"
