"""Passages that could be quoted: sentences of a document, found by a few of their words."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.sources.guarded import words
from argmap.sources.ladder import Ladder
from argmap.sources.sentences import paragraph, sentence_ends

_BLANK = " \t\n\r\f\v\u00a0\u2028\u2029"


@dataclass(slots=True, frozen=True)
class Passage:
    """Words that could be quoted, as offsets in code points."""

    start: int
    end: int
    paragraph: tuple[int, int]
    marked: bool
    """Whether they stand in quotation marks."""


def sentences(ladder: Ladder) -> list[Passage]:
    """Every sentence of a document, in order; what stands in quotation marks comes by itself."""
    text = ladder.text
    found: list[Passage] = []
    at = 0
    for end in (*sentence_ends(text, 0, len(text)), len(text)):
        start = at
        at = end
        while start < end and text[start] in _BLANK:
            start += 1
        if start < end and any(c.isalnum() for c in text[start:end]):
            found += _parts(ladder, start, end)
    return found


def _parts(ladder: Ladder, start: int, end: int) -> list[Passage]:
    """A sentence, or what of it stands in quotation marks and what does not."""
    around = paragraph(ladder.text, start)
    spoken = [
        (max(start, first), min(end, last))
        for first, last in ladder.marks.between(start, end)
        if len(words(ladder.text[max(start, first) : min(end, last)])) > 2
    ]
    whole = _trimmed(ladder.text, start, end)
    if not spoken:
        return [Passage(*whole, around, False)]
    parts = [Passage(*_trimmed(ladder.text, *one), around, True) for one in spoken]
    rest = end - start - sum(last - first for first, last in spoken)
    if rest > 8:
        parts.append(Passage(*whole, around, ladder.marks.around(*whole)))
    return sorted(parts, key=lambda one: (one.start, one.end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1] in _BLANK or text[end - 1] in ","):
        end -= 1
    return start, end


def passages(ladder: Ladder, few: str) -> list[Passage]:
    """The sentences that have all of some words, or else most of them; the best first.

    Words that stand together, as asked for, come before words that are scattered.
    """
    wanted = [word.lower() for word in words(few)]
    if not wanted:
        return []
    ranked: list[tuple[int, int, int, Passage]] = []
    together = [(place.start, place.end) for place in ladder.searchable.find(few)]
    for passage in sentences(ladder):
        there = [word.lower() for word in words(ladder.text[passage.start : passage.end])]
        shared = sum(1 for word in set(wanted) if _has(there, word))
        holds = any(passage.start <= a and b <= passage.end for a, b in together)
        if holds or shared * 2 > len(set(wanted)):
            size = passage.end - passage.start
            ranked.append((-holds, -shared, size if holds else passage.start, passage))
    ranked.sort(key=lambda one: one[:3])
    if not ranked:
        return []
    best = ranked[0]
    kept = [one[3] for one in ranked if one[:2] == best[:2]]
    return _without_wholes(kept)


def _has(there: list[str], word: str) -> bool:
    return word in there or (len(word) > 3 and any(other.startswith(word) for other in there))


def _without_wholes(found: list[Passage]) -> list[Passage]:
    """Without sentences of which a part that is spoken is there too."""
    return [
        one
        for one in found
        if not any(
            other is not one and one.start <= other.start and other.end <= one.end
            for other in found
        )
    ]
