"""What a card says: each voice with its own words, hedges, dates, reasons; and the legend."""

import pytest
from sample_maps import AT, Maker, confidence, everything, likelihood, said

from argmap.graph.view import view
from argmap.model import Date, Quote
from argmap.render import THEMES, Look, Words, compose, find, render
from argmap.render.cards.card import card
from argmap.render.scene import Rect, Text
from argmap.render.theme import contrast
from argmap.render.words.wording import Wording


def rows(map, id, detail="full"):
    """The lines of text on a card, from top to bottom."""
    made = card(Wording(view(map), Words()), id, detail)
    return sorted((s for s in made.shapes if isinstance(s, Text)), key=lambda s: (s.y, s.x))


def words(map, id, detail="full"):
    return [row.text for row in rows(map, id, detail)]


def hedged(one, text):
    return one.model_copy(update={"hedge": Quote(text=text, at=AT)})


def date(text):
    return Date(text=text, earliest=None, latest=None)


def dam():
    m = Maker("The dam")
    m.speaker("weiss", "Anna Weiss")
    m.speaker("people", "Inhabitants")
    m.source("report", "A report", publisher="Dam office", published="2024-05", author=("weiss",))
    return m


def legend(map):
    scene = compose(view(map), Look(), find())
    return [
        shape.text
        for group in scene.groups
        if group.kind == "legend"
        for shape in group.shapes
        if isinstance(shape, Text)
    ]


def test_each_voice_stands_before_its_own_words():
    m = dam()
    m.claim(
        "a",
        "It leaks.",
        said("weiss", "report", "direct", "it leaks", ("page 3",)),
        said("people", stance="denies"),
        said("unnamed", "report", "indirect", "nobody knows", stance="doubts", via=("people",)),
    )
    assert words(m.map(), "a") == [
        "CLAIM",
        "It leaks.",
        "Said by Anna Weiss",
        "“it leaks”",
        "Dam office, May 2024, page 3",
        "Denied by Inhabitants",
        "Doubted by somebody",
        "unnamed via Inhabitants",
        "“nobody knows”",
        "Dam office, May 2024",
    ]
    at = {row.text: row.y for row in rows(m.map(), "a")}
    inside = at["“it leaks”"] - at["Said by Anna Weiss"]
    assert at["Denied by Inhabitants"] - at["Dam office, May 2024, page 3"] > inside + 4


def test_the_voices_of_a_card_are_apart_in_dot_too():
    m = dam()
    m.claim("a", "It leaks.", said("weiss", quote="it leaks"), said("people", stance="denies"))
    text = render(view(m.map()), "dot").data.decode()
    assert text.index("Said by Anna Weiss") < text.index("“it leaks”") < text.index("Denied by")


def test_a_single_voice_stands_beside_the_kind():
    m = dam()
    m.claim("a", "It leaks.", said("people", "report", "direct", "no", stance="denies"))
    assert words(m.map(), "a")[:3] == ["CLAIM", "denied by Inhabitants", "It leaks."]
    m.claim("b", "It does.", said("author", stance="denies"))
    assert "denied by the source itself" in words(m.map(), "b")


def test_a_hedge_follows_the_quote():
    m = dam()
    m.claim("a", "It leaks.", hedged(said("weiss", "report", "direct", "it may"), "may"))
    said_by = words(m.map(), "a")
    assert said_by[said_by.index("“it may”") + 1] == "hedged: “may”"
    assert not any("hedged" in row for row in words(m.map(), "a", "brief"))


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("2024-05-17", "on 17 May 2024"),
        ("2024-05", "in May 2024"),
        ("2024-21", "in spring 2024"),
        ("2024~", "about 2024"),
        ("2024?", "in 2024 (?)"),
        ("../2024-05-01", "by 1 May 2024"),
        ("2023/2024", "2023 to 2024"),
        ("-0043", "in 44 BC"),
        ("Y-170000", "in 170,001 BC"),
    ],
)
def test_the_date_of_what_a_card_speaks_of(on, shown):
    m = dam()
    m.claim("a", "It leaks.", said("weiss"), on=date(on))
    assert words(m.map(), "a") == ["CLAIM", shown, "Anna Weiss", "It leaks."]
    assert shown not in words(m.map(), "a", "brief")


def test_an_act_is_named_and_explained():
    m = dam()
    m.claim("a", "They will sue.", said("people", mode="act"))
    assert "Inhabitants · act" in words(m.map(), "a")
    assert "act" in legend(m.map())


def test_the_reason_of_a_confidence_takes_two_rows_at_most():
    m = dam()
    m.claim("a", "It leaks.", confidence=confidence("low", "one origin"))
    m.claim("b", "It leaks.", confidence=confidence("low", "one origin " * 30))
    m.claim(
        "c",
        "It leaks.",
        likelihood=likelihood("likely", 55, 80),
        confidence=confidence("moderate", "few measurements"),
    )
    assert "low confidence: one origin" in words(m.map(), "a")
    long = [row for row in words(m.map(), "b") if "origin" in row]
    assert len(long) == 2
    assert long[1].endswith(" …")
    assert "moderate confidence: few measurements" in words(m.map(), "c")
    assert "low confidence" in words(m.map(), "b", "brief")


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_on_the_main_card_can_be_read(theme):
    m = dam()
    m.claim(
        "t",
        "It leaks.",
        hedged(said("weiss", "report", "direct", "it leaks"), "may"),
        said("people", "report", "act", "it does", stance="denies"),
        confidence=confidence("low", "one origin"),
        on=date("2024"),
    )
    m.claim("a", "Seen.")
    m.link("a", "supports", "t")
    for detail in ("full", "brief"):
        made = card(Wording(view(m.map()), Words()), "t", detail)
        assert made.look == "main"
        for shape in made.shapes:
            if isinstance(shape, Text):
                assert contrast(THEMES[theme][shape.fill], THEMES[theme].main) >= 5.8, shape
            elif isinstance(shape, Rect) and shape.width < 3:
                assert contrast(THEMES[theme][shape.fill], THEMES[theme].main) >= 3, shape


def test_cards_of_imported_maps_have_their_speakers_and_sources():
    other = Maker()
    other.speaker("budget.weiss", "Anna Weiss")
    other.source(
        "budget.paper",
        "A paper",
        publisher="Treasury",
        published="2024-05",
        grade="B",
        author=("budget.weiss",),
    )
    other.claim("budget.b", "B.", said("author", "budget.paper", "direct", "b", ("page 2",)))
    m = Maker("T")
    m.claim("a", "A.")
    m.link("budget.b", "supports", "a")
    made = m.map().model_copy(update={"imported": other.entries})
    assert words(made, "budget.b") == [
        "CLAIM · FROM budget",
        "Anna Weiss",
        "B.",
        "“b”",
        "Treasury, May 2024, page 2 · B",
    ]


@pytest.mark.parametrize(
    ("source", "item", "shown", "absent"),
    [("B", None, "B", "item’s"), (None, "2", "2", "source’s"), ("B", "2", "B2", "–")],
)
def test_the_legend_explains_a_grade_that_stands_in_the_picture(source, item, shown, absent):
    m = Maker("T")
    m.source("d", "D", grade=source)
    m.evidence("e", "E.", said("author", "d"), grade=item)
    said_by = legend(m.map())
    assert shown in said_by
    if absent != "–":
        assert not any(absent in text for text in said_by)


def test_the_legend_tells_the_dashes_of_reports_from_those_of_counterclaims():
    m = Maker("T")
    m.claim("a", "A.", said("unnamed", mode="indirect"))
    m.claim("b", "B.", said("unnamed", mode="indirect"))
    m.claim("c", "C.")
    m.link("b", "attacks", "a")
    m.link("c", "attacks", "b")
    m.link("a", "supports", m.claim("t", "T."))
    assert legend(m.map())[2:] == [
        "said by somebody unnamed",
        "counterclaim: speaks against another",
        "counterclaim of somebody unnamed",
    ]
    assert "reported in the source’s words" in legend(everything())


def test_in_brief_a_denial_is_named_and_only_like_voices_are_counted():
    m = Maker("m")
    for id, name in (("a", "Anna"), ("b", "Bo"), ("c", "Cy"), ("d", "Di"), ("e", "Ed")):
        m.speaker(id, name)
    m.claim("x", "So it is.", said("unnamed"), said("a", stance="denies"), said("b"))
    m.claim("y", "So it was.", *(said(one, stance="denies") for one in "abcde"), said("unnamed"))
    m.claim("z", "So it may be.", said("a", stance="doubts"), said("b", stance="denies"))
    shown = words(m.map(), "x", "brief")
    assert {"unnamed", "and 1 more voice", "Denied by Anna"} <= set(shown)
    assert "Denied by Anna, Bo, Cy, +\u20092" in words(m.map(), "y", "brief")
    assert {"doubted by Anna", "Denied by Bo"} <= set(words(m.map(), "z", "brief"))
