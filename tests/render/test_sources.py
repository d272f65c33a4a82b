"""The picture and the table of the documents."""

from __future__ import annotations

import os
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import Maker, said
from sheet_geometry import HOSTILE, boxes, check_names, check_texts, frame_of, points

from argmap.check import check
from argmap.cli.render import render as command
from argmap.graph.documents import register
from argmap.graph.view import Filters, view
from argmap.model import Attribution, Map
from argmap.model.attribution import Verdict
from argmap.render import Look, NothingToShow, Words, languages
from argmap.render.lettering.fonts import width
from argmap.render.output.drawing import draw
from argmap.render.parts.page import MARGIN
from argmap.render.parts.signs import ANSWER, answer_mark
from argmap.render.scene import Group, Scene, Text
from argmap.render.sources import card as cards
from argmap.render.sources.trunks import LANES, Edge, trunks
from argmap.render.sources.trunks import draw as draw_trunks
from argmap.render.theme import THEMES, ThemeName
from argmap.render.views import PICTURES, TABLES

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("golden") / "sources.svg"


def compose(map: Map, filters: Filters | None = None, words: Words | None = None) -> Scene:
    """The picture; it needs no engine."""
    look = Look(words=words or Words())
    return PICTURES["sources"](view(map, filters), look, None)  # type: ignore[arg-type]


def quoted(speaker: str, source: str, verdict: str | None = "exact", **more: object) -> Attribution:
    one = said(speaker, source, quote="words", **more)  # type: ignore[arg-type]
    assert one.quote
    found = Verdict(verdict=verdict) if verdict else None  # type: ignore[arg-type]
    return one.model_copy(update={"quote": one.quote.model_copy(update={"verdict": found})})


def harbour() -> Map:
    """A wire report that two papers rest on, and a study that nobody cites."""
    m = Maker("Who is to pay for the harbour?")
    m.source(
        "wire",
        "Harbour closed after storm",
        "2025-05-04",
        publisher="The Wire",
        medium="news report",
        descriptor="An agency; its reporter was in the town.",
    )
    m.source(
        "gazette",
        "Harbour to stay closed",
        "2025-05-05",
        publisher="The Gazette",
        grade="C",
        cites=("wire",),
    )
    m.source("post", "Who pays?", publisher="The Post", grade="F", cites=("wire", "gazette"))
    m.source("study", "Cost of repair", "2025-06~", publisher="Harbour Office", grade="B")
    for id, name in (("weiss", "Anna Weiss"), ("ministry", "The ministry"), ("tass", "TASS")):
        m.speaker(id, name)
    m.question("q", "Who is to pay for the harbour?")
    m.section("who", "Who pays")
    m.claim("state", "The state is to pay.")
    m.claim("town", "The town is to pay.")
    m.claim("nobody", "Nobody is to pay.")
    for id in ("state", "town", "nobody"):
        m.link(id, "answers", "q")
    m.claim(
        "promised",
        "The minister promised to pay.",
        quoted("ministry", "wire", mode="act"),
        quoted("ministry", "post", "absent", mode="direct", via=("tass",)),
    )
    m.claim("denied", "There was a promise.", quoted("weiss", "gazette", stance="denies"))
    m.evidence(
        "cost",
        "The repair costs two million.",
        quoted("author", "study"),
        quoted("weiss", "gazette", "unchecked", mode="indirect"),
        quoted("unnamed", "gazette", mode="direct"),
    )
    m.claim("rich", "The state is rich.")
    m.link("promised", "supports", "state")
    m.link(("cost", "rich"), "supports", "state")
    m.link("cost", "supports", "town")
    return m.map("harbour")


def many(sources: int, speakers: int, claims: int) -> Map:
    """A map of many documents in several scripts, many of which cite others."""
    roll = random.Random(1)
    m = Maker("Who shelled the harbour warehouse?")
    names = ["Отчёт о ночи", "港口仓库遭袭", "ראיון עם מנהל הנמל", "Communiqué, with annexes " * 9]
    for n in range(sources):
        cites = tuple(f"s{roll.randrange(n)}" for _ in range(roll.randrange(4))) if n else ()
        m.source(
            f"s{n}",
            f"{roll.choice(names)} {n}",
            roll.choice([None, "2025-05", "../2025-06-01"]),
            publisher=roll.choice([None, "הארץ", "Reuters", "Новая газета"]),
            grade=roll.choice([None, "A", "F"]),
            medium=roll.choice([None, "video", "a long word for a medium " * 6]),
            descriptor=roll.choice([None, "What is known of it. " * 20]),
            cites=cites,
        )
    for n in range(speakers):
        m.speaker(f"p{n}", f"{roll.choice(names)} {n}")
    m.question("q", "Who?")
    for n in range(8):
        m.claim(f"h{n}", f"{roll.choice(names)} {n}")
        m.link(f"h{n}", "answers", "q")
    for n in range(claims):
        voices = [
            quoted(
                roll.choice(["author", "unnamed", f"p{roll.randrange(speakers)}"]),
                f"s{roll.randrange(sources)}",
                roll.choice(["exact", "near", "unchecked", None]),
                mode=roll.choice(["direct", "indirect", "act", "survey", None]),
                via=roll.choice([(), ("p0", "p1")]),
            )
            for _ in range(roll.randrange(4))
        ]
        m.claim(f"c{n}", f"{roll.choice(names)} {n}", *voices)
        m.link(f"c{n}", roll.choice(["supports", "attacks"]), f"h{roll.randrange(8)}")
    return m.map()


def hostile(text: str) -> Map:
    """A map that has a text in every place that reaches the picture."""
    m = Maker(text)
    rest = {"publisher": text, "medium": text, "grade": text, "descriptor": text}
    m.source("a", text, text, **rest)
    m.source("b", text, text, cites=("a",), **rest)
    m.source("c", text, text, cites=("a", "b"), **rest)
    m.speaker("p", text)
    m.question("q", text)
    m.claim("h", text)
    m.claim("u", text)
    m.link("h", "answers", "q")
    m.claim("x", text, quoted("p", "c", via=("p",), mode="direct"), quoted("author", "b"))
    m.link("x", "supports", "h")
    return m.map()


MAPS = [harbour(), many(40, 30, 120), *(hostile(text) for text in HOSTILE)]


def of_kind(scene: Scene, kind: str) -> list[Group]:
    return [group for group in scene.groups if group.kind == kind]


def texts(groups: list[Group]) -> list[str]:
    return [shape.text for group in groups for shape in group.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("map", MAPS)
def test_no_text_overlaps_another_or_leaves_its_column(map: Map) -> None:
    scene = compose(map)
    check_texts(scene, MARGIN)
    check_names(scene)
    frames = [frame_of(group) for group in of_kind(scene, "document")]
    for group, text, frame in boxes(scene):
        if group.kind in ("document", "quoted", "rests"):
            card = next(one for one in frames if one[1] <= group.y + 0.1 and group.y < one[3])
            columns = [(card[0] + left, card[0] + right) for left, right in cards.COLUMNS]
            assert any(a - 0.1 <= frame[0] and frame[2] <= b + 0.1 for a, b in columns), text
            assert card[1] < frame[1], text
            assert frame[3] < card[3], text


@pytest.mark.parametrize("map", MAPS)
def test_cards_stand_apart_and_no_line_runs_through_one(map: Map) -> None:
    scene = compose(map)
    frames = [frame_of(group) for group in of_kind(scene, "document") + of_kind(scene, "card")]
    for number, one in enumerate(frames):
        for other in frames[number + 1 :]:
            apart = one[3] < other[1] or other[3] < one[1] or one[2] < other[0] or other[2] < one[0]
            assert apart
    lines = of_kind(scene, "cites") + of_kind(scene, "head")
    edge = min(one[0] for one in frames)
    assert all(MARGIN - 6 < x <= edge + 0.1 for group in lines for x, _ in points(group))


@given(st.lists(st.lists(st.integers(0, 11), max_size=5), min_size=1, max_size=12))
def test_every_citation_has_a_line_of_its_own(cites: list[list[int]]) -> None:
    m = Maker("A map")
    m.claim("c", "C.")
    for n, others in enumerate(cites):
        m.source(f"s{n}", f"S{n}", cites=tuple(f"s{one}" for one in others))
    found = register(view(m.map())).documents
    order = [one.source.id for one in found]
    cited_by = {one.source.id: one.cited_by for one in found}
    made, undrawn = trunks(order, cited_by)
    assert undrawn == 0
    assert sorted(one.cited for one in made) == sorted(id for id, who in cited_by.items() if who)
    edges = {id: Edge(100.0 * n, 100.0 * n + 60) for n, id in enumerate(order)}
    pairs = {(id, one.cited) for one in made for id in one.citing}
    lines = draw_trunks(made, edges, 300.0, {pair: f"{pair}" for pair in pairs})
    assert sorted(g.title or "" for g in lines if g.kind == "cites") == sorted(map(str, pairs))
    spans: list[tuple[float, float, float, str]] = []
    for group in lines:
        ys = [y for x, y in points(group) if x < 299.9 - 8]
        x = min(x for x, _ in points(group))
        if group.kind == "cites" and max(ys) > min(ys):
            spans.append((x, min(ys), max(ys), (group.title or "").split("', '")[1]))
    for number, (x, top, low, cited) in enumerate(spans):
        for other_x, other_top, other_low, other in spans[number + 1 :]:
            if abs(x - other_x) < 4 and cited != other:
                assert top > other_low or other_top > low
    ends = [y for group in lines if group.kind == "cites" for x, y in points(group) if x > 299.9]
    assert len({round(y, 3) for y in ends}) == len(ends) / 2


def test_too_many_lines_are_told_in_words() -> None:
    m = Maker("A map")
    m.claim("c", "C.", said("author", "s0"))
    many = LANES + 6
    for n in range(many):
        m.source(f"s{n}", f"Source {n}")
    for n in range(many):
        m.source(f"t{n}", f"Citing {n}", cites=tuple(f"s{k}" for k in range(many)))
    scene = compose(m.map())
    assert scene.notes == (Words().many("sources undrawn", 6),)
    assert len(of_kind(scene, "head")) == LANES
    check_texts(scene, MARGIN)


def test_what_an_analyst_must_see() -> None:
    scene = compose(harbour())
    shown = {group.id: " ".join(texts([group])) for group in of_kind(scene, "document")}
    assert list(shown) == ["wire", "gazette", "post", "study"]
    assert "Common origin, 2 documents cite it: The Gazette; The Post" in shown["wire"]
    assert "No grade" in shown["wire"]
    assert "1 of 1 quote verified" in shown["wire"]
    assert "Cites The Wire; The Gazette" in shown["post"]
    assert "0 of 1 quote verified" in shown["post"]
    assert "Cited by The Post" in shown["gazette"]
    assert "2 of 3 quotes verified, 1 unchecked: no document to check against" in shown["gazette"]
    assert "No grade" not in shown["gazette"]
    voices = [" ".join(texts([group])) for group in of_kind(scene, "quoted")]
    assert "The ministry 1 direct · via TASS 1" in voices
    assert "Somebody unnamed 1 direct 1" in voices
    hypotheses = {group.id: " ".join(texts([group])) for group in of_kind(scene, "card")}
    assert "Rests on 5 statements in 4 documents" in hypotheses["state"]
    assert "Rests on no document" in hypotheses["nobody"]
    assert [group.id for group in of_kind(scene, "unfounded")] == ["nobody", "rich", "denied"]


def test_what_rests_on_no_document_stands_whole_in_its_title() -> None:
    m = harbour()
    long = "A word. " * 500 + "The end."
    nobody = m.entries["nobody"].model_copy(update={"text": long})
    scene = compose(m.model_copy(update={"entries": {**m.entries, "nobody": nobody}}))
    titles = [group.title or "" for group in of_kind(scene, "unfounded")]
    assert any(title.endswith("The end.") for title in titles)


def test_one_document_alone_is_flagged() -> None:
    m = Maker("A map")
    m.source("s", "Source", grade="A")
    m.source("t", "Another", grade="A")
    m.question("q", "What?")
    m.claim("h", "H.", said("author", "s"))
    m.link("h", "answers", "q")
    (card,) = of_kind(compose(m.map()), "card")
    assert "Rests on one document alone: 1 statement" in " ".join(texts([card]))
    assert "!" in texts([card])


def test_signs_say_it_without_colour() -> None:
    """In black and white, what is well and what is not differ by their shapes."""
    scene = compose(harbour())
    wire, _, _, study = of_kind(scene, "document")
    assert "!" in texts([wire])
    assert "?" in texts([wire])
    assert not {"!", "?"} & set(texts([study]))


def test_a_click_leads_to_the_entry() -> None:
    scene = compose(harbour())
    leads = {
        kind: {dict(group.data)["entry"] for group in of_kind(scene, kind)}
        for kind in ("document", "quoted", "rests", "card", "unfounded")
    }
    assert leads["document"] == {"wire", "gazette", "post", "study"}
    assert leads["quoted"] == {"ministry", "weiss", "study", "gazette"}
    assert leads["rests"] == {"state", "town"}
    assert leads["card"] == {"state", "town", "nobody"}
    assert leads["unfounded"] == {"nobody", "denied", "rich"}


def test_the_legend_has_what_is_there_and_nothing_else() -> None:
    m = Maker("A map")
    m.source("s", "Source", grade="A")
    m.claim("c", "C.", said("author", "s"))
    words = Words()
    plain = ["A", words["legend reliability"], words["sources key-other"]]
    assert texts(of_kind(compose(m.map()), "legend")) == plain
    whole = texts(of_kind(compose(harbour()), "legend"))
    for row in ("no-grade", "key-common", "key-cites", "key-direct", "key-indirect", "key-answer"):
        assert words[f"sources {row}"] in whole


def test_heads_stand_there_again_in_a_tall_picture() -> None:
    scene = compose(many(40, 30, 120))
    assert len(of_kind(scene, "heads")) > 2


def test_long_lists_are_counted_to_their_end() -> None:
    m = Maker("A map")
    m.source("s", "Source", grade="A")
    m.question("q", "What?")
    for n in range(30):
        m.speaker(f"p{n}", f"Person {n}")
        m.claim(f"h{n}", f"Hypothesis {n}.", said(f"p{n}", "s"))
        m.claim(f"u{n}", f"Unfounded {n}.")
        m.link(f"h{n}", "answers", "q")
    scene = compose(m.map())
    assert len(of_kind(scene, "rests")) == cards.ANSWERS
    assert "and 22 more voices: 22 statements" in texts(of_kind(scene, "quoted"))
    shown = texts(of_kind(scene, "text"))
    assert {"and 24 more", "and 6 more"} <= set(shown)
    assert len(of_kind(scene, "card")) == len(of_kind(scene, "unfounded")) == 24
    check_texts(scene, MARGIN)


@pytest.mark.parametrize("said", ["H1", "H12", "H100", "H12345"])
def test_a_hypothesis_fits_its_mark(said: str) -> None:
    _, text = answer_mark(said, 0, 0)
    assert isinstance(text, Text)
    assert width(text.text, text.style, text.size) <= ANSWER - 5


def test_hypotheses_have_the_numbers_that_they_have_in_the_matrix() -> None:
    (map,) = check([str(ROOT / "maps" / "kyrgyzstan-2006")]).maps
    numbers = {}
    for name in ("sources", "matrix"):
        scene = PICTURES[name](view(map), Look(), None)  # type: ignore[arg-type]
        kind = {"sources": "card", "matrix": "hypothesis"}[name]
        numbers[name] = {group.id: texts([group])[0] for group in of_kind(scene, kind)}
    assert numbers["sources"] == numbers["matrix"]
    assert numbers["matrix"]["pleases-moscow"] == "H1"


def test_one_document_alone_tells_nothing_where_the_map_has_one() -> None:
    m = Maker("A map")
    m.source("s", "Source", grade="A")
    m.question("q", "Why?")
    for id in ("a", "b"):
        m.link(m.claim(id, "Because.", said("author", "s")), "answers", "q")
    cards = " ".join(texts(of_kind(compose(m.map()), "card")))
    assert "Rests on 1 statement in 1 document" in cards
    assert "alone" not in cards
    assert "!" not in cards
    m.source("t", "Another", grade="A")
    cards = " ".join(texts(of_kind(compose(m.map()), "card")))
    assert cards.count("Rests on one document alone: 1 statement") == 2


def test_filters_apply() -> None:
    scene = compose(harbour(), Filters(speaker=("ministry",)))
    assert [group.id for group in of_kind(scene, "document")] == ["wire", "gazette", "post"]
    assert "1 of the map’s 8 cards" in " ".join(texts(of_kind(scene, "heading")))
    scene = compose(harbour(), Filters(speaker=("weiss",)))
    wire, gazette = of_kind(scene, "document")[:2]
    assert "Common origin, 2 documents cite it: The Gazette; The Post" in texts([wire])
    assert (wire.id, gazette.id) == ("wire", "gazette")
    assert len(of_kind(scene, "cites")) == 1


@pytest.mark.parametrize("language", languages())
def test_every_language(language: str) -> None:
    scene = compose(many(12, 9, 40), words=Words(language))
    check_texts(scene, MARGIN)
    assert scene.title.startswith(Words(language)["sources title"])


@pytest.mark.parametrize("filters", [Filters(), Filters(tag=("t",))])
def test_a_map_without_documents_says_what_to_write(filters: Filters) -> None:
    m = Maker("A map")
    m.claim("c", "C.", tags=("t",))
    with pytest.raises(NothingToShow, match="no document") as raised:
        compose(m.map(), filters)
    assert "`source ID: TITLE`" in raised.value.help
    with pytest.raises(NothingToShow, match="no document"):
        TABLES["sources"](view(m.map(), filters), Words())


def test_the_table() -> None:
    table = TABLES["sources"](view(harbour()), Words())
    assert all(len(row) == len(table.columns) for row in table.rows)
    wire, gazette, post, study = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    assert wire["document"] == "Harbour closed after storm"
    assert wire["published"] == "The Wire, 4 May 2025"
    assert (wire["grade"], gazette["grade"]) == ("No grade", "C")
    assert wire["cited by"] == "The Gazette; The Post"
    assert post["cites"] == "The Wire; The Gazette"
    assert post["who speaks in it"] == "The ministry: 1 statement (1 direct · via TASS)"
    assert study["quotes"] == "1 of 1 quote verified"
    assert study["what rests on it"] == (
        "3 claims and pieces of evidence; H1: The state is to pay. (1 statement); "
        "H2: The town is to pay. (1 statement)"
    )
    assert "H3: Nobody is to pay: Rests on no document" in table.notes
    (unfounded,) = (note for note in table.notes if note.startswith("3 claims"))
    assert unfounded.endswith("“Nobody is to pay” · “The state is rich” · “There was a promise”")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_map_says_is_no_markup(text: str) -> None:
    picture = draw(compose(hostile(text)), "svg").data
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(picture).iter()}
    assert names <= {"svg", "title", "desc", "rect", "g", "text", "path", "circle"}
    assert len(picture) < 600_000


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_same_map_gives_the_same_bytes(form: str, theme: ThemeName) -> None:
    pictures = {draw(compose(harbour()), form, theme).data for _ in range(2)}  # type: ignore[arg-type]
    assert len(pictures) == 1


def test_golden() -> None:
    drawn = draw(compose(harbour()), "svg").data
    if os.environ.get("ARGMAP_GOLDEN"):
        GOLDEN.write_bytes(drawn)
    assert drawn == GOLDEN.read_bytes(), "set ARGMAP_GOLDEN=1 to accept the new picture"


def test_the_real_map() -> None:
    map = check([str(ROOT / "maps" / "kyrgyzstan-2006")]).checked[0].map
    scene = compose(map)
    check_texts(scene, MARGIN)
    assert [group.id for group in of_kind(scene, "document")] == ["voa", "edm"]
    hypotheses = {group.id: " ".join(texts([group])) for group in of_kind(scene, "card")}
    assert "Rests on one document alone: 3 statements" in hypotheses["wants-money"]
    assert "42 of 42 quotes verified" in " ".join(texts(of_kind(scene, "document")))


def test_the_command(tmp_path: Path) -> None:
    output = tmp_path / "sources.svg"
    path = str(ROOT / "maps" / "tutorial" / "thirty-lines")
    done = CliRunner().invoke(command, [path, "--view", "sources", "-o", str(output)])
    assert done.exit_code == 0, done.output
    assert 'class="document" id="document-report"' in output.read_text(encoding="utf-8")
    bare = str(ROOT / "maps" / "tutorial" / "ten-lines")
    done = CliRunner().invoke(command, [bare, "--view", "sources", "-o", str(output)])
    assert done.exit_code == 2
    assert "write a source" in done.output
