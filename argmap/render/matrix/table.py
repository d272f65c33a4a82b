"""Evidence and hypotheses as a table in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from argmap.graph.matrix import Matrix
from argmap.graph.view import View
from argmap.model import Claim
from argmap.render.lettering.clean import clean
from argmap.render.matrix.picture import weighed
from argmap.render.matrix.words import cell_words, left_out, parts
from argmap.render.table import Table
from argmap.render.words import Words, first_upper
from argmap.render.words.wording import Wording

_NAMED = 4
"""Of several questions a column's head has so many numbers of hypotheses."""


def tabulate(view: View, words: Words) -> Table:
    """The matrices of a view as one table; its last row of each says what counts against each.

    Of several questions each begins with a row that names it and its hypotheses. Raises
    `NothingToShow` as the picture does.
    """
    found, wording = weighed(view), Wording(view, words)
    wide = max(len(one.hypotheses) for one in found)
    item = first_upper(words["matrix item"])
    rows: list[tuple[str, ...]] = []
    if len(found) == 1:
        columns = (item, *_heads(found[0], wording))
    else:
        columns = (item, *(_numbers(found, n, words) for n in range(wide)))
    for one in found:
        more = ("",) * (wide - len(one.hypotheses))
        if len(found) > 1:
            rows.append((wording.title(one.question), *_heads(one, wording), *more))
        for alike, some in groupby(one.rows, key=lambda row: not row.spread):
            if alike:
                rows.append((words["matrix alike"], *[""] * wide))
            rows += [
                (wording.text(row.id), *(cell_words(cell, words) for cell in row.cells), *more)
                for row in some
            ]
        rows.append((words["matrix against"], *_sums(one, words), *more))
    said = dict.fromkeys([words["matrix read"], *(left_out(one, words) for one in found)])
    title = words.named(words["matrix title"], clean(view.map.title))
    return Table(title, columns, tuple(rows), tuple(note for note in said if note))


def _numbers(found: Sequence[Matrix], column: int, words: Words) -> str:
    """The numbers of the hypotheses that share a column, the first few: `H1 / H4`."""
    numbers = [words.hypothesis(one.numbers[column]) for one in found if column < len(one.numbers)]
    return " / ".join([*numbers[:_NAMED], *(["…"] if len(numbers) > _NAMED else [])])


def _heads(one: Matrix, wording: Wording) -> tuple[str, ...]:
    """The hypotheses with their numbers, and how likely they are."""
    said = []
    for number, id in zip(one.numbers, one.hypotheses, strict=True):
        entry = wording.map.get(id)
        likely = entry.likelihood if isinstance(entry, Claim) else None
        more = f" ({clean(likely.text)})" if likely else ""
        said.append(f"{wording.words.hypothesis(number)}: {wording.text(id)}{more}")
    return tuple(said)


def _sums(one: Matrix, words: Words) -> tuple[str, ...]:
    said = []
    for id, tally in zip(one.hypotheses, one.against, strict=True):
        details = ", ".join(parts(tally, words))
        least = f"; {words['matrix least']}" if id in one.least else ""
        said.append(f"{tally.all}{f' ({details})' if details else ''}{least}")
    return tuple(said)
