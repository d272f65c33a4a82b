"""The evidence against hypotheses as a table in words."""

from __future__ import annotations

from argmap.graph.matrix import Matrix
from argmap.graph.view import View
from argmap.model import Claim
from argmap.render.lettering.clean import clean
from argmap.render.matrix.picture import weighed
from argmap.render.matrix.words import cell_words, notes, parts
from argmap.render.table import Table
from argmap.render.words import Words, first_upper
from argmap.render.words.wording import Wording


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
        columns = (item, *(f"H{n + 1}" for n in range(wide)))
    for one in found:
        more = ("",) * (wide - len(one.hypotheses))
        if len(found) > 1:
            rows.append((wording.title(one.question), *_heads(one, wording), *more))
        rows += [
            (wording.text(row.id), *(cell_words(cell, words) for cell in row.cells), *more)
            for row in one.rows
        ]
        rows.append((words["matrix against"], *_sums(one, words), *more))
    said = dict.fromkeys(note for one in found for note in notes(one, words))
    title = words.named(words["matrix title"], clean(view.map.title))
    return Table(title, columns, tuple(rows), tuple(said))


def _heads(one: Matrix, wording: Wording) -> tuple[str, ...]:
    """The hypotheses with their numbers, and how likely they are."""
    said = []
    for number, id in enumerate(one.hypotheses):
        entry = wording.map.get(id)
        likely = entry.likelihood if isinstance(entry, Claim) else None
        more = f" ({clean(likely.text)})" if likely else ""
        said.append(f"H{number + 1}: {wording.text(id)}{more}")
    return tuple(said)


def _sums(one: Matrix, words: Words) -> tuple[str, ...]:
    said = []
    for id, tally in zip(one.hypotheses, one.against, strict=True):
        details = ", ".join(parts(tally, words))
        least = f"; {words['matrix least']}" if id in one.least else ""
        said.append(f"{tally.all}{f' ({details})' if details else ''}{least}")
    return tuple(said)
