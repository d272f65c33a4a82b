"""What came of looking a quote up: the verdict, and the passage of the source."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from argmap.editor.documents import shelved
from argmap.editor.markup import Card, Words, bold, code, ours
from argmap.model import Attribution, Map, Quote, Source, Verdict
from argmap.sources.shelf import Shelf, Shelved

_AROUND = 300
"""How much of a paragraph is shown on either side of a quote at most, in code points."""
_VERDICTS = {
    "exact": "stands in the source word for word",
    "normalised": "stands in the source word for word, in other typography",
    "elided": "stands in the source, where it leaves words out",
    "bracketed": "stands in the source, but for its brackets",
    "near": "is altered",
    "absent": "does not stand in the source",
    "unchecked": "has not been looked up: the source has no document here",
}


def quote_card(map: Map, said: Attribution, quote: Quote, shelf: Shelf, root: Path) -> Card:
    """The card of a quote or of a hedge; `root` is the folder of the project."""
    card = Card()
    is_hedge = quote is said.hedge
    what = "hedge" if is_hedge else "quote"
    verdict = quote.verdict
    if said.source is None or verdict is None:
        card.line(bold(f"This {what} has no source"), " to be looked up in.")
        return card
    source = map.get(said.source)
    document = shelved(source if isinstance(source, Source) else None, shelf, root)
    result = _VERDICTS[verdict.verdict]
    if is_hedge and verdict.verdict == "near" and verdict.reason:
        result = "does not stand beside its quote"
    more = _more(quote, verdict)
    card.line(bold(f"This {what} {result}{'' if more else '.'}"), *more, "." if more else "")
    if document is not None and verdict.start is not None and verdict.end is not None:
        from argmap.sources.context import around  # noqa: PLC0415  (only where it is read)

        card.passage(*around(document.ladder.text, verdict.start, verdict.end, _AROUND))
        card.line(*_place(document, said.source, verdict.start))
    elif verdict.by == "lock":
        card.line("The lock says so; the document is not here.")
    if isinstance(source, Source):
        card.line(code(said.source), f": {source.text}")
    return card


def _more(quote: Quote, verdict: Verdict) -> list[Words]:
    """What else is to be said of the verdict, as the rest of a sentence."""
    found: list[Words] = []
    if verdict.verdict in ("near", "absent"):
        if verdict.reason:
            found += [": ", *ours(verdict.reason)]
        elif verdict.verdict == "near" and verdict.place is not None:
            from argmap.sources.altered import what_differs  # noqa: PLC0415  (rarely needed)
            from argmap.sources.near import differences  # noqa: PLC0415

            passage = verdict.place.text
            differ = differences(quote.text, passage)
            found += [": ", *ours(what_differs(quote.text, passage, differ))]
        if verdict.elsewhere:
            found += ["; it stands in ", code(verdict.elsewhere)]
    for number, one in enumerate(verdict.replaced):
        stands = [" stands for ", code(one.words)] if one.words else [" is added"]
        found += [", " if number else ": ", code(f"[{one.bracket}]"), *stands]
    if verdict.occurrences > 1:
        found.append(f"; it stands there {verdict.occurrences:,} times")
    if verdict.located is False:
        found.append("; it is not where the locator says")
    if verdict.marked:
        found.append("; the source has it in quotation marks")
    return found


def _place(shelved: Shelved, id: str, start: int) -> list[Words]:
    """Where a passage stands in its document."""
    from argmap.sources.locators import page_at, paragraph_starts  # noqa: PLC0415  (as above)

    document = shelved.document
    page = page_at(document, start)
    pages = [f"page {page} of {len(document.pages)}, "] if page else []
    paragraph = bisect_right(paragraph_starts(document.text.text), start)
    line = document.text.position(start)[0]
    return [*pages, f"paragraph {paragraph}, line {line} of ", code(f"argmap source text {id}")]
