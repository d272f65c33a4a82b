"""Quotes with something left out (`...`) or with the analyst's own words in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from unicodedata import name, normalize

from argmap.sources.boundaries import cuts_a_word
from argmap.sources.folding import bare, fold
from argmap.sources.guarded import BOUNDS, CALENDAR, KINDS, PRONOUNS, Guard, turned, words
from argmap.sources.search import Searchable
from argmap.sources.sentences import paragraph, sentence_ends

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
_BOUND = 3
"""How many words before a number may bound it."""
_STEM = 3
"""How many letters a word keeps whose ending a bracket changes."""
_CONTEXT = 60
_NEAR = 600
"""How far from a pronoun the name may stand that replaces it, in code points."""

_MARK = re.compile(
    r"(?P<ellipsis>\[\s*(?:\.{3,4}|…|\.(?:\s\.){2,3})\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,4}|…"
    r"|\.(?:\s\.){2,3})|\[(?P<bracket>[^\[\]]*)\]"
)
_ENDING = re.compile(r"(?:e?s|e?d|ing|ies|ied|y|e|e?n|'s|'|[a-z]?(?:ing|ed))?\Z")
_STOPS = re.compile(r"[.,;:!?()]")
_REMARKS = frozenset(("", "sic", "emphasis added", "emphasis mine", "translation"))
_ASIDE = re.compile(r"\([^()]*\)")
_NO_PHRASE = 0.5
"""A name or number may go with the phrase that it stands in, but not as this much of what goes."""


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
    start: int
    end: int


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
        return Refused(f"it has more than {MOST_GAPS} ellipses and brackets", 0, 0)
    if any(len(mark["bracket"] or "") > _LONGEST for mark in _MARK.finditer(quote)):
        return Refused(f"a bracket holds more than {_LONGEST} characters", 0, 0)
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
    if (problem := _too_short(pattern)) is not None:
        anchor = max(range(len(pattern.parts)), key=lambda n: len(pattern.parts[n]))
        for found in search.document.find(pattern.parts[anchor]):
            search.refused.append(Refused(problem, found.start, found.end))
            break
        return []
    anchor = max(range(len(pattern.parts)), key=lambda n: len(pattern.parts[n]))
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
        if not gap.joined_before and len(ends) > 1 and _hides(search, gap, end, ends[1]):
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
        if len(begins) > 1 and _is_pronoun(words(search.document.text[begins[1] : start])):
            begins[:2] = begins[
                1::-1
            ]  # a bracket before a quote stands for a pronoun, if there is one
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


def _hides(search: _Search, gap: Gap, start: int, end: int) -> bool:
    """Whether a bracket at an end of a quote stands for the word beside it: one that matters.

    A negation, a modal, a number, a name or a pronoun is not hidden behind `[other words]`.
    """
    beside = search.document.text[start:end]
    if fold(gap.bracket or "").lower().strip("!?. ") in _REMARKS or _STOPS.search(beside):
        return False
    found = words(beside)
    return _is_pronoun(found) or any(search.guard.is_guarded(word) for word in found)


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
        problem = _left_out(search, *out)
        if problem is not None:
            search.refused.append(Refused(problem, start, end))
            continue
        if gap.bracket is None:
            return ()
        judged = _judge(search, gap, *((start, cut) if gap.first else (cut, end)))
        if judged is not None:
            return judged
    return None


def _left_out(search: _Search, start: int, end: int) -> str | None:
    """Why these words may not be left out, if so; whole sentences may.

    Of a sentence that is cut, no negation and no modal. Within one, a name or a number only with
    the phrase that it stands in; where the quote goes on inside a later one, not its subject.
    """
    text = search.document.text
    ends = list(sentence_ends(text, start, end))
    if start in sentence_ends(text, max(0, start - _CONTEXT), start):
        ends.insert(0, start)
    if ends:
        pieces = [(text[start : ends[0]], "end"), (text[ends[-1] : end], "start")]
    else:
        pieces = [(text[start:end], "middle")]
    for piece, where in pieces:
        guarded = search.guard.guarded(words(piece))
        for kind in ("negation", "modal"):
            if guarded[kind]:
                return f"the ellipsis leaves out the {kind} `{guarded[kind][0]}`"
        if where == "end":
            continue
        found = words(_ASIDE.sub(" ", piece))
        guarded = search.guard.guarded(found)
        names = [name for name in guarded["name"] if name.lower() not in CALENDAR]
        telling = [*names, *guarded["number"]]
        bound = [word for word in found[-_BOUND:] if word.lower() in BOUNDS]
        if bound and search.guard.is_number(_next_word(text, end)):
            return f"the ellipsis leaves out `{' '.join(bound)}`, which belongs to the number"
        by_itself = len(telling) >= _NO_PHRASE * len(found)
        subject = where == "start" and not piece.rstrip().endswith((",", ";", ":"))
        if telling and (by_itself or subject):
            return f"the ellipsis leaves out the {'name' if names else 'number'} `{telling[0]}`"
    return None


def _judge(search: _Search, gap: Gap, start: int, end: int) -> _Replaced | None:
    """What a bracket replaced, as (bracket, words); None where it may not."""
    text = search.document.text
    bracket = gap.bracket or ""
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
        if stop > end or not _new_ending(search, text[:start], text[start:stop], mine):
            return None
        inserted, replaced = more, fold(text[stop:end])
    if set(fold(there)) & set('":;'):
        return None  # another speaker's words begin or end there
    problem = _changes(search, inserted, replaced, start, end)
    if problem is not None:
        search.refused.append(Refused(problem, start, end))
        return None
    return ((bracket, " ".join(there.split())),)


def _new_ending(search: _Search, before: str, old: str, new: str) -> bool:
    """Whether a bracket may give a word another ending: of a plain word, and no other word."""
    last = re.search(r"[^\W\d_]+\Z", before[-_CONTEXT:])
    if last is None or len(last[0]) < _STEM or not (_ENDING.match(new) and _ENDING.match(old)):
        return False
    if new in ("'s", "'") and not old:
        return search.guard.is_name(last[0]) or not search.guard.is_guarded(last[0])
    return not search.guard.is_guarded(last[0] + old) and not search.guard.is_guarded(last[0] + new)


def _looks_alike(word: str) -> bool:
    """Whether a word mixes alphabets, or has letters that are drawn to look like plain ones."""
    if word.isascii():
        return False
    scripts = {name(c, "").split(" ")[0] for c in word if c.isalpha()}
    mixed = len(scripts & {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"}) > 1
    return mixed or any(c.isalpha() and normalize("NFKC", c) != c for c in word)


def _next_word(text: str, at: int) -> str:
    """The word that follows an offset, empty at the end."""
    return next(iter(words(text[at : at + _CONTEXT])), "")


def _is_pronoun(found: list[str]) -> bool:
    return len(found) == 1 and found[0].lower() in PRONOUNS


def _changes(search: _Search, inserted: str, replaced: str, start: int, end: int) -> str | None:
    """Why words in brackets change what the source says, if so."""
    mine, theirs = words(inserted), words(replaced)
    while mine and theirs and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    if odd := next((word for word in mine if _looks_alike(word)), None):
        return f"`{odd}` has letters that look like others"
    for one, other in product(mine, theirs):
        if sign := turned(one, other):
            return f"the brackets replace `{other}` by `{one}`: they add or leave out `{sign}`"
    bounds = [[w for w in found if w.lower() in BOUNDS] for found in (mine, theirs)]
    if bounds[0] != bounds[1] and search.guard.is_number(_next_word(search.document.text, end)):
        return "the brackets change what bounds the number"
    added, taken = search.guard.guarded(mine), search.guard.guarded(theirs)
    for kind in KINDS:
        if added[kind] == taken[kind]:
            continue
        if kind == "name" and _is_pronoun(theirs):
            text = search.document.text
            near = Searchable(
                text[max(0, start - _NEAR) : min(end + _NEAR, paragraph(text, end)[1])]
            )
            far = [name for name in added[kind] if next(near.find(name), None) is None]
            if far:
                return (
                    f"`{theirs[0]}` is replaced by `{far[0]}`, which is not near it in the source"
                )
            continue
        more = [word for word in added[kind] if word not in taken[kind]]
        less = [word for word in taken[kind] if word not in added[kind]]
        if more and less:
            return f"the brackets replace the {kind} `{less[0]}` by `{more[0]}`"
        if more and kind == "name":
            return f"the brackets add the name `{more[0]}`, which may stand only for a pronoun"
        if more:
            return f"the brackets add the {kind} `{more[0]}`"
        if less:
            return f"the brackets leave out the {kind} `{less[0]}`"
        return f"the brackets change how often or in which order the {kind}s stand"
    return None
