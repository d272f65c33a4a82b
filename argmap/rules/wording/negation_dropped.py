"""What it finds: a claim that asserts in the same words what its quote denies: the quote says `did
not close`, the claim `closed`. Only a claim without any word that denies is found.

Why it matters: the claim says the contrary of its source.

Severity: warning

File `report.txt`:

    The city did not close the old bridge in summer.

Wrong:

    source report: The city's report
      file: report.txt

    claim closed: The city closed the old bridge in summer.
      from: report
      > The city did not close the old bridge in summer.
      supports: detour

    claim detour: Drivers took another way.

Right:

    source report: The city's report
      file: report.txt

    claim open: The city did not close the old bridge in summer.
      from: report
      > The city did not close the old bridge in summer.
      attacks: detour

    claim detour: Drivers took another way.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Attribution, Claim, Evidence, Map
from argmap.rules.paraphrases import clauses, denies, has_like, paraphrases, substance
from argmap.rules.texts import place_in_text
from argmap.rules.vocabularies import Vocabulary, lowered, vocabularies, vocabulary_of, words_of
from argmap.sources.lines import part_of

_FEWEST = 3
"""How many words of substance the denied clause has at least, all of them in the claim."""

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such claim."""
    for entry, said, quote, small, words in paraphrases(map):
        for vocabulary in vocabularies():
            if vocabulary.words("negations.verbs").isdisjoint(words):
                continue
            found = _dropped(entry, small, vocabulary)
            if found:
                yield Diagnostic(
                    "negation-dropped",
                    "warning",
                    f"{entry.kind} `{entry.id}` asserts what its quote denies",
                    Label(place_in_text(entry, 0, len(entry.text)), "no word of it denies"),
                    (Label(part_of(quote, *found), "the quote denies it"),),
                    (f"write what the quote says, or `{_denial(said)}` in this place",),
                )
                break


def _denial(said: Attribution) -> str:
    """How an attribution is written where its speaker denies the claim."""
    spoken = " via ".join((said.speaker, *said.via))
    return f"denied by: {spoken} in {said.source}" if said.source else f"denied by: {spoken}"


def _dropped(entry: Claim | Evidence, small: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where a quote denies all that its claim says."""
    if "?" in small:
        return None
    claim = lowered(entry.text)
    if denies(words_of(claim), vocabulary):
        return None
    if vocabulary_of(f"{small} {claim}") is not vocabulary:
        return None
    asked = [word for _, word in substance(claim, vocabulary)]
    denied = list(vocabulary.pattern("negations.verbs").finditer(small))
    if len(denied) != 1:
        return None
    following = words_of(small[denied[0].end() : denied[0].end() + 40])[:2]
    if not vocabulary.words("negations.not_before").isdisjoint(following):
        return None
    for part in clauses(small, vocabulary):
        if part.start <= denied[0].start() < part.end:
            words = {
                word for at, word in part.words if not denied[0].start() <= at < denied[0].end()
            }
            follows = [word for at, word in part.words if at >= denied[0].end()]
            if len(words) >= _FEWEST and follows and all(has_like(one, asked) for one in words):
                return denied[0].span()
    return None
