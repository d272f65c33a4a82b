"""The footnotes of a report: source and place of each statement, and what came of the check."""

from __future__ import annotations

from argmap.exchange.citation import Citation, Citations, Terms
from argmap.model import Attribution, Map, Source
from argmap.render.words import Words
from argmap.render.words.dates import in_words
from argmap.report.blocks import Line, Mark, Run

_PLACES = ("page", "section", "paragraph", "line")


class Notes:
    """Collects footnotes in the order in which they are met."""

    def __init__(self, map: Map, words: Words) -> None:
        self._map, self._words = map, words
        self._citations = Citations(map, terms(words))
        self.lines: list[Line] = []

    def add(self, said: Attribution) -> Mark:
        """A footnote to an attribution; gives its mark."""
        words = self._words
        found = self._map.get(said.source) if said.source else None
        if isinstance(found, Source):
            line = cited(self._citations.note(found, said.locators))
        else:
            line = (Run(words["report no source"]),)
        said_so = [words[f"report note {said.mode}"]] if said.mode else []
        said_so += self._checked(said)
        self.lines.append((*line, Run(f" {' '.join(said_so)}")))
        return Mark(len(self.lines))

    def bibliography(self) -> list[tuple[Source, Line]]:
        """The sources cited so far, as a bibliography lists them."""
        return [(source, cited(found)) for source, found in self._citations.bibliography()]

    def _checked(self, said: Attribution) -> list[str]:
        """What came of the check of a quote, in sentences."""
        words, quote = self._words, said.quote
        if quote is None:
            return [words["report no quote"]]
        verdict = quote.verdict
        if verdict is None:
            return [words["report check unchecked"]]
        made = [words[f"report check {verdict.verdict}"]]
        if verdict.passes and verdict.by == "lock":
            made.append(words["report check lock"])
        for one in verdict.replaced:
            stands = words.quoted(one.words) if one.words else ""
            label = "report bracket" if stands else "report bracket added"
            made.append(words.fill(label, bracket=one.bracket, words=stands))
        return made


def terms(words: Words) -> Terms:
    """How citations are written in a language."""
    opening, closing, inner, inner_end = words.forms("cite quotes")
    joined, joined_last = words.forms("cite joined")
    return Terms(
        date=lambda date: in_words(date, words),
        accessed=words["cite accessed"],
        archived=words["cite archived"],
        undated=words["cite undated"],
        joined=joined,
        joined_last=joined_last,
        others=words["cite others"],
        quotes=(opening, closing, inner, inner_end),
        inside=words.language == "en",
        locators={place: words[f"cite {place}"] for place in _PLACES},
    )


def cited(citation: Citation) -> Line:
    """A citation as words of a report."""
    return tuple(
        Run(piece.text, "italic" if piece.italic else "regular", url=piece.url)
        for piece in citation
    )
