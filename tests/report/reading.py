"""Reading reports back: all that they say, and maps that try to break them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from sample_maps import AT, Maker, confidence, likelihood, said

from argmap.model import Attribution, Date, Map, Quote, Verdict
from argmap.report.blocks import (
    Figure,
    Heading,
    Items,
    Mark,
    Report,
    Run,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror="alert(1)">',
    "</style></title></svg><b>bold</b>",
    "[link](javascript:alert(1)) ![picture](http://example.org/x.png)",
    "`code` **bold** *italic* _x_ ~~gone~~ $x^2$ \\(y\\) {{ z }}",
    "| a | b | and a \\| c",
    "# no heading",
    "- no item",
    "1. no number",
    "> no quote",
    "[^1]: no footnote[^1]",
    "<!-- no comment -->",
    "&lt;no entity&gt; &amp; &#60;",
    "=1+1",
    "http://example.org/a_b and www.example.org",
    "הטיעון הזה נכתב בעברית ומימין לשמאל",
    "这是用中文写的论点，没有空格也要换行。",
    "Ελληνικά, кириллица, العربية, 한국어, 🙂🏽 und ﬁn",
    "a\u202eb\u200bc\u0301\ufeffd",
    "W" * 3000,
)
"""Texts that say nothing but themselves."""


def runs(report: Report) -> Iterator[Run]:
    """All words of a report."""
    for line in report.lines:
        yield from (one for one in line if isinstance(one, Run))


def marks(report: Report) -> list[int]:
    """The numbers of the footnotes, where they are referred to."""
    return [one.number for line in report.lines for one in line if isinstance(one, Mark)]


def anchors(report: Report) -> list[str]:
    """Every place that words can lead to."""
    found = [block.anchor for block in report.blocks if isinstance(block, Heading)]
    for block in report.blocks:
        if isinstance(block, Items):
            found += [item.anchor for item in block.items if item.anchor]
    return found


def text(report: Report) -> str:
    """All that a report says, one line for each line and one for each caption."""
    said_so = ["".join(one.text for one in line if isinstance(one, Run)) for line in report.lines]
    captions = [block.caption for block in report.blocks if isinstance(block, Figure)]
    return "\n".join([report.title, report.author, report.date, *said_so, *captions])


def tight(words: str) -> str:
    """Words without blanks, to be compared where lines are broken."""
    return "".join(words.split())


def hostile_map() -> Map:
    """A map with something hostile in every field that takes a text."""
    chosen = list(HOSTILE)

    def evil() -> str:
        chosen.append(chosen.pop(0))
        return chosen[-1]

    quote = Quote(text=f"{evil()}\n\n{evil()}", at=AT, verdict=Verdict(verdict="exact"))
    hedge = Quote(text=evil(), at=AT)
    maker = Maker(evil(), author=evil(), summary=evil(), date=_date("2006-07~"))
    maker.source(
        "doc", evil(), "../2006-06-01", publisher=evil(), grade="B", author=("ann",),
        descriptor=evil(), excerpt=evil(), url="https://example.org/<x>?a=1&b=2", note=(evil(),),
        archived="javascript:alert(1)",
    )  # fmt: skip
    maker.source("plain", evil())
    maker.speaker("ann", evil())
    maker.entries["ann"].role, maker.entries["ann"].interest = evil(), evil()
    maker.section("part", evil())
    maker.question("q", evil())
    by = Attribution(
        stance="asserts", speaker="ann", source="doc", via=("ann",), mode="indirect", quote=quote,
        hedge=hedge, locators=("page 3-4", "section 2.1"), at=AT,
    )  # fmt: skip
    for number, words in enumerate(HOSTILE):
        others = (said("unnamed", "plain", stance="denies"), said("author", "doc", mode="act"))
        maker.claim(f"c{number}", words, by, *others, note=(evil(),))
        maker.link(f"c{number}", "supports" if number % 2 else "attacks", "h")
    maker.claim(
        "h", evil(), likelihood=likelihood("likely", 55, 80), confidence=confidence("low", evil())
    )
    maker.link("h", "answers", "q")
    maker.assumption("a", evil())
    maker.entries["a"].falls_if = evil()
    maker.link("h", "assumes", "a")
    maker.gap("g", evil())
    maker.link("g", "bears on", "h")
    maker.argument("w", evil(), ("c0", "c1"), "h", scheme="motive")
    maker.evidence("alone", evil(), by, grade="2", on=_date("2006"))
    return maker.map()


def _date(text: str) -> Date:
    return Date(text=text, earliest=None, latest=None)


def large_map(size: int, seed: int = 1) -> Map:
    """A map of many claims: long chains, wide fans, and everything between."""
    rng = random.Random(seed)
    maker = Maker("A large map")
    maker.source("doc", "A document", publisher="The Publisher", grade="C")
    maker.speaker("ann", "Ann Author")
    maker.question("q", "What is to be answered?")
    ids: list[str] = []
    for number in range(size):
        by = said("ann", "doc", "direct", f"the words number {number}")
        id = maker.claim(f"c{number}", f"This is what claim number {number} says.", by)
        if number < 4:
            maker.link(id, "answers", "q")
        else:
            relation = rng.choice(["supports"] * 4 + ["attacks", "details", "corroborates"])
            near = ids[-1] if rng.random() < 0.5 else rng.choice(ids)
            maker.link(id, relation, near)
            if relation in ("supports", "attacks") and rng.random() < 0.3:
                maker.link(ids[number // 2], "undercuts", f"{id} -> {near}")
        ids.append(id)
    for number in range(size // 10):
        maker.link(rng.choice(ids), "assumes", maker.assumption(f"a{number}", "It is assumed."))
        maker.link(maker.gap(f"g{number}", "It is not known."), "bears on", rng.choice(ids))
    return maker.map()
