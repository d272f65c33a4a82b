"""The table of words: whole in each language, used, and with the grammar of each."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from sample_maps import Maker

import argmap
from argmap.cli.options import LANGUAGES
from argmap.render import Words, languages
from argmap.render.graph.wiring import PASSIVE, phrase
from argmap.render.words import _table, first_upper
from argmap.render.words.dates import in_words

ROWS = _table()
CHOICES = {"by": {"of", "when"}}
"""Rows in which each language takes one of several forms of the same thing."""


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
    assert languages() == LANGUAGES


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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("5%", "30–45%", "2019 to 2023")),
        ("de", ("5\u00a0%", "30–45\u00a0%", "2019 bis 2023")),
        ("fr", ("5\u00a0%", "30–45\u00a0%", "2019 – 2023")),
        ("es", ("5\u00a0%", "30–45\u00a0%", "2019 – 2023")),
        ("ru", ("5\u00a0%", "30–45\u00a0%", "2019–2023\u00a0гг.")),
    ],
)
def test_percent_and_spans_of_years_are_written_as_the_language_does(language, said):
    words = Words(language)
    told = words.percent(5, 5), words.percent(30, 45), in_words("2019/2023", words)
    assert told == said
