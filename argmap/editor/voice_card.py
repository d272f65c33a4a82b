"""What is known of those who speak, and of the documents in which they do."""

from __future__ import annotations

import re

from argmap.editor.indexes import spoken
from argmap.editor.markup import Card, Words, bold, code, italic, shortened
from argmap.editor.told import TOLD, about, ids
from argmap.exchange.dates import in_words
from argmap.language.vocabulary import RESERVED_SPEAKERS
from argmap.model import Map, Source, Speaker
from argmap.model.naming import name_in
from argmap.model.once import once
from argmap.model.scales import admiralty
from argmap.sources.tally import tally, told
from argmap.text import counted

_FEW = 4
_TEXT = 110
_LONG = 300
_ENCODING = re.compile(r"\([^()]*\)\Z")


def source_facts(card: Card, map: Map, source: Source) -> None:
    """Adds what is known of a source."""
    by = ", ".join(name_in(map, id) for id in source.author)
    when = in_words(source.published.text) if source.published else ""
    parts = (by, source.publisher, when, source.medium)
    card.line(" · ".join(part for part in parts if part))
    if source.grade:
        meaning = admiralty("source").get(source.grade, "").lower()
        card.fact("Grade", f"{source.grade}, {meaning}")
    card.fact("Document", *document_state(source))
    quotes = [
        one.said.quote
        for one in spoken(map).get(source.id, ())
        if one.said.source == source.id and one.said.quote
    ]
    if quotes:
        card.fact("Quotes", told(tally(quotes))[0].partition(": ")[2].removesuffix("."))
    failing = [
        one.entry.id
        for one in spoken(map).get(source.id, ())
        if one.said.source == source.id
        and one.said.quote
        and one.said.quote.verdict
        and one.said.quote.verdict.verdict in ("near", "absent")
    ]
    if failing:
        card.fact("Quotes that it does not have", *ids(list(dict.fromkeys(failing))))
    if source.descriptor:
        card.line(shortened(source.descriptor, _LONG))
    if source.excerpt:
        card.fact("Excerpt", f"{shortened(source.excerpt, _LONG)}")
    if source.cites:
        card.fact("Cites", *ids(source.cites))
    citing = _citing(map).get(source.id, ())
    if citing:
        card.fact("Cited by", *ids(citing))


@once
def _citing(map: Map) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for source in map.of_kind(Source):
        for id in source.cites:
            found[id] = (*found.get(id, ()), source.id)
    return found


def document_state(source: Source) -> list[Words]:
    """Whether a source has a document, and what is known of it."""
    if source.file is None:
        return ["none is named, so its quotes are not looked up"]
    named: list[Words] = [code(source.file)]
    read = source.document
    if read is None:
        return [*named, ", which can't be read"]
    if read.by == "lock":
        state = ", which is not here; the lock has its quotes"
    elif read.extractor is None:
        state = ", a file without text"
    else:
        state = f", read as {_as_what(read.extractor)}"
    if source.sha256 is None:
        return [*named, state]
    same = "as noted" if source.sha256 == read.sha256 else "not the one that is noted"
    return [*named, f"{state}; its digest is {same}"]


_AS = {"text": "plain text", "docx": "a Word document", "pdf": "PDF", "html": "HTML"}


def _as_what(extractor: str) -> str:
    """What kind of document a text was read from, with its encoding where that was guessed."""
    kind = extractor.partition(" ")[0]
    guessed = _ENCODING.search(extractor)
    return _AS.get(kind, kind.capitalize()) + (f" {guessed[0]}" if guessed else "")


def speaker_facts(card: Card, map: Map, speaker: Speaker) -> None:
    """Adds what is known of a speaker."""
    facts = [speaker.role or "", f"of {name_in(map, speaker.of)}" if speaker.of else ""]
    card.line(", ".join(fact for fact in facts if fact))
    if speaker.alias:
        card.fact("Also", f"{', '.join(speaker.alias)}")
    if speaker.interest:
        card.fact("Interest", f"{shortened(speaker.interest, _LONG)}")
    voice(card, map, speaker.id)


def reserved_card(map: Map, id: str) -> Card:
    """The card of a speaker that needs no entry."""
    card = Card()
    card.line(italic("speaker"), " ", code(id))
    card.line(bold(RESERVED_SPEAKERS[id]))
    return card


def voice(card: Card, map: Map, id: str) -> None:
    """Adds what somebody says."""
    mine = [one for one in spoken(map).get(id, ()) if id in (one.said.speaker, *one.said.via)]
    own = [one for one in mine if one.said.speaker == id]
    sources = {one.said.source for one in mine if one.said.source}
    written = [source.id for source in map.of_kind(Source) if id in source.author]
    if written:
        card.fact("Author of", *ids(written))
    if not mine:
        if not written:
            card.line(italic("Speaks nowhere in this map."))
        return
    in_sources = f" in {counted(len(sources), 'source')}" if sources else ""
    passed = len(mine) - len(own)
    more = f", and passes on {counted(passed, 'statement')}" if passed else ""
    card.fact("Speaks", f"{counted(len(own), 'time')}{in_sources}{more}")
    for one in mine[:_FEW]:
        if one.said.speaker == id:
            act = f"{TOLD[one.said.stance]} "
        else:
            act = f"passes on that {name_in(map, one.said.speaker)} {TOLD[one.said.stance]} "
        card.item(act, *about(map, one.entry.id, _TEXT))
    if len(mine) > _FEW:
        card.item(italic(f"and {len(mine) - _FEW:,} more"))
