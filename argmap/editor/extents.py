"""Where entries, and the lines of entries, begin and end in their file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from argmap.language.syntax import Attribution, Entry, File, Line, Property, QuoteLines


@dataclass(slots=True, frozen=True)
class Extent:
    """Code points `start` to `end`, exclusive, of a file: from a head to the end of the last line.

    Blank lines and comments below belong to no entry.
    """

    entry: Entry
    start: int
    end: int


def entry_at(file: File, offset: int) -> Entry | None:
    """The entry that a code point stands in, the blank lines and comments behind it too; None
    before the first."""
    number = bisect_right(file.entries, offset, key=lambda one: one.begin)
    return file.entries[number - 1] if number else None


def extents(file: File) -> list[Extent]:
    """The extents of a file's entries, in their order."""
    text = file.source.text
    starts = [entry.begin for entry in file.entries]
    stops = [*starts, len(text)][1:]
    return [
        Extent(entry, start, end_of(text, start, stop))
        for entry, start, stop in zip(file.entries, starts, stops, strict=True)
    ]


def sections(found: list[Extent]) -> list[tuple[Extent, int, int]]:
    """The sections among the extents of a file, each with the numbers of the first entry that it
    holds and of the one behind its last."""
    heads = [number for number, one in enumerate(found) if one.entry.kind == "section"]
    return [(found[at], at + 1, stop) for at, stop in pairwise([*heads, len(found)])]


def parts(extent: Extent) -> list[tuple[Line | QuoteLines, int, int]]:
    """The body lines of an entry, each with its start and its end, in the order of the file.

    An attribution ends before its quote and its hedge, which stand for themselves.
    """
    entry = extent.entry
    text = entry.source.text
    found: list[tuple[int, Line | QuoteLines]] = []
    for line in entry.lines:
        found.append((entry.start + line.at, line))
        if isinstance(line, Attribution):
            if line.quote is not None:
                found.append((entry.start + line.quote.start, line.quote))
            if isinstance(line.hedge, Property):
                found.append((entry.start + line.hedge.at, line.hedge))
    found.sort(key=lambda one: one[0])
    stops = [*(at for at, _ in found), extent.end][1:]
    return [
        (line, at, end_of(text, at, stop)) for (at, line), stop in zip(found, stops, strict=True)
    ]


def end_of(text: str, start: int, stop: int) -> int:
    """Where the last line between two places ends that is neither blank nor a comment."""
    end = stop
    while end > start:
        at = max(text.rfind("\n", start, end - 1) + 1, start)
        line = text[at:end].strip()
        if line and not is_comment(line):
            return at + len(text[at:end].rstrip())
        end = at
    return start


def is_comment(line: str) -> bool:
    """Whether a line, without the blanks around it, is a comment."""
    return line == "#" or line.startswith(("# ", "#\t"))
