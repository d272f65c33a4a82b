"""Who says what, as a table: a row for each voice."""

from __future__ import annotations

from argmap.graph.alignment import Alignment
from argmap.graph.view import View
from argmap.graph.voices import Voice
from argmap.model import Map
from argmap.model.naming import name_in
from argmap.render.lettering.clean import clean
from argmap.render.speakers.picture import speaking
from argmap.render.speakers.stances import STANCES
from argmap.render.speakers.standing import has_unnamed
from argmap.render.speakers.voicing import about, named
from argmap.render.table import Table
from argmap.render.words import Words


def tabulate(view: View, words: Words) -> Table:
    """Who they are, what they assert, deny and doubt, whom they agree with and stand against.

    Behind a name stands on how many points. Raises `NothingToShow` where nobody speaks.
    """
    found = speaking(view)
    alignment = Alignment(found, view.links)
    sides: dict[int, tuple[list[str], list[str]]] = {}
    for pair in alignment.pairs:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            mine = sides.setdefault(one, ([], []))
            for side, count in zip(mine, (pair.agreed, pair.opposed), strict=True):
                if count:
                    side.append(f"{named(found[other], words)} ({count})")
    used = [s for s in STANCES if any(one.stance == s for voice in found for _, one in voice.said)]
    rows = []
    for number in alignment.order():
        voice = found[number]
        cells = [named(voice, words), ", ".join(part for part in about(voice, words) if part)]
        cells += (_cell(view.map, voice, stance, words) for stance in used)
        cells += (words["semicolon"].join(side) for side in sides.get(number, ((), ())))
        rows.append(tuple(cells))
    heads = ["speakers who", "speakers what", *(f"speakers {stance}" for stance in used)]
    heads += ["standing with", "standing against"]
    notes = []
    if any(pair.agreed for pair in alignment.pairs):
        notes.append(words.named(words["standing with"], words["standing agree"]))
    if any(pair.opposed for pair in alignment.pairs):
        notes.append(words.named(words["standing against"], words["standing oppose"]))
    if alignment.left_out:
        notes.append(words.many("standing left-out", alignment.left_out))
    if has_unnamed(found) and len(found) > 1:
        notes.append(words["standing unnamed"])
    return Table(
        words.named(words["speakers title"], clean(view.map.title)),
        tuple(words[head] for head in heads),
        tuple(rows),
        tuple(notes),
    )


def _cell(map: Map, voice: Voice, stance: str, words: Words) -> str:
    """The entries that a voice takes a stance to, hearsay with its way."""
    said: dict[str, None] = {}
    for entry, one in voice.said:
        if one.stance == stance:
            via = ", ".join(clean(name_in(map, id)) for id in one.via)
            way = f" ({words.fill('via', who=via)})" if via else ""
            said[clean(entry.text) + way] = None
    return " · ".join(said)
