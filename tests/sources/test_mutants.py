"""Altered quotes never pass, and disguised ones always do: changes made at random to real quotes.

What stands in a document is decided here by a plain comparison of words, not by the code that is
tested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from unicodedata import category, normalize

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from mapkit import ROOT
from mapkit import quotes as quotes_of

from argmap.check import check
from argmap.sources.ladder import Judged, Ladder

FOLDER = ROOT / "maps" / "kyrgyzstan-2006"
TEXTS = {
    name: (FOLDER / "sources" / file).read_text(encoding="utf-8")
    for name, file in (("voa", "voa-bakiyev-visit.txt"), ("edm", "edm-kyrgyz-russian-ties.txt"))
}
LADDERS = {name: Ladder(text) for name, text in TEXTS.items()}
PASSES = {"exact", "normalised", "elided", "bracketed"}
TOKEN = re.compile(r"\w+(?:[-'.,]\w+)*|[^\w\s]")
PLAIN = str.maketrans("’‘“”—–", "''\"\"--")
NEGATIONS = ("not", "never", "no", "hardly")
MODALS = ("may", "might", "could", "will", "would")
NUMBERS = ("two", "500", "first", "40%")
NAMES = ("Moscow", "Putin", "Bakiyev", "Luzhkov", "Gazprom", "Manas", "Kazakhstan", "Akipress")
SUFFIXES = ("s", "ed", "ing", "ly", "al", "ic", "less", "ment", "er", "d")
PREFIXES = ("un", "anti-", "pro-", "non", "re", "de", "dis", "in", "post-", "inter", "one-")
FUNCTION_PAIRS = (
    *[("has", "have"), ("is", "was"), ("are", "were"), ("was", "is"), ("have", "has")],
    *[("will", "would"), ("could", "can"), ("may", "must"), ("might", "will"), ("would", "will")],
    *[("his", "their"), ("their", "his"), ("and", "or"), ("or", "and"), ("a", "the")],
    *[("the", "a"), ("some", "all"), ("Some", "All"), ("most", "all"), ("only", "")],
    *[("from", "to"), ("to", "from"), ("more", "less"), ("increased", "decreased")],
)


@cache
def quotes() -> list[str]:
    """The quotes of the map that stand in its documents word for word."""
    texts = [quote.text for quote in quotes_of(check([FOLDER]))]
    found = [text for text in texts if any(text in there for there in TEXTS.values())]
    assert len(found) > 80
    return found


def tokens(text: str) -> tuple[str, ...]:
    """Words and marks, with one kind of apostrophe, quotation mark and dash."""
    return tuple(TOKEN.findall(normalize("NFC", text).translate(PLAIN)))


def stands(quote: str, text: str) -> bool:
    """Whether words stand in a text, in order and with nothing between; the last `'s` aside."""
    wanted, there = tokens(quote), tokens(text)
    last = len(wanted) - 1
    return any(
        there[at : at + last] == wanted[:last]
        and there[at + last] in (wanted[last], wanted[last] + "'s")
        for at in range(len(there) - last)
    )


def spots(pattern: str, quote: str) -> Iterator[re.Match[str]]:
    """Places of a pattern in a quote."""
    return re.finditer(pattern, quote)


def put(quote: str, found: re.Match[str], words: str) -> str:
    """The quote with other words for those that were found."""
    return quote[: found.start()] + words + quote[found.end() :]


def digits(quote: str, word: str) -> list[str]:
    """A digit changed, left out, doubled, or another added."""
    made = []
    for found in spots(r"\d", quote):
        other = str((int(found[0]) + 1 + len(word)) % 10)
        made += [put(quote, found, new) for new in (other, "", found[0] + other, found[0] * 2)]
    return [*made, *(put(quote, found, "") for found in spots(r"(?<=\d)[.,%-](?=.)|\$", quote))]


def negations(quote: str, word: str) -> list[str]:
    """A negation put in, at any place, or joined to a verb."""
    made = [put(quote, gap, f" {no} ") for gap in spots(" ", quote) for no in NEGATIONS]
    verbs = r"\b(?:is|are|was|has|have|does|could|would|might)\b"
    return [*made, *(put(quote, verb, verb[0] + "n't") for verb in spots(verbs, quote))]


def dropped_words(quote: str, word: str) -> list[str]:
    """A word dropped inside a quote, negations among them."""
    return [put(quote, found, "") for found in spots(r"(?<=\s)\S+\s(?=\S)", quote)]


def pairs(quote: str, word: str) -> list[str]:
    """Tense, number, hedges, articles: one small word for another."""
    made = []
    for old, new in FUNCTION_PAIRS:
        made += [put(quote, found, new) for found in spots(rf"\b{old}\b", quote)]
    return made


def endings(quote: str, word: str) -> list[str]:
    """A word's ending added or taken away, and the last word cut."""
    made = [put(quote, end, "s") for end in spots(r"(?<=[a-z])(?=[\s,.])", quote)]
    for suffix in SUFFIXES:
        made += [put(quote, found, "") for found in spots(rf"(?<=\w\w){suffix}\b", quote)]
    last = re.search(r"\w{3,}\Z", quote)
    return [*made, *(quote[: last.start() + n] for n in range(1, len(last[0])))] if last else made


def beginnings(quote: str, word: str) -> list[str]:
    """A prefix taken from a word, the first one cut anywhere, or a prefix put before a word."""
    made = [put(quote, found, prefix) for found in spots(r"\b(?=\w)", quote) for prefix in ("un",)]
    for prefix in PREFIXES:
        made += [put(quote, found, "") for found in spots(rf"\b{prefix}(?=\w\w)", quote)]
    first = re.match(r"\w{3,}", quote)
    return [*made, *(quote[n:] for n in range(1, len(first[0])))] if first else made


def later_beginnings(quote: str, word: str) -> list[str]:
    """The quote from inside a later word on."""
    return [quote[found.end() :] for found in spots(r"\b\w+?(?=\w{2,})|\b\w+-(?=\w)", quote)]


def case(quote: str, word: str) -> list[str]:
    """The case of a word's first letter, or of all, changed."""
    made = [put(quote, found, found[0].swapcase()) for found in spots(r"\b[^\W\d_]", quote)]
    return [*made, quote.upper(), quote.lower(), quote.title()]


def replaced_words(quote: str, word: str) -> list[str]:
    """A word of the quote replaced by another word."""
    return [put(quote, found, word) for found in spots(r"\b\w+\b", quote)]


def added_words(quote: str, word: str) -> list[str]:
    """A word put in between."""
    return [put(quote, found, f" {word} ") for found in spots(" ", quote)]


def names(quote: str, word: str) -> list[str]:
    """A name replaced by another."""
    return [put(quote, found, name) for found in spots(r"\b[A-Z]\w+", quote) for name in NAMES]


def order(quote: str, word: str) -> list[str]:
    """Neighbours swapped, a word doubled, clauses and halves in the other order."""
    words = quote.split(" ")
    made = [
        " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])
        for at in range(len(words) - 1)
    ]
    made += [" ".join([*words[: at + 1], *words[at:]]) for at in range(len(words))]
    made += [" ".join([*words[at:], *words[:at]]) for at in range(1, len(words))]
    return [*made, ", ".join(reversed(quote.split(", ")))]


def punctuation(quote: str, word: str) -> list[str]:
    """A mark that is not typography put in, left out or changed."""
    made = [put(quote, found, mark) for found in spots(r"(?<=\w)(?=\s)", quote) for mark in ",.;:?"]
    made += [put(quote, found, "") for found in spots(r"[,.;:?()](?=.)", quote)]
    made += [put(quote, found, "; ") for found in spots(r", ", quote)]
    made += [put(quote, found, "") for found in spots(r"['’](?=\w)", quote)]
    return [*made, *(put(quote, found, f'"{found[0]}"') for found in spots(r"\b\w+\b", quote))]


def hyphens(quote: str, word: str) -> list[str]:
    """A hyphen between letters left out or made a blank; two words made one, or a compound."""
    made = [
        put(quote, found, new) for found in spots(r"(?<=\w)-(?=\w)", quote) for new in ("", " ")
    ]
    return made + [
        put(quote, found, new) for found in spots(r"(?<=\w) (?=\w)", quote) for new in "-_"
    ]


def look_alikes(quote: str, word: str) -> list[str]:
    """A letter replaced by one of another script that looks the same."""
    alike = dict(zip("aeopcxyiAEOPCTMKBH", "аеорсхуіАЕОРСТМКВН", strict=True))
    return [put(quote, found, alike[found[0]]) for found in spots(f"[{''.join(alike)}]", quote)]


def brackets_added(quote: str, word: str) -> list[str]:
    """A negation, modal, number or name put in, in brackets."""
    guarded = (*NEGATIONS, *MODALS, *NUMBERS, *NAMES[:3])
    return [
        put(quote, gap, f" [{new}] ") for gap in spots(r"(?<=\w) (?=\w)", quote) for new in guarded
    ]


def brackets_replacing(quote: str, word: str) -> list[str]:
    """A negation, modal, number or name replaced or taken away, in brackets."""
    made = []
    for kind in (NEGATIONS, MODALS, NUMBERS, NAMES):
        old = rf"(?<=\w )(?:{'|'.join(map(re.escape, kind))})(?= \w)"
        for found in spots(old, quote):
            made += [put(quote, found, f"[{new}]") for new in (*kind, "", "sic") if new != found[0]]
    return made


ALTERATIONS = (
    *[digits, negations, dropped_words, pairs, endings, beginnings, later_beginnings, case],
    *[replaced_words, added_words, names, order, punctuation, hyphens, look_alikes],
    *[brackets_added, brackets_replacing],
)
Alteration = Callable[[str, str], list[str]]


@cache
def changeable(alter: Alteration) -> list[str]:
    """The quotes that an alteration applies to; without brackets, which may be changed."""
    return [quote for quote in quotes() if "[" not in quote and alter(quote, "Kant")]


@cache
def vocabulary() -> list[str]:
    """Every word of the documents."""
    return sorted({word for text in TEXTS.values() for word in re.findall(r"\b\w+\b", text)})


def assert_fails(mutant: str) -> None:
    """A mutant passes in no document in which its words don't stand."""
    for name, ladder in LADDERS.items():
        judged = ladder.judge(mutant)
        if judged.rung in PASSES:
            assert judged.rung in ("exact", "normalised"), (mutant, judged)
            assert stands(mutant, TEXTS[name]), (mutant, judged)
            assert letters(TEXTS[name][judged.start : judged.end]) == letters(mutant)


@pytest.mark.parametrize("alter", ALTERATIONS, ids=lambda alter: alter.__name__)
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_altered_quote_passes_only_where_it_stands_so(
    alter: Alteration, data: st.DataObject
) -> None:
    quote = data.draw(st.sampled_from(changeable(alter)), "quote")
    made = alter(quote, data.draw(st.sampled_from(vocabulary()), "word"))
    mutant = data.draw(st.sampled_from(made), "mutant")
    assume(tokens(mutant) and tokens(mutant) != tokens(quote))
    assert_fails(mutant)


@pytest.mark.slow
@pytest.mark.parametrize("alter", ALTERATIONS, ids=lambda alter: alter.__name__)
def test_no_altered_quote_passes_of_very_many(alter: Alteration) -> None:
    random = Random(20060724)
    for quote in changeable(alter):
        made = alter(quote, random.choice(vocabulary()))
        for mutant in random.sample(made, min(len(made), 400)):
            if tokens(mutant) and tokens(mutant) != tokens(quote):
                assert_fails(mutant)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence of a document, roughly."""
    return [part.split() for part in re.split(r"(?<=[a-z)][.?!])\s|\n", text) if part]


def once(part: str) -> bool:
    """Whether some words stand in only one place of the documents, and not in both."""
    return sum(text.count(part) for text in TEXTS.values()) == 1


@cache
def elisions(kind: str) -> list[str]:
    """Quotes with an ellipsis that may not pass, their parts in one place each."""
    made: list[tuple[str, str]] = []
    taboo = {"not", "few", "only", "can", "could", "will", "would", "may", "might", "probably"}
    for text in TEXTS.values():
        words = text.split()
        if kind == "guarded":
            for sentence in sentences(text):
                for at, word in enumerate(sentence):
                    if word.strip(",.").lower() in taboo:
                        for more in range(3):
                            left, right = sentence[max(0, at - 5) : at], sentence[at + 1 + more :]
                            if len(left) > 2 and len(right) > 2:
                                made.append((" ".join(left), " ".join(right[:5])))
        elif kind == "wrong order":
            for at in range(0, len(words) - 30, 3):
                made.append((" ".join(words[at + 9 : at + 15]), " ".join(words[at : at + 6])))
        elif kind == "too far":
            for at in range(0, len(words) - 200, 3):
                far = next(n for n in range(at, len(words)) if len(" ".join(words[at:n])) > 720)
                made.append((" ".join(words[at : at + 6]), " ".join(words[far : far + 6])))
        else:
            for at in range(0, len(words) - 20, 2):
                made.append((" ".join(words[at : at + 6]), " ".join(words[at + 8 : at + 10])))
                made.append((" ".join(words[at : at + 2]), " ".join(words[at + 4 : at + 10])))
    whole = [f"{a} ... {b}" for a, b in made if once(a) and (kind == "too short" or once(b))]
    assert len(whole) > 15, kind
    return whole


@pytest.mark.parametrize("kind", ["guarded", "wrong order", "too far", "too short"])
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_no_ellipsis_leaves_out_too_much(kind: str, data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(elisions(kind)))
    mark = data.draw(st.sampled_from(["...", "[...]", "…", "[…]", ". . .", "(...)"]))
    mutant = quote.replace("...", mark)
    if kind == "too short":
        assume(
            len(re.findall(r"\w+", mutant.split(mark)[0])) < 3
            or len(re.findall(r"\w+", mutant.split(mark)[1])) < 3
        )
    assert all(ladder.judge(mutant).rung not in PASSES for ladder in LADDERS.values())


SEEDS = st.integers(0, 2**32)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e"
SPACES = [" ", "  ", "\u00a0", "\u2009", "\u202f", "\u3000", "\t", "\n", "\r\n", " \n   ", "\u2028"]
DISGUISES = {
    '"': '"“”„‟«»″〝〞＂',
    "'": "'‘’‛ʼ′`´",
    "-": "-‐‑–—−﹣－",
}
KIND = {like: kind for kind, alike in DISGUISES.items() for like in alike}
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬆ"}


def letters(text: str) -> str:
    """The letters and digits of a text, taken apart, without anything else."""
    return "".join(c for c in normalize("NFKD", text) if category(c)[0] in "LN" and c != "ʼ")


def disguised(text: str, random: Random, often: float) -> str:
    """A text in other typography, but the same words; breaks no word at a line end."""
    made: list[str] = []
    at = 0
    while at < len(text):
        one = text[at]
        ligature = next((few for few in LIGATURES if text.startswith(few, at)), None)
        if random.random() > often:
            made.append(one)
        elif ligature and random.random() < 0.7:
            made.append(LIGATURES[ligature])
            at += len(ligature) - 1
        elif one == " ":
            made.append(random.choice(SPACES))
        elif one in KIND:
            made.append(random.choice(DISGUISES[KIND[one]]))
        elif one.isalnum() and one.isascii() and random.random() < 0.4:
            made.append(chr(ord(one) + 0xFEE0))
        elif one.isalpha() and text[at + 1 : at + 2].isalpha():
            made.append(normalize("NFD", one) + random.choice(INVISIBLE))
        else:
            made.append(normalize("NFD", one))
        at += 1
    return "".join(made)


def wrapped(text: str, random: Random, width: int, hyphens: str = "-‐\u00ad") -> str:
    """A text in lines of a width, words broken between letters at random places."""
    made: list[str] = []
    room = width
    for word in re.split(r"(\s+)", text):
        if word.isspace() or not word:
            made.append(word)
            room = width if "\n" in word else room - len(word)
            continue
        if len(word) > room:
            breaks = [
                n for n in range(2, min(room, len(word) - 1)) if word[n - 2 : n + 2].isalpha()
            ]
            if breaks and random.random() < 0.8:
                at = random.choice(breaks)
                made += [word[:at], random.choice(hyphens), "\n", word[at:]]
                room = width - len(word) + at
                continue
            if made and made[-1] == " ":
                made[-1] = "\n"
                room = width
        made.append(word)
        room -= len(word)
    return "".join(made)


def first_place(quote: str) -> tuple[str, int]:
    """The document that has a quote, and how many letters stand before its first place."""
    for name, text in TEXTS.items():
        if quote in text:
            return name, len(letters(text[: text.index(quote)]))
    raise AssertionError(quote)


def assert_stands(judged: Judged, quote: str, text: str, before: int) -> None:
    """A verdict passes, and its place has the quote's words and the right ones before."""
    assert judged.rung in ("exact", "normalised"), (quote, judged)
    assert judged.start is not None
    assert letters(text[judged.start : judged.end]) == letters(quote)
    assert len(letters(text[: judged.start])) == before


@settings(max_examples=400, deadline=None)
@given(st.data(), SEEDS, st.sampled_from([0.05, 0.3, 1.0]))
def test_a_disguised_quote_passes(data: st.DataObject, seed: int, often: float) -> None:
    quote = data.draw(st.sampled_from(quotes()))
    name, before = first_place(quote)
    assert_stands(
        LADDERS[name].judge(disguised(quote, Random(seed), often)), quote, TEXTS[name], before
    )


@settings(max_examples=300, deadline=None)
@given(st.data(), SEEDS, st.integers(8, 70))
def test_a_quote_over_several_lines_passes(data: st.DataObject, seed: int, width: int) -> None:
    quote = data.draw(st.sampled_from(quotes()))
    name, before = first_place(quote)
    broken = wrapped(quote, Random(seed), width)
    assert_stands(LADDERS[name].judge(broken), quote, TEXTS[name], before)
    joined = broken.replace("\n", " ") if "\u00ad" not in broken else broken
    assert_stands(LADDERS[name].judge(joined), quote, TEXTS[name], before)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), SEEDS, st.integers(40, 70))
def test_every_quote_passes_in_a_document_with_broken_words(
    name: str, seed: int, width: int
) -> None:
    random = Random(seed)
    text = wrapped(TEXTS[name], random, width, random.choice(["-", "‐", "\u00ad", "-‐\u00ad"]))
    ladder = Ladder(text)
    for quote in random.sample([q for q in quotes() if first_place(q)[0] == name], 8):
        assert_stands(ladder.judge(quote), quote, text, first_place(quote)[1])


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(TEXTS)),
    SEEDS,
    st.sampled_from([0.02, 0.2, 1.0]),
)
def test_every_quote_passes_in_a_disguised_document(name: str, seed: int, often: float) -> None:
    random = Random(seed)
    text = disguised(TEXTS[name], random, often)
    ladder = Ladder(text)
    for quote in random.sample([q for q in quotes() if first_place(q)[0] == name], 8):
        assert_stands(ladder.judge(quote), quote, text, first_place(quote)[1])
        assert_stands(
            ladder.judge(disguised(quote, Random(seed), often)), quote, text, first_place(quote)[1]
        )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["e\u0301", "ﬃ", "😀", "𝔘", "ﬁn", "か\u3099", "ﷺ", "한", "…", "\u200b", " "]
        ),
        max_size=30,
    ),
    st.data(),
)
def test_places_count_code_points(before: list[str], data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(quotes()))
    text = "".join(before) + "\n" + quote + " " + "".join(before)
    judged = Ladder(text).judge(quote)
    assert (judged.rung, text[judged.start : judged.end]) == ("exact", quote)
