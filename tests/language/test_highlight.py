"""Every word of the language has its colour, in Pygments and in editors alike."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from colours import TEXTS, by_pygments, given
from npm import package
from pygments.token import Token, _TokenType

from argmap.language.highlight import COLOURS, HEADINGS, PATHS, ArgmapLexer
from argmap.language.vocabulary import (
    KEYS,
    KINDS,
    MODES,
    RESERVED_SPEAKERS,
    key_words,
    relation_of,
    strength_of,
)

ROOT = Path(__file__).parents[2]
SAMPLE = """\
# argmap: ignore[unused-speaker, bad-date] he comes later
map m: A title: with a colon
  url: no key of a map
claim база-манас: It goes on
  over a line
  # a remark
  said by: putin via tass via author in voa, page 3, 00:12:30, direct
  denied by: unnamed in direct
  from: voa, pages 3-4
  > words: a + b -> c

  hedge: in his view
  strongly supported by: weak-at-home+x, other.y
  undercuts: a + c->b
  likelihood: 60-70%
  confidence: low, one origin
  on: ../2006-06-01
  of: iwpr
  suported by: x
  #MeToo
"""


def coloured(text: str) -> list[tuple[_TokenType, str]]:
    """The tokens of a text, blanks left out."""
    return [(token, part) for token, part in ArgmapLexer().get_tokens(text) if part.strip()]


def tokens(line: str) -> dict[str, _TokenType]:
    return {part.strip(): token for token, part in coloured(line)}


def is_a(colour: str) -> _TokenType:
    return COLOURS[colour].token


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str) -> None:
    found = tokens(f"{kind} some-id: Words.")
    assert found[kind] is is_a("kind")
    assert found["some-id"] is is_a("id")
    text = "heading" if kind in HEADINGS else "link" if kind in PATHS else "text"
    assert found["Words."] is is_a(text)


@pytest.mark.parametrize("word", key_words())
def test_keys(word: str) -> None:
    name, strength = strength_of(word)
    sayings = ("attribution", "origin", "hedge")
    key = "saying" if KEYS[name].form in sayings else "relation" if relation_of(name) else "key"
    found = tokens(f"  {word}: x")
    assert found[name] is is_a(key)
    if strength:
        assert found[word.split()[0]] is is_a("strength")


@pytest.mark.parametrize("word", key_words())
def test_keys_in_the_middle_of_text_are_text(word: str) -> None:
    assert coloured(f"  some {word}: x") == [(Token.Text, f"some {word}: x")]


@pytest.mark.parametrize("mode", MODES)
def test_modes(mode: str) -> None:
    assert tokens(f"  said by: x in y, {mode}")[mode] is is_a("mode")


@pytest.mark.parametrize("speaker", RESERVED_SPEAKERS)
def test_reserved_speakers(speaker: str) -> None:
    assert tokens(f"  said by: {speaker} in y")[speaker] is is_a("speaker")


def test_sample() -> None:
    of = {token: colour for colour, (token, _) in COLOURS.items() if colour != "arrow"}
    assert [(of[token], part.strip()) for token, part in coloured(SAMPLE)] == [
        ("comment", "#"),
        ("suppression", "argmap: ignore"),
        ("mark", "["),
        ("rule", "unused-speaker, bad-date"),
        ("mark", "]"),
        ("comment", "he comes later"),
        *head("map", "m", "heading", "A title: with a colon"),
        *body("key", "url", ("link", "no key of a map")),
        *head("claim", "база-манас", "text", "It goes on"),
        ("text", "over a line"),
        ("comment", "# a remark"),
        *body(
            "saying",
            "said by",
            ("reference", "putin"),
            ("word", "via"),
            ("reference", "tass"),
            ("word", "via"),
            ("speaker", "author"),
            ("word", "in"),
            ("reference", "voa"),
            ("mark", ","),
            ("locator", "page 3"),
            ("mark", ","),
            ("locator", "00:12:30"),
            ("mark", ","),
            ("mode", "direct"),
        ),
        *body(
            "saying", "denied by", ("speaker", "unnamed"), ("word", "in"), ("reference", "direct")
        ),
        *body("saying", "from", ("reference", "voa"), ("mark", ","), ("locator", "pages 3-4")),
        ("quote mark", ">"),
        ("quote", "words: a + b -> c"),
        *body("saying", "hedge", ("quote", "in his view")),
        ("strength", "strongly"),
        *body(
            "relation",
            "supported by",
            ("reference", "weak-at-home"),
            ("join", "+"),
            ("reference", "x"),
            ("mark", ","),
            ("reference", "other.y"),
        ),
        *body(
            "relation",
            "undercuts",
            ("reference", "a"),
            ("join", "+"),
            ("reference", "c"),
            ("join", "->"),
            ("reference", "b"),
        ),
        *body("key", "likelihood", ("percent", "60-70%")),
        *body("key", "confidence", ("value", "low"), ("text", ", one origin")),
        *body("key", "on", ("date", "../2006-06-01")),
        *body("key", "of", ("reference", "iwpr")),
        ("text", "suported by: x"),
        ("text", "#MeToo"),
    ]


def head(kind: str, id: str, colour: str, text: str) -> list[tuple[str, str]]:
    return [("kind", kind), ("id", id), ("mark", ":"), (colour, text)]


def body(colour: str, key: str, *value: tuple[str, str]) -> list[tuple[str, str]]:
    return [(colour, key), ("mark", ":"), *value]


@pytest.mark.parametrize(
    "name", ["grammar/argmap.tmLanguage.json", "editors/sublime/argmap.tmLanguage"]
)
def test_textmate_grammars_colour_as_pygments_does(name: str, needs: Callable[[str], str]) -> None:
    modules = package("vscode-textmate").parent
    package("vscode-oniguruma")
    done = subprocess.run(
        [needs("node"), Path(__file__).parent / "textmate.mjs", modules, ROOT / name],
        input=json.dumps(TEXTS),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    of = {f"{scope}.argmap": colour for colour, (_, scope) in COLOURS.items() if scope}
    for text, scopes in zip(TEXTS, json.loads(done.stdout), strict=True):
        colours = [[of.get(scope, "text") for scope in line] for line in scopes]
        found = given(text, colours[: len(text.splitlines())])
        for number, (theirs, ours) in enumerate(zip(found, by_pygments(text), strict=True)):
            assert theirs == ours, text.splitlines()[number]
