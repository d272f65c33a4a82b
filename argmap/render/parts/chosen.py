"""What filters chose of a map, in words: they stand below the title of a picture."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.view import View
from argmap.model.naming import name_in
from argmap.render.lettering.clean import clean
from argmap.render.words import Words
from argmap.render.words.dates import in_words

LONGEST = 60
"""More code points than this of one text are not quoted."""
NAMED = 3
"""How many names of one filter are told; the others are counted."""
_VOICES = {"author": "the-source-itself", "unnamed": "somebody-unnamed"}


def chosen(view: View, words: Words) -> list[str]:
    """The filters of a view, each in words: `around “It leaks.”, up to 2 links away`.

    A file is named only where the map has others.
    """
    filters, entry = view.filters, view.map.get

    def text(id: str) -> str:
        found = entry(id)
        return words.quoted(_short(found.text if found else id).removesuffix("."))

    def voice(id: str) -> str:
        return words[_VOICES[id]] if id in _VOICES else _short(name_in(view.map, id))

    def kind(name: str) -> str:
        return words[name if name in ("hypothesis", "counterclaim") else f"kind {name}"]

    made: list[str] = []
    if filters.focus:
        around = _listed(map(text, filters.focus))
        made.append(words.many("chosen focus", filters.depth, what=around))
    made += [
        words.fill("chosen path", start=text(start), goal=text(goal))
        for start, goal in filters.path[:NAMED]
    ]
    others = {one.at.file for one in view.map.entries.values()}.difference(filters.files)
    for label, names in (
        ("for", map(text, filters.for_)),
        ("question", map(text, filters.question)),
        ("kind", map(kind, filters.kind)),
        ("section", map(text, filters.section)),
        ("speaker", map(voice, filters.speaker)),
        ("source", map(text, filters.source)),
        ("tag", map(_short, filters.tag)),
        ("file", map(_short, filters.files if others else ())),
    ):
        listed = _listed(names)
        if listed:
            made.append(words.fill(f"chosen {label}", what=listed))
    if filters.since:
        made.append(in_words(f"{filters.since.text.partition('/')[0]}/..", words))
    return made


def _listed(names: Iterable[str]) -> str:
    told = list(dict.fromkeys(names))
    more = [f"+\u2009{len(told) - NAMED}"] if len(told) > NAMED else []
    return ", ".join([*told[:NAMED], *more])


def _short(text: str) -> str:
    """A text in one line, cut between words where it is long."""
    said = " ".join(clean(text).split())
    if len(said) <= LONGEST:
        return said
    cut = said[: LONGEST - 1]
    head = cut.rpartition(" ")[0]
    return f"{head if len(head) > LONGEST // 2 else cut} …"
