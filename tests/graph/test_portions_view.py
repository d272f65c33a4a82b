"""Large sections are shown in portions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import Maker

from argmap.graph import portions as module
from argmap.graph.portions import LARGE, PORTION, portions
from argmap.graph.view import view


def tree(count, above):
    m = Maker("T")
    m.claim("c0", "C.")
    for number in range(1, count):
        m.link(m.claim(f"c{number}", "C."), "supports", f"c{above(number)}")
    return m


def sizes(found):
    counts = {}
    for number in found.values():
        counts[number] = counts.get(number, 0) + 1
    return counts


def test_a_section_that_is_not_large_is_one_portion():
    assert portions(view(tree(LARGE, lambda n: n // 2).map())) == {}


@pytest.mark.parametrize(
    "above",
    [lambda n: 0, lambda n: n - 1, lambda n: (n - 1) // 3, lambda n: max(0, n - 7)],
    ids=["star", "chain", "tree", "long"],
)
def test_portions_are_neither_large_nor_many(above):
    shown = view(tree(2000, above).map())
    found = portions(shown)
    assert set(found) == set(shown.cards)
    counts = sizes(found)
    assert max(counts.values()) <= PORTION
    assert len(counts) <= 3 * 2000 / PORTION
    assert sorted(counts) == list(range(len(counts)))
    assert found["c0"] == 0


def test_sections_are_cut_each_by_itself():
    m = tree(200, lambda n: n // 2)
    m.section("small", "Small")
    for number in range(5):
        m.link(m.claim(f"s{number}", "S."), "attacks", "c3")
    found = portions(view(m.map()))
    assert not {id for id in found if id.startswith("s")}


def test_an_argument_goes_with_its_premises():
    m = tree(200, lambda n: n // 2)
    m.argument("why", "Because.", ("c150", "c151"), "c2")
    found = portions(view(m.map()))
    assert found["why"] == found["c150"]


@given(st.integers(0, 2**32), st.integers(2, 12), st.integers(2, 60))
def test_any_cut_keeps_its_promise(seed, portion, count):
    import random  # noqa: PLC0415

    chance = random.Random(seed)
    m = tree(count, lambda n: chance.randrange(n))
    for _ in range(count // 3):
        a, b = chance.sample(range(count), 2)
        m.link(f"c{a}", "details", f"c{b}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LARGE", 1)
        patch.setattr(module, "PORTION", portion)
        found = portions(view(m.map()))
    assert len(found) == count
    assert max(sizes(found).values()) <= portion
