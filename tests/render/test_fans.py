"""Fans: many cards under one card stand in columns along the line that they share."""

import pytest
from measuring import drawn, faults
from sample_maps import Maker

from argmap.graph.view import view
from argmap.render import Look, find
from argmap.render.graph.wiring import wire
from argmap.render.layout.fans import MANY, fold
from argmap.render.layout.variants import Piece

DIRECTIONS = ["down", "right"]


def star(many, relation="supports", **rest):
    m = Maker("T")
    m.claim("t", "The claim on which all of them bear.")
    for number in range(many):
        text = "What it says. " * (1 + number % 4)
        m.link(m.claim(f"c{number}", text), relation, "t", **rest)
    return m


def picture(m, direction="down"):
    made = drawn(view(m.map()), Look(direction=direction), find())
    assert list(faults(*made)) == []
    return made


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("many", [MANY, 7, 12, 25, 60, 149])
def test_a_fan_has_the_shape_of_a_page(many, direction):
    _, placed, _ = picture(star(many), direction)
    assert 0.4 < placed.width / placed.height < 4
    assert len(placed.bundled) == many - 1
    area = sum(box.width * box.height for box in placed.boxes.values())
    assert placed.width * placed.height < 4 * area


def test_a_few_cards_make_no_fan():
    _, placed, _ = picture(star(MANY - 1))
    assert not placed.bundled


def test_lines_of_a_fan_begin_as_one_and_end_at_their_cards():
    wiring, placed, _ = picture(star(9))
    starts = {placed.curves[one.key][0] for one in wiring.wires}
    ends = {placed.curves[one.key][-1] for one in wiring.wires}
    assert len(starts) == 1
    assert len(ends) == 9
    top = placed.boxes["c:t"]
    assert all(box.y >= top.y + top.height for key, box in placed.boxes.items() if key != "c:t")


def test_cards_of_a_fan_are_read_row_by_row():
    _, placed, _ = picture(star(12))
    rows = sorted((placed.boxes[f"c:c{n}"].y, placed.boxes[f"c:c{n}"].x, n) for n in range(12))
    assert [n for _, _, n in rows] == list(range(12))


def test_for_and_against_and_strong_and_weak_stand_apart():
    m = star(6)
    for number in range(7):
        m.link(m.claim(f"a{number}", "No."), "attacks", "t")
        m.link(m.claim(f"s{number}", "Yes."), "supports", "t", strength="strong")
    wiring, placed, _ = picture(m)
    starts = {}
    for one in wiring.wires:
        sort = (one.link.relation, one.link.strength)
        starts.setdefault(placed.curves[one.key][0], set()).add(sort)
    assert sorted(map(len, starts.values())) == [1, 1, 1]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_fan_beside_cards_that_lead_further(direction):
    m = star(14)
    for number in range(2):
        m.link(m.claim(f"x{number}", "A reason."), "supports", "t")
        m.link(m.claim(f"y{number}", "Its own reason."), "supports", f"x{number}")
    _, placed, _ = picture(m, direction)
    assert len(placed.bundled) == 13


def test_words_and_what_leads_further_are_left_out_of_a_fan():
    m = star(8, "details")
    for number in range(8):
        m.link(m.claim(f"s{number}", "Yes."), "supports", "t")
        m.link(m.claim(f"r{number}", "So."), "attacks", f"s{number}")
    _, placed, _ = picture(m)
    assert not placed.bundled


def test_a_piece_that_would_be_far_too_wide_is_stacked():
    m = Maker("T")
    m.claim("t", "T.")
    for a in range(12):
        m.link(m.claim(f"a{a}", "A reason."), "supports", "t")
        for b in range(3):
            m.link(m.evidence(f"b{a}.{b}", "What it shows."), "supports", f"a{a}")
    _, placed, _ = picture(m)
    assert len(placed.bundled) == 12 * 2
    assert placed.width < 12 * 300


@pytest.mark.parametrize("apart", [True, False])
def test_a_fan_stays_in_its_section(apart):
    m = Maker("T")
    m.section("s", "S")
    m.claim("t", "T.")
    for number in range(8):
        m.link(m.claim(f"c{number}", "C."), "supports", "t")
    m.section("s2", "S2")
    for number in range(3):
        m.link(m.claim(f"d{number}", "D."), "supports", "t")
    wiring, placed, scene = drawn(view(m.map()), Look(apart=apart), find())
    assert list(faults(wiring, placed, scene)) == []
    assert len(placed.bundled) == 7
    frame = placed.sections["s"]
    for number in range(8):
        box = placed.boxes[f"c:c{number}"]
        assert frame.x < box.x < box.x + box.width < frame.x + frame.width
        assert frame.y < box.y < box.y + box.height < frame.y + frame.height


def test_what_is_folded_is_all_there_when_unfolded():
    wiring = wire(view(star(10).map()), False)
    sizes = dict.fromkeys(wiring.nodes, (214.0, 80.0))
    piece = Piece(tuple(wiring.nodes), tuple(wiring.wires), {})
    folded, boxes, (fan,) = fold(piece, sizes, {}, "TB")
    assert list(folded.names) == ["c:t", fan.key]
    assert boxes == {fan.key: (fan.width, fan.height)}
    assert set(fan.boxes) == set(piece.names) - {"c:t"}
    assert set(fan.ways) == {one.key for one in piece.wires}
    assert fold(piece, sizes, {"supports": 50.0}, "TB") == (piece, {}, [])
