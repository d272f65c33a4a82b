"""A verified quote in its paragraph of the document."""

from __future__ import annotations

from pathlib import Path

from argmap.model import Claim, Evidence, Map, Source
from argmap.sources.document import DocumentProblem
from argmap.sources.sentences import paragraph
from argmap.sources.shelf import Shelf

AROUND = 700
"""How many code points are shown before and after a quote at most."""


def contexts(map: Map, root: Path, shelf: Shelf) -> dict[tuple[str, int], tuple[str, str, str]]:
    """The words around each quote that was found in its document.

    By the id of its entry and the number of its attribution there: what stands before the
    quote in its paragraph, the quote as it stands there, and what stands behind it. Quotes that
    only the lock knows have none. Line breaks become blanks.
    """
    found: dict[tuple[str, int], tuple[str, str, str]] = {}
    for entry in map.entries.values():
        if not isinstance(entry, Claim | Evidence):
            continue
        for number, said in enumerate(entry.attributions):
            verdict = said.quote.verdict if said.quote else None
            source = map.entries.get(said.source or "")
            if (
                verdict is None
                or not verdict.passes
                or verdict.by != "document"
                or verdict.start is None
                or verdict.end is None
                or not isinstance(source, Source)
            ):
                continue
            try:
                shelved = shelf.get(source, root)
            except DocumentProblem:
                continue
            if shelved is not None:
                text = shelved.ladder.text
                found[entry.id, number] = around(text, verdict.start, verdict.end)
    return found


def around(text: str, start: int, end: int, most: int = AROUND) -> tuple[str, str, str]:
    """A place in its paragraph: what stands before it, at it and behind it.

    `most` is how many code points are shown before and behind it at most.
    """
    first, last = paragraph(text, start)[0], paragraph(text, max(start, end - 1))[1]
    before, after = text[max(first, start - most) : start], text[end : min(last, end + most)]
    if start - first > most:
        before = "… " + before.partition(" ")[2]
    if last - end > most:
        after = after.rpartition(" ")[0] + " …"
    return _on_one_line(before), _on_one_line(text[start:end]), _on_one_line(after)


def _on_one_line(text: str) -> str:
    """White space as single blanks, also at the ends, where words of the others follow."""
    joined = " ".join(text.split())
    if not joined:
        return ""
    return f"{' ' if text[0].isspace() else ''}{joined}{' ' if text[-1].isspace() else ''}"
