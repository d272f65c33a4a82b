"""Sets of bits that spread along steps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.spreading import after, count, spread

IDS = st.sampled_from("abcdefgh")


def turned(steps: dict[str, list[str]]) -> dict[str, list[str]]:
    back: dict[str, list[str]] = {}
    for start, goals in steps.items():
        for goal in goals:
            back.setdefault(goal, []).append(start)
    return back


@given(
    st.dictionaries(IDS, st.lists(IDS, max_size=4), max_size=8),
    st.dictionaries(IDS, st.integers(0, 15), max_size=8),
)
def test_every_bit_reaches_all_that_steps_lead_to(
    steps: dict[str, list[str]], seeds: dict[str, int]
) -> None:
    found = spread(seeds, steps, turned(steps))
    expected: dict[str, int] = {}
    for start, mask in seeds.items():
        for id in after((start,), steps, set()):
            expected[id] = expected.get(id, 0) | mask
    assert {id: mask for id, mask in found.items() if mask} == {
        id: mask for id, mask in expected.items() if mask
    }


@given(st.dictionaries(IDS, st.lists(IDS, max_size=4), max_size=8), st.lists(IDS, max_size=3))
def test_all_that_is_reached_comes_once(steps: dict[str, list[str]], starts: list[str]) -> None:
    found = list(after(starts, steps, set()))
    reached = set(starts)
    edge = list(starts)
    while edge:
        more = [id for id in steps.get(edge.pop(), ()) if id not in reached]
        reached.update(more)
        edge += more
    assert sorted(found) == sorted(reached)


def test_what_a_step_leads_to_comes_first() -> None:
    assert list(after("a", {"a": ["b", "c"], "b": ["d"], "c": ["d"]}, set())) == list("dbca")


def test_a_long_way_needs_no_recursion() -> None:
    ids = [str(n) for n in range(20_000)]
    steps = {one: [other] for one, other in pairwise(ids)}
    assert spread({"0": 1}, steps, turned(steps))[ids[-1]] == 1


@given(st.lists(st.integers(0, 2**20), max_size=30))
def test_bits_are_counted(masks: list[int]) -> None:
    found = count(masks)
    for n in range(21):
        assert found[n] == sum(mask >> n & 1 for mask in masks)
