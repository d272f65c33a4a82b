"""The words of pictures in each language: the table is whole, and pictures use nothing else."""

import ast
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import AT, Maker, city_centre, confidence, everything, likelihood, said
from test_scene import check

import argmap
from argmap.cli.render import _LANGUAGES
from argmap.cli.render import render as command
from argmap.graph.view import Filters, view
from argmap.model import Date, Quote
from argmap.render import Look, NothingToShow, Words, find, languages, render
from argmap.render.card import card
from argmap.render.dates import in_words, moment
from argmap.render.page import SCALES
from argmap.render.scene import Text
from argmap.render.views import PICTURES
from argmap.render.wiring import PASSIVE, phrase
from argmap.render.wording import Wording
from argmap.render.words import _table, first_upper

ROWS = _table()
CHOICES = {"by": {"of", "when"}}
"""Rows in which each language takes one of several forms of the same thing."""
FOREIGN = [language for language in languages() if language != "en"]


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


# The table


def test_every_row_has_every_language():
    for label, row in ROWS.items():
        assert tuple(row) == languages(), label
        assert all(text.strip() for text in row.values()), label


def test_all_languages_of_a_row_have_the_same_places():
    for label, row in ROWS.items():
        wanted = places(row["en"])
        for language, text in row.items():
            for form in text.split("|"):
                found = places(form)
                allowed = found <= CHOICES.get(label, set()) and len(found) == 1
                assert found == wanted or allowed, (label, language, form)


def test_counted_nouns_have_the_plural_forms_of_their_language():
    counted = {label for label, row in ROWS.items() if "|" in row["en"] and "{n}" in row["en"]}
    assert {"cards", "links", "more-voices", "many evidence"} <= counted
    for language in languages():
        locale = Locale.parse(Words(language).locale)
        wanted = len({locale.plural_form(number) for number in range(1000)})
        for label in counted:
            forms = len(ROWS[label][language].split("|"))
            assert forms in (1, wanted), (label, language)  # one: where all are the same
    assert len(ROWS["cards"]["ru"].split("|")) == 3


@pytest.mark.parametrize(
    "label", [label for label in ROWS if label.startswith(("seasons", "months"))]
)
def test_lists_of_names_are_whole(label):
    for text in ROWS[label].values():
        assert len(text.split("|")) == (12 if label.startswith("months") else 4)


def test_every_relation_has_its_words_and_no_other_has():
    def link(relation, strength=None):
        maker = Maker()
        maker.link("a", relation, "b", strength=strength)
        return maker.links[0]

    wanted = {"premise of"}
    for relation in PASSIVE:
        for strength in (None, "strong", "weak"):
            for passive in (False, True):
                said_so = phrase(link(relation, strength), passive)
                wanted.add(said_so)
                if relation == "undercuts" and passive:
                    wanted |= {f"support {said_so}", f"attack {said_so}"}
    found = {label.removeprefix("relation ") for label in ROWS if label.startswith("relation ")}
    assert found == wanted


def _strings():
    """All texts in the package's code that could be labels, and patterns of those with braces."""
    plain, patterns, asked = set(), set(), set()
    folder = Path(argmap.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.add(_pattern(node))
            label = _asked(node)
            if label is not None:
                asked.add((_pattern(label), f"{path.name}:{node.lineno}"))
    for path in folder.rglob("*.js"):
        plain.update(re.findall(r"[\"'`]([^\"'`\n]+)[\"'`]", path.read_text(encoding="utf-8")))
    return plain, {one for one in patterns if len(re.sub(r"\.\+", "", one)) > 3}, asked


def _pattern(node):
    if isinstance(node, ast.Constant):
        return re.escape(node.value)
    return "".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values)


def _asked(node):
    """The label that a piece of code asks words for, where it stands there as text."""
    of, label = None, None
    if isinstance(node, ast.Subscript):
        of, label = node.value, node.slice
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("fill", "many", "forms")
        and node.args
    ):
        of, label = node.func.value, node.args[0]
    name = getattr(of, "attr", getattr(of, "id", ""))
    text = isinstance(label, ast.JoinedStr) or (
        isinstance(label, ast.Constant) and isinstance(label.value, str)
    )
    return label if name in ("words", "_words") and text else None


def test_the_code_asks_for_rows_that_there_are_and_no_row_is_left_over():
    plain, patterns, asked = _strings()
    assert len(asked) > 30
    missing = sorted(one for one in asked if not any(re.fullmatch(one[0], row) for row in ROWS))
    assert not missing
    whole = re.compile("|".join(sorted(patterns)))
    unused = [label for label in ROWS if label not in plain and not whole.fullmatch(label)]
    assert not unused


def test_the_command_offers_the_languages_of_the_table():
    assert languages() == _LANGUAGES


# Words


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'tlh'"):
        Words("tlh")
    with pytest.raises(KeyError):
        Words()["no such row"]


@pytest.mark.parametrize(
    ("language", "said_so"),
    [
        ("en", ["0 cards", "1 card", "2 cards", "21 cards"]),
        ("de", ["0 Elemente", "1 Element", "2 Elemente", "21 Elemente"]),
        ("fr", ["0 fiche", "1 fiche", "2 fiches", "21 fiches"]),
        ("es", ["0 tarjetas", "1 tarjeta", "2 tarjetas", "21 tarjetas"]),
        ("ru", ["0 карточек", "1 карточка", "2 карточки", "21 карточка"]),
    ],
)
def test_counted_nouns(language, said_so):
    words = Words(language)
    assert [words.many("cards", number) for number in (0, 1, 2, 21)] == said_so
    assert words.many("cards", 1_000_000).startswith("1000000 ")


@given(st.text(max_size=40), st.sampled_from(languages()))
def test_what_a_map_says_is_put_in_as_it_is(text, language):
    words = Words(language)
    assert text in words.quoted(text)
    assert words.named("{0}", text).startswith("{0}")
    assert words.named("{0}", text).endswith(text)


def test_only_the_first_letter_becomes_a_capital():
    assert [first_upper(one) for one in ("hedged", "élément", "HWL", "")] == [
        "Hedged", "Élément", "HWL", "",
    ]  # fmt: skip


# Dates

DATES = {
    "2006-06-01": (
        "1 June 2006", "1. Juni 2006", "1er juin 2006", "1 de junio de 2006", "1 июня 2006 г.",
    ),
    "2006-07-15": (
        "15 July 2006", "15. Juli 2006", "15 juillet 2006", "15 de julio de 2006",
        "15 июля 2006 г.",
    ),
    "2006-08": ("August 2006", "August 2006", "août 2006", "agosto de 2006", "август 2006 г."),
    "2006-21": (
        "spring 2006", "Frühjahr 2006", "printemps 2006", "primavera de 2006", "весна 2006 г.",
    ),
    "2006": ("2006", "2006", "2006", "2006", "2006 г."),
    "2006-07~": (
        "about July 2006", "ca. Juli 2006", "vers juillet 2006", "hacia julio de 2006",
        "около июля 2006 г.",
    ),
    "2006-07-01%": (
        "about 1 July 2006 (?)", "ca. 1. Juli 2006 (?)", "vers le 1er juillet 2006 (?)",
        "hacia el 1 de julio de 2006 (?)", "около 1 июля 2006 г. (?)",
    ),
    "../2006-06-01": (
        "by 1 June 2006", "spätestens am 1. Juni 2006", "au plus tard le 1er juin 2006",
        "a más tardar el 1 de junio de 2006", "не позднее 1 июня 2006 г.",
    ),
    "/2006-05": (
        "by May 2006", "spätestens im Mai 2006", "au plus tard en mai 2006",
        "a más tardar en mayo de 2006", "не позднее мая 2006 г.",
    ),
    "2006-22/..": (
        "since summer 2006", "ab Sommer 2006", "depuis l’été 2006", "desde el verano de 2006",
        "с лета 2006 г.",
    ),
    "2006-06-01/": (
        "since 1 June 2006", "ab 1. Juni 2006", "depuis le 1er juin 2006",
        "desde el 1 de junio de 2006", "с 1 июня 2006 г.",
    ),
    "199X": (
        "1990s", "1990er Jahre", "années 1990", "década de 1990", "1990-е годы",
    ),
    "-0043": ("44 BC", "44 v. Chr.", "44 av. J.-C.", "44 a. C.", "44 г. до н. э."),
    "2006-06/2006-07-02": (
        "June 2006 to 2 July 2006", "Juni 2006 bis 2. Juli 2006", "juin 2006 – 2 juillet 2006",
        "junio de 2006 – 2 de julio de 2006", "июнь 2006 г. – 2 июля 2006 г.",
    ),
}  # fmt: skip

MOMENTS = {
    "2006-06-01": (
        "on 1 June 2006", "am 1. Juni 2006", "le 1er juin 2006", "el 1 de junio de 2006",
        "1 июня 2006 г.",
    ),
    "2006-03": (
        "in March 2006", "im März 2006", "en mars 2006", "en marzo de 2006", "в марте 2006 г.",
    ),
    "2006-24": (
        "in winter 2006", "im Winter 2006", "en hiver 2006", "en el invierno de 2006",
        "зимой 2006 г.",
    ),
    "2006?": ("in 2006 (?)", "2006 (?)", "en 2006 (?)", "en 2006 (?)", "в 2006 г. (?)"),
    "2006~": ("about 2006", "ca. 2006", "vers 2006", "hacia 2006", "около 2006 г."),
    "../2006": (
        "by 2006", "spätestens 2006", "au plus tard en 2006", "a más tardar en 2006",
        "не позднее 2006 г.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_dates_in_words(date):
    made = tuple(in_words(date, Words(one)).replace("\u00a0", " ") for one in languages())
    assert made == DATES[date]


@pytest.mark.parametrize("date", MOMENTS)
def test_dates_as_an_answer_to_when(date):
    made = tuple(moment(date, Words(one)).replace("\u00a0", " ") for one in languages())
    assert made == MOMENTS[date]


@given(st.text(max_size=30), st.sampled_from(languages()))
def test_what_is_no_date_is_given_back(text, language):
    if not any(one.isdigit() for one in text) and "/" not in text:
        assert in_words(text, Words(language)) == moment(text, Words(language)) == text


# Pictures


def greek():
    """A map with all that argmap has words for, itself in Greek letters: all else is argmap's."""
    m = Maker("Ο χάρτης", date=Date(text="2006-07", earliest=None, latest=None))
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
    m.claim("απειλή", "Απειλή.", hedged, on=Date(text="2006-06-01", earliest=None, latest=None))
    m.claim("ανώνυμη", "Ανώνυμη.", said("unnamed", "πηγή", "indirect", stance="denies"))
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
    words = Words(language)
    months = [
        words.month(number, alone=alone) for number in range(1, 13) for alone in (True, False)
    ]
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
        try:
            scene = PICTURES[name](shown, mine, find())
        except NothingToShow:
            pytest.skip("the map has nothing for this view")
        for text in told(scene):
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
    assert f"{len(part.cards)} fiches sur 15 de la carte argumentative" in told(scene)


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
