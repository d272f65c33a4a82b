"""The matrix of evidence and hypotheses."""

from __future__ import annotations

import os
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_maps import Maker, likelihood, said
from text_boxes import faults, text_boxes

from argmap.cli.render import render as command
from argmap.graph.consistency import PLAIN, STRONG, UNDERCUT, WEAK, Mark
from argmap.graph.view import Filters, view
from argmap.model import Map
from argmap.render import Look, NothingToShow, Scene, Words, languages
from argmap.render.matrix.marks import SIZE, drawn
from argmap.render.matrix.picture import AGAIN, BESIDE, ITEM, SIDE
from argmap.render.matrix.words import mark_words
from argmap.render.output.drawing import draw
from argmap.render.parts.page import MARGIN
from argmap.render.scene import Circle, Group, Rect, Text
from argmap.render.theme import THEMES, ThemeName, contrast
from argmap.render.views import PICTURES, TABLES

GOLDEN = Path(__file__).with_name("golden") / "matrix.svg"
TEXTS = [
    "Short.",
    "A longer text that needs some lines to be read in full by anybody who wants to read it.",
    "Договор был подписан в Бишкеке после долгих переговоров о цене аренды базы.",
    "ההסכם נחתם לאחר משא ומתן ארוך",
    "条约在长期谈判之后签署，双方都表示满意，但没有公布任何细节。",
    "<b>Bold</b> & \"Co\" 'x'",
    "i" * 10_000,
]
MARKS = [
    Mark("consistent", STRONG), Mark("consistent", PLAIN), Mark("consistent", WEAK),
    Mark("consistent", UNDERCUT), Mark("inconsistent", STRONG), Mark("inconsistent", PLAIN),
    Mark("inconsistent", WEAK), Mark("inconsistent", UNDERCUT), Mark("weakens", PLAIN),
    Mark("defends", PLAIN), Mark("consistent", PLAIN, "a + b -> h"),
    Mark("inconsistent", PLAIN, "a + b -> h"),
]  # fmt: skip


def bridge() -> Map:
    """One question with three hypotheses, and marks of every sort."""
    m = Maker("Who broke the bridge?")
    m.source("report", "A report on the bridge", publisher="The Council", grade="B")
    m.question("who", "Who broke the bridge?")
    m.claim("ice", "The ice broke it.", likelihood=likelihood("roughly even chance", 45, 55))
    m.claim("lorry", "A lorry broke it.", likelihood=likelihood("20-35%", 20, 35))
    m.claim("rust", "It rusted through.")
    for id in ("ice", "lorry", "rust"):
        m.link(id, "answers", "who")
    m.evidence("winter", "It fell in winter.", said("author", "report"), grade="2")
    m.evidence("cold", "The river was frozen.", said("author", "report"))
    m.evidence("tracks", "There were no tracks in the snow.", said("unnamed", "report"))
    m.evidence("brown", "The steel was brown.", said("author", "report"))
    m.evidence("paint", "It was painted last year.", said("author", "report"))
    m.claim("thick", "The ice was too thin.")
    m.claim("old", "The bridge was old.")
    m.link(("winter", "cold"), "supports", "ice")
    m.link("thick", "attacks", "cold")
    m.link("tracks", "attacks", "lorry", strength="strong")
    m.link("brown", "supports", "rust", strength="strong")
    m.link("brown", "attacks", "ice", strength="weak")
    hit = m.link("paint", "attacks", "rust")
    m.link(m.claim("thin", "The paint was thin."), "undercuts", hit)
    for id in ("ice", "lorry", "rust"):
        m.link("old", "supports", id)
    return m.map()


def large(hypotheses: int, items: int, questions: int = 1, seed: int = 1) -> Map:
    """Questions with so many hypotheses and items each, in texts of every sort."""
    chance = random.Random(seed)
    m = Maker("A large map")
    m.source("paper", "A paper", publisher="The Paper", grade="C")
    for q in range(questions):
        m.question(f"q{q}", "Which of them is it?")
        for h in range(hypotheses):
            likely = likelihood("roughly even chance", 45, 55) if h % 2 else None
            m.claim(f"h{q}-{h}", TEXTS[h % len(TEXTS)], likelihood=likely)
            m.link(f"h{q}-{h}", "answers", f"q{q}")
        for number in range(items):
            id = m.evidence(f"e{q}-{number}", TEXTS[number % len(TEXTS)], said("author", "paper"))
            for h in chance.sample(range(hypotheses), min(3, hypotheses)):
                relation = chance.choice(["supports", "attacks"])
                strength = chance.choice([None, "strong", "weak"])
                hit = m.link(id, relation, f"h{q}-{h}", strength=strength)
            if number and number % 5 == 0:
                before = f"e{q}-{number - 1}"
                m.link((id, before), "supports", f"h{q}-{number % hypotheses}")
                m.link(id, "attacks", before)
            if number % 7 == 0:
                m.link(m.claim(f"u{q}-{number}", "No."), "undercuts", hit)
    return m.map()


def compose(map: Map, filters: Filters | None = None, **look: object) -> Scene:
    """The picture; it needs no engine."""
    return PICTURES["matrix"](view(map, filters), Look(**look), None)  # type: ignore[arg-type]


def of_kind(scene: Scene, kind: str) -> list[Group]:
    return [group for group in scene.groups if group.kind == kind]


def words_of(scene: Scene) -> str:
    return " ".join(text for _, text in text_boxes(scene))


# Marks


def test_marks_differ_without_colour() -> None:
    looks = set()
    for mark in MARKS:
        shapes = drawn(mark).shapes
        looks.add(
            tuple(
                (
                    type(one).__name__,
                    getattr(one, "fill", None) == "page",
                    getattr(one, "segments", 0),
                )
                for one in shapes
            )
        )
    assert len(looks) == len(MARKS)


@pytest.mark.parametrize("theme", THEMES)
def test_marks_can_be_seen(theme: ThemeName) -> None:
    colours = THEMES[theme]
    for mark in MARKS:
        for shape in drawn(mark).shapes:
            if isinstance(shape, Circle | Rect):
                assert contrast(colours[shape.stroke or ""], colours.page) >= 4.5


def test_marks_stay_within_their_width() -> None:
    for mark in MARKS:
        one = drawn(mark)
        for shape in one.shapes:
            if isinstance(shape, Circle):
                assert 0 <= shape.x - shape.radius <= shape.x + shape.radius <= one.width
            elif isinstance(shape, Rect):
                assert 0 <= shape.x <= shape.x + shape.width <= one.width
    assert drawn(MARKS[0]).width > 2 * SIZE


@pytest.mark.parametrize("language", languages())
def test_every_mark_has_words_of_its_own(language: str) -> None:
    assert len({mark_words(mark, Words(language)) for mark in MARKS}) == len(MARKS)


# The picture


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("detail", ["full", "brief", "ids"])
def test_nothing_overlaps_and_nothing_leaves_the_page(language: str, detail: str) -> None:
    scene = compose(large(6, 14, 2), words=Words(language), detail=detail)
    assert list(faults(scene, MARGIN)) == []


@pytest.mark.parametrize(("hypotheses", "items"), [(2, 1), (2, 300), (13, 20), (50, 120)])
def test_large_maps_stay_usable(hypotheses: int, items: int) -> None:
    scene = compose(large(hypotheses, items))
    assert list(faults(scene, MARGIN)) == []
    assert scene.width < SIDE + BESIDE * 136 + 2 * MARGIN
    for column in {group.x for group in of_kind(scene, "bearing")}:
        assert MARGIN + SIDE <= column <= scene.width - MARGIN
    assert {group.id for group in of_kind(scene, "hypothesis")} - {None} == {
        f"h0-{number}" for number in range(hypotheses)
    }
    heads = sorted({group.y for group in of_kind(scene, "hypothesis")})
    rows = [group.y for group in of_kind(scene, "bearing")]
    for row in rows:
        assert min(row - y for y in heads if y < row) < AGAIN + 500


def test_marks_stand_in_the_row_of_their_item_and_the_column_of_their_hypothesis() -> None:
    scene = compose(bridge())
    heads = {group.id: group.x for group in of_kind(scene, "hypothesis")}
    column = heads["lorry"] - heads["ice"]
    items = {group.data: group.y for group in of_kind(scene, "text") if group.data}
    for group in of_kind(scene, "bearing"):
        number = int((group.title or "")[1])
        assert abs(group.x - list(heads.values())[number - 1]) < column / 2
        assert abs(group.y - items[group.data]) < 30


def test_what_marks_say() -> None:
    titles = {group.title for group in of_kind(compose(bridge()), "bearing")}
    for title in (
        "H1 · Consistent (only together with others): It fell in winter.",
        "H2 · Strongly inconsistent: There were no tracks in the snow.",
        "H3 · Inconsistent, but undercut: It was painted last year.",
        "H1 · Against a reason for it: The ice was too thin.",
        "H1 · Weakly inconsistent: The steel was brown.",
    ):
        assert title in titles
    assert len(titles) == 10


def test_the_sums_count_what_is_against_and_flag_what_has_least() -> None:
    sums = [
        [shape.text for shape in group.shapes if isinstance(shape, Text)]
        for group in of_kind(compose(bridge()), "sum")
    ]
    assert sums == [
        ["1", "1 weakly"],
        ["1", "1 strongly"],
        ["0", "and 1 undercut", "least against it"],
    ]


def test_what_is_alike_for_all_stands_last_under_words_that_say_so() -> None:
    scene = compose(bridge())
    order = [group.id or "alike" for group in scene.groups if group.kind in ("entry", "band")]
    assert order == ["brown", "tracks", "winter", "cold", "alike", "paint", "thick", "old"]


def test_a_text_that_is_cut_stands_whole_in_its_title() -> None:
    m = Maker("Map")
    m.question("q", "Why?")
    for id in ("a", "b"):
        m.link(m.claim(id, "Because."), "answers", "q")
    m.link(m.evidence("e", "A word. " * 500 + "The end."), "supports", "a")
    titles = [group.title or "" for group in of_kind(compose(m.map()), "text")]
    assert any(title.endswith("The end.") for title in titles)


def test_ids_are_there_once_and_a_click_opens_the_entry() -> None:
    scene = compose(large(30, 80, 2))
    ids = [(group.kind, group.id) for group in scene.groups if group.id]
    assert len(set(ids)) == len(ids)
    for group in scene.groups:
        if group.id:
            assert group.data == (("entry", group.id),)


def test_brief_has_no_sources_and_ids_have_no_texts() -> None:
    assert "Evidence · premise · The Council · B2" in words_of(compose(bridge()))
    brief = words_of(compose(bridge(), detail="brief"))
    assert "The Council" not in brief
    assert "It fell in winter." in brief
    ids = words_of(compose(bridge(), detail="ids"))
    assert "It fell in winter." not in ids
    assert "winter" in ids


def test_each_question_has_its_matrix_and_a_filter_chooses_one() -> None:
    map = large(3, 5, 2)
    assert [group.id for group in of_kind(compose(map), "question")] == ["q0", "q1"]
    one = compose(map, Filters(question=("q1",)))
    assert [group.id for group in of_kind(one, "question")] == ["q1"]
    assert one.description == "Matrix of 5 items of evidence and 3 hypotheses."


def test_what_the_view_leaves_out_is_told() -> None:
    scene = compose(bridge(), Filters(focus=("tracks", "who")))
    assert not any(text.text == "least against it" for text in scene.texts())
    (caution,) = (text for text in scene.texts() if text.text.startswith("A filter leaves out"))
    assert caution.text.startswith("A filter leaves out 6 items of evidence on this question.")
    assert (caution.style, caution.size) == ("bold", ITEM)


def test_the_legend_has_what_is_there_and_nothing_else() -> None:
    m = Maker("Map")
    m.question("q", "Why?")
    for id in ("a", "b"):
        m.claim(id, "Because.")
        m.link(id, "answers", "q")
    m.link(m.evidence("e", "E."), "supports", "a")

    def legend() -> list[str]:
        groups = of_kind(compose(m.map()), "legend")
        return [" ".join(s.text for s in g.shapes if isinstance(s, Text)) for g in groups]

    assert legend() == ["consistent"]
    m.link("e", "attacks", "b", strength="strong")
    assert legend() == ["consistent", "inconsistent", "double: strongly"]
    m.link(m.claim("u", "U."), "undercuts", "e -> a")
    assert "struck through: undercut, does not count" in legend()


# Any map


@given(
    st.lists(st.text(max_size=200), min_size=2, max_size=5),
    st.lists(
        st.tuples(st.text(max_size=200), st.sampled_from(["supports", "attacks"])),
        min_size=1,
        max_size=5,
    ),
)
@settings(max_examples=40)
def test_any_words_make_a_picture(names: list[str], items: list[tuple[str, str]]) -> None:
    m = Maker(names[0])
    m.question("q", names[0])
    for number, name in enumerate(names):
        m.claim(f"h{number}", name, likelihood=likelihood(name or "x", 10, 90))
        m.link(f"h{number}", "answers", "q")
    for number, (text, relation) in enumerate(items):
        m.link(m.evidence(f"e{number}", text), relation, f"h{number % len(names)}")
    scene = compose(m.map())
    ET.fromstring(draw(scene, "svg").data)
    assert list(faults(scene, MARGIN)) == []


@pytest.mark.parametrize(("form", "theme"), [("svg", "light"), ("png", "dark"), ("pdf", "print")])
def test_the_same_map_gives_the_same_bytes(form: str, theme: ThemeName) -> None:
    pictures = {draw(compose(bridge()), form, theme).data for _ in range(2)}  # type: ignore[arg-type]
    assert len(pictures) == 1


def test_golden() -> None:
    made = draw(compose(bridge()), "svg").data
    if os.environ.get("ARGMAP_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"


# The table, and the command


def test_the_table_says_the_same_in_words() -> None:
    table = TABLES["matrix"](view(bridge()), Words())
    assert table.columns == (
        "Item of evidence",
        "H1: The ice broke it. (roughly even chance)",
        "H2: A lorry broke it. (20-35%)",
        "H3: It rusted through.",
    )
    rows = {row[0]: row[1:] for row in table.rows}
    alike = "Tell no hypothesis from another"
    assert rows["The steel was brown."] == ("weakly inconsistent", "", "strongly consistent")
    assert rows["The bridge was old."] == ("consistent",) * 3
    assert rows["Inconsistent with it"] == (
        "1 (1 weakly)", "1 (1 strongly)", "0 (and 1 undercut); least against it",
    )  # fmt: skip
    assert [row[0] for row in table.rows][3:5] == ["The river was frozen.", alike]
    assert rows[alike] == ("",) * 3
    assert "Heuer" in table.notes[0]


def test_the_table_of_several_questions_names_each() -> None:
    table = TABLES["matrix"](view(large(3, 4, 2)), Words("de"))
    assert table.columns == ("Beleg", "H1 / H4", "H2 / H5", "H3 / H6")
    assert all(len(row) == 4 for row in table.rows)
    heads = [row for row in table.rows if row[0].startswith("Frage: ")]
    assert len(heads) == 2
    assert [row[1].partition(":")[0] for row in heads] == ["H1", "H4"]


@pytest.mark.parametrize(
    ("lines", "help"),
    [
        ("claim a: A.\n  supports: b\nclaim b: B.\n", "write `question ID: TEXT`"),
        ("question why: Why?\nclaim a: A.\n  answers: why\n", "write `answers: why` in two claims"),
        (
            "question why: Why?\nclaim a: A.\n  answers: why\nclaim b: B.\n  answers: why\n",
            "write `supports: a` or `attacks: a`",
        ),
    ],
)
def test_a_map_without_a_matrix_says_what_to_write(
    lines: str, help: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "argmap.toml").write_text("")
    (tmp_path / "a.argmap").write_text(lines)
    done = CliRunner().invoke(command, [".", "--view", "matrix"])
    assert done.exit_code == 2
    assert "nothing to compare" in done.stderr
    assert help in done.stderr


def test_the_table_raises_as_the_picture_does() -> None:
    m = Maker("Map")
    m.claim("a", "A.")
    with pytest.raises(NothingToShow):
        TABLES["matrix"](view(m.map()), Words())


def test_the_command_draws_the_real_map(tmp_path: Path) -> None:
    map = Path(__file__).parents[2] / "maps" / "kyrgyzstan-2006"
    target = tmp_path / "matrix.svg"
    done = CliRunner().invoke(command, [str(map), "--view", "matrix", "-o", str(target)])
    assert done.exit_code == 0, done.output
    titles = {element.text for element in ET.parse(target).getroot().iter() if element.text}
    price = "The threat applies if the United States does not agree to pay more."
    assert f"H1 · Weakly inconsistent: {price}" in titles
    assert f"H2 · Consistent (only together with others): {price}" in titles
