"""Portions of sections that are too large to be laid out, and read, in one go."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from argmap.graph.order import ends
from argmap.graph.view import View

LARGE = 150
"""Up to how many cards a section is shown in one go."""
PORTION = 36
"""How many cards a portion of a larger section has at most."""


def portions(view: View) -> dict[str, int]:
    """The number of the portion of its section that each card and argument of a view is in.

    A section that is not large is one portion, number 0. Of a large one, what hangs together
    stays together as far as a portion holds: the trees in which its cards are reached are cut
    from the leaves up, in the manner of Kundu and Misra (A linear tree partitioning algorithm,
    1977). Takes time linear in the cards and links.
    """
    sections: dict[str | None, list[str]] = {}
    for id in view.cards:
        sections.setdefault(view.section_of(id), []).append(id)
    large = [cards for cards in sections.values() if len(cards) > LARGE]
    if not large:
        return {}
    beside = _beside(view)
    found: dict[str, int] = {}
    for cards in large:
        at = {id: number for number, id in enumerate(cards)}
        cut = {at[some[0]]: some for some in _cut(cards, beside)}
        for number, first in enumerate(sorted(cut)):
            found.update(dict.fromkeys(cut[first], number))
    for link in view.links:
        if link.argument:
            near = next((id for id in (*link.premises, link.target) if id in found), None)
            if near is not None and view.section_of(near) == view.section_of(link.argument):
                found.setdefault(link.argument, found[near])
    return found


def _beside(view: View) -> dict[str, list[str]]:
    """For each card, those that share a link with it, as far as each link's target joins them."""
    found: dict[str, list[str]] = {}
    for link in view.links:
        top, *rest = ends(link, view.names, view.map)
        for id in rest:
            found.setdefault(top, []).append(id)
            found.setdefault(id, []).append(top)
    return found


def _cut(cards: Sequence[str], beside: Mapping[str, list[str]]) -> Iterable[list[str]]:
    """Portions of some cards, each with the card first from which its others were reached."""
    inside, order = set(cards), list[str]()
    above: dict[str, str | None] = {}
    for start in cards:
        if start in above:
            continue
        above[start] = None
        queue = deque([start])
        while queue:
            order.append(id := queue.popleft())
            for other in beside.get(id, ()):
                if other in inside and other not in above:
                    above[other] = id
                    queue.append(other)
    below: dict[str, list[list[str]]] = {}
    for id in reversed(order):
        rest: list[str] = []
        for some in reversed(below.pop(id, [])):
            if len(some) > PORTION / 2:
                yield some
                continue
            if len(rest) + len(some) >= PORTION:
                yield rest
                rest = []
            rest = rest + some
        parent = above[id]
        if parent is None:
            yield [id, *rest]
        else:
            below.setdefault(parent, []).append([id, *rest])
