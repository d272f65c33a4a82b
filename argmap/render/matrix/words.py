"""What the marks and sums of a matrix say, in words."""

from __future__ import annotations

from argmap.graph.consistency import PLAIN, STRONG, UNDERCUT, WEAK, Mark
from argmap.graph.matrix import Cell, Matrix, Tally
from argmap.render.words import Words

_FORCES = {STRONG: "strong", PLAIN: "plain", WEAK: "weak", UNDERCUT: "undercut"}


def mark_words(mark: Mark, words: Words) -> str:
    """A mark: `weakly inconsistent (only together with others)`."""
    label = (
        mark.sign if mark.sign in ("weakens", "defends") else f"{mark.sign} {_FORCES[mark.force]}"
    )
    said = words[f"matrix {label}"]
    return f"{said} ({words['matrix together']})" if mark.together else said


def cell_words(cell: Cell, words: Words) -> str:
    """All marks of a cell; empty where there is none."""
    return "; ".join(mark_words(mark, words) for mark in cell)


def parts(tally: Tally, words: Words) -> list[str]:
    """What a sum is made of, as far as it is not said by the sum itself."""
    counts = (("strong", tally.strong), ("weak", tally.weak), ("undercut", tally.undercut))
    return [words.many(f"matrix sum {label}", n) for label, n in counts if n]


def notes(found: Matrix, words: Words) -> tuple[str, ...]:
    """How to read the matrix, and what is left out of it."""
    left_out = words.many("matrix left out", found.left_out) if found.left_out else ""
    return tuple(part for part in (words["matrix read"], left_out) if part)
