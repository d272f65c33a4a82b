"""Quotes with something left out (`...`) or with the analyst's own words in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from argmap.sources.boundaries import cuts_a_word
from argmap.sources.changes import changes, hides, left_out, new_ending
from argmap.sources.folding import bare, fold
from argmap.sources.guarded import Guard, words
from argmap.sources.search import Searchable
from argmap.sources.sentences import sentence_ends

FARTHEST = 600
"""How far the parts around an ellipsis may stand apart, in code points."""
LEAST = 3
"""How many words each part around an ellipsis has."""
MOST = 5
"""How many words of the source a bracket may replace."""
MOST_GAPS = 40
"""How many ellipses and brackets a quote may have."""
_LONGEST = 300
"""How many characters a bracket may hold."""
_OWN = 4
"""How many marks that the source has too are tried both ways."""
_STEPS = 4_000

_MARK = re.compile(
    r"(?P<ellipsis>\[\s*(?:\.{3,4}|…|\.(?:\s\.){2,3})\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,4}|…"
    r"|\.(?:\s\.){2,3})(?:\s?\.(?=\s|\Z))?|\[(?P<bracket>[^\[\]]*)\]"
)


@dataclass(slots=True, frozen=True)
class Gap:
    """What stands between two stretches of the source's words."""

    ellipsis: bool = False
    bracket: str | None = None
    first: bool = False
    """Whether the bracket stands before the ellipsis."""
    joined_before: bool = False
    """Whether the bracket goes on a word (`expel[led]`)."""
    joined_after: bool = False
    """Whether a word goes on behind the bracket (`[M]ilitary`)."""


@dataclass(slots=True)
class Gapped:
    """A place of such a quote: its ends, what its brackets replaced."""

    start: int
    end: int
    replaced: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Refused:
    """Why a quote is refused that would otherwise stand, and where."""

    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class _Pattern:
    """Stretches of words with gaps around and between them: one gap more than stretches."""

    parts: list[str]
    gaps: list[Gap | None]


@dataclass(slots=True)
class _Search:
    document: Searchable
    guard: Guard
    pattern: _Pattern
    steps: int = 0
    refused: list[Refused] = field(default_factory=list)


def has_gaps(quote: str) -> bool:
    """Whether a quote has an ellipsis or brackets."""
    return bool(_MARK.search(quote))


def find_gapped(
    quote: str, document: Searchable, guard: Guard
) -> tuple[str, list[Gapped]] | Refused | None:
    """The verdict, `elided` or `bracketed`, and the places; or why the quote is refused.

    None where its parts don't stand in the document. Brackets and dots that the source itself
    prints are words like others.
    """
    if len(_MARK.findall(quote)) > MOST_GAPS:
        return Refused(f"it has more than {MOST_GAPS} ellipses and brackets")
    if any(len(mark["bracket"] or "") > _LONGEST for mark in _MARK.finditer(quote)):
        return Refused(f"a bracket holds more than {_LONGEST} characters")
    refused: Refused | None = None
    for pattern in _patterns(quote, document):
        if not pattern.parts:
            continue
        search = _Search(document, guard, pattern)
        places = _places(search)
        if places:
            brackets = any(gap and gap.bracket is not None for gap in pattern.gaps)
            return ("bracketed" if brackets else "elided"), places
        if search.refused and refused is None:
            refused = search.refused[0]
    return refused or _out_of_order(quote, document)


def _out_of_order(quote: str, document: Searchable) -> Refused | None:
    """Where all parts of a quote stand in the document, but not as the quote has them."""
    parts = [part for part in _MARK.split(quote) if part and len(words(part)) >= LEAST]
    places = [next(document.find(part), None) for part in parts]
    found = [place for place in places if place is not None]
    if len(parts) < 2 or len(found) < len(parts):
        return None
    reason = "its parts stand in the source, but not in this order and near each other"
    return Refused(reason, found[0].start, found[0].end)


def _patterns(quote: str, document: Searchable) -> Iterator[_Pattern]:
    """The ways to read a quote: each mark as the source's own, where the source has it, or not."""
    marks = list(_MARK.finditer(quote))
    own = [next(document.find(m[0], begins=False, ends=False), None) is not None for m in marks]
    choices = [(True, False) if there else (False,) for there in own]
    if sum(own) > _OWN:
        choices = [(False,)] * len(marks)
    for literal in product(*choices):
        if not all(literal):
            gaps = [m for m, is_own in zip(marks, literal, strict=True) if not is_own]
            yield _pattern(quote, gaps)


def _pattern(quote: str, marks: list[re.Match[str]]) -> _Pattern:
    parts: list[str] = []
    gaps: list[Gap | None] = [None]
    at = 0
    for mark in marks:
        _add(parts, gaps, quote[at : mark.start()])
        before, after = quote[mark.start() - 1 : mark.start()], quote[mark.end() : mark.end() + 1]
        bracket = mark["bracket"]
        gap = gaps[-1] or Gap()
        if bracket is None:
            gaps[-1] = Gap(True, gap.bracket, gap.bracket is not None, gap.joined_before, False)
        else:
            both = f"{gap.bracket} {bracket}" if gap.bracket is not None else bracket
            gaps[-1] = Gap(
                gap.ellipsis,
                both,
                gap.first,
                gap.joined_before if gap.bracket is not None else before.isalnum(),
                after.isalnum(),
            )
        at = mark.end()
    _add(parts, gaps, quote[at:])
    return _Pattern(parts, gaps)


def _add(parts: list[str], gaps: list[Gap | None], text: str) -> None:
    if bare(fold(text)):
        parts.append(text.strip())
        gaps.append(None)


def _places(search: _Search) -> list[Gapped]:
    """Every place of the pattern, found from its longest part outwards."""
    pattern = search.pattern
    anchor = max(range(len(pattern.parts)), key=lambda n: len(pattern.parts[n]))
    if (problem := _too_short(pattern)) is not None:
        found = next(search.document.find(pattern.parts[anchor]), None)
        if found is not None:
            search.refused.append(Refused(problem, found.start, found.end))
        return []
    places: list[Gapped] = []
    for start, end in _spots(search, anchor, 0, None):
        for place in _around(search, anchor, start, end):
            places.append(place)
            break
        if search.steps > _STEPS:
            break
    return places


def _too_short(pattern: _Pattern) -> str | None:
    """Why the parts have too few words, if so."""
    count = 0
    counts = []
    for number, part in enumerate(pattern.parts):
        gap = pattern.gaps[number]
        if number and gap and gap.ellipsis:
            counts.append(count)
            count = 0
        count += len(words(part))
    counts.append(count)
    if len(counts) > 1 and min(counts) < LEAST:
        return "each part of a quote around an ellipsis needs three words or more"
    return None


def _spots(search: _Search, number: int, first: int, last: int | None) -> Iterator[tuple[int, int]]:
    """Where a part stands between two offsets."""
    before, after = search.pattern.gaps[number], search.pattern.gaps[number + 1]
    for found in search.document.find(
        search.pattern.parts[number],
        first,
        last,
        begins=not (before and before.joined_after),
        ends=not (after and after.joined_before),
    ):
        search.steps += 1
        if search.steps > _STEPS:
            return
        yield found.start, found.end


def _around(search: _Search, anchor: int, start: int, end: int) -> Iterator[Gapped]:
    for stop, right in _rightwards(search, anchor, end):
        for begin, left in _leftwards(search, anchor, start):
            yield Gapped(begin, stop, (*left, *right))


_Replaced = tuple[tuple[str, str], ...]


def _rightwards(search: _Search, number: int, end: int) -> Iterator[tuple[int, _Replaced]]:
    gap = search.pattern.gaps[number + 1]
    if number + 1 == len(search.pattern.parts):
        if gap is None or gap.bracket is None:
            yield end, ()
            return
        ends = list(_word_ends(search.document.text, end))
        if (
            not gap.joined_before
            and len(ends) > 1
            and hides(search.guard, gap.bracket or "", end, ends[1])
        ):
            ends = ends[1:]
        for stop in ends:
            judged = _judge(search, gap, end, stop)
            if judged is not None:
                yield (stop if gap.joined_before else end), judged
                return
        return
    assert gap is not None
    reach = end + (FARTHEST if gap.ellipsis else 0) + _reach(search.document.text, end, 1)
    limit = reach + _room(search.pattern.parts[number + 1])
    for begin, stop in _spots(search, number + 1, end, limit):
        judged = _between(search, gap, end, begin)
        if judged is not None:
            for last, more in _rightwards(search, number + 1, stop):
                yield last, (*judged, *more)


def _leftwards(search: _Search, number: int, start: int) -> Iterator[tuple[int, _Replaced]]:
    gap = search.pattern.gaps[number]
    if number == 0:
        if gap is None or gap.bracket is None:
            yield start, ()
            return
        begins = list(_word_starts(search.document.text, start))
        beside = len(begins) > 1 and not gap.joined_after
        if beside and hides(search.guard, gap.bracket, begins[1], start):
            begins = begins[1:]
        for begin in begins:
            judged = _judge(search, gap, begin, start)
            if judged is not None:
                yield (begin if gap.joined_after else start), judged
                return
        return
    assert gap is not None
    reach = (FARTHEST if gap.ellipsis else 0) + _reach(search.document.text, start, -1)
    first = max(0, start - reach - _room(search.pattern.parts[number - 1]))
    for begin, stop in reversed(list(_spots(search, number - 1, first, start))):
        judged = _between(search, gap, stop, start)
        if judged is not None:
            for at, more in _leftwards(search, number - 1, begin):
                yield at, (*more, *judged)


def _room(part: str) -> int:
    """How long a part may be in the source, white space and line ends included."""
    return 2 * len(part) + 40


def _reach(text: str, at: int, direction: int) -> int:
    """How far the words reach that a bracket may replace, in code points."""
    near = text[at : at + 400] if direction > 0 else text[max(0, at - 400) : at][::-1]
    found = re.match(rf"(?:\s*\S+){{0,{MOST + 1}}}", near)
    return found.end() if found else 0


def _word_ends(text: str, at: int) -> Iterator[int]:
    """Offsets at which up to MOST words behind `at` end, `at` itself first."""
    yield at
    for count, found in enumerate(re.finditer(r"\s*\S+", text[at : at + 400])):
        if count == MOST:
            return
        stop = at + found.start() + len(found[0].rstrip(".,;:!?\"'’”»)"))
        if stop > at:
            yield stop


def _word_starts(text: str, at: int) -> Iterator[int]:
    """Offsets at which up to MOST words before `at` begin, `at` itself first."""
    yield at
    near = text[max(0, at - 400) : at][::-1]
    for count, found in enumerate(re.finditer(r"\s*\S+", near)):
        if count == MOST:
            return
        begin = at - found.start() - len(found[0].rstrip("\"'‘“«(["))
        if begin < at and begin >= 0:
            yield begin


def _between(search: _Search, gap: Gap, start: int, end: int) -> _Replaced | None:
    """What the brackets of a gap replaced between two parts; None where it is refused."""
    text = search.document.text
    if not gap.ellipsis:
        return _judge(search, gap, start, end)
    if end - start > FARTHEST:
        apart = f"its parts stand {end - start:,} characters apart"
        reason = f"{apart}; at most {FARTHEST} may be left out"
        search.refused.append(Refused(reason, start, end))
        return None
    cuts = [end] if gap.bracket is None else list(_word_starts(text, end))
    if gap.first:
        cuts = list(_word_ends(text, start))
    for cut in cuts:
        if cut < start or cut > end:
            continue
        out = (cut, end) if gap.first else (start, cut)
        problem = left_out(search.guard, *out)
        if problem is not None:
            search.refused.append(Refused(problem, start, end))
            continue
        if gap.bracket is None:
            return ()
        judged = _judge(search, gap, *((start, cut) if gap.first else (cut, end)))
        if judged is not None:
            return judged
    return None


def _judge(search: _Search, gap: Gap, start: int, end: int) -> _Replaced | None:
    """What a bracket replaced, as (bracket, words); None where it may not."""
    text = search.document.text
    bracket = gap.bracket or ""
    if not bracket.strip():
        search.refused.append(Refused("an empty bracket says nothing", start, end))
        return None
    there = text[start:end]
    if next(sentence_ends(text, start, end), None) is not None or len(there.split()) > MOST:
        return None
    inserted, replaced = fold(bracket), fold(there)
    if gap.joined_after:
        if not inserted or not replaced or inserted[-1].lower() != replaced[-1].lower():
            return None
        if not (inserted[-1].isalpha() and (len(inserted) == 1 or inserted[-2] == " ")):
            return None
        if cuts_a_word(text, end - 1):
            return None
        inserted, replaced = inserted[:-1].strip(), replaced[:-1].strip()
    if gap.joined_before:
        stop = start
        while stop < len(text) and cuts_a_word(text, stop):
            stop += 1
        mine, _, more = inserted.partition(" ")
        if stop > end or not new_ending(search.guard, text[:start], text[start:stop], mine):
            return None
        inserted, replaced = more, fold(text[stop:end])
    if set(fold(there)) & set('":;[]'):
        return None  # another speaker's words begin or end there
    problem = changes(search.guard, inserted, replaced, start, end)
    if problem is not None:
        search.refused.append(Refused(problem, start, end))
        return None
    return ((bracket, " ".join(there.split())),)
