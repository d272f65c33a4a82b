"""A quote as it stands in its map file: from its characters to the file, and to lines to paste."""

from __future__ import annotations

from argmap.model import Quote
from argmap.text import Span

_WIDTH = 78


def offsets(quote: Quote) -> list[int]:
    """For each character of a quote's text, and for its end, its offset in the map file."""
    span = quote.at
    places: list[int] = []
    at = span.start
    marked = span.text.startswith(">")
    for line in span.text.split("\n"):
        words = line.strip(" \t")
        inside = at + len(line) - len(line.lstrip(" \t"))
        at += len(line) + 1
        if marked:
            if not words.startswith(">"):
                continue
            inner = words[1:].lstrip(" \t")
            inside += len(words) - len(inner)
            words = inner
        if not words or not quote.text.startswith(words, len(places)):
            continue
        places += range(inside, inside + len(words))
        rest = quote.text[len(places) :]
        blanks = len(rest) - len(rest.lstrip(" \n"))
        places += [inside + len(words)] * blanks
    last = places[-1] + 1 if places else span.end
    return places + [last] * (len(quote.text) + 1 - len(places))


def part_of(quote: Quote, start: int, end: int) -> Span:
    """The place in the map file of some of a quote's characters, cut to their first line."""
    places = offsets(quote)
    first = places[start]
    stop = places[end - 1] + 1 if end > start else first
    line_end = quote.at.source.text.find("\n", first)
    if 0 <= line_end < stop:
        stop = max(line_end, first)
    return Span(quote.at.source, first, stop)


def as_lines(text: str, indent: str = "  ", wrap: bool = True) -> str:
    """Words of a source as `>` lines, paragraphs parted by a lone `>`; the last has no line end.

    Without `wrap` each paragraph is one line.
    """
    import textwrap  # noqa: PLC0415  (only for what is printed to be pasted)

    from argmap.sources.folding import BROKEN, SOFT_HYPHEN, ZERO_WIDTH  # noqa: PLC0415

    unseen = dict.fromkeys(map(ord, ZERO_WIDTH + SOFT_HYPHEN + BROKEN))
    width = max(30, _WIDTH - len(indent))
    paragraphs = [" ".join(part.split()) for part in text.translate(unseen).split("\n\n")]
    wrapped = [
        textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False)
        if wrap
        else [part]
        for part in paragraphs
        if part
    ]
    lines = [f"{indent}> {line}" for part in wrapped for line in (*part, "")][:-1]
    return "\n".join(line.rstrip() for line in lines)
