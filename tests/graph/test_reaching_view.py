"""What bears on what: paths, all that is for and against an entry, and what is new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import Maker, city_centre, everything, said

from argmap.graph.reaching import Bearing, NoPath
from argmap.graph.view import Filters, UnknownName, view
from argmap.model.dates import read_date
from argmap.model.values import Date


def cards(map, **filters):
    return set(view(map, Filters(**filters)).cards)


def test_a_path_has_what_stands_between_and_what_it_needs():
    shown = view(city_centre(), Filters(path=(("e1", "t"),)))
    # h3 counts only together with h2, and u1 undercuts the first step
    assert set(shown.cards) == {"e1", "h2", "h3", "h1", "t", "u1"}
    assert {link.id for link in shown.links} == {
        "e1 -> h2",
        "h2 + h3 -> h1",
        "h1 -> t",
        "u1 undercuts e1 -> h2",
    }
    assert not shown.framed
    assert shown.filters.path == (("e1", "t"),)


def test_a_path_leads_through_the_link_that_is_undercut():
    assert cards(city_centre(), path=(("u1", "t"),)) == {"u1", "e1", "h2", "h3", "h1", "t"}


def test_a_path_leads_through_arguments_assumptions_gaps_and_contradictions():
    made = everything()
    assert cards(made, path=(("refusal", "money"),)) == {"refusal", "price", "deadline", "money"}
    assert "pleases" in cards(made, path=(("knows", "q1"),))
    assert cards(made, path=(("wording", "money"),)) == {"wording", "money"}
    assert {"loyal", "pleases", "money"} <= cards(made, path=(("loyal", "money"),))
    assert cards(made, path=(("refusal", "tag"),)) == {"refusal", "price", "deadline", "money"}


def test_what_only_leads_away_and_back_is_not_on_a_path():
    m = Maker()
    for id in ("a", "b", "c", "other", "more"):
        m.claim(id, "X.")
    m.link("a", "supports", "b")
    m.link("b", "supports", "c")
    m.link("b", "contradicts", "other")
    m.link("more", "contradicts", "other")
    assert cards(m.map(), path=(("a", "c"),)) == {"a", "b", "c"}


def test_several_paths_are_shown_together():
    assert cards(city_centre(), path=(("e3", "r1"), ("m2", "t"))) == {
        "e3",
        "r2",
        "r1",
        "m2",
        "m1",
        "t",
    }


def test_where_there_is_no_path_its_direction_is_told():
    with pytest.raises(NoPath) as slip:
        view(city_centre(), Filters(path=(("t", "e1"),)))
    assert slip.value.back
    with pytest.raises(NoPath) as slip:
        view(city_centre(), Filters(path=(("e1", "e2"),)))
    assert not slip.value.back
    assert slip.value.meeting == ("h1", "t")


def test_what_only_informs_leads_nowhere():
    with pytest.raises(NoPath):
        view(everything(), Filters(path=(("why", "earlier"),)))


def test_all_that_speaks_for_and_against():
    assert cards(city_centre(), for_=("h1",)) == {"h1", "h2", "h3", "e1", "e2", "u1"}
    assert cards(city_centre(), for_=("r1",)) == {"r1", "r2", "e3", "r3"}
    whole = view(city_centre(), Filters(for_=("t",)))
    assert whole.hidden == 0
    assert not whole.framed


def test_a_rival_answer_is_shown_without_what_speaks_for_it():
    found = cards(everything(), for_=("money",))
    assert found == {"money", "pleases", "price", "deadline", "refusal", "wording"}
    m = Maker()
    m.question("q", "Why?")
    for id in ("a", "b"):
        m.link(m.claim(id, "X."), "answers", "q")
    rivalry = m.link("b", "attacks", "a")
    m.link(m.claim("reason", "X."), "supports", "b")
    m.link(m.claim("doubt", "X."), "undercuts", rivalry)
    assert cards(m.map(), for_=("a",)) == {"a", "b", "doubt"}
    assert cards(m.map(), for_=("b",)) == {"b", "reason"}


def test_for_an_argument_has_what_speaks_for_it():
    assert cards(everything(), for_=("tag",)) == {"price", "deadline", "refusal", "money"}


def test_a_question_has_its_hypotheses_and_what_bears_on_them():
    m = Maker()
    for q in ("q", "r"):
        m.question(q, "Why?")
        for id in (f"{q}1", f"{q}2"):
            m.link(m.claim(id, "X."), "answers", q)
            m.link(m.claim(f"{id}for", "X."), "supports", id)
        m.link(m.gap(f"{q}gap", "X."), "bears on", q)
    m.link("q1", "contradicts", "q2")
    shown = view(m.map(), Filters(question=("q",)))
    assert set(shown.cards) == {"q", "q1", "q2", "q1for", "q2for", "qgap"}
    assert shown.framed
    both = view(m.map(), Filters(question=("q", "r")))
    assert both.hidden == 0


@pytest.mark.parametrize(
    ("filters", "what", "instead"),
    [
        (Filters(question=("money",)), "question", "card"),
        (Filters(question=("nonesuch",)), "question", None),
        (Filters(for_=("voa",)), "card", "source"),
        (Filters(path=(("money", "nonesuch"),)), "card", None),
    ],
)
def test_ids_of_another_kind_are_told(filters, what, instead):
    with pytest.raises(UnknownName) as slip:
        view(everything(), filters)
    assert (slip.value.what, slip.value.instead) == (what, instead)
    assert slip.value.known


def dated():
    """Two dated pieces of evidence under a chain of claims without dates, and others beside."""
    m = Maker()
    m.source("old", "Old", published=None)
    m.entries["old"].published = read_date("2005-03")
    m.source("new", "New", published=None)
    m.entries["new"].published = read_date("2006-07~")
    m.question("q", "Why?")
    m.link(m.claim("answer", "X."), "answers", "q")
    m.link(m.claim("middle", "X."), "supports", "answer")
    m.link(m.evidence("late", "X.", said("author", "new")), "supports", "middle")
    m.link(m.evidence("early", "X.", said("author", "old")), "supports", "middle")
    m.link(m.claim("then", "X.", on=read_date("2004")), "supports", "answer")
    m.link(m.claim("later", "X.", on=read_date("2007")), "supports", "then")
    m.claim("alone", "X.")
    m.link(m.gap("gap", "X."), "bears on", "answer")
    return m.map()


def test_since_keeps_what_may_be_late_enough_and_what_that_bears_on():
    assert cards(dated(), since=read_date("2006")) == {"late", "later", "middle", "answer", "q"}
    assert cards(dated(), since=read_date("2007")) == {"later"}
    assert "early" in cards(dated(), since=read_date("2005-03-31"))
    assert "early" not in cards(dated(), since=read_date("2005-04"))


@pytest.mark.parametrize(
    ("date", "first", "kept"),
    [
        ("2006", "2006-12-31", True),
        ("2006", "2007", False),
        ("2006/..", "2010", True),
        ("../2006-06-01", "2006-06-01", True),
        ("../2006-06-01", "2006-06-02", False),
        ("2006-07~", "2006-08", True),
        ("2006-07~", "2006-09-05", False),
        ("2006?", "2007-11", True),
        ("2006%", "2008-02", False),
        ("-0100", "-0050", False),
        ("-0050", "-0100", True),
        ("Y17000", "2006", True),
        ("9999~", "9999", True),
        ("200X", "2005", True),
    ],
)
def test_what_a_date_may_be(date, first, kept):
    m = Maker()
    m.claim("a", "X.", on=read_date(date))
    assert cards(m.map(), since=read_date(first)) == ({"a"} if kept else set())


def test_either_date_is_enough():
    m = Maker()
    m.source("new", "New")
    m.entries["new"].published = read_date("2006-07")
    m.claim("a", "X.", said("author", "new"), on=read_date("1990"))
    m.claim("b", "X.", said("author", "new"), on=Date(text="?", earliest=None, latest=None))
    assert cards(m.map(), since=read_date("2006")) == {"a", "b"}


def test_filters_agree():
    assert cards(city_centre(), for_=("t",), kind=("evidence",)) == {"e1", "e2", "e3", "e4"}
    assert cards(city_centre(), for_=("t",), section=("trade",)) == {"r1", "r2", "r3", "e3"}


@st.composite
def reasoned(draw):
    """Maps whose links lead from later claims to earlier ones."""
    m = Maker()
    count = draw(st.integers(2, 9))
    for number in range(count):
        m.claim(f"c{number}", "X.")
    for target in range(count - 1):
        later = st.lists(st.integers(target + 1, count - 1), max_size=3, unique=True)
        for number in draw(later):
            m.link(f"c{number}", draw(st.sampled_from(["supports", "attacks"])), f"c{target}")
    return m.map()


def simple_paths(map, start, goal):
    """All ids on paths without loops, by trying every path."""
    ahead = {}
    for link in map.links:
        ahead.setdefault(link.premises[0], set()).add(link.target)
    found, stack = set(), [(start,)]
    while stack:
        path = stack.pop()
        if path[-1] == goal:
            found.update(path)
        stack += [(*path, id) for id in ahead.get(path[-1], ()) if id not in path]
    return found


@given(reasoned(), st.data())
def test_a_path_is_what_all_paths_together_are(map, data):
    ids = list(map.entries)
    start, goal = data.draw(st.permutations(ids))[:2]
    bearing, expected = Bearing.of(map), simple_paths(map, start, goal)
    if expected:
        assert bearing.between(start, goal) == expected
        assert start in bearing.upon([goal])
    else:
        with pytest.raises(NoPath) as slip:
            bearing.between(start, goal)
        assert slip.value.back == bool(simple_paths(map, goal, start))
        assert start not in bearing.upon([goal])
