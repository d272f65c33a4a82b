"""Nothing in a picture overlaps, overflows or hides anything: real maps and varied ones."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from measuring import drawn, faults
from sample_maps import Maker, city_centre
from varied_maps import SHAPES, WORDS, rewritten, varied

from argmap.check import check
from argmap.graph.view import view
from argmap.render import THEMES, Look, Words, find
from argmap.render.layout.placing import Place
from argmap.render.output.svg import svg
from argmap.render.scene import Group, Rect, Text

MAPS = Path(__file__).parents[2] / "maps"
FOLDERS = sorted({path.parent for path in MAPS.rglob("*.argmap")})
DIRECTIONS = ["down", "right"]
SEEDS = range(200)
CHUNK = 20
IN_EVERY_SCRIPT = {"kyrgyzstan-2006", "ten-lines", "thirty-lines"}


def all_faults(map, look):
    return list(faults(*drawn(view(map), look, find())))


def of_seed(seed):
    return varied(seed, list(WORDS)[seed // len(SHAPES) % len(WORDS)])


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", range(8))
def test_every_shape_of_map(seed, direction):
    assert all_faults(varied(seed), Look(direction=direction)) == []


@pytest.mark.slow
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_varied_maps(first, direction):
    for seed in range(first, first + CHUNK):
        assert all_faults(of_seed(seed), Look(direction=direction)) == [], seed


def folders():
    """The real maps as they are, and some with texts of as much length in each script."""
    for folder in FOLDERS:
        yield pytest.param(folder, None, id=folder.name)
        for script in WORDS if folder.name in IN_EVERY_SCRIPT else []:
            yield pytest.param(folder, script, id=f"{folder.name}-{script}", marks=pytest.mark.slow)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(("folder", "script"), list(folders()))
def test_real_maps(folder, script, direction):
    (map,) = check([str(folder)]).maps
    map = rewritten(map, script) if script else map
    assert all_faults(map, Look(direction=direction)) == []


@pytest.mark.parametrize("detail", ["brief", "ids"])
def test_details(detail):
    for direction in DIRECTIONS:
        assert all_faults(of_seed(7), Look(direction=direction, detail=detail)) == []


@pytest.mark.parametrize("seed", [5, 13, 21])
def test_sections_together_and_apart(seed):
    assert all_faults(of_seed(seed), Look(apart=True)) == []
    # laid out together whatever it costs, a line may leave a section under its name
    found = all_faults(of_seed(seed), Look(apart=False))
    assert {kind for kind, _ in found} <= {"line through pill"}


@pytest.mark.parametrize("language", ["de", "ru"])
def test_longer_words_on_lines(language):
    assert all_faults(of_seed(14), Look(words=Words(language))) == []


def test_a_theme_changes_colours_alone():
    _, _, scene = drawn(view(of_seed(7)), Look(), find())
    drawings = {re.sub(r"#[0-9A-Fa-f]{6}", "", svg(scene, theme)) for theme in THEMES.values()}
    assert len(THEMES) == 3
    assert len(drawings) == 1


def test_varied_maps_are_the_same_each_time_and_differ():
    assert varied(12) == varied(12)
    many = [varied(seed) for seed in range(24)]
    assert len({len(map.links) for map in many}) > 8
    assert {link.relation for map in many for link in map.links} == {
        "supports", "attacks", "undercuts", "contradicts", "corroborates", "updates", "explains",
        "details", "assumes", "bears on", "answers",
    }  # fmt: skip


# The measure itself: each fault is found where there is one.


@pytest.fixture
def sound():
    """The wiring, the arrangement and the scene of a picture without a fault."""
    made = drawn(view(city_centre()), Look(apart=False), find())
    assert list(faults(*made)) == []
    return made


def kinds(*made):
    return {kind for kind, _ in faults(*made)}


def with_groups(scene, change):
    return replace(scene, groups=tuple(change(one) for one in scene.groups))


def group_of(scene, kind, id=None):
    return next(one for one in scene.groups if one.kind == kind and id in (None, one.id))


def test_overlapping_cards_are_found(sound):
    wiring, placed, scene = sound
    on = group_of(scene, "card", "h2")

    def onto(one):
        is_it = one.kind == "card" and one.id == "h3"
        return replace(one, x=on.x + 5, y=on.y + 5) if is_it else one

    assert "cards overlap" in kinds(wiring, placed, with_groups(scene, onto))


def test_text_out_of_its_card_is_found(sound):
    wiring, placed, scene = sound
    long = Text(20, 30, "far too long a line " * 5, 11)

    def longer(one):
        return replace(one, shapes=(*one.shapes, long)) if one.kind == "card" else one

    assert "text out of its card" in kinds(wiring, placed, with_groups(scene, longer))


def test_a_line_through_a_card_is_found(sound):
    wiring, placed, scene = sound
    for number, curve in enumerate(list(placed.curves.values())):
        x, y = curve[len(curve) // 2]
        placed.boxes[f"c:{number}"] = Place(x - 300, y + 1, 600, 0.5)  # as thin as a hair
    assert "line through card" in kinds(wiring, placed, scene)


def test_lines_through_names_and_ends_off_their_boxes_are_found(sound):
    wiring, placed, scene = sound
    name, card = group_of(scene, "section-name"), group_of(scene, "card", "t")
    dx, dy = placed.boxes["c:t"].x - card.x, placed.boxes["c:t"].y - card.y
    x, y = name.x + name.shapes[0].x + dx, name.y + name.shapes[0].y + dy + 9
    placed.curves[next(iter(placed.curves))] = [(x - 9, y), (x, y), (x + 5, y), (x + 60, y)]
    found = kinds(wiring, placed, scene)
    assert {"line through pill", "line ends beside its box"} <= found


def test_a_line_under_its_own_card_is_found(sound):
    wiring, placed, scene = sound
    wire = wiring.wires[0]
    curve, box = placed.curves[wire.key], placed.boxes[wire.upper]
    far = (box.x + box.width / 2, box.y + box.height)
    placed.curves[wire.key] = [(far[0], box.y), (far[0], box.y + 9), far, *[far] * 1, *curve[-3:]]
    assert "line under its card" in kinds(wiring, placed, scene)


def informing():
    m = Maker("T")
    m.link(m.claim("a", "A."), "details", m.claim("b", "B."))
    return drawn(view(m.map()), Look(), find())


def test_a_missing_line_and_a_missing_word_are_found():
    wiring, placed, scene = informing()
    bare = replace(scene, groups=tuple(one for one in scene.groups if one.kind != "word"))
    assert kinds(wiring, placed, bare) == {"word missing"}
    placed.curves.clear()
    assert "line missing" in kinds(wiring, placed, scene)


def test_a_word_on_a_card_is_found():
    wiring, placed, scene = informing()
    card = group_of(scene, "card")
    on = Group("word", (Rect(card.x, card.y, 30, 11), Text(card.x, card.y + 8, "details", 7.5)))
    found = kinds(wiring, placed, with_groups(scene, lambda one: on if one.kind == "word" else one))
    assert found == {"word on card"}
