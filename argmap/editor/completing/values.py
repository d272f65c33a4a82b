"""Values: words of scales, tables and codes, dates, and what other entries say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, get_args

from argmap.editor.completing import files, ids
from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import document, entry
from argmap.editor.completing.offers import Offer, Offered, matching
from argmap.language.syntax import Attribution
from argmap.language.vocabulary import relation_of
from argmap.model import Argument, Source
from argmap.model.scales import LEVELS, admiralty, scale_source, scales, schemes

_STANCES = {"for": "supports", "against": "attacks"}


def offered(asked: Asked) -> Offered:
    """What can stand behind a key whose value is text."""
    if asked.key == "file":
        return files.documents(asked)
    if asked.key == "author" and asked.kind == "source":
        return ids.offered(asked, "ids")
    if asked.key == "tags":
        return _tags(asked)
    make = _VALUES.get(asked.key)
    return Offered(asked.start, matching(asked.typed, make(asked)) if make else [])


def _likelihood(asked: Asked) -> Iterator[Offer]:
    for term in scales()[asked.here.map.scale]:
        for word in (term.word, term.alternative):
            if word:
                low, high = f"{term.low:g}", f"{term.high:g}"
                yield Offer(word, "value", beside=f"{low}-{high} %" if low != high else f"{low} %")


def _confidence(asked: Asked) -> Iterator[Offer]:
    if "," not in asked.typed:
        yield from (Offer(level, "value", beside="then, after a comma, why") for level in LEVELS)


def _grade(asked: Asked) -> Iterator[Offer]:
    kind = asked.kind or "source"
    for code, meaning in admiralty(kind).items():
        yield Offer(code, "value", beside=meaning.lower())


def _scheme(asked: Asked) -> Iterator[Offer]:
    used = Counter(one.scheme for one in asked.here.map.of_kind(Argument))
    for scheme in sorted(schemes(), key=lambda one: -used[one]):
        yield Offer(scheme, "value", beside="an argumentation scheme")


def _scale(asked: Asked) -> Iterator[Offer]:
    yield from (Offer(name, "value", beside=scale_source(name)) for name in scales())


def _strength(asked: Asked) -> Iterator[Offer]:
    for word in _words_of("strength"):
        yield Offer(word, "value", beside=f"a {word} link")


def _stance(asked: Asked) -> Iterator[Offer]:
    for word in _words_of("stance"):
        known = relation_of(_STANCES[word])
        yield Offer(word, "value", beside=known[0].meaning if known else "")


def _words_of(field: str) -> list[str]:
    found: list[str] = []
    waiting: list[Any] = [Argument.model_fields[field].annotation]
    for one in waiting:
        waiting += get_args(one)
        if isinstance(one, str):
            found.append(one)
    return found


def _today(asked: Asked) -> Iterator[Offer]:
    yield Offer(date.today().isoformat(), "value", beside="today")


def _published(asked: Asked) -> Iterator[Offer]:
    shelved = document(asked.here, asked.id)
    if shelved is not None and shelved.document.published:
        yield Offer(shelved.document.published, "value", beside="as the document says")


def _on(asked: Asked) -> Iterator[Offer]:
    """When the sources of the entry were published, then the dates of entries of the file."""
    own = asked.entry
    there: set[str] = set()
    for line in own.lines if own else ():
        if isinstance(line, Attribution) and line.source is not None:
            source = entry(asked.here, line.source)
            if isinstance(source, Source) and source.published:
                text = source.published.text
                if text not in there:
                    there.add(text)
                    yield Offer(text, "value", beside=f"when {source.id} was published")
    name = asked.here.source.name
    dates = (
        one.on.text  # type: ignore[union-attr]
        for one in asked.here.map.entries.values()
        if getattr(one, "on", None) and one.at.source.name == name and one.id != asked.id
    )
    for text, _ in Counter(dates).most_common(20):
        if text not in there:
            yield Offer(text, "value", beside="a date of this file")


def _from_document(field: str) -> Callable[[Asked], Iterator[Offer]]:
    def offers(asked: Asked) -> Iterator[Offer]:
        shelved = document(asked.here, asked.id)
        value = getattr(shelved.document, field) if shelved else None
        if value:
            yield Offer(value, "value", beside="as the document says")
        if field == "publisher":
            yield from _used(field, asked)

    return offers


def _medium(asked: Asked) -> Iterable[Offer]:
    return _used("medium", asked)


def _used(field: str, asked: Asked) -> Iterator[Offer]:
    """What other sources of the map say behind a key, what most of them say first."""
    said = (
        value
        for one in asked.here.map.of_kind(Source)
        if one.id != asked.id and (value := getattr(one, field))
    )
    for value, count in Counter(said).most_common():
        yield Offer(value, "value", beside="1 source" if count == 1 else f"{count} sources")


def _digest(asked: Asked) -> Iterator[Offer]:
    shelved = document(asked.here, asked.id)
    if shelved is not None:
        yield Offer(shelved.document.sha256, "value", beside="the document as it is now")


def _tags(asked: Asked) -> Offered:
    """The tags of the map, the most used first, without those that stand there."""
    before, _, last = asked.typed.rpartition(",")
    word = last.lstrip()
    start = asked.offset - len(word)
    there = {part.strip() for part in [*before.split(","), *asked.behind.split(",")]}
    own = asked.id
    counted: Counter[str] = Counter()
    for one in asked.here.map.entries.values():
        if one.tags and one.id != own:
            counted.update(one.tags)
    offers = [
        Offer(tag, "value", beside="1 entry" if count == 1 else f"{count} entries")
        for tag, count in counted.most_common()
        if tag not in there
    ]
    return Offered(start, matching(word, offers))


_VALUES: dict[str, Callable[[Asked], Iterable[Offer]]] = {
    "likelihood": _likelihood,
    "confidence": _confidence,
    "grade": _grade,
    "scheme": _scheme,
    "scale": _scale,
    "strength": _strength,
    "stance": _stance,
    "medium": _medium,
    "publisher": _from_document("publisher"),
    "url": _from_document("url"),
    "sha256": _digest,
    "published": _published,
    "accessed": _today,
    "tested": _today,
    "date": _today,
    "on": _on,
}
