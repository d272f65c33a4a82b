"""What a picture shows of a map."""

import pytest
from sample_maps import Maker, city_centre, everything, said

from argmap.graph.roles import roles
from argmap.graph.view import Filters, UnknownName, view
from argmap.model import Map


def test_whole_map_shows_every_card_and_link():
    shown = view(city_centre())
    assert len(shown.cards) == 15
    assert len(shown.links) == 13
    assert not shown.filtered
    assert shown.hidden == 0


def test_reading_order_is_breadth_first_from_the_question():
    shown = view(everything())
    assert shown.cards[:3] == ("q1", "pleases", "money")


def test_reading_order_does_not_depend_on_the_order_of_entries_along_links():
    made = everything()
    turned = Map(folder=made.folder, entries=dict(reversed(made.entries.items())), links=made.links)
    first, second = view(made).cards, view(turned).cards
    reached = [id for id in first if id not in ("earlier", "later", "why")]
    assert [id for id in second if id in reached] == reached


def test_roles():
    parts = roles(everything())
    assert parts.hypotheses == {"pleases", "money"}
    assert {"deadline", "inside", "refusal"} == parts.counterclaims
    assert {"weak", "patron", "price", "deadline"} == parts.premises
    assert parts.main == {"q1"}


def test_main_card_without_a_question():
    assert roles(city_centre()).main == {"t"}


def test_an_answer_that_attacks_its_rival_stays_a_hypothesis():
    m = Maker()
    m.question("q", "Why?")
    m.claim("a", "A.")
    m.claim("b", "B.")
    m.link("a", "answers", "q")
    m.link("b", "answers", "q")
    m.link("b", "attacks", "a")
    assert roles(m.map()).counterclaims == set()


def test_focus_follows_links_both_ways_and_takes_linked_premises_together():
    shown = view(city_centre(), Filters(focus=("h2",)))
    assert set(shown.cards) == {"h1", "h2", "h3", "e1", "u1"}
    assert set(view(city_centre(), Filters(focus=("h2",), depth=0)).cards) == {"h2"}


def test_focus_on_an_undercut_reaches_both_ends_of_the_link():
    assert set(view(city_centre(), Filters(focus=("u1",))).cards) == {"u1", "e1", "h2"}


def test_focus_on_an_argument_shows_what_it_joins():
    shown = view(everything(), Filters(focus=("tag",), depth=0))
    assert set(shown.cards) == {"price", "deadline", "money"}
    assert [link.argument for link in shown.links] == ["tag"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kind=("gap",)), {"wording"}),
        (Filters(kind=("hypothesis",)), {"pleases", "money"}),
        (Filters(speaker=("bekbalatov",)), {"pleases", "loyal"}),
        (Filters(speaker=("tass",)), {"pleases", "other"}),
        (Filters(source=("voa",), kind=("evidence",)), {"deadline"}),
        (Filters(kind=("gap", "question")), {"wording", "q1"}),
    ],
)
def test_filters(filters, expected):
    assert set(view(everything(), filters).cards) == expected


def test_tags():
    m = Maker()
    m.claim("a", "A.", tags=("x",))
    m.claim("b", "B.")
    assert view(m.map(), Filters(tag=("x",))).cards == ("a",)


def test_a_section_keeps_the_other_ends_of_its_links_as_neighbours():
    shown = view(city_centre(), Filters(section=("trade",)))
    assert set(shown.cards) == {"r1", "r2", "e3", "r3"}
    assert shown.outside == ("t",)
    assert "r1 -> t" in {link.id for link in shown.links}


def test_what_a_source_says_for_itself_counts_as_its_authors():
    m = Maker()
    m.speaker("weiss", "Anna Weiss")
    m.source("report", "A report", author=("weiss",))
    m.claim("a", "A.", said("author", "report"))
    m.claim("b", "B.", said("unnamed", "report"))
    assert view(m.map(), Filters(speaker=("weiss",))).cards == ("a",)


def test_speakers_and_sources_of_imported_maps_can_be_named():
    other = Maker()
    other.speaker("other.weiss", "Anna Weiss")
    other.source("other.report", "A report", author=("other.weiss",))
    other.claim("other.b", "B.", said("author", "other.report"))
    m = Maker()
    m.link("other.b", "supports", m.claim("a", "A."))
    made = m.map().model_copy(update={"imported": other.entries})
    for filters in (Filters(speaker=("other.weiss",)), Filters(source=("other.report",))):
        assert view(made, filters).cards == ("other.b",)


@pytest.mark.parametrize(
    ("filters", "instead"),
    [
        (Filters(focus=("tass",)), "speaker"),
        (Filters(focus=("voa",)), "source"),
        (Filters(focus=("motives",)), "section"),
        (Filters(speaker=("q1",)), "card"),
        (Filters(focus=("nonesuch",)), None),
    ],
)
def test_a_name_of_another_sort_is_told(filters, instead):
    with pytest.raises(UnknownName) as slip:
        view(everything(), filters)
    assert slip.value.instead == instead


@pytest.mark.parametrize("what", ["focus", "section", "speaker", "source", "tag", "kind"])
def test_unknown_names_are_told_with_those_that_exist(what):
    with pytest.raises(UnknownName) as slip:
        view(everything(), Filters(**{what: ("nonesuch",)}))
    assert slip.value.name == "nonesuch"


def test_a_link_is_shown_only_with_all_its_ends():
    shown = view(city_centre(), Filters(kind=("evidence",)))
    assert len(shown.cards) == 4
    assert shown.links == ()


def test_reserved_speakers():
    m = Maker()
    m.claim("a", "A.", said("unnamed"))
    assert view(m.map(), Filters(speaker=("unnamed",))).cards == ("a",)


def test_linked_entries_of_imported_maps_are_cards():
    m = Maker()
    m.claim("a", "A.")
    m.link("other.b", "supports", "a")
    made = m.map()
    other = Maker()
    for id in ("other.b", "other.c"):
        other.claim(id, "B.")
    made = made.model_copy(update={"imported": other.entries})
    assert view(made).cards == ("a", "other.b")
    shown = view(made, Filters(files=("sample.argmap",)))
    assert shown.cards == ("a",)
    assert shown.outside == ("other.b",)
