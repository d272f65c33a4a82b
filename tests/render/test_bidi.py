"""Text in the order in which it stands from left to right (UAX #9)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.lettering.bidi import levels, visual, visual_runs
from argmap.render.lettering.glyphs import outlines, shaped_edges

MIRRORED = dict(zip("()[]<>«»", ")(][><»«", strict=True))
TEXTS = st.text("abאבעم٣12.,:+-%$()[]{} «»\u0301\u05b0\u200f\"'", max_size=30)


def shown(text: str, base: bool = False) -> str:
    """A line as it is seen from left to right."""
    return "".join(
        "".join(MIRRORED.get(one, one) for one in reversed(run)) if rtl else run
        for run, rtl in visual_runs(text, base)
    )


@pytest.mark.parametrize(
    ("text", "base", "wanted"),
    [
        ("plain text (1).", False, "plain text (1)."),
        ("with אבג (דה) on", False, "with (הד) גבא on"),
        ("he (אבג) left", False, "he (גבא) left"),
        ("(see אבג) end", False, "(see גבא) end"),
        ("אבג (40 דה) 12:30.", True, ".12:30 (הד 40) גבא"),
        ("אבג (40 דה) 12:30.", False, "12:30 (הד 40) גבא."),
        ("אבג (ab) דה", True, "הד (ab) גבא"),
        ("cost 5% אב -7, 8", False, "cost 5% 8 ,7- בא"),
        ("x ٣٤/٥ y", False, "x ٣٤/٥ y"),
        ("א\u05b0ב", True, "ב\u05b0א"),
        ("אב: [«ג», ד].", True, ".[ד ,«ג»] :בא"),
    ],
)
def test_order_of_a_line(text: str, base: bool, wanted: str) -> None:
    assert shown(text, base) == wanted


@given(TEXTS, st.booleans())
def test_every_code_point_stands_once(text: str, base: bool) -> None:
    found = visual(levels(text, base))
    assert sorted(place for start, end, _ in found for place in range(start, end)) == list(
        range(len(text))
    )
    at_end = len(text) - len(text.rstrip())
    assert levels(text, base)[len(text) - at_end :] == [int(base)] * at_end


@given(TEXTS)
def test_brackets_around_words_of_the_paragraph_run_as_it(text: str) -> None:
    inside = f"({text.translate(dict.fromkeys(map(ord, '()[]{}')))}a)"
    found = levels(f"אב {inside}", False)
    assert found[3] == found[-1] == 0


@given(TEXTS, st.booleans())
def test_edges_end_where_the_outlines_end(text: str, base: bool) -> None:
    edges = shaped_edges(text, "regular", 10.0, base)
    assert len(edges) == len(text) + 1
    assert edges[-1] == pytest.approx(outlines(text, "regular", 10.0, base)[1])
    assert all(one <= other + 1e-9 for one, other in pairwise(edges))
