"""Passages of a document as one types words of them behind `>`: the source's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import document, entry
from argmap.editor.completing.locators import locators
from argmap.editor.completing.offers import Offer, Offered
from argmap.editor.completing.said import Said, said_at
from argmap.editor.markup import Card, shortened
from argmap.rules.vocabularies import vocabularies
from argmap.sources.context import around
from argmap.sources.folding import fold
from argmap.sources.lines import as_lines
from argmap.sources.locators import located
from argmap.sources.passages import Passage, sentences
from argmap.sources.sentences import sentence_ends
from argmap.sources.shelf import Shelved

_MOST = 30
_AROUND = 300
"""How much of a paragraph is shown on either side of a passage, in code points."""
_LABEL = 72
_SCATTERED = 2
"""From which rank on the words do not stand together."""
_KEPT = 4
"""How many documents are kept with their words."""
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_kept: OrderedDict[str, list[_Sentence]] = OrderedDict()


@dataclass(slots=True)
class _Sentence:
    passage: Passage
    starts: list[int]
    """Where its words begin in the document."""
    words: str
    """Its words, folded and in small letters, each with a blank before it."""


def offered(asked: Asked, wrap: bool = True) -> Offered:
    """The passages of the attribution's source that have the words, the best first.

    Without `wrap` each is one line, however long, and those of several paragraphs are left out.

    Words that stand together come before words that are scattered. A passage in whose middle they
    stand is offered from there on, and as a whole. Without words those come first that have most
    of the entry's own. In a further line of a quote the document is gone on with.
    """
    said = said_at(asked.here, asked.number)
    shelved = document(asked.here, said.source) if said else None
    if said is None or shelved is None:
        return Offered(asked.start)
    typed = _folded(asked.typed)
    found = dict.fromkeys(_following(shelved, said.words(asked.number), typed))
    if not found:
        found = dict.fromkeys(_found(asked, said, shelved, typed))
    offers = [_offer(asked, shelved, *span, wrap) for span in list(found)[:_MOST]]
    offers = [one for one in offers if wrap or "\n" not in one.text]
    return Offered(asked.start, offers, complete=False)


def _offer(asked: Asked, shelved: Shelved, start: int, end: int, wrap: bool) -> Offer:
    text = shelved.ladder.text
    place = locators(shelved.document, start, end)[0]
    marked = ", in quotation marks" if shelved.ladder.marks.around(start, end) else ""
    card = Card()
    card.passage(*around(text, start, end, _AROUND))
    lines = as_lines(text[start:end], asked.indent, wrap)
    return Offer(
        shortened(text[start:end], _LABEL),
        "words",
        lines.removeprefix(f"{asked.indent}> "),
        beside=f"{place}{marked}",
        about=card,
    )


def _following(shelved: Shelved, before: str, typed: str) -> Iterator[tuple[int, int]]:
    """What follows in the document on the lines of the quote above: up to the end of the sentence,
    and up to that of the next."""
    place = next(shelved.ladder.searchable.find(before), None) if before else None
    if place is None:
        return
    text = shelved.ladder.text
    start = place.end
    while start < len(text) and not text[start].isalnum():
        if text[start] == "\n" and not text[start + 1 : start + 2].strip():
            break
        start += 1
    if not _folded(text[start : start + 2 * len(typed) + 200]).startswith(typed):
        return
    ends = sentence_ends(text, start, min(len(text), start + 2_000))
    for end, _ in zip(ends, range(2), strict=False):
        if text[start:end].strip():
            yield start, start + len(text[start:end].rstrip())


def _found(asked: Asked, said: Said, shelved: Shelved, typed: str) -> Iterator[tuple[int, int]]:
    known = _sentences(shelved)
    words = typed.split()
    if words:
        ranked = [(*rank, one) for one in known if (rank := _rank(one, typed, words)) is not None]
        # Of two that have the words together the shorter is nearer to them.
        ranked.sort(key=lambda one: (one[0], _size(one[2].passage) if one[0] < _SCATTERED else 0))
    else:
        starts, ends = _quoted(asked, said)
        shared = _shared(asked, known)
        ranked = [(int(_meets(one.passage, starts, ends)), 0, one) for one in known]
        ranked.sort(key=lambda one: (one[0], -shared[id(one[2])]))
    best = ranked[: 2 * _MOST]
    if said.locators:
        best.sort(
            key=lambda one: (
                one[0] >= _SCATTERED,
                not located(said.locators, shelved.document, *_span(one[2].passage)),
            )
        )
    if said.mode in ("direct", "indirect"):
        marked = said.mode == "direct"
        best.sort(key=lambda one: (one[0] >= _SCATTERED, one[2].passage.marked != marked))
    for _, at, sentence in best:
        start, end = _span(sentence.passage)
        if at > 0:
            yield sentence.starts[at], end
        yield start, end


def _span(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def _size(passage: Passage) -> int:
    return passage.end - passage.start


def _shared(asked: Asked, known: list[_Sentence]) -> dict[int, float]:
    """How much of the entry's text sentences have, by their identity; rare words count more."""
    made = entry(asked.here, asked.id)
    shared: dict[int, float] = defaultdict(float)
    words = set(_folded(made.text if made else "").split())
    for vocabulary in vocabularies():
        words -= vocabulary.words("function_words")
    for word in sorted(words):  # always in one order: sums of floats hang on it
        having = [one for one in known if f" {word} " in f"{one.words} "]
        for one in having:
            shared[id(one)] += 1 / len(having)
    return shared


def _rank(one: _Sentence, typed: str, words: list[str]) -> tuple[int, int] | None:
    """How well a sentence has the words, and the number of its word with which they begin there."""
    if not words:
        return 0, 0
    at = one.words.find(f" {typed}")
    if at >= 0:
        number = one.words.count(" ", 0, at)
        return (1 if number else 0), number
    there = sum(f" {word}" in one.words for word in words)
    if there == len(words):
        return _SCATTERED, 0
    return (_SCATTERED + 1, 0) if there * 2 > len(words) and len(words) > 2 else None


def _quoted(asked: Asked, said: Said) -> tuple[list[int], list[int]]:
    """Where stretches of the source begin and end that the map quotes already, in order."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(
        (quote.verdict.start, quote.verdict.end)
        for one, quote in asked.here.map.quotes()
        if one.source == said.source and quote is one.quote
        if quote.verdict and quote.verdict.start is not None and quote.verdict.end is not None
    ):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _meets(passage: Passage, starts: list[int], ends: list[int]) -> bool:
    first = bisect_right(ends, passage.start)
    return first < len(starts) and starts[first] < passage.end


def _sentences(shelved: Shelved) -> list[_Sentence]:
    """The sentences of a document with their words, made once."""
    key = shelved.text_sha256
    if key not in _kept:
        text = shelved.ladder.text
        made = []
        for passage in sentences(shelved.ladder):
            found = list(_WORD.finditer(text, passage.start, passage.end))
            words = "".join(f" {fold(one[0]).casefold()}" for one in found)
            made.append(_Sentence(passage, [one.start() for one in found], words))
        _kept[key] = made
        if len(_kept) > _KEPT:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return _kept[key]


def _folded(text: str) -> str:
    """The words of a text, folded and in small letters, with a blank between them."""
    return " ".join(fold(one[0]).casefold() for one in _WORD.finditer(text))
