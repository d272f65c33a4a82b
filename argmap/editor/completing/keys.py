"""Keys that an entry can have and does not have yet, those first that such entries have most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import document
from argmap.editor.completing.offers import Offer, Offered, Sort, matching
from argmap.editor.completing.said import said_at
from argmap.language.syntax import Attribution
from argmap.language.vocabulary import (
    KEYS,
    STRENGTHS,
    key_words,
    keys_of,
    relation_of,
    strength_of,
)

_HALF = 4
"""How many letters of a key are meant for one where they may be prose."""
_LONG = 50
"""How long a line is that text fills."""
_CLOSING = '.!?…:;"”’»)]'
_NO_TEXT = re.compile(r"[ \t]*(?:>|#[ \t])")
_KEYED = re.compile(rf"[ \t]+({'|'.join(key_words())}):(?:[ \t]|\Z)")
_CLOSED = ("likelihood", "confidence", "grade", "scale", "scheme", "strength", "stance", "file")


def offered(asked: Asked) -> Offered:
    """The keys that can stand there, and the quote of the attribution above where it has none.

    Where a text above seems to go on, they are offered only once they are half typed.
    """
    if asked.typed and len(asked.typed) < _HALF and _goes_on(asked):
        return Offered(asked.start, complete=False)
    said = said_at(asked.here, asked.number)
    possible = [key for key in _possible(asked) if key != "hedge" or (said and not said.hedged)]
    counted = _counted(asked)
    order = {key: number for number, key in enumerate(key_words())}
    possible.sort(key=lambda key: (-counted[key], order[key]))
    colon = "" if asked.behind.lstrip(" \t").startswith(":") else ": "
    offers = [_offer(key, colon) for key in possible]
    ranked = matching(asked.typed, offers)
    source = said.source if said and not said.quote else ""
    if source and matching(asked.typed, [Offer("quote", "words")]) and document(asked.here, source):
        label, beside = f"> quote from {source}", "words of the source, as they stand there"
        ranked.insert(0, Offer(label, "words", "> ", beside, words="quote", goes_on=True))
    return Offered(asked.start, ranked)


def _goes_on(asked: Asked) -> bool:
    """Whether the line above is text, long, and without a sign at its end that would close it."""
    above = asked.here.source.line(asked.number - 1).rstrip() if asked.number > 1 else ""
    if len(above) < _LONG or above[-1] in _CLOSING or _NO_TEXT.match(above):
        return False
    key = _KEYED.match(above)
    return key is None or KEYS[strength_of(key[1])[0]].form == "text"


def _offer(key: str, colon: str) -> Offer:
    name, strength = strength_of(key)
    about = KEYS[name]
    meaning = about.meaning.replace("`", "")
    meaning += f", a {strength} one" if strength else ""
    goes_on = about.form != "text" or name in _CLOSED
    sort: Sort = "relation" if relation_of(name) else "key"
    return Offer(key, sort, f"{key}{colon}", meaning, goes_on=goes_on and bool(colon))


def _possible(asked: Asked) -> Iterator[str]:
    entry = asked.entry
    there = {
        line.key
        for line in (entry.lines if entry else ())
        if entry and entry.span_of_key(line).line != asked.number
    }
    for name in keys_of(entry.kind) if entry and entry.kind else KEYS:
        if KEYS[name].many or name not in there:
            yield name
            known = relation_of(name)
            if known and known[0].strength:
                yield from (f"{word} {name}" for word in STRENGTHS)


def _counted(asked: Asked) -> Counter[str]:
    """How many lines with each key this file has in entries of this kind."""
    kind = asked.kind
    counted: Counter[str] = Counter()
    for entry in asked.here.file.entries:
        if entry.kind == kind:
            for line in entry.lines:
                counted[line.key] += 1
                if isinstance(line, Attribution) and line.hedge is not None:
                    counted["hedge"] += 1
    return counted
