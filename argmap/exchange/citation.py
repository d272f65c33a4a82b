"""Sources as the Chicago Manual of Style cites them in notes (17th edition, chapter 14)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from argmap.exchange.dates import in_words
from argmap.exchange.media import WHOLE_WORKS
from argmap.exchange.names import Name, name_of, organisations
from argmap.model import Map, Source
from argmap.text import Span

_PERIODICAL = re.compile(r"newspaper|magazine|journal|periodical")
_SUBTITLE = re.compile(r"(?<=[?!])\s+|[:;]\s+|(?<=[a-z]{2})\.\s+|\s[–—-]\s")
"""Between a title and its subtitle; the first part keeps its question mark."""
_SHORT = 4
"""A title of no more words stands in full in every note."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a citation."""

    text: str
    italic: bool = False
    url: str | None = None
    """Where the words lead, an address that begins with http."""


Citation = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words and signs that citations add to what a map says."""

    date: Callable[[str], str] = in_words
    """A date of a map in words."""
    accessed: str = "accessed {date}"
    archived: str = "archived at"
    undated: str = "n.d."
    joined: str = " and "
    """Between two names, and before the last of several."""
    joined_last: str = ", and "
    others: str = "et al."
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    """The quotation marks around titles, and those inside them."""
    inside: bool = True
    """Whether a comma or full stop stands inside the closing mark, as in American English."""
    locators: Mapping[str, str] = field(
        default_factory=lambda: {
            "page": "{at}",
            "section": "sec. {at}",
            "paragraph": "para. {at}",
            "paragraphs": "paras. {at}",
        }
    )
    """How places in a source are written, by their words in a map; others stay as they are."""

    def quoted(self, title: str, mark: str) -> str:
        """A title in quotation marks, with the mark that ends it."""
        opening, closing, *inner = self.quotes
        title = title.translate(str.maketrans("“”", "".join(inner)))
        if self.inside:
            return f"{opening}{_ended(title, mark)}{closing}"
        return f"{opening}{title}{closing}{mark}"

    def located(self, locator: str) -> str:
        """A place in a source."""
        word, _, number = locator.replace("-", "–").partition(" ")
        form = self.locators.get(word) or self.locators.get(word.removesuffix("s"))
        return form.format(at=number) if form and number else f"{word} {number}".strip()

    def several(self, names: list[str], most: int) -> str:
        """Names as a sentence has them; the first and `et al.` where there are more."""
        if len(names) > most:
            return f"{names[0]} {self.others}"
        if len(names) < 3:
            inverted = names and "," in names[0]
            return (self.joined_last if inverted else self.joined).join(names)
        return f"{', '.join(names[:-1])}{self.joined_last}{names[-1]}"


def plain(citation: Citation) -> str:
    """A citation without its italics and links."""
    return "".join(piece.text for piece in citation)


class Citations:
    """The citations of one document: a source's first note is full, later ones are short."""

    def __init__(self, map: Map, terms: Terms | None = None) -> None:
        self._map, self._terms = map, terms or Terms()
        self._organisations = organisations(map)
        self._cited: dict[Span, Source] = {}
        entries = (*map.entries.values(), *map.imported.values())
        self._titles = _short_titles([one for one in entries if isinstance(one, Source)])

    def note(self, source: Source, locators: tuple[str, ...]) -> Citation:
        """The next note on a source, with the locators."""
        where = [Piece(f", {self._terms.located(locator)}") for locator in locators]
        if source.at in self._cited:
            return self._brief(source, where)
        self._cited[source.at] = source
        names = self._terms.several([name.whole for name in self._names(source)], most=3)
        parts = [Piece(f"{names}, ")] if names else []
        return _stopped([*parts, *self._work(source, ",", where), *self._web(source, ", ")])

    def bibliography(self) -> list[tuple[Source, Citation]]:
        """The sources cited so far, by author and title."""
        made = [(source, self._listed(source)) for source in self._cited.values()]
        return sorted(made, key=lambda one: re.sub(r"\W+", " ", plain(one[1])).casefold().strip())

    def _listed(self, source: Source) -> Citation:
        names = self._names(source)
        first = names[0].inverted if names else ""
        said = self._terms.several(
            [first, *(name.whole for name in names[1:])] if names else [], most=10
        )
        start = [Piece(f"{_ended(said, '.')} ")] if said else []
        return _stopped([*start, *self._work(source, ".", []), *self._web(source, ". ")])

    def _names(self, source: Source) -> list[Name]:
        return [name_of(id, self._map, self._organisations) for id in source.author]

    def _work(self, source: Source, mark: str, where: list[Piece]) -> list[Piece]:
        """Title, publisher and date, parted by commas in a note, by full stops in a list."""
        publisher = source.publisher or ""
        date = self._terms.date(source.published.text) if source.published else ""
        if not date and not source.accessed:
            date = self._terms.undated
        facts = ", ".join(part for part in (publisher, date) if part)
        if source.medium in WHOLE_WORKS:
            if mark == ".":
                ended = _ended(source.text, mark)
                made = [Piece(ended, True), *([Piece(f" {facts}")] if facts else [])]
            else:
                made = [Piece(source.text, True), *([Piece(f" ({facts})")] if facts else [])]
            return [*made, *where]
        italic = bool(_PERIODICAL.search(source.medium or ""))
        made = [Piece(self._terms.quoted(source.text, mark if facts or where else ""))]
        if publisher:
            made += [Piece(" "), Piece(publisher, italic)]
        if date:
            made.append(Piece(f"{',' if publisher else ''} {date}"))
        return [*made, *where]

    def _web(self, source: Source, mark: str) -> list[Piece]:
        def begun(words: str) -> str:
            return words[:1].upper() + words[1:] if mark == ". " else words

        made: list[Piece] = []
        if source.accessed:
            date = self._terms.date(source.accessed.text)
            made.append(Piece(mark + begun(self._terms.accessed.format(date=date))))
        if source.url:
            made += [Piece(mark), Piece(source.url, url=source.url)]
        if source.archived:
            made.append(Piece(f"{mark}{begun(self._terms.archived)} "))
            made.append(Piece(source.archived, url=source.archived))
        return made

    def _brief(self, source: Source, where: list[Piece]) -> Citation:
        """A further note: family name, short title, locators."""
        names = self._terms.several(
            [name.family or name.whole for name in self._names(source)], most=3
        )
        start = [Piece(f"{names}, ")] if names else []
        title = self._titles[source.at]
        if source.medium in WHOLE_WORKS:
            return _stopped([*start, Piece(title, True), *where])
        if not where:  # a full stop inside the marks would seem part of the title
            return _stopped([*start, Piece(self._terms.quoted(title, ""))])
        after = [Piece(f" {where[0].text.removeprefix(', ')}"), *where[1:]]
        return _stopped([*start, Piece(self._terms.quoted(title, ",")), *after])


def _short_titles(sources: list[Source]) -> dict[Span, str]:
    """The sources' short titles; the whole title where the short one names two of them."""
    counts = Counter(_brief(source.text) for source in sources)
    return {
        source.at: short if counts[short := _brief(source.text)] == 1 else source.text
        for source in sources
    }


def _stopped(pieces: list[Piece]) -> Citation:
    """The pieces with a full stop at the end, where there is none."""
    done = pieces[-1].url is None and pieces[-1].text.endswith((".", ".”", "?”", "!”"))
    return tuple(pieces) if done else (*pieces, Piece("."))


def _ended(title: str, mark: str) -> str:
    """A title with the mark after it; no full stop after one that ends with a mark."""
    return title if mark == "." and title[-1:] in "?!.…" else f"{title}{mark}"


def _brief(title: str) -> str:
    """A title without its subtitle; one that has none stays whole, cut it would be misquoted."""
    if len(title.split()) <= _SHORT:
        return title
    return _SUBTITLE.split(title)[0].strip() or title
