"""The timeline."""

from __future__ import annotations

import os
import random
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_maps import Maker, said
from text_boxes import faults, text_boxes

from argmap.cli.render import render as command
from argmap.graph.timeline import Extent
from argmap.graph.view import view
from argmap.model import Date, Map, Source
from argmap.model.dates import read_date
from argmap.render import Look, NothingToShow, Scene, Words, languages
from argmap.render.output.drawing import draw
from argmap.render.parts.page import MARGIN
from argmap.render.scene import Group, Rect, Text
from argmap.render.scene import Path as Outline
from argmap.render.theme import ThemeName
from argmap.render.timeline.axis import Axis
from argmap.render.timeline.marks import ARROW, FADE, date_mark
from argmap.render.views import PICTURES, TABLES

GOLDEN = Path(__file__).with_name("golden") / "timeline.svg"
DATES = [
    "1917-11-07", "1991-08-19/1991-08-21", "2006-05", "2006-05-29?", "2006-06~", "2006-06-01",
    "2006-06-03%", "2006-06-10/..", "../2006-06-12", "2006-06-12~/2006-06-18", "2006-06-20",
    "2006-06-20", "2006-06-21", "2006-06-22", "2006-22",
]  # fmt: skip
TEXTS = [
    "Short.",
    "A longer text that needs some lines to be read in full by anybody who wants to read it.",
    "Договор был подписан в Бишкеке после долгих переговоров о цене аренды базы.",
    "ההסכם נחתם לאחר משא ומתן ארוך",
    "条约在长期谈判之后签署，双方都表示满意，但没有公布任何细节。",
    "<b>Bold</b> & \"Co\" 'x'",
    "i" * 10_000,
]


def on(text: str) -> dict[str, Date]:
    return {"on": read_date(text)}


def published(maker: Maker, id: str, title: str, date: str, **rest: str) -> None:
    maker.source(id, title, **rest)
    source = maker.entries[id]
    assert isinstance(source, Source)
    maker.entries[id] = source.model_copy(update={"published": read_date(date)})


def treaty(sections: bool = True) -> Map:
    """Dates of every sort, in lanes."""
    m = Maker("The road to the treaty", date=read_date("2006-07"))
    published(m, "paper", "A report on the treaty", "2006-06-30", publisher="The Paper")
    published(m, "book", "A history of the country", "1998?")
    m.speaker("eva", "Eva Müller")
    m.speaker("anna", "Анна Константинопольская")
    for number, date in enumerate(DATES):
        if sections and number % 4 == 0:
            m.section(f"s{number}", TEXTS[number // 4])
        make = m.evidence if number % 3 else m.claim
        speaker = ("eva", "anna", "author", "unnamed")[number % 4]
        make(f"e{number}", TEXTS[number % len(TEXTS)], said(speaker, "paper"), **on(date))
    m.claim("never", "It has no date.")
    for later, earlier in (("e12", "e5"), ("e11", "e10"), ("e5", "e0"), ("e0", "e1")):
        m.link(later, "updates", earlier)
    return m.map()


def many(count: int, days: int, lanes: int, seed: int = 1) -> Map:
    """A large map: so many events on so many days."""
    chance = random.Random(seed)
    m = Maker("Many events")
    for lane in range(lanes):
        m.section(f"s{lane}", f"Section {lane}")
        for number in range(count // lanes):
            date = read_date(f"2004-{1 + chance.randrange(days) // 28:02}").text
            if chance.random() < 0.8:
                date += f"-{1 + chance.randrange(days) % 28:02}"
            text = "Something happened. " * chance.randint(1, 6)
            m.evidence(f"e{lane}-{number}", text, **on(date))
            if number % 9 == 8:
                m.link(f"e{lane}-{number}", "updates", f"e{lane}-{chance.randrange(number)}")
    return m.map()


def compose(map: Map, **look: object) -> Scene:
    """The picture; it needs no engine."""
    return PICTURES["timeline"](view(map), Look(**look), None)  # type: ignore[arg-type]


def of_kind(scene: Scene, kind: str) -> list[Group]:
    return [group for group in scene.groups if group.kind == kind]


def words_of(scene: Scene) -> str:
    return " ".join(text for _, text in text_boxes(scene))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("detail", ["full", "brief", "ids"])
@pytest.mark.parametrize("sections", [True, False])
def test_nothing_overlaps_and_nothing_leaves_the_page(
    language: str, detail: str, sections: bool
) -> None:
    scene = compose(treaty(sections), words=Words(language), detail=detail)
    assert list(faults(scene, MARGIN)) == []


@pytest.mark.parametrize(
    ("count", "days", "lanes"),
    [(1000, 300, 8), (1000, 1, 1), (400, 28, 1), (60, 300, 50), (1, 1, 1)],
)
def test_large_maps_stay_usable(count: int, days: int, lanes: int) -> None:
    map = many(count, days, lanes)
    scene = compose(map)
    assert list(faults(scene, MARGIN)) == []
    assert {group.id for group in of_kind(scene, "event")} == {
        id for id in map.entries if id[0] == "e"
    }
    assert scene.height < 4 * scene.width + 1500
    ends = [
        max(shape.segments[-1][1][1] for shape in group.shapes if isinstance(shape, Outline))
        for group in of_kind(scene, "axis")
    ]
    for above, below in pairwise(ends):
        assert below - above > 300


def test_every_dated_entry_is_there_once_and_a_click_opens_it() -> None:
    scene = compose(treaty())
    events, sources = of_kind(scene, "event"), of_kind(scene, "source")
    assert sorted(group.id or "" for group in events) == sorted(f"e{n}" for n in range(len(DATES)))
    assert {group.id for group in sources} == {"paper", "book"}
    assert all(group.data == (("entry", group.id),) for group in [*events, *sources])
    assert all(group.title for group in [*events, *sources])
    ids = [(group.kind, group.id) for group in scene.groups if group.id]
    assert len(set(ids)) == len(ids)


def test_the_heading_and_a_note_count_what_has_no_date() -> None:
    scene = compose(treaty())
    assert "15 dated entries · 2 publications · 1 without a date, not shown" in words_of(scene)
    assert len(scene.notes) == 1
    assert "`on: 2006-07`" in scene.notes[0]
    assert scene.title == "Timeline: The road to the treaty"
    assert scene.description == "Timeline of 15 dated entries and 2 publications."


def test_each_event_has_its_date_in_words_and_where_it_is_said() -> None:
    words = words_of(compose(treaty(), words=Words("de")))
    for said_so in (
        "7. November 1917",
        "ca. Juni 2006",
        "spätestens am 12. Juni 2006",
        "ab 10. Juni",
    ):
        assert said_so in words
    assert "Beleg · The Paper, 30. Juni 2006" in words
    brief = words_of(compose(treaty(), detail="brief"))
    assert "The Paper" not in brief
    assert "Evidence" in brief


def test_marks_stand_where_the_axis_says_and_later_ones_further_right() -> None:
    m = Maker("Map")
    days = ["2006-06-01", "2006-06-02", "2006-06-10", "2006-07-01"]
    for day in days:
        m.claim(f"c{day}", "Text.", **on(day))
    marks = of_kind(compose(m.map()), "mark")
    xs = {group.title: group.x + group.shapes[0].x for group in marks}  # type: ignore[union-attr]
    places = [xs[name] for name in ("1 June 2006", "2 June 2006", "10 June 2006", "1 July 2006")]
    steps = [after - before for before, after in pairwise(places)]
    assert steps[1] == pytest.approx(8 * steps[0])
    assert steps[2] == pytest.approx(21 * steps[0])


def test_updates_lead_from_the_later_to_the_earlier() -> None:
    scene = compose(treaty())
    links = of_kind(scene, "link")
    assert {link.id for link in links} == {
        "e12 updates e5", "e11 updates e10", "e5 updates e0", "e0 updates e1",
    }  # fmt: skip
    assert words_of(scene).count("updates the earlier") == 1
    assert "updates" not in words_of(compose(many(3, 20, 1)))


def test_the_legend_has_what_is_there_and_nothing_else() -> None:
    def legend(*dates: str) -> list[str]:
        m = Maker("Map")
        for number, date in enumerate(dates):
            m.claim(f"c{number}", "Text.", **on(date))
        groups = of_kind(compose(m.map()), "legend")
        return [" ".join(s.text for s in g.shapes if isinstance(s, Text)) for g in groups]

    assert legend("2006-06-01") == ["on that day"]
    assert legend("2006-06") == ["some time in this span, or all of it"]
    assert legend("2006-06~") == ["some time in this span, or all of it", "about then"]
    assert legend("2006-06-01?") == ["on that day", "? uncertain"]
    assert legend("../2006") == ["by then; since when is open"]
    assert legend("2006/..") == ["from then on; until when is open"]
    assert legend("1917", "2006-06-01", "2006-06-02")[-1] == "left out on the axis: so much time"


def test_the_legend_says_what_the_colours_of_bars_mean_where_there_are_several() -> None:
    m = Maker("Map")
    m.evidence("e", "Text.", **on("2006-06-01"))
    m.claim("c", "Text.", **on("2006-06-02"))
    m.claim("d", "Text.", **on("2006-06-03"))
    m.link("d", "attacks", "c")
    scene = compose(m.map())
    found = {}
    for group in of_kind(scene, "legend"):
        bar, text = group.shapes[0], group.shapes[-1]
        if isinstance(bar, Rect) and isinstance(text, Text):
            found[text.text] = bar.fill
    bars = {
        group.id: shape.fill
        for group in of_kind(scene, "event")
        for shape in group.shapes[:1]
        if isinstance(shape, Rect)
    }
    assert found == {"claim": bars["c"], "evidence": bars["e"], "counterclaim": bars["d"]}
    assert len(set(found.values())) == 3


def test_a_text_that_is_cut_stands_whole_in_its_title() -> None:
    m = Maker("Map")
    m.claim("c", "A word. " * 500 + "The end.", **on("2006-06-01"))
    (event,) = of_kind(compose(m.map()), "event")
    assert event.title is not None
    assert event.title.endswith("The end.")


# Marks


def looks(extent: Extent, hollow: bool = False) -> object:
    """What a mark looks like without its colours."""
    mark = date_mark(extent, Axis([(0, 9)], 300, Words()), "ink", hollow)
    return tuple(
        (
            type(one).__name__,
            getattr(one, "dash", ()),
            one.fill == "page" if hasattr(one, "fill") else 0,
        )
        for one in mark.shapes
    )


def test_marks_differ_without_colour() -> None:
    extents = [
        Extent(2, 2), Extent(2, 6), Extent(2, 2, uncertain=True), Extent(2, 6, uncertain=True),
        Extent(2, 6, soft=(True, True)), Extent(2, 6, soft=(False, True)), Extent(None, 6),
        Extent(2, 2, soft=(True, True)),
    ]  # fmt: skip
    every = [looks(extent, hollow) for extent in extents for hollow in (False, True)]
    assert len(set(every)) == len(every)


def test_a_mark_covers_the_days_that_it_means() -> None:
    axis = Axis([(0, 99)], 1000, Words())
    bar = date_mark(Extent(10, 19), axis, "ink", False)
    assert (bar.left, bar.right) == (axis.x(10), axis.x(20))
    soft = date_mark(Extent(10, 19, soft=(True, False)), axis, "ink", False)
    assert (soft.left, soft.right) == (axis.x(10) - FADE, axis.x(20))
    before = date_mark(Extent(None, 19), axis, "ink", False)
    assert before.right - before.left > ARROW
    assert before.start == before.end == axis.x(19) + axis.day / 2
    after = date_mark(Extent(10, None), axis, "ink", False)
    assert after.start == after.end == axis.x(10) + axis.day / 2
    assert after.right > after.end + ARROW


# Any map


@given(
    st.lists(
        st.tuples(
            st.text(max_size=200),
            st.sampled_from([*DATES, "-0043", "Y-170000", "Y99999", "19XX", "199X", "0000-02"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.text(max_size=60),
)
@settings(max_examples=40)
def test_any_words_on_any_dates_make_a_picture(events: list[tuple[str, str]], name: str) -> None:
    m = Maker(name)
    published(m, "paper", name, "2006", publisher=name)
    m.section("s", name)
    for number, (text, date) in enumerate(events):
        m.claim(f"c{number}", text, said("author", "paper"), **on(date))
    scene = compose(m.map())
    ET.fromstring(draw(scene, "svg").data)
    assert list(faults(scene, MARGIN)) == []


def test_what_a_map_says_is_no_markup() -> None:
    m = Maker("<script>alert(1)</script>")
    published(m, "paper", "</svg><x>", "2006", publisher="<i>x</i>")
    m.section("s", "<i>Section</i>")
    m.claim("c", "<image href='x'/>&amp;\u202e\x00", said("author", "paper"), **on("2006"))
    root = ET.fromstring(draw(compose(m.map()), "svg").data)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "g", "text", "path", "circle"}


@pytest.mark.parametrize(("form", "theme"), [("svg", "light"), ("png", "dark"), ("pdf", "print")])
def test_the_same_map_gives_the_same_bytes(form: str, theme: ThemeName) -> None:
    pictures = {draw(compose(treaty()), form, theme).data for _ in range(2)}  # type: ignore[arg-type]
    assert len(pictures) == 1


def test_golden() -> None:
    drawn = draw(compose(treaty()), "svg").data
    if os.environ.get("ARGMAP_GOLDEN"):
        GOLDEN.write_bytes(drawn)
    assert drawn == GOLDEN.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"


# The table, and the command


def test_the_table_stands_by_time_over_all_lanes() -> None:
    table = TABLES["timeline"](view(treaty()), Words())
    assert table.columns == ("Date", "What", "Kind", "Section", "Source")
    assert all(len(row) == 5 for row in table.rows)
    assert table.rows[0] == (
        *("7 November 1917", "Short.", "Claim", "Short.", "The Paper, 30 June 2006"),
    )
    published = ("30 June 2006", "Published: A report on the treaty", "Source", "", "The Paper")
    assert published in table.rows
    dates = [row[0] for row in table.rows]
    assert dates.index("by 12 June 2006") < dates.index("20 June 2006")
    assert len(table.rows) == len(DATES) + 2
    assert table.notes == ("1 claim or piece of evidence has no date and is not shown.",)
    assert TABLES["timeline"](view(treaty(False)), Words("de")).columns[3] == "Sprecher"


def test_a_map_without_dates_says_how_to_give_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    m = Maker("Map")
    m.claim("c", "Text.")
    for show in (lambda: compose(m.map()), lambda: TABLES["timeline"](view(m.map()), Words())):
        with pytest.raises(NothingToShow) as why:
            show()
        assert "on: 2006-07" in why.value.help
    monkeypatch.chdir(tmp_path)
    (tmp_path / "argmap.toml").write_text("")
    (tmp_path / "a.argmap").write_text("claim c: It was so.\n  supports: d\nclaim d: So.\n")
    done = CliRunner().invoke(command, [".", "--view", "timeline"])
    assert done.exit_code == 2
    assert "`on: 2006-07`" in done.stderr


def test_the_command_draws_the_real_map(tmp_path: Path) -> None:
    map = Path(__file__).parents[2] / "maps" / "kyrgyzstan-2006"
    target = tmp_path / "when.svg"
    done = CliRunner().invoke(command, [str(map), "--view", "timeline", "-o", str(target)])
    assert done.exit_code == 0, done.output
    said_so = "".join(ET.parse(target).getroot().itertext())
    for words in ("24 March 2005", "spring 2006", "by 1 June 2006", "about July 2006", "Published"):
        assert words in said_so
