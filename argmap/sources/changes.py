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
_AGENTS = frozenset(("by", "von", "durch", "par", "por", "da"))
_LEADING = frozenset(
    """
    in on at after before during since by for from with under over until through today yesterday
    also then now meanwhile later earlier last this next im am nach vor seit bei mit в на после с
    до dans après avant depuis en desde después antes
    """.split()
)
_BUT = frozenset("but however yet nor aber doch sondern mais pero sino но однако а але".split())
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
        led = piece.rstrip().endswith(",") and found and found[0].lower() in _LEADING
        subject = where == "start" and not led
        counted = [word for word in guarded["number"] if guard.counts(word)]
        if counted and not led:
            return f"the ellipsis leaves out the number `{counted[0]}`"
        if where == "middle" and found and found[-1].lower() in _BUT:
            return f"the ellipsis leaves out `{found[-1]}`, and joins what it parts"
        if telling and (by_itself or subject):
            return f"the ellipsis leaves out the {'name' if names else 'number'} `{telling[0]}`"
    return None


def changes(guard: Guard, inserted: str, replaced: str, start: int, end: int) -> str | None:
    """Why words in brackets change what the source says, if so."""
    mine, theirs = words(inserted), words(replaced)
    numbers = any(guard.is_number(word) for word in (*mine, *theirs))
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
    beside = (_word_before(guard.text, start), _next_word(guard.text, end))
    numbers = numbers or any(guard.is_number(word) for word in beside)
    if bounds[0] != bounds[1] and numbers:
        return "the brackets change what bounds the number"
    if ({w.lower() for w in mine} ^ {w.lower() for w in theirs}) & _AGENTS:
        return "the brackets may turn round who does what to whom"
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
    """Whether a bracket at an end of a quote stands for the word beside it.

    Only a remark (`[sic]`), and a bracket that a mark parts from the next word, hide nothing.
    """
    beside = guard.text[start:end]
    return fold(bracket).lower().strip("!?. ") not in _REMARKS and not _STOPS.search(beside)


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


def _word_before(text: str, at: int) -> str:
    """The word that stands before an offset, empty at the start."""
    return next(iter(reversed(words(text[max(0, at - _CONTEXT) : at]))), "")


def _is_pronoun(found: list[str]) -> bool:
    return len(found) == 1 and found[0].lower() in PRONOUNS
