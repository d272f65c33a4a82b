"""The sample map has no finding, and means what an analyst reads in it."""

from __future__ import annotations

import pytest
from mapkit import ROOT, clean, links

from argmap.check import check
from argmap.language.formatter import format_text
from argmap.model import Claim, Map
from argmap.text import read_text

FOLDER = ROOT / "tests" / "fixtures" / "manas"


@pytest.fixture
def sample() -> Map:
    return clean(check([FOLDER]))


def test_links(sample: Map) -> None:
    assert links(sample) == {
        ("answers", ("pleases-moscow",), "q1", None),
        ("answers", ("wants-money",), "q1", None),
        ("supports", ("shows-loyalty",), "pleases-moscow", None),
        ("supports", ("russia-is-patron", "weak-at-home"), "pleases-moscow", "strong"),
        ("assumes", ("pleases-moscow",), "knows-motives", None),
        ("supports", ("june-deadline",), "wants-money", None),
        ("attacks", ("june-deadline",), "pleases-moscow", None),
        ("undercuts", ("no-inside-view",), "shows-loyalty -> pleases-moscow", None),
    }


def test_values(sample: Map) -> None:
    claim = sample.entries["pleases-moscow"]
    assert isinstance(claim, Claim)
    assert claim.section == "motives"
    assert claim.likelihood is not None
    assert (claim.likelihood.low, claim.likelihood.high) == (45, 55)
    assert claim.confidence is not None
    assert (claim.confidence.level, claim.confidence.reason) == ("low", "one origin")
    (said,) = claim.attributions
    assert (said.speaker, said.source, said.mode) == ("bekbalatov", "voa", "indirect")
    assert said.quote is not None
    assert said.quote.text == (
        "the threat is more about trying to score political favor with Russia than anything else"
    )
    assert said.hedge is not None
    assert said.hedge.text == "in his view"
    assert sample.title == "Why did Bakiyev press Washington over the Manas base?"
    assert sample.entries["q1"].section is None


def test_every_quote_stands_in_the_source(sample: Map) -> None:
    source = (FOLDER / "sources" / "voa-bakiyev-visit.txt").read_text(encoding="utf-8")
    quotes = [
        said.quote.text
        for entry in sample.entries.values()
        for said in getattr(entry, "attributions", ())
        if said.quote
    ]
    assert len(quotes) == 3
    assert all(quote in source for quote in quotes)


def test_form() -> None:
    path = FOLDER / "manas.argmap"
    source, _ = read_text(path.read_bytes(), path.name)
    after = format_text(source)
    assert after is not None
    assert after.split() == source.text.split()
