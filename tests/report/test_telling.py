"""The order of the telling: everything once in full, where the fewest steps lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import large_map
from sample_maps import Maker, likelihood

from argmap.graph.view import Filters, view
from argmap.model import Assumption, Claim, Evidence, Gap, Map
from argmap.report.telling import Letters, Telling, Told, telling


def told(made: Telling) -> Iterator[list[Told]]:
    """The lists of what is told."""
    for _, heads in made.questions:
        yield from (list(head.told) for head in heads)
    yield from (list(head.told) for head in made.assumptions)
    yield from (list(list_) for _, list_ in made.further)


@st.composite
def maps(draw: st.DrawFn) -> Map:
    """Maps of a dozen entries with any links between them."""
    maker = Maker("Any map")
    kinds = draw(st.lists(st.sampled_from("qcccceag"), min_size=1, max_size=12))
    ids = []
    for number, kind in enumerate(kinds):
        id = f"{kind}{number}"
        make = {
            "q": maker.question,
            "c": maker.claim,
            "e": maker.evidence,
            "a": maker.assumption,
            "g": maker.gap,
        }[kind]
        make(id, f"The text of {id}.")
        ids.append(id)
    claims = [id for id in ids if id[0] in "ce"]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    for start, goal in draw(st.lists(pairs, max_size=20)):
        if start == goal or start[0] == "q":
            continue
        if goal[0] == "g":
            relation = None
        elif goal[0] == "q":
            relation = {"c": "answers", "g": "bears on"}.get(start[0])
        elif start[0] == "g":
            relation = draw(st.sampled_from(["bears on", "attacks"]))
        elif goal[0] == "a":
            relation = draw(st.sampled_from(["assumes", "supports", "attacks"]))
        else:
            some = ["supports", "attacks", "contradicts", "corroborates", "explains", "details"]
            relation = draw(st.sampled_from(some))
        if relation is None or (start[0] == "a" and relation == "assumes"):
            continue
        if relation in ("supports", "attacks") and len(claims) > 1 and draw(st.booleans()):
            other = draw(st.sampled_from(claims))
            if other not in (start, goal):
                maker.link((start, other), relation, goal)
                continue
        maker.link(start, relation, goal)
    hits = [link.id for link in maker.links if link.relation in ("supports", "attacks")]
    for start in draw(st.lists(st.sampled_from(claims), max_size=3)) if hits and claims else []:
        maker.link(start, "undercuts", draw(st.sampled_from(hits)))
    maker.links = list({link.id: link for link in maker.links}.values())
    return maker.map()


@given(maps())
def test_everything_is_told_once_in_full(map: Map) -> None:
    made = telling(view(map), Letters())
    full = [one.id for list_ in told(made) for one in list_ if one.full and one.id]
    full += [head.id for _, heads in made.questions for head in heads if head.full]
    full += [head.id for head in made.assumptions] + made.gaps
    every = [one.id for one in map.of_kind(Claim, Evidence, Assumption, Gap)]
    assert Counter(full) == Counter(every)
    assert set(made.number) == set(every)
    assert len(set(made.number.values())) == len(made.number)


@given(maps())
def test_levels_go_down_by_one(map: Map) -> None:
    for list_ in told(telling(view(map), Letters())):
        levels = [one.level for one in list_]
        assert levels[:1] in ([], [0])
        assert all(after <= before + 1 for before, after in pairwise(levels))


@given(maps())
def test_every_link_between_what_is_told_is_told(map: Map) -> None:
    made = telling(view(map), Letters())
    found = {one.link.id for list_ in told(made) for one in list_ if one.link}
    apart = ("answers", "assumes", "bears on")
    assert found == {link.id for link in map.links if link.relation not in apart}


def test_numbers_follow_the_order_of_the_telling(manas: Map) -> None:
    made = telling(view(manas), Letters())
    full = [one.id for list_ in told(made) for one in list_ if one.full and one.id]
    order = [int(made.number[id]) for id in full]
    assert order == list(range(1, len(order) + 1))


def test_the_likeliest_answer_comes_first(manas: Map) -> None:
    (_, heads), *others = telling(view(manas), Letters()).questions
    assert others == []
    ids = ["pleases-moscow", "wants-money", "moscow-asked", "for-audiences"]
    assert [head.id for head in heads] == ids


def test_answers_without_a_likelihood_come_last_in_the_order_of_the_map() -> None:
    maker = Maker("A map")
    maker.question("q", "Why?")
    for id, found in (("a", None), ("b", (20, 45)), ("c", None), ("d", (55, 80))):
        judged = likelihood("x", *found) if found else None
        maker.claim(id, f"Because of {id}.", likelihood=judged)
        maker.link(id, "answers", "q")
    (_, heads), *_ = telling(view(maker.map()), Letters()).questions
    assert [head.id for head in heads] == ["d", "b", "a", "c"]


def test_a_statement_is_told_where_the_fewest_steps_of_argument_lead_to_it(manas: Map) -> None:
    made = telling(view(manas), Letters())
    (_, heads), *_ = made.questions
    places = {
        one.id: (head.id, one.level) for head in heads for one in head.told if one.full and one.id
    }
    # It details the threat, deep below the first answer; it argues directly for the second.
    assert places["price-condition"] == ("wants-money", 1)
    assert places["scores-favor"] == ("pleases-moscow", 0)


def test_rivals_are_named_on_both_sides(manas: Map) -> None:
    (_, heads), *_ = telling(view(manas), Letters()).questions
    sides = {
        (head.id, one.id)
        for head in heads
        for one in head.told
        if one.link and one.link.relation == "contradicts"
    }
    assert {("pleases-moscow", "moscow-asked"), ("moscow-asked", "pleases-moscow")} <= sides


def test_what_bears_on_no_question_stands_under_its_section(manas: Map) -> None:
    made = telling(view(manas), Letters())
    names = [section.text for section, _ in made.further if section]
    assert "Who benefits" in names
    assert len(names) == len(set(names))
    first = next(list_ for section, list_ in made.further if section and section.text == names[0])
    assert first[0].link is None


def test_without_a_question_the_main_claim_stands_in_its_place() -> None:
    maker = Maker("A map")
    for id in ("thesis", "reason", "other"):
        maker.claim(id, f"The {id}.")
    maker.link("reason", "supports", "thesis")
    maker.link("other", "supports", "reason")
    made = telling(view(maker.map()), Letters())
    ((question, heads),) = made.questions
    assert question is None
    assert [head.id for head in heads] == ["thesis"]
    assert made.further == []


def test_an_answer_to_two_questions_is_told_under_the_first() -> None:
    maker = Maker("A map")
    for id in ("q1", "q2"):
        maker.question(id, f"{id}?")
    maker.claim("h", "It is so.")
    maker.claim("r", "A reason.")
    maker.link("h", "answers", "q1")
    maker.link("h", "answers", "q2")
    maker.link("r", "supports", "h")
    first, second = telling(view(maker.map()), Letters()).questions
    assert [(head.full, len(head.told)) for head in first[1]] == [(True, 1)]
    assert [(head.full, len(head.told)) for head in second[1]] == [(False, 0)]


def test_of_one_question_only_what_bears_on_it_is_told(manas: Map) -> None:
    made = telling(view(manas, Filters(question=("q-manas",))), Letters())
    assert "price-condition" in made.number
    assert "luzhkov-visit" not in made.number
    assert made.further == []


@pytest.mark.parametrize("size", [3000])
def test_long_chains_need_no_recursion(size: int) -> None:
    maker = Maker("A chain")
    maker.question("q", "Why?")
    for number in range(size):
        maker.claim(f"c{number}", f"Claim {number}.")
        if number:
            maker.link(f"c{number}", "supports", f"c{number - 1}")
    maker.link("c0", "answers", "q")
    made = telling(view(maker.map()), Letters())
    assert len(made.statements) == size


def test_large_maps_are_told_whole() -> None:
    map = large_map(1000)
    made = telling(view(map), Letters())
    assert len(made.statements) == 1000
