"""Links and arguments that can be undercut."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.offers import Offer, Offered, Typed
from argmap.editor.completing.ranking import Likely, Ranking, is_small, own_ids
from argmap.editor.desk import Here
from argmap.editor.markup import shortened
from argmap.model import Map
from argmap.model.once import once_of

_BESIDE = 80
"""How much of a text is shown beside a link, in code points."""


def offered(asked: Asked) -> Offered:
    """The links and arguments that can be undercut, whole: `a -> b`."""
    value = asked.typed
    start = asked.start + value.rfind(",") + 1
    start += len(value[start - asked.start :]) - len(value[start - asked.start :].lstrip())
    here, own = asked.here, asked.id
    named = {" ".join(part.split()) for part in value[: start - asked.start].split(",")}
    typed = Typed(here.source.text[start : asked.offset])
    likely = Likely(asked, ())
    ranking = Ranking[tuple[str, str]]()
    known = (here.map.entries if is_small(here.map) else own_ids(here)).keys()
    all = _links(here.map)
    near = [one for one in all if not known.isdisjoint(one[1])]
    for label, ends, telling in near:
        if label in named or own in ends:
            continue
        words = _words(here, telling)
        rank = typed.rank(label, words)
        if rank is not None:
            entries = [(id, one) for id in ends if (one := here.map.get(id))]
            points = min((likely.points(id, one) for id, one in entries), default=0)
            ranking.add(rank, points, (label, words))
    # Of what is far away only the ids are looked at: the texts of all links are too much to read.
    for label, ends, telling in all if len(near) < len(all) else ():
        if not ranking.enough:
            break
        if typed.may_be(label, "") and known.isdisjoint(ends) and label not in named:
            rank = typed.rank(label)
            if rank is not None and rank < ranking.enough:
                ranking.add(rank, 0, (label, _words(here, telling)))
    offers = [
        Offer(
            label,
            "relation" if "->" in label else "id",
            beside=shortened(words, _BESIDE),
            words=words,
            entry="" if "->" in label else label,
        )
        for label, words in ranking.best()
    ]
    return Offered(start, offers, ranking.is_complete)


def _words(here: Here, ids: Sequence[str]) -> str:
    return " → ".join(entry.text for id in ids if (entry := here.map.get(id)))


@once_of("links")
def _links(map: Map) -> Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """How each link is named, its ends, and the ids of those whose texts tell of it.

    Links with an argument can be named by its id, too. Several links that have the same ends can't
    be told apart by these, and are left out: they are those whose ids have a bracket, and those
    that have the same id without it.
    """
    argued = [link for link in map.links if link.relation in ("supports", "attacks")]
    unclear = {link.id.rpartition(" (")[0] for link in argued if link.id[-1] == ")"}
    found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for link in argued:
        ends = (*link.premises, link.target)
        if link.argument:
            found.append((link.argument, ends, (link.argument,)))
        if link.id[-1] != ")" and link.id not in unclear:
            found.append((link.id, ends, ends))
    return found
