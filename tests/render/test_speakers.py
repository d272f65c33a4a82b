"""The picture of who says what."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_maps import AT, Maker
from sheet_geometry import HOSTILE, boxes, check_names, check_texts

from argmap.cli.render import render
from argmap.cli.speakers import speakers
from argmap.graph.view import Filters, view
from argmap.graph.voices import voices
from argmap.model import Attribution, Claim, Evidence, Map, Speaker
from argmap.render import Look, NothingToShow, Words, languages
from argmap.render.output.drawing import draw
from argmap.render.parts.page import MARGIN
from argmap.render.scene import Group, Rect, Scene, Text
from argmap.render.speakers.picture import BESIDE, SIDE, WIDE
from argmap.render.speakers.stances import SIZE, STANCES, mark
from argmap.render.theme import THEMES, ThemeName, contrast
from argmap.render.views import PICTURES, TABLES

GOLDEN = Path(__file__).with_name("golden") / "speakers.svg"

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


@pytest.mark.parametrize(
    ("people", "claims"), [(1, 1), (2, 3), (8, 14), (16, 20), (17, 20), (60, 100)]
)
def test_nothing_overlaps_and_nothing_leaves_the_page(people: int, claims: int) -> None:
    scene = compose(made(people, claims))
    check_texts(scene, MARGIN)
    check_names(scene)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_in_its_place(text: str) -> None:
    maker = Maker(text)
    maker.source("paper", text, publisher=text)
    maker.section("s", text)
    for id in ("a", "b"):
        maker.entries[id] = Speaker(id=id, text=text, role=text, of="a", at=AT)
    maker.add(Claim, "c", text, attributions=(said("a"), said("b", "denies", ("a",))))
    maker.add(Claim, "d", text, attributions=(said("a"), said("author"), said("unnamed")))
    scene = compose(maker.map())
    check_texts(scene, MARGIN)
    for group, line, frame in boxes(scene):
        if group.kind == "voice":
            assert abs((frame[0] + frame[2]) / 2 - group.x) < 0.1
            assert frame[2] - frame[0] <= 112 - 8
        elif group.kind == "entry":
            assert frame[0] >= MARGIN + 12 - 0.1, line
            assert frame[2] <= MARGIN + SIDE - 12 + 0.1, line
    picture = draw(scene, "svg").data
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(picture).iter()}
    assert names <= {"svg", "title", "desc", "rect", "g", "text", "path", "circle"}
    assert len(picture) < 300_000


def test_many_voices_stand_in_tables_below_each_other() -> None:
    map = made(50, 60)
    found = voices(view(map))
    scene = compose(map)
    assert scene.width <= SIDE + BESIDE * WIDE + 2 * MARGIN
    columns = {round(group.x, 1) for group in of_kind(scene, "voice")}
    assert len(columns) <= BESIDE
    heads = {group.id for group in of_kind(scene, "voice") if group.id}
    assert len(heads) == sum(one.speaker != "unnamed" for one in found)
    marks = {(v.speaker, v.source, e.id, a.stance) for v in found for e, a in v.said}
    assert len(of_kind(scene, "stance")) == len(marks)
    told = [text.text for group, text, _ in boxes(scene) if group.kind == "text"]
    assert "1 to 13 of 52 voices" in told
    assert "40 to 52 of 52 voices" in told


def harbour() -> Map:
    """Three who speak of who is to pay for a harbour, and a paper."""
    maker = Maker("Who is to pay for the harbour?")
    maker.source("paper", "Harbour closed", publisher="The Paper")
    for id, name in (("weiss", "Anna Weiss"), ("town", "The town"), ("state", "The state")):
        maker.speaker(id, name)
    maker.section("s", "Who pays")
    maker.claim("a", "The state is to pay.", said("weiss"), said("town"), said("state", "denies"))
    maker.claim("b", "The town is poor.", said("town"), said("author", "doubts"))
    maker.claim("c", "The state promised to pay.", said("weiss", via=("town",)))
    maker.claim("d", "The state has no money.", said("state"))
    maker.evidence("e", "Nobody knows.", said("unnamed"))
    maker.link("c", "supports", "b")
    maker.link("d", "attacks", "c")
    return maker.map("harbour")


def test_who_stands_with_whom() -> None:
    scene = compose(harbour())
    places = [
        (shape.text, shape.x - 7, shape.y - 3)
        for group in of_kind(scene, "standing")
        for shape in group.shapes
        if isinstance(shape, Text)
    ]
    assert [name for name, _, _ in places] == ["Anna Weiss", "The town", "The state", "The Paper"]
    cells = {}
    for pair in of_kind(scene, "pair"):
        told = [shape.text for shape in pair.shapes if isinstance(shape, Text)]
        row = next(name for name, _, y in places if y == pytest.approx(pair.y))
        column = next(name for name, x, _ in places if x == pytest.approx(pair.x))
        cells[row, column] = told
    assert cells == {
        ("The town", "Anna Weiss"): ["+2"],
        ("The state", "Anna Weiss"): ["−2"],
        ("The state", "The town"): ["−1"],
        ("The Paper", "The town"): ["−1"],
    }
    titles = [pair.title for pair in of_kind(scene, "pair")]
    assert titles[0] == (
        "Anna Weiss and The town agree on 2 points: “The state is to pay” · "
        "“The town is poor” – “The state promised to pay”"
    )
    listed = [
        shape.text
        for one in of_kind(scene, "points")
        for shape in one.shapes
        if isinstance(shape, Text)
    ]
    assert "Anna Weiss and The state oppose each other on 2 points" in listed
    told = [text.text for group, text, _ in boxes(scene) if group.kind == "text"]
    assert Words()["standing unnamed"] in told


def test_agreement_and_opposition_differ_without_colour() -> None:
    scene = compose(harbour())
    good, bad = (
        next(
            pair.shapes[0]
            for pair in of_kind(scene, "pair")
            if sign in pair.shapes[1].text  # type: ignore[union-attr]
        )
        for sign in "+−"
    )
    assert isinstance(good, Rect)
    assert isinstance(bad, Rect)
    assert (good.radius, good.stroke) == (7.5, None)
    assert bad.radius < 2
    assert bad.fill == "page"


def test_those_who_have_nothing_in_common_are_not_compared() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    maker.speaker("a", "A")
    maker.speaker("b", "B")
    maker.claim("c", "C.", said("a"))
    maker.claim("d", "D.", said("b"))
    scene = compose(maker.map())
    assert not of_kind(scene, "pair")
    told = [text.text for group, text, _ in boxes(scene) if group.kind == "text"]
    assert any(row.startswith("No two named voices") for row in told)
    assert Words()["standing unnamed"] not in told


def test_the_unnamed_are_compared_with_nobody_and_this_is_said() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    maker.speaker("a", "A")
    maker.claim("c", "C.", said("a", "denies"), said("unnamed"))
    scene = compose(maker.map())
    told = [text.text for group, text, _ in boxes(scene) if group.kind == "text"]
    assert any(row.startswith("No two named voices") for row in told)
    assert Words()["standing unnamed"] in told
    assert Words()["standing unnamed"] in TABLES["speakers"](view(maker.map()), Words()).notes


def test_one_voice_is_not_compared() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    maker.speaker("a", "A")
    maker.claim("c", "C.", said("a"))
    scene = compose(maker.map())
    assert {group.kind for group in scene.groups} == {
        "heading",
        "voice",
        "rule",
        "entry",
        "stance",
        "legend",
    }


def test_columns_stand_as_people_stand() -> None:
    maker = Maker("A map")
    maker.source("paper", "A paper")
    for id in ("a", "b", "c"):
        maker.speaker(id, id)
    for id in ("x", "y"):
        maker.claim(id, id, said("a"), said("c"))
    maker.claim("z", "z", said("b"))
    heads = sorted(of_kind(compose(maker.map()), "voice"), key=lambda group: group.x)
    assert [group.title for group in heads] == ["a", "c", "b"]


def test_filters_apply() -> None:
    scene = compose(harbour(), Filters(speaker=("state",)))
    assert [group.id for group in of_kind(scene, "entry")] == ["a", "d"]
    assert sorted(group.id or "" for group in of_kind(scene, "voice")) == ["state", "town", "weiss"]
    heading = " ".join(text.text for group, text, _ in boxes(scene) if group.kind == "heading")
    assert "2 of the map’s 5 cards" in heading


def test_a_click_leads_to_the_entry() -> None:
    scene = compose(harbour())
    leads = {
        kind: [dict(group.data).get("entry") for group in of_kind(scene, kind)]
        for kind in ("voice", "entry", "section", "standing")
    }
    assert leads["voice"] == ["weiss", "town", "state", "paper", "paper"]
    assert leads["entry"] == ["a", "b", "c", "d", "e"]
    assert leads["section"] == ["s"]
    assert leads["standing"] == ["weiss", "town", "state", "paper"]
    assert all("entry" in dict(group.data) for group in of_kind(scene, "stance"))


def test_nobody_speaks() -> None:
    maker = Maker("A map")
    maker.claim("c", "C.")
    with pytest.raises(NothingToShow, match="nobody speaks") as raised:
        compose(maker.map())
    assert "`said by: SPEAKER in SOURCE`" in raised.value.help
    with pytest.raises(NothingToShow, match="nobody speaks"):
        TABLES["speakers"](view(maker.map()), Words())


@pytest.mark.parametrize("language", languages())
def test_every_language(language: str) -> None:
    scene = compose(made(5, 9), words=Words(language))
    check_texts(scene, MARGIN)
    assert scene.title.startswith(Words(language)["speakers title"])


def test_the_table() -> None:
    table = TABLES["speakers"](view(harbour()), Words())
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["who"] for row in rows] == [
        "Anna Weiss",
        "The town",
        "The state",
        "The Paper",
        "Somebody unnamed",
    ]
    assert rows[0]["asserts"] == "The state is to pay. · The state promised to pay. (via The town)"
    assert rows[0]["agrees with"] == "The town (2)"
    assert rows[1]["stands against"] == "The state (1); The Paper (1)"
    assert rows[3]["what they are"] == "in its own voice"
    assert rows[2]["denies"] == "The state is to pay."
    assert rows[3]["doubts"] == "The town is poor."
    assert rows[4]["agrees with"] == rows[4]["stands against"] == ""
    assert len(table.notes) == 3
    assert table.notes[-1] == Words()["standing unnamed"]


def test_golden() -> None:
    drawn = draw(compose(harbour()), "svg").data
    if os.environ.get("ARGMAP_GOLDEN"):
        GOLDEN.write_bytes(drawn)
    assert drawn == GOLDEN.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"


def test_the_command_and_the_view_draw_the_same(tmp_path: Path) -> None:
    path = str(Path(__file__).parents[2] / "maps" / "tutorial" / "thirty-lines")
    done = [
        CliRunner().invoke(speakers, [path, "-o", str(tmp_path / "a.svg")]),
        CliRunner().invoke(render, [path, "--view", "speakers", "-o", str(tmp_path / "b.svg")]),
    ]
    assert [one.exit_code for one in done] == [0, 0], done
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


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
    check_texts(scene, MARGIN)


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
