"""The numbers that a text says, in digits and in words, and which of them another text has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from argmap.rules.vocabularies import Vocabulary, words_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_THOUSANDS = re.compile(r"\d{3}")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_LONGEST = 15
_ROUNDED = Fraction(1, 10)
"""By what share a number after `about` may differ."""
_PERCENT = 1
"""By how many percent a percentage may differ from `two thirds`."""
_SMALL = 10
"""Up to here a number may be the analyst's own count of what a quote lists."""
_YEARS = (1000, 2199)
_BEFORE = 20
"""How many code points before a number are looked at for `every`."""
_SUMMED = 12
"""Among so many numbers sums, differences and percentages are looked for."""


@dataclass(slots=True)
class Number:
    """A number in a text, with its offsets."""

    start: int
    end: int
    values: frozenset[Fraction]
    """What it can mean: in `200-500 million` the first is 200, or 200 million."""
    bound: str = ""
    """`about`, `more` (at least) or `less` (at most), by the words before it."""
    part: bool = False
    """A fraction, `two thirds`: it can be said in percent as well."""
    kind: str = ""
    """`year`; `day`, of a month; `name`, of a thing, as in `Article 5`; `counted`, as in `the two`;
    `vague`: a word that is a number at times; `share`: what two numbers come to, as `nine in
    ten`."""
    noun: str = ""
    """The first word of substance after it."""
    is_percent: bool = False
    unit: Fraction = Fraction(1)
    """The unit of its last digit: a tenth of a million in `1.2 million`."""


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class Reader:
    """Reads numbers by the numerals of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._units: dict[str, int] = vocabulary.table("numbers.units")
        self._multipliers: dict[str, int] = vocabulary.table("numbers.multipliers")
        self._ordinals: dict[str, int] = vocabulary.table("numbers.ordinals")
        self._others: dict[str, int] = vocabulary.table("numbers.others")
        self._parts: dict[str, int] = vocabulary.table("numbers.parts")
        self._lists = {
            name: frozenset(vocabulary.list(f"numbers.words.{name}"))
            for name in (
                "joins", "article", "of", "ordinal_ends", "ranges", "about", "more", "less",
                "counted", "months", "named", "dating", "percent", "shares", "every",
            )
        }  # fmt: skip
        tables = (self._units, self._multipliers, self._ordinals, self._parts)
        self._any = frozenset(word for table in tables for word in table)
        self._first = self._any | frozenset(self._others) | self._lists["article"]

    def words(self, small: str) -> set[str]:
        """The words of a lowered text that can be part of a number, digits included."""
        found = set(self._any.intersection(words_of(small)))
        if _DIGIT.search(small):
            found.update(_DIGITS.findall(small))
        return found

    def numbers(self, small: str, text: str) -> list[Number]:
        """The numbers of a text, which is given lowered and as it stands."""
        tokens = [_Token(one[0], one.start(), one.end()) for one in _TOKEN.finditer(small)]
        found: list[Number] = []
        at = 0
        while at < len(tokens):
            word = tokens[at].text
            if not word[0].isdigit() and word not in self._first:
                at += 1
                continue
            number, after = self._one(tokens, at, small)
            if number:
                self._look_around(number, tokens, at, after, text)
                found.append(number)
            at = after
        self._spread(found, small)
        return found

    def shares(self, found: Sequence[Number], small: str) -> Iterator[Number]:
        """The shares that numbers of a lowered text come to: `nine in ten`, `every third`."""
        for one in found:
            before = small[max(0, one.start - _BEFORE) : one.start].split()[-1:]
            if self._lists["every"].issuperset(before) and before:
                values = frozenset(1 / value for value in one.values if value > 1)
                yield Number(one.start, one.end, values, part=True, kind="share")
        for one, other in pairwise(found):
            if " ".join(small[one.end : other.start].split()) in self._lists["shares"]:
                values = frozenset(a / b for a in one.values for b in other.values if a < b)
                yield Number(one.start, other.end, values, part=True, kind="share")

    def _one(self, tokens: list[_Token], at: int, small: str) -> tuple[Number | None, int]:
        """The number that begins with a token, if one does, and the token after it."""
        token = tokens[at]
        if token.text[0].isdigit():
            return self._digits(tokens, at, small)
        if token.text in self._lists["article"] and at + 1 < len(tokens):
            following = tokens[at + 1].text
            if following in self._parts and self._is(tokens, at + 2, "of"):
                value = Fraction(1, self._parts[following])
                return self._made(tokens, at, at + 2, value, part=True), at + 2
            if following in self._multipliers and following not in self._lists["of"]:
                return self._words(tokens, at + 1, at, Fraction(self._multipliers[following]))
            return None, at + 1
        if self._parts.get(token.text) == 2:
            return self._half(tokens, at)
        if token.text in self._units:
            return self._words(tokens, at, at, Fraction(self._units[token.text]))
        if token.text in self._ordinals:
            value = Fraction(self._ordinals[token.text])
            return self._made(tokens, at, at + 1, value), at + 1
        if token.text in self._others:
            value = Fraction(self._others[token.text])
            return self._made(tokens, at, at + 1, value, kind="vague"), at + 1
        if token.text in self._multipliers and len(token.text) > 2:
            value = Fraction(self._multipliers[token.text])
            return self._made(tokens, at, at + 1, value, kind="vague"), at + 1
        return None, at + 1

    def _digits(self, tokens: list[_Token], at: int, small: str) -> tuple[Number | None, int]:
        token = tokens[at]
        values, unit = _read(token.text)
        grouped = self._grouped(tokens, at, small)
        last = tokens[grouped - 1]
        if grouped > at + 1:
            parts = [one.text for one in tokens[at:grouped]]
            values = [Fraction("".join(parts)), *map(Fraction, parts)]
        before, after = small[max(0, token.start - 2) : token.start], small[last.end : last.end + 2]
        named = (
            not values
            or before[-1:] in ("/", ":", "_", ".", "\\", "#")
            or (before[-1:].isalnum())
            or (before[-1:] == "-" and before[:1].isalpha())
            or (after[:1] in ("/", ":") and after[1:].isdigit())
        )
        end = grouped
        if end < len(tokens) and tokens[end].start == last.end:
            tail = tokens[end].text
            if tail in self._lists["ordinal_ends"] or (tail == "s" and len(token.text) == 4):
                end += 1
        end, factor = self._factors(tokens, end)
        made = self._made(tokens, at, end, *(value * factor for value in values))
        made.unit = unit * factor
        if named:
            made.kind = "name"
        elif factor == 1 and token.text.isdigit() and len(token.text) == 4:
            year = int(token.text)
            if _YEARS[0] <= year <= _YEARS[1] and self._is_year(tokens, at, end, before):
                made.kind = "year"
        return made, end

    @staticmethod
    def _grouped(tokens: list[_Token], at: int, small: str) -> int:
        """The token after a number whose thousands are parted by blanks: `1 200 000`."""
        after = at + 1
        while (
            len(tokens[at].text) <= 3
            and after - at <= _LONGEST // 3
            and after < len(tokens)
            and _THOUSANDS.fullmatch(tokens[after].text)
            and tokens[after].start == tokens[after - 1].end + 1
        ):
            after += 1
        return after

    def _is_year(self, tokens: list[_Token], at: int, end: int, before: str) -> bool:
        """A number of four digits that counts nothing: `1500 soldiers` does, `in 1500` doesn't."""
        if before[-1:] in "$€£¥" and before:
            return False
        dated = at > 0 and tokens[at - 1].text in self._lists["dating"] | self._lists["months"]
        following = tokens[end].text if end < len(tokens) else ""
        without = self._vocabulary.words("function_words")
        return dated or not following[:1].isalpha() or following in without

    def _factors(self, tokens: list[_Token], at: int) -> tuple[int, Fraction]:
        """The multipliers that begin with a token: the token after them, and their product."""
        factor = Fraction(1)
        while at < len(tokens) and factor < 10**_LONGEST:
            text = tokens[at].text
            if text == "-" and at + 1 < len(tokens) and tokens[at + 1].text in self._multipliers:
                at += 1
                continue
            if text not in self._multipliers:
                break
            factor *= self._multipliers[text]
            at += 1
        return at, factor

    def _words(
        self, tokens: list[_Token], at: int, start: int, value: Fraction
    ) -> tuple[Number | None, int]:
        """A numeral in words: `twenty-five`, `one hundred and twenty thousand`, `two thirds`."""
        total, current, after = Fraction(0), value, at + 1
        while after < len(tokens) and total + current < 10**_LONGEST:
            place = after
            if tokens[place].text == "-" and place + 1 < len(tokens):
                place += 1
            word = tokens[place].text
            if word in self._multipliers and len(word) > 2:
                factor = self._multipliers[word]
                if factor >= 1000:
                    total, current = total + current * factor, Fraction(0)
                else:
                    current *= factor
                after = place + 1
                continue
            joined = word in self._lists["joins"] and place == after
            if joined and place + 1 < len(tokens) and (current == 0 or current % 100 == 0):
                place += 1
                word = tokens[place].text
            more = self._units.get(word)
            if more is None and place > after:
                more = self._ordinals.get(word, self._others.get(word))
            if more is None or (joined and place == after):
                break
            fits = current == 0 or (current % 100 == 0 and more < 100)
            if not fits and not (20 <= current % 100 < 100 and current % 10 == 0 and 0 < more < 10):
                break
            current += more
            after = place + 1
        value = total + current
        place = after + (self._at(tokens, after) == "-")
        part = self._parts.get(self._at(tokens, place), 0)
        if part > 1 and 0 < value < part and tokens[at].text not in self._multipliers:
            made = self._made(tokens, start, place + 1, value / part, part=True)
            return made, place + 1
        made = self._made(tokens, start, after, value)
        if made.end == tokens[at].end and value == 1:
            made.kind = "vague"  # `one` is a pronoun too
        return made, after

    def _half(self, tokens: list[_Token], at: int) -> tuple[Number | None, int]:
        """`half`, `half of the guests`, `half a million`."""
        place = at + 1 + (self._at(tokens, at + 1) in self._lists["article"])
        end, factor = self._factors(tokens, place)
        if factor > 1:
            return self._made(tokens, at, end, factor / 2), end
        return self._made(tokens, at, at + 1, Fraction(1, 2), part=True), at + 1

    def _made(
        self,
        tokens: list[_Token],
        start: int,
        end: int,
        *values: Fraction,
        part: bool = False,
        kind: str = "",
    ) -> Number:
        return Number(
            tokens[start].start, tokens[end - 1].end, frozenset(values), part=part, kind=kind
        )

    def _look_around(
        self, number: Number, tokens: list[_Token], at: int, after: int, text: str
    ) -> None:
        """What stands before and after a number: bounds, months, nouns."""
        before = [one.text for one in tokens[max(0, at - 4) : at] if one.text not in "$€£¥("]
        following = [one.text for one in tokens[after : after + 5]]
        for bound in ("about", "more", "less"):
            if any(" ".join(before[-n:]) in self._lists[bound] for n in (1, 2, 3)):
                number.bound = bound
        number.is_percent = any(" ".join(following[:n]) in self._lists["percent"] for n in (1, 2))
        without = self._vocabulary.words("function_words")
        number.noun = next(
            (word for word in following if word[0].isalpha() and word not in without), ""
        )
        if number.kind in ("name", "year"):
            return
        months = self._lists["months"]
        beside = [*before[-1:], *following[:1]]
        if following[:1] and following[0] in self._lists["of"]:
            beside += following[1:2]
        if following[:1] and following[0] in self._lists["named"]:
            number.kind = "name"
        elif any(one in months for one in beside):
            number.kind = "day"
        elif before and before[-1] in self._lists["counted"] and not number.part:
            number.kind = "counted"
        elif tokens[at].text[0].isdigit() and at > 1 and tokens[at - 1].text[0].isalpha():
            last = tokens[at - 1]
            opens = tokens[at - 2].text in (".", "!", "?", ":", ";", "“", '"')
            if text[last.start].isupper() and not opens and last.text not in self._any_bound():
                number.kind = "name"

    def _any_bound(self) -> frozenset[str]:
        return self._lists["about"] | self._lists["more"] | self._lists["less"]

    def _spread(self, found: list[Number], small: str) -> None:
        """In a range the multiplier of the second holds for the first: `200-500 million`."""
        for one, other in pairwise(found):
            between = small[one.end : other.start].strip(" $€£¥")
            if between not in ("-", "\u2013", "\u2014") and between not in self._lists["ranges"]:
                continue
            for factor in sorted(set(self._multipliers.values())):
                in_words = not small[other.start].isdigit()
                if other.unit == factor or any(
                    in_words and v % factor == 0 and v >= factor for v in other.values
                ):
                    one.values |= {value * factor for value in one.values}
            if one.kind == "year" and max(other.values, default=0) < 100:
                other.values |= {value + min(one.values) // 100 * 100 for value in other.values}

    def _is(self, tokens: list[_Token], at: int, name: str) -> bool:
        return self._at(tokens, at) in self._lists[name]

    @staticmethod
    def _at(tokens: list[_Token], at: int) -> str:
        return tokens[at].text if at < len(tokens) else ""


def missing(
    claimed: Sequence[Number], quoted: Sequence[Number], dates: Sequence[int]
) -> Iterator[Number]:
    """The numbers that a claim says and its quotes don't.

    `dates` are the years, months and days that are known from elsewhere. Small numbers may be
    counts of what a quote lists, and years and days may be known from its context: such are
    missing only where the quote has another number in their place.
    """
    known = {Fraction(one) for one in dates}
    there = {value for one in quoted for value in one.values}
    for number in claimed:
        if not may_miss(number):
            continue
        if number.values & there or (number.kind in ("year", "day") and number.values & known):
            continue
        if number.kind in ("year", "day"):
            if any(one.kind == number.kind for one in quoted):
                yield number
        elif is_count_of_few(number):
            if not says(quoted, number) and counts_the_same(quoted, number):
                yield number
        elif not says(quoted, number) and not _reckoned(number, quoted):
            yield number


def may_miss(number: Number) -> bool:
    """Whether a number of a claim has to stand in its quotes; one that only names a thing or
    refers back (`the two`) hasn't."""
    if number.kind in ("name", "vague") or not number.values:
        return False
    return number.kind != "counted" or not is_count_of_few(number)


def is_count_of_few(number: Number) -> bool:
    """Whether a number may be the analyst's own count of what a quote lists."""
    return (number.part and Fraction(1, 2) in number.values) or max(number.values) <= _SMALL


def counts_the_same(quoted: Sequence[Number], number: Number) -> bool:
    """Whether one of some numbers stands before the same noun as another."""
    return any(
        one.kind in ("", "counted")
        and one.noun
        and one.noun[:4] == number.noun[:4]
        and one.part == number.part
        for one in quoted
    )


def says(quoted: Sequence[Number], number: Number) -> bool:
    """Whether some numbers say another one, if in another way: rounded, in percent, as a bound."""
    return any(number.values & one.values or _says(number, one) for one in quoted)


def _says(number: Number, quoted: Number) -> bool:
    """Whether a number of a quote says one of its claim in another way."""
    for mine in number.values:
        for theirs in quoted.values:
            if number.part or quoted.part:
                small, large = sorted((mine, theirs))
                most = max(large, small * 100) * _ROUNDED if number.bound == "about" else 0
                if abs(small * 100 - large) <= max(most, _PERCENT):
                    return True
            if quoted.kind in ("year", "day"):
                continue
            if number.bound == "about" and abs(mine - theirs) <= theirs * _ROUNDED:
                return True
            if number.bound == "more" and theirs >= mine:
                return True
            if number.bound == "less" and theirs <= mine:
                return True
            if number.unit != 1 and round(theirs / number.unit) * number.unit == mine:
                return True
    return False


def _reckoned(number: Number, quoted: Sequence[Number]) -> bool:
    """Whether a number is the sum or the difference of numbers of its quotes, or says in percent
    how they stand to each other: from 400 to 300 it is 75 %, or 25 % less."""
    counts = [max(one.values) for one in quoted if one.kind in ("", "counted") and one.values]
    years = [max(one.values) for one in quoted if one.kind == "year"]
    if len(counts) + len(years) > _SUMMED:
        return False
    if sum(counts) in number.values:
        return True
    if any(abs(first - second) in number.values for first, second in combinations(years, 2)):
        return True
    return any(
        first + second in number.values
        or abs(first - second) in number.values
        or (number.is_percent and _in_percent(number, first, second))
        for first, second in combinations(counts, 2)
    )


def _in_percent(number: Number, first: Fraction, second: Fraction) -> bool:
    """Whether a percentage is that of one number in another, or of what parts the two."""
    ratios = [
        100 * part / whole
        for part in (first, second, abs(first - second))
        for whole in (first, second)
        if whole
    ]
    return any(abs(mine - one) <= _PERCENT for mine in number.values for one in ratios)


def _read(text: str) -> tuple[list[Fraction], Fraction]:
    """What a number in digits can mean, and the unit of its last digit; nothing for `1.2.3`."""
    if len(text) > _LONGEST + 5:
        return [], Fraction(1)
    if _GROUPED.fullmatch(text):
        return [Fraction(text.replace(",", ""))], Fraction(1)
    if _DOTTED.fullmatch(text):
        whole = Fraction(text.replace(".", ""))
        return [whole, Fraction(text)] if text.count(".") == 1 else [whole], Fraction(1)
    if _DECIMAL.fullmatch(text):
        plain = text.replace(",", ".")
        places = len(plain.partition(".")[2])
        return [Fraction(plain)], Fraction(1, 10**places)
    return [], Fraction(1)
