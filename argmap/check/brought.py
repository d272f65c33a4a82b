"""Which errors came with some edits, and where the edits stand now."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from argmap.check.outcomes import Outcome
from argmap.diagnostics import Diagnostic, Edit

Place = tuple[Path | None, int, int]
"""A stretch of a file's text after a round."""


def places_of(edits: Sequence[Edit]) -> list[Place]:
    """Where each of some edits stands when all of them are made."""
    made: dict[Edit, Place] = {}
    moved: dict[Path | None, int] = {}
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        span, path = edit.span, edit.span.source.path
        start = span.start + moved.get(path, 0)
        moved[path] = moved.get(path, 0) + len(edit.text) - (span.end - span.start)
        made[edit] = path, start, start + len(edit.text)
    return [made[edit] for edit in edits]


def brought_by(edits: Sequence[Edit], before: Outcome, after: Outcome) -> list[Diagnostic]:
    """The errors found after some edits that were not there: neither in such words nor of such a
    rule in such a place."""
    errors = [one for one in before.diagnostics if one.severity == "error"]
    told = Counter((one.span.source.path, one.rule, one.message) for one in errors)
    there = {(one.span.source.path, one.rule, one.span.start) for one in errors}
    moves: dict[Path | None, list[tuple[int, int, Edit]]] = {}
    for edit, (path, start, end) in zip(edits, places_of(edits), strict=True):
        moves.setdefault(path, []).append((start, end, edit))
    for some in moves.values():
        some.sort(key=lambda move: move[:2])

    def was_at(path: Path | None, place: int) -> int:
        mine = moves.get(path, [])
        last = bisect_right(mine, place, key=lambda move: move[0]) - 1
        if last < 0:
            return place
        _, end, edit = mine[last]
        return edit.span.start if place < end else place - end + edit.span.end

    brought: list[Diagnostic] = []
    for one in after.diagnostics:
        path, words = one.span.source.path, (one.span.source.path, one.rule, one.message)
        if one.severity != "error":
            continue
        if told[words]:
            told[words] -= 1
        elif (path, one.rule, was_at(path, one.span.start)) not in there:
            brought.append(one)
    return brought


def near(error: Diagnostic, places: Sequence[Place]) -> list[int]:
    """Which of some places an error stands in, or else which are on a line that it speaks of; as
    their numbers."""
    span = error.span
    inside = [
        number
        for number, (path, start, end) in enumerate(places)
        if path == span.source.path and start <= span.end and span.start <= end
    ]
    if inside:
        return inside
    spans = [span, *(label.span for label in error.others)]
    sources = {one.source.path: one.source for one in spans}
    lines = {(one.source.path, one.line) for one in spans}
    return [
        number
        for number, (path, start, _) in enumerate(places)
        if path in sources and (path, sources[path].position(start)[0]) in lines
    ]
