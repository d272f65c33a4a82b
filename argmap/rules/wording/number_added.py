"""What it finds: a number in a claim that none of its quotes has, in digits or in words, nor the
paragraph of the document around them. A count up to ten, a year or a day is found only where the
quote has another one in its place; so is any number where the document is not there.

Why it matters: a number that the source doesn't have is either a slip or the analyst's own, and
looks as well sourced as the rest.

Severity: warning

File `report.txt`:

    The old bridge carries about 500 cars a day, the engineer said.

Wrong:

    source report: The city's report
      file: report.txt

    speaker engineer: The engineer

    claim busy: The old bridge carries 5,000 cars a day.
      said by: engineer in report
      > The old bridge carries about 500 cars a day
      attacks: close-it

    claim close-it: The bridge should be closed.

Right:

    source report: The city's report
      file: report.txt

    speaker engineer: The engineer

    claim busy: The old bridge carries about 500 cars a day.
      said by: engineer in report
      > The old bridge carries about 500 cars a day
      attacks: close-it

    claim close-it: The bridge should be closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Claim, Evidence, Map, Quote, Source
from argmap.rules.judgments import SAID
from argmap.rules.numbers import (
    Number,
    Reader,
    counts_the_same,
    is_count_of_few,
    may_miss,
    missing,
    says,
)
from argmap.rules.paraphrases import in_language
from argmap.rules.texts import claims, place_in_text
from argmap.rules.vocabularies import Vocabulary, lowered, vocabularies
from argmap.sources.sentences import paragraph

_LONG, _MANY = 500, 200
"""A text of more characters is no claim; quotes with more numbers are a table."""
_NEAR = 1000
"""How many code points before and after a quote are looked at."""
_YEAR_OR_DAY = re.compile(r"\d{1,4}", re.ASCII)

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such number, in claims all of whose attributions have a quote."""
    for entry in claims(map):
        if not entry.attributions or not all(said.quote for said in entry.attributions):
            continue
        if map.may_say(entry.id, *SAID, "hedge", "note", "on"):
            continue  # what is at fault may be the quote that has it
        small = lowered(entry.text)
        for vocabulary in vocabularies():
            words = _reader(vocabulary).words(small) if len(small) <= _LONG else None
            if words:
                yield from _added(map, entry, small, words, vocabulary)


@cache
def _reader(vocabulary: Vocabulary) -> Reader:
    return Reader(vocabulary)


def _added(
    map: Map, entry: Claim | Evidence, small: str, words: set[str], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    quotes = [said.quote for said in entry.attributions if said.quote]
    texts = [quote.text for quote in quotes]
    lows = [lowered(text) for text in texts]
    reader = _reader(vocabulary)
    if words <= {word for low in lows for word in reader.words(low)}:
        return
    claimed = [number for number in reader.numbers(small, entry.text) if may_miss(number)]
    if not claimed or not all(in_language(low, small, vocabulary) for low in lows):
        return
    texts += [said.hedge.text for said in entry.attributions if said.hedge]
    texts += entry.note
    quoted = []
    for text in texts:
        small = lowered(text)
        numbers = reader.numbers(small, text)
        quoted += [*numbers, *reader.shares(numbers, small)]
    if len(quoted) > _MANY:
        return
    found = list(missing(claimed, quoted, _dates(map, entry)))
    if not found or any(q.verdict and q.verdict.by == "lock" for q in quotes):
        return  # what stands around a quote is not in the lock
    around = [one for quote in quotes for one in _around(quote, reader)]
    is_known = all(quote.verdict and quote.verdict.place for quote in quotes)
    for number in found:
        in_place_of_another = number.kind in ("year", "day") or is_count_of_few(number)
        if not in_place_of_another and (
            says(around, number) or not (is_known or counts_the_same(quoted, number))
        ):
            continue
        written = entry.text[number.start : number.end]
        yield Diagnostic(
            "number-added",
            "warning",
            f"{entry.kind} `{entry.id}` says `{written}`, a number that its quote does not have",
            Label(place_in_text(entry, number.start, number.end)),
            (Label(quotes[0].at, "the quote"),),
            (
                "correct the number, quote the words that have it, or say in a `note:` where it "
                "is from",
            ),
        )


def _around(quote: Quote, reader: Reader) -> list[Number]:
    """The numbers of the paragraph that a quote stands in, as far as it is near."""
    place = quote.verdict.place if quote.verdict else None
    if place is None:
        return []
    document = place.source.text
    start, end = paragraph(document, place.start)
    near = document[max(start, place.start - _NEAR) : min(max(end, place.end), place.end + _NEAR)]
    return reader.numbers(lowered(near), near)


def _dates(map: Map, entry: Claim | Evidence) -> list[int]:
    """Years, months and days of the entry's date and its sources'; their years give or take one."""
    dates = [entry.on] if entry.on else []
    for said in entry.attributions:
        source = map.get(said.source) if said.source else None
        if isinstance(source, Source) and source.published:
            dates.append(source.published)
    found = [int(one) for date in dates for one in _YEAR_OR_DAY.findall(date.text)]
    return found + [one + more for one in found if one > 999 for more in (-1, 1)]
