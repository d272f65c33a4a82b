"""References from one place of a report to another, by the numbers of entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.report.blocks import Line, Run


def anchor(number: str) -> str:
    """The anchor of an entry by its number."""
    return f"s-{number}"


def references(numbers: Iterable[str]) -> Line:
    """Numbers in order, each once and leading to its entry; three or more in a row as a range."""
    made: list[Run] = []
    for row in _rows(sorted(map(_parts, dict.fromkeys(numbers)))):
        made += [Run(", ")] if made else []
        for place, number in enumerate(row):
            if len(row) < 3 or place in (0, len(row) - 1):
                parted = "–" if len(row) > 2 else ", "
                made += [Run(parted)] if place else []
                made.append(Run(number, to=anchor(number)))
    return tuple(made)


def _rows(parts: Sequence[tuple[str, int]]) -> Iterator[list[str]]:
    """Numbers that follow on each other, together."""
    row: list[str] = []
    for place, (letter, digits) in enumerate(parts):
        if row and parts[place - 1] != (letter, digits - 1):
            yield row
            row = []
        row.append(f"{letter}{digits}")
    if row:
        yield row


def _parts(number: str) -> tuple[str, int]:
    """The letter and the digits of a number."""
    digits = number.lstrip("".join(one for one in number if not one.isdigit()))
    return number.removesuffix(digits), int(digits)
