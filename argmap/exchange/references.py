"""A source as a list of references knows it: plain values, whatever the list's form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from argmap.exchange.entries import entry_id, id_of, one_line, source_entry, speaker_entry, unlike
from argmap.exchange.names import Name, is_organisation, name_of, organisations, parted
from argmap.model import Map, Source


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a source, by name, and by the speaker's id where that is known."""

    name: Name
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A source; dates are in EDTF, `cites` has ids, `file` is as the map or the list names it."""

    id: str
    title: str
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    archived: str | None = None
    accessed: str | None = None
    file: str | None = None
    sha256: str | None = None
    grade: str | None = None
    medium: str | None = None
    descriptor: str | None = None
    cites: tuple[str, ...] = ()
    excerpt: str | None = None
    note: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """An item that could not be read, or not as it stands."""

    place: str
    """`line 12`, `item 3`."""
    message: str


@dataclass(slots=True)
class References:
    """What was read of a list."""

    items: list[Reference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unplaced: Counter[str] = field(default_factory=Counter)
    """Fields for which the language has no place, and how often they were met."""


class Unreadable(Exception):
    """A list that can't be read at all: what is wrong, and what to do."""

    def __init__(self, message: str, *help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def references(map: Map, file: str | None = None) -> list[Reference]:
    """The sources of a map, or of one of its files (by its name), in reading order."""
    heads = organisations(map)
    return [
        Reference(
            id=source.id,
            title=source.text,
            authors=tuple(Author(name_of(id, map, heads), id) for id in source.author),
            publisher=source.publisher,
            published=source.published.text if source.published else None,
            url=source.url,
            archived=source.archived,
            accessed=source.accessed.text if source.accessed else None,
            file=source.file,
            sha256=source.sha256,
            grade=source.grade,
            medium=source.medium,
            descriptor=source.descriptor,
            cites=source.cites,
            excerpt=source.excerpt,
            note=source.note,
            tags=source.tags,
        )
        for source in map.of_kind(Source)
        if file is None or source.at.file == file
    ]


def entries(
    items: Iterable[Reference],
    speakers: Mapping[str, str],
    taken: Collection[str],
    cited: Collection[str] = (),
) -> list[str]:
    """The entries of sources, each with those of its authors who are not there yet.

    `speakers` has the ids of the map's speakers by case-folded name; `taken` the ids in use and
    the words that can't be ids; `cited` the ids of the map's sources, which `cites` may name.
    Raises ValueError where a file's name can't be written in a map.
    """
    known, used, out = dict(speakers), set(taken), []
    # An item keeps its id where it can: speakers give way.
    named: list[Reference] = []
    for item in items:
        id = unlike(id_of(item.id) or entry_id(item.title, used), used)
        used.add(id)
        named.append(replace(item, id=id))
    can_cite = {*cited, *(item.id for item in named)}
    for item in named:
        authors: list[str] = []
        people: list[str] = []
        for author in item.authors:
            name = one_line(author.name.whole)
            if not name:
                continue
            if name.casefold() not in known:
                id = known[name.casefold()] = _speaker_id(author, used)
                used.add(id)
                people.append(_speaker(id, name, author.name))
            authors.append(known[name.casefold()])
        out.append(
            source_entry(
                item.id,
                item.title,
                authors=list(dict.fromkeys(authors)),
                publisher=item.publisher,
                published=item.published,
                url=item.url,
                archived=item.archived,
                accessed=item.accessed,
                file=item.file,
                sha256=item.sha256,
                grade=item.grade,
                medium=item.medium,
                descriptor=item.descriptor,
                cites=[id for id in dict.fromkeys(item.cites) if id in can_cite and id != item.id],
                excerpt=item.excerpt,
                note=item.note,
                tags=item.tags,
            )
        )
        out += people
    return out


def _speaker(id: str, said: str, name: Name) -> str:
    """The entry of an author; of a person with a role, by which it is known as one.

    A family name that the name itself does not show becomes an alias.
    """
    if not name.family or not name.given or is_organisation(said):
        return speaker_entry(id, said)
    family = one_line(name.family)
    shown = parted(said).family == family or "," in family or not said.endswith(f" {family}")
    return speaker_entry(id, said, role="author", alias=() if shown else (family,))


def _speaker_id(author: Author, used: Collection[str]) -> str:
    if author.id and id_of(author.id) == author.id and author.id not in used:
        return author.id
    return entry_id(author.name.family or author.name.whole, used)
