"""Evidence and hypotheses: the matrix of the analysis of competing hypotheses.

The method is that of Heuer, Psychology of Intelligence Analysis (CIA 1999), chapter 8: evidence
down the side, the hypotheses of one question across the top. An item that fits all of them
tells nothing; and the hypothesis to prefer is the one with least against it, not that with most
for it. Here the cells are not judged again: they follow from the links of the map, as
`argmap.graph.consistency` tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from argmap.graph.consistency import PLAIN, STRONG, UNDERCUT, WEAK, Mark, Reasons
from argmap.graph.hypotheses import hypotheses, numbers
from argmap.graph.view import View
from argmap.model import Evidence, Statement

Cell = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An item of evidence, and how it bears on each hypothesis."""

    id: str
    cells: tuple[Cell, ...]
    spread: int
    """How much it tells the hypotheses apart (Heuer's diagnosticity), for sorting alone: the
    differences between its cells, summed over all pairs. Consistent counts 1 to 3 by its force,
    inconsistent the same below nothing, all else nothing. 0 where it is the same for all."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items are inconsistent with a hypothesis. Premises that count only together
    count once."""

    strong: int
    plain: int
    weak: int
    undercut: int
    """Those whose chain is undercut, which do not count."""

    @property
    def all(self) -> int:
        """How many count."""
        return self.strong + self.plain + self.weak

    def at_most(self, other: Tally) -> bool:
        """Whether it is no more than another, whatever a strong item weighs beside a weak one."""
        mine = accumulate((self.strong, self.plain, self.weak))
        its = accumulate((other.strong, other.plain, other.weak))
        return all(a <= b for a, b in zip(mine, its, strict=True))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The evidence of one question."""

    question: str
    hypotheses: tuple[str, ...]
    """In the order of `argmap.graph.hypotheses`."""
    numbers: tuple[int, ...]
    """The number of each hypothesis there."""
    rows: tuple[Row, ...]
    """What tells most comes first; where that is the same, the map's order."""
    against: tuple[Tally, ...]
    """What counts against each hypothesis, of these rows."""
    least: tuple[str, ...]
    """The hypotheses with least against them; empty where that depends on what weak items
    weigh, where all have the same, and where items are left out."""
    left_out: int
    """How many items the view does not show."""


def matrices(view: View) -> tuple[Matrix, ...]:
    """A matrix for each question of a view with two hypotheses or more and an item of evidence.

    Items are evidence, and whatever rests on nothing else, as far as a chain of reasons leads
    from them to a hypothesis. A view with a question or a hypothesis and no item is
    taken for a choice of questions, whose items are all shown.
    """
    reasons, number = Reasons(view.map), numbers(view)
    made = (
        _matrix(view, question, ids, [number[id] for id in ids], reasons)
        for question, ids in hypotheses(view).items()
        if len(ids) > 1
    )
    return tuple(one for one in made if one.rows)


def _matrix(
    view: View,
    question: str,
    hypotheses: Sequence[str],
    numbers: Sequence[int],
    reasons: Reasons,
) -> Matrix:
    map, rivals = view.map, frozenset(hypotheses)
    columns = [reasons.bearing_on(id, rivals) for id in hypotheses]
    bearing = {id for column in columns for id in column}
    items = [
        id
        for id in (*map.entries, *map.imported)
        if id in bearing
        and isinstance(entry := map.get(id), Statement)
        and (isinstance(entry, Evidence) or reasons.rest_on_nothing(id))
    ]
    shown = set(view.cards)
    asked = not shown.isdisjoint((question, *hypotheses))
    kept = [id for id in items if id in shown] or (items if asked else [])
    rows = [_row(id, tuple(column.get(id, ()) for column in columns)) for id in kept]
    rows.sort(key=lambda row: -row.spread)
    against = tuple(_tally([row.cells[n] for row in rows]) for n in range(len(hypotheses)))
    return Matrix(
        question=question,
        hypotheses=tuple(hypotheses),
        numbers=tuple(numbers),
        rows=tuple(rows),
        against=against,
        least=() if len(kept) < len(items) else _least(hypotheses, against),
        left_out=len(items) - len(kept),
    )


def _row(id: str, cells: tuple[Cell, ...]) -> Row:
    values = sorted(sum(_value(mark) for mark in cell) for cell in cells)
    last = len(values) - 1
    # Of sorted values, the n-th is above n others and below the rest.
    spread = sum(value * (2 * n - last) for n, value in enumerate(values))
    return Row(id, cells, spread)


def _value(mark: Mark) -> int:
    return {"consistent": mark.force, "inconsistent": -mark.force}.get(mark.sign, 0)


def _tally(cells: Sequence[Cell]) -> Tally:
    alone: list[int] = []
    joint: dict[str, int] = {}
    for mark in (mark for cell in cells for mark in cell if mark.sign == "inconsistent"):
        if mark.together is None:
            alone.append(mark.force)
        else:
            joint[mark.together] = max(mark.force, joint.get(mark.together, UNDERCUT))
    forces = [*alone, *joint.values()]
    strong, plain, weak, undercut = (forces.count(f) for f in (STRONG, PLAIN, WEAK, UNDERCUT))
    return Tally(strong, plain, weak, undercut)


def _least(hypotheses: Sequence[str], against: Sequence[Tally]) -> tuple[str, ...]:
    least = tuple(
        id
        for id, mine in zip(hypotheses, against, strict=True)
        if all(mine.at_most(other) for other in against)
    )
    return least if len(least) < len(hypotheses) else ()
