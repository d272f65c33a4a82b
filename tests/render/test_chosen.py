"""What filters chose is said below the title of every view, and what was asked for is marked."""

import re

import pytest
from sample_maps import city_centre, everything

from argmap.graph.view import Filters, view
from argmap.model.dates import read_date
from argmap.render import Look, Words, find, languages
from argmap.render.cards.card import HEAVY, card
from argmap.render.parts.chosen import chosen
from argmap.render.scene import Rect
from argmap.render.usual import usual
from argmap.render.views import PICTURES
from argmap.render.words.wording import Wording

ALL = {
    "focus": (("h1",), "around “Closing the centre would save lives by cutting pollution”, up to"),
    "path": ((("r1", "t"),), "how “Shops will lose customers who come by car” bears on “The city"),
    "for_": (("r1",), "all that speaks for and against “Shops will lose customers who"),
    "kind": (("counterclaim", "evidence"), "only cards of the kind counterclaim, evidence"),
    "section": (("trade",), "only the section “Local trade”"),
    "speaker": (
        ("traders", "author"),
        "only what is said or passed on by Traders’ union, the",
    ),
    "source": (("air",), "only what stands in “Air quality report 2025”"),
    "since": (read_date("2023-09"), "since September 2023"),
}


@pytest.mark.parametrize("name", ALL)
def test_each_filter_in_words(name):
    value, said = ALL[name]
    shown = view(city_centre(), Filters(**{name: value}))
    (row,) = chosen(shown, Words())
    assert row.startswith(said)


@pytest.mark.parametrize("language", languages())
def test_every_view_says_it(language):
    words = Words(language)
    shown = view(everything(), Filters(for_=("pleases",)))
    (row,) = chosen(shown, words)
    for name in ("tree", "graph", "speakers", "sources"):
        scene = PICTURES[name](shown, Look(words=words), find())
        told = " ".join(one.text for one in scene.texts())
        assert re.split("[“«„]", row)[0] in told, name


def test_long_names_are_cut_and_many_are_counted():
    map = city_centre()
    map = map.model_copy(
        update={
            "entries": {
                **map.entries,
                "t": map.entries["t"].model_copy(update={"text": "word " * 2000}),
                "r1": map.entries["r1"].model_copy(update={"text": "字" * 10_000}),
            }
        }
    )
    shown = view(map, Filters(focus=("t", "r1", "h1", "h2", "h3")))
    (row,) = chosen(shown, Words())
    assert len(row) < 300
    assert "+\u20092" in row
    assert "word …”" in row


def test_nothing_is_said_of_a_whole_map_or_its_only_file():
    file = next(iter(city_centre().entries.values())).at.file
    assert chosen(view(city_centre()), Words()) == []
    assert chosen(view(city_centre(), Filters(files=(file,))), Words()) == []


def test_what_was_asked_for_has_a_heavy_border():
    shown = view(city_centre(), Filters(path=(("e1", "t"),)))
    heavy = {
        id
        for id in shown.cards
        for shape in card(Wording(shown, Words()), id, "full").shapes[:1]
        if isinstance(shape, Rect) and shape.stroke_width == HEAVY
    }
    assert heavy == {"e1", "t"}


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        ({}, "tree"),
        ({"files": ("argmap",)}, "tree"),
        ({"since": read_date("2000")}, "tree"),
        ({"for_": ("pleases",)}, "tree"),
        ({"question": ("q1",)}, "tree"),
        ({"question": ("q1",), "speaker": ("bekbalatov",)}, "graph"),
        ({"speaker": ("bekbalatov",)}, "graph"),
        ({"focus": ("q1",)}, "graph"),
        ({"path": (("loyal", "q1"),)}, "graph"),
        ({"kind": ("question", "claim")}, "graph"),
        ({"section": ("motives",)}, "graph"),
    ],
)
def test_a_tree_where_a_question_is_shown_or_something_is_argued_for(filters, name):
    map = everything()
    if "files" in filters:
        filters = {"files": (map.entries["q1"].at.file,)}
    assert usual(view(map, Filters(**filters))) == name


def test_the_usual_view_of_a_map_without_a_question():
    assert usual(view(city_centre())) == "graph"
