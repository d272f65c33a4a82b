"""Text to entries: split at the margin, parse entry by entry, recover line by line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from lark.exceptions import UnexpectedInput

from argmap.language import joined_lines, messages
from argmap.language.grammar import parser
from argmap.language.syntax import Attribution, Entry, File, Property
from argmap.language.vocabulary import KINDS, is_good_id, line_start_pattern
from argmap.text import SourceText

_KIND = "|".join(KINDS)
_MARGIN = re.compile(r"\n(?![ \t\n]|#[ \t\n]|\Z)")  # begins with a plain character: fast
_HEAD = re.compile(rf"(?:{_KIND})[ \t]+[^\s:]+[ \t]*:(?=[ \t\n])")

_LIKE_A_HEAD = (
    rf"(?:{_KIND})(?![\w'’-])|[^\W_][\w-]*[ \t]+[^\s:]+[ \t]*:(?=[ \t\n])|[^\W_][\w-]*:(?=[ \t\n])"
)


def parse(source: SourceText) -> File:
    """The entries of a file, with their faults; never raises, whatever the text."""
    return File(source, _entries(source, 0, len(source.text)))


def _entries(source: SourceText, begin: int, until: int) -> list[Entry]:
    """The entries of a stretch of a file, which begins with an entry or with the file."""
    text = source.text[begin:until]
    text = text if text.endswith("\n") else text + "\n"
    entries: list[Entry] = []
    read = parser().parse
    for start, end, plain in _chunks(text):
        chunk = text[start:end]
        made: list[Entry] | None = None
        if plain:
            try:
                made = [read(chunk, start="entry")]  # type: ignore[list-item]
            except UnexpectedInput:
                made = None
        if made is None:
            from argmap.language.recovery import recover  # noqa: PLC0415  (only for faults)

            made = recover(chunk)
        for entry in made:
            entry.source, entry.start = source, begin + start
            _look_closer(entry, chunk)
            entries.append(entry)
    if "#" in text:
        joined_lines.in_comments(source.text, begin, until, entries)
    return entries


@dataclass(slots=True, frozen=True)
class Reparsed:
    """A file after an edit, and which of its entries were parsed again."""

    file: File
    first: int
    """The number of the first entry that was parsed again."""
    before: list[Entry]
    """The entries that stood there, as they were."""
    after: list[Entry]
    """The entries that stand there now."""
    kept: int
    """Where what was kept behind them begins in the new text."""
    changed: tuple[int, int]
    """Where in the old text the change begins and ends."""
    moved: int
    """By how much what was kept behind them has moved."""


def reparse(file: File, source: SourceText) -> Reparsed:
    """The entries of a file whose text has changed; those that the change does not touch are
    taken over, and belong to the new file from then on. Gives what `parse` would give."""
    old, new = file.source.text, source.text
    start, end = _changed(old, new)
    moved = len(new) - len(old)
    entries = file.entries
    starts = [entry.start for entry in entries]
    # What stands before the piece that is changed, too: a head that is lost makes the two one.
    # Several entries may have been read from one piece.
    first = bisect_right(starts, start) - 1
    first = bisect_left(starts, starts[first]) - 1 if first >= 0 else 0
    first = bisect_left(starts, starts[first]) if first > 0 else 0
    last = max(bisect_right(starts, end), 1)
    while last < len(starts) and (
        starts[last] == starts[last - 1] or not _begins(new, starts[last] + moved)
    ):
        last += 1
    last = min(last, len(starts))
    begin = starts[first] if first else 0
    until = starts[last] + moved if last < len(starts) else len(new)
    after = _entries(source, begin, until)
    for entry in entries[:first]:
        entry.source = source
    for entry in entries[last:]:
        entry.source, entry.start = source, entry.start + moved
    made = File(source, [*entries[:first], *after, *entries[last:]])
    return Reparsed(made, first, entries[first:last], after, until, (start, end), moved)


def _changed(old: str, new: str) -> tuple[int, int]:
    """Where two texts begin to differ, and where the first of them ends to do so."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    return start, len(old) - end


def _shared(one: str, other: str) -> int:
    """With how many characters two texts begin alike."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:  # the first difference lies between
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _begins(text: str, at: int) -> bool:
    """Whether an entry begins at a line's start, whatever stands above it."""
    return _HEAD.match(text, at) is not None or _is_meant_as_head(text, at)


def _chunks(text: str) -> list[tuple[int, int, bool]]:
    """Start, end and plainness of each entry's text; plain is what begins with a head and has
    no other line at the margin. Text above the first entry is a chunk of its own, not plain."""
    margins = [found.end() for found in _MARGIN.finditer(text)]
    if text[0] not in " \t\n" and not text.startswith(("# ", "#\t", "#\n")):
        margins.insert(0, 0)
    first = margins[0] if margins else len(text)
    chunks = [] if _only_comments(text[:first]) else [(0, first, False)]
    start, plain = -1, False
    for at in margins:
        good = _HEAD.match(text, at) is not None
        if good or start < 0 or _is_meant_as_head(text, at):
            if start >= 0:
                chunks.append((start, at, plain))
            start, plain = at, good
        else:
            plain = False
    if start >= 0:
        chunks.append((start, len(text), plain))
    return chunks


def _is_meant_as_head(text: str, at: int) -> bool:
    is_body = text[at] == ">" or re.compile(line_start_pattern()).match(text, at) is not None
    return not is_body and re.compile(_LIKE_A_HEAD).match(text, at) is not None


def _only_comments(text: str) -> bool:
    lines = (line.strip() for line in text.split("\n"))
    return all(not line or line == "#" or line[:2] in ("# ", "#\t") for line in lines)


def _look_closer(entry: Entry, chunk: str) -> None:
    """Faults that the grammar lets through: ids, joined lines."""
    id = entry.id
    if id is not None and not is_good_id(id):
        entry.faults.append(messages.bad_id(id, id.start_pos or 0))
    if ">" not in chunk and chunk.count(":") == 1 + len(entry.lines):
        return
    attributions = [line for line in entry.lines if type(line) is Attribution]
    hedges = [said.hedge for said in attributions if said.hedge is not None]
    if chunk.count(":") != 1 + len(entry.lines) + len(hedges):
        prose = [line.words for line in (*entry.lines, *hedges) if isinstance(line, Property)]
        for words in (entry.words, *prose):
            for word in words:
                if ":" in word:
                    joined_lines.in_text(entry, word)
    for said in attributions:
        for word in said.quote.lines if said.quote else ():
            joined_lines.in_quote(entry, word)
