"""Dates in words, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render import Words, languages
from argmap.render.words.dates import in_words, moment

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
