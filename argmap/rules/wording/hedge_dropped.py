"""What it finds: a claim that states as plain fact what its quote says with a hedge: `may`,
`probably`, or, in the source's own voice, `reportedly`. A `hedge:` line or a `likelihood:` keeps
it, as does any hedging word of the claim or of a note.

Why it matters: between a source that says what may be and a claim that says what is, an analyst's
certainty has come from nowhere.

Severity: warning

Fix: unsafe: adds a `hedge:` line with the quote's own word.

File `report.txt`:

    The city will probably close the old bridge in summer.

Wrong:

    source report: The city's report
      file: report.txt

    claim closing: The city will close the old bridge in summer.
      from: report
      > The city will probably close the old bridge in summer.
      supports: detour

    claim detour: Drivers need another way.

Right:

    source report: The city's report
      file: report.txt

    claim closing: The city will close the old bridge in summer.
      from: report
      > The city will probably close the old bridge in summer.
      hedge: probably
      supports: detour

    claim detour: Drivers need another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.model import Claim, Evidence, Map, Quote
from argmap.rules.paraphrases import Clause, Paraphrase, clauses, paraphrases, substance, takes_up
from argmap.rules.texts import place_in_text
from argmap.rules.vocabularies import (
    Vocabulary,
    apart,
    lowered,
    vocabularies,
    vocabulary_of,
    words_of,
)
from argmap.sources.lines import part_of
from argmap.text import Span

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each quote whose hedge its claim leaves out."""
    for one in paraphrases(map):
        for vocabulary in vocabularies():
            lists = ["hedges.doubt", "hedges.hearsay"]
            if one.said.speaker != "author":
                lists.pop()
            if vocabulary.words(*lists).isdisjoint(one.words) or _is_carried(one):
                continue
            found = _dropped(one, lists, vocabulary)
            if found:
                yield _finding(one.entry, one.quote, *found)
                break


def _is_carried(one: Paraphrase) -> bool:
    """Whether the entry says by itself how sure it is, or that it is about what was said."""
    return bool(one.said.hedge or one.entry.likelihood or one.said.mode in ("act", "survey"))


def _dropped(one: Paraphrase, lists: list[str], vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where a quote has a hedge that bears on its claim and that the claim has not."""
    entry, quote, small = one.entry, one.quote, one.small
    claim = lowered(entry.text)
    kept = vocabulary.words("hedges.kept")
    if claim.endswith("?") or not kept.isdisjoint(words_of(claim)):
        return None
    if not _is_in(f"{small} {claim}", vocabulary):
        return None
    noted = [lowered(note) for note in entry.note]
    never = vocabulary.pattern("hedges.never").finditer(small)
    parts = clauses(small, vocabulary)
    hedges = [
        found
        for found in apart(vocabulary.pattern(*lists).finditer(small), never)
        if not (
            found[0] in vocabulary.words("hedges.names") and quote.text[found.start()].isupper()
        )
        and not _asserted(found.end(), small, vocabulary)
    ]
    hedged = [part for part in parts if any(part.start <= it.start() < part.end for it in hedges)]
    plain = [part for part in parts if part not in hedged]
    asked = [word for _, word in substance(claim, vocabulary)]
    for hedge in hedges:
        if any(hedge[0] in note for note in noted):
            continue
        part, others = _around(hedge, small, parts, plain)
        if takes_up(part, asked, others):
            return hedge.span()
    return None


def _is_in(small: str, vocabulary: Vocabulary) -> bool:
    """Whether a lowered text is in a language; a short one may have only such function words as
    other languages have too, and then half of its words have to be these."""
    known = vocabulary_of(small)
    words = words_of(small)
    shared = sum(word in vocabulary.words("function_words") for word in words)
    return known is vocabulary if known else 2 * shared >= len(words)


def _around(
    hedge: re.Match[str], small: str, parts: list[Clause], plain: list[Clause]
) -> tuple[Clause, list[Clause]]:
    """The clause that a hedge bears on, and those without a hedge beside it.

    It bears on its own clause, or on the next where it is alone, as `it is possible that` is.
    """
    within = [part for part in parts if part.start < hedge.end() and hedge.start() < part.end]
    words = [it for part in within for it in part.words if not hedge.start() <= it[0] < hedge.end()]
    before, after = small[within[0].start : hedge.start()], small[hedge.end() : within[-1].end]
    if not words_of(before) and not words_of(after):
        following = [part for part in parts if part.start >= hedge.end()][:1]
        within += following
        words = [it for part in following for it in part.words]
    return Clause(hedge.start(), hedge.end(), words), [one for one in plain if one not in within]


def _asserted(at: int, small: str, vocabulary: Vocabulary) -> bool:
    """Whether a hedge stands before a verb of saying: it is the saying that is in doubt."""
    following = words_of(small[at : at + 40])[:2]
    return any(word in vocabulary.words("reports.verbs") for word in following)


def _finding(entry: Claim | Evidence, quote: Quote, start: int, end: int) -> Diagnostic:
    hedge = re.sub(r"\s+", " ", quote.text[start:end])
    last = quote.at.end
    line = quote.at.source.line(quote.at.source.position(last)[0])
    indent = line[: len(line) - len(line.lstrip())]
    edit = Edit(Span(quote.at.source, last, last), f"\n{indent}hedge: {hedge}")
    return Diagnostic(
        "hedge-dropped",
        "warning",
        f"the quote says `{hedge}`, and {entry.kind} `{entry.id}` states a plain fact",
        Label(part_of(quote, start, end), "the hedge"),
        (Label(place_in_text(entry, 0, len(entry.text)), "it is missing here"),),
        (f"say it in the claim, or write `hedge: {hedge}` below the quote",),
        (Fix(f"add `hedge: {hedge}`", (edit,), safe=False),),
    )
