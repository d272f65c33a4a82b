"""Vocabularies: what their lists find, and that a language is a file."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapkit import ROOT, write

from argmap.check import check
from argmap.rules import vocabularies as package
from argmap.rules.vocabularies import (
    Vocabulary,
    holding,
    lowered,
    pattern,
    vocabularies,
    vocabulary_of,
    words_of,
)

GERMAN = """
language = "de"
function_words = "der, die, das, und, ist, wird, nicht, ein, eine, den, dem, im, von, am, war"
shared_words = "die, am, war"
[hedges]
doubt = "wohl, vermutlich, wahrscheinlich"
hearsay = "angeblich"
kept = "vielleicht, dürfte"
[boosters]
added = "zweifellos"
same = "sicher"
[clauses]
breaks = "und"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With a second language, whose file has some of the lists alone."""
    folder = tmp_path / "vocabularies"
    folder.mkdir()
    shutil.copy(ROOT / "argmap/rules/vocabularies/en.toml", folder)
    (folder / "de.toml").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(package, "FOLDER", folder)
    vocabularies.cache_clear()
    yield
    monkeypatch.undo()
    vocabularies.cache_clear()


def _found(folder: Path, quote: str, claim: str) -> list[tuple[str, str]]:
    text = (
        f"source s: Ein Buch\n\nclaim c: {claim}\n  from: s\n  > {quote}\n"
        "\nclaim d: Die Brücke ist alt; der Fluss ist breit.\n  likelihood: likely\n"
    )
    path = write(folder, {"map.argmap": text}) / "map.argmap"
    rules = ["hedge-dropped", "booster-added", "number-added", "negation-dropped"]
    return [(one.rule, one.span.text) for one in check([path], select=rules).diagnostics]


@pytest.mark.usefixtures("german")
def test_a_language_is_a_file(tmp_path: Path) -> None:
    quote = "Die Brücke wird vermutlich im Sommer gesperrt"
    found = _found(tmp_path, quote, "Die Brücke wird im Sommer gesperrt.")
    assert found == [("hedge-dropped", "vermutlich")]
    assert _found(tmp_path, quote, "Die Brücke dürfte im Sommer gesperrt sein.") == []
    found = _found(tmp_path, "Der Brief ist eine Fälschung", "Der Brief ist zweifellos falsch.")
    assert found == [("booster-added", "zweifellos")]


@pytest.mark.usefixtures("german")
def test_english_is_found_as_before_beside_another_language(tmp_path: Path) -> None:
    quote = "The bridge will probably be closed in summer"
    assert _found(tmp_path, quote, "The bridge will be closed in summer.") == [
        ("hedge-dropped", "probably")
    ]


def test_other_languages_are_left_alone(tmp_path: Path) -> None:
    quote = "Die Brücke wird vermutlich im Sommer gesperrt"
    assert _found(tmp_path, quote, "Die Brücke wird im Sommer gesperrt.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Mann war in Berlin und die Frau will in Bonn so an sich.",
        "On a vu le roi me me no me as.",
        "Es probable que no me he visto a mi.",
        "Het was in de stad en hij had of wil.",
        "Вероятно, база закрыта.",
        "Kyrgyzstan",
        "",
    ],
)
def test_the_language_of_a_text_that_is_not_english(text: str) -> None:
    assert vocabulary_of(lowered(text)) is None


@pytest.mark.parametrize(
    "text", ["The base is closed.", "None of them had suffered from it.", "It would, he says."]
)
def test_the_language_of_a_text_that_is_english(text: str) -> None:
    found = vocabulary_of(lowered(text))
    assert found is not None
    assert found.language == "en"


def test_a_list_has_words_phrases_and_words_of_which_any_may_stand() -> None:
    made = Vocabulary({"language": "xx", "a": {"b": "one, is/are said to\nthree"}})
    assert made.list("a.b") == ["one", "is/are said to", "three"]
    assert made.list("a.c") == []
    assert made.words("a.b") == {"one", "said", "three"}
    find = made.pattern("a.b")
    assert [found[0] for found in find.finditer("one are  said to threefold three")] == [
        "one",
        "are  said to",
        "three",
    ]


def test_the_longest_phrase_is_found() -> None:
    assert pattern(["likely", "very likely", "like"]).findall("very likely, like") == [
        "very likely",
        "like",
    ]


@given(st.text())
def test_a_lowered_text_is_as_long_as_the_text(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_the_dotted_capital_i_moves_nothing() -> None:
    assert lowered("İstanbul MAY’VE") == "İstanbul may've"


def test_every_list_of_a_vocabulary_is_used_and_every_list_that_is_used_is_there() -> None:
    file = ROOT / "argmap/rules/vocabularies/en.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    english = Vocabulary(table)
    paths = (ROOT / "argmap/rules").rglob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    there = {
        f"{one}.{two}" for one, rows in table.items() if isinstance(rows, dict) for two in rows
    }
    for name in there - {"numbers.words"}:
        assert f'"{name}"' in code, f"{name} is not used"
    for name in table["numbers"]["words"]:
        assert f'"{name}"' in code, f"numbers.words.{name} is not used"
    for name in set(re.findall(r'"([a-z]+\.[a-z_]+)"', code)):
        if name.split(".")[0] in table:
            assert english.list(name) if name not in there else english._find(name), name


def test_every_word_of_a_list_is_in_small_letters_and_written_as_texts_are_read() -> None:
    english = next(one for one in vocabularies() if one.language == "en")
    text = (ROOT / "argmap/rules/vocabularies/en.toml").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    assert lowered(body) == body
    assert english.signs


def test_texts_that_hold_a_word_are_found_among_many() -> None:
    class Text:
        def __init__(self, words: str) -> None:
            self.words = words

    texts = [Text("It is PROBABLY so."), Text("It is so."), Text("")]
    assert holding(texts, ["probably", "perhaps"]) == texts[:1]
    assert holding(texts, ["perhaps"]) == []
    assert words_of("it's so-so") == ["it's", "so", "so"]
