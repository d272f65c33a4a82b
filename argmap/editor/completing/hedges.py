"""Words by which a source holds back, near a quote of it."""

from __future__ import annotations

import re

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import document
from argmap.editor.completing.offers import Offer, Offered, matching
from argmap.editor.completing.said import said_at
from argmap.rules.vocabularies import lowered, vocabularies
from argmap.sources.sentences import paragraph, sentence_around

_LISTS = ("hedges.doubt", "hedges.hearsay")
_BETWEEN = re.compile(r"[ \t]*(?:[,;/+]|…|\.\.\.)[ \t]*")
"""What people write between several hedges."""
_NEAR = 5
"""How many words are shown on either side."""


def offered(asked: Asked) -> Offered:
    """The hedges of the quote above, then those of its sentences, then those of its paragraph.

    Behind one that is written already, as in `reportedly … may`, the others are offered.
    """
    ends = [0, *(found.end() for found in _BETWEEN.finditer(asked.typed))]
    begin, typed = asked.start + ends[-1], asked.typed[ends[-1] :]
    written = {one.casefold().strip() for one in _BETWEEN.split(asked.typed)[:-1]}
    said = said_at(asked.here, asked.number)
    quote = said.words() if said else ""
    found: dict[str, Offer] = {}
    _add(found, quote, "in the quote")
    shelved = document(asked.here, said.source) if said and quote else None
    if shelved is not None:
        text = shelved.ladder.text
        judged = shelved.ladder.judge(quote)
        if judged.start is not None and judged.end is not None and judged.occurrences:
            last = max(judged.start, judged.end - 1)
            start, end = sentence_around(text, judged.start)[0], sentence_around(text, last)[1]
            _add(found, text[start:end], "in its sentence")
            start, end = paragraph(text, judged.start)[0], paragraph(text, last)[1]
            _add(found, text[start:end], "in its paragraph")
    offers = [one for words, one in found.items() if words not in written]
    return Offered(begin, matching(typed, offers))


def _add(found: dict[str, Offer], text: str, where: str) -> None:
    small = lowered(text)
    for vocabulary in vocabularies():
        for one in vocabulary.pattern(*_LISTS).finditer(small):
            words = " ".join(text[one.start() : one.end()].split())
            before, after = text[: one.start()].split()[-_NEAR:], text[one.end() :].split()[:_NEAR]
            around = " ".join([*before, words, *after])
            found.setdefault(words.casefold(), Offer(words, "words", beside=f"{where}: {around}"))
