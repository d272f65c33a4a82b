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


def left_out(found: Matrix, words: Words) -> str:
    """That items are left out, and what the sums then don't say; empty where none is."""
    return words.many("matrix left out", found.left_out) if found.left_out else ""
