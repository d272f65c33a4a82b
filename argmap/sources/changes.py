"""What an ellipsis may leave out and a bracket may replace, so that a quote says the same."""

from __future__ import annotations

import re
from itertools import product
from unicodedata import name, normalize

from argmap.sources.folding import fold
from argmap.sources.guarded import BOUNDS, CALENDAR, KINDS, PRONOUNS, Guard, turned, words
from argmap.sources.search import Searchable
from argmap.sources.sentences import paragraph, sentence_ends

_NEAR = 600
"""How far from a pronoun the name may stand that replaces it, in code points."""
_BOUND = 3
"""How many words before a number may bound it."""
_STEM = 3
"""How many letters a word keeps whose ending a bracket changes."""
_CONTEXT = 60
_NO_PHRASE = 0.5
"""A name or number may go with the phrase that it stands in, but not as this much of what goes."""
_ENDING = re.compile(r"(?:e?s|e?d|ing|ies|ied|y|e|e?n|'s|'|[a-z]?(?:ing|ed))?\Z")
_STOPS = re.compile(r"[.,;:!?()]")
_REMARKS = frozenset(("", "sic", "emphasis added", "emphasis mine", "translation"))
_ASIDE = re.compile(r"\([^()]*\)")


def left_out(guard: Guard, start: int, end: int) -> str | None:
    """Why these words may not be left out, if so; whole sentences may.

    Of a sentence that is cut, no negation and no modal. Within one, a name or a number only with
    the phrase that it stands in; where the quote goes on inside a later one, not its subject.
    """
    text = guard.text
    ends = list(sentence_ends(text, start, end))
    if start in sentence_ends(text, max(0, start - _CONTEXT), start):
        ends.insert(0, start)
    if ends:
        pieces = [(text[start : ends[0]], "end"), (text[ends[-1] : end], "start")]
    else:
        pieces = [(text[start:end], "middle")]
    for piece, where in pieces:
        guarded = guard.guarded(words(piece))
        for kind in ("negation", "modal"):
            if guarded[kind]:
                return f"the ellipsis leaves out the {kind} `{guarded[kind][0]}`"
        if where == "end":
            continue
        found = words(_ASIDE.sub(" ", piece))
        guarded = guard.guarded(found)
        names = [name for name in guarded["name"] if name.lower() not in CALENDAR]
        telling = [*names, *guarded["number"]]
        bound = [word for word in found[-_BOUND:] if word.lower() in BOUNDS]
        if bound and guard.is_number(_next_word(text, end)):
            return f"the ellipsis leaves out `{' '.join(bound)}`, which belongs to the number"
        by_itself = len(telling) >= _NO_PHRASE * len(found)
        subject = where == "start" and not piece.rstrip().endswith((",", ";", ":"))
        if telling and (by_itself or subject):
            return f"the ellipsis leaves out the {'name' if names else 'number'} `{telling[0]}`"
    return None


def changes(guard: Guard, inserted: str, replaced: str, start: int, end: int) -> str | None:
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
    if bounds[0] != bounds[1] and guard.is_number(_next_word(guard.text, end)):
        return "the brackets change what bounds the number"
    added, taken = guard.guarded(mine), guard.guarded(theirs)
    for kind in KINDS:
        if added[kind] == taken[kind]:
            continue
        if kind == "name" and _is_pronoun(theirs):
            text = guard.text
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


def new_ending(guard: Guard, before: str, old: str, new: str) -> bool:
    """Whether a bracket may give a word another ending: of a plain word, and no other word."""
    last = re.search(r"[^\W\d_]+\Z", before[-_CONTEXT:])
    if last is None or len(last[0]) < _STEM or not (_ENDING.match(new) and _ENDING.match(old)):
        return False
    if new in ("'s", "'") and not old:
        return guard.is_name(last[0]) or not guard.is_guarded(last[0])
    return not guard.is_guarded(last[0] + old) and not guard.is_guarded(last[0] + new)


def hides(guard: Guard, bracket: str, start: int, end: int) -> bool:
    """Whether a bracket at an end of a quote stands for the word beside it: one that matters.

    A negation, a modal, a number, a name or a pronoun is not hidden behind `[other words]`.
    """
    beside = guard.text[start:end]
    if fold(bracket).lower().strip("!?. ") in _REMARKS or _STOPS.search(beside):
        return False
    found = words(beside)
    return _is_pronoun(found) or any(guard.is_guarded(word) for word in found)


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
