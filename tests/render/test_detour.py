"""Lines are led around boxes."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.layout.boxes import Box, Drawing, Join
from argmap.render.layout.curves import Curve, rounded
from argmap.render.layout.detour import clear, met
from argmap.render.layout.near import Near
from argmap.render.layout.placing import Place, Placed
from argmap.render.layout.rows import rows


def straight(a, b):
    return [a, a, b, b]


def picture(boxes, lines):
    """Boxes by key and straight lines between their middles."""
    joins = [Join(f"{a}{b}", a, b) for a, b in lines]
    curves = {one.key: straight(boxes[one.upper].centre, boxes[one.lower].centre) for one in joins}
    drawing = Drawing([Box(key, one.width, one.height) for key, one in boxes.items()], joins)
    return drawing, Placed(2000, 2000, dict(boxes), curves)


def test_a_line_through_a_box_goes_around_it():
    boxes = {
        "a": Place(100, 0, 200, 60),
        "b": Place(100, 300, 200, 60),
        "between": Place(50, 140, 300, 60),
    }
    drawing, placed = picture(boxes, ["ab"])
    clear(drawing, placed)
    curve = placed.curves["ab"]
    assert not met(curve, Near(boxes), "ab")
    for end, key in ((curve[0], "a"), (curve[-1], "b")):
        box = boxes[key]
        assert end[0] in (box.x, box.x + box.width) or end[1] in (box.y, box.y + box.height)
    assert Curve(curve).length < 700


def test_a_line_that_meets_nothing_stays_as_it_is():
    boxes = {"a": Place(0, 0, 200, 60), "b": Place(0, 300, 200, 60), "c": Place(300, 150, 50, 50)}
    drawing, placed = picture(boxes, ["ab"])
    before = dict(placed.curves)
    clear(drawing, placed)
    assert placed.curves == before


def test_a_missing_line_is_drawn():
    boxes = {"a": Place(0, 0, 200, 60), "b": Place(0, 300, 200, 60)}
    drawing, placed = picture(boxes, ["ab"])
    placed.curves.clear()
    clear(drawing, placed)
    assert not met(placed.curves["ab"], Near(boxes), "ab")


def test_lines_that_are_led_around_end_apart():
    boxes = {"a": Place(0, 0, 214, 60), "b": Place(0, 400, 214, 60), "c": Place(-90, 150, 400, 90)}
    joins = [Join(f"j{n}", "a", "b") for n in range(4)]
    drawing = Drawing([Box(key, one.width, one.height) for key, one in boxes.items()], joins)
    placed = Placed(500, 500, boxes)
    clear(drawing, placed)
    ends = [end for curve in placed.curves.values() for end in (curve[0], curve[-1])]
    assert len(ends) == 8
    assert min(math.dist(a, b) for n, a in enumerate(ends) for b in ends[n + 1 :]) > 9


@given(st.integers(0, 10_000))
def test_among_boxes_at_their_smallest_distance_every_line_finds_a_way(seed):
    chance = random.Random(seed)
    boxes = {}
    for row in range(5):
        x = chance.uniform(0, 60)
        for column in range(chance.randint(1, 5)):
            wide = chance.choice([18.8, 60, 150, 214])
            high = 18.8 if wide == 18.8 else chance.uniform(20, 78)
            boxes[f"{row}{column}"] = Place(x, row * 100.0, wide, high)
            x += wide + chance.uniform(15, 40)
    names = [*boxes]
    lines = [tuple(chance.sample(names, 2)) for _ in range(6)] if len(names) > 1 else []
    joins = [Join(f"j{n}", a, b) for n, (a, b) in enumerate(lines)]
    drawing = Drawing([Box(key, one.width, one.height) for key, one in boxes.items()], joins)
    curves = {one.key: straight(boxes[one.upper].centre, boxes[one.lower].centre) for one in joins}
    placed = Placed(2000, 600, boxes, curves)
    clear(drawing, placed)
    for one in joins:
        assert not met(placed.curves[one.key], Near(boxes), (one.upper, one.lower))


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=2, max_size=7))
def test_round_bends_keep_the_ends_and_stay_near_the_way(way):
    curve = rounded(way, 12)
    assert curve[0] == way[0]
    assert curve[-1] == way[-1]
    assert (len(curve) - 1) % 3 == 0
    for point in Curve(curve).samples(5):
        assert min(_to_line(point, a, b) for a, b in pairwise(way)) < 12


def _to_line(point, a, b):
    (x, y), (dx, dy) = a, (b[0] - a[0], b[1] - a[1])
    long = dx * dx + dy * dy
    part = ((point[0] - x) * dx + (point[1] - y) * dy) / long if long else 0.0
    part = max(0.0, min(1.0, part))
    return math.dist(point, (x + dx * part, y + dy * part))


@st.composite
def drawings(draw):
    many = draw(st.integers(1, 20))
    sizes = st.floats(20, 300)
    boxes = [Box(f"b{n}", draw(sizes), draw(sizes)) for n in range(many)]
    pairs = st.tuples(st.integers(0, many - 1), st.integers(0, many - 1))
    chosen = draw(st.lists(pairs, max_size=30)) if many > 1 else []
    return Drawing(
        boxes, [Join(f"j{n}", f"b{a}", f"b{b}") for n, (a, b) in enumerate(chosen) if a != b]
    )


@given(drawings(), st.sampled_from(["TB", "LR"]))
def test_rows_hide_nothing(drawing, direction):
    placed = rows(drawing, direction)
    assert placed.how == "rows"
    near = Near(placed.boxes)
    for box in drawing.boxes:
        place = placed.boxes[box.key]
        assert (place.width, place.height) == (box.width, box.height)
        assert place.x >= 0
        assert place.x + place.width <= placed.width
        assert place.y + place.height <= placed.height
        beside = (place.x, place.y, place.x + place.width, place.y + place.height)
        assert near.meeting(*beside) == [box.key]
    for join in drawing.joins:
        curve = placed.curves[join.key]
        assert not met(curve, near, (join.upper, join.lower))
        for x, y in curve:
            assert 0 <= x <= placed.width
            assert 0 <= y <= placed.height


def test_rows_stand_below_what_they_are_for():
    boxes = [Box(f"b{n}", 200.0, 60.0) for n in range(5)]
    chain = [Join(f"j{n}", f"b{n}", f"b{n + 1}") for n in range(4)]
    down = rows(Drawing(boxes, chain), "TB").boxes
    assert [down[f"b{n}"].y for n in range(5)] == sorted(down[f"b{n}"].y for n in range(5))
    right = rows(Drawing(boxes, chain), "LR").boxes
    assert [right[f"b{n}"].x for n in range(5)] == sorted(right[f"b{n}"].x for n in range(5))


@pytest.mark.parametrize("many", [2000])
def test_many_reasons_for_one_claim_make_a_page(many):
    boxes = [Box(f"b{n}", 214.0, 90.0) for n in range(many)]
    placed = rows(Drawing(boxes, [Join(f"j{n}", "b0", f"b{n}") for n in range(1, many)]), "TB")
    assert 0.8 < placed.width / placed.height < 2.5
