"""The geometry of pictures: nothing overlaps, nothing overflows, lines end where they should."""

import math
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_maps import Maker, city_centre, confidence, everything, likelihood, said

from argmap.graph.view import Filters, view
from argmap.render import Look, compose, find
from argmap.render.graph.picture import ACROSS, FEW, _cards, _order, _sizes, across, merged
from argmap.render.graph.wiring import wire
from argmap.render.layout.arrange import Arrangement, arrange
from argmap.render.layout.badness import heads_together
from argmap.render.layout.curves import Curve
from argmap.render.layout.ends import APART, spread
from argmap.render.layout.pack import grow, pack
from argmap.render.layout.placing import Place
from argmap.render.lettering.fonts import width
from argmap.render.scene import Path, Rect, Text

LOOKS = [
    Look(),
    Look(direction="right"),
    Look(detail="brief"),
    Look(detail="ids"),
    Look(apart=True),
    Look(apart=True, direction="right", detail="ids"),
]
MAPS = [city_centre, everything]


def boxes(scene):
    """Cards and stubs with their outer rectangles: x, y, width, height."""
    for group in scene.groups:
        if group.kind in ("card", "stub"):
            frame = next(shape for shape in group.shapes if isinstance(shape, Rect))
            yield group, (group.x, group.y, frame.width, frame.height)


def extent(text):
    """Left and right end of a line of text."""
    wide = width(text.text, text.style, text.size, text.tracking) - text.tracking * text.size
    left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, left + wide


def check(scene):
    placed = list(boxes(scene))
    for group, (_, _, wide, high) in placed:
        for shape in group.shapes:
            if isinstance(shape, Text):
                left, right = extent(shape)
                assert left >= 5, shape
                assert right <= wide - 4, shape
                assert shape.y - shape.size * 0.75 >= 0, shape
                assert shape.y + shape.size * 0.25 <= high, shape
            if isinstance(shape, Rect):
                assert shape.x >= 0
                assert shape.x + shape.width <= wide + 0.01
                assert shape.y + shape.height <= high + 0.01
    for number, (one, a) in enumerate(placed):
        assert a[0] >= 0
        assert a[1] >= 0
        assert a[0] + a[2] <= scene.width
        assert a[1] + a[3] <= scene.height
        for other, b in placed[number + 1 :]:
            apart = (
                a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0]
                or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
            )  # fmt: skip
            assert apart, (one.title, other.title)
    for group in scene.groups:
        for shape in group.shapes:
            if isinstance(shape, Text) and group.kind in ("heading", "legend", "section-name"):
                left, right = extent(shape)
                assert group.x + left >= 0
                assert group.x + right <= scene.width


@pytest.mark.parametrize("make", MAPS)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_overlaps_or_overflows(make, look):
    check(compose(view(make()), look, find()))


WORDS = st.text(
    st.one_of(
        st.sampled_from("abcdefghij      клмн שלום 漢字 ,.-"),
        st.characters(codec="utf-8", exclude_categories=("Cs",)),
    ),
    min_size=1,
    max_size=160,
)


@st.composite
def maps(draw):
    """Small maps of any shape, with any text."""
    m = Maker(draw(WORDS))
    m.speaker("s", draw(WORDS))
    m.source("d", draw(WORDS), publisher=draw(st.none() | WORDS), grade="B")
    ids = []
    for number in range(draw(st.integers(1, 9))):
        if draw(st.booleans()):
            m.section(f"section{number}", draw(WORDS))
        id = f"c{number}"
        kind = draw(st.sampled_from(["question", "claim", "evidence", "assumption", "gap"]))
        if kind in ("claim", "evidence"):
            quote = draw(st.none() | WORDS)
            mode = draw(st.sampled_from(["direct", "indirect", None]))
            extra = {}
            if draw(st.booleans()):
                extra = {"likelihood": likelihood("very likely", 80, 95),
                         "confidence": confidence("moderate")}  # fmt: skip
            getattr(m, kind)(id, draw(WORDS), said("s", "d", mode, quote), **extra)
        else:
            getattr(m, kind)(id, draw(WORDS))
        ids.append(id)
    relations = st.sampled_from(["supports", "attacks", "contradicts", "assumes", "details"])
    links = []
    for _ in range(draw(st.integers(0, 8))):
        ends = (
            draw(st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True))
            if (len(ids) > 1)
            else []
        )
        if len(ends) > 1:
            relation = draw(relations)
            premises = ends[1:] if relation in ("supports", "attacks") else ends[1:2]
            links.append(m.link(tuple(premises), relation, ends[0]))
    if links and draw(st.booleans()):
        m.link(ids[0], "undercuts", draw(st.sampled_from(links)))
    return m.map()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(), st.sampled_from(LOOKS))
def test_any_map(map, look):
    check(compose(view(map), look, find()))


@pytest.mark.parametrize("make", MAPS)
@pytest.mark.parametrize("apart", [False, True])
def test_lines_end_at_their_cards_and_keep_off_the_others(make, apart):
    shown = view(make())
    wiring = wire(shown, apart)
    order = _order(shown, wiring)
    sizes = _sizes(wiring, _cards(shown, wiring, order, Look()))
    placed = arrange(shown, wiring, sizes, order, find(), "TB", apart)
    for one in wiring.wires:
        curve = Curve(placed.curves[one.key])
        for end, key in ((curve.start, one.upper), (curve.end, one.lower)):
            assert _off_border(end, placed.boxes[key]) < 2.0, one
        for key, place in placed.boxes.items():
            if key in (one.upper, one.lower):
                continue
            assert not any(
                place.x + 1 < x < place.x + place.width - 1
                and place.y + 1 < y < place.y + place.height - 1
                for x, y in curve.samples(4)
            ), (one.key, key)


def _off_border(point, place):
    x, y = point
    if place.width == place.height and place.width < 20:
        return abs(math.dist(point, place.centre) - place.width / 2)
    dx = max(place.x - x, 0, x - place.x - place.width)
    dy = max(place.y - y, 0, y - place.y - place.height)
    inside = min(x - place.x, place.x + place.width - x, y - place.y, place.y + place.height - y)
    return math.hypot(dx, dy) if dx or dy else abs(inside)


def test_sections_laid_out_apart_name_the_other_ends():
    scene = compose(view(city_centre()), Look(apart=True), find())
    stubs = [group for group in scene.groups if group.kind == "stub"]
    assert {group.href for group in stubs} == {"t"}
    assert len(stubs) == 3
    texts = {text.text for text in scene.texts()}
    assert {"supported by", "attacked by"} <= texts


def test_the_legend_shows_what_is_used_and_nothing_else():
    said_by = {text.text for text in _legend(city_centre())}
    assert "supports" in said_by
    assert "premises that count only together" in said_by
    assert not any("contradict" in text or "unnamed" in text for text in said_by)
    m = Maker("T")
    m.claim("a", "A.")
    assert not list(_legend(m.map()))


def _legend(map):
    scene = compose(view(map), Look(), find())
    for group in scene.groups:
        if group.kind == "legend":
            yield from (shape for shape in group.shapes if isinstance(shape, Text))


def test_words_stand_on_informing_lines():
    scene = compose(view(everything()), Look(), find())
    words = [group for group in scene.groups if group.kind == "word"]
    assert len(words) == 8


def test_strength_is_width():
    scene = compose(view(everything()), Look(), find())
    widths = {}
    for group in scene.groups:
        if group.kind == "link":
            widths[group.title] = [s.stroke_width for s in group.shapes if isinstance(s, Path)][-1]
    assert widths["loyal strongly supports pleases"] == 2.4
    assert widths["deadline weakly attacks pleases"] == 1.0


def test_pills_keep_off_lines():
    scene = compose(view(city_centre()), Look(apart=False), find())
    pills = [
        (group.x + shape.x, group.y + shape.y, shape.width, shape.height)
        for group in scene.groups
        if group.kind == "section-name"
        for shape in group.shapes
        if isinstance(shape, Rect)
    ]
    assert len(pills) == 3
    for group in scene.groups:
        for shape in group.shapes:
            if group.kind == "link" and isinstance(shape, Path):
                for name, parts in shape.segments:
                    x, y = (parts[-2] + group.x, parts[-1] + group.y) if name != "Z" else (0, 0)
                    assert not any(a < x < a + w and b < y < b + h for a, b, w, h in pills)


@given(st.lists(st.tuples(st.floats(20, 900), st.floats(20, 900)), min_size=1, max_size=14))
@settings(deadline=None, max_examples=30)
def test_packed_rectangles_do_not_overlap_even_when_grown(sizes):
    spots, whole = pack(sizes, 10, 1.6)
    places = [(x, y, w, h) for (x, y), (w, h) in zip(spots, sizes, strict=True)]
    for made in (places, grow(places, whole, 10, 0.3)):
        for number, a in enumerate(made):
            assert a[0] + a[2] <= whole[0] + 0.01
            assert a[1] + a[3] <= whole[1] + 0.01
            for b in made[number + 1 :]:
                assert (
                    a[0] + a[2] <= b[0] + 0.01 or b[0] + b[2] <= a[0] + 0.01
                    or a[1] + a[3] <= b[1] + 0.01 or b[1] + b[3] <= a[1] + 0.01
                )  # fmt: skip


def test_focus_draws_no_sections():
    scene = compose(view(city_centre(), Filters(focus=("h1",))), Look(), find())
    assert not any(group.kind == "section" for group in scene.groups)


def test_cards_of_imported_maps_name_their_import():
    m = Maker("T")
    m.claim("a", "A.")
    m.link("other.b", "supports", "a")
    other = Maker()
    other.claim("other.b", "B.")
    made = m.map().model_copy(update={"imported": other.entries})
    scene = compose(view(made), Look(), find())
    assert "CLAIM · FROM other" in {text.text for text in scene.texts()}


def _frames(scene):
    return {group.id: group.shapes[0] for group in scene.groups if group.kind == "section"}


def test_an_argument_stands_in_its_section():
    m = Maker("T")
    m.section("s", "S")
    m.claim("a", "A.")
    m.argument("why", "Because.", ("a",), "t")
    m.no_section()
    m.claim("t", "T.")
    shown = view(m.map())
    wiring = wire(shown, False)
    order = _order(shown, wiring)
    sizes = _sizes(wiring, _cards(shown, wiring, order, Look()))
    placed = arrange(shown, wiring, sizes, order, find(), "TB", False)
    frame, box = placed.sections["s"], placed.boxes["a:why"]
    assert frame.x < box.x
    assert frame.y < box.y
    assert box.x + box.width < frame.x + frame.width
    assert box.y + box.height < frame.y + frame.height


@pytest.mark.parametrize("apart", [True, False])
def test_a_long_name_of_a_section_is_cut_at_its_frame(apart):
    m = Maker("T")
    name = "A name that says two things at once. " * 3
    m.section("s", name)
    m.claim("a", "A.")
    m.section("s2", "Short")
    m.claim("b", "B.")
    m.link("a", "supports", "b")
    scene = compose(view(m.map()), Look(apart=apart), find())
    pill = next(g for g in scene.groups if g.kind == "section-name" and g.title == name)
    frame, (rect, *texts) = _frames(scene)["s"], pill.shapes
    assert len(texts) == 1
    assert texts[0].text.endswith(" …")
    assert rect.x + rect.width <= frame.x + frame.width
    check(scene)


def test_ids_of_lines_are_made_of_the_maps_ids():
    scene = compose(view(everything()), Look(), find())
    ids = {group.id for group in scene.groups if group.kind == "link"}
    assert {
        "pleases answers q1",
        "loyal supports pleases",
        "inside undercuts loyal supports pleases",
        "weak + patron supports pleases",
        "weak + patron supports pleases by patron",
    } <= ids
    assert not any("None" in id or "->" in id for id in ids)
    for look in LOOKS:
        drawn = [g.id for g in compose(view(everything()), look, find()).groups if g.id]
        links = [g.id for g in compose(view(everything()), look, find()).groups if g.kind == "link"]
        assert len(links) == len(set(links))
        assert drawn


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("across_others", [True, False])
def test_answers_stand_side_by_side_in_the_order_of_reading(direction, apart, across_others):
    m = Maker("Why?")
    m.section("s", "S")
    m.question("q", "Why?")
    for number in range(4):
        m.link(m.claim(f"h{number}", "Because. " * (1 + number)), "answers", "q")
    m.link("h2", "contradicts", "h0")
    if across_others:  # the order of reading would then cost crossings
        m.link("h3", "attacks", "h1")
    for number in range(6):
        m.link(m.claim(f"c{number}", "So."), "supports", f"h{number % 3 + 1}")
    m.section("s2", "S2")
    m.claim("z", "Z.")
    m.link("z", "supports", "h3")
    scene = compose(view(m.map()), Look(direction=direction, apart=apart), find())
    at = {group.id: place for group, place in boxes(scene) if group.kind == "card"}
    level = [at[f"h{number}"] for number in range(4)]
    along, across = (0, 1) if direction == "down" else (1, 0)
    if not across_others:
        assert [one[along] for one in level] == sorted(one[along] for one in level)
    middles = [one[across] + one[across + 2] / 2 for one in level]
    assert max(middles) - min(middles) < 1


def test_heads_do_not_lie_on_each_other():
    m = Maker("T")
    m.claim("t", "T.")
    for number in range(9):
        m.link(m.claim(f"c{number}", "C."), "attacks" if number % 2 else "supports", "t")
    shown = view(m.map())
    wiring = wire(shown, False)
    order = _order(shown, wiring)
    sizes = _sizes(wiring, _cards(shown, wiring, order, Look()))
    placed = arrange(shown, wiring, sizes, order, find(), "TB", False)
    assert heads_together(placed) == 0


@given(st.lists(st.floats(0, 200), min_size=2, max_size=12))
def test_ends_are_set_apart_along_a_side(wanted):
    curves = {
        f"{n}": [(x, 50.0), (x, 70.0), (x, 80.0), (x, 100.0)] for n, x in enumerate(sorted(wanted))
    }
    spread([(Place(0.0, 0.0, 200.0, 50.0), [(key, False) for key in curves])], curves, 10.0)
    ends = sorted(curve[0][0] for curve in curves.values())
    gap = min(APART, 180 / (len(ends) - 1))
    if any(b - a < gap - 0.01 for a, b in pairwise(sorted(wanted))):
        assert ends[0] >= 10 - 0.01
        assert ends[-1] <= 190 + 0.01
    assert all(b - a >= gap - 0.02 for a, b in pairwise(ends))


def test_merged_lines_take_a_picture_apart():
    straight = [(0.0, 0.0), (200.0, 0.0), (400.0, 0.0), (600.0, 0.0)]
    lines = {"a": straight, "b": [(x, y + 1) for x, y in straight]}
    assert merged(Arrangement(curves=lines))
    lines["b"] = [(x, y + 40) for x, y in straight]
    assert not merged(Arrangement(curves=lines))


def test_many_links_between_sections_take_a_picture_apart():
    def drawn(count, cards):
        m = Maker("T")
        for section in "ab":
            m.section(section, section)
            for number in range(cards // 2):
                m.claim(f"{section}{number}", "C.")
                if number:
                    m.link(f"{section}{number}", "supports", f"{section}{number - 1}")
        for number in range(count):
            m.link(f"b{number}", "supports", f"a{number}")
        shown = view(m.map())
        assert across(shown) == count
        return {group.kind for group in compose(shown, Look(), find()).groups}

    assert "stub" not in drawn(ACROSS, FEW + 2)
    assert "stub" in drawn(ACROSS + 1, FEW + 2)
    assert "stub" not in drawn(ACROSS + 1, FEW)
