"""Where keys and values of a TOML file stand, and what is said of a file that is none."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from argmap.text import SourceText
from argmap.workspace.toml import TomlProblem, read_toml

WORDS = st.text("ab.\"'#=[]{},\\ é\n", max_size=5)
SCALARS = WORDS | st.integers(-9, 9) | st.booleans() | st.floats(0, 1) | st.datetimes()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(WORDS, VALUES, max_size=4)
LISTS = st.fixed_dictionaries({"overrides": st.lists(TABLES, min_size=1, max_size=3)})


def walked(value: Any, way: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Every value in a value, by the way to it."""
    found = {way: value} if way else {}
    if isinstance(value, dict):
        for key, part in value.items():
            found |= walked(part, (*way, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            found |= walked(part, (*way, number))
    return found


@given(TABLES | LISTS)
def test_the_text_at_the_place_of_a_value_is_the_value(table: dict[str, Any]) -> None:
    text = tomlkit.dumps(table)
    read, places = read_toml(SourceText("x.toml", text))
    assert read == tomllib.loads(text)
    for way, value in walked(read).items():
        if way in places.values and len(way) < 7:
            assert tomllib.loads(f"x = {places.values[way].text}") == {"x": value}
        else:
            assert isinstance(value, dict | list) or len(way) >= 7
        if len(way) < 7 and isinstance(way[-1], str) and way in places.values:
            ((key, _),) = tomllib.loads(f"{places.key(way).text} = 0").items()
            assert key == way[-1]


TEXT = '''# select = ["a"]
top."of all".words = ["x", 'y', """m"ul""ti""", [1, 2], {k = 1979-05-27 07:32:00, z.y = [ ]}]
[[overrides]]  # ] [[ "
files = [
  "a", # "b",
  'c',
]
severity.x = "error"
[overrides.more]
deep = true
[[overrides]]
"\\u0066iles" = []
[[overrides.inner]]
a = 1
[[overrides.inner]]
a = \'\'\'it's\'\'\'\'
'''


@pytest.mark.parametrize(
    ("way", "key", "value"),
    [
        (("top", "of all", "words", 1), "words", "'y'"),
        (("top", "of all", "words", 2), "words", '"""m"ul""ti"""'),
        (("top", "of all", "words", 4, "k"), "k", "1979-05-27 07:32:00"),
        (("top", "of all", "words", 4, "z", "y"), "y", "[ ]"),
        (("overrides", 0), "[[overrides]]", "[[overrides]]"),
        (("overrides", 0, "files", 1), "files", "'c'"),
        (("overrides", 0, "severity", "x"), "x", '"error"'),
        (("overrides", 0, "more"), "[overrides.more]", "[overrides.more]"),
        (("overrides", 0, "more", "deep"), "deep", "true"),
        (("overrides", 1, "files"), '"\\u0066iles"', "[]"),
        (("overrides", 1, "inner", 1, "a"), "a", "'''it's''''"),
        (("overrides", 1, "not there"), "[[overrides]]", "[[overrides]]"),
    ],
)
def test_places(way: tuple[str | int, ...], key: str, value: str) -> None:
    _, places = read_toml(SourceText("x.toml", TEXT))
    assert places.key(way).text == key
    assert places.value(way).text == value


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a = error\n", (1, 5), "no value can be read here"),
        ("a b\n", (1, 3), "an equals sign is missing"),
        ('a = "x" y\n', (1, 9), "something is left over"),
        ('\na = ["x" "y"]\n', (2, 10), "this list has no end"),
        ('a = "x\nb = 1\n', (1, 7), "these words have no end"),
        ('a = "x', (1, 6), "these words have no end"),
        ("a = 1\na = 2\n", (2, 1), "this key is given twice"),
        ("[a]\n[a]\n", (2, 1), "this table is given twice"),
        ("[a\n", (1, 3), "this head of a table has no end"),
        ("= 1\n", (1, 1), "this can't be read as TOML"),
        ("a = " + "[" * 100_000, (1, 1), "too deep"),
        ("a = " + "1" * 100_000, (1, 1), "too long"),
        (".".join(["a"] * 400_000) + " = 1", (1, 1), "too deep"),
        (".".join(['"a b"'] * 100_000) + " = 1", (1, 1), "too deep"),
    ],
)
def test_what_is_not_toml(text: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(TomlProblem) as problem:
        read_toml(SourceText("x.toml", text))
    assert words in problem.value.message
    assert (problem.value.span.line, problem.value.span.column) == place


@given(st.text("ab\"'=[]{}.,#\n 1\\-:T", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    source = SourceText("x.toml", f"{text}\n")
    try:
        table, places = read_toml(source)
    except TomlProblem:
        return
    assert table == tomllib.loads(source.text)
    assert all(span.text.strip() for span in places.values.values())
