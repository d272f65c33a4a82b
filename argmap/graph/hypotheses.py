"""The hypotheses of the questions of a view, in the order in which every view counts them."""

from __future__ import annotations

from argmap.graph.view import View
from argmap.model import Claim, Map, Question


def hypotheses(view: View) -> dict[str, tuple[str, ...]]:
    """The questions of a view, in the map's order, each with the ids of what answers it.

    The likeliest comes first, what is not judged last; where that is the same, the map's order.
    A view that has hypotheses and no question is taken for one of their questions; one that has
    neither is taken for all.
    """
    map, shown = view.map, set(view.cards)
    answers: dict[str, dict[str, None]] = {}
    for link in map.links:
        if link.relation == "answers":
            answers.setdefault(link.target, {}).update(dict.fromkeys(link.premises))
    asked = [id for id, entry in map.entries.items() if isinstance(entry, Question)]
    chosen = (
        [id for id in asked if id in shown]
        or [id for id in asked if not shown.isdisjoint(answers.get(id, ()))]
        or asked
    )
    place = {id: number for number, id in enumerate((*map.entries, *map.imported))}

    def order(id: str) -> tuple[float, float, int]:
        return (*likeliest_first(map, id), place.get(id, len(place)))

    return {id: tuple(sorted(answers.get(id, ()), key=order)) for id in chosen}


def likeliest_first(map: Map, id: str) -> tuple[float, float]:
    """What sorts hypotheses: the likeliest comes first, what is not judged last."""
    entry = map.get(id)
    likely = entry.likelihood if isinstance(entry, Claim) else None
    return (-likely.low - likely.high, -likely.high) if likely else (1.0, 0.0)


def numbers(view: View) -> dict[str, int]:
    """The number of each hypothesis, from 1 on through all questions: `H1`, `H2` and so on."""
    found: dict[str, int] = {}
    for ids in hypotheses(view).values():
        for id in ids:
            found.setdefault(id, len(found) + 1)
    return found
