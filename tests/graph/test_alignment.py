"""Which voices stand together, and on how many points."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import Maker, said

from argmap.check import check
from argmap.graph import alignment
from argmap.graph.alignment import Alignment, Pair
from argmap.graph.view import view
from argmap.graph.voices import voices
from argmap.model import Map

ROOT = Path(__file__).resolve().parents[2]


def aligned(map: Map) -> Alignment:
    shown = view(map)
    return Alignment(voices(shown), shown.links)


def between(*claims: tuple[str, ...], link: str = "") -> list[Pair]:
    """The pairs of a map; each claim is a list of `voice`, `-voice` who denies it, `?voice`.

    `link` is the relation of the first claim to the second.
    """
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in ("a", "b", "c"):
        maker.speaker(id, id.upper())
    for number, who in enumerate(claims):
        stances = {"-": "denies", "?": "doubts"}
        all = [
            said(one.lstrip("-?"), "paper", stance=stances.get(one[0], "asserts")) for one in who
        ]
        maker.claim(f"c{number}", f"Claim {number}.", *all)
    if link:
        maker.link("c0", link, "c1")
    return list(aligned(maker.map()).pairs)


@pytest.mark.parametrize(
    ("claims", "agreed", "opposed"),
    [
        ([("a", "b")], 1, 0),
        ([("a", "b"), ("a", "b")], 2, 0),
        ([("-a", "-b")], 1, 0),
        ([("-a", "?b")], 1, 0),
        ([("a", "-b")], 0, 1),
        ([("?a", "b")], 0, 1),
        ([("a", "b"), ("a", "-b")], 1, 1),
        ([("a", "-a", "b")], 1, 1),
    ],
)
def test_two_who_speak_of_one_claim(
    claims: list[tuple[str, ...]], agreed: int, opposed: int
) -> None:
    assert between(*claims) == [Pair(0, 1, agreed, opposed)]


@pytest.mark.parametrize(
    ("relation", "agreed", "opposed"),
    [
        ("supports", 1, 0),
        ("corroborates", 1, 0),
        ("attacks", 0, 1),
        ("contradicts", 0, 1),
        ("explains", 0, 0),
        ("details", 0, 0),
        ("updates", 0, 0),
    ],
)
def test_two_who_assert_linked_claims(relation: str, agreed: int, opposed: int) -> None:
    expected = [Pair(0, 1, agreed, opposed)] if agreed or opposed else []
    assert between(("a",), ("b",), link=relation) == expected
    assert between(("b",), ("a",), link=relation) == expected


def test_a_link_says_nothing_of_those_who_deny_an_end() -> None:
    assert between(("a",), ("-b",), link="supports") == []
    assert between(("-a",), ("-b",), link="attacks") == []


def test_what_one_says_for_its_own_claim_is_no_second_point() -> None:
    assert between(("a",), ("a", "b"), link="supports") == [Pair(0, 1, 1, 0)]
    assert between(("a", "b"), ("a", "b"), link="supports") == [Pair(0, 1, 2, 0)]
    assert between(("a",), ("a", "b"), link="attacks") == [Pair(0, 1, 1, 0)]


def test_two_claims_are_one_point_however_many_links_join_them() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    maker.speaker("a", "A")
    maker.speaker("b", "B")
    maker.claim("c", "One.", said("a", "paper"))
    maker.claim("d", "Two.", said("b", "paper"))
    maker.claim("e", "Three.", said("b", "paper"))
    maker.link(("c", "e"), "supports", "d")
    maker.link("c", "corroborates", "d")
    maker.link("d", "corroborates", "c")
    found = aligned(maker.map())
    assert found.pairs == (Pair(0, 1, 1, 0),)
    assert found.points(found.pairs[0]) == ([("c", "d")], [])


def test_points_name_the_claims() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    maker.speaker("a", "A")
    maker.speaker("b", "B")
    for id in ("x", "y"):
        maker.claim(id, id, said("a", "paper"), said("b", "paper"))
    maker.claim("z", "z", said("a", "paper"), said("b", "paper", stance="doubts"))
    maker.claim("u", "u", said("a", "paper"))
    maker.claim("v", "v", said("b", "paper"))
    maker.link("u", "contradicts", "v")
    found = aligned(maker.map())
    (pair,) = found.pairs
    assert found.points(pair) == ([("x",), ("y",)], [("z",), ("u", "v")])
    assert found.points(pair, 1) == ([("x",)], [("z",)])


def test_the_unnamed_are_compared_with_nobody() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    maker.source("other", "Another")
    maker.speaker("a", "A")
    everyone = [said("a", "paper"), said("author", "paper"), said("author")]
    everyone += [said("unnamed", "paper"), said("unnamed", "other")]
    maker.claim("c", "Claim.", *everyone)
    assert aligned(maker.map()).pairs == (Pair(0, 2, 1, 0),)


def test_hearsay_counts_for_whom_it_is_ascribed_to() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in ("a", "b", "c"):
        maker.speaker(id, id.upper())
    maker.claim("x", "Claim.", said("a", "paper", via=("c",)), said("b", "paper"))
    found = voices(view(maker.map()))
    assert [one.name for one in found] == ["A", "B"]
    assert aligned(maker.map()).pairs == (Pair(0, 1, 1, 0),)


STANCES = st.sampled_from(["asserts", "denies", "doubts"])
RELATIONS = st.sampled_from(["supports", "corroborates", "attacks", "contradicts", "explains"])


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("abcd"), STANCES), max_size=4), min_size=1, max_size=6
    ),
    st.lists(st.tuples(st.integers(0, 5), RELATIONS, st.integers(0, 5)), max_size=8),
)
def test_counts_are_those_of_the_definition(
    claims: list[list[tuple[str, str]]], links: list[tuple[int, str, int]]
) -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in "abcd":
        maker.speaker(id, id)
    for number, who in enumerate(claims):
        maker.claim(f"c{number}", "Claim.", *(said(a, "paper", stance=s) for a, s in who))
    for first, relation, second in links:
        if max(first, second) < len(claims) and first != second:
            maker.link(f"c{first}", relation, f"c{second}")
    map = maker.map()
    shown = voices(view(map))
    found = {(one.first, one.second): one for one in aligned(map).pairs}
    for one, other in combinations(range(len(shown)), 2):
        agreed, opposed = counted(map, shown[one].speaker, shown[other].speaker)
        pair = found.get((one, other), Pair(one, other, 0, 0))
        assert (pair.agreed, pair.opposed) == (agreed, opposed)


def counted(map: Map, one: str, other: str) -> tuple[int, int]:
    """On how many points two voices agree and oppose each other, claim by claim."""

    def holds(who: str, id: str, *stances: str) -> bool:
        entry = map.entries[id]
        return any(a.speaker == who and a.stance in stances for a in entry.attributions)  # type: ignore[union-attr]

    claims = [id for id, entry in map.entries.items() if entry.kind == "claim"]
    rejects = ("denies", "doubts")
    agreed, opposed = set[frozenset[str]](), set[frozenset[str]]()
    for id in claims:
        yes, no = holds(one, id, "asserts"), holds(one, id, *rejects)
        theirs, not_theirs = holds(other, id, "asserts"), holds(other, id, *rejects)
        if (yes and theirs) or (no and not_theirs):
            agreed.add(frozenset((id,)))
        if (yes and not_theirs) or (no and theirs):
            opposed.add(frozenset((id,)))
    for link in map.links:
        a, b = link.premises[0], link.target
        for x, y in ((one, other), (other, one)):
            alone = holds(x, a, "asserts") and holds(y, b, "asserts")
            alone = alone and not holds(x, b, "asserts") and not holds(y, a, "asserts")
            if alone and link.relation in ("supports", "corroborates"):
                agreed.add(frozenset((a, b)))
            elif alone and link.relation in ("attacks", "contradicts"):
                opposed.add(frozenset((a, b)))
    return len(agreed), len(opposed)


def chain(*shared: tuple[str, str, int], people: str = "abcde") -> str:
    """The order of some people, of whom pairs agree on so many claims."""
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in people:
        maker.speaker(id, id)
    for one, other, times in shared:
        for number in range(times):
            maker.claim(f"{one}{other}{number}", "x", said(one, "paper"), said(other, "paper"))
    maker.claim("all", "y", *(said(id, "paper") for id in people[:1]))
    for id in people:
        maker.claim(f"of-{id}", "z", said(id, "paper"))
    return "".join(people[n] for n in aligned(maker.map()).order())


def test_those_who_stand_together_stand_side_by_side() -> None:
    assert chain() == "abcde"
    assert chain(("a", "e", 2)) == "aebcd"
    assert chain(("b", "e", 3), ("d", "e", 2)) == "abedc"
    assert chain(("a", "c", 3), ("c", "e", 3), ("a", "e", 2)) == "acebd"
    assert chain(("a", "b", 2), ("a", "c", 2), ("a", "d", 3)) == "badce"


def test_thin_data_move_nobody() -> None:
    assert chain(("a", "e", 1), ("b", "d", 1)) == "abcde"


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.integers(1, 4))),
)
def test_every_voice_has_one_place(shared: list[tuple[str, str, int]]) -> None:
    pairs = {(a, b): (a, b, n) for a, b, n in shared if a != b}
    assert sorted(chain(*pairs.values())) == list("abcde")


def test_the_least_that_there_is_to_compare_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST", 2)
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in "abcd":
        maker.speaker(id, id)
    maker.claim("x", "x", *(said(id, "paper") for id in "abc"))
    maker.claim("y", "y", *(said(id, "paper") for id in "bc"))
    maker.claim("z", "z", said("d", "paper"))
    found = aligned(maker.map())
    assert found.pairs == (Pair(1, 2, 2, 0),)
    assert found.left_out == 1
    assert sorted(found.order()) == [0, 1, 2, 3]


def test_the_real_map() -> None:
    map = check([str(ROOT / "maps" / "kyrgyzstan-2006")]).checked[0].map
    shown = view(map)
    who = voices(shown)
    found = Alignment(who, shown.links)
    told = [(who[p.first].name, who[p.second].name, p.agreed, p.opposed) for p in found.pairs]
    assert told[0] == ("Voice of America", "The Jamestown Foundation", 5, 0)
    assert ("Kyrgyz officials", "Most veteran analysts", 0, 1) in told
    names = [who[n].name for n in found.order()]
    at = names.index("Voice of America")
    assert names[at - 1 : at + 2] == [
        "Some analysts",
        "Voice of America",
        "The Jamestown Foundation",
    ]
