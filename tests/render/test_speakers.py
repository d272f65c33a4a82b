"""The picture of who says what."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_maps import AT, Maker

from argmap.graph.view import Filters, view
from argmap.model import Attribution, Claim, Evidence, Map, Speaker
from argmap.render import Look, Words
from argmap.render.drawing import draw
from argmap.render.fonts import width
from argmap.render.page import MARGIN
from argmap.render.scene import Group, Rect, Scene, Text
from argmap.render.speakers import SIDE
from argmap.render.stances import SIZE, STANCES, mark
from argmap.render.theme import THEMES, ThemeName, contrast
from argmap.render.views import PICTURES

NAMES = [
    "Kurt",
    "Dr. Maria-Magdalena von und zu Hohenstein-Wolkenstein-Rodenegg",
    "Bundesverwaltungsgerichtspräsidialamtsvorsteherin",
    "Анна Вайсс-Константинопольская",
    "محمد بن عبد الله",
    "דוד בן גוריון",
    "Αλέξανδρος Παπαδόπουλος",
    "<b>Bold</b> & \"Co\" 'x'",
]
TEXTS = [
    "Short.",
    "A claim that is somewhat longer and needs two lines to be read in full by anybody.",
    "Утверждение на русском языке, которое достаточно длинное, чтобы занять две строки.",
    "ادعاء باللغة العربية طويل بما يكفي ليحتاج إلى أكثر من سطر واحد",
    "Very long. " * 80,
]


def said(speaker: str, stance: str = "asserts", via: tuple[str, ...] = ()) -> Attribution:
    return Attribution(stance=stance, speaker=speaker, via=via, source="paper", at=AT)


def made(people: int, claims: int) -> Map:
    """A map in which every claim has voices of all stances, under sections of four claims."""
    maker = Maker("Who is to pay for the bridge?")
    maker.source("paper", "A paper with a title of some length", publisher="The Paper")
    for n in range(people):
        maker.entries[f"p{n}"] = Speaker(
            id=f"p{n}",
            text=NAMES[n % len(NAMES)],
            role="head of a department with a long name" if n % 2 else None,
            of="p0" if n % 3 == 1 else None,
            at=AT,
        )
    for n in range(claims):
        if n % 4 == 0:
            maker.section(f"s{n}", f"Section {n} " + "with a long name " * (n % 3) * 9)
        all_said = (
            said(f"p{n % people}"),
            said(f"p{n * 7 % people}", "denies", ("p0",)),
            said("author" if n % 2 else "unnamed", "doubts"),
        )
        kind = Evidence if n % 3 == 0 else Claim
        maker.add(kind, f"c{n}", TEXTS[n % len(TEXTS)], attributions=all_said)
    return maker.map()


def compose(map: Map, filters: Filters | None = None, words: Words | None = None) -> Scene:
    """The picture; it needs no engine."""
    look = Look(words=words or Words())
    return PICTURES["speakers"](view(map, filters), look, None)  # type: ignore[arg-type]


def of_kind(scene: Scene, kind: str) -> list[Group]:
    return [group for group in scene.groups if group.kind == kind]


def box(group: Group, text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line of text on the page."""
    wide = width(text.text, text.style, text.size, text.tracking)
    left = group.x + text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    y = group.y + text.y
    return left, y - text.size * 0.74, left + wide, y + text.size * 0.21


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    return [
        box(group, shape)
        for group in scene.groups
        for shape in group.shapes
        if isinstance(shape, Text)
    ]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        one[0] < other[2] - 0.1
        and other[0] < one[2] - 0.1
        and one[1] < other[3] - 0.1
        and other[1] < one[3] - 0.1
    )


@pytest.mark.parametrize(("people", "claims"), [(1, 1), (2, 3), (8, 14), (30, 100)])
def test_nothing_overlaps_and_nothing_leaves_the_page(people: int, claims: int) -> None:
    map = made(people, claims)
    scene = compose(map)
    placed = sorted(boxes(scene), key=lambda one: one[1])
    for index, one in enumerate(placed):
        assert one[0] >= MARGIN - 0.5
        assert one[2] <= scene.width - MARGIN + 0.5
        assert 0 <= one[1] <= one[3] <= scene.height
        for other in placed[index + 1 :]:
            if other[1] > one[3]:
                break
            assert not overlap(one, other)


def test_marks_stand_under_their_voices_and_apart() -> None:
    people = ["p0", "p1"]
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in people:
        maker.entries[id] = Speaker(id=id, text=id, at=AT)
    every = tuple(said("p1", stance, via) for stance in STANCES for via in ((), ("p0",)))
    maker.add(Claim, "c", "Words.", attributions=(said("p0"), *every, *every))
    map = maker.map()
    scene = compose(map)
    heads = {group.title: group.x for group in of_kind(scene, "voice")}
    marks = of_kind(scene, "stance")
    assert [mark.x for mark in marks] == [heads["p0"]] + 6 * [heads["p1"]]
    column = heads["p1"] - heads["p0"]
    (entry,) = of_kind(scene, "entry")
    row = next(shape.height for shape in entry.shapes if isinstance(shape, Rect))
    places = [centre(group) for group in marks[1:]]
    for index, (x, y) in enumerate(places):
        assert abs(x - heads["p1"]) + SIZE / 2 < column / 2
        assert abs(y - marks[1].y) + SIZE / 2 < row / 2 + 4
        for other_x, other_y in places[index + 1 :]:
            assert max(abs(x - other_x), abs(y - other_y)) > SIZE + 1


def centre(group: Group) -> tuple[float, float]:
    shape = group.shapes[0]
    if isinstance(shape, Rect):
        return group.x + shape.x + shape.width / 2, group.y + shape.y + shape.height / 2
    if hasattr(shape, "radius"):
        return group.x + shape.x, group.y + shape.y
    xs = [numbers[0] for _, numbers in shape.segments if numbers]
    ys = [numbers[1] for _, numbers in shape.segments if numbers]
    return group.x + (min(xs) + max(xs)) / 2, group.y + (min(ys) + max(ys)) / 2


def test_stances_differ_without_colour() -> None:
    looks = set()
    for stance in STANCES:
        for heard in (False, True):
            shapes = mark(0, 0, stance, heard)
            filled = shapes[0].fill == "page"
            looks.add((tuple(type(shape).__name__ for shape in shapes), filled))
    assert len(looks) == 6


@pytest.mark.parametrize("theme", THEMES)
def test_marks_can_be_seen(theme: ThemeName) -> None:
    colours = THEMES[theme]
    for stance in STANCES:
        stroke = mark(0, 0, stance, False)[0].stroke
        assert stroke
        assert contrast(colours[stroke], colours.page) >= 4.5


def test_a_mark_says_who_through_whom_and_where() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper", publisher="The Paper")
    maker.entries["eva"] = Speaker(id="eva", text="Eva", at=AT)
    maker.entries["tass"] = Speaker(id="tass", text="TASS", at=AT)
    maker.add(Claim, "c", "Words.", attributions=(said("eva", "denies", ("tass",)),))
    map = maker.map()
    (group,) = of_kind(compose(map), "stance")
    assert group.title == "Eva (via TASS, The Paper) denies: Words."
    assert group.data == (("entry", "c"),)


def test_the_legend_has_what_is_there_and_nothing_else() -> None:
    def legend(*all_said: Attribution) -> list[str]:
        maker = Maker("A map")
        maker.source("paper", "A paper")
        maker.entries["eva"] = Speaker(id="eva", text="Eva", at=AT)
        maker.add(Claim, "c", "Words.", attributions=all_said)
        map = maker.map()
        groups = of_kind(compose(map), "legend")
        return [s.text for g in groups for s in g.shapes if isinstance(s, Text) and s.text != "?"]

    heard = "open: heard through others"
    assert legend(said("eva")) == ["asserts"]
    assert legend(said("eva", "doubts")) == ["doubts"]
    assert legend(said("eva", "denies", ("eva",))) == ["denies", heard]
    assert legend(said("eva"), said("eva", "denies")) == ["asserts", "denies"]


def test_claims_stand_under_the_names_of_their_sections() -> None:
    map = made(2, 10)
    scene = compose(map)
    order = [(group.kind, group.id) for group in scene.groups if group.kind in ("section", "entry")]
    expected = []
    for n in range(10):
        if n % 4 == 0:
            expected.append(("section", f"s{n}"))
        expected.append(("entry", f"c{n}"))
    assert order == expected


def test_names_stand_there_again_in_a_tall_picture() -> None:
    map = made(3, 80)
    scene = compose(map)
    heads = of_kind(scene, "voice")
    tops = sorted({group.y for group in heads if group.title == heads[0].title})
    assert len(tops) > 2
    assert all(b - a < 1300 for a, b in pairwise(tops))


def test_what_a_map_says_is_no_markup() -> None:
    maker = Maker("<script>alert(1)</script>")
    maker.source("paper", "</svg><x>")
    maker.section("s", "<i>Section</i>")
    maker.entries["eva"] = Speaker(id="eva", text="<b onload='x'>Eva</b>", role="\x00\u202e", at=AT)
    maker.add(Claim, "c", "<image href='x'/>&amp;", attributions=(said("eva"), said("author")))
    map = maker.map()
    picture = draw(compose(map), "svg").data
    root = ET.fromstring(picture)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "g", "text", "path", "circle"}
    assert "<image href='x'/>&amp;" in "".join(root.itertext())


@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=4),
    st.lists(st.text(max_size=300), min_size=1, max_size=4),
)
@settings(max_examples=40)
def test_any_words_make_a_picture(names: list[str], texts: list[str]) -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for n, name in enumerate(names):
        maker.entries[f"p{n}"] = Speaker(id=f"p{n}", text=name, role=name, at=AT)
    for n, text in enumerate(texts):
        maker.add(Claim, f"c{n}", text, attributions=(said(f"p{n % len(names)}"),))
    map = maker.map()
    scene = compose(map)
    ET.fromstring(draw(scene, "svg").data)
    assert max(one[2] for one in boxes(scene)) <= scene.width


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_same_map_gives_the_same_bytes(form: str, theme: ThemeName) -> None:
    map = made(3, 4)
    pictures = {draw(compose(map), form, theme).data for _ in range(2)}  # type: ignore[arg-type]
    assert len(pictures) == 1


def test_the_description() -> None:
    map = made(1, 1)
    scene = compose(map)
    assert scene.title == "Who says what: Who is to pay for the bridge?"
    assert "2 voices and 1 entry" in scene.description
    assert scene.width > SIDE
