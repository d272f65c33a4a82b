"""Pictures in each language: they fit, and say nothing in another."""

import re
import xml.etree.ElementTree as ET

import pytest
from babel import Locale
from click.testing import CliRunner
from sample_maps import AT, Maker, city_centre, confidence, everything, likelihood, said
from test_scene import check

from argmap.cli.render import render as command
from argmap.graph.view import Filters, view
from argmap.model import Quote
from argmap.model.dates import read_date
from argmap.render import Look, Words, find, languages, render
from argmap.render.cards.card import card
from argmap.render.parts.page import SCALES
from argmap.render.scene import Text
from argmap.render.views import PICTURES
from argmap.render.words import _table
from argmap.render.words.wording import Wording

ROWS = _table()
FOREIGN = [language for language in languages() if language != "en"]


def greek():
    """A map with all that argmap has words for, itself in Greek letters: all else is argmap's."""
    m = Maker("Ο χάρτης", date=read_date("2006-07"))
    m.source("πηγή", "Μία πηγή", "../2006-06-01", publisher="Εφημερίδα", grade="B")
    m.source("άλλη", "Άλλη πηγή", "2006-22~", author=("άννα",))
    for id, name in (("άννα", "Άννα"), ("νίκος", "Νίκος"), ("πρακτορείο", "Πρακτορείο")):
        m.speaker(id, name)
    m.question("ερώτηση", "Γιατί;")
    m.section("ένα", "Πρώτο μέρος")
    m.claim(
        "υπόθεση",
        "Επειδή.",
        said("άννα", "πηγή", "direct", "ναι", ("page 3", "pages 4-5", "paragraph 2", "line 7")),
        said("νίκος", "πηγή", "indirect", "όχι", stance="denies", via=("πρακτορείο",)),
        said("unnamed", "πηγή", "indirect", stance="doubts"),
        said("author", "πηγή", stance="denies"),
        likelihood=likelihood("30-45%", 30, 45),
        confidence=confidence("low", "μία πηγή"),
    )
    m.claim("άλλη-υπόθεση", "Αλλιώς.", confidence=confidence("moderate"))
    hedged = said("άννα", "άλλη", "act", "ίσως", ("section 2",))
    hedged = hedged.model_copy(update={"hedge": Quote(text="ίσως", at=AT)})
    m.claim("απειλή", "Απειλή.", hedged, on=read_date("2006-06-01"))
    unnamed = said("unnamed", "πηγή", "indirect", stance="denies")
    m.claim("ανώνυμη", "Ανώνυμη.", unnamed, on=read_date("2005-22~/2006-07"))
    m.evidence("στοιχείο", "Στοιχείο.", said("author", "άλλη", quote="έτσι"), grade="2")
    m.section("δύο", "Δεύτερο μέρος")
    m.assumption("παραδοχή", "Παραδοχή.")
    m.gap("κενό", "Κενό.")
    m.claim("φήμη", "Φήμη.", said("unnamed", mode="indirect"))
    m.claim("αναφορά", "Αναφορά.", said("νίκος", mode="indirect"))
    m.claim("μεσαία", "Μεσαία.", said("unnamed", mode="indirect"), confidence=confidence("high"))
    for number in range(1, 9):
        m.claim(f"γ{number}", "Λόγος.")
    m.argument("επιχείρημα", "Άρα.", ("γ1", "απειλή"), "υπόθεση", scheme="σημείο", strength="weak")
    m.argument("αντίθετο", "Όχι άρα.", ("γ3",), "υπόθεση", strength="strong", stance="against")
    m.link("υπόθεση", "answers", "ερώτηση")
    m.link("άλλη-υπόθεση", "answers", "ερώτηση")
    m.link("υπόθεση", "contradicts", "άλλη-υπόθεση")
    m.link(("γ4", "γ5"), "supports", "άλλη-υπόθεση", strength="strong")
    struck = m.link("στοιχείο", "attacks", "άλλη-υπόθεση", strength="weak")
    backed = m.link("απειλή", "supports", "υπόθεση", strength="weak")
    m.link("γ6", "undercuts", struck)
    m.link("μεσαία", "undercuts", backed, strength="strong")
    m.link("γ7", "undercuts", "επιχείρημα", strength="weak")
    m.link("ανώνυμη", "attacks", "γ8")
    m.link("υπόθεση", "assumes", "παραδοχή")
    m.link("κενό", "bears on", "άλλη-υπόθεση")
    m.link("γ6", "updates", "απειλή")
    m.link("γ7", "explains", "απειλή")
    m.link("γ8", "details", "απειλή")
    m.link("γ8", "corroborates", "στοιχείο")
    m.link("ξένη.α", "supports", "υπόθεση")
    other = Maker()
    other.claim("ξένη.α", "Ξένη.")
    return m.map().model_copy(update={"imported": other.entries})


def letters(text):
    """The words of a text in Latin letters."""
    return set(re.findall(r"[A-Za-z\u00c0-\u024f]+", text))


def own(language):
    """All Latin words that a picture may have in a language, in small letters."""
    names = Locale.parse(Words(language).locale).months
    kinds = [(context, width) for context in names for width in ("wide", "abbreviated")]
    months = [name for context, width in kinds for name in names[context][width].values()]
    said_so = " ".join([*(row[language] for row in ROWS.values()), *months, *SCALES.values()])
    return {one.lower() for one in letters(said_so)} | {"a", "b", "e", "f"}


def told(scene):
    """All that a scene tells, on it and about it."""
    titles = (group.title for group in scene.groups if group.title)
    return [*(text.text for text in scene.texts()), *titles, scene.title, scene.description]


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("name", PICTURES)
def test_pictures_have_no_other_words_than_the_languages_and_the_maps(name, language):
    shown = view(greek())
    for look in (Look(), Look(apart=False), Look(apart=True), Look(detail="brief")):
        mine = Look(detail=look.detail, apart=look.apart, words=Words(language))
        for text in told(PICTURES[name](shown, mine, find())):
            strange = {one.lower() for one in letters(text)} - own(language)
            assert not strange, text


def test_the_map_that_is_tested_with_shows_most_words():
    shown = view(greek())
    scenes = [PICTURES["graph"](shown, Look(apart=apart), find()) for apart in (True, False)]
    all_of_it = " ".join(text.lower() for scene in scenes for text in told(scene))
    kinds = ("kind ", "relation ", "stance ", "legend ", "confidence ", "locator ")
    rows = [label for label in ROWS if label.startswith(kinds)]
    missing = {
        label
        for label in rows
        if not all(part.lower() in all_of_it for part in re.split(r"\{\w+\}", ROWS[label]["en"]))
    }
    assert len(missing) < len(rows) / 6, missing


@pytest.mark.parametrize("language", FOREIGN)
def test_dot_has_no_english_left(language):
    dot = letters(render(view(greek()), "dot", Look(words=Words(language))).data.decode().lower())
    kept = {one.lower() for row in ROWS.values() for one in letters(row[language])}
    for label, row in ROWS.items():
        if label.startswith(("kind ", "relation ", "stance ", "confidence ")):
            for word in letters(row["en"]):
                if len(word) > 4 and word not in kept:
                    assert word not in dot, word


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("make", [city_centre, everything, greek])
def test_nothing_overflows_in_any_language(make, language):
    for look in (Look(words=Words(language)), Look(apart=True, words=Words(language))):
        check(PICTURES["graph"](view(make()), look, find()))


def test_a_description_counts_in_the_grammar_of_the_language():
    scene = PICTURES["graph"](view(city_centre()), Look(words=Words("ru")), find())
    assert scene.description == (
        "Карта аргументов: 15 карточек (11 утверждений, 4 свидетельства), 13 связей."
    )
    part = view(city_centre(), Filters(focus=("h1",)))
    scene = PICTURES["graph"](part, Look(words=Words("fr")), find())
    assert f"{len(part.cards)} fiches sur 15 de la carte argumentative" in " ".join(told(scene))


def rows(map, id, language):
    made = card(Wording(view(map), Words(language)), id, "full")
    return [shape.text for shape in made.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize(
    ("language", "label", "quote", "hedge", "sure"),
    [
        ("en", "HYPOTHESIS", "“ναι”", "hedged: “ίσως”", "low confidence: μία πηγή"),
        ("de", "HYPOTHESE", "„ναι“", "unter Vorbehalt: „ίσως“", "geringe Konfidenz: μία πηγή"),
        ("fr", "HYPOTHÈSE", "« ναι »", "avec réserve : « ίσως »", "confiance faible : μία πηγή"),
        ("es", "HIPÓTESIS", "«ναι»", "con reservas: «ίσως»", "confianza baja: μία πηγή"),
        ("ru", "ГИПОТЕЗА", "«ναι»", "с оговоркой: «ίσως»", "низкая уверенность: μία πηγή"),
    ],
)
def test_a_card_in_each_language(language, label, quote, hedge, sure):
    made = rows(greek(), "υπόθεση", language)
    assert made[0] == label
    assert sure in [row.replace("\u00a0", " ") for row in made]
    found = next(row for row in made if "ναι" in row)
    assert found.replace("\u00a0", " ") == quote
    assert " " not in found, "the guillemets would be left alone at a line's end"
    assert hedge in [row.replace("\u00a0", " ") for row in rows(greek(), "απειλή", language)]


def test_voices_in_each_language():
    def voices(language):
        wording = Wording(view(greek()), Words(language))
        return [wording.voice(one) for one in wording.attributions("υπόθεση")]

    assert voices("en") == [
        "Said by Άννα",
        "Denied by Νίκος via Πρακτορείο",
        "Doubted by somebody unnamed",
        "Denied by the source itself",
    ]
    assert voices("de") == [
        "Geäußert von Άννα",
        "Bestritten von Νίκος über Πρακτορείο",
        "Bezweifelt von ungenannter Seite",
        "Bestritten von der Quelle selbst",
    ]
    assert voices("ru")[1:3] == [
        "Отрицает: Νίκος через: Πρακτορείο",
        "Ставит под сомнение: неназванное лицо",
    ]


def test_a_single_voice_that_is_not_named():
    assert "denied by somebody unnamed" in rows(greek(), "ανώνυμη", "en")
    assert "démenti par un tiers non nommé" in rows(greek(), "ανώνυμη", "fr")


def test_ids_keep_their_letters():
    m = Maker("T")
    m.claim("a", "A.")
    m.link("straße.b", "supports", "a")
    other = Maker()
    other.claim("straße.b", "B.")
    map = m.map().model_copy(update={"imported": other.entries})
    assert rows(map, "straße.b", "de")[0] == "BEHAUPTUNG · AUS straße"
    assert Wording(view(map), Words("de")).title("straße.b", "7") == (
        "Behauptung · aus straße 7: B."
    )


def test_words_of_the_scale_stay_as_the_map_has_them():
    m = Maker("T")
    m.claim("a", "A.", likelihood=likelihood("very likely", 80, 95))
    for language in languages():
        assert "very likely" in rows(m.map(), "a", language)


MAP = """\
map m: Η λίμνη

question q: Γιατί;

claim a: Επειδή.
  answers: q
  likelihood: 60-70%
"""


@pytest.mark.parametrize("language", FOREIGN)
def test_the_command_writes_in_the_language_that_is_asked_for(tmp_path, monkeypatch, language):
    (tmp_path / "m.argmap").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    arguments = [".", "--lang", language, "--view", "graph", "-o", "m.svg"]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    texts = {element.text for element in ET.parse(tmp_path / "m.svg").iter() if element.text}
    words = Words(language)
    assert {words["kind question"].upper(), words["hypothesis"].upper()} <= texts
    assert words["relation answers"] in texts
    assert words.fill("scale-words", scale="ICD 203") in texts


def test_the_command_names_its_languages():
    done = CliRunner().invoke(command, ["--lang", "la"])
    assert done.exit_code == 2
    assert all(f"'{language}'" in done.output for language in languages())
