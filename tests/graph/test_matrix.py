"""What fits hypotheses and what does not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_maps import Maker, likelihood

from argmap.graph.consistency import PLAIN, STRONG, UNDERCUT, WEAK, Mark, Reasons, Sign
from argmap.graph.matrix import Matrix, Tally, matrices
from argmap.graph.view import Filters, view
from argmap.model import Link, Map


def asked(answers: int = 2) -> Maker:
    """A question `q` with the hypotheses `h0`, `h1`, ..."""
    m = Maker("Map")
    m.question("q", "Why?")
    for number in range(answers):
        m.claim(f"h{number}", "Because.")
        m.link(f"h{number}", "answers", "q")
    return m


def matrix(m: Maker, filters: Filters | None = None) -> Matrix:
    (found,) = matrices(view(m.map(), filters))
    return found


def cells(found: Matrix) -> dict[str, list[list[tuple[Sign, int]]]]:
    return {
        row.id: [[(mark.sign, mark.force) for mark in cell] for cell in row.cells]
        for row in found.rows
    }


# One item


@pytest.mark.parametrize(
    ("relation", "strength", "mark"),
    [
        ("supports", None, ("consistent", PLAIN)),
        ("supports", "strong", ("consistent", STRONG)),
        ("supports", "weak", ("consistent", WEAK)),
        ("attacks", None, ("inconsistent", PLAIN)),
        ("attacks", "strong", ("inconsistent", STRONG)),
        ("contradicts", None, ("inconsistent", PLAIN)),
    ],
)
def test_a_link_to_a_hypothesis(relation: str, strength: str | None, mark: object) -> None:
    m = asked()
    m.link(m.evidence("e", "E."), relation, "h0", strength=strength)
    assert cells(matrix(m)) == {"e": [[mark], []]}


def test_contradiction_holds_from_either_end() -> None:
    m = asked()
    m.evidence("e", "E.")
    m.link("h0", "contradicts", "e")
    assert cells(matrix(m)) == {"e": [[("inconsistent", PLAIN)], []]}


@pytest.mark.parametrize("relation", ["explains", "details", "corroborates", "updates"])
def test_what_informs_is_no_evidence(relation: str) -> None:
    m = asked()
    m.link(m.evidence("e", "E."), relation, "h0")
    assert matrices(view(m.map())) == ()


def test_chains() -> None:
    m = asked()
    for reason, relation in (("for", "supports"), ("against", "attacks")):
        m.link(m.claim(reason, "A reason."), relation, "h0")
        m.link(m.evidence(f"{reason}-for", "E."), "supports", reason)
        m.link(m.evidence(f"{reason}-against", "E."), "attacks", reason)
        m.link(m.evidence(f"{reason}-doubted", "E."), "attacks", f"{reason}-against")
    found = {id: row[0] for id, row in cells(matrix(m)).items()}
    assert found == {
        "for-for": [("consistent", PLAIN)],
        "for-against": [("weakens", PLAIN)],
        "for-doubted": [("defends", PLAIN)],
        "against-for": [("inconsistent", PLAIN)],
        "against-against": [("defends", PLAIN)],
        "against-doubted": [("weakens", PLAIN)],
    }


def test_a_chain_has_the_force_of_its_weakest_link_and_the_best_chain_counts() -> None:
    m = asked()
    m.link(m.claim("a", "A."), "supports", "h0", strength="strong")
    m.link(m.claim("b", "B."), "supports", "h0")
    m.evidence("e", "E.")
    m.link("e", "supports", "a", strength="weak")
    assert cells(matrix(m))["e"][0] == [("consistent", WEAK)]
    m.link("e", "supports", "b", strength="strong")
    assert cells(matrix(m))["e"][0] == [("consistent", PLAIN)]


@pytest.mark.parametrize(("strength", "force"), [(None, 0), ("strong", 0), ("weak", 1)])
def test_an_undercut_takes_the_force_away_and_a_weak_one_leaves_some(
    strength: str | None, force: int
) -> None:
    m = asked()
    hit = m.link(m.evidence("e", "E."), "attacks", "h0", strength="strong")
    m.link(m.claim("u", "U."), "undercuts", hit, strength=strength)
    found = matrix(m)
    assert cells(found) == {"e": [[("inconsistent", force)], []]}
    assert found.against[0] == Tally(0, 0, force, 1 - force)


def test_an_undercut_of_an_argument_hits_its_link() -> None:
    m = asked()
    m.claim("a", "A.")
    m.claim("b", "B.")
    m.argument("why", "Because.", ("a", "b"), "h0")
    m.link(m.claim("u", "U."), "undercuts", "why")
    assert cells(matrix(m))["a"][0] == [("consistent", UNDERCUT)]


def test_a_chain_that_is_not_undercut_counts_beside_one_that_is() -> None:
    m = asked()
    hit = m.link(m.evidence("e", "E."), "supports", "h0", strength="strong")
    m.link(m.claim("u", "U."), "undercuts", hit)
    m.link(m.claim("a", "A."), "supports", "h0")
    m.link("e", "supports", "a", strength="weak")
    assert cells(matrix(m))["e"][0] == [("consistent", WEAK)]


def test_chains_do_not_lead_through_rivals() -> None:
    m = asked(3)
    m.link(m.evidence("e", "E."), "supports", "h0")
    m.link("h0", "contradicts", "h1")
    m.link("h0", "attacks", "h2")
    assert cells(matrix(m)) == {"e": [[("consistent", PLAIN)], [], []]}


def test_an_answer_to_another_question_is_an_entry_as_any_other() -> None:
    m = asked()
    m.question("q2", "And why that?")
    m.claim("x", "X.")
    m.link("x", "answers", "q2")
    m.link("x", "supports", "h0")
    m.link(m.evidence("e", "E."), "supports", "x")
    assert cells(matrix(m)) == {"e": [[("consistent", PLAIN)], []]}


def test_premises_that_count_only_together_are_told_and_count_once() -> None:
    m = asked()
    for id in ("a", "b", "c"):
        m.evidence(id, "E.")
    joint = m.link(("a", "b"), "attacks", "h0")
    m.link("c", "attacks", "h0", strength="weak")
    found = matrix(m)
    assert {row.id: row.cells[0] for row in found.rows} == {
        "a": (Mark("inconsistent", PLAIN, joint),),
        "b": (Mark("inconsistent", PLAIN, joint),),
        "c": (Mark("inconsistent", WEAK),),
    }
    assert found.against[0] == Tally(0, 1, 1, 0)
    m.link("a", "attacks", "h0")
    found = matrix(m)
    assert {row.id: row.cells[0] for row in found.rows}["a"] == (Mark("inconsistent", PLAIN),)
    assert found.against[0] == Tally(0, 2, 1, 0)


def test_what_bears_on_the_hypothesis_itself_is_told_alone() -> None:
    m = asked()
    hit = m.link(m.evidence("e", "E."), "supports", "h0")
    m.link(m.claim("against", "A."), "attacks", "h0")
    m.link("e", "attacks", "against")
    assert cells(matrix(m))["e"][0] == [("consistent", PLAIN)]
    m.link(m.claim("u", "U."), "undercuts", hit)
    assert cells(matrix(m))["e"][0] == [("consistent", UNDERCUT), ("defends", PLAIN)]


def test_circles_end() -> None:
    m = asked()
    m.evidence("e", "E.")
    m.link(m.claim("a", "A."), "supports", "h0")
    m.link(m.claim("b", "B."), "supports", "a")
    m.link("a", "supports", "b")
    m.link("h0", "supports", "a")
    m.link("e", "attacks", "b")
    assert cells(matrix(m)) == {"e": [[("weakens", PLAIN)], []]}


# Which items, and in which order


def test_items_are_evidence_and_whatever_rests_on_nothing() -> None:
    m = asked()
    m.link(m.claim("middle", "M."), "supports", "h0")
    m.link(m.evidence("fact", "F."), "supports", "middle")
    m.link(m.claim("leaf", "L."), "supports", "fact")
    m.link(m.assumption("taken", "T."), "supports", "h1")
    m.link(m.gap("open", "G."), "attacks", "h1")
    m.claim("apart", "Bears on nothing.")
    assert set(cells(matrix(m))) == {"fact", "leaf", "taken", "open"}


def test_what_tells_most_comes_first_then_the_order_of_the_map() -> None:
    m = asked(3)
    for id in ("same", "one", "also", "most"):
        m.evidence(id, "E.")
    for hypothesis in ("h0", "h1", "h2"):
        m.link("same", "supports", hypothesis)
    m.link("one", "supports", "h0")
    m.link("also", "attacks", "h2")
    m.link("most", "supports", "h0")
    m.link("most", "attacks", "h1")
    found = matrix(m)
    assert [row.id for row in found.rows] == ["most", "one", "also", "same"]
    assert found.rows[-1].spread == 0


def test_hypotheses_stand_in_the_order_of_the_map() -> None:
    m = Maker("Map")
    m.question("q", "Why?")
    for id in ("b", "a"):
        m.claim(id, "Because.")
    for id in ("a", "b"):
        m.link(id, "answers", "q")
    m.link(m.evidence("e", "E."), "supports", "a")
    assert matrix(m).hypotheses == ("b", "a")


# Which has least against it


@pytest.mark.parametrize(
    ("strengths", "least"),
    [
        (([None], []), {"h1"}),
        (([None], [None]), set()),
        ((["weak"], [None]), {"h0"}),
        ((["strong"], [None, None]), set()),  # whether two outweigh one is not for us to say
        ((["strong", "weak"], ["strong", None]), {"h0"}),
        ((["weak"], ["weak"], ["weak", "weak"]), {"h0", "h1"}),
    ],
)
def test_least_against(strengths: tuple[list[str | None], ...], least: set[str]) -> None:
    m = asked(len(strengths))
    for number, attacks in enumerate(strengths):
        for at, strength in enumerate(attacks):
            m.link(m.evidence(f"e{number}-{at}", "E."), "attacks", f"h{number}", strength=strength)
    assert set(matrix(m).least) == least


@given(*[st.tuples(*[st.integers(0, 3)] * 3)] * 2, st.tuples(*[st.integers(1, 50)] * 3))
def test_at_most_holds_for_all_weights_that_fit_the_words(
    one: tuple[int, int, int], other: tuple[int, int, int], steps: tuple[int, int, int]
) -> None:
    weak = steps[0]
    plain = weak + steps[1]
    strong = plain + steps[2]
    if Tally(*one, 0).at_most(Tally(*other, 0)):
        weights = (strong, plain, weak)
        sums = [sum(w * n for w, n in zip(weights, t, strict=True)) for t in (one, other)]
        assert sums[0] <= sums[1]


# Which questions


def test_each_question_of_the_view_with_two_hypotheses_has_its_matrix() -> None:
    m = asked()
    m.question("q2", "And that?")
    for id in ("x", "y"):
        m.claim(id, "Because.")
        m.link(id, "answers", "q2")
    m.question("q3", "Alone?")
    m.link(m.claim("z", "Because."), "answers", "q3")
    m.link(m.evidence("e", "E."), "supports", "h0")
    m.link(m.evidence("f", "F."), "attacks", "y")
    m.link("e", "supports", "z")
    map = m.map()
    assert [one.question for one in matrices(view(map))] == ["q", "q2"]
    (only,) = matrices(view(map, Filters(question=("q2",))))
    assert (only.question, [row.id for row in only.rows], only.left_out) == ("q2", ["f"], 0)
    (near,) = matrices(view(map, Filters(focus=("q",))))
    assert (near.question, [row.id for row in near.rows]) == ("q", ["e"])
    (kept,) = matrices(view(map, Filters(focus=("y",))))
    assert kept.question == "q2"


def test_items_that_the_view_leaves_out_are_counted_as_left_out_alone() -> None:
    m = asked()
    for id, tag in (("e", "x"), ("f", "y")):
        m.link(m.evidence(id, "E.", tags=(tag,)), "attacks", "h0")
    m.entries["q"] = m.entries["q"].model_copy(update={"tags": ("x",)})
    found = matrix(m, Filters(tag=("x",)))
    assert [row.id for row in found.rows] == ["e"]
    assert found.left_out == 1
    assert [tally.all for tally in found.against] == [1, 0]
    assert matrix(m).least == ("h1",)
    assert found.least == (), "of some of the items nobody can tell which has least against it"


def test_items_alone_are_asked_for_their_hypotheses() -> None:
    m = asked()
    m.link(m.evidence("e", "E.", tags=("x",)), "attacks", "h0")
    m.evidence("f", "F.", tags=("y",))
    assert [row.id for row in matrix(m, Filters(tag=("x",))).rows] == ["e"]
    assert matrices(view(m.map(), Filters(tag=("y",)))) == ()


def test_the_likeliest_hypothesis_comes_first_and_numbers_go_on() -> None:
    m = Maker("Map")
    for q, chances in (("q", (None, 10, 60)), ("r", (30, None))):
        m.question(q, "Why?")
        for n, low in enumerate(chances):
            likely = likelihood(f"{low}%", low, low) if low else None
            m.link(m.claim(f"{q}{n}", "Because.", likelihood=likely), "answers", q)
        m.link(m.evidence(f"{q}e", "E."), "supports", f"{q}0")
    first, second = matrices(view(m.map()))
    assert (first.hypotheses, first.numbers) == (("q2", "q1", "q0"), (1, 2, 3))
    assert (second.hypotheses, second.numbers) == (("r0", "r1"), (4, 5))


# Against a slow way that says it plainly


@st.composite
def reasons(draw: st.DrawFn) -> Map:
    """Two hypotheses, some entries, and links of all sorts between them."""
    m = asked()
    ids = ["h0", "h1"]
    for number in range(draw(st.integers(1, 5))):
        m.evidence(f"e{number}", "E.")
        ids.append(f"e{number}")
    pairs = list(combinations(ids, 2))
    for number in range(draw(st.integers(1, 9))):
        target, premise = draw(st.sampled_from(pairs))
        other = draw(st.sampled_from(ids))
        premises = (premise,)
        if draw(st.integers(0, 3)) == 0 and other not in (target, premise):
            premises = (premise, other)
        relation = draw(st.sampled_from(["supports", "supports", "attacks", "contradicts"]))
        if relation == "contradicts":
            premises = premises[:1]
        strength = draw(st.sampled_from([None, "strong", "weak"]))
        m.link(premises, relation, target, strength=strength)
        m.links[-1] = m.links[-1].model_copy(update={"id": f"l{number}"})
        if draw(st.integers(0, 4)) == 0:
            m.link("e0", "undercuts", f"l{number}", strength=draw(st.sampled_from([None, "weak"])))
    return m.map()


def walked(map: Map, hypothesis: str, rival: str) -> dict[tuple[str, Sign], set[tuple[int, bool]]]:
    """The forces of all chains that come to no entry twice with one sign, and whether each
    counts alone."""
    left = {}
    for link in map.links:
        if link.relation == "undercuts":
            force = 1 if link.strength == "weak" else 0
            left[link.target] = min(force, left.get(link.target, 3))
    found: dict[tuple[str, Sign], set[tuple[int, bool]]] = {}

    def from_(id: str, signs: list[str], force: int, alone: bool, seen: set[object]) -> None:
        attacks = sum(one != "supports" for one in signs)
        if attacks == 0:
            sign: Sign = "consistent"
        elif attacks == 1 and signs[0] != "supports":
            sign = "inconsistent"
        else:
            sign = "weakens" if attacks % 2 else "defends"
        if (id, sign) in seen:
            return
        if signs:
            found.setdefault((id, sign), set()).add((force, alone))
        for link, others in steps(id):
            own = {"strong": 3, None: 2, "weak": 1}[link.strength]
            own = min(own, left.get(link.id, 3))
            for other in others:
                if other not in (hypothesis, rival):
                    single = alone and len(others) == 1
                    way = [*signs, link.relation]
                    from_(other, way, min(force, own), single, {*seen, (id, sign)})

    def steps(id: str) -> list[tuple[Link, tuple[str, ...]]]:
        into = [
            (link, link.premises)
            for link in map.links
            if link.target == id and link.relation in ("supports", "attacks", "contradicts")
        ]
        into += [
            (link, (link.target,))
            for link in map.links
            if link.relation == "contradicts" and id in link.premises
        ]
        return into

    from_(hypothesis, [], 3, True, set())
    return found


DIRECT: tuple[Sign, ...] = ("consistent", "inconsistent")


@given(reasons())
@settings(max_examples=200)
def test_marks_are_those_of_the_best_chains(map: Map) -> None:
    found = Reasons(map).bearing_on("h0", {"h0", "h1"})
    marks = {(id, mark.sign): mark for id, row in found.items() for mark in row}
    slow = walked(map, "h0", "h1")
    told: Sign
    direct = {id for id, mark in marks.items() if mark.force and id[1] in DIRECT}
    for (id, told), chains in slow.items():
        best = max(force for force, _ in chains)
        mark = marks.pop((id, told), None)
        if told not in DIRECT:
            more = any((id, one) in direct for one in DIRECT)
            assert (mark is not None) == (best > UNDERCUT and not more)
            continue
        assert mark is not None
        assert mark.force == best
        assert (mark.together is None) == ((best, True) in chains)
    assert not marks
