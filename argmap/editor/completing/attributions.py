"""Who said it, where and how: speakers, sources, locators and modes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.editor.completing import ids
from argmap.editor.completing.asked import Asked
from argmap.editor.completing.documents import document, entry
from argmap.editor.completing.locators import locators
from argmap.editor.completing.offers import Offer, Offered, matching
from argmap.editor.completing.said import Said, read, said_at
from argmap.language.highlight import PLACES
from argmap.language.vocabulary import MODES, RESERVED_SPEAKERS

_MARK = re.compile(r"(?:^|[ \t])(via|in)[ \t]+")
_SINGULAR = tuple(word for word in PLACES if word[:-1] not in PLACES)


def offered(asked: Asked) -> Offered:
    """What can stand next in an attribution or an origin."""
    value = asked.typed
    *before, last = value.split(",")
    if before:
        return _behind_comma(asked, before, last)
    origin = asked.key == "from"
    marks = list(_MARK.finditer(value))
    stage = marks[-1][1] if marks else "in" if origin else "said"
    at = marks[-1].end() if marks else 0
    first, blank, rest = value[at:].partition(" ")
    kinds = ("source",) if stage == "in" else ("speaker",)
    if blank and _is_known(asked, first, kinds[0]):
        if stage == "in":
            return Offered(asked.offset)
        return _connected(asked, rest.lstrip())
    said = {word for word in value[:at].split() if word not in ("via", "in")}
    return ids.of_kinds(asked, asked.start + at, kinds, said)


def _is_known(asked: Asked, id: str, kind: str) -> bool:
    found = entry(asked.here, id)
    return id in RESERVED_SPEAKERS or (found is not None and found.kind == kind)


def _connected(asked: Asked, rest: str) -> Offered:
    """`in` with each source, and `via`, for what stands behind a speaker."""
    start = asked.offset - len(rest)
    word = re.sub(r"^(?:in?|vi?a?)[ \t]*$", "", rest)
    sources = ids.of_kinds(asked, asked.offset - len(word), ("source",), before="in ")
    offers = [
        *sources.offers,
        Offer("via", "key", "via ", "through whom it was heard", goes_on=True),
    ]
    return Offered(start, matching(rest, offers), sources.complete)


def _behind_comma(asked: Asked, before: list[str], last: str) -> Offered:
    said = read(asked.key, ",".join(before))
    word = last.lstrip()
    start = asked.offset - len(word)
    if said.mode:
        return Offered(start)
    here = asked.here
    around = said_at(here, asked.number)
    quote = around.words() if around else ""
    offers = [*_locators(asked, said, quote)] if said.source else []
    if asked.key != "from":
        modes = [Offer(mode, "value", beside=meaning) for mode, meaning in MODES.items()]
        marked = _is_marked(asked, said, quote)
        if marked is not None:
            first = "direct" if marked else "indirect"
            has = "in quotation marks" if marked else "without quotation marks"
            for mode in modes:
                if mode.label == first:
                    mode.beside = f"the source has this quote {has}"
            modes.sort(key=lambda mode: mode.label != first)
            offers = [modes[0], *offers, *modes[1:]]
        else:
            offers += modes
    return Offered(start, matching(word, offers))


def _is_marked(asked: Asked, said: Said, quote: str) -> bool | None:
    """Whether the document has a quote in quotation marks; None where that is not known."""
    shelved = document(asked.here, said.source) if said.source and quote else None
    if shelved is None:
        return None
    judged = shelved.ladder.judge(quote)
    if judged.rung in ("near", "absent") or judged.start is None or judged.end is None:
        return None
    return shelved.ladder.marks.around(judged.start, judged.end)


def _locators(asked: Asked, said: Said, quote: str) -> Iterator[Offer]:
    """Where the quote stands in its document, then the words of locators."""
    there = {one.partition(" ")[0].removesuffix("s") for one in said.locators}
    shelved = document(asked.here, said.source)
    words = [word for word in _SINGULAR if word not in there]
    if shelved is not None:
        pages = shelved.document.pages
        words = [word for word in words if word != "page" or pages]
        judged = shelved.ladder.judge(quote) if quote else None
        if judged and judged.start is not None and judged.end is not None and judged.occurrences:
            for locator in locators(shelved.document, judged.start, judged.end):
                if locator.partition(" ")[0].removesuffix("s") in words:
                    yield Offer(locator, "value", beside="where the quote stands")
    for word in words:
        yield Offer(word, "value", f"{word} ", "a place in the source")
