"""The dated entries of a map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import Maker, said

from argmap.graph.days import day_of
from argmap.graph.timeline import Extent, Timeline, extent_of, timeline
from argmap.graph.view import Filters, view
from argmap.model import Date, Source
from argmap.model.dates import read_date


def dated(maker: Maker, filters: Filters | None = None) -> Timeline:
    return timeline(view(maker.map(), filters))


def on(text: str) -> dict[str, Date]:
    return {"on": read_date(text)}


def published(maker: Maker, id: str, text: str) -> None:
    source = maker.entries[id]
    assert isinstance(source, Source)
    maker.entries[id] = source.model_copy(update={"published": read_date(text)})


JUNE = day_of(2006, 6, 1), day_of(2006, 6, 30)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("2006-06-01", Extent(JUNE[0], JUNE[0])),
        ("2006-06", Extent(*JUNE)),
        ("2006-06~", Extent(*JUNE, soft=(True, True))),
        ("2006-06?", Extent(*JUNE, uncertain=True)),
        ("2006-06%", Extent(*JUNE, soft=(True, True), uncertain=True)),
        ("../2006-06-30", Extent(None, JUNE[1])),
        ("2006-06-01/..", Extent(JUNE[0], None)),
        ("2006-06-01~/2006-06-30", Extent(*JUNE, soft=(True, False))),
        ("2006-06-01/2006-06-30?", Extent(*JUNE, uncertain=True)),
        ("2006-06-01/2006-06-30~", Extent(*JUNE, soft=(False, True))),
        ("2006-06-XX", Extent(*JUNE)),
        ("200X", Extent(day_of(2000), day_of(2009, 12, 31))),
        ("-0043", Extent(day_of(-43), day_of(-43, 12, 31))),
        ("Y170000", Extent(day_of(170000), day_of(170000, 12, 31))),
    ],
)
def test_what_days_a_date_can_mean(text: str, extent: Extent) -> None:
    assert extent_of(read_date(text)) == extent


def test_an_open_date_stands_at_the_end_that_is_known() -> None:
    for text in ("../2006-06-01", "2006-06-01/.."):
        extent = extent_of(read_date(text))
        assert extent is not None
        assert extent.start == extent.end == JUNE[0]
    assert extent_of(Date(text="x", earliest=None, latest=None)) is None


def test_lanes_are_the_sections_in_their_order_and_events_stand_by_time() -> None:
    m = Maker("Map")
    m.claim("loose", "Loose.", **on("2001"))
    m.section("two", "Two")
    m.evidence("late", "Late.", **on("2006-07"))
    m.evidence("early", "Early.", **on("../2006-01-01"))
    m.section("empty", "Empty")
    m.claim("undated", "Undated.")
    m.section("three", "Three")
    m.claim("only", "Only.", **on("1999"))
    found = dated(m)
    assert found.by == "section"
    assert [(one.id, [event.id for event in one.events]) for one in found.lanes] == [
        (None, ["loose"]),
        ("two", ["early", "late"]),
        ("three", ["only"]),
    ]
    assert found.undated == ("undated",)


def test_without_sections_the_lanes_are_those_who_say_so() -> None:
    m = Maker("Map")
    m.speaker("eva", "Eva")
    m.source("paper", "A paper")
    for id, attributions in {
        "a": (said("unnamed", "paper"),),
        "b": (said("author", "paper"),),
        "c": (said("eva", stance="denies"), said("unnamed", "paper")),
        "d": (said("eva"),),
        "e": (),
        "f": (said("author"),),
    }.items():
        m.claim(id, "Text.", *attributions, **on("2006"))
    found = dated(m)
    assert found.by == "speaker"
    assert {one.id: [event.id for event in one.events] for one in found.lanes} == {
        None: ["e"],
        "eva": ["d"],
        "paper": ["b"],
        "author": ["f"],
        "unnamed": ["a", "c"],
    }
    assert [one.id for one in found.lanes] == [None, "eva", "paper", "author", "unnamed"]


def test_updates_join_dated_entries_alone() -> None:
    m = Maker("Map")
    for id, date in (("a", "2005"), ("b", "2006"), ("c", None)):
        m.claim(id, "Text.", **(on(date) if date else {}))
    m.link("b", "updates", "a")
    m.link("c", "updates", "a")
    m.link("b", "supports", "a")
    assert [link.id for link in dated(m).updates] == ["b updates a"]


def test_of_a_filtered_view_only_the_sources_that_its_cards_name_are_there() -> None:
    m = Maker("Map")
    for id in ("one", "two"):
        m.source(id, id)
        published(m, id, "2006")
    m.claim("a", "A.", said("author", "one"), **on("2006"))
    m.claim("b", "B.", said("author", "two"), **on("2006"))
    assert [event.id for event in dated(m).published] == ["one", "two"]
    some = dated(m, Filters(source=("two",)))
    assert [event.id for event in some.published] == ["two"]
    assert [event.id for event in some.events] == ["b"]


@given(st.lists(st.integers(-4000, 12000), max_size=30), st.integers(0, 3))
def test_every_card_is_an_event_or_undated_and_none_is_both(years: list[int], more: int) -> None:
    m = Maker("Map")
    for number, year in enumerate(years):
        if number % 4 == 0:
            m.section(f"s{number}", "Section")
        text = f"Y{year}" if year > 9999 else f"{year:05}" if year < 0 else f"{year:04}"
        m.claim(f"c{number}", "Text.", **on(text))
    for number in range(more):
        m.evidence(f"e{number}", "Text.")
    found = dated(m)
    ids = [event.id for event in found.events]
    assert sorted([*ids, *found.undated]) == sorted(id for id in m.entries if id[0] in "ce")
    assert len(found.undated) == more
    for lane in found.lanes:
        starts = [event.extent.start for event in lane.events]
        assert starts == sorted(starts)
