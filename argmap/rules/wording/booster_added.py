"""What it finds: a claim that says `clearly`, `certainly` or the like where its quotes say
nothing of that kind.

Why it matters: the weight of the word is the analyst's, and the reader takes it for the source's.

Severity: warning

File `report.txt`:

    The bearings of the old bridge are rusted.

Wrong:

    source report: The city's report
      file: report.txt

    claim rust: The bearings are clearly rusted.
      from: report
      > The bearings of the old bridge are rusted.
      supports: unsafe

    claim unsafe: The bridge is unsafe.

Right:

    source report: The city's report
      file: report.txt

    claim rust: The bearings are rusted.
      from: report
      > The bearings of the old bridge are rusted.
      supports: unsafe

    claim unsafe: The bridge is unsafe.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Claim, Evidence, Map
from argmap.rules.judgments import SAID
from argmap.rules.paraphrases import denies
from argmap.rules.texts import Text, claims, place_in_text, unquoted
from argmap.rules.vocabularies import (
    Vocabulary,
    apart,
    holding,
    lowered,
    vocabularies,
    vocabulary_of,
    words_of,
)

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such claim, at the first such word."""
    texts = [
        Text(entry, "", entry.text)
        for entry in claims(map)
        if entry.attributions
        and not map.may_say(entry.id, *SAID)
        and all(said.quote and said.stance == "asserts" for said in entry.attributions)
    ]
    for vocabulary in vocabularies():
        for text in holding(texts, vocabulary.words("boosters.added")):
            yield from _added(text, vocabulary)


def _added(text: Text, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    entry = text.entry
    assert isinstance(entry, Claim | Evidence)
    claim = unquoted(lowered(entry.text))
    added = list(vocabulary.pattern("boosters.added").finditer(claim))
    if not added:
        return
    quotes = [said.quote for said in entry.attributions if said.quote]
    small = [lowered(quote.text) for quote in quotes]
    same = vocabulary.words("boosters.same")
    if not same.isdisjoint(word for one in small for word in words_of(one)):
        return
    if not all(vocabulary_of(one) is vocabulary for one in small):
        return
    for found in apart(added, vocabulary.pattern("boosters.never").finditer(claim)):
        if denies(words_of(claim[: found.start()]), vocabulary):
            return  # `not clearly legible`
        word = entry.text[found.start() : found.end()]
        yield Diagnostic(
            "booster-added",
            "warning",
            f"{entry.kind} `{entry.id}` says `{word}`, and its quote says nothing of the kind",
            Label(place_in_text(entry, found.start(), found.end())),
            (Label(quotes[0].at, "the quote"),),
            ("leave it out, or quote the words that it stands for",),
        )
        return
