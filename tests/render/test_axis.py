"""The axis of a timeline."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.days import day_of
from argmap.render import Words, languages
from argmap.render.lettering.fonts import width
from argmap.render.timeline.axis import BREAK, GAP, SIZE, Axis

Days = tuple[int, int]


def year(number: int) -> Days:
    return day_of(number), day_of(number + 1) - 1


def day(*date: int) -> Days:
    return day_of(*date), day_of(*date)


def said(axis: Axis) -> list[str]:
    return [f"{tick.context} {tick.says}".strip() for tick in axis.ticks()]


spans = st.tuples(
    st.one_of(st.integers(730000, 733000), st.integers(-(10**8), 10**8)),
    st.sampled_from([0, 0, 1, 30, 365, 36500]),
).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(spans, min_size=1, max_size=20), st.floats(100, 9000), st.sampled_from(languages()))
def test_days_stand_in_their_order_and_words_apart(
    days: list[Days], room: float, language: str
) -> None:
    axis = Axis(days, room, Words(language))
    points = sorted({point for first, last in days for point in (first, last + 1)})
    places = [axis.x(point) for point in points]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= axis.width
    ticks = axis.ticks()
    for style, label in (("regular", "says"), ("bold", "context")):
        words = [(tick.x, getattr(tick, label)) for tick in ticks if getattr(tick, label)]
        for (x, text), (after, _) in pairwise(words):
            assert x + width(text, style, SIZE) + GAP <= after + 0.01  # type: ignore[arg-type]
    for gap in axis.breaks:
        assert not any(gap.x < place < gap.x + gap.width for place in places)


@given(st.lists(spans, min_size=1, max_size=20))
def test_one_scale_holds_for_the_whole_axis(days: list[Days]) -> None:
    axis = Axis(days, 1000, Words())
    for first, last in days:
        assert axis.x(last + 1) - axis.x(first) == pytest.approx((last + 1 - first) * axis.day)


@given(st.lists(spans, min_size=1, max_size=20))
def test_only_what_is_empty_is_left_out_and_the_length_is_told(days: list[Days]) -> None:
    axis = Axis(days, 1000, Words())
    for before, after in pairwise(axis.stretches):
        assert not any(first < after.first and last >= before.end for first, last in days)
    assert len(axis.breaks) == len(axis.stretches) - 1
    assert all(gap.says[0].isdigit() and gap.width >= BREAK for gap in axis.breaks)


def test_decades_between_clusters_are_left_out() -> None:
    cluster = [day(2006, 6, number) for number in (1, 3, 8, 20)]
    axis = Axis([day(1917, 11, 7), day(1991, 8, 19), *cluster], 900, Words())
    assert [gap.says for gap in axis.breaks] == ["74 years", "15 years"]
    assert [gap.says for gap in Axis([day(1917, 11, 7), *cluster], 900, Words("ru")).breaks] == [
        "89 лет"
    ]


@pytest.mark.parametrize(
    "days",
    [
        [day(2006, 6, 1)],
        [day(1917, 11, 7), day(2006, 6, 1)],  # nothing to see closer
        [day(number, 1, 1) for number in range(1970, 2000)],
        [(day_of(1900), day_of(2010)), day(2006, 6, 1), day(2006, 6, 2)],  # nothing is empty
        [*[day(number, 1, 1) for number in range(1970, 1990)], day(1990, 1, 2), day(1990, 1, 3)],
    ],
)
def test_other_axes_are_whole(days: list[Days]) -> None:
    assert Axis(days, 900, Words()).breaks == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([day(2006, 5, 30), day(2006, 6, 5)], ["May 2006", "30", "31", "June 2006 1", "2"]),
        ([day(2006, 11, 1), day(2007, 3, 1)], ["2006", "Nov", "Dec", "2007 Jan", "Feb", "Mar"]),
        ([year(1960), year(1990)], ["1960", "1965", "1970", "1975", "1980", "1985", "1990"]),
        ([year(-199), year(102)], ["200 BC", "150 BC", "100 BC", "50 BC", "1", "50", "100"]),
        ([year(-1), year(1)], ["2 BC Jan", "Jul", "1 BC Jan", "Jul", "1 Jan", "Jul"]),
    ],
)
def test_ticks(days: list[Days], words: list[str]) -> None:
    assert [one for one in said(Axis(days, 420, Words())) if one][: len(words)] == words


def test_ticks_speak_the_language() -> None:
    axis = Axis([day(2006, 11, 1), day(2007, 3, 1)], 420, Words("de"))
    assert said(axis)[:4] == ["2006", "Nov", "Dez", "2007 Jan"]
