"""Findings as a live page lists them, and the lines that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from argmap.diagnostics import Diagnostic
from argmap.diagnostics.fingerprint import Entries
from argmap.diagnostics.printable import printable
from argmap.model import Map
from argmap.text import SourceText

Link = Callable[[SourceText, int, int], str | None]
"""Gives the address that opens a file at a line and column."""
_AROUND = 3
_MOST = 40
_LONGEST = 2000


def listed(found: Iterable[Diagnostic], map: Map | None, link: Link) -> list[dict[str, Any]]:
    """Findings as a live page takes them.

    Line and column count from 1, in code points; `id` is that of the entry where the map has it,
    and `href` opens the place in an editor.
    """
    entries = Entries()
    told = []
    for one in found:
        source = one.span.source
        line, column = source.position(one.span.start)
        id = entries.id(one.span) if map else ""
        told.append(
            {
                "file": printable(source.name),
                "line": line,
                "column": column,
                "severity": one.severity,
                "rule": one.rule,
                "message": printable(one.message),
                "id": id if map and id in map.entries else None,
                "href": link(source, line, column),
            }
        )
    return told


def problem(message: str, help: Sequence[str] = ()) -> dict[str, Any]:
    """Something that is wrong with no place in particular, as a finding."""
    said = printable("; ".join((message, *help)))
    place = {"file": "", "line": 0, "column": 0, "id": None, "href": None}
    return {"severity": "error", "rule": "", "message": said, **place}


def excerpt(
    source: SourceText, line: int, column: int, found: Iterable[Diagnostic], link: Link
) -> dict[str, Any]:
    """Lines of a file for a live page: those around a finding, or with column 0 of an entry.

    `marks` are lines with the code points, from 0, at which the words at fault begin and end;
    `help` is what the findings at that place advise.
    """
    last = len(source.line_starts) - (1 if source.text.endswith("\n") else 0)
    if column:
        first, end = max(1, line - _AROUND), min(last, line + _AROUND)
    else:
        first, end = line, _end_of_entry(source, line, last)
    here = [one for one in found if _is_at(one, source, line, column)]
    labels = [label for one in here for label in (one.primary, *one.others)]
    marks: dict[int, tuple[int, int]] = {}
    for span in [label.span for label in labels if label.span.source is source]:
        at, start = source.position(span.start)
        upto = min(max(span.end, span.start + 1) - source.offset(at), len(source.line(at)))
        if first <= at <= end:
            marks.setdefault(at, (start - 1, upto))
    return {
        "file": printable(source.name),
        "line": line,
        "first": first,
        "lines": [printable(source.line(at)[:_LONGEST]) for at in range(first, end + 1)],
        "marks": [[at, *ends] for at, ends in sorted(marks.items())],
        "help": ["\n".join(map(printable, help.split("\n"))) for one in here for help in one.help],
        "href": link(source, line, max(1, column)),
    }


def _end_of_entry(source: SourceText, line: int, last: int) -> int:
    """The last line of the entry that begins in a line; blank lines behind it left out."""
    end = line
    for at in range(line + 1, min(last, line + _MOST) + 1):
        text = source.line(at)
        if text[:1].strip():
            break
        if text.strip():
            end = at
    return end


def _is_at(finding: Diagnostic, source: SourceText, line: int, column: int) -> bool:
    span = finding.span
    return span.source is source and source.position(span.start) == (line, column)
